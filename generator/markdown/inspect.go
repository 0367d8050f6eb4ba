package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inspect looks at every block for what reads otherwise than it was meant: headings of updates that are none, code that does not
// end, tables whose cells are lost, and what word processors leave behind. within is the block at the top level in which n
// stands, or nil.
func (r *reading) inspect(n, within ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() != ast.TypeBlock {
			return
		}
		r.inspectBlock(c, within)
		if top := within; top == nil {
			r.inspect(c, c)
		} else {
			r.inspect(c, top)
		}
	}
}

func (r *reading) inspectBlock(n, within ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.checkSwallowedHeading(n, within)
		r.checkStars(n)
	case *ast.Paragraph, *ast.TextBlock:
		lines := r.linesOf(n)
		r.checkSwallowedLines(lines, n, within)
		r.checkFieldLines(lines)
		r.checkTableLines(lines)
		r.checkRunTogether(lines)
		r.checkStars(n)
	case *ast.CodeBlock:
		lines := r.linesOf(n)
		r.checkSwallowedCode(lines, n, within)
		r.checkIndentedText(lines)
	case *ast.FencedCodeBlock:
		r.checkFence(n, within)
	case *extast.Table:
		r.checkTable(n)
	}
}

// A line of a block, without its indent and its end.
type line struct {
	at   int // where it begins
	text []byte
}

func (r *reading) linesOf(n ast.Node) []line {
	all := make([]line, 0, n.Lines().Len())
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		from, to := segment.Start, segment.Stop
		for from < to && (r.source[from] == ' ' || r.source[from] == '\t') {
			from++
		}
		for to > from && (r.source[to-1] == '\n' || r.source[to-1] == ' ' || r.source[to-1] == '\t') {
			to--
		}
		all = append(all, line{from, r.source[from:to]})
	}
	return all
}
