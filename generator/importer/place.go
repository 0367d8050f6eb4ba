package importer

import (
	"strings"
	"unicode/utf8"
)

// A place is where something stands in a file: line and column from 1, the column in characters.
type place struct{ line, column int }

// places turns columns in bytes into columns in characters. Who asks from the top down has all answers in one walk over the text.
type places struct {
	text   string
	line   int // where the walk is
	start  int // of the line, in bytes
	passed int // bytes of the line
	runes  int // the same in characters
}

func newPlaces(text string) *places { return &places{text: text, line: 1} }

// column returns the column in characters of one in bytes.
func (p *places) column(line, bytes int) int {
	for p.line < line {
		at := strings.IndexByte(p.text[p.start:], '\n')
		if at < 0 {
			return 1
		}
		p.line, p.start, p.passed, p.runes = p.line+1, p.start+at+1, 0, 0
	}
	if p.line != line {
		return 1
	}
	if bytes-1 < p.passed {
		p.passed, p.runes = 0, 0
	}
	to := min(max(bytes-1, 0), len(p.text)-p.start)
	if end := strings.IndexByte(p.text[p.start+p.passed:p.start+to], '\n'); end >= 0 {
		to = p.passed + end // behind the end of a line is its end
	}
	p.runes += utf8.RuneCountInString(p.text[p.start+p.passed : p.start+to])
	p.passed = to
	return p.runes + 1
}
