package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// nodes are the kinds of nodes that we write ourselves, in place of goldmark.
type nodes struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (nodes) RegisterFuncs(registry renderer.NodeRendererFuncRegisterer) {
	for kind, write := range map[ast.NodeKind]func(*reading, ast.Node, bool) ast.WalkStatus{
		ast.KindText:            (*reading).writeText,
		ast.KindParagraph:       (*reading).writeParagraph,
		ast.KindHeading:         (*reading).writeHeading,
		ast.KindCodeBlock:       (*reading).writeCode,
		ast.KindFencedCodeBlock: (*reading).writeCode,
		ast.KindCodeSpan:        (*reading).writeCodeSpan,
		ast.KindLink:            (*reading).writeLink,
		ast.KindImage:           (*reading).writeImage,
		ast.KindAutoLink:        (*reading).writeAutoLink,
		ast.KindRawHTML:         (*reading).reportRawHTML,
		ast.KindHTMLBlock:       (*reading).reportHTMLBlock,
		extast.KindTable:        (*reading).writeTable,
		extast.KindTableCell:    (*reading).writeCell,
		extast.KindTaskCheckBox: (*reading).writeCheckBox,
		kindCitation:            (*reading).writeCitation,
		kindNote:                (*reading).passNote,
	} {
		registry.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return write(w.(*reading), n, entering), nil
		})
	}
}

func (r *reading) writeText(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	t := n.(*ast.Text)
	value := t.Value(r.source)
	if t.IsRaw() {
		html.DefaultWriter.RawWrite(r, value)
		return ast.WalkContinue
	}
	r.checkEmphasis(t)
	r.checkBrackets(t)
	html.DefaultWriter.Write(r, value)
	if t.HardLineBreak() {
		r.put("<br>\n")
	} else if t.SoftLineBreak() && !closesUp(t, r.source) {
		r.put("\n")
	}
	return ast.WalkContinue
}

func (r *reading) writeParagraph(n ast.Node, entering bool) ast.WalkStatus {
	figures := r.isFigures(n)
	switch {
	case entering && figures:
		r.writeFigures(n)
		return ast.WalkSkipChildren
	case figures:
		return ast.WalkContinue
	case entering:
		r.checkHeadings(n)
		r.put("<p>")
		return ast.WalkContinue
	}
	if n == r.tail {
		r.writeWaysBack()
	}
	r.put("</p>\n")
	return ast.WalkContinue
}

// writeCode writes a block of code. It scrolls where it is wide, so the keyboard must reach it.
func (r *reading) writeCode(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	r.put(`<pre tabindex="0"><code`)
	if fenced, ok := n.(*ast.FencedCodeBlock); ok {
		if language := fenced.Language(r.source); len(bytes.TrimSpace(language)) > 0 {
			r.put(` class="language-`)
			html.DefaultWriter.Write(r, language)
			r.put(`"`)
		}
	}
	r.put(">")
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		html.DefaultWriter.RawWrite(r, line.Value(r.source))
	}
	r.put("</code></pre>\n")
	return ast.WalkSkipChildren
}

// writeCodeSpan writes code within a line. goldmark takes the backslashes before its bars out of the tree, in steps that grow
// with the square of their number.
func (r *reading) writeCodeSpan(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	code := appendCode(nil, r.source, n.(*ast.CodeSpan))
	if r.inCell {
		code = inCell(code)
	}
	r.put("<code>")
	html.DefaultWriter.RawWrite(r, code)
	r.put("</code>")
	return ast.WalkSkipChildren
}

// writeTable writes what stands around goldmark's rows. A table scrolls where it is wide, so the keyboard must reach it.
func (r *reading) writeTable(_ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.put(`<div class="table" tabindex="0">`, "\n<table>\n")
	} else {
		r.put("</table>\n</div>\n")
	}
	return ast.WalkContinue
}

// writeCell aligns by class: a strict content security policy lets no style attribute work. An empty cell of the head is
// no heading of anything.
func (r *reading) writeCell(n ast.Node, entering bool) ast.WalkStatus {
	cell := n.(*extast.TableCell)
	r.inCell = entering
	isHeading := n.Parent().Kind() == extast.KindTableHeader && n.HasChildren()
	switch {
	case !entering && isHeading:
		r.put("</th>\n")
		return ast.WalkContinue
	case !entering:
		r.put("</td>\n")
		return ast.WalkContinue
	case isHeading:
		r.put(`<th scope="col"`)
	default:
		r.put("<td")
	}
	if cell.Alignment != extast.AlignNone {
		r.put(` class="`, cell.Alignment.String(), `"`)
	}
	r.put(">")
	return ast.WalkContinue
}

// writeCheckBox writes a sign: a check box that cannot be used would need a name, and have none.
func (r *reading) writeCheckBox(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	if n.(*extast.TaskCheckBox).IsChecked {
		r.put(`<span class="tick done">☑</span> `)
	} else {
		r.put(`<span class="tick">☐</span> `)
	}
	return ast.WalkContinue
}

// output is where HTML is written, one text after the other. It is the writer that goldmark's renderer writes to: the
// functions above get it back as the reading that it belongs to.
type output struct {
	html  []byte
	open  []openPlace
	texts []textEnd
}

// An openPlace is an offset at which something is still to be written, as in a Part.
type openPlace struct {
	at, link int
	detail   bool
}

// A textEnd is where a text ends in the HTML and among the open places, and where the text belongs.
type textEnd struct {
	into       *Text
	html, open int
}

// endText notes that what was written since the last text is a text.
func (o *output) endText(into *Text) {
	o.texts = append(o.texts, textEnd{into, len(o.html), len(o.open)})
}

// drop takes back what was written since the last text.
func (o *output) drop() {
	var last textEnd
	if len(o.texts) > 0 {
		last = o.texts[len(o.texts)-1]
	}
	o.html, o.open = o.html[:last.html], o.open[:last.open]
}

// finish makes the texts. All of them share one string and one list: there are very many documents.
func (o *output) finish() {
	whole := string(o.html)
	parts := make([]Part, 0, len(o.open)+len(o.texts))
	var last textEnd
	for _, t := range o.texts {
		first, from := len(parts), last.html
		for _, s := range o.open[last.open:t.open] {
			parts = append(parts, Part{whole[from:s.at], int32(s.link), s.detail})
			from = s.at
		}
		if from < t.html {
			parts = append(parts, Part{whole[from:t.html], -1, false})
		}
		if first < len(parts) {
			*t.into = parts[first:len(parts):len(parts)]
		}
		last = t
	}
}

// leaveOpen leaves a place open for the address of a link, or for a detail of the file to which it leads.
func (o *output) leaveOpen(link int, detail bool) {
	o.open = append(o.open, openPlace{len(o.html), link, detail})
}

func (o *output) put(pieces ...string) {
	for _, s := range pieces {
		o.html = append(o.html, s...)
	}
}

// Write and the rest make output a util.BufWriter.

func (o *output) Write(p []byte) (int, error) {
	o.html = append(o.html, p...)
	return len(p), nil
}

func (o *output) WriteString(s string) (int, error) {
	o.html = append(o.html, s...)
	return len(s), nil
}

func (o *output) WriteByte(c byte) error {
	o.html = append(o.html, c)
	return nil
}

// WriteRune writes what a numeric reference such as &#1; stands for.
func (o *output) WriteRune(r rune) (int, error) {
	before := len(o.html)
	o.html = utf8.AppendRune(o.html, printable(r))
	return len(o.html) - before, nil
}

func (o *output) Available() int { return 0 }
func (o *output) Buffered() int  { return 0 }
func (o *output) Flush() error   { return nil }
