package importer

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"gongshi/generator/export"
	"gongshi/generator/problem"
	sheets "gongshi/generator/sheet"
)

// A sheet is a table that was read: its columns are known by name, its cells still texts.
type sheet struct {
	*export.Table
	file   string
	places *places
	at     map[string]int // where each known column is
	width  int            // how many columns have a name
	people bool           // a column is headed by words: it is the table for people, or one like it
	lists  []string       // what stands between the entries of a list in it, beside semicolons
	named  bool           // the row of names was read
	number int            // of the row read last, in a spreadsheet program, where the names are row 1
	next   int            // the line after it
	rows   []*row
}

// A row is one of a sheet's.
type row struct {
	of     *sheet
	number int // in a spreadsheet program
	cells  []string
	places []place // of the cells
}

// readSheet reads a table. What it cannot read it reports, and then there may be no sheet.
func (i *importing) readSheet(f File, t *export.Table) *sheet {
	text, said := sheets.Decode(f.Text)
	if said != "" {
		i.report(problem.New(1, 1, said, sizeIn(said)...).In(f.Name))
	}
	if text == "" {
		return nil
	}
	comma := separator(text)
	if wrong, ok := tooMuch(text, comma); ok {
		i.report(wrong.In(f.Name))
		return nil
	}
	s := &sheet{Table: t, file: f.Name, places: newPlaces(text), at: map[string]int{}, next: 1}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = rune(comma), -1
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			i.report(problem.New(wrong.Line, s.places.column(wrong.Line, wrong.Column), "import-quotes").In(f.Name))
			return nil
		}
		if i.add(s, cells, r.FieldPos); len(s.at) == 0 {
			return nil // without names nothing more can be said
		}
	}
}

// sizeIn returns what may be of a text that is too large.
func sizeIn(code string) []string {
	if code != "import-large" {
		return nil
	}
	return []string{"expected", itoa(MostBytes >> 20)}
}

// separator returns what stands between the names of columns, none of which contains any of these.
func separator(text string) byte {
	names, _, _ := strings.Cut(text, "\n")
	if at := strings.IndexAny(names, ";\t"); at >= 0 {
		return names[at]
	}
	return ','
}

// add adds a row; the first one names the columns. Rows without any text are left out, but they count.
func (i *importing) add(s *sheet, cells []string, at func(int) (line, column int)) {
	first, _ := at(0)
	s.number += 1 + first - s.next // a spreadsheet program shows empty lines as rows
	r := &row{of: s, cells: cells, number: s.number, places: make([]place, len(cells))}
	breaks := 0
	for k, cell := range cells {
		line, column := at(k)
		r.places[k] = place{line, s.places.column(line, column)}
		breaks += strings.Count(cell, "\n")
	}
	s.next = first + breaks + 1
	switch {
	case !s.named:
		s.named = true
		i.name(s, r)
	case strings.TrimSpace(strings.Join(cells, "")) != "":
		s.rows = append(s.rows, r)
	}
}

// cell returns the text of a column's cell without blanks at its ends; nothing if the table has no such column.
func (r *row) cell(column string) string { return strings.TrimSpace(r.whole(column)) }

// whole returns the text of a column's cell as it is; nothing of one that has only blanks.
func (r *row) whole(column string) string {
	i, there := r.of.at[column]
	if !there || i >= len(r.cells) || strings.TrimSpace(r.cells[i]) == "" {
		return ""
	}
	if r.of.people {
		return export.Unquoted(r.cells[i])
	}
	return r.cells[i]
}

// line returns the text of a column's cell that goes into a line of Markdown, where blanks at the ends are none.
func (r *row) line(column string) string { return strings.Trim(r.whole(column), " \t") }

// fault returns a problem that stands at the i-th cell.
func (r *row) fault(i int, code string, data ...string) problem.Problem {
	at := place{1, 1}
	if i < len(r.places) {
		at = r.places[i]
	} else if len(r.places) > 0 {
		at = r.places[0]
	}
	for k := 1; k < len(data); k += 2 {
		data[k] = short(data[k])
	}
	return problem.New(at.line, at.column, code, data...).In(r.of.file)
}

// wrong returns a problem that stands at a column's cell.
func (r *row) wrong(column, code string, data ...string) problem.Problem {
	i, there := r.of.at[column]
	if !there {
		i = r.of.at[r.of.Key[0]]
	}
	return r.fault(i, code, append(data, "key", column, "row", itoa(r.number))...)
}

// short returns what is quoted of a cell: a message is read on a screen.
func short(text string) string {
	const most = 200
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}
