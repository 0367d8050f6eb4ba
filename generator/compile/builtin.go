package compile

import (
	"cmp"
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
			return boolean(func(r *run, dot place) bool { return !truth(r, dot) })
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
	var truths []func(*run, place) bool
	one := len(args) > 0
	for i := range args {
		truths = append(truths, c.truth(args[i]))
		args[i] = c.resolved(args[i])
		one = one && args[i].at != nil && args[i].typ != nil && args[i].typ == args[0].typ
	}
	e := expr{truth: func(r *run, dot place) bool {
		for _, truth := range truths {
			if truth(r, dot) == when {
				return when
			}
		}
		return !when
	}}
	if one {
		e.typ, e.at = args[0].typ, func(r *run, dot place) place {
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
	if e.typ.Kind() == reflect.String {
		return expr{typ: reflect.TypeFor[int](), at: func(r *run, dot place) place { return r.keepInt(len(*(*string)(at(r, dot)))) }}
	}
	return expr{typ: reflect.TypeFor[int](), at: func(r *run, dot place) place { return r.keepInt(len(*(*[]byte)(at(r, dot)))) }}
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
		return comparison(operator, args, func(e expr) func(*run, place) string {
			return func(r *run, dot place) string { return *(*string)(e.at(r, dot)) }
		})
	case ints:
		return comparison(operator, args, whole)
	}
	refuse("%v and %v are not compared here", args[0].typ, args[1].typ)
	return expr{}
}

// whole returns how to read a whole number.
func whole(e expr) func(*run, place) int64 {
	read := wholeOf(e.typ)
	return func(r *run, dot place) int64 { return read(e.at(r, dot)) }
}

func wholeOf(t reflect.Type) func(place) int64 {
	switch t.Size() {
	case 1:
		return func(p place) int64 { return int64(*(*int8)(p)) }
	case 2:
		return func(p place) int64 { return int64(*(*int16)(p)) }
	case 4:
		return func(p place) int64 { return int64(*(*int32)(p)) }
	}
	return func(p place) int64 { return *(*int64)(p) }
}

func comparison[T cmp.Ordered](operator string, args []expr, read func(expr) func(*run, place) T) expr {
	a, b := read(args[0]), read(args[1])
	holds := map[string]func(a, b T) bool{
		"ne": func(a, b T) bool { return a != b },
		"lt": func(a, b T) bool { return a < b }, "le": func(a, b T) bool { return a <= b },
		"gt": func(a, b T) bool { return a > b }, "ge": func(a, b T) bool { return a >= b },
	}[operator]
	if operator != "eq" {
		return boolean(func(r *run, dot place) bool { return holds(a(r, dot), b(r, dot)) })
	}
	var others []func(*run, place) T
	for _, e := range args[1:] {
		others = append(others, read(e))
	}
	return boolean(func(r *run, dot place) bool {
		value := a(r, dot)
		for _, other := range others {
			if value == other(r, dot) {
				return true
			}
		}
		return false
	})
}
