package markdown

import "unicode/utf8"

// output is where HTML is written, one text after the other. It is the writer that goldmark's renderer writes to: the
// functions in render.go get it back as the reading that it belongs to.
type output struct {
	html  []byte
	slots []slot
	texts []written
}

// A slot is an offset at which something is still to be written, as in a Part.
type slot struct {
	at, link int
	detail   bool
}

// written is a text up to these ends, and where it belongs.
type written struct {
	into        *Text
	html, slots int
}

// mark notes that what was written since the last mark is a text.
func (o *output) mark(into *Text) {
	o.texts = append(o.texts, written{into, len(o.html), len(o.slots)})
}

// drop takes back what was written since the last mark.
func (o *output) drop() {
	var last written
	if len(o.texts) > 0 {
		last = o.texts[len(o.texts)-1]
	}
	o.html, o.slots = o.html[:last.html], o.slots[:last.slots]
}

// seal makes the texts. All of them share one string and one list: there are very many documents.
func (o *output) seal() {
	whole := string(o.html)
	parts := make([]Part, 0, len(o.slots)+len(o.texts))
	var last written
	for _, t := range o.texts {
		first, from := len(parts), last.html
		for _, s := range o.slots[last.slots:t.slots] {
			parts = append(parts, Part{whole[from:s.at], int32(s.link), s.detail})
			from = s.at
		}
		if from < t.html {
			parts = append(parts, Part{whole[from:t.html], -1, false})
		}
		if first < len(parts) {
			*t.into = parts[first:len(parts):len(parts)]
		}
		last = t
	}
}

// leaveOpen leaves a place open for the address of a link, or for a detail of the file to which it leads.
func (o *output) leaveOpen(link int, detail bool) {
	o.slots = append(o.slots, slot{len(o.html), link, detail})
}

func (o *output) put(pieces ...string) {
	for _, s := range pieces {
		o.html = append(o.html, s...)
	}
}

// Write and the rest make output a util.BufWriter.

func (o *output) Write(p []byte) (int, error) {
	o.html = append(o.html, p...)
	return len(p), nil
}

func (o *output) WriteString(s string) (int, error) {
	o.html = append(o.html, s...)
	return len(s), nil
}

func (o *output) WriteByte(c byte) error {
	o.html = append(o.html, c)
	return nil
}

// WriteRune writes what a numeric reference such as &#1; stands for.
func (o *output) WriteRune(r rune) (int, error) {
	before := len(o.html)
	o.html = utf8.AppendRune(o.html, printable(r))
	return len(o.html) - before, nil
}

func (o *output) Available() int { return 0 }
func (o *output) Buffered() int  { return 0 }
func (o *output) Flush() error   { return nil }
