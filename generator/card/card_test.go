package card

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
	"gongshi/layouts"
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
	if picture.Bounds() != image.Rect(0, 0, width, height) {
		t.Fatalf("the card is %v", picture.Bounds())
	}
	return picture
}

func rgba(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

// widths returns how many columns of the bar have a pixel of each colour, and which is the first.
func widths(picture image.Image) (wide, first map[color.RGBA]int) {
	wide, first = map[color.RGBA]int{}, map[color.RGBA]int{}
	for x := left; x < right; x++ {
		met := map[color.RGBA]bool{}
		for y := topOfBar; y < bottomOfBar; y++ {
			met[rgba(picture.At(x, y))] = true
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

// The drawing is the same on every processor: what it comes to is written down here. How it is packed may change with Go.
func TestAPictureIsTheSameOnEveryMachine(t *testing.T) {
	for _, c := range []struct {
		v    *view.Card
		want string
	}{
		{known(), "7991b56ee1d8165c"},
		{&view.Card{State: "unreported"}, "79d38b505f11e46c"},
		{&view.Card{State: "in-progress"}, "59824efa68e3f8cd"},
	} {
		picture := drawn(t, c.v).(*image.Paletted)
		if got := fmt.Sprintf("%x", sha256.Sum256(picture.Pix))[:16]; got != c.want {
			t.Errorf("the pixels of %q come to %s, want %s", c.v.State, got, c.want)
		}
		first, _ := Draw(c.v)
		if again, _ := Draw(c.v); !bytes.Equal(first, again) {
			t.Errorf("%q is drawn otherwise the second time", c.v.State)
		}
	}
}

// A card is fetched with every address that is shared.
func TestCardsAreSmall(t *testing.T) {
	const most = 12_000
	all := []*view.Card{known()}
	for _, s := range site.States() {
		all = append(all, &view.Card{State: string(s)})
	}
	for _, v := range all {
		if b, err := Draw(v); err != nil || len(b) > most {
			t.Errorf("%q has %d bytes, %v; want at most %d", v.State, len(b), err, most)
		}
	}
}

// grey returns what is left of a picture without its colours: where there is more than half of an ink.
func grey(picture image.Image, r image.Rectangle) string {
	var b strings.Builder
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p := picture.(*image.Paletted).ColorIndexAt(x, y)
			b.WriteByte("01"[p%shades/(shades/2)])
		}
	}
	return b.String()
}

func TestNoStateNeedsItsColour(t *testing.T) {
	shares, signs := map[string]site.State{}, map[string]site.State{}
	for _, s := range site.States() {
		bar := grey(drawn(t, &view.Card{Shares: []view.Share{{State: string(s), Count: 1, Width: 1000}}}), image.Rect(left, topOfBar, right, bottomOfBar))
		sign := grey(drawn(t, &view.Card{State: string(s)}), image.Rect(0, rule, width, height))
		if other, there := shares[bar]; there {
			t.Errorf("the shares of %s and %s look the same", s, other)
		}
		if other, there := signs[sign]; there || !strings.Contains(sign, "1") {
			t.Errorf("the sign of %s looks like that of %q", s, other)
		}
		shares[bar], signs[sign] = s, s
	}
}

func TestCardsHaveTheSignsOfThePages(t *testing.T) {
	text, err := layouts.Files.ReadFile("signs.html")
	if err != nil {
		t.Fatal(err)
	}
	var onPages, onCards []string
	for _, found := range regexp.MustCompile(`id="g-([a-z-]+)"`).FindAllStringSubmatch(string(text), -1) {
		if found[1] != "late" { // of a promise, not of a task
			onPages = append(onPages, found[1])
		}
	}
	for state := range signs {
		onCards = append(onCards, state)
	}
	slices.Sort(onPages)
	slices.Sort(onCards)
	if !slices.Equal(onPages, onCards) {
		t.Errorf("cards have the signs %v, pages %v", onCards, onPages)
	}
}

func TestCardsHaveTheColoursOfTheStyleSheet(t *testing.T) {
	text, err := static.Files.ReadFile("gongshi.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range inks {
		found := regexp.MustCompile(`--` + i.name + `: (?:var\(--mono, )?#([0-9a-f]+)`).FindSubmatch(text)
		if found == nil {
			t.Fatalf("the style sheet has no --%s", i.name)
		}
		hex := string(found[1])
		if len(hex) == 3 {
			hex = strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
		}
		if got := fmt.Sprintf("%02x%02x%02x", i.colour.R, i.colour.G, i.colour.B); got != hex {
			t.Errorf("%s is #%s, in the style sheet #%s", i.name, got, hex)
		}
	}
}

// The picture of pages that belong to no plan shows no data: there is no state's colour in it.
func TestThePictureOfTheSiteIsPlain(t *testing.T) {
	want, err := Plain()
	if err != nil {
		t.Fatal(err)
	}
	const file = "../../static/share.png"
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := png.Decode(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(shown.(*image.Paletted).Pix, drawn.(*image.Paletted).Pix) {
		t.Errorf("%s is not what is drawn: go test ./generator/card -update", file)
	}
	for _, p := range drawn.(*image.Paletted).Pix {
		if inkName(p/shades) >= firstState {
			t.Fatalf("it has a pixel of %s", inks[p/shades].name)
		}
	}
}
