package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
)

// readCSV reads rows with commas, semicolons or tabs between their cells, whichever of them the first lines have most of.
func readCSV(b []byte) (*Document, error) {
	text, notes, err := decoded(b)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separatorOf(text), -1, true
	t, paid, number, next := &Table{}, &budget{}, 0, 1
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return &Document{Parts: []Part{{Table: t}}, Notes: notes}, nil
		}
		if err != nil {
			return nil, &Refusal{Code: "import-quotes", Value: strconv.Itoa(number + 1)}
		}
		line, _ := r.FieldPos(0)
		number, next = number+1+line-next, line+1
		row := Row{Number: number}
		for _, cell := range cells {
			next += strings.Count(cell, "\n")
			row.Cells = append(row.Cells, Cell{Text: clean(cell)})
			if err := errors.Join(paid.cell(), paid.words(len(cell), len(cell))); err != nil {
				return nil, refusalIn(err)
			}
		}
		if t.Rows = append(t.Rows, row); len(t.Rows) > mostRows {
			return nil, tooMany("import-rows", mostRows)
		}
		if len(cells) > mostColumns {
			return nil, tooMany("import-columns", mostColumns)
		}
	}
}

// refusalIn returns the refusal in an error.
func refusalIn(err error) error {
	if r := (*Refusal)(nil); errors.As(err, &r) {
		return r
	}
	return err
}

// separatorOf returns what stands between the cells.
func separatorOf(text string) rune {
	head := text[:min(len(text), 4000)]
	best, most := ',', strings.Count(head, ",")
	for _, other := range []rune{'\t', ';'} {
		if n := strings.Count(head, string(other)); n > most && (other == '\t' || !strings.Contains(head, ",")) {
			best, most = other, n
		}
	}
	return best
}
