package markdown

import "unicode/utf8"

// output is where HTML is written. It is the writer that goldmark's renderer writes to: the functions in render.go get it
// back as the reading that it belongs to.
type output struct {
	html  []byte
	slots []slot
}

// A slot is an offset at which the address of a link is still to be written.
type slot struct{ at, link int }

// take returns what was written, and begins anew.
func (o *output) take() Text {
	if len(o.html) == 0 {
		return nil
	}
	whole := string(o.html)
	text := make(Text, 0, len(o.slots)+1)
	from := 0
	for _, s := range o.slots {
		text = append(text, Part{whole[from:s.at], s.link})
		from = s.at
	}
	if from < len(whole) {
		text = append(text, Part{whole[from:], -1})
	}
	o.html, o.slots = o.html[:0], o.slots[:0]
	return text
}

// leaveOpen leaves a place open for the address of a link.
func (o *output) leaveOpen(link int) {
	o.slots = append(o.slots, slot{len(o.html), link})
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
