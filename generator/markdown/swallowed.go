package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gongshi/generator/day"
)

// An update that does not begin where its editor meant it to is published as a part of the one above, also when it is pending
// or withdrawn. So every line that only looks like the heading of an update is reported.

// asUpdate returns a heading as that of an update if it begins with a day, in whatever form.
func asUpdate(heading string) (string, bool) {
	heading = strings.TrimSpace(withoutUnseen(heading))
	if date, rest, ok := cutDate(heading); ok {
		return strings.TrimSpace("## " + date + " " + rest), true
	}
	if date, ok := otherDay(heading); ok {
		return "## " + date, true
	}
	return "", false
}

// asHeading returns the heading of an update that a line looks like: # or ＃, and a day.
func asHeading(text []byte) (string, bool) {
	if !beginsWithMark(text) {
		return "", false
	}
	heading, _ := cutMarks(strings.TrimSpace(string(text)))
	return asUpdate(heading)
}

// checkSwallowedHeading reports a heading of an update that stands within another block, or at a lower level.
func (r *reading) checkSwallowedHeading(h *ast.Heading, within ast.Node) {
	if r.form != Task || within == nil && h.Level <= 2 {
		return
	}
	text := plain(r.source, h)
	expected, ok := asUpdate(text)
	if !ok {
		return
	}
	if within != nil {
		r.reportSwallowed(h.Pos(), strings.Repeat("#", h.Level)+" "+text, expected, within)
		return
	}
	r.report(h.Pos(), "update-level", "value", shorten(strings.Repeat("#", h.Level)+" "+text, snippetLength), "expected", shorten(expected, snippetLength))
}

func (r *reading) reportSwallowed(at int, value, expected string, within ast.Node) {
	r.report(at, swallows(within), "value", shorten(value, snippetLength), "expected", shorten(expected, snippetLength),
		"other", strconv.Itoa(r.places.line(r.beginning(within))))
}

// swallows returns the kind of problem that an update within a block is.
func swallows(within ast.Node) string {
	switch within.Kind() {
	case ast.KindBlockquote:
		return "update-in-quotation"
	case kindNote:
		return "update-in-footnote"
	}
	return "update-in-list"
}

// beginning returns where a block begins.
func (r *reading) beginning(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Pos() >= 0 {
			return n.Pos()
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// checkSwallowedLines reports lines of a paragraph that were meant to be headings of updates.
func (r *reading) checkSwallowedLines(lines []line, n, within ast.Node) {
	if r.form != Task {
		return
	}
	for _, l := range lines {
		expected, dated := asHeading(l.text)
		switch {
		case within != nil && dated:
			r.reportSwallowed(l.at, string(l.text), expected, within)
		case within == nil:
			r.checkUnspacedHeading(l, expected)
		}
	}
	if within == nil && len(lines) > 0 {
		r.checkDayInBold(lines, n)
	}
}

// checkUnspacedHeading reports a line of a paragraph at the top level that was meant to be the heading of an update: it stands
// behind blanks, no space follows ##, or the signs are those of an input method.
func (r *reading) checkUnspacedHeading(l line, expected string) {
	if !beginsWithMark(l.text) {
		return
	}
	text, marks := cutMarks(strings.TrimSpace(string(l.text)))
	value := shorten(string(l.text), snippetLength)
	switch odd, at := oddBlank(l.text); {
	case expected == "" && marks != 2:
	case at >= 0:
		r.report(l.at+at, "blank-odd", "value", odd)
	case r.isIndented(l) || bytes.TrimSpace(l.text)[0] != l.text[0]:
		r.report(l.at, "update-indented", "value", value, "expected", shorten(cmp.Or(expected, "## "+strings.TrimSpace(text)), snippetLength))
	default:
		r.report(l.at, "update-unspaced", "value", value, "expected", shorten(cmp.Or(expected, "## "+strings.TrimSpace(text)), snippetLength))
	}
}

// isIndented reports whether a line begins with so many blanks that Markdown takes it for code, or for more of the text above.
func (r *reading) isIndented(l line) bool {
	columns := 0
	for _, c := range r.source[r.places.lineStart(l.at):l.at] {
		switch c {
		case ' ':
			columns++
		case '\t':
			columns += 4
		}
	}
	return columns >= 4
}

// checkSwallowedCode reports headings of updates that blanks before them turn into code.
func (r *reading) checkSwallowedCode(lines []line, n, within ast.Node) {
	if r.form != Task {
		return
	}
	for _, l := range lines {
		expected, dated := asHeading(l.text)
		switch {
		case !dated:
		case within != nil && within != n:
			r.reportSwallowed(l.at, string(l.text), expected, within)
		default:
			r.report(l.at, "update-indented", "value", shorten(string(l.text), snippetLength), "expected", shorten(expected, snippetLength))
		}
	}
}

// checkDayInBold reports a paragraph that is a single line in bold beginning with a day, and one that opens with a day although
// it stands in the update of another.
func (r *reading) checkDayInBold(lines []line, n ast.Node) {
	text := plain(r.source, n)
	expected, ok := asUpdate(text)
	if !ok {
		return
	}
	if strong, alone := n.FirstChild().(*ast.Emphasis); alone && strong.NextSibling() == nil && len(lines) == 1 {
		r.report(lines[0].at, "update-in-bold", "value", shorten(string(lines[0].text), snippetLength), "expected", shorten(expected, snippetLength))
		return
	}
	if opensWithDay.MatchString(text) {
		if d, ok := day.Parse(expected[len("## "):len("## 2022-06-28")]); ok {
			r.opened = append(r.opened, opening{lines[0].at, d, shorten(text, snippetLength), expected})
		}
	}
}

// opensWithDay matches a paragraph whose first words are a day and not a part of a sentence.
var opensWithDay = regexp.MustCompile(`^\d{4}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[，,、：:\s]|[-/.]\d{1,2}[-/.]\d{1,2}(?:[，,、：:\s]|$))`)

// An opening is a paragraph that opens with a day.
type opening struct {
	at              int
	day             day.Day
	value, expected string
}

// reportOpenings reports paragraphs that are probably updates: they open with a day that the update in which they stand cannot
// tell of, because it was written before. In a file whose newest update stands first it is the other way round. The description
// was written before any of them.
func (r *reading) reportOpenings(headings []*ast.Heading) {
	starts := startsOf(headings)
	updates := r.doc.Updates
	newestFirst := len(updates) > 1 && updates[0].Day > updates[len(updates)-1].Day
	for _, o := range r.opened {
		section := sectionAt(starts, o.at)
		if section > 0 {
			own := updates[section-1].Day
			if newestFirst && o.day >= own || !newestFirst && o.day <= own {
				continue
			}
		}
		r.report(o.at, "update-in-sentence", "value", o.value, "expected", "## "+o.day.String())
	}
}

func startsOf(headings []*ast.Heading) []int {
	starts := make([]int, len(headings))
	for i, h := range headings {
		starts[i] = h.Pos()
	}
	return starts
}

// checkFence reports code that does not end, and headings of updates within it. Code that ends may show how an update is written.
// It is reported all the same if another fence, which was probably meant to end the code, stands before the heading, or if the update
// is not to be published.
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
