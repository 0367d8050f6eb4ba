package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"regexp"
	"strings"

	"gongshi/generator/view"
)

// Docx returns a bulletin as a document of a word processor (ISO/IEC 29500, transitional): its text in the order of the page, with the styles of
// an official document. The same view gives the same bytes.
func Docx(v *view.Bulletin, say Say) ([]byte, error) {
	d := &docx{say: say}
	d.bulletin(v)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [...]struct{ name, text string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"word/_rels/document.xml.rels", docxDocumentRelations},
		{"word/styles.xml", docxStyles},
		{"word/document.xml", docxBegin + d.body.String() + docxEnd},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate}) // without a time
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A docx is the body of a document as it is written.
type docx struct {
	say  Say
	body strings.Builder
}

func (d *docx) label(key string) string { return d.say(view.Phrase{Label: key}) }

func (d *docx) bulletin(v *view.Bulletin) {
	d.paragraph("Masthead", v.Name)
	d.paragraph("Number", strings.TrimSpace(v.Number+"　"+v.Document))
	d.paragraph("Title", d.say(v.Title))
	if v.Plan != nil {
		d.paragraph("Note", v.Plan.Title)
	}
	if v.Draft {
		d.paragraph("Note", d.label("bulletin.draft"))
	}
	if v.Sample {
		d.paragraph("Note", d.label("bulletin.sample"))
	}
	if v.To != nil {
		d.paragraph("To", d.all(v.To)+d.label("text.colon"))
	}
	d.text(v.Intro)
	if v.Method != "" {
		d.paragraph("", d.say(view.Phrase{Label: "bulletin.method", Text: v.Method}))
	}
	d.paragraph("Note", d.say(v.Made))
	for _, p := range v.Points {
		d.paragraph("", Sentence(p, d.say))
	}
	for i := range v.Sections {
		d.section(&v.Sections[i])
	}
	d.text(v.Rest)
	d.paragraph("", d.say(v.Objections))
	if v.Issued {
		d.paragraph("By", v.Issuer)
		if v.Day != 0 {
			d.paragraph("By", d.say(view.Phrase{Label: "text.day", Day: v.Day}))
		}
	}
	d.corrections(v.Corrections)
	d.paragraph("Note", v.Address)
}

func (d *docx) section(s *view.BulletinSection) {
	d.paragraph("Heading1", d.say(s.Title))
	d.paragraph("Note", d.say(s.Note))
	for _, item := range s.Items {
		d.item(item)
	}
	d.paragraph("Note", d.say(s.More.Text))
	if len(s.Table.Rows) > 0 {
		d.table(&s.Table)
	}
}

// item writes a task: its number, title and offices in a line, and what is said of it in another.
func (d *docx) item(i *view.BulletinItem) {
	name := i.Title
	if i.Called != "" {
		name = d.say(view.Phrase{Label: "feed.task", Called: i.Called, Text: i.Title})
	}
	if i.Sample {
		name += " [" + d.label("mark.sample") + "]"
	}
	if len(i.Offices) > 0 {
		name += " (" + strings.Join(i.Offices, d.label("text.comma")) + ")"
	}
	d.paragraph("Item", name)
	facts := make([]string, len(i.Facts))
	for n, fact := range i.Facts {
		facts[n] = d.all(fact)
	}
	d.paragraph("Fact", strings.Join(facts, d.label("bulletin.apart")))
}

func (d *docx) corrections(all []view.Correction) {
	if len(all) == 0 {
		return
	}
	d.paragraph("Heading1", d.label("bulletin.corrections"))
	for _, c := range all {
		said := d.say(view.Phrase{Label: "text.day", Day: c.Day}) + " " + d.say(c.What) + d.label("text.colon")
		if !c.Figure {
			d.paragraph("", said+c.Reason)
			continue
		}
		said += d.say(view.Phrase{Label: "bulletin.correction", N: float64(c.Was), Total: float64(c.Now)})
		if c.Reason != "" {
			said += d.label("bulletin.apart") + d.say(view.Phrase{Label: "bulletin.reason", Text: c.Reason})
		}
		d.paragraph("", said)
	}
}

// all says phrases one after the other.
func (d *docx) all(phrases []view.Phrase) string { return strings.Join(mapped(phrases, d.say), "") }

// paragraph writes a paragraph in a style; an empty one is left out.
func (d *docx) paragraph(style, text string) {
	if text == "" {
		return
	}
	d.body.WriteString("<w:p>")
	if style != "" {
		d.body.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	d.run(text)
	d.body.WriteString("</w:p>\n")
}

func (d *docx) run(text string) {
	d.body.WriteString(`<w:r><w:t xml:space="preserve">`)
	_ = xml.EscapeText(&d.body, []byte(text)) // to memory
	d.body.WriteString("</w:t></w:r>")
}

// table writes a table with a head that is repeated on each page.
func (d *docx) table(t *view.BulletinTable) {
	n := len(t.Head)
	d.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>`)
	for i := range t.Head {
		fmt.Fprintf(&d.body, `<w:gridCol w:w="%d"/>`, width(i, n))
	}
	d.body.WriteString("</w:tblGrid>\n<w:tr><w:trPr><w:tblHeader/></w:trPr>")
	for i, head := range t.Head {
		d.cell(d.say(head), i, n)
	}
	d.body.WriteString("</w:tr>\n")
	for _, row := range t.Rows {
		d.body.WriteString("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		d.cell(d.say(row.Name), 0, n)
		for i, c := range row.Cells {
			d.cell(d.say(c.Text), i+1, n)
		}
		d.body.WriteString("</w:tr>\n")
	}
	d.body.WriteString("</w:tbl>\n")
}

// width returns the width of one of so many columns, in twentieths of a point: the first has names, and is as wide as two.
func width(column, of int) int {
	const page = 8844
	if column == 0 {
		return page / (of + 1) * 2
	}
	return page / (of + 1)
}

// cell writes a cell of one of so many columns; figures stand on the right.
func (d *docx) cell(text string, column, of int) {
	style := "Cell"
	if column > 0 {
		style = "Figure"
	}
	fmt.Fprintf(&d.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, width(column, of), style)
	d.run(text)
	d.body.WriteString("</w:p></w:tc>")
}

var (
	blocks = regexp.MustCompile(`(?s)<(h[2-6]|p|li|t[hd]|pre)\b[^>]*>`)
	marks  = regexp.MustCompile(`(?s)<[^>]*>`)
)

// text writes what the issuer wrote: its paragraphs, headings and points, without marks within them.
func (d *docx) text(all view.HTML) {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(s.HTML) // a place stands within a mark
	}
	written := b.String()
	starts := blocks.FindAllStringSubmatchIndex(written, -1)
	for i, at := range starts {
		end := len(written)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		style := ""
		if written[at[2]] == 'h' {
			style = "Heading1"
		}
		d.paragraph(style, strings.Join(strings.Fields(html.UnescapeString(marks.ReplaceAllString(written[at[1]:end], ""))), " "))
	}
}
