package card

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"regexp"
	"slices"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
	"gongshi/static"
)

var update = flag.Bool("update", false, "draw static/share.png anew")

// counts are how many tasks of a plan are in each state, in the order of the bar.
var counts = []struct {
	state string
	n     int
}{
	{"done", 12}, {"in-progress", 9}, {"due-soon", 3}, {"behind", 2}, {"overdue", 6}, {"unfinished", 2}, {"unreported", 2}, {"paused", 1},
	{"cancelled", 1}, {"no-record", 4},
}

// known returns the card of a plan with tasks in every state.
func known() *view.Card {
	d, _ := day.Parse("2022-07-15")
	v := &view.Card{Path: "2022/share.png", Day: d}
	for _, c := range counts {
		v.Total += c.n
	}
	sum := 0
	for _, c := range counts {
		x := sum * 1000 / v.Total
		sum += c.n
		v.Shares = append(v.Shares, view.Share{State: c.state, Count: c.n, X: x, Width: sum*1000/v.Total - x})
	}
	return v
}

// drawn returns a card as programs see it.
func drawn(t *testing.T, v *view.Card) image.Image {
	t.Helper()
	b, err := Draw(v)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Fatalf("the card is %v", picture.Bounds())
	}
	return picture
}

func full255(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

// widths returns how many columns of the bar have a shade of each state's ink in full, and where the first one is.
func widths(picture image.Image) (wide, first map[color.RGBA]int) {
	wide, first = map[color.RGBA]int{}, map[color.RGBA]int{}
	for x := left; x < right; x++ {
		met := map[color.RGBA]bool{}
		for y := topOfBar; y < bottomOfBar; y++ {
			met[full255(picture.At(x, y))] = true
		}
		for c := range met {
			if wide[c]++; wide[c] == 1 {
				first[c] = x
			}
		}
	}
	return wide, first
}

// Every share is as wide on the bar as it is of the whole, but for a thin gap; and begins where those before it end.
func TestTheBarShowsTheSharesOfThePlan(t *testing.T) {
	for _, shares := range [][]int{{0, 1}, {0, 1, 2, 3}, {4}, {0, 4, 5}, {1, 2, 3, 4, 5, 0}} {
		v, total, sum := &view.Card{}, 0, 0
		for _, i := range shares {
			total += counts[i].n
		}
		for _, i := range shares {
			x := sum * 1000 / total
			sum += counts[i].n
			v.Shares = append(v.Shares, view.Share{State: counts[i].state, Count: counts[i].n, X: x, Width: sum*1000/total - x})
		}
		wide, first := widths(drawn(t, v))
		for _, s := range v.Shares {
			c := inks[inkOf(s.State)].colour
			if got := wide[c]; got > s.Width || got < s.Width-gap-thick*(s.Width/cell+1) {
				t.Errorf("%v: %s is %d pixels wide, want %d", shares, s.State, got, s.Width)
			}
			if got := first[c] - left; got != s.X {
				t.Errorf("%v: %s begins at %d, want %d", shares, s.State, got, s.X)
			}
		}
	}
}
