package export

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/view"
)

// byteOrderMark makes spreadsheet programs read a CSV as UTF-8.
const byteOrderMark = "\ufeff"

// lineEnd ends a row (RFC 4180). Within a cell a line ends in \n alone, as spreadsheet programs write it.
const lineEnd = "\r\n"

// CSV returns a table for programs: UTF-8 with a byte order mark, a row of names first, every value as it is. What begins with
// = or the like is not changed here, so that a value comes back as the same: the table for people is the one to be opened in a
// spreadsheet program. It is put together from remembered pieces.
func CSV(d *view.Data, t *Table, remembered *Pieces) ([]byte, error) {
	columns := t.forPrograms()
	head := []byte(byteOrderMark)
	for i, c := range columns {
		head = appendCell(head, i, c.Name)
	}
	var row []byte
	rows, err := piecesOf(remembered, t.of(d), numberOf, func(task *view.TaskData) ([]byte, error) {
		row = row[:0]
		for i := range t.rows(task) {
			for k, c := range columns {
				row = appendCell(row, k, c.text(task, i))
			}
			row = append(row, lineEnd...)
		}
		return bytes.Clone(row), nil // without spare room: it will be kept
	})
	return bytes.Join(append([][]byte{append(head, lineEnd...)}, rows...), nil), err
}

// ReadableCSV returns a table for people: headings, states and names in words, a list as people write it, and nothing that a
// spreadsheet program could take for a formula.
func ReadableCSV(d *view.Data, t *Table, remembered *Pieces, say Say) ([]byte, error) {
	s := newScribe(d, say)
	columns := t.forPeople()
	head := []byte(byteOrderMark)
	for i, c := range columns {
		head = appendCell(head, i, harmless(s.heading(t, c)))
	}
	var row []byte
	rows, err := piecesUnder(remembered, d.BaseURL, t.of(d), numberOf, func(task *view.TaskData) ([]byte, error) {
		row = row[:0]
		for i := range t.rows(task) {
			for k, c := range columns {
				row = appendCell(row, k, harmless(s.text(c, task, i)))
			}
			row = append(row, lineEnd...)
		}
		return bytes.Clone(row), nil
	})
	return bytes.Join(append([][]byte{append(head, lineEnd...)}, rows...), nil), err
}

func numberOf(t *view.TaskData) int { return t.Number }

// text returns a value as programs read it.
func (c *Column) text(t *view.TaskData, i int) string {
	v := c.cell(t, i)
	switch c.Kind {
	case Whole, Number:
		if !v.is {
			return ""
		}
		return plainNumber(v.number)
	case Date:
		return v.day.String()
	case Truth:
		if v.open {
			return ""
		}
		return strconv.FormatBool(v.is)
	case List:
		if len(v.list) == 0 {
			return ""
		}
		return Join(v.list)
	}
	return v.text
}

// text returns a value as people read it. A truth is said only if it is one.
func (s scribe) text(c *Column, t *view.TaskData, i int) string {
	if c.said != nil {
		return c.said(t, i, s)
	}
	switch v := c.cell(t, i); c.Kind {
	case Truth:
		if v.is {
			return s.yes
		}
		return ""
	case List:
		return s.list(v.list)
	case Place:
		return s.base + v.text
	}
	return c.text(t, i)
}

// appendCell appends the i-th cell of a row. It is quoted where it must be, and where a reader might take its ends for blanks.
func appendCell(row []byte, i int, text string) []byte {
	if i > 0 {
		row = append(row, ',')
	}
	if !mustBeQuoted(text) {
		return append(row, text...)
	}
	row = append(row, '"')
	for {
		quote := strings.IndexByte(text, '"')
		if quote < 0 {
			return append(append(row, text...), '"')
		}
		row = append(append(row, text[:quote+1]...), '"')
		text = text[quote+1:]
	}
}

func mustBeQuoted(text string) bool {
	for _, sign := range [...]byte{',', '\n', '"', '\r'} {
		if strings.IndexByte(text, sign) >= 0 {
			return true
		}
	}
	return strings.TrimSpace(text) != text
}

// formulaSigns begin a formula in one program or another; the full-width ones do in Chinese and Japanese editions.
const formulaSigns = "=+-@\t\r＝＋－＠"

// harmless returns text that no spreadsheet program takes for a formula: an apostrophe stands before what one could.
func harmless(text string) string {
	if isFormula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// Unquoted returns the text that harmless made harmless.
func Unquoted(text string) string {
	if rest, quoted := strings.CutPrefix(text, "'"); quoted && isFormula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return text
}

// isFormula reports whether a program could take text for a formula. Some throw away what nobody sees before they look, be it a
// blank, a line break or a control character.
func isFormula(text string) bool {
	seen := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.C, unicode.Z) })
	for _, text := range [...]string{text, seen} {
		if first, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune(formulaSigns, first) {
			return true
		}
	}
	return false
}

// Pieces are the parts of which a file about many tasks is put together, a task each: remembered, since an edit changes few of
// them. A task's pointer stands for what it says; so pieces that hold words of the interface are good for one set of labels
// only. Each file has pieces of its own. Many goroutines may use them. Pieces that are nil remember nothing: there is no next time.
type Pieces struct {
	mu    sync.Mutex
	tasks any      // those of the last file: a slice of pointers
	texts [][]byte // theirs
	under string   // what they were made under
}

// NewPieces returns a memory of pieces, still empty.
func NewPieces() *Pieces { return &Pieces{} }

// piecesOf returns the piece of each task, and forgets all others. Tasks are in the order of their numbers.
func piecesOf[T any](p *Pieces, tasks []*T, number func(*T) int, text func(*T) ([]byte, error)) ([][]byte, error) {
	return piecesUnder(p, "", tasks, number, text)
}

// piecesUnder does the same for pieces that hold what their task does not: the site's address. Under another all are made anew.
func piecesUnder[T any](p *Pieces, under string, tasks []*T, number func(*T) int, text func(*T) ([]byte, error)) ([][]byte, error) {
	if p == nil {
		p = NewPieces()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	last, _ := p.tasks.([]*T)
	if p.under != under {
		last = nil
	}
	texts := make([][]byte, len(tasks))
	k := 0
	for i, t := range tasks {
		for k < len(last) && number(last[k]) < number(t) {
			k++
		}
		if k < len(last) && last[k] == t {
			texts[i] = p.texts[k]
			continue
		}
		var err error
		if texts[i], err = text(t); err != nil {
			return nil, err
		}
	}
	p.tasks, p.texts, p.under = tasks, texts, under
	return texts, nil
}
