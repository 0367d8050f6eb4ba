//go:build browser

package browser

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A reader's choice of text size and contrast is kept from page to page, and there before the page is painted.
func TestPreferencesAreRememberedAndAppliedBeforePaint(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := list{newTab(t)}
	b.wide(laptop)
	b.open(home)
	size := func() float64 {
		return evaluate[float64](b.tab, `parseFloat(getComputedStyle(document.body).fontSize)`)
	}
	before := size()
	b.tabTo(`.prefs button[aria-pressed=true] + button`)
	b.press(" ")
	b.waitFor(`document.activeElement.getAttribute("aria-pressed") === "true" && document.documentElement.dataset.size === "large"`)
	if after := size(); after <= before {
		t.Errorf("large text has %v px, other text %v", after, before)
	}
	b.tabTo(`.prefs > button`)
	b.press(" ")
	b.waitFor(`document.documentElement.dataset.contrast === "high"`)

	// What the page is like when its body begins, before anything can be painted.
	atBody(t, b.tab, `window.early = document.documentElement.dataset.size + " " + document.documentElement.dataset.contrast`)
	b.open(home + "2022/tasks/17/")
	want(t, "before paint", evaluate[string](b.tab, `window.early`), "large high")
	want(t, "pressed", evaluate[string](b.tab, `Array.from(document.querySelectorAll(".prefs [aria-pressed]"), b => b.getAttribute("aria-pressed")).join()`), "false,true,false,true")

	b.tabTo(`.prefs > button`)
	b.press(" ")
	b.waitFor(`!("contrast" in document.documentElement.dataset)`)
	b.open(home + "2022/tasks/")
	want(t, "after another page", evaluate[string](b.tab, `JSON.stringify(document.documentElement.dataset.size) + document.documentElement.dataset.contrast`), `"large"undefined`)
	b.silent()
}

// atBody evaluates an expression in each page to come, at the moment its body begins.
func atBody(t *testing.T, b *tab, expression string) {
	t.Helper()
	t.Helper()
	b.before(`new MutationObserver((_, o) => { if (document.body) { o.disconnect(); ` + expression + ` } }).observe(document, {childList: true, subtree: true})`)
}

// Text size and contrast work where storage is blocked, for the page at hand; and from a folder, without a server.
func TestPreferencesWorkWithoutStorage(t *testing.T) {
	t.Parallel()
	folder := built(t, midCourse)
	b := list{newTab(t)}
	b.before(`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } })`)
	for _, home := range []string{hosted(t, folder), "file://" + folder + "/"} {
		at := home
		if filepath.IsAbs(folder) && home[:4] == "file" {
			at += "index.html"
		}
		b.open(at)
		b.waitFor(`document.querySelectorAll(".prefs button").length === 4`)
		b.tabTo(`.prefs > button`)
		b.press(" ")
		b.waitFor(`document.documentElement.dataset.contrast === "high"`)
		b.silent()
	}
}

// From a folder, without a server, there is the list and no form: the index could not be loaded.
func TestFiltersStayAwayFromFolders(t *testing.T) {
	t.Parallel()
	b := list{newTab(t)}
	b.open("file://" + built(t, midCourse) + "/2022/tasks/index.html?q=1")
	if evaluate[bool](b.tab, `document.querySelector("form.filters").checkVisibility({visibilityProperty: true})`) {
		t.Error("there is a form that does nothing")
	}
	b.silent()
}

// An address is copied and the reader told, with the browser's clipboard and, as over plain HTTP, without.
func TestAddressesAreCopied(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	for _, clipboard := range []bool{true, false} {
		b := list{newTab(t)}
		source := `Object.defineProperty(navigator, "clipboard", { value: undefined });
			document.execCommand = command => { window.copied = command + " " + getSelection(); return true }`
		if clipboard {
			source = `Object.defineProperty(navigator, "clipboard", { value: { writeText: text => { window.copied = "copy " + text; return Promise.resolve() } } })`
		}
		b.before(source)
		b.open(home + "2022/tasks/17/")
		b.tabTo(`button.copy`)
		b.press(kb.Enter)
		b.waitFor(`document.querySelector(".copy + [role=status]").textContent === document.querySelector("[data-copy]").dataset.copied`)
		want(t, "what is copied", evaluate[string](b.tab, `window.copied`), "copy https://gongshi.example.org/2022/tasks/17/")
		b.waitFor(`document.querySelector("button.copy").textContent === document.querySelector("[data-copy]").dataset.copy`)
		b.silent()
	}
}

// What is folded is printed.
func TestFoldsOpenForPrinting(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	script, err := os.ReadFile("../../../static/gongshi.js")
	if err != nil {
		t.Fatal(err)
	}
	text := `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><main><details id="a"></details><details id="b" open></details><form><details id="c"></details></form></main><script src="gongshi.js"></script>`
	for name, content := range map[string][]byte{"index.html": []byte(text), "gongshi.js": script} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := newTab(t)
	b.open("file://" + folder + "/index.html")
	open := `Array.from(document.querySelectorAll("details[open]"), d => d.id).join()`
	evaluate[any](b, `{addEventListener("beforeprint", () => { window.printed = `+open+` }); true}`)
	if err := printed(b.ctx); err != nil {
		t.Fatal(err)
	}
	want(t, "on paper", evaluate[string](b, `window.printed`), "a,b")
	want(t, "afterwards", evaluate[string](b, open), "b")
}

func printed(ctx context.Context) error {
	_, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{})
	return err
}
