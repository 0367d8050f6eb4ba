package importer

import "gongshi/generator/problem"

// A table may come from anyone. These bounds keep reading it linear, and what is held of it small; no honest table comes near them.
const (
	mostBytes    = 32 << 20 // of a file
	mostRows     = 200_000
	mostColumns  = 256
	mostCells    = 4_000_000 // in all
	mostText     = 1 << 20   // bytes of a cell
	mostProblems = 1000      // that are told of one import
)

// MostBytes is the size of the largest table that is read.
const MostBytes = mostBytes

// tooMuch finds the place from which on a table is larger than any that is read, or where a line ends as no program that we know
// ends one. It does not know what is wrong in a table: it only counts.
func tooMuch(text string, comma byte) (problem.Problem, bool) {
	c := counter{places: newPlaces(text)}
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == '"':
			c.quoted = !c.quoted
		case c.quoted:
		case b == '\n':
			c.endRow(i)
		case b == '\r' && i+1 < len(text) && text[i+1] != '\n':
			return c.problem(i, "import-line-ends"), true
		case b == comma:
			c.endCell(i)
		}
		if code, most := c.beyond(i); code != "" {
			return c.problem(i, code, "expected", itoa(most)), true
		}
		if text[i] == '\n' {
			c.line, c.start = c.line+1, i+1
		}
	}
	return problem.Problem{}, false
}

// A counter counts what a table has up to a byte.
type counter struct {
	places               *places
	quoted               bool
	line, start          int // of the line: how many come before, and its first byte
	rows, columns, cells int
	cell                 int // the first byte of the cell
}

func (c *counter) endCell(at int) {
	c.columns, c.cells, c.cell = c.columns+1, c.cells+1, at+1
}

func (c *counter) endRow(at int) {
	if at > c.cell || c.columns > 0 {
		c.rows++
	}
	c.cells++
	c.columns, c.cell = 0, at+1
}

// beyond returns what there is too much of, and how much may be.
func (c *counter) beyond(at int) (code string, most int) {
	switch {
	case c.columns >= mostColumns:
		return "import-columns", mostColumns
	case c.rows > mostRows:
		return "import-rows", mostRows
	case c.cells > mostCells:
		return "import-cells", mostCells
	case at-c.cell >= mostText:
		return "import-cell-large", mostText >> 10
	}
	return "", 0
}

func (c *counter) problem(at int, code string, data ...string) problem.Problem {
	return problem.New(c.line+1, c.places.column(c.line+1, at-c.start+1), code, data...)
}
