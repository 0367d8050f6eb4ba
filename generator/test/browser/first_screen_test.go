//go:build browser

package browser

import "testing"

// The heights of screens, in CSS pixels: that of a common phone, and that of a laptop without what the browser shows above a page.
const (
	phoneScreen  = 740
	laptopScreen = 800
)

// What is late is why many come: the first of it stands on a phone's first screen of the overview, and all of an office's late tasks on a
// laptop's.
func TestWhatIsLateStandsOnTheFirstScreen(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	b.wide(phone)
	b.open(home)
	if top := evaluate[float64](b, `document.querySelector("main .items > li .badge").getBoundingClientRect().bottom`); top > phoneScreen {
		t.Errorf("the overview's first late task ends at %v px of %d", top, phoneScreen)
	}
	b.wide(laptop)
	b.open(home + "2022/offices/hazchem/")
	if low := evaluate[float64](b, `Math.max(...Array.from(document.querySelectorAll("#late + .items > li"), li => li.getBoundingClientRect().bottom))`); low <= 0 || low > laptopScreen {
		t.Errorf("the office's late tasks end at %v px of %d", low, laptopScreen)
	}
}

// Sorting a table of offices puts the most first, and at a second press the order of the page back.
func TestOfficesCanBeSortedByTheirFigures(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	b.wide(laptop)
	b.open(home + "2022/offices/")
	names := `Array.from(document.querySelectorAll("table[data-sort] tbody th"), th => th.textContent).join()`
	before := evaluate[string](b, names)
	figures := `Array.from(document.querySelectorAll("table[data-sort] tbody tr"), tr => Number(tr.cells[2].textContent))`
	const press = `document.querySelector("table[data-sort] thead th:nth-child(3) button").click(); true`
	evaluate[bool](b, press)
	if !evaluate[bool](b, figures+`.every((n, i, all) => i === 0 || all[i - 1] >= n)`) || evaluate[string](b, `document.querySelector("th[aria-sort]").getAttribute("aria-sort")`) != "descending" {
		t.Errorf("after sorting the offices have %v", evaluate[[]float64](b, figures))
	}
	evaluate[bool](b, press)
	if after := evaluate[string](b, names); after != before || evaluate[bool](b, `document.querySelector("th[aria-sort]") !== null`) {
		t.Errorf("the order of the page was %s, and came back as %s", before, after)
	}
}
