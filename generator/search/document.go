package search

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

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
	titled int      // how many of the first of base are in the title, or in how the task is numbered
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
	if isLabel(d) {
		r.room = appendLine(r.room[:0], 0, d.Called)
		eachPair(r.room, p.base.add)
	}
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
	for _, a := range d.Areas {
		p.base.add(facetOf('a', a))
	}
}

// isLabel reports whether a task is not numbered by its own number: then the script cannot tell its place from how it is called.
func isLabel(d *view.SearchDoc) bool { return d.Called != "" && d.Called != strconv.Itoa(d.Number) }

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

// within reports whether an element stands within a line; others begin one.
func within(element string) bool {
	switch element {
	case "a", "abbr", "b", "bdi", "code", "del", "em", "i", "img", "input", "label", "s", "small", "span", "strong", "svg", "time", "use":
		return true
	}
	return false
}

// appendPlain appends the text that rendered Markdown shows, a line for each block. The mark of a footnote is no text.
//
// The text is read out of the HTML because only the HTML has all of it: captions, footnotes, and the size of a file that a link leads to,
// which is not known when Markdown is parsed. It is read when a file of the index is made, and not kept for every document.
// That takes less than a fiftieth of a build.
func appendPlain(b []byte, h view.HTML) []byte {
	p := plain{b: b, start: len(b)}
	for _, s := range h {
		p.add(s.HTML)
	}
	return p.trimmed()
}

// plain is text being read out of HTML.
type plain struct {
	b      []byte
	start  int
	inTag  bool // a segment may end within one, before an address
	inMark bool
}

func (p *plain) add(s string) {
	for s != "" {
		if p.inTag {
			end := strings.IndexByte(s, '>')
			if end < 0 {
				return
			}
			s, p.inTag = s[end+1:], false
			continue
		}
		at := strings.IndexByte(s, '<')
		if at < 0 {
			at = len(s)
		}
		if !p.inMark {
			p.show(s[:at])
		}
		if s = s[at:]; s != "" {
			p.tag(s[1:])
		}
	}
}

// tag begins a tag.
func (p *plain) tag(s string) {
	p.inTag = true
	s, closes := strings.CutPrefix(s, "/")
	end := 0
	for end < len(s) && (s[end] >= 'a' && s[end] <= 'z' || s[end] >= '0' && s[end] <= '9') {
		end++
	}
	switch name := s[:end]; {
	case name == "sup":
		p.inMark = !closes
	case !within(name):
		p.b = p.trimmed()
		if len(p.b) > p.start {
			p.b = append(p.b, '\n')
		}
	}
}

// show adds text, in which many spaces are one, and none begins a line.
func (p *plain) show(s string) {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	for s != "" {
		at := strings.IndexAny(s, " \n\t")
		if at < 0 {
			at = len(s)
		}
		p.b = append(p.b, s[:at]...)
		if s = s[at:]; s != "" {
			s = s[1:]
			if n := len(p.b); n > p.start && p.b[n-1] != ' ' && p.b[n-1] != '\n' {
				p.b = append(p.b, ' ')
			}
		}
	}
}

// trimmed returns the text without spaces at its end.
func (p *plain) trimmed() []byte {
	b := p.b
	for len(b) > p.start && (b[len(b)-1] == ' ' || b[len(b)-1] == '\n') {
		b = b[:len(b)-1]
	}
	return b
}

// appendLine appends a line of its own to a text that begins at start.
func appendLine(b []byte, start int, line string) []byte {
	if len(b) > start && line != "" {
		b = append(b, '\n')
	}
	if utf8.ValidString(line) {
		return append(b, line...)
	}
	return append(b, strings.ToValidUTF8(line, "\uFFFD")...)
}
