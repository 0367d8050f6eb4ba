// Package compile makes programs of HTML templates: what html/template would find out again by reflection for every value of
// every page, a program knows, because it is made for one template and one type of data.
//
// A program is closures that append to a slice of bytes. A field is read by its number, a function is called as what it is,
// and a part, another template shown with what it is handed, appends to the same bytes. Where a template meets an interface,
// what follows is made once for each type that is found in it. Programs are made at their first use, and for good; many
// goroutines run them at once.
//
// What a page says is html/template's alone. The trees that are compiled are those that it has rewritten, with its escapers at
// the end of each pipeline. Of what these do only one thing is known here: which strings they surely leave alone, in
// escape.go. Such a string is appended as it is; every other value is escaped by the library itself.
//
// A part for which there is no program is executed by the library, correct but slower: a template with a function, a node or
// an escaper that is not known here (Refusals tells which and why). A program also stops, with an error, wherever the library
// would fail or what it would do is not known for sure. The caller then executes the whole page by the library, and takes
// what it makes of it. So a program never has to know what an error says.
package compile

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// ErrDeep is the error for parts that ask for parts without end.
var ErrDeep = errors.New("its parts lead back to itself")

// errRefused stops a run that meets, in what an interface holds, what there can be no program for.
var errRefused = errors.New("a program was given up")

// deepest bounds how deep parts lie in parts, and mostRuns how many programs run at once: more are parts that templates of the
// library's ask for again and again.
const (
	deepest  = 1000
	mostRuns = 4000
)

// Config is what a set of programs is made of.
type Config struct {
	Templates *template.Template       // all of them, with their functions; executed by the set alone
	Part      string                   // the name of the function that shows a part: part NAME DATA; the set makes it
	File      func(name string) string // the template of a part
	Funcs     map[string]Func          // what templates may call besides it
	Memory    *Memory                  // of parts; may be nil
}

// A Set is the programs of a set of templates.
type Set struct {
	Config
	library  map[string]*frame // by chain
	programs table[programKey, *program]
	runs     sync.Pool
	running  atomic.Int32
}

// New makes a set without programs. Templates that can't be escaped have none.
func New(c Config) *Set {
	s := &Set{Config: c, library: frames()}
	c.Templates.Funcs(template.FuncMap{c.Part: func(string, any) template.HTML { return "" }})
	if Escape(c.Templates) != nil {
		for _, t := range c.Templates.Templates() {
			t.Execute(io.Discard, nil) // it fails, since there are no data, but has rewritten its tree
		}
	}
	c.Templates.Funcs(template.FuncMap{c.Part: s.part})
	return s
}

// Escape has html/template rewrite all templates of a set at once, which is much quicker than one by one. The error says that
// one of them can't be escaped; then some are not rewritten.
func Escape(all *template.Template) error {
	var one strings.Builder
	for _, t := range all.Templates() {
		if t.Tree != nil {
			one.WriteString("{{template " + strconv.Quote(t.Name()) + " .}}")
		}
	}
	t, err := all.New("all templates, one after the other").Parse(one.String())
	if err != nil {
		return err
	}
	var refused *template.Error
	if errors.As(t.Execute(io.Discard, nil), &refused) {
		return refused
	}
	return nil // or it failed for want of data, long after
}

// part shows a part in a template that the library executes.
func (s *Set) part(name string, data any) (template.HTML, error) {
	page, err := s.Execute(name, data)
	return template.HTML(page), err
}

// Execute shows the part of a name with data. After an error what the page should be is not known.
func (s *Set) Execute(name string, data any) ([]byte, error) { return s.Append(nil, name, data) }

// Append appends it to b.
func (s *Set) Append(b []byte, name string, data any) ([]byte, error) {
	page, err := s.once(b, name, data)
	for errors.Is(err, errRefused) { // now it is known
		page, err = s.once(b, name, data)
	}
	return page, err
}

func (s *Set) once(b []byte, name string, data any) (page []byte, err error) {
	p := s.program(name, reflect.TypeOf(data))
	if p == nil {
		return nil, fmt.Errorf("there is no %s for %T", s.File(name), data)
	}
	defer s.running.Add(-1)
	if s.running.Add(1) > mostRuns {
		return nil, ErrDeep
	}
	r, _ := s.runs.Get().(*run)
	if r == nil {
		r = &run{}
	}
	defer func() {
		if p := recover(); p != nil {
			page, err = nil, failure(p)
			return // r is not used again
		}
		r.clear()
		s.runs.Put(r)
	}()
	r.out = b
	p.show(r, reflect.ValueOf(data))
	return r.out, nil
}

// failure makes an error of what a program was stopped by.
func failure(p any) error {
	if err, ok := p.(error); ok {
		return err
	}
	return fmt.Errorf("%v", p)
}

// Refusals tells of which parts there is no program: the template, the type of its data and why, sorted. Only programs that
// were needed so far are known.
func (s *Set) Refusals() []string {
	var all []string
	for _, p := range s.programs.all() {
		if why := p.refused.Load(); why != nil {
			all = append(all, fmt.Sprintf("%s for %v: %s", p.template.Name(), p.typ, *why))
		}
	}
	slices.Sort(all)
	return all
}
