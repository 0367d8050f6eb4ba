//go:build browser

package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// tooWide is by how many CSS pixels a page is wider than its screen.
const tooWide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

// boxes says of every element how large it is and whether it is to be seen. The parts of a drawing are as large as the drawing makes them,
// but for a rounding that depends on where it lies.
const boxes = `Array.from(document.querySelectorAll("*"), e => {
	const box = e.getBoundingClientRect(), size = e.ownerSVGElement ? [] : [box.width, box.height];
	return [e.localName, ...size, e.checkVisibility({visibilityProperty: true})].join(" ");
}).join("\n")`

// A page of each kind, as a strict server sends it, causes no complaint. It fits every screen, and is accessible on phones and laptops,
// in light and in dark. On paper it says where it is from, and shows all that it holds.
//
// A page is opened once, and is then shown on each screen. That is as good as opening it there: see
// TestAPageIsTheSameOnWhicheverScreenItWasOpened. In dark nothing differs but colours, which is compared here; so those of axe's rules are
// run again that look at colours.
func TestPagesAreSoundOnEveryScreenAndOnPaper(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	for _, asOf := range []string{midCourse, closed} {
		folder := built(t, asOf)
		home := hosted(t, folder)
		all := kinds(pages(t, folder), tellingTasks...)
		const shares = 2 // of the pages, each looked at in a tab of its own
		for share := range shares {
			t.Run(fmt.Sprintf("%s share %d", asOf, share+1), func(t *testing.T) {
				t.Parallel()
				b := newTab(t)
				for i := share; i < len(all); i += shares {
					b.soundEverywhere(home+all[i], axe)
				}
			})
		}
	}
}

func (b *tab) soundEverywhere(address, axe string) {
	b.t.Helper()
	b.scheme("light")
	b.wide(laptop)
	b.open(address)
	for _, width := range []int64{laptop, phone, narrow} {
		b.wide(width)
		if over := evaluate[int](b, tooWide); over > 0 {
			b.t.Errorf("%s is %d px too wide for a screen of %d", address, over, width)
		}
	}
	for _, complaint := range b.heard() { // of the page, before anything of ours is in it
		b.t.Errorf("%s: %s", address, complaint)
	}
	for _, width := range []int64{phone, laptop} {
		b.wide(width)
		b.scheme("light")
		b.accessible(fmt.Sprintf("%s on a screen of %d", address, width), axe)
	}
	b.soundOnPaper(address)
}

// accessible looks at the page in light and in dark.
func (b *tab) accessible(name, axe string) {
	b.t.Helper()
	for _, violation := range violations(b, axe) {
		b.t.Errorf("%s: %s", name, violation)
	}
	light := evaluate[string](b, boxes)
	b.scheme("dark")
	if evaluate[string](b, boxes) != light {
		b.t.Errorf("%s: in dark more differs than colours", name)
	}
	for _, violation := range violationsOfColours(b) {
		b.t.Errorf("%s, in dark: %s", name, violation)
	}
}

// What a page shows follows from the screen on which it is, not from that on which it was opened.
func TestAPageIsTheSameOnWhicheverScreenItWasOpened(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b, opened := newTab(t), newTab(t)
	for _, place := range []string{"", "2022/tasks/", "2022/tasks/17/", "2022/timeline/", "search/"} { // whatever scripts do is on these
		b.wide(laptop)
		b.open(home + place)
		for _, width := range []int64{phone, narrow, laptop} {
			b.wide(width)
			opened.wide(width)
			opened.open(home + place)
			if evaluate[string](b, boxes) != evaluate[string](opened, boxes) {
				t.Errorf("/%s on a screen of %d is not as if it had been opened there", place, width)
			}
		}
	}
}

// tellingTasks are tasks that show what others do not: a pause, milestones, a change, a cancellation, a review, amounts, a change that was
// refused, late reports.
var tellingTasks = []string{
	"2022/tasks/13/", "2022/tasks/17/", "2022/tasks/20/", "2022/tasks/21/", "2022/tasks/23/", "2022/tasks/26/", "2022/tasks/35/", "2022/tasks/42/",
}

// soundOnPaper prints the page.
func (b *tab) soundOnPaper(address string) {
	b.t.Helper()
	b.prefer()
	b.do(chromedp.EmulateViewport(paper, 900))
	if evaluate[bool](b, `document.querySelector(".printed")?.checkVisibility() || false`) {
		b.t.Errorf("%s says on a screen what is for paper", address)
	}
	canonical := evaluate[string](b, `document.querySelector("link[rel=canonical]")?.href || ""`)
	b.print()
	if canonical != "" && !evaluate[bool](b, `(e => e.checkVisibility() && e.textContent.includes(document.querySelector("link[rel=canonical]").href))(document.querySelector(".printed"))`) {
		b.t.Errorf("%s does not say on paper that it is from %s", address, canonical)
	}
	for _, part := range evaluate[[]string](b, cutOff) {
		b.t.Errorf("%s cuts off a part of %s", address, part)
	}
	if over := evaluate[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		b.t.Errorf("%s is %d px too wide for paper", address, over)
	}
	b.prefer()
}
