package pipeline

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/tree"
)

var diskSteps = flag.Int("steps", 25, "how many `steps` a folder is changed at random; make fuzz takes more")

// sizedVersions are what each source may say. All that one file may say have one length: archives, rsync -a and cp -a give them one
// time, too, and then only the system knows that another file has come into the place of one.
var sizedVersions = map[string][]string{
	"site.toml":             {config, strings.Replace(config, "Quay office", "Pier office", 1), strings.Replace(config, "language  =", "languagE  =", 1)},
	"content/2022/index.md": {index, strings.Replace(index, "Upkeep", "Upkept", 1)},
	"content/2022/1.md": {
		task(1, "2022-06-30", "## 2022-04-01 Begun\n\n[a](files/a.csv)"), task(1, "2022-06-29", "## 2022-04-01 Begun\n\n[a](files/a.csv)"),
		task(1, "2022-06-31", "## 2022-04-01 Begun\n\n[a](files/a.csv)"), task(1, "2022-06-30", "## 2022-04-01 Ended\n\n[b](files/b.csv)"),
	},
	"content/2022/2.md":        {task(2, "2022-06-30", ""), task(2, "2022-07-30", ""), strings.Replace(task(2, "2022-06-30", ""), "quay", "quai", 1), task(3, "2022-06-30", "")},
	"content/2022/files/a.csv": {"one", "two", "six"},
	"content/2022/files/b.csv": {"one", "two", "six"},
	"content/about.md":         {"+++\ntitle = \"About\"\n+++\n\nSee [1](2022/1.md).", "+++\ntitle = \"Above\"\n+++\n\nSee [2](2022/2.md)."},
	"static/crest.svg":         {"<svg/>", "<svg />"[:6]},
	"layouts/not-found.html":   {"<h1>Nothing</h1>", "<h1>Nowhere</h1>", "<h1>{{.No}}</h1>"},
}

// sizedTime is that of every file.
var sizedTime = time.Date(2022, 7, 1, 8, 0, 0, 0, time.UTC)

// A disk is a site in a folder that is changed at random, by someone who gives all files one time.
type disk struct {
	*testing.T
	*rand.Rand
	root  string
	paths []string
	named []string // what a watcher would tell of
}

func (d *disk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *disk) place(path string) string { return filepath.Join(d.root, filepath.FromSlash(path)) }

func (d *disk) any() string { return d.paths[d.IntN(len(d.paths))] }

// put writes a file below a folder: over the one that is there, or beside it and renamed.
func (d *disk) put(root, path string, beside bool) {
	all := sizedVersions[path]
	if d.IntN(4) > 0 {
		all = all[:2] // the others are mostly mistakes
	}
	place := filepath.Join(root, filepath.FromSlash(path))
	to := place
	if beside {
		to = filepath.Join(filepath.Dir(place), ".new")
	}
	d.must(os.MkdirAll(filepath.Dir(place), 0o755))
	d.must(os.WriteFile(to, []byte(all[d.IntN(len(all))]), 0o644))
	d.must(os.Chtimes(to, sizedTime, sizedTime))
	if beside {
		d.must(os.Rename(to, place))
	}
}

// swap puts another folder into the place of one: some of its files say something else.
func (d *disk) swap(folder string) {
	next := filepath.Join(d.root, "next")
	d.must(os.RemoveAll(next))
	d.must(os.CopyFS(next, os.DirFS(d.place(folder))))
	for _, path := range d.paths {
		if below, ok := strings.CutPrefix(path, folder+"/"); ok {
			if _, err := os.Stat(filepath.Join(next, filepath.FromSlash(below))); err == nil && d.IntN(2) == 0 {
				d.put(filepath.Join(d.root, "other"), path, false)
				d.must(os.Rename(filepath.Join(d.root, "other", filepath.FromSlash(path)), filepath.Join(next, filepath.FromSlash(below))))
				continue
			}
			os.Chtimes(filepath.Join(next, filepath.FromSlash(below)), sizedTime, sizedTime) // it may not be there
		}
	}
	before := filepath.Join(d.root, "before")
	d.must(os.RemoveAll(before))
	d.must(os.Rename(d.place(folder), before))
	d.must(os.Rename(next, d.place(folder)))
}

// change does one thing.
func (d *disk) change() {
	path := d.any()
	if d.IntN(4) == 0 {
		d.mend()
		return
	}
	switch d.IntN(8) {
	case 0, 1:
		d.put(d.root, path, false)
	case 2, 3:
		d.put(d.root, path, true)
	case 4:
		d.must(os.RemoveAll(d.place(path)))
	case 5:
		path = "content/2022"
		d.swap(path)
	case 6:
		path = "content"
		d.swap(path)
	case 7:
		path = "content/2022/files"
		if _, err := os.Stat(d.place(path)); err == nil {
			d.swap(path)
		}
	}
	d.named = append(d.named, path)
}

// mend puts every file right.
func (d *disk) mend() {
	for _, path := range d.paths {
		text, err := os.ReadFile(d.place(path))
		if good := sizedVersions[path][:2]; err != nil || !slices.Contains(good, string(text)) {
			d.must(os.MkdirAll(filepath.Dir(d.place(path)), 0o755))
			d.must(os.WriteFile(d.place(path), []byte(good[d.IntN(2)]), 0o644))
			d.must(os.Chtimes(d.place(path), sizedTime, sizedTime))
			d.named = append(d.named, path)
		}
	}
}

// look takes the next snapshot as a watcher does: of what it was told, or, where it may have missed something, of everything.
func (d *disk) look(last *tree.Tree) *tree.Tree {
	var next *tree.Tree
	var err error
	switch d.IntN(3) {
	case 0:
		next, err = tree.Update(last, d.root, d.named, Names()...)
	case 1:
		next, err = tree.Rescan(last, d.root, d.named, Names()...)
	default:
		next, err = tree.Scan(d.root, last, Names()...)
	}
	d.must(err)
	d.named = nil
	return next
}

// Whatever happens to a folder, and however much alike the files are: what is built and published after it is what someone builds
// who sees the folder for the first time.
func TestAFolderChangedInAnyWayIsBuiltAsIfItWereNew(t *testing.T) {
	d := &disk{T: t, Rand: rand.New(rand.NewPCG(20220715, 19)), root: t.TempDir()}
	for path := range sizedVersions {
		d.paths = append(d.paths, path)
	}
	// The order of a map must not matter.
	slices.Sort(d.paths)
	for _, path := range d.paths {
		d.must(os.MkdirAll(filepath.Dir(d.place(path)), 0o755))
		d.must(os.WriteFile(d.place(path), []byte(sizedVersions[path][0]), 0o644))
		d.must(os.Chtimes(d.place(path), sizedTime, sizedTime))
	}
	e := newEditing(builtIn(t))
	last, err := tree.Scan(d.root, nil, Names()...)
	d.must(err)
	sites, mistakes := 0, 0
	for step := range *diskSteps {
		for range 1 + d.IntN(2) {
			d.change()
		}
		if d.IntN(10) == 0 {
			e.options.AsOf = asOf(daysOfEditing[d.IntN(len(daysOfEditing))]).AsOf
		}
		last = d.look(last)
		out := d.compare(e, last, fmt.Sprintf("step %d", step))
		if out == nil {
			mistakes++
		} else {
			sites++
		}
	}
	t.Logf("%d steps led to a site, %d to mistakes", sites, mistakes)
	if sites < *diskSteps/20 || mistakes < *diskSteps/20 {
		t.Error("these are too few of one kind")
	}
}

// compare builds from a snapshot with the builder that saw all before, and from a new one with a new builder.
func (d *disk) compare(e *editing, last *tree.Tree, when string) *Output {
	d.Helper()
	out, problems, err := e.builder.Build(last, e.options)
	d.must(err)
	fresh, err := tree.Scan(d.root, nil, Names()...)
	d.must(err)
	clean, want, err := New("test", e.builtIn).Build(fresh, e.options)
	d.must(err)
	if say(problems) != say(want) {
		d.Fatalf("%s: it says\n%s\na clean build says\n%s", when, say(problems), say(want))
	}
	if (out == nil) != (clean == nil) {
		d.Fatalf("%s: there is a site: %v, a clean build has one: %v", when, out != nil, clean != nil)
	}
	if out == nil {
		return nil
	}
	e.publish(d.T, out)
	kept := map[string]string{}
	for path, w := range e.folder {
		kept[path] = w.text
	}
	if paths := differing(texts(d.T, clean), kept); len(paths) > 0 {
		d.Fatalf("%s: these differ from a clean build: %v", when, paths)
	}
	return out
}
