package compile

import (
	"reflect"
	"strconv"
	"text/template/parse"
)

// An expr is a value that a template asks for: its type, and how to find it when the program runs.
type expr struct {
	typ      reflect.Type // nil for nothing, and for one of several types
	at       at           // nil for one of several types, of which only the truth is known
	truth    func(r *run, dot reflect.Value) bool
	text     step // appends a text without finding it as a value, not escaped; may be nil
	constant any
	from     origin // of interfaces that are found in data
}

// An at finds a value when a program runs.
type at func(r *run, dot reflect.Value) reflect.Value

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
		return expr{typ: c.dot, at: func(_ *run, dot reflect.Value) reflect.Value { return dot }, from: origin{n, 0}}
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
		return expr{typ: reflect.TypeFor[string](), at: always(n.Text), constant: n.Text}
	case *parse.BoolNode:
		return expr{typ: reflect.TypeFor[bool](), at: always(n.True), constant: n.True}
	case *parse.NumberNode:
		if whole, err := strconv.ParseInt(n.Text, 0, strconv.IntSize); err == nil && n.IsInt {
			return expr{typ: reflect.TypeFor[int](), at: always(int(whole)), constant: int(whole)}
		}
	}
	refuse("%s is not known", n)
	return expr{}
}

func always(constant any) at {
	value := reflect.ValueOf(constant)
	return func(*run, reflect.Value) reflect.Value { return value }
}

func (c compiler) variable(n *parse.VariableNode) expr {
	for slot := len(c.scope) - 1; slot >= 0; slot-- {
		if c.scope[slot].name == n.Ident[0] {
			return expr{
				typ:  c.scope[slot].typ,
				at:   func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+slot] },
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
		e = member(e, i)
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
	return expr{typ: to, at: func(r *run, dot reflect.Value) reflect.Value {
		value := at(r, dot).Elem()
		if !value.IsValid() {
			stop("a pointer to %v is nil", to)
		}
		return value
	}}
}

func member(e expr, i int) expr {
	at := e.at
	return expr{typ: e.typ.Field(i).Type, at: func(r *run, dot reflect.Value) reflect.Value { return at(r, dot).Field(i) }}
}

// resolved returns e, or if it is an interface what it holds.
func (c compiler) resolved(e expr) expr {
	if e.typ == nil || e.typ.Kind() != reflect.Interface {
		return e
	}
	if e.from.node == nil {
		refuse("the type of what %v holds can't be found", e.typ)
	}
	for _, f := range c.found {
		if f.origin == e.from {
			return expr{typ: f.typ, at: func(r *run, dot reflect.Value) reflect.Value { return e.at(r, dot).Elem() }}
		}
	}
	panic(undecided{e.from, e.at})
}

// truth compiles whether e is true, as if, with, and, or, not understand it.
func (c compiler) truth(e expr) func(*run, reflect.Value) bool {
	if e.truth != nil {
		return e.truth
	}
	if e = c.resolved(e); e.typ == nil {
		return func(*run, reflect.Value) bool { return false }
	}
	at, truth := e.at, truthOf(e.typ)
	return func(r *run, dot reflect.Value) bool { return truth(at(r, dot)) }
}

// truthOf returns whether a value of a type is true: it is not the empty one, as text/template has it.
func truthOf(t reflect.Type) func(reflect.Value) bool {
	switch t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(v reflect.Value) bool { return v.Uint() != 0 }
	case reflect.Float64:
		return func(v reflect.Value) bool { return v.Float() != 0 }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	refuse("whether a %v is true is not known", t)
	return nil
}

// boolean makes an expr of what is true or false.
func boolean(truth func(*run, reflect.Value) bool) expr {
	return expr{typ: reflect.TypeFor[bool](), truth: truth, at: func(r *run, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(truth(r, dot))
	}}
}
