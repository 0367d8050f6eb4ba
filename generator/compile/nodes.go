package compile

import (
	"reflect"
	"slices"
	"text/template/parse"
	"unsafe"
)

// list compiles nodes one after the other. What follows a declaration is compiled with it: its type may depend on what an
// interface holds.
func (c compiler) list(l *parse.ListNode) step {
	if l == nil {
		return func(*run, place) {}
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
				return func(r *run, dot place) {
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
		return func(*run, place) {}
	case 1:
		return steps[0]
	}
	return func(r *run, dot place) {
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
		return func(r *run, _ place) { r.out = append(r.out, text...) }
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
	return func(r *run, dot place) { e.at(r, dot) }
}

// head compiles the pipeline that begins a node, and declares its variable. Finding its place sets that.
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
	return expr{typ: e.typ, from: e.from, at: func(r *run, dot place) place {
		value := at(r, dot)
		r.let(slot, value)
		return value
	}}
}

func (c compiler) ifNode(n *parse.IfNode) step {
	truth := c.truth(c.head(n.Pipe))
	then, otherwise := c.list(n.List), c.list(n.ElseList)
	return func(r *run, dot place) {
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
	return func(r *run, dot place) {
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
	element, size := e.typ.Elem(), e.typ.Elem().Size()
	index, value := -1, -1
	if len(decl) == 2 {
		index = c.declare(decl[0].Ident[0], reflect.TypeFor[int]())
	}
	if len(decl) > 0 {
		value = c.declare(decl[len(decl)-1].Ident[0], element)
	}
	c.dot = element
	round, otherwise := c.list(n.List), outside.list(n.ElseList)
	return func(r *run, dot place) {
		all := *(*[]byte)(e.at(r, dot)) // every slice has the same header, whatever it holds
		if len(all) == 0 {
			otherwise(r, dot)
			return
		}
		first := unsafe.Pointer(unsafe.SliceData(all))
		texts, ints := len(r.texts), len(r.ints)
		for i := range len(all) {
			item := unsafe.Add(first, uintptr(i)*size)
			if index >= 0 {
				r.let(index, r.keepInt(i))
			}
			if value >= 0 {
				r.let(value, item)
			}
			round(r, item)
			r.texts, r.ints = r.texts[:texts], r.ints[:ints]
		}
	}
}
