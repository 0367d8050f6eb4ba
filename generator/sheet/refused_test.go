package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// zipped returns an archive of some files.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func document(body string) string {
	return `<w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`
}

func workbook(t testing.TB, rows string) []byte {
	t.Helper()
	return zipped(t, map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`,
	})
}

// What is none of an honest plan is refused, in bounded time and memory.
func TestWhatIsNoHonestFileIsRefused(t *testing.T) {
	ole := func(stream string) []byte {
		wide := ""
		for _, r := range stream {
			wide += string(r) + "\x00"
		}
		return []byte(oleHead + strings.Repeat("\x00", 500) + wide)
	}
	for _, c := range []struct {
		name string
		text []byte
		want string
	}{
		{"old.doc", ole(""), "import-format-doc"},
		{"old.wps", ole(""), "import-format-doc"},
		{"old.docx", ole("Workbook"), "import-format-xls"},
		{"old.et", ole(""), "import-format-xls"},
		{"secret.docx", ole("EncryptedPackage"), "import-format-lock"},
		{"scan.pdf", []byte("%PDF-1.4\n"), "import-format-pdf"},
		{"notice.ofd", zipped(t, map[string]string{"OFD.xml": "<x/>"}), "import-format-ofd"},
		{"plan.ods", zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "import-format-odf"},
		{"plan.rtf", []byte(`{\rtf1 x}`), "import-format-rtf"},
		{"plan.xls", []byte("<html><table><tr><td>1</td></tr></table></html>"), "import-format-html"},
		{"plan.png", []byte("\x89PNG\r\n"), "import-format-image"},
		{"plan.zip", zipped(t, map[string]string{"plan.txt": "x"}), "import-format-zip"},
		{"plan.bin", []byte("xyz\x00\x01\x02"), "import-format-other"},
		{"plan.txt", []byte(" \n"), "import-empty"},
		{"plan.txt", []byte("\xff\xfe\xff"), "import-utf-16"},
		{"plan.txt", []byte("ab\xff\xff\xff"), "import-encoding"},
		{"broken.docx", zipped(t, map[string]string{"word/document.xml": "<w:document><w:body>"}), "import-broken"},
		{"none.docx", zipped(t, map[string]string{"word/other.xml": "<x/>"}), "import-broken"},
		{"entities.docx", zipped(t, map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")}), "import-entities"},
		{"deep.docx", zipped(t, map[string]string{"word/document.xml": document(strings.Repeat("<w:sdt>", 10_000))}), "import-broken"},
		{"bomb.docx", zipped(t, map[string]string{"word/document.xml": document("<w:p><w:r><w:t>" + strings.Repeat(" ", 120<<20) + "</w:t></w:r></w:p>")}), "import-unzipped"},
		{"long.docx", zipped(t, map[string]string{"word/document.xml": document("<w:p><w:r><w:t>" + strings.Repeat("a", 2<<20) + "</w:t></w:r></w:p>")}), "import-cell-large"},
		{"wide.docx", zipped(t, map[string]string{"word/document.xml": document(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)}), "import-columns"},
		{"tall.docx", zipped(t, map[string]string{"word/document.xml": document(`<w:tbl>` + strings.Repeat(`<w:tr/>`, mostRows+1) + `</w:tbl>`)}), "import-rows"},
		{"cells.docx", zipped(t, map[string]string{"word/document.xml": document(strings.Repeat(`<w:tbl>`+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="256"/></w:tcPr></w:tc></w:tr>`, 1000)+`</w:tbl>`, 4))}), "import-cells"},
		{"twice.docx", twice(t), "import-broken"},
		{"far.xlsx", workbook(t, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "import-rows"},
		{"wide.xlsx", workbook(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), "import-columns"},
		{"many.xlsx", workbook(t, strings.Repeat(`<row><c/></row>`, mostRows+1)), "import-rows"},
		{"entities.xlsx", workbook(t, `<!DOCTYPE x [<!ENTITY a "b">]>`), "import-entities"},
		{"broken.xlsx", workbook(t, `<row`), "import-broken"},
		{"large.csv", []byte("a," + strings.Repeat("字", 1<<20)), "import-cell-large"},
		{"wide.csv", []byte(strings.Repeat(",", 300)), "import-columns"},
		{"tall.csv", []byte(strings.Repeat("a,b\n", mostRows+1)), "import-rows"},
		{"huge.txt", bytes.Repeat([]byte("a"), MostBytes+1), "import-large"},
		{"lines.txt", bytes.Repeat([]byte("a\n"), mostParts+1), "import-rows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			began := time.Now()
			_, err := Read(c.name, c.text)
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			var r *Refusal
			if !errors.As(err, &r) || r.Code != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
			if made := (after.TotalAlloc - before.TotalAlloc) >> 20; made > 900 || took > 20*time.Second {
				t.Errorf("it took %s and %d MB", took, made)
			}
		})
	}
}

// twice returns a document in which one name stands twice: two programs would read two different texts.
func twice(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for k := range 2 {
		w, err := z.Create("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, document(fmt.Sprintf("<w:p><w:r><w:t>%d</w:t></w:r></w:p>", k)))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
