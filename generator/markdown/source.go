package markdown

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"gongshi/generator/problem"
)

// clean returns text that the rest of the package can trust: valid UTF-8, no control characters but tab and \n, so no \r at
// the ends of lines. What cannot be shown becomes U+FFFD. Lines and columns stay what they are in the file.
//
// The result may share the body's memory, but has no room to grow into: goldmark appends to slices of its source.
func clean(body []byte) []byte {
	if utf8.Valid(body) && bytes.IndexFunc(body, isUnprintable) < 0 {
		return body[:len(body):len(body)]
	}
	cleaned := make([]byte, 0, len(body))
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		switch {
		case r == '\r' && i+1 < len(body) && body[i+1] == '\n':
		case r == '\r', r == '\v', r == '\f':
			cleaned = append(cleaned, ' ')
		default:
			cleaned = utf8.AppendRune(cleaned, printable(r))
		}
		i += size
	}
	return cleaned
}

// printable returns r, or U+FFFD for what it cannot be.
func printable(r rune) rune {
	if isUnprintable(r) {
		return utf8.RuneError
	}
	return r
}

// isUnprintable reports whether neither HTML nor XML should contain r.
func isUnprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r&0xFFFE == 0xFFFE
}

// checkCharacters reports invisible characters. clean has already taken from the source what a page cannot show, so the body itself is
// looked at.
func (r *reading) checkCharacters(body []byte) {
	if !hasUnseen(body) {
		return
	}
	for _, u := range problem.UnseenCharacters(string(body), r.places.first) {
		if r.isTold(u.Line) {
			r.doc.Problems = append(r.doc.Problems, problem.New(u.Line, u.Column, "invisible-character", "value", u.Name()))
		}
	}
}

// hasUnseen reports whether a body may have such a character. Few do.
func hasUnseen(body []byte) bool {
	for at := 0; at < len(body); {
		if c := body[at]; c >= ' ' && c < 0x7F || c == '\n' || c == '\t' {
			at++
			continue
		}
		c, size := utf8.DecodeRune(body[at:])
		if problem.IsUnseen(c) {
			return true
		}
		at += size
	}
	return false
}

// checkMerge reports what a merge left behind, and blanks its marks, so that mistakes in the two texts are reported too.
func (r *reading) checkMerge() {
	if !bytes.Contains(r.source, []byte("<<<<<<<")) && !bytes.Contains(r.source, []byte(">>>>>>>")) {
		return
	}
	list, marks := problem.UnfinishedMerge(withoutCode(string(r.source)), r.places.first)
	for _, p := range list {
		if r.isTold(p.Line) {
			r.doc.Problems = append(r.doc.Problems, p)
		}
	}
	for _, m := range marks {
		r.blank(m.From, m.To)
	}
}

// withoutCode returns a text with blanks for what stands in blocks of code between fences: marks there are examples.
func withoutCode(text string) string {
	lines := strings.SplitAfter(text, "\n")
	opened, sign := -1, ""
	for i, line := range lines {
		mark := fenceOf(line)
		switch {
		case opened < 0 && mark != "":
			opened, sign = i, mark
		case opened >= 0 && strings.HasPrefix(mark, sign) && strings.TrimSpace(line) == mark:
			for k := opened + 1; k < i; k++ {
				lines[k] = strings.Repeat(" ", len(strings.TrimRight(lines[k], "\n"))) + "\n"
			}
			opened = -1
		}
	}
	return strings.Join(lines, "")
}

// fenceOf returns the three or more signs that begin or end a block of code on a line; of another line, nothing.
func fenceOf(line string) string {
	line = strings.TrimLeft(line, " ")
	for _, sign := range [...]string{"`", "~"} {
		if rest := strings.TrimLeft(line, sign); len(line)-len(rest) >= 3 {
			return line[:len(line)-len(rest)]
		}
	}
	return ""
}

// isTold reports whether there is room for one more problem.
func (r *reading) isTold(line int) bool {
	if len(r.doc.Problems) < mostProblems {
		return true
	}
	if r.more == 0 || line < r.more {
		r.more = line
	}
	return false
}

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
	return wholeRunes(line)
}

// wholeRunes cuts off a character that is cut at the end.
func wholeRunes(line []byte) []byte {
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
