package card

import (
	"image/color"
	"strings"
)

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
