// Package sheet reads the files that offices write, Word documents, workbooks, CSV and plain text, as what a reader sees in them:
// paragraphs, and tables of cells whose merges are resolved.
//
// A file is known by its first bytes (kind.go), never by its name alone. Each kind has its reader: docx.go for documents, xlsx.go for
// workbooks, csv.go and text.go for the rest. What a file says beside its text is left out: the instructions of fields, bookmarks, the
// phonetic readings of characters, what is hidden or was deleted but is still there; that changes were taken as accepted is said.
//
// It knows nothing of plans. What always holds: memory and time are bounded by the limits in bounds.go, whatever a file claims of
// itself, and what exceeds them is refused with a *Refusal, never cut short.
package sheet

import "strings"

// A Document is what a file says, in its order.
type Document struct {
	Parts  []Part
	Notes  []Note   // on how it was read
	Hidden []*Table // sheets of a workbook that do not show: what a program may have put there for itself
}

// A Part is a paragraph, or a table.
type Part struct {
	Text  string
	Table *Table
}

// A Table is rows of cells. Every row has its cells from the first column on, and may end before others do.
type Table struct {
	Name string // of the sheet; none in a document
	Rows []Row
}

// A Row is one of a table's. Number is what people call it: in a workbook or a CSV file that of the program, else the place in the table.
type Row struct {
	Number int
	Cells  []Cell
}

// A Cell has its text, with line ends between its paragraphs. A cell that is merged into another has that one's text.
type Cell struct {
	Text       string
	Above      bool     // it goes on from the row above
	Left       bool     // it goes on from the column to the left
	Notes      []string // footnotes of its text
	Uncomputed bool     // it is a formula, and the file does not say what that comes to
}

// A Note says how a file was read, as a kind of problem and its value.
type Note struct{ Code, Value string }

// A Refusal says why a file is not read, as a kind of problem with its data.
type Refusal struct {
	Code  string
	Value string // what was found
	Most  string // what may be
}

func (r *Refusal) Error() string { return strings.TrimSpace(r.Code + " " + r.Value) }

// Read reads a file. The error is a *Refusal.
func Read(name string, b []byte) (*Document, error) { return read(name, b, false) }

// ReadWhole reads a file with the rows and columns of workbooks that do not show: who made the workbook keeps something there.
func ReadWhole(name string, b []byte) (*Document, error) { return read(name, b, true) }

func read(name string, b []byte, whole bool) (*Document, error) {
	if len(b) > MostBytes {
		return nil, tooMany("import-large", MostBytes>>20)
	}
	switch kind := KindOf(name, b); kind {
	case Docx:
		return readDocx(b)
	case Xlsx:
		return readXlsx(b, whole)
	case CSV:
		return readCSV(b)
	case Text:
		return readText(b)
	default:
		return nil, &Refusal{Code: "import-format-" + string(kind)}
	}
}

// At returns the text of a cell, without blanks at its ends; nothing beyond the end of the row.
func (r *Row) At(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[column].Text)
}

// Width returns how many columns the widest row has.
func (t *Table) Width() int {
	width := 0
	for i := range t.Rows {
		width = max(width, len(t.Rows[i].Cells))
	}
	return width
}
