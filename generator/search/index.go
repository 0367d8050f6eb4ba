package search

import (
	"errors"
	"math/bits"
	"sync"
	"sync/atomic"
)

// The layers of an index: what is said once and for all, and what was added since the month began.
const (
	baseLayer = iota
	newLayer
	layers
)

var layerNames = [layers]string{"base/", "new/"}

// An index is where each pair is found. It never changes.
type index struct {
	bits   [layers]int // there are 1<<bits shards
	shards [layers][]*shard
	files  []File
	making *making
}

// A making makes the shards of an index, when the bytes of one of them are asked for: a preview is rarely searched. Once it
// is done, it holds nothing.
type making struct {
	of     *corpus
	bits   [layers]int
	shards [layers][]*shard
	once   sync.Once
	done   atomic.Bool
}

// A shard is the lines of some pairs. Its pointer stands for its text, which is set once.
type shard struct{ text []byte }

// The numbers of shards, as powers of two, of a layer for a number of documents.
const (
	leastBits, mostBits = 4, 12
	perShard            = 4 // documents for each shard of the base
	fewer               = 5 // by so many bits
)

func bitsFor(documents int) [layers]int {
	base := min(max(bits.Len(uint(documents/perShard))-1, leastBits), mostBits)
	return [layers]int{base, max(base-fewer, 1)}
}

func newIndex(c *corpus) *index {
	x := &index{bits: bitsFor(len(c.docs)), making: &making{of: c}}
	for l, folder := range layerNames {
		x.shards[l] = make([]*shard, 1<<x.bits[l])
		for i := range x.shards[l] {
			x.shards[l][i] = &shard{}
			x.files = append(x.files, file(name(c.Folder+folder, i, ".txt"), x.shards[l][i], x.making))
		}
	}
	x.making.bits, x.making.shards = x.bits, x.shards
	return x
}

// file returns the file of a shard. by makes it, and may be nil.
func file(path string, s *shard, by *making) File {
	return File{Path: path, Token: s, Bytes: func(scratch []byte) ([]byte, error) {
		if by != nil && !by.do() {
			return nil, errUnmade
		}
		return append(scratch, s.text...), nil
	}}
}

// errUnmade says that making the index failed before; whoever asked first was told why.
var errUnmade = errors.New("the search index could not be made")

// do makes the shards, and reports whether they are made.
func (m *making) do() bool {
	m.once.Do(func() {
		m.invert()
		m.of, m.shards = nil, [layers][]*shard{}
		m.done.Store(true)
	})
	return m.done.Load()
}

// after returns the index of a corpus, given that of the last one, which may be nil.
func (x *index) after(last, now *corpus) *index {
	if x == nil || !now.alike(last) {
		return newIndex(now)
	}
	switch changed := differing(last, now); {
	case len(changed) == 0:
		return x
	case x.making.done.Load() && len(changed) <= len(now.docs)/8:
		return x.edited(last, now, changed)
	}
	return newIndex(now)
}

// differing returns the numbers of the documents that are not the same.
func differing(last, now *corpus) []int {
	var all []int
	for i, d := range now.docs {
		if last.docs[i] != d {
			all = append(all, i)
		}
	}
	return all
}
