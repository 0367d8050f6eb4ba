//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// textPages is a page of each kind that a reader with large text reads most.
var textPages = []string{
	"", "2022/tasks/", "2022/tasks/17/", "2022/categories/", "2022/offices/", "2022/offices/hazchem/", "2022/timeline/", "2022/updates/",
	"2022/data/", "2022/follow/", "search/", "about/states/", "about/this-copy/",
}

// leastLetters is how many letters a line of a cell has room for, at least, where the cell has as many to say.
const leastLetters = 6

// narrowCells lists the cells of tables and the columns of grids whose text is broken into lines of fewer letters than they need.
const narrowCells = `Array.from(document.querySelectorAll("main :is(td, th, dd, dt, li, p)")).filter(cell => {
	if (!cell.checkVisibility() || getComputedStyle(cell).position === "absolute" || cell.closest("thead, .unseen, .axis")) return false;
	const text = document.createRange();
	text.selectNodeContents(cell);
	const style = getComputedStyle(cell), letter = parseFloat(style.fontSize);
	const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
	const needs = Math.min(cell.textContent.replace(/\s/g, "").length, LEAST) * letter * .95;
	return style.display !== "inline" && text.getBoundingClientRect().height > 2.5 * letter && room < needs;
}).map(cell => cell.tagName + " " + cell.className + " " + Math.round(cell.clientWidth) + " px: " + cell.textContent.trim().slice(0, 20)).slice(0, 3)`

// The site's own text sizes count as a narrower screen would: nothing is wider than it, and no column is a stack of letters.
func TestLargeTextHasItsRoom(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	b.wide(laptop)
	b.open(home)
	evaluate[any](b, `{localStorage.setItem("gongshi-prefs", JSON.stringify({size: "larger"})); true}`)
	for _, place := range textPages {
		b.open(home + place)
		want(t, "the text of /"+place, evaluate[string](b, `document.documentElement.dataset.size`), "larger")
		for _, width := range []int64{narrow, phone, 800, 1024, laptop} {
			b.wide(width)
			if over := evaluate[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("/%s in large text is %d px too wide for a screen of %d", place, over, width)
			}
			for _, cell := range evaluate[[]string](b, fmt.Sprintf(`(() => { const LEAST = %d; return %s })()`, leastLetters, narrowCells)) {
				t.Errorf("/%s in large text on a screen of %d has no room for %s", place, width, cell)
			}
		}
	}
}

// What is asked of a page is what its own text size asks: at the same ratio of screen to letter the layout is the same.
func TestLayoutsFollowTheSizeOfText(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	columns := `getComputedStyle(document.querySelector("table.tasks tbody tr")).display`
	for _, c := range []struct {
		width      int64
		size, want string
	}{{800, "", "table-row"}, {800, "larger", "grid"}, {laptop, "larger", "table-row"}, {600, "", "grid"}} {
		b.wide(c.width)
		b.open(home)
		evaluate[any](b, fmt.Sprintf(`{localStorage.setItem("gongshi-prefs", JSON.stringify({size: %q})); true}`, c.size))
		b.open(home + listPlace)
		want(t, fmt.Sprintf("a row at %d px in size %q", c.width, c.size), evaluate[string](b, columns), c.want)
	}
}
