package card

import (
	"image"
	"slices"
)

// A sign is drawn in a square of 1600 units, as layouts/signs.html draws it in one of 16, with lines 200 wide.
type sign struct {
	ring     bool
	contours [][]point
	gaps     [][]point // where the ring is broken
}

// dashes are where the ring of a state is broken that nobody has said anything of.
var dashes = [][]point{
	{{1500, 1200}, {1577, 1015}, {100, 400}, {23, 585}}, {{1015, 1577}, {1200, 1500}, {585, 23}, {400, 100}},
	{{400, 1500}, {585, 1577}, {1200, 100}, {1015, 23}}, {{23, 1015}, {100, 1200}, {1577, 585}, {1500, 400}},
}

// signs are those of the states. Their contours go around what a line covers there.
var signs = map[string]sign{
	"done":             {contours: [][]point{{{179, 921}, {321, 779}, {641, 1099}, {1271, 289}, {1429, 411}, {659, 1401}}}},
	"in-progress":      {ring: true, contours: [][]point{{{790, 150}, {900, 150}, {900, 1450}, {790, 1450}}}},
	"due-soon":         {ring: true, contours: [][]point{{{700, 450}, {900, 450}, {900, 700}, {1100, 700}, {1100, 900}, {700, 900}}}},
	"overdue":          {contours: [][]point{{{800, 92}, {1519, 1400}, {81, 1400}}}},
	"behind":           {contours: [][]point{{{800, 109}, {1491, 800}, {800, 1491}, {109, 800}}}},
	"no-record":        {ring: true},
	"unfinished":       {contours: [][]point{{{250, 250}, {1350, 250}, {1350, 1350}, {250, 1350}}}},
	"unreported":       {ring: true, gaps: dashes},
	"unreported-empty": {ring: true, gaps: dashes, contours: [][]point{{{500, 700}, {1100, 700}, {1100, 900}, {500, 900}}}},
	"paused":           {contours: [][]point{{{400, 250}, {600, 250}, {600, 1350}, {400, 1350}}, {{1000, 250}, {1200, 250}, {1200, 1350}, {1000, 1350}}}},
	"cancelled":        {contours: [][]point{{{371, 229}, {800, 658}, {1229, 229}, {1371, 371}, {942, 800}, {1371, 1229}, {1229, 1371}, {800, 942}, {371, 1371}, {229, 1229}, {658, 800}, {229, 371}}}},
}

// The middle of the square, and the radii of a ring.
const (
	middle = 800
	outer  = 700
	inner  = 500
)

// drawSign draws the sign of a state in a square of so many pixels, with its corner at x and y.
func (c canvas) drawSign(state string, x, y, size int) {
	s, with, square := signs[state], inkOf(state), image.Rect(x, y, x+size, y+size)
	on := func(p point) point { return point{x*one + p.x*size*one/1600, y*one + p.y*size*one/1600} }
	centre := on(point{middle, middle})
	if s.ring {
		c.paint(shape{circle(centre.x, centre.y, outer*size*one/1600), circle(centre.x, centre.y, inner*size*one/1600)}, square, with)
	}
	for _, gap := range s.gaps {
		c.fade(shape{moved(gap, on)}, square, 0)
	}
	for _, contour := range s.contours {
		c.paint(shape{moved(contour, on)}, square, with)
	}
	if state == "in-progress" {
		r := outer * size * one / 1600
		c.paint(shape{halfCircle([]point{{centre.x, centre.y - r}}, point{centre.x, centre.y + r}, -1)}, square, with)
	}
}

func moved(contour []point, on func(point) point) []point {
	all := make([]point, len(contour))
	for i, p := range contour {
		all[i] = on(p)
	}
	return all
}

// What the patterns of the bar are made of, in pixels.
const (
	cell  = 24 // what a pattern repeats
	thick = 4  // its lines
	gap   = 2  // between two shares
)

// drawShare fills a part of the bar with a state's ink and pattern, as layouts/patterns.html has it. Where there is room, a
// thin gap sets it apart from the next.
func (c canvas) drawShare(state string, r image.Rectangle) {
	if r.Dx() > cell/2 && r.Max.X < right {
		r.Max.X -= gap
	}
	c.box(r, inkOf(state))
	switch state {
	case "in-progress":
		c.fade(diagonals(r, 1), r, veil)
	case "behind":
		c.fade(diagonals(r, -1), r, veil)
	case "overdue":
		c.fade(diagonals(r, 1), r, veil)
		c.fade(diagonals(r, -1), r, veil)
	case "due-soon":
		c.fade(uprights(r, cell), r, veil)
	case "paused":
		c.fade(uprights(r, cell/2), r, veil)
	case "unfinished":
		c.fade(levels(r), r, veil)
	case "unreported":
		c.fade(shape{contour(r)}, r, veil)
		c.paint(dots(r), r, inkOf(state))
	case "unreported-empty":
		c.fade(shape{contour(r)}, r, veil)
		c.paint(ticks(r), r, inkOf(state))
	case "cancelled":
		c.fade(shape{contour(r)}, r, veil)
		c.paint(diagonals(r, 1), r, inkOf(state))
		c.paint(diagonals(r, -1), r, inkOf(state))
	case "no-record":
		c.fade(shape{contour(r)}, r, veil)
	}
}

// contour returns the outline of a rectangle.
func contour(r image.Rectangle) []point {
	x, y, far, low := r.Min.X*one, r.Min.Y*one, r.Max.X*one, r.Max.Y*one
	return []point{{x, y}, {far, y}, {far, low}, {x, low}}
}

// diagonals returns lines that rise to the right, or with slope -1 fall. They pass the same places whatever part of the bar r is.
func diagonals(r image.Rectangle, slope int) shape {
	var all shape
	lean, top, bottom := slope*r.Dy(), r.Min.Y*one, r.Max.Y*one
	for x := left - cell*8; x < r.Max.X+cell*8; x += cell {
		low := x - lean
		if max(x, low)+cell < r.Min.X || min(x, low) > r.Max.X {
			continue
		}
		all = append(all, []point{{x * one, top}, {(x + thick + 1) * one, top}, {(low + thick + 1) * one, bottom}, {low * one, bottom}})
	}
	return all
}

// uprights returns upright lines, so far apart.
func uprights(r image.Rectangle, apart int) shape {
	var all shape
	for x := r.Min.X + apart/2; x < r.Max.X; x += apart {
		all = append(all, contour(image.Rect(x-thick/2, r.Min.Y, x+thick/2, r.Max.Y)))
	}
	return all
}

// levels returns level lines.
func levels(r image.Rectangle) shape {
	var all shape
	for y := r.Min.Y + cell/2; y < r.Max.Y; y += cell {
		all = append(all, contour(image.Rect(r.Min.X, y-thick/2, r.Max.X, y+thick/2)))
	}
	return all
}

// ticks returns short level lines.
func ticks(r image.Rectangle) shape {
	var all shape
	for y := r.Min.Y + cell/2; y < r.Max.Y; y += cell {
		for x := r.Min.X + cell/4; x < r.Max.X; x += cell {
			all = append(all, contour(image.Rect(x, y-thick/2, min(x+cell/2, r.Max.X), y+thick/2)))
		}
	}
	return all
}

func dots(r image.Rectangle) shape {
	var all shape
	for y := r.Min.Y + cell/2; y < r.Max.Y; y += cell {
		for x := r.Min.X + cell/2; x < r.Max.X+cell/2; x += cell {
			all = append(all, circle(x*one, y*one, (thick+1)*one))
		}
	}
	return all
}

// one is a pixel.
const one = 64

// A point is a place on a canvas, in 64ths of a pixel.
type point struct{ x, y int }

// A shape is closed contours.
type shape [][]point

// bounds returns the pixels that a shape may cover.
func (s shape) bounds() image.Rectangle {
	var all image.Rectangle
	for _, contour := range s {
		for _, p := range contour {
			x, y := p.x>>6, p.y>>6
			all = all.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return all
}

// crossings appends where the contours cross a height, in order.
func (s shape) crossings(all []int, y int) []int {
	for _, contour := range s {
		p := contour[len(contour)-1]
		for _, q := range contour {
			if (p.y <= y) != (q.y <= y) {
				all = append(all, p.x+(y-p.y)*(q.x-p.x)/(q.y-p.y))
			}
			p = q
		}
	}
	slices.Sort(all)
	return all
}

// steps is how many straight lines stand for a curve.
const steps = 24

// curve appends a curve from the last point: with two points quadratic, with three cubic, as Bézier has them.
func curve(contour []point, to ...point) []point {
	from := contour[len(contour)-1]
	for t := 1; t <= steps; t++ {
		u := steps - t
		var p point
		if len(to) == 2 {
			p = point{
				rounded(u*u*from.x+2*u*t*to[0].x+t*t*to[1].x, steps*steps),
				rounded(u*u*from.y+2*u*t*to[0].y+t*t*to[1].y, steps*steps),
			}
		} else {
			p = point{
				rounded(u*u*u*from.x+3*u*u*t*to[0].x+3*u*t*t*to[1].x+t*t*t*to[2].x, steps*steps*steps),
				rounded(u*u*u*from.y+3*u*u*t*to[0].y+3*u*t*t*to[1].y+t*t*t*to[2].y, steps*steps*steps),
			}
		}
		contour = append(contour, p)
	}
	return contour
}

// rounded returns n/d for numbers that are not negative.
func rounded(n, d int) int { return (n + d/2) / d }

// halfCircle appends the half of a circle that leads from the last point to another straight above or below it. side is 1 if
// it bulges to the right, and -1 to the left.
func halfCircle(contour []point, to point, side int) []point {
	from := contour[len(contour)-1]
	r := (to.y - from.y) / 2
	k := r * 5523 / 10000 // nearly a circle: no further off than a 3000th of the radius
	out := side * max(r, -r)
	bulge := side * max(k, -k)
	middle := point{from.x + out, from.y + r}
	contour = curve(contour, point{from.x + bulge, from.y}, point{middle.x, middle.y - k}, middle)
	return curve(contour, point{middle.x, middle.y + k}, point{to.x + bulge, to.y}, to)
}

func circle(x, y, r int) []point {
	top, bottom := point{x, y - r}, point{x, y + r}
	return halfCircle(halfCircle([]point{top}, bottom, 1), top, -1)
}
