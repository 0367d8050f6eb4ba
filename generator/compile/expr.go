package compile

import (
	"reflect"
	"strconv"
	"text/template/parse"
	"unsafe"
)

// An expr is a value that a template asks for: its type, and how to find it when the program runs.
type expr struct {
	typ      reflect.Type // nil for nothing, and for one of several types
	at       at           // nil for one of several types, of which only the truth is known
	truth    func(r *run, dot place) bool
	text     step // appends a text without finding its place, not escaped; may be nil
	constant any
	from     origin // of interfaces that are found in data
}

// pipeline compiles commands, each of which is handed what the last has made.
func (c compiler) pipeline(commands []*parse.CommandNode) expr {
	var e expr
	for i, command := range commands {
		if i == 0 {
			e = c.command(command)
		} else {
			e = c.command(command, e)
		}
	}
	return e
}

func (c compiler) command(n *parse.CommandNode, handed ...expr) expr {
	if name, ok := n.Args[0].(*parse.IdentifierNode); ok {
		var args []expr
		for _, argument := range n.Args[1:] {
			args = append(args, c.operand(argument))
		}
		return c.call(name.Ident, append(args, handed...))
	}
	if len(n.Args) > 1 || len(handed) > 0 {
		refuse("%s is not known", n)
	}
	return c.operand(n.Args[0])
}

// operand compiles what stands for a value by itself.
func (c compiler) operand(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return expr{typ: c.dot, at: func(_ *run, dot place) place { return dot }, from: origin{n, 0}}
	case *parse.FieldNode:
		e := c.operand(&parse.DotNode{})
		e.from = origin{n, 0}
		return c.fields(e, n.Ident, n)
	case *parse.VariableNode:
		return c.fields(c.variable(n), n.Ident[1:], n)
	case *parse.ChainNode:
		return c.fields(c.operand(n.Node), n.Field, n)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			refuse("%s is not known", n)
		}
		return c.pipeline(n.Cmds)
	case *parse.IdentifierNode:
		return c.call(n.Ident, nil)
	}
	return literal(n)
}

// literal compiles a constant.
func literal(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.StringNode:
		return expr{typ: reflect.TypeFor[string](), at: always(&n.Text), constant: n.Text}
	case *parse.BoolNode:
		return expr{typ: reflect.TypeFor[bool](), at: always(&n.True), constant: n.True}
	case *parse.NumberNode:
		if whole, err := strconv.ParseInt(n.Text, 0, strconv.IntSize); err == nil && n.IsInt {
			value := int(whole)
			return expr{typ: reflect.TypeFor[int](), at: always(&value), constant: value}
		}
	}
	refuse("%s is not known", n)
	return expr{}
}

func always[T any](value *T) at {
	return func(*run, place) place { return place(value) }
}

func (c compiler) variable(n *parse.VariableNode) expr {
	for slot := len(c.scope) - 1; slot >= 0; slot-- {
		if c.scope[slot].name == n.Ident[0] {
			return expr{
				typ:  c.scope[slot].typ,
				at:   func(r *run, _ place) place { return r.vars[r.base+slot] },
				from: origin{n, 0},
			}
		}
	}
	refuse("%s is not known", n)
	return expr{}
}

// fields compiles e.A.B.C, written in a template as n.
func (c compiler) fields(e expr, names []string, n parse.Node) expr {
	for i, name := range names {
		e = field(c.resolved(e), name)
		e.from = origin{n, i + 1}
	}
	return e
}

// field compiles e.Name.
func field(e expr, name string) expr {
	if e.typ == nil {
		panic(mistake("nothing has a field " + name))
	}
	if e.at == nil {
		refuse("what has a field %s has no one type", name)
	}
	for e.typ.Kind() == reflect.Pointer {
		refuseMethod(e.typ, name)
		e = pointee(e)
	}
	refuseMethod(reflect.PointerTo(e.typ), name)
	if e.typ.Kind() != reflect.Struct {
		refuse("%v has no fields", e.typ)
	}
	f, ok := e.typ.FieldByName(name)
	if !ok || !f.IsExported() {
		panic(mistake(e.typ.String() + " has no field " + name))
	}
	for _, i := range f.Index {
		if e.typ.Kind() == reflect.Pointer {
			e = pointee(e)
		}
		e = member(e, e.typ.Field(i))
	}
	return expr{typ: e.typ, at: e.at}
}

func refuseMethod(t reflect.Type, name string) {
	if _, ok := t.MethodByName(name); ok {
		refuse("%s is a method of %v", name, t)
	}
}

// pointee compiles what e points to.
func pointee(e expr) expr {
	at, to := e.at, e.typ.Elem()
	return expr{typ: to, at: func(r *run, dot place) place {
		p := *(*place)(at(r, dot))
		if p == nil {
			stop("a pointer to %v is nil", to)
		}
		return p
	}}
}

func member(e expr, f reflect.StructField) expr {
	if f.Offset == 0 {
		return expr{typ: f.Type, at: e.at}
	}
	at, offset := e.at, f.Offset
	return expr{typ: f.Type, at: func(r *run, dot place) place { return unsafe.Add(at(r, dot), offset) }}
}
