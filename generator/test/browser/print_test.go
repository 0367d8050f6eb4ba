//go:build browser

package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// paper is how wide the text of a sheet of A4 is between its margins, in CSS pixels.
const paper = 680

// print makes the tab show its page as it is printed.
func (b *tab) print() {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		b.t.Fatal(err)
	}
	evaluate[any](b, `{dispatchEvent(new Event("beforeprint")); true}`)
}

// cutOff lists what hides a part of itself: frames that would have to be scrolled.
const cutOff = `Array.from(document.querySelectorAll("body *")).filter(e => e.checkVisibility() && !e.closest("svg, .unseen, .skip") &&
	getComputedStyle(e).position !== "absolute" && getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth).map(e => e.tagName + " " + e.className)`

// Where a list stops short of all, paper says where the rest is.
func TestPaperSaysWhereTheRestOfAListIs(t *testing.T) {
	t.Parallel()
	b := list{newTab(t)}
	b.do(chromedp.EmulateViewport(paper, 900))
	b.open(hosted(t, built(t, midCourse)))
	b.print()
	b.wantSeen(t, ".more a", true)
	want(t, "after the link to all", evaluate[string](b.tab, `getComputedStyle(Array.from(document.querySelectorAll(".more a")).at(-1), "::after").content`), `" <https://gongshi.example.org/2022/tasks/silent/>" / ""`)

	b.prefer()
	b.open(hosted(t, large(t, 250)) + listPlace)
	b.print()
	b.wantSeen(t, ".pager p", true)
	b.wantSeen(t, ".pager ul", false)
	want(t, "the place in the list", evaluate[string](b.tab, `document.querySelector(".pager p").textContent`), "Page 1 of 3")
}

// What a list was filtered by is not on paper, but how much of it was found is.
func TestPaperSaysHowManyAFilterFound(t *testing.T) {
	t.Parallel()
	b := openList(t, hosted(t, built(t, midCourse)), "?state=silent", laptop)
	b.waitFor(`document.querySelector("form.filters output").textContent`)
	b.print()
	b.wantSeen(t, "form.filters output", true)
	b.wantSeen(t, "form.filters details", false)
	b.wantSeen(t, "form.filters button", false)
}
