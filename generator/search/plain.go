package search

import (
	"html"
	"strings"
	"unicode/utf8"

	"gongshi/generator/view"
)

// within reports whether an element stands within a line; others begin one.
func within(element string) bool {
	switch element {
	case "a", "abbr", "b", "bdi", "code", "del", "em", "i", "img", "input", "label", "s", "small", "span", "strong", "svg", "time", "use":
		return true
	}
	return false
}

// appendPlain appends the text that rendered Markdown shows, a line for each block. The mark of a footnote is no text.
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
