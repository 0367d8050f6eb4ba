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
	return workbookAt(t, "worksheets/sheet1.xml", rows, "")
}

// workbookAt returns a workbook whose sheet is somewhere, with texts that its cells share.
func workbookAt(t testing.TB, target, rows, shared string) []byte {
	t.Helper()
	part := "xl/" + target
	if rooted, is := strings.CutPrefix(target, "/"); is {
		part = rooted
	}
	files := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="` + target + `"/></Relationships>`,
		part:                         `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	if shared != "" {
		files["xl/sharedStrings.xml"] = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + shared + `</sst>`
	}
	return zipped(t, files)
}

// rowsTo returns rows that have only a cell in some column.
func rowsTo(column string, rows int) string {
	var b strings.Builder
	for k := 1; k <= rows; k++ {
		fmt.Fprintf(&b, `<row r="%d"><c r="%s%d"><v>1</v></c></row>`, k, column, k)
	}
	return b.String()
}

// mergedDown returns a table whose first cell goes down over some rows.
func mergedDown(text string, rows int) string {
	cell := func(merge, text string) string {
		return `<w:tr><w:tc><w:tcPr><w:vMerge` + merge + `/></w:tcPr><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc></w:tr>`
	}
	return `<w:tbl>` + cell(` w:val="restart"`, text) + strings.Repeat(cell("", ""), rows-1) + `</w:tbl>`
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
		{"folded.xlsx", workbookAt(t, "worksheets/sheet1.XML", rowsTo("XFD", 60_000), ""), "import-columns"},
		{"elsewhere.xlsx", workbookAt(t, "/ws/sheet1.xml", rowsTo("XFD", 60_000), ""), "import-columns"},
		{"gaps.xlsx", workbook(t, rowsTo("IV", 40_000)), "import-cells"},
		{"twofold.xlsx", workbook(t, `<row r="1"><c r="A1" x:r="XFD1"/></row>`), "import-columns"},
		{"shared.xlsx", workbookAt(t, "worksheets/sheet1.xml", strings.Repeat(`<row>`+strings.Repeat(`<c t="s"><v>0</v></c>`, 4)+`</row>`, 300), `<si><t>`+strings.Repeat("a\u00a0", 300_000)+`</t></si>`), "import-large"},
		{"merged.xlsx", workbook(t, `<row r="1"><c r="A1" t="inlineStr"><is><t>`+strings.Repeat("a", 1<<19)+`</t></is></c></row><row r="300"><c r="B300"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A300"/></mergeCells><sheetData>`), "import-large"},
		{"styles.xlsx", workbook(t, strings.Repeat(`<xf/>`, mostOthers+1)), "import-cells"},
		{"form.xlsx", workbook(t, `<numFmt formatCode="`+strings.Repeat("@", 200)+`"/>`), "import-broken"},
		{"down.docx", zipped(t, map[string]string{"word/document.xml": document(mergedDown(strings.Repeat("字", 30_000), 2000))}), "import-large"},
		{"across.docx", zipped(t, map[string]string{"word/document.xml": document(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr><w:p><w:r><w:t>` + strings.Repeat("a", 1<<19) + `</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)}), "import-large"},
		{"cited.docx", zipped(t, map[string]string{"word/document.xml": document(`<w:p><w:r>` + strings.Repeat(`<w:footnoteReference w:id="2"/>`, 100) + `</w:r></w:p>`),
			"word/footnotes.xml": `<w:footnotes ` + wordSpace + `><w:footnote w:id="2"><w:p><w:r><w:t>` + strings.Repeat("a", 1<<19) + `</w:t></w:r></w:p></w:footnote></w:footnotes>`}), "import-large"},
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

// A sheet that is called a picture is not looked through, and so it is not read.
func TestOnlyPartsThatWereLookedThroughAreRead(t *testing.T) {
	doc, err := Read("x.xlsx", workbookAt(t, "media/image1.png", rowsTo("XFD", 60_000), ""))
	if err != nil || len(doc.Parts) > 0 {
		t.Errorf("it has %d parts: %v", len(doc.Parts), err)
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
