package card

import "image"

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
