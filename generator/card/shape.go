package card

import (
	"image"
	"slices"
)

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
