package compile

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
)

// A program shows a template with data of a type.
type program struct {
	set      *Set
	template *template.Template
	typ      reflect.Type
	shelf    shelf // where it is remembered; nil if it is not

	once    sync.Once
	body    step
	refused atomic.Pointer[string] // why the library does it
}

// A step does something when a program runs: most append to the page. Dot is what the template calls ".".
type step func(r *run, dot reflect.Value)

type programKey struct {
	part string
	typ  reflect.Type
}

// program returns the program of a part for a type of data, or nil if there is no such part or the data are nil.
func (s *Set) program(part string, typ reflect.Type) *program {
	key := programKey{part, typ}
	if p, ok := s.programs.get(key); ok {
		return p
	}
	t := s.Templates.Lookup(s.File(part))
	if t == nil || typ == nil {
		return nil
	}
	return s.programs.add(key, func() *program {
		return &program{set: s, template: t, typ: typ, shelf: s.Memory.of(typ)}
	})
}

// show appends the template shown with data.
func (p *program) show(r *run, data reflect.Value) {
	if p.shelf == nil {
		p.render(r, data)
		return
	}
	if done, ok := p.shelf.get(p, data); ok {
		r.out = append(r.out, done...)
		return
	}
	start := len(r.out)
	p.render(r, data)
	p.shelf.put(p, data, string(r.out[start:]))
}

func (p *program) render(r *run, data reflect.Value) {
	if p.once.Do(p.compile); p.refused.Load() != nil {
		p.execute(r, data)
		return
	}
	if r.depth++; r.depth > deepest {
		panic(ErrDeep)
	}
	base, vars := r.base, len(r.vars)
	r.base = vars
	r.let(0, data)
	p.body(r, data)
	r.base, r.vars = base, r.vars[:vars]
	r.depth--
}

// execute lets the library show the template.
func (p *program) execute(r *run, data reflect.Value) {
	err := p.template.Execute(r, data.Interface())
	if errors.Is(err, ErrDeep) {
		panic(ErrDeep) // without the names of all the templates on the way
	}
	if err != nil {
		panic(err)
	}
}

func (p *program) compile() {
	defer func() {
		switch why := recover().(type) {
		case nil:
		case refusal:
			p.refuse(why)
		default:
			panic(why)
		}
	}()
	if p.template.Tree == nil || p.template.Tree.Root == nil {
		panic(refusal("it has no tree"))
	}
	c := compiler{program: p, set: p.set, dot: p.typ, scope: []variable{{"$", p.typ}}}
	p.body = c.list(p.template.Tree.Root)
}

func (p *program) refuse(why refusal) {
	text := string(why)
	p.refused.Store(&text)
}

// A run is one execution of a program.
type run struct {
	out   []byte
	vars  []reflect.Value // of all templates that are being shown; the innermost's begin at base
	base  int
	depth int
	args  []any // of the functions that are being called
}

// let sets a variable.
func (r *run) let(slot int, value reflect.Value) {
	for len(r.vars) <= r.base+slot {
		r.vars = append(r.vars, reflect.Value{})
	}
	r.vars[r.base+slot] = value
}

// Write lets the library append to the page.
func (r *run) Write(b []byte) (int, error) {
	r.out = append(r.out, b...)
	return len(b), nil
}

func (r *run) clear() {
	clear(r.vars[:cap(r.vars)])
	clear(r.args[:cap(r.args)])
	*r = run{vars: r.vars[:0], args: r.args[:0]}
}

// stop ends the run: the library would fail here, or do what is not known.
func stop(format string, values ...any) {
	panic(fmt.Errorf(format, values...))
}

// A table is a map that is read for every page and hardly ever grows: readers take no lock, and a new entry makes a new map.
type table[K comparable, V any] struct {
	mu  sync.Mutex
	now atomic.Pointer[map[K]V]
}

func (t *table[K, V]) get(key K) (V, bool) {
	if now := t.now.Load(); now != nil {
		v, ok := (*now)[key]
		return v, ok
	}
	var none V
	return none, false
}

// add returns what is under key, and makes it if there is nothing yet.
func (t *table[K, V]) add(key K, make func() V) V {
	t.mu.Lock()
	defer t.mu.Unlock()
	if v, ok := t.get(key); ok {
		return v
	}
	v := make()
	next := map[K]V{key: v}
	if now := t.now.Load(); now != nil {
		maps.Copy(next, *now)
	}
	t.now.Store(&next)
	return v
}

func (t *table[K, V]) all() []V {
	if now := t.now.Load(); now != nil {
		return slices.Collect(maps.Values(*now))
	}
	return nil
}
