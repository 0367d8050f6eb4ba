package front

import (
	"strconv"

	"gongshi/generator/problem"
)

// What is written in a source may come from anyone. These bounds keep its reading linear; no honest plan comes near them.
const (
	mostFront    = 1 << 20 // bytes of front matter, and of site.toml
	mostDepth    = 32      // brackets within one another, and parts of a key
	mostElements = 5000    // of a list
)

// tooMuch finds front matter that no library is to read: one that is too long, or in which too much stands within one another.
func tooMuch(text string, firstLine int) (problem.Problem, bool) {
	if len(text) > mostFront {
		return problem.New(firstLine, 1, "front-matter-large", "value", kilobytes(len(text)), "expected", kilobytes(mostFront)), true
	}
	d := depth{at: Place{firstLine, 1}}
	for _, r := range text {
		if d.step(r); d.brackets > mostDepth || d.parts > mostDepth {
			return problem.New(d.at.Line, d.at.Column, "nested-deep", "expected", strconv.Itoa(mostDepth)), true
		}
	}
	return problem.Problem{}, false
}

func kilobytes(n int) string { return strconv.Itoa((n + 1023) >> 10) }

// A depth is how deep one is in TOML that need not be valid. Only texts of one line are known for texts: the mistakes after which
// others begin elsewhere hide nothing.
type depth struct {
	at       Place // of the next character
	brackets int
	parts    int  // of the key that is being read
	dotted   bool // the last character was a dot, or a blank after one
	gap      bool // it was a blank after something else
	quote    rune
	escaped  bool
}

func (d *depth) step(r rune) {
	switch {
	case r == '\n':
		*d = depth{at: Place{d.at.Line + 1, 1}, brackets: d.brackets}
		return
	case d.quote != 0:
		if r == d.quote && !d.escaped {
			d.quote = 0
		}
		d.escaped = r == '\\' && d.quote == '"' && !d.escaped
	case r == '#' && d.at.Column == 1:
		d.quote = '\n'
	case r == '"' || r == '\'':
		d.quote = r
	case r == '[' || r == '{':
		d.brackets++
	case r == ']' || r == '}':
		d.brackets = max(0, d.brackets-1)
	case r == '.' && !d.dotted:
		d.parts++
	case isKeyRune(r) && d.gap, !isKeyRune(r) && r != ' ' && r != '\t':
		d.parts = 0
	}
	d.dotted = r == '.' || d.dotted && r == ' '
	d.gap = r == ' ' && !d.dotted
	d.at.Column++
}

// manyElements finds a list of more elements than anyone reads.
func manyElements(f *Findings, path string, n int) bool {
	if n > mostElements {
		f.Value(path, "list-long", "key", path, "value", strconv.Itoa(n), "expected", strconv.Itoa(mostElements))
	}
	return n > mostElements
}
