package publish

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/output"
)

func TestWhatTokensVouchForIsLeftUnseenUntilAFullLook(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	files := told(numbered(20, 1))
	publishInto(t, f, files)
	put(t, dir, "p/3/index.html", "tampered")
	remove(t, dir, "p/4")

	files[7] = told(numbered(8, 2))[7]
	r := trusting(t, f, files)
	got := tree(t, dir)
	if got["p/3/index.html"] != "tampered" || got["p/4/index.html"] != "" || got["p/7/index.html"] != "page 7, version 2" {
		t.Errorf("the folder holds %v", got)
	}
	if fmt.Sprint(r.Written) != "[p/7/index.html]" || r.Unchanged != 19 {
		t.Errorf("result %+v", r)
	}

	r = publishInto(t, f, files)
	wantClean(t, dir, files)
	if fmt.Sprint(r.Written) != "[p/3/index.html p/4/index.html]" || r.Unchanged != 18 {
		t.Errorf("result %+v", r)
	}
}

func TestAChangedFileIsRepairedAtOnceWhateverWasDoneToItsPlace(t *testing.T) {
	for name, damage := range map[string]func(dir string){
		"changed":       func(dir string) { put(t, dir, "p/3/index.html", "tampered") },
		"folder gone":   func(dir string) { remove(t, dir, "p/3") },
		"all gone":      func(dir string) { remove(t, dir, ".") },
		"manifest gone": func(dir string) { remove(t, dir, Manifest) },
		"ledger gone":   func(dir string) { remove(t, dir, ledgerPath) },
	} {
		dir := newDir(t)
		f := open(t, dir)
		files := told(numbered(20, 1))
		publishInto(t, f, files)
		damage(dir)
		files[3] = told(numbered(4, 2))[3]
		trusting(t, f, files)
		if wantClean(t, dir, files); t.Failed() {
			t.Fatal(name)
		}
	}
}

func TestATrustingPublishingThatKnowsNothingPublishesAll(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	trusting(t, f, told(small))
	wantClean(t, dir, small)
	f.Close()
	put(t, dir, "style.css", "tampered")
	trusting(t, open(t, dir), told(small))
	wantClean(t, dir, small)
}

// What is known of a path follows it wherever it comes to stand in the list, and nowhere else.
func TestListsOfPathsThatDiffer(t *testing.T) {
	was := told(outputOf("page a: 1", "page b: 2", "page c/d: 3", "page e: 1"))
	for name, c := range map[string]struct {
		next    []output.File
		written string
	}{
		"the same":               {was, ""},
		"reordered":              {told(outputOf("page e: 1", "page c/d: 3", "page a: 1", "page b: 2")), ""},
		"one more":               {told(outputOf("page a: 1", "page aa: 1", "page b: 2", "page c/d: 3", "page e: 1")), "aa"},
		"one less":               {told(outputOf("page a: 1", "page c/d: 3", "page e: 1")), ""},
		"one for another":        {told(outputOf("page a: 1", "page b: 2", "page c/e: 3", "page e: 1")), "c/e"},
		"tokens change places":   {told(outputOf("page a: 2", "page b: 1", "page c/d: 3", "page e: 1")), "a b"},
		"a token at a new path":  {told(outputOf("page a: 1", "page b: 2", "page c/d: 3", "page f: 1")), "f"},
		"a token moves and ends": {told(outputOf("page 0: 1", "page b: 1", "page c/d: 2", "page e: 3")), "0 b c/d e"},
		"a folder for a file":    {told(outputOf("page a/b: 1", "page b: 2", "page c: 3", "page e: 1")), "a/b c"},
		"none":                   {nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			f := open(t, dir)
			publishInto(t, f, was)
			r := trusting(t, f, c.next)
			if got := strings.Join(r.Written, " "); got != c.written {
				t.Errorf("wrote %q, want %q", got, c.written)
			}
			wantClean(t, dir, c.next)
			trusting(t, f, was)
			wantClean(t, dir, was)
		})
	}
}

func TestATrustingPublishingAfterAFailureAtAnyInstant(t *testing.T) {
	longUnderWine(t)
	for n, stopped := 0, true; stopped && !t.Failed(); n++ {
		dir := newDir(t)
		f := open(t, dir)
		trusting(t, f, told(outputs[0]))
		stopped = publishUntil(t, f, told(outputs[1]), &stopper{left: n, again: true})
		next := outputs[n%3]
		trusting(t, f, told(next))
		wantClean(t, dir, next)
	}
}

// Whatever changes, the manifest is the one that a clean build writes.
func TestTheManifestOfEditsIsThatOfACleanBuild(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	files := told(numbered(128, 0))
	trusting(t, f, files)
	for n, changed := range [][]int{{0}, {127}, {5, 6, 7}, {7, 6, 5}, {}, {0, 64, 127}, upTo(64), upTo(65), {9}} {
		for _, i := range changed {
			says := strings.Repeat("long ", (n*37+i)%300) // lengths of other numbers of digits
			files[i] = told([]output.File{text(files[i].Path, output.Page, says)})[0]
		}
		trusting(t, f, files)
		if wantClean(t, dir, files); t.Failed() {
			t.Fatalf("after change %d", n)
		}
	}
	next := Origin{Day: "2022-12-31", Version: "v2"}
	if _, err := f.PublishChanged(files, next); err != nil {
		t.Error(err)
	}
	if d, err := Verify(dir, files, next); len(d) > 0 || err != nil {
		t.Errorf("%v, %v", d, err)
	}
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func TestATrustingPublishingOfNothingNewTouchesNothing(t *testing.T) {
	f := open(t, newDir(t))
	publishInto(t, f, told(outputs[0]))
	var a acts
	f.root.Before = a.note
	if r := trusting(t, f, told(outputs[0])); len(a.all) > 0 || r.Unchanged != len(outputs[0]) {
		t.Errorf("acts %v, result %+v", a.all, r)
	}
}

// A page is in its place before a list is asked for, however long that takes, and before the manifest is begun.
func TestThePagesOfAnEditDoNotWaitForLists(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	files := told(outputOf("list export.json: 1", "page p: 1", "home index.html: 1"))
	trusting(t, f, files)
	files = told(outputOf("list export.json: 2", "page p: 2", "home index.html: 1"))
	export := files[0].Bytes
	files[0].Bytes = func([]byte) ([]byte, error) {
		if got := tree(t, dir)["p"]; got != "2" {
			t.Errorf("the page holds %q", got)
		}
		return export(nil)
	}
	var a acts
	f.root.Before = a.note
	trusting(t, f, files)
	wantInOrder(t, a.of("rename"), "p", "export.json", History, Manifest)
	wantClean(t, dir, outputOf("list export.json: 2", "page p: 2", "home index.html: 1"))
}
