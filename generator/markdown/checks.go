package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inspect looks at every block for what reads otherwise than it was meant: lines that only look like headings of updates, code that
// does not end, tables whose cells are lost, and what word processors leave behind. within is the block at the top level in which
// n stands, or nil.
func (r *reading) inspect(n, within ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() != ast.TypeBlock {
			return
		}
		r.inspectBlock(c, within)
		r.inspect(c, cmp.Or(within, c))
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

// What Markdown leaves out, or shows otherwise than it was meant.

const snippetLength = 40

func (r *reading) reportRawHTML(n ast.Node, entering bool) ast.WalkStatus {
	if tag := n.(*ast.RawHTML); entering && tag.Segments.Len() > 0 {
		r.report(tag.Segments.At(0).Start, "raw-html", "value", shorten(string(tag.Segments.Value(r.source)), snippetLength))
	}
	return ast.WalkSkipChildren
}

func (r *reading) reportHTMLBlock(n ast.Node, entering bool) ast.WalkStatus {
	if !entering || n.Lines().Len() == 0 {
		return ast.WalkSkipChildren
	}
	start := n.Lines().At(0).Start
	line := r.places.restOfLine(start)
	start += len(line) - len(bytes.TrimLeft(line, " \t"))
	r.report(start, "raw-html", "value", shorten(firstTag(string(r.places.restOfLine(start))), snippetLength))
	return ast.WalkSkipChildren
}

// firstTag returns the tag or the comment with which a line begins.
func firstTag(line string) string {
	end := ">"
	if strings.HasPrefix(line, "<!--") {
		end = "-->"
	}
	if at := strings.Index(line, end); at >= 0 {
		return line[:at+len(end)]
	}
	return line
}

// checkEmphasis reports a ** that is left in the text, the first of a line only.
func (r *reading) checkEmphasis(t *ast.Text) {
	at := indexStars(r.source, t.Segment.Start, t.Segment.Stop)
	if at < 0 {
		return
	}
	line, _ := r.places.of(at)
	if line == r.starred {
		return
	}
	r.starred = line
	snippet := string(r.places.restOfLine(at))
	if end := strings.Index(snippet[2:], "**"); end >= 0 {
		snippet = snippet[:2+end+2]
	}
	r.report(at, "literal-emphasis", "value", shorten(snippet, snippetLength))
}

// indexStars returns where the first ** stands between two offsets that no backslash precedes, or -1. More of them in a number
// stand for figures that are not told: 138****5678.
func indexStars(source []byte, from, to int) int {
	for from < to {
		at := bytes.Index(source[from:to], []byte("**"))
		if at < 0 {
			return -1
		}
		from += at
		switch run := len(source[from:]) - len(bytes.TrimLeft(source[from:], "*")); {
		case from > 0 && source[from-1] == '\\':
			from++
		case run > 2 && from > 0 && isFigure(rune(source[from-1])):
			from += run
		default:
			return from
		}
	}
	return -1
}

// checkHeadings reports lines of a paragraph that were meant to be a heading within a text. A single # is no such line:
// tanks and units are called #1 and 1#.
func (r *reading) checkHeadings(n ast.Node) {
	least := 3
	if r.form == Page {
		least = 2
	}
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		if !beginsWithMark(segment.Value(r.source)) {
			continue
		}
		line := strings.TrimSpace(string(segment.Value(r.source)))
		text, marks := cutMarks(line)
		if _, dated := asUpdate(text); marks < least || marks > lowestLevel || text == "" || dated && r.form == Task {
			continue
		}
		expected := strings.Repeat("#", marks) + " " + strings.TrimSpace(text)
		r.report(segment.Start, "heading-unspaced", "value", shorten(line, snippetLength), "expected", shorten(expected, snippetLength))
	}
}

// beginsWithMark reports whether a line begins with a sign of a heading. Few do.
func beginsWithMark(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("＃"))
}

// cutMarks cuts the signs of a heading, full-width ones too, from the beginning of a line.
func cutMarks(line string) (text string, marks int) {
	text = strings.TrimLeft(line, "#＃")
	return text, utf8.RuneCountInString(line[:len(line)-len(text)])
}

// likeAddress matches the name of a file, with its anchor, or an absolute address.
const likeAddress = `[^（）()<>]*(?:\.[A-Za-z][A-Za-z0-9]{1,4}|://[^（）()<>]+)(?:#[^（）()<>]*)?\s*`

var (
	wideLink  = regexp.MustCompile(`^\[([^\[\]]+)\]\s?(?:（(` + likeAddress + `)[）)]|\((` + likeAddress + `)）)`)
	splitLink = regexp.MustCompile(`^\[([^\[\]]+)\]\((` + likeAddress + `)\)`)
)

// checkBrackets reports what was meant to be a footnote or a link, and is left in the text.
func (r *reading) checkBrackets(t *ast.Text) {
	for at := t.Segment.Start; at < t.Segment.Stop; at++ {
		if r.source[at] != '[' || at > 0 && r.source[at-1] == '\\' || r.more > 0 {
			continue
		}
		rest := r.places.restOfLine(at)
		switch cited := leftCitation(rest); {
		case cited != nil:
			r.reportCitation(at, cited, rest)
		case closesRound(rest):
			r.checkLink(at, rest)
		}
	}
}

// leftCitation returns the mark of a footnote with which a text begins, or nil.
func leftCitation(text []byte) []byte {
	const longest = 100
	if !bytes.HasPrefix(text, []byte("[^")) {
		return nil
	}
	end := bytes.IndexByte(text[:min(len(text), longest)], ']')
	if end <= len("[^") || bytes.ContainsAny(text[:end], " \t") {
		return nil
	}
	return text[:end+1]
}

// closesRound reports whether round brackets follow square ones and are closed: few do that are no links, and only those are worth
// a closer look.
func closesRound(text []byte) bool {
	square := bytes.IndexByte(text, ']')
	if square < 0 {
		return false
	}
	behind := text[square+1:]
	round := bytes.IndexAny(behind[:min(len(behind), 4)], "(（")
	if round < 0 {
		return false
	}
	_, size := utf8.DecodeRune(behind[round:])
	behind = behind[round+size:]
	end := bytes.IndexAny(behind, "（）()<>")
	return end >= 0 && (behind[end] == ')' || bytes.HasPrefix(behind[end:], []byte("）")))
}

// checkLink reports a link that is left in the text, because its brackets are full-width or a blank stands in its address.
func (r *reading) checkLink(at int, rest []byte) {
	if m := wideLink.FindSubmatch(rest); m != nil {
		r.report(at, "link-full-width", "value", shorten(string(m[0]), snippetLength), "expected", shorten("["+string(m[1])+"]("+string(m[2])+string(m[3])+")", snippetLength))
	} else if m := splitLink.FindSubmatch(rest); m != nil && bytes.ContainsAny(bytes.TrimSpace(m[2]), " \t") {
		r.report(at, "link-with-space", "value", shorten(string(m[0]), snippetLength), "expected", shorten("["+string(m[1])+"](<"+strings.TrimSpace(string(m[2]))+">)", snippetLength))
	}
}

// reportCitation reports a mark that cites no footnote: a definition with the colon of an input method, or else a citation of
// a footnote that is not written.
func (r *reading) reportCitation(at int, cited, rest []byte) {
	value := shorten(string(cited), snippetLength)
	if bytes.HasPrefix(rest[len(cited):], []byte("：")) && len(bytes.TrimLeft(r.source[r.places.lineStart(at):at], " ")) == 0 {
		r.report(at, "footnote-full-width", "value", value+"：", "expected", value+":")
		return
	}
	r.report(at, "footnote-missing", "value", value)
}

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
