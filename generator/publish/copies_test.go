package publish

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/compress"
	"gongshi/generator/output"
)

// padded makes files long enough for copies to pay.
func padded(files []output.File) []output.File {
	files = slices.Clone(files)
	says := texts(files)
	for i, f := range files {
		long := says[f.Path] + strings.Repeat("\n<p>pad</p>", 300)
		if f.Bytes != nil {
			files[i] = text(f.Path, f.Stage, long)
		} else {
			files[i] = stream(f.Path, long)
		}
	}
	return files
}

// openCompressing opens a folder for a publishing with copies, or without.
func openCompressing(t testing.TB, dir string, copies bool) *Folder {
	f := open(t, dir)
	f.Compress = copies
	return f
}

func publishCompressed(t testing.TB, dir string, files []output.File, copies bool) Result {
	t.Helper()
	f := openCompressing(t, dir, copies)
	defer f.Close()
	return publishInto(t, f, files)
}

// wantCopies fails if a copy holds something else than its file. Another goroutine may be at work.
func wantCopies(t testing.TB, dir string) {
	t.Helper()
	for p := range tree(t, dir) {
		file, e := compress.Of(p)
		if e == nil || strings.HasPrefix(filepath.Base(p), ".") {
			continue
		}
		before, _ := os.ReadFile(filepath.Join(dir, file))
		copied, err := os.ReadFile(filepath.Join(dir, p))
		after, _ := os.ReadFile(filepath.Join(dir, file))
		if err == nil && bytes.Equal(before, after) && !e.Holds(bytes.NewReader(copied), before) {
			t.Errorf("%s does not hold what its file holds", p)
		}
	}
}

// wantCleanCopies is wantClean for a folder with copies, or without.
func wantCleanCopies(t testing.TB, dir string, files []output.File, copies bool) {
	t.Helper()
	clean := newDir(t)
	publishCompressed(t, clean, files, copies)
	wantSame(t, tree(t, dir), tree(t, clean))
}

func copiesIn(t testing.TB, dir string) (all []string) {
	t.Helper()
	for p := range tree(t, dir) {
		if strings.HasSuffix(p, ".gz") || strings.HasSuffix(p, ".br") {
			all = append(all, p)
		}
	}
	slices.Sort(all)
	return all
}

var compressed = append(padded(outputOf("page a/index.html: a", "copy a/files/t.csv: t", "copy a/files/t.pdf: pdf", "home index.html: h")), text("small.html", output.Page, "small"))

func TestCopiesAreMadeWhereTheyPay(t *testing.T) {
	dir, plain := newDir(t), newDir(t)
	r := publishCompressed(t, dir, compressed, true)
	publish(t, plain, compressed)
	want := []string{"a/files/t.csv.br", "a/files/t.csv.gz", "a/index.html.br", "a/index.html.gz", "index.html.br", "index.html.gz"}
	if got := copiesIn(t, dir); !slices.Equal(got, want) {
		t.Errorf("there are %v", got)
	}
	wantCopies(t, dir)
	if len(r.Written) != len(compressed) {
		t.Errorf("it says that it wrote %v", r.Written)
	}
	if a, b := tree(t, dir)[Manifest], tree(t, plain)[Manifest]; a != b {
		t.Error("the manifest is another one")
	}
	wantReadable(t, dir)
	if found, err := Verify(dir, compressed, day); err != nil || len(found) > 0 {
		t.Errorf("verify finds %v, %v", found, err)
	}
}

// Brotli takes several times as long: of exports that every edit changes there is gzip alone.
func TestLargeFilesHaveOnlyTheQuickCopy(t *testing.T) {
	dir := newDir(t)
	small, large := strings.Repeat("small ", 1000), strings.Repeat("large ", 200_000)
	for _, s := range []string{small, large, small} {
		publishCompressed(t, dir, []output.File{text("a.json", output.Bulk, s)}, true)
		if all := tree(t, dir); all["a.json.gz"] == "" || (all["a.json.br"] != "") != (s == small) {
			t.Errorf("of %d bytes there are %v", len(s), copiesIn(t, dir))
		}
	}
}

func TestCopiesThatAreThereAreNotMadeAgain(t *testing.T) {
	dir := newDir(t)
	publishCompressed(t, dir, compressed, true)
	f := openCompressing(t, dir, true)
	var did acts
	f.root.Before = did.note
	publishInto(t, f, told(compressed))
	publishInto(t, f, told(compressed))
	trusting(t, f, told(compressed))
	if len(did.all) > 0 {
		t.Errorf("nothing differs, and it did %v", did.all)
	}
	changed := slices.Clone(compressed)
	changed[0] = text("a/index.html", output.Page, strings.Repeat("other", 1000))
	trusting(t, f, told(changed))
	want := []string{"a/index.html", "a/index.html.gz", "a/index.html.br", History, Manifest}
	if got := did.of("create"); !slices.Equal(got, want) {
		t.Errorf("one page differs, and it wrote %v", got)
	}
	if got := did.of("rename"); !slices.Equal(got, want) {
		t.Errorf("it renamed %v", got)
	}
	if got := did.of("remove"); !slices.Equal(got[:2], []string{"a/index.html.gz", "a/index.html.br"}) {
		t.Errorf("it removed %v", got)
	}
	f.root.Before = nil
	wantCleanCopies(t, dir, changed, true)
}

func TestCopiesGoWithWhatTheyAreOf(t *testing.T) {
	dir := newDir(t)
	publishCompressed(t, dir, compressed, true)
	less := slices.Clone(compressed[:3])
	less[0] = text("a/index.html", output.Page, "short")
	r := publishCompressed(t, dir, less, true)
	wantCleanCopies(t, dir, less, true)
	if got := copiesIn(t, dir); !slices.Equal(got, []string{"a/files/t.csv.br", "a/files/t.csv.gz"}) {
		t.Errorf("there are %v", got)
	}
	if !slices.Equal(r.Removed, []string{"index.html", "small.html"}) {
		t.Errorf("it says that it removed %v", r.Removed)
	}
	publish(t, dir, less)
	wantClean(t, dir, less)
}

// Someone removes, spoils, or closes a copy, or takes the file away and leaves the copy.
func TestCopiesAreMended(t *testing.T) {
	for name, do := range map[string]func(dir string){
		"removed":        func(dir string) { remove(t, dir, "index.html.gz") },
		"spoilt":         func(dir string) { put(t, dir, "index.html.gz", "spoilt") },
		"of another":     func(dir string) { os.Link(dir+"/a/index.html.br", dir+"/x"); os.Rename(dir+"/x", dir+"/index.html.br") },
		"closed":         func(dir string) { chmod(t, 0o600, dir+"/index.html.br") },
		"a link":         func(dir string) { remove(t, dir, "index.html.gz"); link(t, "/etc/passwd", dir, "index.html.gz") },
		"a folder":       func(dir string) { remove(t, dir, "index.html.gz"); os.Mkdir(dir+"/index.html.gz", 0o755) },
		"without a file": func(dir string) { remove(t, dir, "index.html") },
	} {
		for _, again := range []bool{false, true} {
			dir := newDir(t)
			f := openCompressing(t, dir, true)
			publishInto(t, f, told(compressed))
			do(dir)
			if again {
				f.Close()
				f = openCompressing(t, dir, true)
			}
			publishInto(t, f, told(compressed))
			f.Close()
			wantCleanCopies(t, dir, compressed, true)
			wantReadable(t, dir)
			if t.Failed() {
				t.Fatal(name, again)
			}
		}
	}
}

func TestSomebodysOwnCopyIsLeftAlone(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, compressed)
	put(t, dir, "index.html.gz", "theirs")
	publish(t, dir, compressed)
	f := openCompressing(t, dir, true)
	_, err := f.Publish(compressed, day)
	wantRefused(t, err, dir, "index.html.gz", ErrForeign)
	if got := copiesIn(t, dir); !slices.Equal(got, []string{"index.html.gz"}) || tree(t, dir)["index.html.gz"] != "theirs" {
		t.Errorf("there are %v", got)
	}
}

// A file of the site that is called like a copy is none.
func TestAFileMayBeCalledLikeACopy(t *testing.T) {
	own := append(padded(outputOf("asset a.csv: a", "asset b.csv: b", "page b.csv.gz/x.html: x", "home index.html: h")), text("a.csv.gz", output.Asset, "own"))
	dir := newDir(t)
	publishCompressed(t, dir, own, true)
	if all := tree(t, dir); all["a.csv.gz"] != "own" || all["a.csv.br"] == "" || all["b.csv.br"] == "" || all["b.csv.gz/x.html.gz"] == "" {
		t.Errorf("there are %v", copiesIn(t, dir))
	}
	publish(t, dir, own)
	wantClean(t, dir, own)
	publishCompressed(t, dir, own[:2], true) // and then it is one
	wantCleanCopies(t, dir, own[:2], true)
}

// A folder that was copied without its dot files.
func TestCopiesAreKnownWithoutTheLedger(t *testing.T) {
	for _, copies := range []bool{true, false} {
		dir := newDir(t)
		publishCompressed(t, dir, compressed, true)
		remove(t, dir, stateDir)
		put(t, dir, "a/files/t.pdf.gz", "theirs")
		less := compressed[1:]
		publishCompressed(t, dir, less, copies)
		remove(t, dir, "a/files/t.pdf.gz")
		wantCleanCopies(t, dir, less, copies)
	}
}

// Before any act whatever, whether killed there or not, each copy holds what its file holds.
func TestNoReaderGetsACopyThatIsOld(t *testing.T) {
	was, is := padded(outputs[0]), padded(outputs[1])
	is[3] = text(is[3].Path, is[3].Stage, "too short ->2022/tasks/1/index.html")
	for _, c := range []struct{ was, is, next bool }{{true, true, true}, {true, true, false}, {true, false, true}, {false, true, true}} {
		for n, stopped := 0, true; stopped && !t.Failed(); n += 5 + n {
			dir := newDir(t)
			publishCompressed(t, dir, was, c.was)
			see := func() { wantCopies(t, dir) }
			f := openCompressing(t, dir, c.is)
			stopped = publishUntil(t, f, is, &stopper{left: n, see: see})
			f.Close()
			see()
			f = openCompressing(t, dir, c.next)
			publishUntil(t, f, padded(outputs[2]), &stopper{left: -1, see: see})
			f.Close()
			wantCleanCopies(t, dir, padded(outputs[2]), c.next)
			if t.Failed() {
				t.Logf("%v, killed before act %d", c, n)
			}
		}
	}
}

// The same in any order of publishings, with and without copies, by one process or several.
func FuzzAnySequenceWithCopiesEndsLikeACleanOne(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random, dir := rand.New(rand.NewPCG(seed, 2)), newDir(t)
		copies := random.IntN(2) == 0
		f := openCompressing(t, dir, copies)
		for range 10 {
			files := anyTexts(random)
			if random.IntN(3) == 0 && publishUntil(t, f, files, &stopper{left: random.IntN(60), again: random.IntN(2) == 0}) {
				wantCopies(t, dir)
			}
			if random.IntN(2) == 0 {
				trusting(t, f, files)
			} else {
				publishInto(t, f, files)
			}
			wantCleanCopies(t, dir, files, copies)
			if random.IntN(3) == 0 {
				f.Close()
				copies = random.IntN(2) == 0
				f = openCompressing(t, dir, copies)
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	})
}

// anyTexts are outputs of long, short and incompressible texts.
func anyTexts(random *rand.Rand) []output.File {
	files := anyOutput(random)
	for i := range files {
		version, _ := files[i].Token.(int)
		files[i].Path += []string{".html", ".csv", ".pdf"}[random.IntN(3)]
		s := [...]string{"short", strings.Repeat("long ", 400), noise()}[version]
		if files[i].Bytes != nil {
			files[i].Bytes = func([]byte) ([]byte, error) { return []byte(s), nil }
		} else {
			files[i].Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil }
		}
	}
	return files
}

func noise() string {
	random := rand.New(rand.NewPCG(1, 1))
	b := make([]byte, 3000)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return string(b)
}

// What lies beside a file under the name of a copy is what readers may get. So verify reads it.
func TestVerifyReadsCopies(t *testing.T) {
	dir := newDir(t)
	publishCompressed(t, dir, compressed, true)
	gz := &compress.Encodings[0]
	put(t, dir, "index.html.gz", string(gz.Append(nil, []byte("something else"))))
	put(t, dir, "a/index.html.br", "no copy")
	put(t, dir, "small.html.gz", string(gz.Append(nil, make([]byte, 100<<20)))) // goes on and on
	put(t, dir, "nothing.html.gz", string(gz.Append(nil, []byte("x"))))
	put(t, dir, "a/files/t.pdf.gz", string(gz.Append(nil, []byte("x"))))
	link(t, "index.html.br", dir, "small.html.br")
	remove(t, dir, "a/files/t.csv.gz") // none is wanted
	found, err := Verify(dir, compressed, day)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range found {
		got = append(got, fmt.Sprint(d.Kind, " ", d.Path))
	}
	want := []string{"extra a/files/t.pdf.gz", "changed a/index.html.br", "changed index.html.gz", "extra nothing.html.gz", "changed small.html.br", "changed small.html.gz"}
	if !slices.Equal(got, want) {
		t.Errorf("it finds %v", got)
	}
}
