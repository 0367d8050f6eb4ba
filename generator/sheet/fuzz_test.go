package sheet

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// bounds reports what a document has more of than there may be.
func bounds(t *testing.T, doc *Document, err error) {
	t.Helper()
	if err != nil {
		if r := (*Refusal)(nil); !errors.As(err, &r) {
			t.Errorf("%v is no refusal", err)
		}
		return
	}
	cells, text := 0, 0
	for _, p := range doc.Parts {
		if p.Table == nil {
			continue
		}
		if p.Table.Width() > mostColumns || len(p.Table.Rows) > mostRows {
			t.Errorf("a table has %d rows and %d columns", len(p.Table.Rows), p.Table.Width())
		}
		for _, r := range p.Table.Rows {
			cells += len(r.Cells)
			for _, c := range r.Cells {
				text += len(c.Text)
			}
		}
	}
	if text > 2*mostAllText {
		t.Errorf("there are %d bytes of text", text)
	}
	if cells > 2*mostCells {
		t.Errorf("there are %d cells", cells)
	}
}

func FuzzDocuments(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>甲</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		doc, err := Read("x.docx", zipped(t, map[string]string{"word/document.xml": document(body), "word/numbering.xml": body, "word/footnotes.xml": body}))
		bounds(t, doc, err)
	})
}

func FuzzWorkbooks(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>45473</v></c></row>`)
	f.Add(`</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`)
	f.Fuzz(func(t *testing.T, rows string) {
		doc, err := Read("x.xlsx", workbook(t, rows))
		bounds(t, doc, err)
	})
}

func FuzzFiles(f *testing.F) {
	names, err := filepath.Glob("../importer/testdata/tables/*.[dxct]*")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Ext(name), text)
	}
	f.Fuzz(func(t *testing.T, ext string, text []byte) {
		doc, err := Read("x"+ext, text)
		bounds(t, doc, err)
	})
}
