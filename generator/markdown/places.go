package markdown

import (
	"bytes"
	"unicode/utf8"
)

// places turns offsets in the source into lines and columns of the file. Most are asked for in order, so it goes on from the
// last.
type places struct {
	source       []byte
	first        int // the file's line on which the source begins
	at           int // the last offset asked for
	passed, char int // how many lines end before it, and how many characters precede it on its own
}

// of returns the line, and the column in characters, both from 1.
func (p *places) of(offset int) (line, column int) {
	offset = max(0, min(offset, len(p.source)))
	if offset < p.at {
		p.at, p.passed, p.char = 0, 0, 0
	}
	between := p.source[p.at:offset]
	if lines := bytes.Count(between, newline); lines > 0 {
		p.passed += lines
		p.char = 0
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	p.char += utf8.RuneCount(between)
	p.at = offset
	return p.first + p.passed, p.char + 1
}

// restOfLine returns what stands from offset to the end of its line.
func (p *places) restOfLine(offset int) []byte {
	line, _, _ := bytes.Cut(p.source[offset:], newline)
	return line
}

var newline = []byte{'\n'}
