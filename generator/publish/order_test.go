package publish

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// Three outputs that follow each other. Pages tell where they lead by "->". In the second, a task is gone, one is new and so is the
// list that leads to it; in the third, all of that changes again.
var outputs = [][]output.File{
	outputOf(
		"asset style.css: body{}",
		"copy 2022/files/old.pdf: %PDF",
		"page 2022/tasks/1/index.html: one ->style.css ->2022/files/old.pdf ->2022/tasks/2/index.html",
		"page 2022/tasks/2/index.html: two ->style.css ->index.html ->2022/files/old.pdf",
		"page 2022/tasks/3/index.html: three ->2022/tasks/1/index.html",
		"list 2022/index.html: ->2022/tasks/1/index.html ->2022/tasks/2/index.html ->2022/tasks/3/index.html ->feed.xml",
		"list feed.xml: ->2022/tasks/2/index.html",
		"home index.html: ->2022/index.html",
	),
	outputOf(
		"asset style.css: body{ }",
		"copy 2022/files/new.pdf: %PDF",
		"page 2022/tasks/1/index.html: one ->style.css ->2022/files/new.pdf ->2022/tasks/4/index.html",
		"page 2022/tasks/3/index.html: three ->2022/tasks/1/index.html",
		"page 2022/tasks/4/index.html: four ->2022/updates/2022-07/index.html ->2022/tasks/5/index.html",
		"page 2022/tasks/5/index.html: five ->style.css",
		"list 2022/updates/2022-07/index.html: ->2022/tasks/4/index.html",
		"list 2022/index.html: ->2022/tasks/1/index.html ->2022/tasks/3/index.html ->feed.xml",
		"list feed.xml: ->2022/tasks/4/index.html",
		"home index.html: ->2022/index.html ->feed.xml",
	),
	outputOf(
		"asset style.css: body{ }",
		"copy 2022/files/new.pdf: %PDF-3",
		"page 2022/tasks/1/index.html: one ->2022/files/new.pdf ->2022/tasks/2/index.html ->2022/tasks/4/index.html ->2022/tasks/5/index.html",
		"page 2022/tasks/2/index.html: two again ->2022/tasks/6/index.html",
		"page 2022/tasks/4/index.html: four ->2022/tasks/6/index.html",
		"page 2022/tasks/5/index.html: five ->2022/tasks/2/index.html",
		"page 2022/tasks/6/index.html: six ->2022/tasks/1/index.html",
		"list 2022/index.html: ->2022/tasks/1/index.html ->2022/tasks/2/index.html",
		"home index.html: ->2022/index.html",
	),
}

// wantNoDeadLinks fails if a link in reach of "/" leads nowhere.
func wantNoDeadLinks(t testing.TB, dir string) {
	t.Helper()
	seen := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		b, err := os.ReadFile(filepath.Join(dir, queue[0]))
		if err != nil {
			if queue[0] != "index.html" { // no "/", no site yet
				t.Errorf("a link leads nowhere: %v", err)
			}
			continue
		}
		for _, word := range strings.Fields(string(b)) {
			if to, ok := strings.CutPrefix(word, "->"); ok && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
}

// wantWhole fails if a file is not what one of the outputs says.
func wantWhole(t testing.TB, dir string, outputs ...[]output.File) {
	t.Helper()
	versions := map[string][]string{}
	for _, files := range outputs {
		for path, s := range texts(files) {
			versions[path] = append(versions[path], s)
		}
	}
	for path, s := range tree(t, dir) {
		if strings.Contains("/"+path, "/.") || strings.HasSuffix(path, "/") || isLast(path) {
			continue
		}
		if !slices.Contains(versions[path], s) {
			t.Errorf("%s holds %q", path, s)
		}
	}
}

func texts(files []output.File) map[string]string {
	all := map[string]string{}
	for i := range files {
		if files[i].Bytes != nil {
			b, _ := files[i].Bytes(nil)
			all[files[i].Path] = string(b)
			continue
		}
		var s strings.Builder
		new(disk.Root).Copy(&s, files[i].Open)
		all[files[i].Path] = s.String()
	}
	return all
}

// acts records what a Folder does to the disk.
type acts struct {
	mu  sync.Mutex
	all []string // "rename 2022/index.html"
}

func (a *acts) note(act, p string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.all = append(a.all, act+" "+p)
	return nil
}

func (a *acts) of(act string) []string {
	var paths []string
	for _, s := range a.all {
		if p, ok := strings.CutPrefix(s, act+" "); ok {
			paths = append(paths, p)
		}
	}
	return paths
}

// wantInOrder fails unless the groups of paths come one after the other; within a group, any order will do.
func wantInOrder(t *testing.T, got []string, groups ...string) {
	t.Helper()
	for i, group := range groups {
		want := strings.Fields(group)
		if len(got) < len(want) {
			t.Fatalf("group %d: got %v, want %v", i, got, want)
		}
		if slices.Sort(want); !slices.Equal(slices.Sorted(slices.Values(got[:len(want)])), want) {
			t.Fatalf("group %d: got %v, want %v", i, got, want)
		}
		got = got[len(want):]
	}
	if len(got) > 0 {
		t.Errorf("and then %v", got)
	}
}

func TestAFirstBuildEndsWithHomeAndTheManifest(t *testing.T) {
	f := open(t, newDir(t))
	var a acts
	f.root.Before = a.note
	publishInto(t, f, shuffled(outputs[0]))
	wantInOrder(t, a.of("rename"), ".gongshi/paths", "style.css 2022/files/old.pdf",
		"2022/tasks/1/index.html 2022/tasks/2/index.html 2022/tasks/3/index.html", "2022/index.html feed.xml", "index.html", History, "manifest.json")
}

func TestNewFilesComeBeforeChangedOnesAndRemovalsAtTheEnd(t *testing.T) {
	for _, process := range []string{"same", "new"} {
		t.Run(process+" process", func(t *testing.T) {
			f := open(t, newDir(t))
			publishInto(t, f, outputs[0])
			if process == "new" {
				f.Close()
				f = open(t, f.root.Path)
			}
			var a acts
			f.root.Before = a.note
			publishInto(t, f, shuffled(outputs[1]))
			wantInOrder(t, a.of("rename"), ".gongshi/paths",
				"2022/files/new.pdf", "2022/tasks/4/index.html 2022/tasks/5/index.html", "2022/updates/2022-07/index.html",
				"style.css", "2022/tasks/1/index.html", "2022/index.html feed.xml", "index.html", History, "manifest.json", ".gongshi/paths")
			wantInOrder(t, a.of("remove"), "2022/files/old.pdf", "2022/tasks/2/index.html", "2022/tasks/2", "2022/tasks", "2022/files", "2022", ".gongshi/unfinished")
			if last := slices.Index(a.all, "rename manifest.json"); slices.Index(a.all, "remove 2022/files/old.pdf") < last {
				t.Errorf("a file was removed before the manifest was written: %v", a.all)
			}
			if first := a.all[:slices.Index(a.all, "rename .gongshi/paths")]; slices.ContainsFunc(first, touchesOutput) {
				t.Errorf("the output was touched before the ledger was written: %v", first)
			}
		})
	}
}

func touchesOutput(act string) bool { return !strings.Contains(act, ".gongshi") }

func TestNothingIsTouchedWhereNothingDiffers(t *testing.T) {
	f := open(t, newDir(t))
	publishInto(t, f, outputs[0])
	for range 2 {
		var a acts
		f.root.Before = a.note
		publishInto(t, f, outputs[0])
		if len(a.all) > 0 {
			t.Errorf("acts: %v", a.all)
		}
		f.root.Before = nil
		f.Close()
		f = open(t, f.root.Path)
	}
}

func TestWhatChangedIsOutBeforeTheRestIsLookedAt(t *testing.T) {
	f := open(t, newDir(t))
	files := withTokens(outputs[0])
	publishInto(t, f, files)
	remove(t, f.root.Path, "2022/tasks/1/index.html")
	files[4] = text(files[4].Path, output.Page, "changed")
	var a acts
	f.root.Before = a.note
	publishInto(t, f, files)
	wantInOrder(t, a.of("rename"), "2022/tasks/3/index.html", "2022/tasks/1/index.html", History, "manifest.json")
}

// Many new files are made durable by one sync, which stands before the first link to them; and what led to a file is durable
// before the file is removed.
func TestLinksAreShownAfterASyncOfWhatTheyLeadTo(t *testing.T) {
	if !disk.CanSync {
		t.Skip("each file is synced here")
	}
	f := open(t, newDir(t))
	publishInto(t, f, append(numbered(20, 1), text("index.html", output.Home, "20")))
	var a acts
	f.root.Before = a.note
	publishInto(t, f, append(numbered(21+few, 1)[10:], text("index.html", output.Home, "more")))
	sync, home := slices.Index(a.all, "sync ."), slices.Index(a.all, "rename index.html")
	page := slices.Index(a.all, fmt.Sprintf("rename p/%d/index.html", 20+few))
	if !(page >= 0 && page < sync && sync < home) {
		t.Errorf("page at %d, sync at %d, home at %d", page, sync, home)
	}
	again := home + slices.Index(a.all[home:], "sync .")
	gone := slices.Index(a.all, "remove p/5/index.html")
	if !(home < again && again < gone) {
		t.Errorf("home at %d, sync at %d, removal at %d", home, again, gone)
	}
	a.all = nil
	publishInto(t, f, append(numbered(21+few, 2)[10:], text("index.html", output.Home, "more")))
	first := slices.IndexFunc(a.all, func(act string) bool { return strings.HasPrefix(act, "rename p/") })
	if sync := slices.Index(a.all, "sync ."); sync < 0 || first < sync {
		t.Errorf("sync at %d, first changed page at %d", sync, first)
	}
}

// What a killed run wrote may be in memory only, although the next one finds it in its place.
func TestWhatAKilledRunWroteIsSyncedBeforeItIsShown(t *testing.T) {
	if !disk.CanSync {
		t.Skip("each file is synced here")
	}
	files := append(numbered(2*few, 1), text("index.html", output.Home, "many"))
	dir := newDir(t)
	f := open(t, dir)
	publishUntil(t, f, files, &stopper{left: 100})
	f.Close()
	if got := tree(t, dir); !slices.ContainsFunc(files[:7], func(f output.File) bool { _, ok := got[f.Path]; return ok }) {
		t.Fatalf("killed too early for this test: %v", got)
	}
	f = open(t, dir)
	var a acts
	f.root.Before = a.note
	publishInto(t, f, append(files[:7:7], text("index.html", output.Home, "7")))
	if sync, home := slices.Index(a.all, "sync ."), slices.Index(a.all, "rename index.html"); sync < 0 || home < sync {
		t.Errorf("sync at %d, home at %d", sync, home)
	}
}

// shuffled returns the files in an order that has nothing to do with theirs.
func shuffled(files []output.File) []output.File {
	byPath := map[string]output.File{}
	for _, file := range files {
		byPath[file.Path] = file
	}
	return slices.Collect(maps.Values(byPath))
}
