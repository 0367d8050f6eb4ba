package sheet

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Rows and columns that are hidden are left out, and that is said. Of those that a filter hides, the rows are read: whoever set it only
// looked for some.

// looks are what to look for, in some sheet of a workbook.
type looks struct {
	filtered bool // a filter hides rows
	struck   bool // text is struck through
	whole    bool // what is hidden is read, too
	paid     *budget
}

// strikes reports whether a workbook has text that is struck through.
func strikes(a *archive) bool {
	for _, name := range []string{"xl/styles.xml", "xl/sharedStrings.xml"} {
		if text, err := a.read(name); err == nil && bytes.Contains(text, []byte("<strike")) {
			return true
		}
	}
	return false
}

// withoutStruck returns the text of a cell without what is struck through.
func (b *book) withoutStruck(text string, row, column int) string {
	at, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return text
	}
	if id, err := b.f.GetCellStyle(b.name, at); err == nil && id > 0 {
		if style, err := b.f.GetStyle(id); err == nil && style.Font != nil && style.Font.Strike {
			b.gone++
			return ""
		}
	}
	runs, err := b.f.GetCellRichText(b.name, at)
	if err != nil || !slices.ContainsFunc(runs, isStruck) {
		return text
	}
	b.gone++
	var kept strings.Builder
	for _, run := range runs {
		if !isStruck(run) {
			kept.WriteString(run.Text)
		}
	}
	return kept.String()
}

func isStruck(run excelize.RichTextRun) bool { return run.Font != nil && run.Font.Strike }

// filters reports whether a filter of some sheet hides rows.
func filters(a *archive) bool {
	for name := range a.files {
		if !strings.HasPrefix(name, "xl/worksheets/") && !strings.HasPrefix(name, "xl/tables/") {
			continue
		}
		if text, err := a.read(name); err == nil && bytes.Contains(text, []byte("<filterColumn")) {
			return true
		}
	}
	return false
}

// withoutHidden takes what is hidden out of a table whose merges were resolved.
func (b *book) withoutHidden(t *Table) (notes []Note) {
	if said := b.hiddenColumns(t); len(said) > 0 {
		notes = append(notes, Note{"import-hidden-columns", b.name + " " + strings.Join(said, "、")})
	}
	var rows []Row
	var said []string
	for i := range t.Rows {
		row := &t.Rows[i]
		visible, err := b.f.GetRowVisible(b.name, row.Number)
		if visible || err != nil || !hasText(row) {
			rows = append(rows, *row)
			continue
		}
		if said = append(said, strconv.Itoa(row.Number)); b.filtered {
			rows = append(rows, *row)
		} else if i+1 < len(t.Rows) {
			beginsAgain(row, &t.Rows[i+1])
		}
	}
	t.Rows = rows
	if code := map[bool]string{true: "import-filtered", false: "import-hidden-rows"}[b.filtered]; len(said) > 0 {
		notes = append(notes, Note{code, b.name + " " + strings.Join(said, "、")})
	}
	return notes
}

// beginsAgain lets cells that were merged with those of a row that is gone begin in the next.
func beginsAgain(gone, next *Row) {
	for k := range next.Cells {
		if k < len(gone.Cells) && next.Cells[k].Above && !gone.Cells[k].Above {
			next.Cells[k].Above = false
		}
	}
}

// hiddenColumns empties the cells of the columns that are hidden, and returns the names of those that had any. A cell that spans others
// shows there.
func (b *book) hiddenColumns(t *Table) (said []string) {
	for k := range t.Width() {
		name, err := excelize.ColumnNumberToName(k + 1)
		if err != nil {
			continue
		}
		if visible, err := b.f.GetColVisible(b.name, name); visible || err != nil {
			continue
		}
		had := false
		for i := range t.Rows {
			row := &t.Rows[i]
			if k >= len(row.Cells) || row.Cells[k].Left || k+1 < len(row.Cells) && row.Cells[k+1].Left {
				continue
			}
			had = had || row.At(k) != ""
			row.Cells[k] = Cell{}
		}
		if had {
			said = append(said, name)
		}
	}
	return said
}

func hasText(row *Row) bool {
	for k := range row.Cells {
		if row.At(k) != "" {
			return true
		}
	}
	return false
}
