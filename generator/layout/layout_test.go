package layout

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongshi/generator/view"
	"gongshi/generator/words"
	"gongshi/layouts"
	"gongshi/static"
)

var languages = []string{"zh-CN", "en"}

// builtIn returns the layouts and labels that come with the generator.
func builtIn(t testing.TB) map[string][]byte {
	t.Helper()
	sources := map[string][]byte{}
	err := fs.WalkDir(layouts.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			sources["layouts/"+path], err = layouts.Files.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func load(t testing.TB, language string) *Set {
	t.Helper()
	s, faults := Load(builtIn(t), nil, language, "/zdgz/")
	for _, f := range faults {
		t.Errorf("%+v", f)
	}
	if s == nil {
		t.FailNow()
	}
	return s
}

// eachPage renders every fixture page, of an open plan and a closed one, in every language.
func eachPage(t *testing.T, check func(t *testing.T, p *view.Page, page string)) {
	for _, language := range languages {
		s := load(t, language)
		for _, closed := range []bool{false, true} {
			for _, p := range newFixture(language, closed).pages() {
				t.Run(fmt.Sprintf("%s/closed=%v/%s:%s", language, closed, p.Layout, p.Path), func(t *testing.T) {
					page, err := s.Render(p)
					if err != nil {
						t.Fatal(err)
					}
					check(t, p, string(page))
				})
			}
		}
	}
}

var forbidden = regexp.MustCompile(`style=|<style|<script[^>]*>[^<]|\son\w+=|\{\{|\}\}|ZgotmplZ|\[[a-z-]+\.[a-z.-]+\]|%!|<no value>|\{(?:day|until|month|n|total|text)\}`)

// forScripts are words with slots that scripts fill.
var forScripts = regexp.MustCompile(` data-[a-z-]+="[^"]*"`)

func TestPagesHoldNothingForbidden(t *testing.T) {
	eachPage(t, func(t *testing.T, p *view.Page, page string) {
		if found := forbidden.FindAllString(forScripts.ReplaceAllString(page, ""), -1); found != nil {
			t.Errorf("found %q", found)
		}
		if strings.Count(page, "<h1") != 1 {
			t.Errorf("the page has %d h1", strings.Count(page, "<h1"))
		}
	})
}

var addresses = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

func TestLinksAreRelative(t *testing.T) {
	eachPage(t, func(t *testing.T, p *view.Page, page string) {
		root := strings.Repeat("../", strings.Count(p.Path, "/"))
		if root == "" {
			root = "./"
		}
		if p.Path == "404.html" {
			root = "/zdgz/"
		}
		if p.Layout != "redirect" && !strings.Contains(page, `href="`+root+`"`) {
			t.Errorf("no link leads home by %q", root)
		}
		for _, m := range addresses.FindAllStringSubmatch(page, -1) {
			absolute := strings.HasPrefix(m[1], "https://") || strings.HasPrefix(m[1], "mailto:") || strings.HasPrefix(m[1], "webcal://") || strings.HasPrefix(m[1], "#")
			if !absolute && p.Path != "" && !strings.HasPrefix(m[1], root) {
				t.Errorf("link to %s", m[1])
			}
			if p.Path == "" && strings.HasPrefix(m[1], "/") {
				t.Errorf("link to %s", m[1])
			}
		}
	})
}

func TestPagesAreBalanced(t *testing.T) {
	eachPage(t, func(t *testing.T, p *view.Page, page string) {
		if problem := unbalanced(page); problem != "" {
			t.Error(problem)
		}
	})
}

var tags = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(/?)>`)

// unbalanced names the first tag that is closed without being open, or not closed.
func unbalanced(page string) string {
	var open []string
	for _, m := range tags.FindAllStringSubmatch(page, -1) {
		name := m[2]
		switch {
		case m[3] == "/" || strings.Contains(" meta link br img input hr ", " "+name+" "):
		case m[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			return fmt.Sprintf("</%s> closes %v", name, open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return fmt.Sprintf("not closed: %v", open)
	}
	return ""
}

func TestEveryLanguageHasTheSameLabels(t *testing.T) {
	first := load(t, languages[0]).Labels()
	for _, language := range languages[1:] {
		other := load(t, language).Labels()
		if a, b := strings.Join(said(first), "\n"), strings.Join(said(other), "\n"); a != b {
			t.Errorf("%s and %s have other keys:\n%s\n\n%s", languages[0], language, a, b)
		}
	}
}

// said returns the keys of the labels that pages say. Which terms these hold is up to the grammar of the language.
func said(l *words.Labels) []string { return slices.DeleteFunc(l.Keys(), words.IsTerm) }

func TestEveryTermIsHeldByALabel(t *testing.T) {
	for _, language := range languages {
		l := load(t, language).Labels()
		for _, key := range l.Keys() {
			if words.IsTerm(key) && !slices.Contains(l.Terms(), key) {
				t.Errorf("%s: no label holds %s", language, key)
			}
		}
	}
}

func TestEveryLabelIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, p := range phrases {
		used[p.key] = true
	}
	s := load(t, "en")
	written, _ := readLayouts(s.layouts, s.voice, asWritten)
	for _, l := range sorted(written) {
		for _, c := range calls(l.Tree.Root) {
			used[c.argument] = true
		}
	}
	for _, key := range said(s.Labels()) {
		if !used[key] && !strings.HasPrefix(key, "data.") { // files of open data say those, too
			t.Errorf("nothing says %s", key)
		}
	}
}

func TestRenderingAtOnce(t *testing.T) {
	s := load(t, "zh-CN")
	pages := newFixture("zh-CN", false).pages()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, p := range pages {
				if _, err := s.Render(p); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// TestWriteFixtures writes the pages to $OUT, to be looked at.
func TestWriteFixtures(t *testing.T) {
	out := os.Getenv("OUT")
	if out == "" {
		t.Skip("OUT names no folder")
	}
	for _, language := range languages {
		s := load(t, language)
		for _, closed := range []bool{false, true} {
			root := filepath.Join(out, fmt.Sprintf("%s-%v", language, closed), "zdgz")
			writeStatic(t, root)
			for _, p := range newFixture(language, closed).pages() {
				page, err := s.Render(p)
				if err != nil {
					t.Fatal(err)
				}
				name := p.Path
				if !strings.HasSuffix(name, ".html") {
					name += "index.html"
				}
				write(t, filepath.Join(root, name), page)
			}
		}
	}
}

func writeStatic(t *testing.T, root string) {
	t.Helper()
	entries, err := static.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := static.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, e.Name()), data)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkListOf100Rows(b *testing.B) {
	s := load(b, "zh-CN")
	f := newFixture("zh-CN", false)
	list := &view.TaskList{Plan: f.name, Tally: f.tally()}
	for i := range 100 {
		list.Rows = append(list.Rows, f.rows[i%len(f.rows)])
	}
	p := f.page("2022/tasks/", "tasks", word("tasks.title"), list)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Render(p); err != nil {
			b.Fatal(err)
		}
	}
}
