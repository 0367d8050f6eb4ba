package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// reportLost reports what would be lost of the title of an update or of the reason of a withdrawal, which are plain text: links,
// pictures, marks of footnotes, and that words are struck out. Emphasis and code only look different.
func (r *reading) reportLost(n ast.Node, code string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		var value string
		switch c := c.(type) {
		case *ast.Link:
			value = "[" + shorten(plain(r.source, c), snippetLength/2) + "](" + shorten(string(c.Destination), snippetLength/2) + ")"
		case *ast.Image:
			value = "![" + shorten(plain(r.source, c), snippetLength/2) + "](" + shorten(string(c.Destination), snippetLength/2) + ")"
		case *extast.FootnoteLink:
			value = label(r.notes.all[c.Index].Ref)
		case *extast.Strikethrough:
			var all string
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					all += string(t.Value(r.source))
				}
			}
			value = "~~" + shorten(all, snippetLength/2) + "~~"
		default:
			r.reportLost(c, code)
			continue
		}
		r.report(c.Pos(), code, "value", value)
	}
}
