package sheet

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXlsx reads a workbook: a table for each sheet that shows.
func readXlsx(b []byte) (*Document, error) {
	a, err := openArchive(b)
	if err != nil {
		return nil, err
	}
	if err := bounded(a); err != nil {
		return nil, err
	}
	return openBook(b)
}

// openBook reads a workbook that is bounded. The library that does may panic at one that no program wrote.
func openBook(b []byte) (doc *Document, err error) {
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
	for _, name := range names {
		if visible, err := f.GetSheetVisible(name); err != nil || !visible {
			doc.Notes = append(doc.Notes, Note{"import-hidden", name})
			continue
		}
		t, err := bookTable(f, name)
		if err != nil {
			return nil, err
		}
		if t != nil {
			doc.Parts = append(doc.Parts, Part{Table: t})
		}
	}
	return doc, nil
}

// bookTable reads a sheet; nil of one that is none, as a chart, or is empty.
func bookTable(f *excelize.File, name string) (*Table, error) {
	shown, err := f.GetRows(name)
	if err != nil {
		return nil, nil
	}
	raw, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	b := &book{f: f, name: name, styles: map[int]bool{}}
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
			row.Cells = append(row.Cells, Cell{Text: clean(text)})
		}
		t.Rows = append(t.Rows, row)
	}
	if err := b.merge(t); err != nil {
		return nil, err
	}
	if t.Width() == 0 {
		return nil, nil
	}
	return t, nil
}

// A book is a sheet that is being read.
type book struct {
	f        *excelize.File
	name     string
	styles   map[int]bool // whether a style shows a day
	from1904 bool
}

// cell returns what a cell shows; of a day, the day, however its style writes it.
func (b *book) cell(shown, raw string, row, column int) string {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || n < 1 || n > 200_000 {
		return shown
	}
	if !b.isDay(row, column) {
		return shown
	}
	at, err := excelize.ExcelDateToTime(n, b.from1904)
	if err != nil {
		return shown
	}
	return at.Format("2006-01-02")
}

func (b *book) isDay(row, column int) bool {
	at, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return false
	}
	if kind, err := b.f.GetCellType(b.name, at); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		return false
	}
	id, err := b.f.GetCellStyle(b.name, at)
	if err != nil {
		return false
	}
	is, known := b.styles[id]
	if !known {
		style, err := b.f.GetStyle(id)
		is = err == nil && (isDayFormat(style.NumFmt) || style.CustomNumFmt != nil && showsDay(*style.CustomNumFmt))
		b.styles[id] = is
	}
	return is
}

// isDayFormat reports whether a built-in format shows a day: those of all editions, and those of Chinese ones.
func isDayFormat(id int) bool {
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id >= 34 && id <= 36 || id >= 50 && id <= 58
}

// quoted is what a format writes as it stands.
var quoted = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]`)

// showsDay reports whether a format of the file's own shows a day or a month.
func showsDay(format string) bool {
	format, _, _ = strings.Cut(format, ";")
	plain := strings.ToLower(quoted.ReplaceAllString(format, ""))
	return strings.ContainsAny(plain, "yd") && !strings.ContainsAny(plain, "#?") && !strings.Contains(plain, "general")
}

// merge lays the text of merged cells over all of their range, up to the last row and column that there is anything in.
func (b *book) merge(t *Table) error {
	ranges, err := b.f.GetMergeCells(b.name)
	if err != nil {
		return &Refusal{Code: "import-broken"}
	}
	paid := &budget{}
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
				if err := paid.cell(); err != nil {
					return err
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
