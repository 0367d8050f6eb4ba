package compile

import (
	"errors"
	"html/template"
	"reflect"
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

// show appends the template shown with the data at a place.
func (p *program) show(r *run, data place) {
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

func (p *program) render(r *run, data place) {
	if p.once.Do(p.compile); p.refused.Load() != nil {
		p.execute(r, data)
		return
	}
	if r.depth++; r.depth > deepest {
		panic(ErrDeep)
	}
	base, vars, texts, ints := r.base, len(r.vars), len(r.texts), len(r.ints)
	r.base = vars
	r.let(0, data)
	p.body(r, data)
	r.base, r.vars, r.texts, r.ints = base, r.vars[:vars], r.texts[:texts], r.ints[:ints]
	r.depth--
}

// execute lets the library show the template.
func (p *program) execute(r *run, data place) {
	err := p.template.Execute(r, boxed(p.typ, data))
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

// boxed returns the value of a type at a place.
func boxed(t reflect.Type, p place) any { return reflect.NewAt(t, p).Elem().Interface() }
