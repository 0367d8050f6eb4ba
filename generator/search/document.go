package search

import (
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// A text is one of the texts of a document, beside its title: plain, and a line for each block.
type text struct {
	kind   byte
	update *view.SearchUpdate // which it is, else nil
	plain  []byte             // only until the next one is asked for
}

// The kinds of texts, as the script knows them.
const (
	namesText   = 'n'
	summaryText = 's'
	bodyText    = 'b'
	updateText  = 'u'
)

// A reader reads texts out of documents. It is for one goroutine.
type reader struct{ room []byte }

// each calls do with every text of a document, in the order in which the script looks through them.
func (r *reader) each(d *view.SearchDoc, do func(text)) {
	r.room = appendLine(r.room[:0], 0, d.Summary)
	r.give(do, summaryText, nil)
	r.room = appendPlain(r.room[:0], d.Body)
	r.give(do, bodyText, nil)
	for i := range d.Updates {
		u := &d.Updates[i]
		r.room = appendLine(r.room[:0], 0, u.Title)
		if u.Withdrawn {
			r.room = appendLine(r.room, 0, u.Reason)
		} else if n := len(r.room); len(u.Body) > 0 {
			r.room = appendPlain(append(r.room, '\n'), u.Body)
			if len(r.room) == n+1 {
				r.room = r.room[:n]
			}
		}
		r.give(do, updateText, u)
	}
	r.room = appendLine(r.room[:0], 0, strings.Join(d.Names, "\n"))
	r.give(do, namesText, nil)
}

func (r *reader) give(do func(text), kind byte, u *view.SearchUpdate) {
	if len(r.room) > 0 {
		do(text{kind, u, r.room})
	}
}

// pairs are those of a document, each once.
type pairs struct {
	base   distinct
	titled int      // how many of the first of base are in the title
	recent distinct // of updates since a day
}

// read sets the pairs to those of a document; of none, to none.
func (p *pairs) read(d *view.SearchDoc, since day.Day, r *reader) {
	p.base.clear()
	p.recent.clear()
	p.titled = 0
	if d == nil {
		return
	}
	r.room = appendLine(r.room[:0], 0, d.Title)
	eachPair(r.room, p.base.add)
	p.titled = len(p.base.all)
	r.each(d, func(t text) {
		if t.update != nil && t.update.Day >= since {
			eachPair(t.plain, p.recent.add)
		} else {
			eachPair(t.plain, p.base.add)
		}
	})
	if d.Category != "" {
		p.base.add(facetOf('c', d.Category))
	}
	for _, o := range d.Offices {
		p.base.add(facetOf('o', o))
	}
}

// distinct is a set of pairs in the order in which they were added.
type distinct struct {
	all   []pair
	slots []slot // a hash table, at most half full
	now   uint32 // slots of another time are empty
}

type slot struct {
	of   pair
	time uint32
}

func (d *distinct) clear() {
	d.all = d.all[:0]
	d.now++
}

func (d *distinct) add(p pair) {
	if 2*len(d.all) >= len(d.slots) {
		d.grow()
	}
	if d.take(p) {
		d.all = append(d.all, p)
	}
}

// take notes a pair, and reports whether it is new.
func (d *distinct) take(p pair) bool {
	mask := uint32(len(d.slots) - 1)
	for i := uint32(p) * 0x9E3779B1 >> 12; ; i++ {
		s := &d.slots[i&mask]
		if s.time != d.now {
			*s = slot{p, d.now}
			return true
		}
		if s.of == p {
			return false
		}
	}
}

func (d *distinct) grow() {
	d.slots, d.now = make([]slot, max(1024, 2*len(d.slots))), 1
	for _, p := range d.all {
		d.take(p)
	}
}
