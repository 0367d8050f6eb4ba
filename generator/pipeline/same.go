package pipeline

import (
	"fmt"
	"reflect"
	"sync"
)

// sameness compares views by value: what two of them say is the same if all their fields are, to any depth. It works for
// every view there will be, so that nobody can forget a field; a plan for each type is made once, from the type itself.
//
// Pointers and slices that are the very same are not looked into. That makes lists of pieces quick to compare.
//
// Many goroutines may use it.
type sameness struct {
	ready sync.Map // reflect.Type → compare, of views
	mu    sync.Mutex
	plans map[reflect.Type]compare // of all types in them
}

// compare reports whether two values of a type are the same.
type compare func(a, b reflect.Value) bool

func newSameness() *sameness { return &sameness{plans: map[reflect.Type]compare{}} }

// same reports whether two views, both pointers to structs, say the same.
func (s *sameness) same(a, b any) bool { return s.views(reflect.ValueOf(a), reflect.ValueOf(b)) }

func (s *sameness) views(a, b reflect.Value) bool {
	return a.Type() == b.Type() && s.view(a.Type())(a, b)
}

// view returns how to compare views of a type.
func (s *sameness) view(t reflect.Type) compare {
	if c, ok := s.ready.Load(t); ok {
		return c.(compare)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.of(t)
	s.ready.Store(t, c)
	return c
}

// of returns how to compare values of a type.
func (s *sameness) of(t reflect.Type) compare {
	if c, ok := s.plans[t]; ok {
		return c
	}
	var c compare
	s.plans[t] = func(a, b reflect.Value) bool { return c(a, b) } // for a type that contains itself
	c = s.make(t)
	s.plans[t] = c
	return c
}

func (s *sameness) make(t reflect.Type) compare {
	switch t.Kind() {
	case reflect.String:
		return func(a, b reflect.Value) bool { return a.String() == b.String() }
	case reflect.Bool:
		return func(a, b reflect.Value) bool { return a.Bool() == b.Bool() }
	case reflect.Int, reflect.Int8, reflect.Int32, reflect.Int64:
		return func(a, b reflect.Value) bool { return a.Int() == b.Int() }
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		return func(a, b reflect.Value) bool { return a.Uint() == b.Uint() }
	case reflect.Float64:
		return func(a, b reflect.Value) bool { return a.Float() == b.Float() }
	case reflect.Struct:
		return s.structs(t)
	case reflect.Slice:
		return s.slices(t)
	case reflect.Pointer:
		to := s.of(t.Elem())
		return func(a, b reflect.Value) bool {
			return a.Pointer() == b.Pointer() || !a.IsNil() && !b.IsNil() && to(a.Elem(), b.Elem())
		}
	case reflect.Interface:
		return func(a, b reflect.Value) bool {
			return a.IsNil() == b.IsNil() && (a.IsNil() || s.views(a.Elem(), b.Elem()))
		}
	}
	panic(fmt.Sprintf("a view has a field of %v, which cannot be compared", t))
}

func (s *sameness) structs(t reflect.Type) compare {
	fields := make([]compare, t.NumField())
	for i := range fields {
		fields[i] = s.of(t.Field(i).Type)
	}
	return func(a, b reflect.Value) bool {
		for i, same := range fields {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
}

func (s *sameness) slices(t reflect.Type) compare {
	element := s.of(t.Elem())
	return func(a, b reflect.Value) bool {
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return false
		}
		if a.Pointer() == b.Pointer() {
			return true
		}
		for i := range a.Len() {
			if !element(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
}
