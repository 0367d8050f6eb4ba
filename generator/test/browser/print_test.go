//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"strings"
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

// The page cannot hold from which publishing it comes: the history is asked when it is printed, once.
func TestPaperSaysFromWhichPublishingItComes(t *testing.T) {
	t.Parallel()
	folder := built(t, midCourse)
	history, err := os.ReadFile(filepath.Join(folder, thisCopy, "history.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(history)), "\n")
	last := strings.Fields(lines[len(lines)-1])
	b := newTab(t)
	b.open(hosted(t, folder) + savedPage)
	const says = `Array.from(document.querySelectorAll(".printed li")).at(-1).textContent`
	before := evaluate[string](b, says)
	b.print()
	b.print()
	want(t, "the last line on paper", evaluate[string](b, says), "打印时的发布序号，和文件清单的 SHA-256 前16位："+last[0]+" "+last[2][:16])
	want(t, "the line above it", evaluate[string](b, `Array.from(document.querySelectorAll(".printed li")).at(-2).textContent`), before)
	for _, complaint := range b.heard() {
		t.Error(complaint)
	}
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
