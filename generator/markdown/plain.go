package markdown

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
)

// plain returns the text that an inline node, or the content of a block, shows; images and footnote marks are not text, and
// what is struck out is not said. An image itself gives its alternative text.
func plain(source []byte, n ast.Node) string {
	var room [256]byte // most are short
	return string(bytes.TrimSpace(appendPlain(room[:0], source, n)))
}

func appendPlain(b, source []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b = appendText(b, source, c)
		case *ast.CodeSpan:
			b = appendCode(b, source, c)
		case *ast.AutoLink:
			b = append(b, c.Label(source)...)
		case *ast.Image, *ast.RawHTML, *extast.FootnoteLink, *extast.TaskCheckBox, *extast.Strikethrough:
		default:
			b = appendPlain(b, source, c)
		}
	}
	return b
}

func appendText(b, source []byte, t *ast.Text) []byte {
	value := t.Value(source)
	if t.IsRaw() || bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		b = append(b, value...)
	} else {
		var written output
		goldmarkhtml.DefaultWriter.Write(&written, value)
		b = append(b, html.UnescapeString(string(written.html))...)
	}
	if t.HardLineBreak() || t.SoftLineBreak() && !closesUp(t, source) {
		b = append(b, ' ')
	}
	return b
}

func appendCode(b, source []byte, code *ast.CodeSpan) []byte {
	for c := code.FirstChild(); c != nil; c = c.NextSibling() {
		b = append(b, bytes.ReplaceAll(c.(*ast.Text).Value(source), newline, []byte(" "))...)
	}
	return b
}

// inCell is the text of a span of code in a cell, where a bar is written \|.
func inCell(code []byte) []byte { return bytes.ReplaceAll(code, []byte(`\|`), []byte("|")) }

// plainBlocks returns the text of all paragraphs in a block.
func plainBlocks(source []byte, n ast.Node) string {
	return string(appendBlocks(nil, source, n, len(source)))
}

// appendBlocks appends the text of the paragraphs in a block, until there are enough bytes of it. Headings, tables, code
// and footnotes are no paragraphs.
func appendBlocks(b, source []byte, n ast.Node, enough int) []byte {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock:
		return appendApart(b, source, n)
	case ast.KindBlockquote, ast.KindList, ast.KindListItem:
		for c := n.FirstChild(); c != nil && len(b) < enough; c = c.NextSibling() {
			b = appendBlocks(b, source, c, enough)
		}
	}
	return b
}

// appendApart appends a paragraph to the text before it, with a space between them unless both are Chinese.
func appendApart(b, source []byte, paragraph ast.Node) []byte {
	before, _ := utf8.DecodeLastRune(b)
	at := len(b)
	b = appendPlain(append(b, ' '), source, paragraph)
	text := bytes.TrimSpace(b[at+1:])
	after, _ := utf8.DecodeRune(text)
	if at > 0 && len(text) > 0 && !tight(before, after) {
		at++
	}
	return b[:at+copy(b[at:], text)]
}

// excerptWidth is how wide an excerpt may be, where a Chinese character is 2 and a Latin letter 1.
const excerptWidth = 160

// excerpt returns the beginning of what the nodes from first up to end say.
func excerpt(source []byte, first, end ast.Node) string {
	const enough = 4 * excerptWidth
	var room [6 * excerptWidth]byte
	b := room[:0]
	for n := first; n != end && len(b) < enough; n = n.NextSibling() {
		b = appendBlocks(b, source, n, enough)
	}
	return cut(string(b), excerptWidth)
}

// cut shortens s to a width, and then ends it with …. It never cuts within a number, a Latin word or a composed character, but
// for a word that is wider than that by itself.
func cut(s string, width int) string {
	over := indexBeyond(s, width)
	at := over
	for at > 0 && at < len(s) && !mayCut(s, at) {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	switch at {
	case len(s):
		return s
	case 0:
		at = over
	}
	return strings.TrimRight(s[:at], " \u3000，、：；,:;（(《“") + "…"
}

// indexBeyond returns where the character begins that makes s wider than width, or the end of s.
func indexBeyond(s string, width int) int {
	for i, c := range s {
		if width -= columns(c); width < 0 {
			return i
		}
	}
	return len(s)
}

func columns(c rune) int {
	switch {
	case c < 0x300:
		return 1
	case isWide(c):
		return 2
	case unicode.In(c, unicode.M, unicode.Cf):
		return 0
	}
	return 1
}

const zeroWidthJoiner = '\u200D'

func mayCut(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return !unicode.In(after, unicode.M, unicode.Cf, unicode.Sk) && before != zeroWidthJoiner && !(inWord(before) && inWord(after))
}

// inWord reports whether c may be part of a number or a word: 12.5%, 2022-06-28, don't, a.b@c.cn.
func inWord(c rune) bool {
	switch {
	case unicode.IsDigit(c), unicode.IsMark(c), c >= 0x1F1E6 && c <= 0x1F1FF: // the letters that flags are made of
		return true
	case unicode.IsLetter(c):
		return !isWide(c)
	}
	return strings.ContainsRune(".,:/%-_'’@+~", c)
}

// shorten returns s, for a message: one line, and no more than so many characters. It is a copy, so that the text of which s is a part
// can be freed.
func shorten(s string, characters int) string {
	if most := 16 * characters; len(s) > most {
		s = string(wholeRunes([]byte(s[:most])))
	}
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n == characters {
			return s[:i] + "…"
		}
		n++
	}
	return strings.Clone(s)
}

// closesUp reports whether the line break after t leaves no gap: what is visible on both sides is Chinese or Japanese. Emphasis
// and links are looked through; inline code, images and addresses keep the gap. goldmark has an option for this that
// also glues Latin text to an element beside it (goldmark issue 582).
func closesUp(t *ast.Text, source []byte) bool {
	before := backward.edge(t, source)
	if before == 0 {
		before = backward.beyond(t, source)
	}
	return tight(before, forward.beyond(t, source))
}

// A direction in which the tree is searched for a visible character.
type direction struct {
	enter, next func(ast.Node) ast.Node
	rune        func([]byte) (rune, int)
}

var (
	forward  = direction{ast.Node.FirstChild, ast.Node.NextSibling, utf8.DecodeRune}
	backward = direction{ast.Node.LastChild, ast.Node.PreviousSibling, utf8.DecodeLastRune}
)

// beyond returns the first character visible beyond n within its paragraph, or 0.
func (d direction) beyond(n ast.Node, source []byte) rune {
	for ; n.Type() == ast.TypeInline; n = n.Parent() {
		for beside := d.next(n); beside != nil; beside = d.next(beside) {
			if r := d.edge(beside, source); r != 0 {
				return r
			}
		}
	}
	return 0
}

// edge returns the first character visible in n, or 0. A footnote's mark belongs to the text before it and does not count.
func (d direction) edge(n ast.Node, source []byte) rune {
	switch n := n.(type) {
	case *ast.Text:
		if value := n.Value(source); len(value) > 0 {
			r, _ := d.rune(value)
			return r
		}
		return 0
	case *ast.RawHTML, *extast.FootnoteLink:
		return 0
	case *ast.Emphasis, *ast.Link, *extast.Strikethrough:
		for c := d.enter(n); c != nil; c = d.next(c) {
			if r := d.edge(c, source); r != 0 {
				return r
			}
		}
		return 0
	}
	return utf8.RuneError
}

// tight reports whether no space belongs between two characters: both are of Chinese or Japanese text. Quotation marks, dashes
// and the like are Latin too, so one beside another says nothing.
func tight(a, b rune) bool {
	return isWide(a) && (isWide(b) || isShared(b)) || isShared(a) && isWide(b)
}

// isWide reports whether r is Han, kana, or punctuation and signs of full width.
func isWide(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x2E80 && unicode.In(r, wide, unicode.Han) // most are in the first range
}

// wide is what belongs to Chinese and Japanese text beside Han itself. Hangul is not in it: Korean has spaces.
var wide = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x3000, Hi: 0x303F, Stride: 1}, // punctuation
	{Lo: 0x3040, Hi: 0x312F, Stride: 1}, // kana, bopomofo
	{Lo: 0x31A0, Hi: 0x31FF, Stride: 1}, // their extensions, strokes
	{Lo: 0x3220, Hi: 0x325F, Stride: 1}, // enclosed characters
	{Lo: 0x3280, Hi: 0x33FF, Stride: 1}, // enclosed characters, squared units
	{Lo: 0xFE10, Hi: 0xFE1F, Stride: 1}, // vertical punctuation
	{Lo: 0xFE30, Hi: 0xFE6F, Stride: 1}, // vertical and small punctuation
	{Lo: 0xFF01, Hi: 0xFF9F, Stride: 1}, // full-width ASCII, half-width kana
	{Lo: 0xFFE0, Hi: 0xFFE6, Stride: 1}, // full-width signs
}}

func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·':
		return true
	}
	return false
}
