package pipeline

import (
	"fmt"
	"reflect"
	"sync"
	"unsafe"
)

// sameness compares views by value: what two of them say is the same if all their fields are, to any depth. It works for
// every view there will be, so that nobody can forget a field; a plan for each type is made once, from the type itself.
//
// Pointers, slices and strings that are the very same are not looked into. That makes lists of pieces quick to compare.
//
// Many goroutines may use it.
type sameness struct {
	ready sync.Map // reflect.Type → compare, of views
	mu    sync.Mutex
	plans map[reflect.Type]compare // of all types in them
}

// compare reports whether what lies at two places is the same.
type compare func(a, b unsafe.Pointer) bool

func newSameness() *sameness { return &sameness{plans: map[reflect.Type]compare{}} }

// same reports whether two views, both pointers to structs, say the same.
func (s *sameness) same(a, b any) bool {
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	if v.Type() != w.Type() {
		return false
	}
	return v.UnsafePointer() == w.UnsafePointer() || s.view(v.Type().Elem())(v.UnsafePointer(), w.UnsafePointer())
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
	s.plans[t] = func(a, b unsafe.Pointer) bool { return c(a, b) } // for a type that contains itself
	c = s.make(t)
	s.plans[t] = c
	return c
}

func (s *sameness) make(t reflect.Type) compare {
	switch t.Kind() {
	case reflect.String:
		return func(a, b unsafe.Pointer) bool { return *(*string)(a) == *(*string)(b) }
	case reflect.Bool, reflect.Int8, reflect.Uint8:
		return func(a, b unsafe.Pointer) bool { return *(*uint8)(a) == *(*uint8)(b) }
	case reflect.Int32, reflect.Uint32:
		return func(a, b unsafe.Pointer) bool { return *(*uint32)(a) == *(*uint32)(b) }
	case reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
		return func(a, b unsafe.Pointer) bool { return *(*uint64)(a) == *(*uint64)(b) }
	case reflect.Struct:
		return s.structs(t)
	case reflect.Slice:
		return s.slices(t)
	case reflect.Pointer:
		return s.pointers(t)
	case reflect.Interface:
		return func(a, b unsafe.Pointer) bool {
			v, w := reflect.NewAt(t, a).Elem().Elem(), reflect.NewAt(t, b).Elem().Elem()
			return v.IsValid() == w.IsValid() && (!v.IsValid() || s.same(v.Interface(), w.Interface()))
		}
	}
	panic(fmt.Sprintf("a view has a field of %v, which cannot be compared", t))
}

func (s *sameness) structs(t reflect.Type) compare {
	type part struct {
		offset uintptr
		same   compare
	}
	parts := make([]part, t.NumField())
	for i := range parts {
		parts[i] = part{t.Field(i).Offset, s.of(t.Field(i).Type)}
	}
	return func(a, b unsafe.Pointer) bool {
		for _, p := range parts {
			if !p.same(unsafe.Add(a, p.offset), unsafe.Add(b, p.offset)) {
				return false
			}
		}
		return true
	}
}

func (s *sameness) slices(t reflect.Type) compare {
	element, size := s.of(t.Elem()), t.Elem().Size()
	return func(a, b unsafe.Pointer) bool {
		// Every slice has the same header, whatever it holds.
		x, y := *(*[]byte)(a), *(*[]byte)(b)
		if len(x) != len(y) || (x == nil) != (y == nil) {
			return false
		}
		first, other := unsafe.Pointer(unsafe.SliceData(x)), unsafe.Pointer(unsafe.SliceData(y))
		if first == other {
			return true
		}
		for i := range uintptr(len(x)) {
			if !element(unsafe.Add(first, i*size), unsafe.Add(other, i*size)) {
				return false
			}
		}
		return true
	}
}

func (s *sameness) pointers(t reflect.Type) compare {
	to := s.of(t.Elem())
	return func(a, b unsafe.Pointer) bool {
		x, y := *(*unsafe.Pointer)(a), *(*unsafe.Pointer)(b)
		return x == y || x != nil && y != nil && to(x, y)
	}
}
