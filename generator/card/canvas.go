package card

import "image"

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
