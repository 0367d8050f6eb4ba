package sheet

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes a document as the cases below do: a line for each paragraph and row, | between cells, ^ and < for merged ones.
func shown(doc *Document) string {
	var lines []string
	for _, p := range doc.Parts {
		if p.Table == nil {
			lines = append(lines, p.Text)
			continue
		}
		for _, r := range p.Table.Rows {
			var cells []string
			for _, c := range r.Cells {
				mark := ""
				if c.Above {
					mark += "^"
				}
				if c.Left {
					mark += "<"
				}
				cells = append(cells, mark+strings.ReplaceAll(c.Text, "\n", "/"))
				for _, n := range c.Notes {
					cells[len(cells)-1] += "*" + n
				}
			}
			lines = append(lines, strings.Join(cells, "|"))
		}
	}
	return strings.Join(lines, "\n")
}

func TestADocumentSaysWhatAReaderSees(t *testing.T) {
	run := func(text string) string { return "<w:r><w:t>" + text + "</w:t></w:r>" }
	par := func(inner string) string { return "<w:p>" + inner + "</w:p>" }
	cell := func(props, inner string) string { return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + inner + "</w:tc>" }
	for _, c := range []struct{ name, body, want string }{
		{"runs", par(run("制定") + run("计划")), "制定计划"},
		{"a break and a tab", par(run("一") + "<w:r><w:br/></w:r>" + run("二") + "<w:r><w:tab/></w:r>" + run("三")), "一\n二\t三"},
		{"insertions and deletions", par(run("甲") + "<w:ins>" + run("乙") + "</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"), "甲乙"},
		{"moved text", par("<w:moveFrom>" + run("甲") + "</w:moveFrom>" + run("乙") + "<w:moveTo>" + run("甲") + "</w:moveTo>"), "乙甲"},
		{"a deleted mark of a paragraph", par("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"+run("甲")) + par(run("乙")), "甲乙"},
		{"a field", par(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>IGNORED</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("甲") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("乙")), "甲乙"},
		{"hidden text", par("<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>" + run("乙")), "乙"},
		{"struck text", par("<w:r><w:rPr><w:strike/></w:rPr><w:t>甲</w:t></w:r>" + run("乙")), "乙"},
		{"text that is said not to be hidden", par(`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r>`), "甲"},
		{"readings of characters", par("<w:r><w:ruby><w:rt>" + run("jia") + "</w:rt><w:rubyBase>" + run("甲") + "</w:rubyBase></w:ruby></w:r>"), "甲"},
		{"links and controls", par("<w:hyperlink>" + run("甲") + "</w:hyperlink><w:sdt><w:sdtPr><w:t>X</w:t></w:sdtPr><w:sdtContent>" + run("乙") + "</w:sdtContent></w:sdt>"), "甲乙"},
		{"what a converter leaves", par(run("[bookmark: OLE_LINK6]甲")), "甲"},
		{"cells over columns", "<w:tbl><w:tr>" + cell(`<w:gridSpan w:val="2"/>`, par(run("甲"))) + cell("", par(run("乙"))) + "</w:tr></w:tbl>", "甲|<甲|乙"},
		{"cells over rows", "<w:tbl><w:tr>" + cell(`<w:vMerge w:val="restart"/>`, par(run("甲"))) + "</w:tr><w:tr>" + cell(`<w:vMerge/>`, par("")) + "</w:tr><w:tr>" + cell("", par("")) + "</w:tr></w:tbl>", "甲\n^甲\n"},
		{"a row that begins later", `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell("", par(run("甲"))) + "</w:tr></w:tbl>", "|甲"},
		{"a deleted row", "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("", par(run("甲"))) + "</w:tr><w:tr>" + cell("", par(run("乙"))) + "</w:tr></w:tbl>", "乙"},
		{"what a cell was before", "<w:tbl><w:tr>" + cell(`<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>`, par(run("甲"))) + "</w:tr></w:tbl>", "甲"},
		{"paragraphs of a cell", "<w:tbl><w:tr>" + cell("", par(run("甲"))+par(run("乙"))) + "</w:tr></w:tbl>", "甲/乙"},
		{"a table in a cell", "<w:tbl><w:tr>" + cell("", par(run("甲"))+"<w:tbl><w:tr>"+cell("", par(run("乙")))+cell("", par(run("丙")))+"</w:tr></w:tbl>"+par("")) + cell("", par(run("丁"))) + "</w:tr></w:tbl>", "甲/乙，丙；|丁"},
		{"a frame around a table", "<w:tbl><w:tr>" + cell("", par(run("甲"))+"<w:tbl><w:tr>"+cell("", par(run("乙")))+cell("", par(run("丙")))+"</w:tr></w:tbl>"+par("")) + "</w:tr></w:tbl>", "甲\n乙|丙\n"},
		{"a footnote", "<w:tbl><w:tr>" + cell("", par(run("甲")+`<w:r><w:footnoteReference w:id="1"/></w:r>`)) + cell("", par(run("乙"))) + "</w:tr></w:tbl>", "甲*注文|乙"},
		{"a text box", par(`<w:r><mc:AlternateContent><mc:Choice><w:drawing><txbxContent>` + par(run("甲")) + `</txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + par(run("甲")) + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + run("乙")), "甲\n乙"},
		{"numbers of a list", par(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`+run("甲")) + par(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`+run("乙")), "1、甲\n2、乙"},
		{"numbers in a column of their own", "<w:tbl><w:tr>" + cell("", par(`<w:pPr><w:pStyle w:val="listed"/></w:pPr>`)) + cell("", par(run("甲"))) + "</w:tr></w:tbl>", "（一）|甲"},
	} {
		text := zipped(t, map[string]string{
			"word/document.xml":  document(c.body),
			"word/footnotes.xml": `<w:footnotes ` + wordSpace + `><w:footnote w:id="1">` + par(run("注文")) + `</w:footnote></w:footnotes>`,
			"word/numbering.xml": `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>`,
			"word/styles.xml":    `<w:styles ` + wordSpace + `><w:style w:styleId="listed"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`,
		})
		doc, err := Read("x.docx", text)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := shown(doc); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatIsLeftOutIsCounted(t *testing.T) {
	doc, err := Read("x.docx", zipped(t, map[string]string{"word/document.xml": document(`<w:p><w:r><w:rPr><w:dstrike/></w:rPr><w:t>甲</w:t></w:r></w:p><w:altChunk/><w:p><w:r><w:object><OLEObject/></w:object></w:r></w:p>`)}))
	if err != nil || fmt.Sprint(doc.Notes) != "[{import-struck 1} {import-embedded 2}]" {
		t.Errorf("%v %v", doc, err)
	}
}

func TestChangesThatNobodyAcceptedAreCounted(t *testing.T) {
	doc, err := Read("x.docx", zipped(t, map[string]string{"word/document.xml": document("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>")}))
	if err != nil || fmt.Sprint(doc.Notes) != "[{import-tracked 1}]" {
		t.Errorf("%v %v", doc, err)
	}
}
