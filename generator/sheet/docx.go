package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// A docx is a document that is being read.
type docx struct {
	*walker
	budget  *budget
	lists   *lists
	notes   map[string]string // footnotes and endnotes by their ids
	fields  []bool            // the fields that are open: whether each is still at its instruction
	tracked int               // changes that nobody accepted yet
	struck  int               // runs that are struck through
	foreign int               // files within it
	within  []Part            // what stands in the cells of a table that has others in them
	cited   []string          // the notes of the cell or paragraph that is being read
}

func readDocx(b []byte) (*Document, error) {
	a, err := openArchive(b)
	if err != nil {
		return nil, err
	}
	text, err := a.read("word/document.xml")
	if err != nil {
		return nil, err
	}
	if text == nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	d := &docx{walker: walk(text), budget: &budget{}}
	if d.lists, err = readLists(a); err != nil {
		return nil, err
	}
	if d.notes, err = readNotes(a); err != nil {
		return nil, err
	}
	out := &blocks{d: d, top: true}
	if _, err := d.root(); err != nil {
		return nil, err
	}
	err = d.each(func(e xml.StartElement) error {
		if e.Name.Local == "body" {
			return out.read()
		}
		return d.skip()
	})
	if err != nil {
		return nil, err
	}
	out.flush()
	doc := &Document{Parts: out.parts}
	if d.tracked > 0 {
		doc.Notes = append(doc.Notes, Note{"import-tracked", strconv.Itoa(d.tracked)})
	}
	if d.struck > 0 {
		doc.Notes = append(doc.Notes, Note{"import-struck", strconv.Itoa(d.struck)})
	}
	if d.foreign > 0 {
		doc.Notes = append(doc.Notes, Note{"import-embedded", strconv.Itoa(d.foreign)})
	}
	return doc, nil
}

// blocks are the paragraphs and tables of a body or a cell. A paragraph whose mark was deleted goes on in the next.
type blocks struct {
	d     *docx
	top   bool
	parts []Part
	open  string // the beginning of a paragraph
	went  bool   // whether there is one
}

// read reads the blocks of the element that was begun.
func (b *blocks) read() error {
	return b.d.each(b.block)
}

func (b *blocks) block(e xml.StartElement) error {
	d := b.d
	switch e.Name.Local {
	case "p":
		return b.paragraph()
	case "tbl":
		b.flush()
		outer := d.within
		d.within = nil
		t, err := d.table()
		inner := d.within
		if d.within = outer; err != nil {
			return err
		}
		switch {
		case b.top && t.Width() == 1 && len(inner) > 0: // a frame around the table
			b.parts = append(b.parts, inner...)
		case len(t.Rows) > 0:
			b.parts = append(b.parts, Part{Table: t})
		}
		return d.budget.part()
	case "ins", "moveTo":
		d.tracked++
		return b.read()
	case "sdt", "sdtContent", "customXml", "smartTag", "AlternateContent", "Choice":
		return b.read()
	case "del", "moveFrom":
		d.tracked++
	case "altChunk":
		d.foreign++
	}
	return d.skip()
}

func (b *blocks) paragraph() error {
	p := &paragraph{d: b.d}
	if err := b.d.each(p.inline); err != nil {
		return err
	}
	b.parts = append(b.parts, p.boxed...)
	text := p.text.String()
	if strings.TrimSpace(text) != "" || p.listed.id != "" && !p.markGone {
		label := b.d.lists.label(p.listed)
		if err := b.d.budget.again(label); err != nil {
			return err
		}
		text = label + text
	}
	b.open, b.went = b.open+text, true
	if !p.markGone {
		b.flush()
	}
	return b.d.budget.part()
}

// flush ends a paragraph.
func (b *blocks) flush() {
	if b.went && (!b.top || strings.TrimSpace(b.open) != "") {
		b.parts = append(b.parts, Part{Text: clean(b.open)})
	}
	b.open, b.went = "", false
}

// words returns what blocks say as the text of a cell: a table in it has a line for each of its rows.
func (b *blocks) words() string {
	b.flush()
	var lines []string
	for _, p := range b.parts {
		if p.Table == nil {
			lines = append(lines, p.Text)
			continue
		}
		for _, r := range p.Table.Rows {
			var cells []string
			for _, c := range r.Cells {
				if text := strings.TrimSpace(c.Text); text != "" && !c.Left && !c.Above {
					cells = append(cells, strings.ReplaceAll(text, "\n", " "))
				}
			}
			if len(cells) > 0 {
				lines = append(lines, strings.Join(cells, "，")+"；")
			}
		}
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// A paragraph is one that is being read.
type paragraph struct {
	d        *docx
	text     strings.Builder
	listed   inList
	markGone bool
	boxed    []Part // what stands in frames that are drawn there
}

// inline reads what stands in a paragraph.
func (p *paragraph) inline(e xml.StartElement) error {
	switch e.Name.Local {
	case "pPr":
		return p.properties()
	case "r":
		return p.run()
	case "ins", "moveTo":
		p.d.tracked++
		return p.d.each(p.inline)
	case "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo", "rubyBase":
		return p.d.each(p.inline)
	case "AlternateContent":
		return p.drawn(e)
	case "del", "moveFrom":
		p.d.tracked++
	}
	return p.d.skip()
}

func (p *paragraph) properties() error {
	style, direct := "", inList{}
	err := p.d.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			style = attr(e, "val")
		case "numPr":
			return p.d.each(func(e xml.StartElement) error {
				direct.read(e)
				return p.d.skip()
			})
		case "rPr":
			return p.d.each(func(e xml.StartElement) error {
				if e.Name.Local == "del" || e.Name.Local == "moveFrom" {
					p.markGone = true
					p.d.tracked++
				}
				return p.d.skip()
			})
		}
		return p.d.skip()
	})
	if p.listed = direct; direct.id == "" {
		p.listed = p.d.lists.styles[style]
	}
	return err
}

// run reads a run: text of one look.
func (p *paragraph) run() error {
	hidden := false
	return p.d.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rPr":
			return p.d.each(func(e xml.StartElement) error {
				switch name := e.Name.Local; {
				case name == "vanish" && isOn(e):
					hidden = true
				case (name == "strike" || name == "dstrike") && isOn(e):
					hidden = true
					p.d.struck++
				}
				return p.d.skip()
			})
		case "t":
			text, err := p.d.walker.text()
			if err != nil || hidden {
				return err
			}
			return p.add(text)
		case "ruby":
			return p.d.each(p.inline)
		case "drawing", "pict", "object", "AlternateContent":
			if hidden {
				return p.d.skip()
			}
			return p.drawn(e)
		case "fldChar":
			p.d.field(attr(e, "fldCharType"))
		case "footnoteReference", "endnoteReference":
			if note := p.d.notes[e.Name.Local+attr(e, "id")]; note != "" && !hidden {
				p.d.cited = append(p.d.cited, note)
				if err := p.d.budget.again(note); err != nil {
					return err
				}
			}
		case "tab", "br", "cr", "noBreakHyphen":
			if !hidden && attr(e, "type") != "page" && attr(e, "type") != "column" {
				if err := p.add(signs[e.Name.Local]); err != nil {
					return err
				}
			}
		}
		return p.d.skip()
	})
}

// drawn looks for frames with text in a drawing. What is drawn twice, for programs of different age, is read once.
func (p *paragraph) drawn(e xml.StartElement) error {
	switch e.Name.Local {
	case "Fallback":
		return p.d.skip()
	case "OLEObject":
		p.d.foreign++
	}
	if e.Name.Local != "txbxContent" {
		return p.d.each(p.drawn)
	}
	inside := &blocks{d: p.d, top: true}
	if err := inside.read(); err != nil {
		return err
	}
	inside.flush()
	p.boxed = append(p.boxed, inside.parts...)
	return nil
}

// signs are characters that are elements.
var signs = map[string]string{"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

// add adds text, unless it is the instruction of a field.
func (p *paragraph) add(text string) error {
	for _, instruction := range p.d.fields {
		if instruction {
			return nil
		}
	}
	p.text.WriteString(text)
	return p.d.budget.words(len(text), p.text.Len())
}

// field goes on in the fields: what stands before the separator is the instruction.
func (d *docx) field(kind string) {
	last := len(d.fields) - 1
	switch {
	case kind == "begin" && last < mostDepth:
		d.fields = append(d.fields, true)
	case kind == "separate" && last >= 0:
		d.fields[last] = false
	case kind == "end" && last >= 0:
		d.fields = d.fields[:last]
	}
}

// readNotes reads the footnotes and endnotes.
func readNotes(a *archive) (map[string]string, error) {
	all := map[string]string{}
	for _, kind := range []string{"footnote", "endnote"} {
		text, err := a.read("word/" + kind + "s.xml")
		if err != nil || text == nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		d := &docx{walker: walk(text), budget: &budget{}, lists: &lists{}}
		if _, err := d.root(); err != nil {
			return nil, err
		}
		err = d.each(func(e xml.StartElement) error {
			if e.Name.Local != kind || attr(e, "type") != "" {
				return d.skip()
			}
			b := &blocks{d: d}
			if err := b.read(); err != nil {
				return err
			}
			all[kind+"Reference"+attr(e, "id")] = strings.TrimSpace(b.words())
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}
