// Package layout turns views into HTML: templates over the structs of package view, and the words of a language.
//
// How a page comes about. Load reads every file under layouts/ and the label file of the site's language, checks them
// and minifies the layouts, once. Render then takes a page, whose Layout names a file ("task" is layouts/task.html), and
// executes layouts/base.html, the frame, which asks for that file at its place with {{part .Layout .}}. What is executed are
// programs that package compile has made of the layouts; where these have none, or fail, html/template has the word. A layout that
// begins with <!doctype is a page of its own, without the frame. A part is any file of layouts/; it gets what it is handed
// and nothing else, so what it says depends on that alone, and on how deep the page lies.
//
// Links are relative. Places in views are relative to the site's root; what must stand before them depends only on the
// depth of the page, so there is one set of templates for each depth, whose function url knows its prefix. The page
// 404.html is shown at any depth, so it has a set of its own, whose prefix is the path of the site's address.
//
// What a template may call:
//
//	url PLACE               a place of the site, or an absolute address, as seen from this page
//	absolute BASE PLACE     the same as seen from anywhere
//	webcal BASE PLACE       the same under the scheme by which calendar programs subscribe
//	part NAME DATA          the layout of that name, shown with that data
//	frame PAGE              what the header and the footer of the page show
//	say PHRASE              the words of a phrase
//	label KEY SLOT VALUE …  a label with its slots filled: label "pager.page" "n" 3
//	date DAY                in the language's form
//	month MONTH             likewise
//	time DAY                the same as date, in a time element
//	prose BODY              rendered Markdown with its links written
//	describe PAGE           its state, its main facts and what it says of itself, for search engines
//	qr ADDRESS              an absolute address as a QR code
//	permille N              N of 1000 as a percentage, for bars
//	amount N                a count, its digits in threes
//	called TEXT             how a task is numbered, for a slot {n}
//
// Layouts show, they don't compute; and no word of any language stands in them or here.
package layout

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"gongshi/generator/compile"
	"gongshi/generator/view"
	"gongshi/generator/words"
)

// notFoundPath is the page that a server shows at any address.
const notFoundPath = "404.html"

// A Set is a site's layouts and labels, ready to render. It may be used by many goroutines at once.
type Set struct {
	voice    voice
	basePath string
	layouts  []source
	minified *template.Template // never executed, so that it can be cloned

	mu     sync.Mutex
	levels map[string]*level // by prefix
}

// Labels returns the words of the site's language.
func (s *Set) Labels() *words.Labels { return s.voice.labels }

// Say says a phrase in the site's language.
func (s *Set) Say(p view.Phrase) string { return s.voice.say(p) }

// Render returns the page as HTML. An error is a *Failure, and names the layout, the line and the column.
func (s *Set) Render(p *view.Page) ([]byte, error) {
	page, err := s.Append(nil, p)
	return page, err
}

// Append appends the page as HTML to b.
func (s *Set) Append(b []byte, p *view.Page) ([]byte, error) {
	l, err := s.level(s.prefix(p.Path))
	if err != nil {
		return nil, err
	}
	page, err := l.programs.Append(b, l.outermost(p), p)
	if err == nil {
		return page, nil
	}
	if errors.Is(err, compile.ErrDeep) {
		return nil, failed(p.Path, fmt.Errorf("template: %s:1:0: %w", file(p.Layout), err))
	}
	if page, err = l.byLibrary(p); err != nil {
		return nil, failed(p.Path, s.explain(p, err))
	}
	return append(b, page...), nil
}

// prefix returns what stands before every place on the page at path.
func (s *Set) prefix(path string) string {
	if path == notFoundPath {
		return s.basePath
	}
	return strings.Repeat("../", strings.Count(path, "/"))
}

// level returns the templates for a prefix, and makes them at the first call.
func (s *Set) level(prefix string) (*level, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if l := s.levels[prefix]; l != nil {
		return l, nil
	}
	l, err := newLevel(s.minified, prefix, s.voice)
	if err != nil {
		return nil, err
	}
	s.levels[prefix] = l
	return l, nil
}

// explain renders the page that failed with the layouts as they are written, since a minified one has other lines.
func (s *Set) explain(p *view.Page, failed error) error {
	written, faults := readLayouts(s.layouts, s.voice, asWritten)
	if len(faults) > 0 {
		return failed
	}
	l, err := newLevel(written, s.prefix(p.Path), s.voice)
	if err != nil {
		return failed
	}
	if _, err := l.byLibrary(p); err != nil {
		return err
	}
	return failed
}

// standsAlone reports whether a layout is a whole document.
func standsAlone(t *template.Template) bool {
	if t.Tree == nil || t.Tree.Root == nil || len(t.Tree.Root.Nodes) == 0 {
		return false
	}
	start := strings.TrimSpace(t.Tree.Root.Nodes[0].String())
	return strings.HasPrefix(strings.ToLower(start), "<!doctype")
}

// file returns the path of the layout of a name.
func file(name string) string { return "layouts/" + name + ".html" }
