package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// checkFence reports code that does not end, and headings of updates within it. Code that ends may show how an update is written;
// but not when another fence stands before the heading, which was to end it, or when the update is not to be published.
func (r *reading) checkFence(n *ast.FencedCodeBlock, within ast.Node) {
	at := n.Pos()
	sign, length := r.fence(at)
	closed := r.isClosed(n, sign, length)
	if !closed {
		r.report(at, "code-unclosed", "value", strings.Repeat(string(sign), length))
	}
	if r.form != Task {
		return
	}
	fences := 0
	lines := r.linesOf(n)
	for i, l := range lines {
		if isFence(l.text) {
			fences++
		}
		if _, dated := asHeading(l.text); !dated || closed && (length > 3 || fences == 0) && !isHeldBack(lines[i:]) {
			continue
		}
		r.report(l.at, "update-in-code", "value", shorten(string(l.text), snippetLength), "expected", strings.Repeat(string(sign), length),
			"other", strconv.Itoa(r.places.line(at)))
	}
}

// fence returns the sign of a fence, and how many there are of it.
func (r *reading) fence(at int) (sign byte, length int) {
	sign = r.source[at]
	for at+length < len(r.source) && r.source[at+length] == sign {
		length++
	}
	return sign, length
}

// isClosed reports whether the line below the code ends it, and does not begin other code.
func (r *reading) isClosed(n *ast.FencedCodeBlock, sign byte, length int) bool {
	last := n.Pos()
	if lines := n.Lines(); lines.Len() > 0 {
		last = max(last, lines.At(lines.Len()-1).Stop-1)
	}
	from := r.places.lineEnd(last) + 1
	if from >= len(r.source) {
		return false
	}
	line := bytes.TrimRight(r.source[from:r.places.lineEnd(from)], " \t")
	marks := bytes.TrimLeft(line, " \t>")
	if len(marks) < length || len(bytes.Trim(marks, string(sign))) > 0 {
		return false
	}
	return !r.fences[from+len(line)-len(marks)]
}

// isFence reports whether a line looks like one that begins or ends code.
func isFence(text []byte) bool {
	return bytes.HasPrefix(text, []byte("```")) || bytes.HasPrefix(text, []byte("~~~"))
}

// isHeldBack reports whether what begins with a heading is an update that is pending or withdrawn.
func isHeldBack(lines []line) bool {
	if pendingMark.Match(lines[0].text) {
		return true
	}
	for _, l := range lines[1:min(len(lines), 4)] {
		if text, quoted := bytes.CutPrefix(l.text, []byte(">")); quoted {
			for _, mark := range withdrawalMarks {
				if _, ok := cutMark(strings.TrimSpace(string(text)), mark); ok {
					return true
				}
			}
		}
	}
	return false
}

// noteFences notes where code begins, so that the beginning of other code is not taken for an end.
func (r *reading) noteFences(n ast.Node) {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if c.Kind() == ast.KindFencedCodeBlock {
			if r.fences == nil {
				r.fences = map[int]bool{}
			}
			r.fences[c.Pos()] = true
		}
		r.noteFences(c)
	}
}
