package search

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"
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

// A change is what becomes of a document in the lines of a pair.
type change struct {
	shard       int
	of          pair
	doc         uint32
	has, titled bool // it then has the pair, and has it in the title
}

// edited returns the index of a corpus that differs from the last one in few documents: it has the same shards but for those in
// which these are.
func (x *index) edited(last, now *corpus, docs []int) *index {
	next := &index{bits: x.bits, files: slices.Clone(x.files), making: x.making}
	changes := x.changes(last, now, docs)
	from := 0
	for l := range layers {
		next.shards[l] = slices.Clone(x.shards[l])
		for rest := changes[l]; len(rest) > 0; {
			i, n := rest[0].shard, 0
			for n < len(rest) && rest[n].shard == i {
				n++
			}
			next.shards[l][i] = &shard{text: merged(x.shards[l][i].text, rest[:n])}
			next.files[from+i] = file(next.files[from+i].Path, next.shards[l][i], nil)
			rest = rest[n:]
		}
		from += len(next.shards[l])
	}
	return next
}

// changes returns what the documents change in each layer, in the order of shards, pairs and documents.
func (x *index) changes(last, now *corpus, docs []int) (all [layers][]change) {
	var r reader
	var was, is pairs
	for _, i := range docs {
		was.read(last.docs[i], last.Since, &r)
		is.read(now.docs[i], now.Since, &r)
		all[baseLayer] = appendChanges(all[baseLayer], uint32(i), was.base.all, is.base.all, was.titled, is.titled)
		all[newLayer] = appendChanges(all[newLayer], uint32(i), was.recent.all, is.recent.all, 0, 0)
	}
	for l := range all {
		for i := range all[l] {
			all[l][i].shard = all[l][i].of.shard(x.bits[l])
		}
		slices.SortFunc(all[l], func(a, b change) int {
			return cmp.Or(cmp.Compare(a.shard, b.shard), cmp.Compare(a.of, b.of), cmp.Compare(a.doc, b.doc))
		})
	}
	return all
}

// appendChanges appends what sets a document's pairs apart from what they were. The first so many of them are in its title.
func appendChanges(all []change, doc uint32, was, is []pair, wasTitled, isTitled int) []change {
	before := make(map[pair]bool, len(was)) // whether it was in the title
	for i, p := range was {
		before[p] = i < wasTitled
	}
	for i, p := range is {
		if titled, had := before[p]; !had || titled != (i < isTitled) {
			all = append(all, change{of: p, doc: doc, has: true, titled: i < isTitled})
		}
		delete(before, p)
	}
	for p := range before { // their order does not matter, since all are sorted
		all = append(all, change{of: p, doc: doc})
	}
	return all
}

// merged returns the text of a shard with changes.
func merged(text []byte, changes []change) []byte {
	out := make([]byte, 0, len(text)+64)
	for len(text) > 0 || len(changes) > 0 {
		var l line
		rest := text
		if len(text) > 0 {
			l, rest = cutLine(text)
		}
		switch {
		case len(changes) == 0 || len(text) > 0 && l.of < changes[0].of:
			out, text = append(out, l.whole...), rest
			continue
		case len(text) > 0 && l.of == changes[0].of:
			text = rest
		default:
			l = line{of: changes[0].of} // a new one
		}
		all, titled := readList(nil, l.all), readList(nil, l.titled)
		for ; len(changes) > 0 && changes[0].of == l.of; changes = changes[1:] {
			c := changes[0]
			all, titled = with(all, c.doc, c.has), with(titled, c.doc, c.titled)
		}
		out = appendLineOf(out, l.of, all, titled)
	}
	return out
}

// with returns a sorted list with or without a document.
func with(docs []uint32, doc uint32, has bool) []uint32 {
	switch i, found := slices.BinarySearch(docs, doc); {
	case found && !has:
		return slices.Delete(docs, i, i+1)
	case !found && has:
		return slices.Insert(docs, i, doc)
	}
	return docs
}
