package export

import (
	"fmt"
	"strings"

	"gongshi/generator/view"
)

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
	for _, task := range d.Tasks {
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
