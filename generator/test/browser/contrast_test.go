//go:build browser

package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// measured writes a site whose third task has milestones that are reached by these percentages, and returns where it was built.
func measured(t *testing.T, percentages []int) string {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("../../command/testdata/site/en")); err != nil {
		t.Fatal(err)
	}
	text := "+++\nnumber = 3\ntitle = \"Berths\"\ncategory = \"upkeep\"\nlead = [\"quay\"]\n\n[schedule]\nyear_round = true\n"
	for _, percent := range percentages {
		text += fmt.Sprintf("\n[[milestones]]\ntitle = \"To %d\"\ntotal = 100\nunit = \"posts\"\nvalues = [{ date = 2022-05-01, value = %d }]\n", percent, percent)
	}
	if err := os.WriteFile(filepath.Join(site, "content", "2022", "003-berths.md"), []byte(text+"+++\n\nText.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return builtOf(t, site, midCourse)
}

// The ways to ask for contrast, each with what the browser is told, and what the page's own button.
var contrasts = []struct{ name, media, value, own string }{
	{"as the page comes", "", "", ""},
	{"the page's own", "", "", "high"},
	{"the system's", "prefers-contrast", "more", ""},
	{"forced colours", "forced-colors", "active", ""},
}

// A meter shows how much is reached, and the button that is pressed says what it does, whatever colours there are.
func TestMetersAndButtonsCanBeReadInEveryContrast(t *testing.T) {
	t.Parallel()
	percentages := []int{0, 43, 100}
	home := hosted(t, measured(t, percentages))
	b := newTab(t)
	b.wide(laptop)
	b.open(home)
	for _, scheme := range []string{"light", "dark"} {
		for _, c := range contrasts {
			b.prefer("prefers-color-scheme", scheme, c.media, c.value)
			evaluate[any](b, fmt.Sprintf(`{localStorage.setItem("gongshi-prefs", JSON.stringify({contrast: %q})); true}`, c.own))
			b.open(home + "2022/tasks/3/")
			b.waitFor(`document.querySelector(".prefs [aria-pressed=true]")`)
			ground := b.ground()
			for i, percent := range percentages {
				if got := b.filled(fmt.Sprintf(".milestones li:nth-child(%d) .meter", i+1), ground); math.Abs(got-float64(percent)) > 1 {
					t.Errorf("%s, %s: a meter at %d %% is filled to %.1f %%", scheme, c.name, percent, got)
				}
			}
			evaluate[any](b, `{const pressed = document.querySelector(".prefs [aria-pressed=true]"), word = document.createElement("span"); word.append(...pressed.childNodes); pressed.append(word); true}`)
			if ratio := contrastOf(b.picture(`.prefs [aria-pressed=true] span`)); ratio < 4.5 {
				t.Errorf("%s, %s: the pressed button's word has a contrast of %.1f to its ground", scheme, c.name, ratio)
			}
		}
	}
}

// prefer makes the reader one with these preferences, given as names and values; an empty name is none.
func (b *tab) prefer(pairs ...string) {
	b.t.Helper()
	var features []*emulation.MediaFeature
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != "" {
			features = append(features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
		}
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
		b.t.Fatal(err)
	}
}

// picture returns what a reader sees of an element.
func (b *tab) picture(selector string) image.Image {
	b.t.Helper()
	shot, err := chromedp.Run(b.ctx, chromedp.Screenshot(chromedp.CSS(selector), chromedp.NodeVisible))
	if err != nil {
		b.t.Fatalf("picture of %s: %v", selector, err)
	}
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		b.t.Fatal(err)
	}
	return picture
}

// filled returns how much of a meter stands out from a ground of some luminance, as WCAG 2.2 asks of graphics (3 to 1), in per cent, in the
// middle of its height.
func (b *tab) filled(selector string, ground float64) float64 {
	b.t.Helper()
	picture := b.picture(selector)
	bounds := picture.Bounds()
	y, full := (bounds.Min.Y+bounds.Max.Y)/2, 0
	for x := bounds.Min.X; x < bounds.Max.X; x++ {
		if l := luminance(picture.At(x, y)); (max(l, ground)+.05)/(min(l, ground)+.05) >= 3 {
			full++
		}
	}
	return 100 * float64(full) / float64(bounds.Dx())
}

// ground returns the luminance of the page where it is empty.
func (b *tab) ground() float64 {
	b.t.Helper()
	shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		b.t.Fatal(err)
	}
	return luminance(picture.At(picture.Bounds().Min.X+1, picture.Bounds().Max.Y-1))
}

// contrastOf returns the contrast between the lightest and the darkest point in the middle of a word's picture (WCAG 2.2). Above and
// below is what a browser lays behind forced colours.
func contrastOf(picture image.Image) float64 {
	bounds := picture.Bounds()
	bounds = image.Rect(bounds.Min.X+2, bounds.Min.Y+bounds.Dy()*2/5, bounds.Max.X-2, bounds.Max.Y-bounds.Dy()*2/5)
	darkest, lightest := 1.0, 0.0
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			l := luminance(picture.At(x, y))
			darkest, lightest = min(darkest, l), max(lightest, l)
		}
	}
	return (lightest + .05) / (darkest + .05)
}

// luminance returns the relative luminance of a colour, from 0 to 1 (WCAG 2.2).
func luminance(c color.Color) float64 {
	part := func(v uint32) float64 {
		share := float64(v) / 0xffff
		if share <= .04045 {
			return share / 12.92
		}
		return math.Pow((share+.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return .2126*part(r) + .7152*part(g) + .0722*part(b)
}
