package sheet

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Decode returns a text as UTF-8 without byte order mark, and what is to be said of how it was written, as a kind of problem; with no
// text, that is why it cannot be read. Chinese editions of spreadsheet programs still save in the national encoding.
func Decode(b []byte) (text, code string) {
	switch {
	case len(b) > MostBytes:
		return "", "import-large"
	case isUTF16(b):
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

// isUTF16 reports whether a text looks like that.
func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xFF, 0xFE}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF}) || len(b) > 1 && (b[0] == 0) != (b[1] == 0)
}

// decoded returns the text of a file, in whichever encoding programs save one.
func decoded(b []byte) (string, []Note, error) {
	if len(b) > 2 && len(b)%2 == 0 && isUTF16(b) {
		return wide(b), nil, nil
	}
	text, code := Decode(b)
	switch {
	case text == "":
		return "", nil, &Refusal{Code: code}
	case code != "":
		return text, []Note{{code, ""}}, nil
	}
	return text, nil, nil
}

// wide reads UTF-16, as notepads call Unicode.
func wide(b []byte) string {
	big := b[0] == 0xFE || b[0] == 0
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u := uint16(b[i]) | uint16(b[i+1])<<8
		if big {
			u = u<<8 | u>>8
		}
		units = append(units, u)
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

// bookmark is what converters leave of one.
var bookmark = regexp.MustCompile(`\[bookmark: [^\]\n]{0,80}\]`)

// clean returns text without what is none: marks of converters, characters that nobody sees, blanks of other widths.
func clean(text string) string {
	text = bookmark.ReplaceAllString(strings.ReplaceAll(text, "\r\n", "\n"), "")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\v', r == '\f', r == 0x2028, r == 0x2029:
			return '\n'
		case r == 0xA0, r == 0x2002, r == 0x2003, r == 0x2009:
			return ' '
		case r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\ufeff', r == '\u00ad', r < ' ' && r != '\n' && r != '\t':
			return -1
		case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f':
			return -1
		}
		return r
	}, text)
}

// gaps are what stands between the cells of a row that was copied as it shows.
var gaps = regexp.MustCompile(`[ \x{3000}]{2,}`)

// dashes are a line of a table that has no text.
var dashes = regexp.MustCompile(`^[\s|:+-]+$`)

// readText reads a text: paragraphs, and tables in one of the ways in which programs write them as text: a line for each row, with
// tabs or bars between the cells, or a line for each cell, which begins with a tab, and an empty one after each row.
func readText(b []byte) (*Document, error) {
	text, notes, err := decoded(b)
	if err != nil {
		return nil, err
	}
	r := &textReader{budget: &budget{}, doc: &Document{Notes: notes}}
	lines := strings.Split(clean(text), "\n")
	if len(lines) > mostParts {
		return nil, tooMany("import-rows", mostParts)
	}
	next := nextOfAll(lines)
	for i := 0; i < len(lines) && err == nil; i++ {
		r.number, r.next = i+1, next[i]
		err = r.line(lines[i])
	}
	if err != nil {
		return nil, err
	}
	r.end()
	return r.doc, nil
}

// nextOfAll returns, for each line, the first one after it that is not empty.
func nextOfAll(lines []string) []string {
	all, next := make([]string, len(lines)), ""
	for i := len(lines) - 1; i >= 0; i-- {
		if all[i] = next; strings.TrimSpace(lines[i]) != "" {
			next = lines[i]
		}
	}
	return all
}

// rowNext matches a row with tabs that has a number, or a gap in place of one.
var rowNext = regexp.MustCompile(`^[（(]?[0-9０-９一二三四五六七八九十]{0,4}[）)、.．]?\t`)

// isAcross reports whether a line between the rows of a table is one of them, with only one cell.
func (r *textReader) isAcross(line string) bool {
	if r.table == nil || r.tall || !strings.Contains(r.next, "\t") && !strings.HasSuffix(line, "\t") {
		return false
	}
	return strings.HasSuffix(line, "\t") || utf8.RuneCountInString(line) <= 60 && rowNext.MatchString(r.next) &&
		strings.Count(r.next, "\t")+1 == len(r.table.Rows[len(r.table.Rows)-1].Cells)
}

// A textReader goes through a text line by line.
type textReader struct {
	*budget
	doc    *Document
	number int    // of the line
	next   string // the one after it that says something
	tall   bool
	table  *Table
	cells  []Cell // of a row of which each cell is a line
}

func (r *textReader) line(line string) error {
	if err := r.words(len(line), len(line)); err != nil {
		return err
	}
	if err := r.part(); err != nil {
		return err
	}
	flat := strings.TrimRight(line, " \r")
	inside := strings.Contains(strings.Trim(line, " \t"), "\t")
	switch {
	case inside:
		return r.row(strings.Split(flat, "\t"))
	case strings.Count(line, "|") >= 2:
		if dashes.MatchString(line) { // below the headings of a table in Markdown
			return nil
		}
		return r.row(strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|"), "|"))
	case len(gaps.FindAllStringIndex(strings.TrimSpace(line), 3)) >= 2:
		return r.row(gaps.Split(strings.TrimSpace(line), -1))
	case strings.TrimSpace(line) != "" && r.isAcross(flat):
		return r.row(strings.Split(flat, "\t"))
	case strings.HasPrefix(line, "\t"):
		r.cells, r.tall = append(r.cells, Cell{Text: strings.TrimSpace(line)}), true
		if len(r.cells) > mostColumns {
			return tooMany("import-columns", mostColumns)
		}
		return r.cell()
	case strings.TrimSpace(line) == "":
		return r.blank()
	case r.tall && len(r.cells) > 0 && strings.TrimSpace(r.cells[len(r.cells)-1].Text) != "":
		r.cells[len(r.cells)-1].Text += "\n" + strings.TrimSpace(line) // a cell's next paragraph
		return nil
	}
	r.end()
	r.doc.Parts = append(r.doc.Parts, Part{Text: strings.TrimSpace(line)})
	return nil
}

// row adds a row of cells with tabs between.
func (r *textReader) row(texts []string) error {
	r.endTall()
	if len(texts) > mostColumns {
		return tooMany("import-columns", mostColumns)
	}
	row := Row{Number: r.number}
	for _, text := range texts {
		row.Cells = append(row.Cells, Cell{Text: strings.TrimSpace(text)})
		if err := r.cell(); err != nil {
			return err
		}
	}
	return r.add(row)
}

func (r *textReader) add(row Row) error {
	if r.table == nil {
		r.table = &Table{}
	}
	if r.table.Rows = append(r.table.Rows, row); len(r.table.Rows) > mostRows {
		return tooMany("import-rows", mostRows)
	}
	return nil
}

// blank ends a row of which each cell is a line; an empty paragraph otherwise.
func (r *textReader) blank() error {
	if len(r.cells) > 0 {
		return r.endTall()
	}
	if r.table == nil {
		r.doc.Parts = append(r.doc.Parts, Part{})
	}
	return nil
}

func (r *textReader) endTall() error {
	if len(r.cells) == 0 {
		return nil
	}
	row := Row{Number: r.number - len(r.cells), Cells: r.cells}
	r.cells = nil
	return r.add(row)
}

// end ends a table. A single row is none, but a line with tabs in it.
func (r *textReader) end() {
	_ = r.endTall() // bounds were kept when its lines were read
	if r.table == nil {
		return
	}
	if t := r.table; len(t.Rows) > 1 {
		r.doc.Parts = append(r.doc.Parts, Part{Table: t})
	} else {
		var texts []string
		for _, c := range t.Rows[0].Cells {
			texts = append(texts, c.Text)
		}
		r.doc.Parts = append(r.doc.Parts, Part{Text: strings.TrimSpace(strings.Join(texts, " "))})
	}
	r.table, r.tall = nil, false
}
