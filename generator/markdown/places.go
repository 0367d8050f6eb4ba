package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// places turns offsets in the source into lines and columns of the file, each in steps that do not grow with the source. What it
// needs for that it notes when it is first asked: most sources have neither links nor problems.
type places struct {
	source []byte
	first  int   // the file's line on which the source begins
	starts []int // where each line begins
	runes  []int // how many characters precede every offset that is a multiple of stride
}

const stride = 512

// note looks at the whole source, once.
func (p *places) note() {
	if p.starts != nil {
		return
	}
	p.starts = make([]int, 1, bytes.Count(p.source, newline)+1)
	p.runes = make([]int, 0, len(p.source)/stride+1)
	passed := 0
	for from := 0; from <= len(p.source); from += stride {
		p.runes = append(p.runes, passed)
		piece := p.source[from:min(from+stride, len(p.source))]
		passed += beginnings(piece)
		for i, c := range piece {
			if c == '\n' {
				p.starts = append(p.starts, from+i+1)
			}
		}
	}
}

// beginnings counts the characters that begin in a piece of valid UTF-8.
func beginnings(piece []byte) int {
	n := 0
	for _, c := range piece {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// before counts the characters before an offset.
func (p *places) before(offset int) int {
	from := offset / stride
	return p.runes[from] + beginnings(p.source[from*stride:offset])
}

// of returns the line, and the column in characters, both from 1.
func (p *places) of(offset int) (line, column int) {
	offset = max(0, min(offset, len(p.source)))
	p.note()
	passed := sort.SearchInts(p.starts, offset+1) - 1
	return p.first + passed, p.before(offset) - p.before(p.starts[passed]) + 1
}

// line returns the line of the file on which an offset lies.
func (p *places) line(offset int) int {
	line, _ := p.of(offset)
	return line
}

// lineStart returns where the line of an offset begins.
func (p *places) lineStart(offset int) int {
	p.note()
	return p.starts[sort.SearchInts(p.starts, min(offset, len(p.source))+1)-1]
}

// lineEnd returns where the line of an offset ends, before its \n.
func (p *places) lineEnd(offset int) int {
	p.note()
	if next := sort.SearchInts(p.starts, offset+1); next < len(p.starts) {
		return p.starts[next] - 1
	}
	return len(p.source)
}

// mostOfLine is how much of a line is looked at from a place on: what is searched for is shorter, and lines may be long.
const mostOfLine = 1024

// restOfLine returns what stands from offset to the end of its line, or the beginning of that.
func (p *places) restOfLine(offset int) []byte {
	rest := p.source[offset:min(offset+mostOfLine, len(p.source))]
	line, _, _ := bytes.Cut(rest, newline)
	return whole(line)
}

// whole cuts off a character that is cut at the end.
func whole(line []byte) []byte {
	for back := 1; back < utf8.UTFMax && back <= len(line); back++ {
		if tail := line[len(line)-back:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return line[:len(line)-back]
			}
			break
		}
	}
	return line
}

var newline = []byte{'\n'}
