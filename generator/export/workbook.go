package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"gongshi/generator/view"
)

// Workbook returns plan.xlsx: a sheet for each table, for reading and filtering, and one that says what they are. Dates are
// dates, addresses can be followed, and texts are texts, whatever they begin with.
//
// It is written here, and not by a library, since it is put together from remembered parts: a library takes longer for it than
// all other files of 10,000 tasks together, and says the time at which it ran.
func Workbook(d *view.Data, remembered *Stretches, say Say) ([]byte, error) {
	s := newScribe(d, say)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	tables := Tables()
	names := []string{}
	for _, t := range tables {
		names = append(names, sheetName(s.label("data.sheet."+t.Name)))
	}
	names = append(names, sheetName(s.label("data.sheet.about")))
	p := newPacker()
	for _, part := range append(fixedParts(d, names, tables), part{sheetPath(len(tables)), aboutSheet(d, s, tables)}) {
		if err := addPart(z, part.name, []stretch{p.pack([]byte(part.text))}); err != nil {
			return nil, err
		}
	}
	for i, all := range remembered.sheetsOf(d, s, tables, p) {
		if err := addPart(z, sheetPath(i), all); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// sheetsOf returns the sheets of tables, each as stretches.
func (m *Stretches) sheetsOf(d *view.Data, s scribe, tables []*Table, p *packer) [][]stretch {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.base != d.BaseURL {
		m.base, m.sheets = d.BaseURL, nil
	}
	sheets := make([][]stretch, len(tables))
	for i, t := range tables {
		columns := t.forPeople()
		rows := m.of(i, d.Tasks, p, func(to []byte, task *view.TaskData) []byte { return s.appendRows(to, t, columns, task) })
		head, foot := p.pack([]byte(sheetHead(t, columns, s, i == 0))), p.pack([]byte(sheetFoot(len(columns), t.count(d)+1)))
		sheets[i] = append(append([]stretch{head}, rows...), foot)
	}
	return sheets
}

// addPart adds a part to the package. Its date is the first that there is, on every day.
func addPart(z *zip.Writer, name string, all []stretch) error {
	packed, sum, size := joinStretches(all)
	const firstDay = 1<<5 | 1 // of January 1980
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: sum, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(size)}
	//lint:ignore SA1019 what is already packed has no other way to say a date
	h.ModifiedDate = firstDay
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = w.Write(packed)
	}
	return err
}

func sheetPath(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

// sheetName returns a label as a sheet may be called.
func sheetName(label string) string {
	const most = 31
	name := []rune(strings.NewReplacer(`[`, "", `]`, "", `:`, "", `*`, "", `?`, "", `/`, "", `\`, "", `'`, "").Replace(label))
	return string(name[:min(len(name), most)])
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// sheetHead is what stands before a sheet's rows, and the row of headings, which stays in sight.
func sheetHead(t *Table, columns []*Column, s scribe, first bool) string {
	selected := ""
	if first {
		selected = ` tabSelected="1"`
	}
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + mainSpace + `><sheetViews><sheetView` + selected + ` workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range columns {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, c.widthOr(13))
	}
	b.WriteString(`</cols><sheetData><row>`)
	for _, c := range columns {
		b.Write(appendTextCell(nil, headStyle, s.heading(t, c)))
	}
	return b.String() + `</row>`
}

// sheetFoot is what stands after a sheet's rows: they can be filtered.
func sheetFoot(columns, rows int) string {
	return `</sheetData><autoFilter ref="A1:` + columnName(columns) + strconv.Itoa(rows) + `"/></worksheet>`
}

func (c *Column) widthOr(usual int) int {
	if c.width > 0 {
		return c.width
	}
	return usual
}

// columnName returns the letters of the n-th column, from 1.
func columnName(n int) string {
	const letters = 26
	if n > letters {
		return columnName((n-1)/letters) + columnName((n-1)%letters+1)
	}
	return string(rune('A' + n - 1))
}
