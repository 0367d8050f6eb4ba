package compile

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// A table is a map that is read for every page and hardly ever grows: readers take no lock, and a new entry makes a new map.
type table[K comparable, V any] struct {
	mu  sync.Mutex
	now atomic.Pointer[map[K]V]
}

func (t *table[K, V]) get(key K) (V, bool) {
	if now := t.now.Load(); now != nil {
		v, ok := (*now)[key]
		return v, ok
	}
	var none V
	return none, false
}

// add returns what is under key, and makes it if there is nothing yet.
func (t *table[K, V]) add(key K, make func() V) V {
	t.mu.Lock()
	defer t.mu.Unlock()
	if v, ok := t.get(key); ok {
		return v
	}
	v := make()
	next := map[K]V{key: v}
	if now := t.now.Load(); now != nil {
		maps.Copy(next, *now)
	}
	t.now.Store(&next)
	return v
}

func (t *table[K, V]) all() []V {
	if now := t.now.Load(); now != nil {
		return slices.Collect(maps.Values(*now))
	}
	return nil
}
