package card

import "image"

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
