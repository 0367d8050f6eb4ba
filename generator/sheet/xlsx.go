package sheet

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXlsx reads a workbook: a table for each sheet that shows.
func readXlsx(b []byte, whole bool) (*Document, error) {
	a, err := openArchive(b)
	if err != nil {
		return nil, err
	}
	if b, err = bounded(a); err != nil {
		return nil, err
	}
	return openBook(b, looks{filtered: filters(a), struck: strikes(a), whole: whole, paid: &budget{}})
}

// openBook reads a workbook that is bounded. The library that does may panic at one that no program wrote.
func openBook(b []byte, l looks) (doc *Document, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			doc, err = nil, &Refusal{Code: "import-broken"}
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped})
	if err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	defer f.Close()
	doc = &Document{}
	names := f.GetSheetList()
	if len(names) > mostSheets {
		return nil, tooMany("import-broken", mostSheets)
	}
	formulas := uncomputed(b)
	for _, name := range names {
		if visible, err := f.GetSheetVisible(name); err != nil || !visible {
			doc.Notes = append(doc.Notes, Note{"import-hidden", name})
			if t, _, err := bookTable(f, name, l); err == nil && t != nil {
				doc.Hidden = append(doc.Hidden, t)
			}
			continue
		}
		t, notes, err := bookTable(f, name, l)
		if err != nil {
			return nil, err
		}
		doc.Notes = append(doc.Notes, notes...)
		if t != nil {
			t.mark(formulas[name])
			doc.Parts = append(doc.Parts, Part{Table: t})
		}
	}
	return doc, nil
}

// bookTable reads a sheet; nil of one that is none, as a chart, or is empty.
func bookTable(f *excelize.File, name string, l looks) (*Table, []Note, error) {
	shown, err := f.GetRows(name)
	if err != nil {
		return nil, nil, nil
	}
	raw, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, nil, &Refusal{Code: "import-broken"}
	}
	b := &book{f: f, name: name, looks: l, styles: map[int]string{}, cleaned: map[string]string{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.from1904 = *props.Date1904
	}
	t := &Table{Name: name}
	for i, cells := range shown {
		row := Row{Number: i + 1}
		for k, text := range cells {
			if i < len(raw) && k < len(raw[i]) {
				text = b.cell(text, raw[i][k], i, k)
			}
			if b.struck && text != "" {
				text = b.withoutStruck(text, i, k)
			}
			if err := b.paid.words(len(text), len(text)); err != nil {
				return nil, nil, err
			}
			row.Cells = append(row.Cells, Cell{Text: b.clean(text)})
		}
		t.Rows = append(t.Rows, row)
	}
	if err := b.merge(t); err != nil {
		return nil, nil, err
	}
	var notes []Note
	if !b.whole {
		notes = b.withoutHidden(t)
	}
	if b.gone > 0 {
		notes = append(notes, Note{"import-struck", strconv.Itoa(b.gone)})
	}
	if t.Width() == 0 {
		return nil, notes, nil
	}
	return t, notes, nil
}

// A book is a sheet that is being read.
type book struct {
	f        *excelize.File
	name     string
	styles   map[int]string // how days are written of which a style shows them; nothing of other styles
	from1904 bool
	looks
	gone    int               // struck cells and pieces
	cleaned map[string]string // texts as they were, and without what is none
}

// clean cleans a text: what many cells share, once.
func (b *book) clean(text string) string {
	is, known := b.cleaned[text]
	if !known {
		is = clean(text)
		b.cleaned[text] = is
	}
	return is
}

// cell returns what a cell shows; of a day, the day, however its style writes it.
func (b *book) cell(shown, raw string, row, column int) string {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || n < 1 || n > 200_000 {
		return shown
	}
	form := b.dayForm(row, column)
	if form == "" {
		return shown
	}
	at, err := excelize.ExcelDateToTime(n, b.from1904)
	if err != nil {
		return shown
	}
	return at.Format(form)
}

// dayForm returns how the day in a cell is written: one of which only the month shows is that month.
func (b *book) dayForm(row, column int) string {
	at, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return ""
	}
	if kind, err := b.f.GetCellType(b.name, at); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		return ""
	}
	id, err := b.f.GetCellStyle(b.name, at)
	if err != nil {
		return ""
	}
	form, known := b.styles[id]
	if !known {
		if style, err := b.f.GetStyle(id); err == nil {
			form = formOf(style)
		}
		b.styles[id] = form
	}
	return form
}

const (
	wholeDay  = "2006-01-02"
	onlyMonth = "2006-01"
)

// formOf returns how days of a style are written. Beside the built-in formats of all editions there are those of Chinese ones.
func formOf(style *excelize.Style) string {
	if style.CustomNumFmt != nil {
		return shownForm(*style.CustomNumFmt)
	}
	switch id := style.NumFmt; {
	case id == 17, id == 27, id == 36, id == 50, id == 52, id == 57:
		return onlyMonth
	case id >= 14 && id <= 16, id == 22, id >= 28 && id <= 31, id == 51, id >= 53 && id <= 58:
		return wholeDay
	}
	return ""
}

// quoted is what a format writes as it stands.
var quoted = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]`)

// shownForm returns how days of a format of the file's own are written.
func shownForm(format string) string {
	format, _, _ = strings.Cut(format, ";")
	plain := strings.ToLower(quoted.ReplaceAllString(format, ""))
	switch {
	case !strings.ContainsAny(plain, "yd"), strings.ContainsAny(plain, "#?"), strings.Contains(plain, "general"):
		return ""
	case !strings.Contains(plain, "d"):
		return onlyMonth
	}
	return wholeDay
}

// merge lays the text of merged cells over all of their range, up to the last row and column that there is anything in.
func (b *book) merge(t *Table) error {
	ranges, err := b.f.GetMergeCells(b.name, true)
	if err != nil {
		return &Refusal{Code: "import-broken"}
	}
	for _, m := range ranges {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, otherErr := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || otherErr != nil || left > right || top > bottom || top > len(t.Rows) || left > mostColumns {
			continue
		}
		text := ""
		if row := t.Rows[top-1]; left <= len(row.Cells) {
			text = row.Cells[left-1].Text
		}
		for y := top; y <= min(bottom, len(t.Rows)); y++ {
			for x := left; x <= min(right, mostColumns); x++ {
				if err := errors.Join(b.paid.cell(), b.paid.again(text)); err != nil {
					return refusalIn(err)
				}
				row := &t.Rows[y-1]
				for len(row.Cells) < x {
					row.Cells = append(row.Cells, Cell{})
				}
				row.Cells[x-1] = Cell{Text: text, Above: y > top, Left: x > left}
			}
		}
	}
	return nil
}
