package compile

import (
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
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

// list compiles nodes one after the other. What follows a declaration is compiled with it: its type may depend on what an
// interface holds.
func (c compiler) list(l *parse.ListNode) step {
	if l == nil {
		return func(*run, reflect.Value) {}
	}
	return c.nodes(l.Nodes)
}

func (c compiler) nodes(nodes []parse.Node) step {
	var steps []step
	for i, n := range nodes {
		if a, ok := n.(*parse.ActionNode); ok && len(a.Pipe.Decl) > 0 {
			steps = append(steps, c.statement(func(c compiler) step {
				set := c.declaration(a.Pipe)
				rest := c.nodes(nodes[i+1:])
				return func(r *run, dot reflect.Value) {
					set(r, dot)
					rest(r, dot)
				}
			}))
			break
		}
		if s := c.statement(func(c compiler) step { return c.node(n) }); s != nil {
			steps = append(steps, s)
		}
	}
	return inOrder(steps)
}

func inOrder(steps []step) step {
	switch len(steps) {
	case 0:
		return func(*run, reflect.Value) {}
	case 1:
		return steps[0]
	}
	return func(r *run, dot reflect.Value) {
		for _, s := range steps {
			s(r, dot)
		}
	}
}

// node compiles one node; nil is for one that does nothing.
func (c compiler) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := slices.Clone(n.Text)
		return func(r *run, _ reflect.Value) { r.out = append(r.out, text...) }
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		return c.ifNode(n)
	case *parse.WithNode:
		return c.withNode(n)
	case *parse.RangeNode:
		return c.rangeNode(n)
	}
	refuse("%s is not known", n)
	return nil
}

// declaration compiles {{$x := …}}.
func (c *compiler) declaration(p *parse.PipeNode) step {
	e := c.head(p)
	return func(r *run, dot reflect.Value) { e.at(r, dot) }
}

// head compiles the pipeline that begins a node, and declares its variable. Finding its value sets that.
func (c *compiler) head(p *parse.PipeNode) expr {
	e := c.pipeline(p.Cmds)
	if p.IsAssign || len(p.Decl) > 1 {
		refuse("%s is not known", p)
	}
	if len(p.Decl) == 0 {
		return e
	}
	if e.typ == nil || e.at == nil {
		refuse("%s has no type", p)
	}
	slot, at := c.declare(p.Decl[0].Ident[0], e.typ), e.at
	return expr{typ: e.typ, from: e.from, at: func(r *run, dot reflect.Value) reflect.Value {
		value := at(r, dot)
		r.let(slot, value)
		return value
	}}
}

func (c compiler) ifNode(n *parse.IfNode) step {
	truth := c.truth(c.head(n.Pipe))
	then, otherwise := c.list(n.List), c.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		if truth(r, dot) {
			then(r, dot)
		} else {
			otherwise(r, dot)
		}
	}
}

func (c compiler) withNode(n *parse.WithNode) step {
	e := c.resolved(c.head(n.Pipe))
	if e.at == nil {
		refuse("%s has no one type", n.Pipe)
	}
	outside := c
	if e.typ == nil {
		return outside.list(n.ElseList)
	}
	truth := truthOf(e.typ)
	c.dot = e.typ
	then, otherwise := c.list(n.List), outside.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		if value := e.at(r, dot); truth(value) {
			then(r, value)
		} else {
			otherwise(r, dot)
		}
	}
}

// rangeNode compiles a range over a slice.
func (c compiler) rangeNode(n *parse.RangeNode) step {
	outside, decl := c, n.Pipe.Decl
	e := c.resolved(c.pipeline(n.Pipe.Cmds))
	if n.Pipe.IsAssign || len(decl) > 0 && n.ElseList != nil || e.typ == nil || e.at == nil || e.typ.Kind() != reflect.Slice {
		refuse("%s is not known", n.Pipe)
	}
	element := e.typ.Elem()
	index, value := -1, -1
	if len(decl) == 2 {
		index = c.declare(decl[0].Ident[0], reflect.TypeFor[int]())
	}
	if len(decl) > 0 {
		value = c.declare(decl[len(decl)-1].Ident[0], element)
	}
	c.dot = element
	round, otherwise := c.list(n.List), outside.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		all := e.at(r, dot)
		if all.Len() == 0 {
			otherwise(r, dot)
			return
		}
		for i := range all.Len() {
			item := all.Index(i)
			if index >= 0 {
				r.let(index, reflect.ValueOf(i))
			}
			if value >= 0 {
				r.let(value, item)
			}
			round(r, item)
		}
	}
}

// statement compiles a node by build. If the type of an interface decides what becomes of it, it is compiled when it is
// first executed with a type.
func (c compiler) statement(build func(compiler) step) (s step) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case mistake:
			s = func(*run, reflect.Value) { stop("%s", string(p)) }
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
	return func(r *run, dot reflect.Value) {
		t := typeOf(u.at(r, dot).Elem())
		way, ok := ways.get(t)
		if !ok {
			way = ways.add(t, func() step { return c.late(finding{u.from, t}, build) })
		}
		way(r, dot)
	}
}

// typeOf returns the type of what an interface holds, or nil if it holds nothing.
func typeOf(held reflect.Value) reflect.Type {
	if !held.IsValid() {
		return nil
	}
	return held.Type()
}

// late compiles a statement while the program already runs. If it can't be, the program is given up, and the run begins anew.
func (c compiler) late(f finding, build func(compiler) step) (s step) {
	defer func() {
		switch why := recover().(type) {
		case nil:
		case refusal:
			c.program.refuse(why)
			s = func(*run, reflect.Value) { panic(errRefused) }
		default:
			panic(why)
		}
	}()
	c.found = append(slices.Clone(c.found), f)
	return c.statement(build)
}

// declare gives a name to values of a type, and returns the slot.
func (c *compiler) declare(name string, t reflect.Type) int {
	c.scope = append(c.scope[:len(c.scope):len(c.scope)], variable{name, t})
	return len(c.scope) - 1
}
