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

// shorten returns s, for a message: one line, and no more than so many characters. It keeps nothing of what s is a part of.
func shorten(s string, characters int) string {
	if most := 16 * characters; len(s) > most {
		s = string(whole([]byte(s[:most])))
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
