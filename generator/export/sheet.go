package export

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// The styles of cells, by their places in the workbook's list of styles.
const (
	plainStyle = iota
	headStyle
	dateStyle
	linkStyle
)

// mostInACell is how many UTF-16 units of text a cell of a workbook holds.
const mostInACell = 32767

// appendRows appends a task's rows of a sheet, as XML (ECMA-376, part 1, 18.3). Rows and cells say no places, so that they are
// the same wherever they stand; a cell without value keeps the place of those after it.
func (s scribe) appendRows(to []byte, t *Table, columns []*Column, task *view.TaskData) []byte {
	for i := range t.rows(task) {
		to = append(to, "<row>"...)
		for _, c := range columns {
			to = s.appendSheetCell(to, c, task, i)
		}
		to = append(to, "</row>"...)
	}
	return to
}

func (s scribe) appendSheetCell(to []byte, c *Column, task *view.TaskData, i int) []byte {
	if c.said == nil {
		switch v := c.cell(task, i); c.Kind {
		case Whole, Number:
			if v.is {
				return appendTyped(to, "", plainStyle, plainNumber(v.number))
			}
			return append(to, "<c/>"...)
		case Date:
			if v.day >= firstInWorkbook {
				return appendTyped(to, "", dateStyle, strconv.Itoa(int(v.day-dayZero)))
			}
		case Place:
			return appendLink(to, s.base+v.text)
		}
	}
	return appendTextCell(to, plainStyle, s.text(c, task, i))
}

// A workbook counts days from 1899-12-30; before March 1900 programs do not agree, since some of them know a 29 February there.
const (
	dayZero         day.Day = 693594
	firstInWorkbook         = dayZero + 61
)

func appendTyped(to []byte, kind string, style int, value string) []byte {
	to = append(to, "<c"...)
	if kind != "" {
		to = append(append(append(to, ` t="`...), kind...), '"')
	}
	if style != plainStyle {
		to = append(strconv.AppendInt(append(to, ` s="`...), int64(style), 10), '"')
	}
	return append(append(append(to, "><v>"...), value...), "</v></c>"...)
}

func appendTextCell(to []byte, style int, text string) []byte {
	if text == "" {
		return append(to, "<c/>"...)
	}
	to = append(to, `<c t="inlineStr"`...)
	if style != plainStyle {
		to = append(strconv.AppendInt(append(to, ` s="`...), int64(style), 10), '"')
	}
	to = append(to, "><is><t"...)
	if strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\t") {
		to = append(to, ` xml:space="preserve"`...)
	}
	return append(appendXML(append(to, '>'), fitting(text)), "</t></is></c>"...)
}

// appendLink appends an address that can be followed. A formula needs no list of addresses beside the sheet, and may stand in
// any number of cells. A place of the site is escaped as in an address: it has no quotes.
func appendLink(to []byte, address string) []byte {
	const mostInAFormula = 255 // characters of a text
	if len(address) > mostInAFormula || strings.ContainsRune(address, '"') {
		return appendTextCell(to, plainStyle, address)
	}
	to = append(to, `<c t="str" s="`+strconv.Itoa(linkStyle)+`"><f>HYPERLINK("`...)
	to = appendXML(to, address)
	to = append(to, `")</f><v>`...)
	return append(appendXML(to, address), "</v></c>"...)
}

// fitting cuts text to what fits into a cell.
func fitting(text string) string {
	if len(text) <= mostInACell {
		return text
	}
	units := 0
	for i, r := range text {
		if units += len(string(r)) / 4; units+1 >= mostInACell { // four bytes are two units
			return text[:i] + "…"
		}
		units++
	}
	return text
}

// appendXML appends text as XML. What XML cannot hold becomes U+FFFD; what a workbook would take for an escape, _x000D_, is
// escaped itself.
func appendXML(to []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		if !isMarkup[text[i]] {
			continue
		}
		escape, size := escaped(text[i:])
		if escape != "" {
			to = append(append(to, text[from:i]...), escape...)
			from = i + size
		}
	}
	return append(to, text[from:]...)
}

// isMarkup are the bytes with which begins what cannot stand in XML, or not everywhere. U+FFFE and U+FFFF begin with 0xEF.
var isMarkup = func() (is [256]bool) {
	for c := range ' ' {
		is[c] = c != '\n' && c != '\t'
	}
	for _, c := range []byte{'&', '<', '>', '"', '_', 0xEF} {
		is[c] = true
	}
	return is
}()

// escaped returns what stands in XML for the character with which text begins, and the size of that; nothing if it may stand there.
func escaped(text string) (escape string, size int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '&':
		return "&amp;", size
	case r == '<':
		return "&lt;", size
	case r == '>':
		return "&gt;", size
	case r == '"':
		return "&quot;", size
	case r == '_' && isEscape(text):
		return "_x005F_", size
	case r < ' ', r == 0xFFFE, r == 0xFFFF:
		return "\uFFFD", size
	}
	return "", size
}

// isEscape reports whether text begins with what a workbook takes for a character's number: _x000D_.
func isEscape(text string) bool {
	if len(text) < len("_x000D_") || text[1] != 'x' || text[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:6], 16, 16)
	return err == nil
}

// A part is a file in a workbook.
type part struct{ name, text string }

const (
	contentTypes  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
)

// fixedParts are the parts of a workbook beside its sheets (ECMA-376, part 2): the types of all, what belongs to what, the list
// of sheets, the styles, and who made it when.
func fixedParts(d *view.Data, sheets []string, tables []*Table) []part {
	var types, list, relations, filters strings.Builder
	for i, name := range sheets {
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, sheetPath(i), contentTypes)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, appendXML(nil, name), i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="%s"/>`, i+1, relationships, strings.TrimPrefix(sheetPath(i), "xl/"))
		if i < len(tables) {
			fmt.Fprintf(&filters, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!$A$1:$%s$%d</definedName>`,
				i, appendXML(nil, name), columnName(len(tables[i].people)), tables[i].count(d)+1)
		}
	}
	fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(sheets)+1, relationships)
	return []part{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + packageSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + contentTypes + `sheet.main+xml"/>` + types.String() +
			`<Override PartName="/xl/styles.xml" ContentType="` + contentTypes + `styles+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + packageSpace + `relationships"><Relationship Id="rId1" Type="` + relationships + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + packageSpace + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", coreProperties(d)},
		{"xl/workbook.xml", xmlHead + `<workbook ` + mainSpace + ` xmlns:r="` + relationships + `"><sheets>` + list.String() + `</sheets><definedNames>` + filters.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + packageSpace + `relationships">` + relations.String() + `</Relationships>`},
		{"xl/styles.xml", stylesXML},
	}
}

// count returns how many rows a table has.
func (t *Table) count(d *view.Data) int {
	n := 0
	for _, task := range t.of(d) {
		n += t.rows(task)
	}
	return n
}

func coreProperties(d *view.Data) string {
	return xmlHead + `<cp:coreProperties xmlns:cp="` + packageSpace + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + string(appendXML(nil, d.Plan.Title)) +
		`</dc:title><dc:creator>` + string(appendXML(nil, d.Publisher)) + `</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">` + d.AsOf.String() +
		`T00:00:00Z</dcterms:created></cp:coreProperties>`
}

// stylesXML has the styles in the order of their constants.
const stylesXML = xmlHead + `<styleSheet ` + mainSpace + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
	`<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFE7EBF0"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// aboutSheet says what the workbook is: what, whose, of which day, for what use; and what each column means.
func aboutSheet(d *view.Data, s scribe, tables []*Table) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + mainSpace + `><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>`)
	row := func(style int, cells ...string) {
		b.WriteString("<row>")
		for _, c := range cells {
			b.Write(appendTextCell(nil, style, c))
		}
		b.WriteString("</row>")
	}
	row(headStyle, d.Plan.Title, d.Publisher)
	for _, sentence := range strings.Split(about(d, s), "\n") {
		row(plainStyle, "", sentence)
	}
	row(plainStyle, "", d.BaseURL+d.Plan.URL+"data/")
	for _, t := range tables {
		row(headStyle, s.label("data.sheet."+t.Name), s.label("data.file."+t.Name+"-readable"))
		for _, c := range t.forPeople() {
			row(plainStyle, s.heading(t, c), s.meaning(t, c))
		}
	}
	return b.String() + `</sheetData></worksheet>`
}
