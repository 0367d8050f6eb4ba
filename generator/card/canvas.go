package card

import (
	"image"
	"image/color"
	"strings"
)

// A canvas is a picture whose pixels are shades of one ink each.
type canvas struct{ *image.Paletted }

// box fills a rectangle.
func (c canvas) box(r image.Rectangle, with inkName) {
	r = r.Intersect(c.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y):c.PixOffset(r.Max.X, y)]
		for x := range row {
			row[x] = uint8(with)*shades + full
		}
	}
}

// paint fills a shape with an ink, where it is within a rectangle.
func (c canvas) paint(s shape, within image.Rectangle, with inkName) {
	c.cover(s, within, func(pixel uint8, shade int) uint8 {
		if was := int(pixel % shades); inkName(pixel/shades) == with {
			shade = was + (full-was)*shade/full
		}
		return uint8(with)*shades + uint8(shade)
	})
}

// fade takes the ink off where a shape is within a rectangle, down to a shade.
func (c canvas) fade(s shape, within image.Rectangle, to int) {
	c.cover(s, within, func(pixel uint8, shade int) uint8 {
		return pixel - pixel%shades + min(pixel%shades, uint8(full-(full-to)*shade/full))
	})
}

// Each pixel is looked at in samples×samples places.
const (
	samples = 4
	step    = one / samples
)

// cover calls change for each pixel of a rectangle that a shape covers, with how much of it is covered, in shades. Where contours
// of a shape lie within one another, every other one is a hole.
func (c canvas) cover(s shape, within image.Rectangle, change func(pixel uint8, shade int) uint8) {
	within = within.Intersect(s.bounds()).Intersect(c.Rect)
	if within.Empty() {
		return
	}
	covered, crossings := make([]int, within.Dx()+1), []int(nil)
	for y := within.Min.Y; y < within.Max.Y; y++ {
		clear(covered)
		for n := range samples {
			crossings = s.crossings(crossings[:0], y*one+n*step+step/2)
			for i := 0; i+1 < len(crossings); i += 2 {
				addSpan(covered, sampleAt(crossings[i], within), sampleAt(crossings[i+1], within))
			}
		}
		row := c.Pix[c.PixOffset(within.Min.X, y):]
		for x, n := range covered[:within.Dx()] {
			if n > 0 {
				row[x] = change(row[x], (n*full+samples*samples/2)/(samples*samples))
			}
		}
	}
}

// sampleAt returns the first sample of a row in a rectangle that does not lie before x.
func sampleAt(x int, within image.Rectangle) int {
	return min(max((x-within.Min.X*one+step/2-1)>>4, 0), within.Dx()*samples)
}

// addSpan counts the samples from one to before another in the pixels that they lie in.
func addSpan(covered []int, from, to int) {
	if first, last := from/samples, to/samples; first < last {
		covered[first] += samples - from%samples
		for x := first + 1; x < last; x++ {
			covered[x] += samples
		}
		covered[last] += to % samples
	} else {
		covered[first] += to - from
	}
}

// An inkName is a place in inks.
type inkName uint8

// The inks that are no state's. On a canvas without anything, all is ground.
const (
	ground inkName = iota
	soft
	line
	muted
	ink
	accent
	firstState
)

// inks are the colours of the style sheet's light scheme, by their names there.
var inks = [...]struct {
	name   string
	colour color.RGBA
}{
	{"ground", color.RGBA{0xff, 0xff, 0xff, 0xff}},
	{"soft", color.RGBA{0xf4, 0xf6, 0xf5, 0xff}},
	{"line", color.RGBA{0xd5, 0xdb, 0xd8, 0xff}},
	{"muted", color.RGBA{0x55, 0x60, 0x5c, 0xff}},
	{"ink", color.RGBA{0x1b, 0x24, 0x21, 0xff}},
	{"accent", color.RGBA{0x8a, 0x1f, 0x1f, 0xff}},
	{"done", color.RGBA{0x1d, 0x6b, 0x3a, 0xff}},
	{"in-progress", color.RGBA{0x0b, 0x5c, 0x8a, 0xff}},
	{"due-soon", color.RGBA{0x8a, 0x5a, 0x00, 0xff}},
	{"overdue", color.RGBA{0xb3, 0x26, 0x1e, 0xff}},
	{"behind", color.RGBA{0xa3, 0x42, 0x0a, 0xff}},
	{"paused", color.RGBA{0x5b, 0x4a, 0x91, 0xff}},
	{"unfinished", color.RGBA{0x7a, 0x1f, 0x3d, 0xff}},
	{"unreported", color.RGBA{0x4f, 0x5b, 0x66, 0xff}},
}

// inkOf returns the ink of a state; of one without any record, that of the state itself. Those that have none of their own are muted.
func inkOf(state string) inkName {
	for i := firstState; int(i) < len(inks); i++ {
		if inks[i].name == strings.TrimSuffix(state, "-empty") {
			return i
		}
	}
	return muted
}

// Shades are how much of an ink covers the ground, from none to full.
const (
	shades = 8
	full   = shades - 1
	veil   = 2 // what is left of an ink where a pattern makes it light
)

// palette returns every shade of every ink; that of ink i and shade s is at i*shades+s.
func palette() color.Palette {
	all := make(color.Palette, 0, len(inks)*shades)
	for _, over := range inks {
		for s := range shades {
			all = append(all, color.RGBA{mixed(over.colour.R, s), mixed(over.colour.G, s), mixed(over.colour.B, s), 0xff})
		}
	}
	return all
}

// mixed returns a channel of a shade over white, which the ground is.
func mixed(over uint8, shade int) uint8 {
	return uint8((int(over)*shade + 0xff*(full-shade) + full/2) / full)
}
