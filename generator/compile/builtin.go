package compile

import (
	"cmp"
	"html/template"
	"reflect"
)

// call compiles a call of a function: of the set's, or one that every template has.
func (c compiler) call(name string, args []expr) expr {
	if name == c.set.Part {
		return c.part(args)
	}
	if f, ok := c.set.Funcs[name]; ok {
		return f.call(c, name, args)
	}
	switch name {
	case "and", "or":
		return c.chosen(name == "or", args)
	case "not":
		if len(args) == 1 {
			truth := c.truth(args[0])
			return boolean(func(r *run, dot reflect.Value) bool { return !truth(r, dot) })
		}
	case "len":
		if len(args) == 1 {
			return c.length(args[0])
		}
	case "eq", "ne", "lt", "le", "gt", "ge":
		if len(args) == 2 || name == "eq" && len(args) > 2 {
			return c.compared(name, args)
		}
	}
	refuse("function %s is not known with such arguments", name)
	return expr{}
}

// chosen compiles or, the first argument that is true, and and, the first that is not; else it is the last. Arguments
// behind it are not looked at.
func (c compiler) chosen(when bool, args []expr) expr {
	var truths []func(*run, reflect.Value) bool
	one := len(args) > 0
	for i := range args {
		truths = append(truths, c.truth(args[i]))
		args[i] = c.resolved(args[i])
		one = one && args[i].at != nil && args[i].typ != nil && args[i].typ == args[0].typ
	}
	e := expr{truth: func(r *run, dot reflect.Value) bool {
		for _, truth := range truths {
			if truth(r, dot) == when {
				return when
			}
		}
		return !when
	}}
	if one {
		e.typ, e.at = args[0].typ, func(r *run, dot reflect.Value) reflect.Value {
			for i, truth := range truths[:len(truths)-1] {
				if truth(r, dot) == when {
					return args[i].at(r, dot)
				}
			}
			return args[len(args)-1].at(r, dot)
		}
	}
	return e
}

func (c compiler) length(e expr) expr {
	e = c.resolved(e)
	if e.at == nil || e.typ == nil || e.typ.Kind() != reflect.Slice && e.typ.Kind() != reflect.String {
		refuse("the length of a %v is not known", e.typ)
	}
	at := e.at
	return expr{typ: reflect.TypeFor[int](), at: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(at(r, dot).Len()) }}
}

// compared compiles a comparison of strings, or of whole numbers with a sign.
func (c compiler) compared(operator string, args []expr) expr {
	strings, ints := true, true
	for i := range args {
		if args[i] = c.resolved(args[i]); args[i].typ == nil || args[i].at == nil {
			refuse("what is compared has no type")
		}
		strings = strings && args[i].typ.Kind() == reflect.String
		ints = ints && args[i].typ.Kind() >= reflect.Int && args[i].typ.Kind() <= reflect.Int64
	}
	switch {
	case strings:
		return comparison(operator, args, reflect.Value.String)
	case ints:
		return comparison(operator, args, reflect.Value.Int)
	}
	refuse("%v and %v are not compared here", args[0].typ, args[1].typ)
	return expr{}
}

func comparison[T cmp.Ordered](operator string, args []expr, read func(reflect.Value) T) expr {
	a, b := args[0].at, args[1].at
	holds := map[string]func(a, b T) bool{
		"ne": func(a, b T) bool { return a != b },
		"lt": func(a, b T) bool { return a < b }, "le": func(a, b T) bool { return a <= b },
		"gt": func(a, b T) bool { return a > b }, "ge": func(a, b T) bool { return a >= b },
	}[operator]
	if operator != "eq" {
		return boolean(func(r *run, dot reflect.Value) bool { return holds(read(a(r, dot)), read(b(r, dot))) })
	}
	return boolean(func(r *run, dot reflect.Value) bool {
		value := read(a(r, dot))
		for _, other := range args[1:] {
			if value == read(other.at(r, dot)) {
				return true
			}
		}
		return false
	})
}

// part compiles a call of the function that shows a part. It is a text, appended by the program of that part; only where more
// than showing it is asked for is it made on its own.
func (c compiler) part(args []expr) expr {
	if len(args) != 2 {
		refuse("%s has %d arguments", c.set.Part, len(args))
	}
	name, data := c.resolved(args[0]), c.resolved(args[1])
	if name.typ != reflect.TypeFor[string]() {
		refuse("the name of a part is a %v", name.typ)
	}
	if data.typ == nil || data.at == nil {
		refuse("the data of a part have no type")
	}
	show := c.shown(name, data)
	return expr{typ: reflect.TypeFor[template.HTML](), text: show, at: cut[template.HTML](show)}
}

// shown returns a step that shows the part of a name. A name that is not constant is looked up when the program runs.
func (c compiler) shown(name, data expr) step {
	set, typ := c.set, data.typ
	if constant, ok := name.constant.(string); ok {
		p := set.program(constant, typ)
		if p == nil {
			panic(mistake("there is no " + set.File(constant)))
		}
		return func(r *run, dot reflect.Value) { p.show(r, data.at(r, dot)) }
	}
	return func(r *run, dot reflect.Value) {
		part := name.at(r, dot).String()
		p := set.program(part, typ)
		if p == nil {
			stop("there is no %s", set.File(part))
		}
		p.show(r, data.at(r, dot))
	}
}
