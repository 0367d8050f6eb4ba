// Package search makes the index in which static/search.js finds tasks and pages, in the reader's browser and without a server.
//
// # What is found
//
// A document is a task or an ordinary page, and consists of texts: its title, the names of its category and offices, its summary,
// its description, and each update. A term of a query is found wherever it stands in a text, letters of any width and
// case being equal; only where it begins with a Latin letter or a digit must a word or a number begin there. The number of a
// task finds the task. All terms must be found in a document, not necessarily in the same text.
//
// # How
//
// Two neighbouring characters of a text are a pair (fold.go). A document that has a term has all pairs of it, so the documents of
// its pairs, intersected, are the candidates; a few other documents may be among them. Before a candidate is shown, its texts are
// loaded and looked through. They are also what the term is shown in.
//
// Where no document has all terms, those are shown that share most of their pairs, and the reader is told so. Each of at most
// sixteen pairs is looked for by itself then: the lists that were loaded say how many documents have it, and a rare one weighs more. No
// text needs to be loaded but those of the hits that are shown.
//
// # The files
//
// All are text, which web servers compress and browsers decode, and lie in one folder:
//
//	docs.json          what the script needs first: how many files there are, and for each document state and day (docs.go)
//	base/N.txt         the documents of each pair, in shards by the pair's hash (list.go)
//	new/N.txt          the same, of updates since the first day of this month
//	texts/N.json       the texts of a few documents (texts.go)
//	answers.json       the lists and pages that a query may ask for by name (answers.go)
//
// Documents have numbers that stay: a task's follows from its own. A document more or less moves no other one, unless a plan outgrows its
// room, or one is put before it.
//
// # Why this way
//
// A query reads one shard for each of its pairs, so shards should be many and small: for 10,000 tasks there are 2,048. But an update of
// a hundred pairs would then rewrite a hundred of them. Updates are nearly always of the last days. So what was added since the month
// began is kept apart in a thirty-second as many shards, and an update rewrites at most those: it costs a query one more small
// file for each pair. When a month begins, everything is written anew. It follows from the sources and the day all the same.
//
// Documents are tasks, not updates, since the lists of frequent pairs are what a query mostly loads, and since an update has
// few pairs that its task has not.
//
// # What always holds
//
// The same views give the same bytes, whatever was remembered. A list has one way to be written, and an edit takes a document
// out of some lists and puts it into others (index.go).
package search

import (
	"slices"
	"strconv"
	"sync"

	"gongshi/generator/view"
)

// Say says a phrase in the site's language.
type Say func(view.Phrase) string

// A File is one file of the index, with its place relative to the site's root.
type File struct {
	Path string

	// Token stands for the bytes: where it equals the one that the same memory gave at the same path, the bytes are the same.
	Token any

	Bytes func(scratch []byte) ([]byte, error) // appends to scratch
}

// A Memory keeps the index from one time to the next: an edit rewrites few of its files. What it remembers holds words of the
// interface, so whoever has other labels needs another memory.
type Memory struct {
	mu    sync.Mutex
	last  *corpus
	pairs *index
	texts []File
	docs  File
	facts []byte // that docs was made of
}

// NewMemory returns an empty memory.
func NewMemory() *Memory { return &Memory{} }

// Files returns the files of the index, always in the same order. None is made before someone asks for its bytes.
func Files(s *view.Search, m *Memory, say Say) []File {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := newCorpus(s)
	m.pairs = m.pairs.after(m.last, now)
	m.texts = m.textsOf(now, say)
	m.docs = m.docsOf(now)
	m.last = now
	return slices.Concat([]File{m.docs}, m.pairs.files[:], m.texts)
}

// A corpus is all documents, by their numbers.
type corpus struct {
	*view.Search
	docs  []*view.SearchDoc // nil for a number that no document has
	first []int             // the number of the first document of the pages, and of each plan
}

// room is by how many documents a plan can grow at a time without moving others.
const room = 128

func newCorpus(s *view.Search) *corpus {
	c := &corpus{Search: s}
	c.add(s.Pages)
	for _, p := range s.Plans {
		c.add(p)
	}
	return c
}

func (c *corpus) add(s view.SearchSet) {
	first := len(c.docs)
	c.first = append(c.first, first)
	if len(s.Docs) == 0 {
		return
	}
	most := s.Docs[len(s.Docs)-1].Number
	c.docs = append(c.docs, make([]*view.SearchDoc, (most/room+1)*room)...)
	for _, d := range s.Docs {
		c.docs[first+d.Number] = d
	}
}

// alike reports whether what both have of documents they have under the same numbers.
func (c *corpus) alike(other *corpus) bool {
	return other != nil && c.Folder == other.Folder && c.Since == other.Since && len(c.docs) == len(other.docs) && slices.Equal(c.first, other.first)
}

func name(folder string, n int, end string) string { return folder + strconv.Itoa(n) + end }
