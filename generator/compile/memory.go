package compile

import (
	"reflect"
	"sync"
)

// A Memory keeps what parts show, under the data that they were handed: a pointer stands for what it points to. Types of
// data whose parts are remembered are named one by one, with Remember.
type Memory struct {
	mu      sync.RWMutex
	most    int // bytes
	bytes   int
	shelves map[reflect.Type]shelf // complete before the first run
}

// NewMemory returns a memory that holds about so many bytes. When it is full it is emptied: what is still in use comes back
// by itself.
func NewMemory(most int) *Memory { return &Memory{most: most, shelves: map[reflect.Type]shelf{}} }

// perPiece is what an entry takes beside its text, in bytes.
const perPiece = 200

// A shelf is what is remembered of one type.
type shelf interface {
	get(p *program, data reflect.Value) (string, bool)
	put(p *program, data reflect.Value, shown string)
	empty()
}

// Remember makes m remember parts that are handed a K.
func Remember[K comparable](m *Memory) {
	m.shelves[reflect.TypeFor[K]()] = &pieces[K]{memory: m, done: map[piece[K]]string{}}
}

func (m *Memory) of(t reflect.Type) shelf {
	if m == nil {
		return nil
	}
	return m.shelves[t]
}

// pieces are the shelf of data of type K.
type pieces[K comparable] struct {
	memory *Memory
	done   map[piece[K]]string
}

type piece[K comparable] struct {
	program *program
	data    K
}

func (s *pieces[K]) get(p *program, data reflect.Value) (string, bool) {
	s.memory.mu.RLock()
	defer s.memory.mu.RUnlock()
	shown, ok := s.done[piece[K]{p, as[K](data)}]
	return shown, ok
}

func (s *pieces[K]) put(p *program, data reflect.Value, shown string) {
	m := s.memory
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.bytes > m.most {
		for _, other := range m.shelves {
			other.empty()
		}
		m.bytes = 0
	}
	s.done[piece[K]{p, as[K](data)}] = shown
	m.bytes += len(shown) + perPiece
}

func (s *pieces[K]) empty() { s.done = map[piece[K]]string{} }
