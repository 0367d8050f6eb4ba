//go:build browser

package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A list is the list of all tasks in a tab, and what a reader does there.
type list struct{ *tab }

const listPlace = "2022/tasks/"

// openList opens the list of all tasks, with a query, on a screen of a width.
func openList(t *testing.T, home, query string, width int64) list {
	t.Helper()
	b := list{newTab(t)}
	b.wide(width)
	b.open(home + listPlace + query)
	return b
}

// numbers returns the numbers of the tasks that are shown.
func (b list) numbers() string {
	b.t.Helper()
	return evaluate[string](b.tab, `Array.from(document.querySelectorAll("table.tasks tbody .number"), e => e.textContent).join(" ")`)
}

// found waits until the form says how many tasks there are, and that many rows are shown.
func (b list) found(n int) {
	b.t.Helper()
	b.waitFor(fmt.Sprintf(`document.querySelector("form.filters output").textContent.match(/\d+|$/)[0] === %q && document.querySelectorAll("table.tasks tbody tr").length === %d`, map[bool]string{true: "", false: fmt.Sprint(n)}[n == 0], n))
}

// choose chooses as a reader with a mouse does, for whom the form is there once it is touched. Of the choice itself a script hears this alone.
func (b list) choose(name, value string) {
	b.t.Helper()
	field := fmt.Sprintf(`document.querySelector("form.filters").elements[%q]`, name)
	evaluate[any](b.tab, field+`.dispatchEvent(new MouseEvent("mousedown", {bubbles: true}))`)
	b.waitFor(fmt.Sprintf(`Array.from(%s.options).some(o => o.value === %q)`, field, value))
	evaluate[any](b.tab, fmt.Sprintf(`{const e = %s; e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); true}`, field, value))
}

func (b list) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

func (b list) value(name string) string {
	b.t.Helper()
	return evaluate[string](b.tab, fmt.Sprintf(`document.querySelector("form.filters").elements[%q].value`, name))
}

func (b list) query() string {
	b.t.Helper()
	return evaluate[string](b.tab, `decodeURIComponent(location.search)`)
}

func (b list) silent() {
	b.t.Helper()
	for _, complaint := range b.heard() {
		b.t.Error(complaint)
	}
}

// travel goes back or forward in the tab's history.
func (b list) travel(steps int) {
	b.t.Helper()
	evaluate[any](b.tab, fmt.Sprintf(`{history.go(%d); true}`, steps))
}

func (b list) reload() {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Reload())); err != nil {
		b.t.Fatal(err)
	}
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// shows is true in a page whose list has these numbers.
func shows(numbers string) string {
	return fmt.Sprintf(`Array.from(document.querySelectorAll("table.tasks tbody .number"), e => e.textContent).join(" ") === %q`, numbers)
}

// countOf returns the number that a choice carries.
func countOf(b list, name, value string) int {
	b.t.Helper()
	return evaluate[int](b.tab, fmt.Sprintf(`Number((Array.from(document.querySelector("form.filters").elements[%q].options).find(o => o.value === %q)?.text.match(/（(\d+)）$/) || [0, 0])[1])`, name, value))
}

// tabTo presses the tab key until what a selector finds has the focus.
func (b list) tabTo(selector string) {
	b.t.Helper()
	for range 600 {
		if evaluate[bool](b.tab, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
		b.press(kb.Tab)
	}
	b.t.Fatalf("the tab key does not lead to %s", selector)
}
