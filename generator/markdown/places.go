package markdown

import (
	"bytes"
	"unicode/utf8"
)

// places turns offsets in the source into lines and columns of the file. It remembers the last line, because most offsets
// come in order.
type places struct {
	source []byte
	first  int // the file's line on which the source begins
	passed int // how many lines end before start
	start  int // where the last line asked for begins
}

// of returns the line, and the column in characters, both from 1.
func (p *places) of(offset int) (line, column int) {
	offset = max(0, min(offset, len(p.source)))
	if offset < p.start {
		p.passed, p.start = 0, 0
	}
	between := p.source[p.start:offset]
	p.passed += bytes.Count(between, newline)
	p.start += bytes.LastIndexByte(between, '\n') + 1
	return p.first + p.passed, utf8.RuneCount(p.source[p.start:offset]) + 1
}

// restOfLine returns what stands from offset to the end of its line.
func (p *places) restOfLine(offset int) []byte {
	rest := p.source[max(0, min(offset, len(p.source))):]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		return rest[:end]
	}
	return rest
}

var newline = []byte{'\n'}
