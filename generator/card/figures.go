package card

import (
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A writer writes figures and other characters of ASCII.
type writer struct {
	face   *sfnt.Font
	buffer sfnt.Buffer
}

func newWriter() (*writer, error) {
	face, err := sfnt.Parse(gomedium.TTF)
	return &writer{face: face}, err
}

// on writes a text from x on; y is the line on which it stands. All in pixels.
func (w *writer) on(c canvas, text string, x, y, size int, with inkName) error {
	pen := x * one
	for _, r := range text {
		glyph, advance, err := w.glyph(r, size)
		if err != nil {
			return err
		}
		outline, err := w.face.LoadGlyph(&w.buffer, glyph, fixed.I(size), nil)
		if err != nil {
			return err
		}
		c.paint(outlined(outline, pen, y*one), c.Rect, with)
		pen += advance
	}
	return nil
}

// endingOn writes a text that ends at x.
func (w *writer) endingOn(c canvas, text string, x, y, size int, with inkName) error {
	width := 0
	for _, r := range text {
		_, advance, err := w.glyph(r, size)
		if err != nil {
			return err
		}
		width += advance
	}
	return w.on(c, text, x-width/one, y, size, with)
}

// glyph returns what shows a character, and how far it moves the pen.
func (w *writer) glyph(r rune, size int) (sfnt.GlyphIndex, int, error) {
	glyph, err := w.face.GlyphIndex(&w.buffer, r)
	if err != nil {
		return 0, 0, err
	}
	advance, err := w.face.GlyphAdvance(&w.buffer, glyph, fixed.I(size), font.HintingNone)
	return glyph, int(advance), err
}

// outlined returns the shape of a glyph at a place.
func outlined(outline sfnt.Segments, x, y int) shape {
	var s shape
	at := func(p fixed.Point26_6) point { return point{x + int(p.X), y + int(p.Y)} }
	for _, segment := range outline {
		a := segment.Args
		switch last := len(s) - 1; segment.Op {
		case sfnt.SegmentOpMoveTo:
			s = append(s, []point{at(a[0])})
		case sfnt.SegmentOpLineTo:
			s[last] = append(s[last], at(a[0]))
		case sfnt.SegmentOpQuadTo:
			s[last] = curve(s[last], at(a[0]), at(a[1]))
		case sfnt.SegmentOpCubeTo:
			s[last] = curve(s[last], at(a[0]), at(a[1]), at(a[2]))
		}
	}
	return s
}
