package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongshi/generator/export"
	"gongshi/generator/problem"
)

// A sheet is a table that was read: its columns are known by name, its cells still texts.
type sheet struct {
	*export.Table
	file  string
	lines []string // of the file, for places
	at    map[string]int
	width int // how many columns have a name
	rows  []*row
}

// A row is one of a sheet's.
type row struct {
	of     *sheet
	number int // in a spreadsheet program, where the names are row 1
	cells  []string
	places []place // of the cells
}

// A place is where something stands in a file: line and column from 1, the column in characters.
type place struct{ line, column int }

// readSheet reads a table. What it cannot read it reports, and then there may be no sheet.
func readSheet(f File, t *export.Table, report func(problem.Problem)) *sheet {
	text, warning := decoded(f.Text)
	if warning != "" {
		report(problem.New(1, 1, warning).In(f.Name))
	}
	if text == "" {
		return nil
	}
	s := &sheet{Table: t, file: f.Name, lines: strings.Split(text, "\n"), at: map[string]int{}}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator(s.lines[0]), -1
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			report(problem.New(wrong.Line, s.column(wrong.Line, wrong.Column), "import-quotes").In(f.Name))
			return nil
		}
		if s.add(cells, r.FieldPos, report); len(s.rows) == 0 && len(s.at) == 0 {
			return nil // without names nothing more can be said
		}
	}
}

// decoded returns a file's text as UTF-8 without byte order mark, and what is to be said of how it was written. Chinese editions
// of spreadsheet programs still save in the national encoding.
func decoded(b []byte) (text, code string) {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return "", "import-utf-16"
	case len(bytes.TrimSpace(b)) == 0:
		return "", "import-empty"
	case utf8.Valid(b):
		return strings.TrimPrefix(string(b), "\ufeff"), ""
	}
	national, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(national, utf8.RuneError) {
		return "", "import-encoding"
	}
	return string(national), "import-gb18030"
}

// separator returns what stands between the names of columns, none of which contains any of these.
func separator(names string) rune {
	for _, r := range names {
		if r == ';' || r == '\t' {
			return r
		}
	}
	return ','
}

// add adds a row; the first one names the columns. Rows without any text are left out.
func (s *sheet) add(cells []string, at func(int) (line, column int), report func(problem.Problem)) {
	r := &row{of: s, cells: cells, number: len(s.rows) + 1, places: make([]place, len(cells))}
	for i := range cells {
		line, column := at(i)
		r.places[i] = place{line, s.column(line, column)}
	}
	if s.rows == nil {
		s.rows = []*row{}
		s.name(r, report)
		return
	}
	if last := len(s.rows); last > 0 {
		r.number = s.rows[last-1].number + 1
	} else {
		r.number = 2
	}
	if strings.TrimSpace(strings.Join(cells, "")) != "" {
		s.rows = append(s.rows, r)
	}
}

// column turns a column in bytes into one in characters.
func (s *sheet) column(line, bytes int) int {
	if line > len(s.lines) {
		return 1
	}
	text := s.lines[line-1]
	return utf8.RuneCountInString(text[:min(max(bytes-1, 0), len(text))]) + 1
}

// name reads the names of the columns.
func (s *sheet) name(r *row, report func(problem.Problem)) {
	var faults problem.List
	for i, name := range r.cells {
		if name = strings.TrimSpace(name); name != "" {
			s.width = i + 1
		}
		switch _, twice := s.at[name]; {
		case name == "":
		case twice:
			faults = append(faults, r.fault(i, "import-column-twice", "value", name))
		case s.Column(name) == nil:
			faults = append(faults, r.fault(i, "import-column-unknown", near(name, s.names(), "value", name)...))
		default:
			s.at[name] = i
		}
	}
	key := s.Key[0]
	if _, there := s.at[key]; !there {
		report(r.fault(0, "import-column-missing", "value", key))
		s.at = nil
		return
	}
	for _, f := range faults {
		report(f)
	}
}

// names returns the names of the columns that a table may have.
func (s *sheet) names() []string {
	var all []string
	for _, c := range s.Columns {
		all = append(all, c.Name)
	}
	return all
}

// cell returns the text of a column's cell without blanks at its ends; nothing if the table has no such column.
func (r *row) cell(column string) string {
	i, there := r.of.at[column]
	if !there || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// whole returns the text of a column's cell as it is.
func (r *row) whole(column string) string {
	if r.cell(column) == "" {
		return ""
	}
	return r.cells[r.of.at[column]]
}

// fault returns a problem that stands at the i-th cell.
func (r *row) fault(i int, code string, data ...string) problem.Problem {
	at := place{1, 1}
	if i < len(r.places) {
		at = r.places[i]
	} else if len(r.places) > 0 {
		at = r.places[0]
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
