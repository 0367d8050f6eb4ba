package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// keepSources keeps what was written of the description, and of each update below its heading, so that it can be handed on
// and come back as the same. What was withdrawn is not published again, in no form.
func (r *reading) keepSources(headings []*ast.Heading) {
	from := 0
	for i := 0; i <= len(headings); i++ {
		to := len(r.source)
		if i < len(headings) {
			to = bytes.LastIndexByte(r.source[:headings[i].Pos()], '\n') + 1
		}
		switch written := string(withoutMargin(r.source[from:to])); {
		case i == 0:
			r.doc.Source = written
		case !r.doc.Updates[i-1].Withdrawn:
			r.doc.Updates[i-1].Source = written
		}
		if i < len(headings) {
			from = r.below(headings[i])
		}
	}
}

// below returns where the text below a heading begins: after its line, or after the line under it.
func (r *reading) below(h *ast.Heading) int {
	at := h.Pos()
	underlined := at < len(r.source) && r.source[at] != '#'
	if lines := h.Lines(); lines.Len() > 0 {
		at = max(at, lines.At(lines.Len()-1).Stop-1)
	}
	at = r.lineAfter(at)
	if underlined {
		at = r.lineAfter(at)
	}
	return at
}

func (r *reading) lineAfter(at int) int {
	if length := bytes.IndexByte(r.source[at:], '\n'); length >= 0 {
		return at + length + 1
	}
	return len(r.source)
}

// withoutMargin cuts empty lines off the beginning, and blanks and empty lines off the end. The first line keeps its indent.
func withoutMargin(text []byte) []byte {
	text = bytes.TrimRight(text, " \t\n")
	for {
		line, rest, more := bytes.Cut(text, newline)
		if !more || len(bytes.TrimLeft(line, " \t")) > 0 {
			return text
		}
		text = rest
	}
}
