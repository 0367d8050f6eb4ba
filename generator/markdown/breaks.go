package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

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
