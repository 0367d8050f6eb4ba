package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gongshi/generator/tree"
)

// A mishap is a folder in which something goes wrong whenever one file is opened.
type mishap struct {
	fs.FS
	file string
	open func() (fs.File, error)
}

func (m mishap) Open(name string) (fs.File, error) {
	if name == m.file {
		return m.open()
	}
	return m.FS.Open(name)
}

// withMishap returns a small site with a file of its own in which it goes wrong.
func withMishap(t *testing.T, folder, file string, open func() (fs.File, error)) *tree.Tree {
	t.Helper()
	below, err := tree.FromFS(folder, mishap{fstest.MapFS{file: {Data: []byte("x")}}, file, open})
	if err != nil {
		t.Fatal(err)
	}
	return below.Over(small(map[string]string{"1.md": task(1, "2022-06-30", "")}))
}

func panics() (fs.File, error) { panic("impossible") }

func forbidden() (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}
}

// A mistake of the generator ends no builder: it is told, with what is known of the place, and the next build begins anew.
func TestAMistakeOfTheGeneratorEndsNoBuilder(t *testing.T) {
	b := New("test", builtIn(t))
	sound := small(map[string]string{"1.md": task(1, "2022-06-30", "")})
	for _, sources := range []*tree.Tree{
		withMishap(t, "layouts", "page.html", panics), withMishap(t, "layouts/labels", "en.toml", panics), withMishap(t, "content", "about.md", panics),
	} {
		out, problems, err := b.Build(sources, asOf("2022-05-01"))
		if err != nil || out != nil || len(problems.Errors()) == 0 || problems.Errors()[0].Code != "generator-mistake" {
			t.Fatalf("it built %v, and said %v, %v", out, problems, err)
		}
		if says := say(problems); !strings.Contains(says, "impossible") || !strings.Contains(says, "mishap_test.go:") {
			t.Errorf("it says %s", says)
		}
		if out, problems, err := b.Build(sound, asOf("2022-05-01")); out == nil || err != nil {
			t.Fatalf("after it nothing is built: %v, %v", problems, err)
		}
	}
}

func TestAMistakeOfTheGeneratorOnOneTaskNamesItsFile(t *testing.T) {
	b := New("test", builtIn(t))
	tasks := map[string]string{}
	for n := 1; n <= 100; n++ { // so many that several processors make them
		tasks[fmt.Sprintf("%03d.md", n)] = task(n, "2022-06-30", "")
	}
	out := mustBuildWith(t, b, small(tasks), asOf("2022-05-01"))
	out.Site.Plans[0].Tasks[70].Plan = nil // as if it were possible
	as, err := b.NewDays().On(out, asOf("2022-06-01").AsOf)
	if as != nil || err == nil || !strings.HasPrefix(err.Error(), "a mistake of the generator in content/2022/071.md: runtime error: ") {
		t.Errorf("there is %v, %v", as, err)
	}
}

func TestAMistakeWhileAFileIsMadeIsAnErrorThatNamesIt(t *testing.T) {
	b, err := safely("2022/index.html", func([]byte) ([]byte, error) { panic(errors.New("impossible")) })(nil)
	if b != nil || err == nil || !strings.HasPrefix(err.Error(), "make 2022/index.html: a mistake of the generator: impossible (mishap_test.go:") {
		t.Errorf("%v, %v", b, err)
	}
}

func TestALayoutOrAFileToCopyThatWeMayNotReadIsAProblem(t *testing.T) {
	for folder, file := range map[string]string{"layouts": "page.html", "layouts/labels": "en.toml", "static": "own.css", "content/2022/files": "a.csv"} {
		out, problems, err := New("test", builtIn(t)).Build(withMishap(t, folder, file, forbidden), asOf("2022-05-01"))
		if err != nil || out != nil {
			t.Fatalf("%s: there is a site, or the error %v", file, err)
		}
		if says := say(problems); !strings.Contains(says, folder+"/"+file+": the file cannot be read") {
			t.Errorf("%s: it says %s", file, says)
		}
	}
}

// Another day follows from what was read when the site was built: it is there whatever became of the sources since.
func TestAnotherDayReadsNoSource(t *testing.T) {
	b := New("test", builtIn(t))
	out := mustBuildWith(t, b, small(map[string]string{"1.md": task(1, "2022-06-30", "")}), asOf("2022-05-01"))
	days := b.NewDays()
	for _, on := range []string{"2022-07-01", "2022-05-20", "2022-07-01", "2023-01-01", "2022-05-01"} {
		b.Build(small(map[string]string{"1.md": "broken"}), asOf("2022-05-01"))
		as, err := days.On(out, asOf(on).AsOf)
		if err != nil {
			t.Fatal(err)
		}
		clean := mustBuildWith(t, New("test", b.builtIn), small(map[string]string{"1.md": task(1, "2022-06-30", "")}), asOf(on))
		if paths := differing(texts(t, clean), texts(t, as)); len(paths) > 0 {
			t.Errorf("on %s these differ from a clean build: %v", on, paths)
		}
	}
}

func mustBuildWith(t *testing.T, b *Builder, sources *tree.Tree, o Options) *Output {
	t.Helper()
	out, problems, err := b.Build(sources, o)
	if err != nil || out == nil {
		t.Fatalf("%v, %v", err, problems)
	}
	return out
}

// Neither a builder nor other days forget anything for each other: a tab on another day makes no edit slow, nor an edit the tab.
func TestOtherDaysAndTheBuilderEachKeepWhatTheyMade(t *testing.T) {
	b := New("test", builtIn(t))
	tasks := map[string]string{"1.md": task(1, "2022-06-30", ""), "2.md": task(2, "2022-06-30", "")}
	unchanged := small(tasks)
	edited := func(title string) *tree.Tree {
		return tree.Of(map[string]string{"content/2022/2.md": strings.Replace(tasks["2.md"], "Task 2", title, 1)}).Over(unchanged)
	}
	days := b.NewDays()
	page := func(o *Output) any {
		f, _ := o.File("404.html")
		return f.Token
	}
	first := mustBuildWith(t, b, edited("One"), asOf("2022-05-01"))
	other, err := days.On(first, asOf("2022-08-01").AsOf)
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"Two", "Three"} {
		next := mustBuildWith(t, b, edited(title), asOf("2022-05-01"))
		then, err := days.On(next, asOf("2022-08-01").AsOf)
		if err != nil {
			t.Fatal(err)
		}
		if page(next) != page(first) || page(then) != page(other) || page(then) == page(next) {
			t.Errorf("after the edit to %s a page that says the same was made anew", title)
		}
	}
}

// A tab may ask for another day while an edit is being built: what was built is never changed any more.
func TestOtherDaysAreMadeWhileTheNextEditIsBuilt(t *testing.T) {
	b := New("test", builtIn(t))
	tasks := map[string]string{}
	for n := 1; n <= 20; n++ {
		tasks[fmt.Sprintf("%d.md", n)] = task(n, "2022-06-30", "## 2022-04-01 Begun\n\nSee [one](1.md).")
	}
	unchanged := small(tasks)
	out := mustBuildWith(t, b, unchanged, asOf("2022-05-01"))
	days := b.NewDays()
	for n := range 10 {
		var both sync.WaitGroup
		both.Go(func() {
			as, err := days.On(out, asOf("2022-05-01").AsOf.Add(n%4))
			if err != nil {
				t.Error(err)
				return
			}
			for _, f := range as.Files[:min(len(as.Files), 60)] {
				text(t, f)
			}
		})
		edit := tree.Of(map[string]string{"content/2022/1.md": task(1, "2022-06-30", fmt.Sprintf("## 2022-04-01 Edit %d", n)), "site.toml": fmt.Sprintf("due_soon = %d\n", 10+n%2) + config})
		if n%5 == 4 {
			edit = tree.Of(map[string]string{"content/2022/1.md": "broken"})
		}
		next, _, err := b.Build(edit.Over(unchanged), asOf("2022-05-01"))
		both.Wait()
		if err != nil {
			t.Fatal(err)
		}
		if next != nil {
			out = next
		}
	}
}
