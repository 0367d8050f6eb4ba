package compile

import (
	"reflect"
)

// truth compiles whether e is true, as if, with, and, or, not understand it.
func (c compiler) truth(e expr) func(*run, place) bool {
	if e.truth != nil {
		return e.truth
	}
	if e = c.resolved(e); e.typ == nil {
		return func(*run, place) bool { return false }
	}
	at, truth := e.at, truthOf(e.typ)
	return func(r *run, dot place) bool { return truth(at(r, dot)) }
}

// truthOf returns whether a value of a type is true: it is not the empty one, as text/template has it.
func truthOf(t reflect.Type) func(place) bool {
	switch t.Kind() {
	case reflect.Bool:
		return func(p place) bool { return *(*bool)(p) }
	case reflect.String:
		return func(p place) bool { return *(*string)(p) != "" }
	case reflect.Slice:
		return func(p place) bool { return len(*(*[]byte)(p)) > 0 }
	case reflect.Pointer:
		return func(p place) bool { return *(*place)(p) != nil }
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64:
		return func(p place) bool { return *(*uint64)(p) != 0 }
	case reflect.Int32, reflect.Uint32:
		return func(p place) bool { return *(*uint32)(p) != 0 }
	case reflect.Int16, reflect.Uint16:
		return func(p place) bool { return *(*uint16)(p) != 0 }
	case reflect.Int8, reflect.Uint8:
		return func(p place) bool { return *(*uint8)(p) != 0 }
	case reflect.Float64:
		return func(p place) bool { return *(*float64)(p) != 0 }
	case reflect.Struct:
		return func(place) bool { return true }
	}
	refuse("whether a %v is true is not known", t)
	return nil
}

// boolean makes an expr of what is true or false.
func boolean(truth func(*run, place) bool) expr {
	yes, no := true, false
	return expr{typ: reflect.TypeFor[bool](), truth: truth, at: func(r *run, dot place) place {
		if truth(r, dot) {
			return place(&yes)
		}
		return place(&no)
	}}
}
