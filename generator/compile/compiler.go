package compile

import (
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
	"unsafe"
)

// A compiler makes the steps of a program. It is a value: what is compiled within a node gets a copy, whose scope may grow.
type compiler struct {
	program *program
	set     *Set
	dot     reflect.Type
	scope   []variable // the slot of a variable is its index
	found   []finding  // types that interfaces hold here
}

type variable struct {
	name string
	typ  reflect.Type
}

// A refusal is why there is no program for a template: the library has to execute it.
type refusal string

// A mistake is why a node always fails. That it does is known while compiling, but it may never be reached.
type mistake string

// An undecided is an interface whose dynamic type has to be known to go on.
type undecided struct {
	from origin
	at   at
}

func refuse(format string, values ...any) { panic(refusal(fmt.Sprintf(format, values...))) }

// An origin is where in a template a value comes from: a node, and how many of its fields lead to it.
type origin struct {
	node   parse.Node
	fields int
}

type finding struct {
	origin
	typ reflect.Type // nil for an interface that holds nothing
}

// statement compiles a node by build. If the type of an interface decides what becomes of it, it is compiled when it is
// first executed with a type.
func (c compiler) statement(build func(compiler) step) (s step) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case mistake:
			s = func(*run, place) { stop("%s", string(p)) }
		case undecided:
			s = c.dispatch(p, build)
		default:
			panic(p)
		}
	}()
	return build(c)
}

// dispatch makes a step that compiles a statement for every type that the interface u is found to hold.
func (c compiler) dispatch(u undecided, build func(compiler) step) step {
	c.scope = slices.Clone(c.scope)
	ways := &table[reflect.Type, step]{}
	return func(r *run, dot place) {
		t := reflect.TypeOf(*(*any)(u.at(r, dot)))
		way, ok := ways.get(t)
		if !ok {
			way = ways.add(t, func() step { return c.late(finding{u.from, t}, build) })
		}
		way(r, dot)
	}
}

// late compiles a statement while the program already runs. If it can't be, the program is given up, and the run begins anew.
func (c compiler) late(f finding, build func(compiler) step) (s step) {
	defer func() {
		switch why := recover().(type) {
		case nil:
		case refusal:
			c.program.refuse(why)
			s = func(*run, place) { panic(errRefused) }
		default:
			panic(why)
		}
	}()
	c.found = append(slices.Clone(c.found), f)
	return c.statement(build)
}

// resolved returns e, or if it is an interface what it holds.
func (c compiler) resolved(e expr) expr {
	if e.typ == nil || e.typ.Kind() != reflect.Interface {
		return e
	}
	if e.typ.NumMethod() > 0 || e.from.node == nil {
		refuse("the type of what %v holds can't be found", e.typ)
	}
	for _, f := range c.found {
		if f.origin == e.from {
			return inner(f.typ, e.at)
		}
	}
	panic(undecided{e.from, e.at})
}

// inner returns what an interface holds, if it is of type t.
func inner(t reflect.Type, at at) expr {
	if t == nil {
		return expr{at: at}
	}
	if isOdd(t) {
		refuse("how an interface holds %v is not known", t)
	}
	return expr{typ: t, at: func(r *run, dot place) place { return inside(t, at(r, dot)) }}
}

// inside returns the place of what an interface at p holds, if it is of type t. The second word of an interface is the
// value, if it is a pointer, or else leads to it.
func inside(t reflect.Type, p place) place {
	word := unsafe.Add(p, unsafe.Sizeof(uintptr(0)))
	if holdsPointer(t) {
		return word
	}
	return *(*place)(word)
}

// isOdd reports whether a type may lie in an interface as a pointer without being one, as a struct of one pointer does.
func isOdd(t reflect.Type) bool {
	return (t.Kind() == reflect.Struct || t.Kind() == reflect.Array) && t.Size() <= unsafe.Sizeof(uintptr(0))
}

func holdsPointer(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return true
	}
	return false
}

// declare gives a name to values of a type, and returns the slot.
func (c *compiler) declare(name string, t reflect.Type) int {
	c.scope = append(c.scope[:len(c.scope):len(c.scope)], variable{name, t})
	return len(c.scope) - 1
}
