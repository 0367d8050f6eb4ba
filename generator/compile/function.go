package compile

import (
	"html/template"
	"reflect"
)

// A Func is a function that templates may call, with its types known.
type Func struct {
	params   []reflect.Type
	variadic bool // any more arguments of any type
	result   reflect.Type
	value    func(args []expr) at   // finds what it returns
	text     func(args []expr) step // appends what it returns, not escaped; nil if there is no such way
}

// A Text is what functions return that can be shown: a string, or what html/template has for finished text.
type Text interface {
	string | template.HTML | template.URL
}

// Of1 is a function of one argument.
func Of1[A, R any](f func(A) R) Func {
	return Func{params: []reflect.Type{reflect.TypeFor[A]()}, result: reflect.TypeFor[R](), value: func(args []expr) at {
		a := args[0].at
		return func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(f(as[A](a(r, dot)))) }
	}}
}

// Append1 is a function of one argument whose text write appends, without making a string of it.
func Append1[A any, R Text](f func(A) R, write func([]byte, A) []byte) Func {
	made := Of1(f)
	made.text = func(args []expr) step {
		a := args[0].at
		return func(r *run, dot reflect.Value) {
			first := as[A](a(r, dot)) // before the page is looked at: it may use its end
			r.out = write(r.out, first)
		}
	}
	return made
}

// Append2 is the same for two arguments.
func Append2[A, B any, R Text](f func(A, B) R, write func([]byte, A, B) []byte) Func {
	params := []reflect.Type{reflect.TypeFor[A](), reflect.TypeFor[B]()}
	return Func{
		params: params, result: reflect.TypeFor[R](),
		value: func(args []expr) at {
			a, b := args[0].at, args[1].at
			return func(r *run, dot reflect.Value) reflect.Value {
				return reflect.ValueOf(f(as[A](a(r, dot)), as[B](b(r, dot))))
			}
		},
		text: func(args []expr) step {
			a, b := args[0].at, args[1].at
			return func(r *run, dot reflect.Value) {
				first, second := as[A](a(r, dot)), as[B](b(r, dot))
				r.out = write(r.out, first, second)
			}
		},
	}
}

// AppendAny is a function of an A and values of any type, whose text write appends. It must not keep the slice of values.
func AppendAny[A any](write func([]byte, A, []any) ([]byte, error)) Func {
	text := func(args []expr) step {
		a, rest := args[0].at, args[1:]
		return func(r *run, dot reflect.Value) {
			first, start := as[A](a(r, dot)), len(r.args)
			for _, e := range rest {
				r.args = append(r.args, e.at(r, dot).Interface())
			}
			out, err := write(r.out, first, r.args[start:])
			if err != nil {
				panic(err)
			}
			r.out, r.args = out, r.args[:start]
		}
	}
	return Func{
		params: []reflect.Type{reflect.TypeFor[A]()}, variadic: true, result: reflect.TypeFor[string](), text: text,
		value: func(args []expr) at { return cut[string](text(args)) },
	}
}

// as returns a value whose type is known to be an A.
func as[A any](v reflect.Value) A {
	value, _ := reflect.TypeAssert[A](v)
	return value
}

// cut returns how to find what a step appends, without appending it.
func cut[R Text](text step) at {
	return func(r *run, dot reflect.Value) reflect.Value {
		start := len(r.out)
		text(r, dot)
		said := R(r.out[start:])
		r.out = r.out[:start]
		return reflect.ValueOf(said)
	}
}

// call compiles a call. A pointer is given as what it points to where that is asked for.
func (f Func) call(c compiler, name string, args []expr) expr {
	if len(args) < len(f.params) || len(args) > len(f.params) && !f.variadic {
		refuse("%s has %d arguments", name, len(args))
	}
	for i := range args {
		args[i] = c.resolved(args[i])
		if args[i].typ == nil || args[i].at == nil {
			refuse("argument %d of %s has no type", i+1, name)
		}
		if i >= len(f.params) {
			continue
		}
		if t := args[i].typ; t.Kind() == reflect.Pointer && t.Elem() == f.params[i] {
			args[i] = pointee(args[i])
		}
		if args[i].typ != f.params[i] {
			refuse("argument %d of %s is a %v", i+1, name, args[i].typ)
		}
	}
	e := expr{typ: f.result, at: f.value(args)}
	if f.text != nil {
		e.text = f.text(args)
	}
	return e
}
