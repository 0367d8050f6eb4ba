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
