package layout

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// library renders a page by html/template alone.
func library(t testing.TB, s *Set, p *view.Page) (string, error) {
	t.Helper()
	l, err := s.level(s.prefix(p.Path))
	if err != nil {
		t.Fatal(err)
	}
	page, err := l.byLibrary(p)
	return string(page), err
}

func TestProgramsShowWhatTheLibraryShows(t *testing.T) {
	for _, language := range languages {
		s := load(t, language)
		for _, closed := range []bool{false, true} {
			for _, p := range newFixture(language, closed).pages() {
				sameByLibrary(t, s, p)
			}
		}
		noRefusals(t, s)
	}
}

// sameByLibrary renders a page twice, so that what is remembered is compared too.
func sameByLibrary(t *testing.T, s *Set, p *view.Page) {
	t.Helper()
	want, err := library(t, s, p)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got, err := s.Render(p); err != nil || string(got) != want {
			t.Errorf("/%s is\n%s\n%v, want\n%s", p.Path, got, err, want)
		}
	}
}

// noRefusals checks that all layouts that were needed have programs.
func noRefusals(t *testing.T, s *Set) {
	t.Helper()
	for _, l := range s.levels {
		for _, why := range l.programs.Refusals() {
			t.Error(why)
		}
	}
}

var nasty = []string{
	"", `"><script>alert(1)</script>`, "a & b &amp; c", "it's 1+1", "\x00", "a\xffb\xe6", "\uffff\ufdd0", "javascript:alert(1)", "//example.org", "tel:1",
	"%zz %20", "a`=b\n", strings.Repeat("长<", 100),
}

// TestPagesOfNastyStrings fills every text of every view with what escapers care for.
func TestPagesOfNastyStrings(t *testing.T) {
	s := load(t, "zh-CN")
	for i := range nasty {
		n := i
		seen := map[any]bool{}
		for _, p := range newFixture("zh-CN", i%2 == 0).pages() {
			spoil(reflect.ValueOf(p), seen, func() string { n++; return nasty[n*7%len(nasty)] })
			sameByLibrary(t, s, p)
		}
	}
	noRefusals(t, s)
}

// spoil replaces the strings in a view, but for those that other code picks something by.
func spoil(v reflect.Value, seen map[any]bool, next func() string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && seen[v.Interface()] {
			return
		}
		if v.Kind() == reflect.Pointer {
			seen[v.Interface()] = true
		}
		spoil(v.Elem(), seen, next)
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains([]string{"Path", "Layout", "Label"}, v.Type().Field(i).Name) {
				spoil(v.Field(i), seen, next)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i), seen, next)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(next())
		}
	}
}

func FuzzPages(f *testing.F) {
	s := load(f, "en")
	for _, text := range nasty {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[any]bool{}
		for _, p := range newFixture("en", false).pages() {
			spoil(reflect.ValueOf(p), seen, func() string { return text })
			sameByLibrary(t, s, p)
		}
	})
}

// withPage loads the built-in layouts with another layouts/page.html.
func withPage(t *testing.T, layout string) (*Set, *fixture) {
	t.Helper()
	sources := builtIn(t)
	sources["layouts/page.html"] = []byte(layout)
	s, faults := Load(sources, nil, "en", "/")
	if s == nil {
		t.Fatal(faults)
	}
	return s, newFixture("en", false)
}

func TestALayoutWithoutAProgramIsLeftToTheLibrary(t *testing.T) {
	s, f := withPage(t, `{{part "title" .}}<p>{{printf "%q of %d" .Path (len .Content.Body)}}</p>{{with .Content}}{{prose .Body}}{{end}}`)
	for _, p := range f.pages() {
		if p.Layout == "page" {
			sameByLibrary(t, s, p)
		}
	}
	l, err := s.level("../")
	if err != nil {
		t.Fatal(err)
	}
	if refusals := l.programs.Refusals(); len(refusals) != 1 || !strings.Contains(refusals[0], "printf") {
		t.Errorf("refused: %q", refusals)
	}
}

func TestFailuresAreTheLibrarys(t *testing.T) {
	for layout, want := range map[string]string{
		"<p>\n{{.Missing}}</p>":                    `layouts/page.html:2:3: <.Missing>: can't evaluate field Missing in type *view.Page, on /about/`,
		"<p>\n\n {{.Content.Next.URL}}</p>":        `layouts/page.html:3:12: <.Content.Next.URL>: nil pointer evaluating *view.Link.URL, on /about/`,
		"{{with .Content}}\n{{.Row.Title}}{{end}}": `layouts/page.html:2:7: <.Row.Title>: nil pointer evaluating *view.TaskRow.Title, on /about/`,
		"\n{{part .Path .}}":                       `layouts/page.html:2:3: <part .Path .>: error calling part: there is no layouts/about/.html, on /about/`,
		"\n{{label \"pager.page\" \"n\" .Path}}":   `layouts/page.html:2:3: <label "pager.page" "n" .Path>: error calling label: label pager.page: about/ does not go into a slot {n}, on /about/`,
		"\n{{say .Path}}":                          `layouts/page.html:2:7: <.Path>: wrong type for value; expected view.Phrase; got string, on /about/`,
		"{{part .Layout .}}":                       `layouts/page.html:1:1: its parts lead back to itself, on /about/`,
	} {
		s, f := withPage(t, layout)
		_, err := s.Render(f.page("about/", "page", text("x"), &view.Task{}))
		if err == nil || err.Error() != want {
			t.Errorf("%q fails with\n%v, want\n%s", layout, err, want)
		}
	}
}

func TestProgramsHaveEveryFunction(t *testing.T) {
	l := &level{}
	v := newVoice(nil)
	known := l.programFuncs(v)
	for _, funcs := range []template.FuncMap{v.funcs(), l.funcs()} {
		for name := range funcs {
			if _, ok := known[name]; !ok && name != "part" {
				t.Errorf("programs have no %s", name)
			}
		}
	}
}

func BenchmarkTaskPage(b *testing.B) {
	s := load(b, "zh-CN")
	f := newFixture("zh-CN", false)
	p := f.page("2022/tasks/7/", "task", text("重大危险源企业督导检查"), f.task(), view.Link{URL: "2022/tasks/", Text: word("menu.tasks")})
	render := map[string]func() error{
		"program": func() error { _, err := s.Render(p); return err },
		"library": func() error { _, err := library(b, s, p); return err },
	}
	for name, render := range render {
		b.Run(fmt.Sprintf("by=%s", name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := render(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
