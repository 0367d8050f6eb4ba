// Package card draws the pictures that stand for pages where their address is shared, such as in a chat.
//
// A card shows what its view says and nothing else: the bar of a plan's states with the sign and the number of tasks of each,
// or the sign of one state. There are figures on it, but no words, since a Chinese font is larger than all else in the program
// together; a page says its words beside the picture.
//
// The same view gives the same bytes on any machine. So all is drawn in whole numbers: floating point may differ in the last
// bit from one processor to another, and with it the shade of a pixel at an edge. The unit is a 64th of a pixel, as in fonts.
package card

import (
	"bytes"
	"image"
	"image/png"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"gongshi/generator/view"
)

// Where things stand on a card, in pixels.
const (
	width, height = view.CardWidth, view.CardHeight

	rule = 18 // the height of the rule at the top

	left, right    = 100, 1100
	bottomOfTotal  = 236 // on which the figures stand
	sizeOfTotal    = 190
	sizeOfDay      = 52
	topOfBar       = 290
	bottomOfBar    = 386
	bottomOfCounts = 478 // in the first row
	sizeOfCounts   = 50
	sizeOfSigns    = 50
	rowOfCounts    = 90
	mostInARow     = 5
	sizeOfState    = 300
)

// Draw returns a card as a PNG.
func Draw(v *view.Card) ([]byte, error) {
	c := newCanvas()
	if v.State != "" {
		c.drawSign(v.State, (width-sizeOfState)/2, rule+(height-rule-sizeOfState)/2, sizeOfState)
		return c.png(png.BestSpeed)
	}
	if err := c.drawPlan(v); err != nil {
		return nil, err
	}
	return c.png(png.DefaultCompression)
}

// Plain returns the card of pages that belong to no plan: it has no data.
func Plain() ([]byte, error) {
	c := newCanvas()
	c.box(image.Rect(0, rule, width, height), soft)
	c.box(image.Rect(left, height-left, right, height-left+2), line)
	return c.png(png.DefaultCompression)
}

// newCanvas returns what all cards have in common.
func newCanvas() canvas {
	c := canvas{image.NewPaletted(image.Rect(0, 0, width, height), palette())}
	c.box(image.Rect(0, 0, width, rule), accent)
	return c
}

func (c canvas) drawPlan(v *view.Card) error {
	write, err := newWriter()
	if err != nil {
		return err
	}
	if err := write.on(c, strconv.Itoa(v.Total), left, bottomOfTotal, sizeOfTotal, ink); err != nil {
		return err
	}
	if v.Day != 0 {
		if err := write.endingOn(c, v.Day.String(), right, bottomOfTotal, sizeOfDay, muted); err != nil {
			return err
		}
	}
	c.drawBar(v.Shares)
	return c.drawCounts(v.Shares, write)
}

// drawCounts draws each state's sign with its count: in one row, or if that is too long in two.
func (c canvas) drawCounts(shares []view.Share, write *writer) error {
	columns := mostInARow
	if n := len(shares); n > mostInARow {
		columns = (n + 1) / 2
	}
	for i, s := range shares {
		x, y := left+i%columns*(right-left)/columns, bottomOfCounts+i/columns*rowOfCounts
		c.drawSign(s.State, x, y-sizeOfSigns+6, sizeOfSigns)
		if err := write.on(c, strconv.Itoa(s.Count), x+sizeOfSigns+10, y, sizeOfCounts, ink); err != nil {
			return err
		}
	}
	return nil
}

// drawBar draws the shares side by side, in a frame: a plan without tasks has an empty one.
func (c canvas) drawBar(shares []view.Share) {
	frame := image.Rect(left, topOfBar, right, bottomOfBar)
	c.box(frame.Inset(-2), muted)
	c.box(frame, ground)
	for _, s := range shares {
		r := image.Rect(left+s.X, topOfBar, left+s.X+s.Width, bottomOfBar)
		c.drawShare(s.State, r)
	}
}

// png returns the picture. How well it is packed is a trade: the card of a plan is the largest, and has nearly all patterns.
func (c canvas) png(level png.CompressionLevel) ([]byte, error) {
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: level}).Encode(&b, c.Paletted)
	return b.Bytes(), err
}

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
