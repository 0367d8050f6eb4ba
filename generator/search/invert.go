package search

import (
	"runtime"
	"slices"
	"sync"
)

// invert makes the shards from all documents: each worker takes a stretch of them and notes in which ones a pair is; then the
// notes of all are joined, shard by shard. How many workers there are changes nothing.
func (m *making) invert() {
	workers := runtime.GOMAXPROCS(0)
	notes := make([][layers]*notes, workers)
	together(workers, func(w int) {
		for l := range notes[w] {
			notes[w][l] = newNotes(m.bits[l])
		}
		var r reader
		var p pairs
		n := len(m.of.docs)
		for i := n * w / workers; i < n*(w+1)/workers; i++ {
			if m.of.docs[i] == nil {
				continue
			}
			p.read(m.of.docs[i], m.of.Since, &r)
			for k, of := range p.base.all {
				notes[w][baseLayer].note(of, uint32(i), k < p.titled)
			}
			for _, of := range p.recent.all {
				notes[w][newLayer].note(of, uint32(i), false)
			}
		}
	})
	together(workers, func(w int) {
		var j joiner
		for l := range layers {
			for i := w; i < len(m.shards[l]); i += workers {
				j.parts = j.parts[:0]
				for _, n := range notes {
					j.parts = append(j.parts, n[l])
				}
				m.shards[l][i].text = j.shard(i)
			}
		}
	})
}

// together calls do for 0 to n-1 at the same time. A panic in one of them is one here.
func together(n int, do func(int)) {
	var wait sync.WaitGroup
	caught := make([]any, n)
	for i := range n {
		wait.Go(func() {
			defer func() { caught[i] = recover() }()
			do(i)
		})
	}
	wait.Wait()
	for _, c := range caught {
		if c != nil {
			panic(c)
		}
	}
}

// notes are the documents of pairs, by shard.
type notes struct {
	bits   int
	places []place // a hash table of pairs, at most half full
	lists  []noted
	shards [][]int32 // which lists each has
}

type place struct {
	of   pair
	list int32 // from 1; 0 for none
}

// noted are the documents of a pair, as steps from one to the next.
type noted struct {
	of                  pair
	all, titled         []byte
	lastAll, lastTitled int32
}

func newNotes(bits int) *notes {
	return &notes{bits: bits, places: make([]place, 1<<12), shards: make([][]int32, 1<<bits)}
}

// note notes that a document, later than all before, has a pair.
func (n *notes) note(p pair, doc uint32, titled bool) {
	l := n.list(p)
	l.all = appendStep(l.all, int(doc)-int(l.lastAll))
	l.lastAll = int32(doc)
	if titled {
		l.titled = appendStep(l.titled, int(doc)-int(l.lastTitled))
		l.lastTitled = int32(doc)
	}
}

func (n *notes) list(p pair) *noted {
	at := n.find(p)
	if at.list == 0 {
		if 2*len(n.lists) >= len(n.places) {
			n.grow()
			at = n.find(p)
		}
		n.lists = append(n.lists, noted{of: p, lastAll: -1, lastTitled: -1})
		*at = place{p, int32(len(n.lists))}
		s := p.shard(n.bits)
		n.shards[s] = append(n.shards[s], at.list-1)
	}
	return &n.lists[at.list-1]
}

// find returns where a pair is, or belongs.
func (n *notes) find(p pair) *place {
	mask := uint32(len(n.places) - 1)
	for i := uint32(p) * 0x9E3779B1 >> 8; ; i++ {
		if at := &n.places[i&mask]; at.list == 0 || at.of == p {
			return at
		}
	}
}

func (n *notes) grow() {
	before := n.places
	n.places = make([]place, 2*len(before))
	for _, old := range before {
		if old.list != 0 {
			*n.find(old.of) = old
		}
	}
}

// A joiner joins what several workers have noted, in their order.
type joiner struct {
	parts       []*notes
	lists       []*noted
	all, titled []uint32
	text        []byte
}

// shard returns the text of a shard.
func (j *joiner) shard(i int) []byte {
	j.lists, j.text = j.lists[:0], j.text[:0]
	for _, n := range j.parts {
		for _, l := range n.shards[i] {
			j.lists = append(j.lists, &n.lists[l])
		}
	}
	slices.SortStableFunc(j.lists, func(a, b *noted) int { return int(int64(a.of) - int64(b.of)) })
	for rest := j.lists; len(rest) > 0; {
		of := rest[0].of
		j.all, j.titled = j.all[:0], j.titled[:0]
		for ; len(rest) > 0 && rest[0].of == of; rest = rest[1:] {
			j.all, j.titled = readList(j.all, rest[0].all), readList(j.titled, rest[0].titled)
		}
		j.text = appendLineOf(j.text, of, j.all, j.titled)
	}
	return slices.Clone(j.text)
}
