//go:build browser

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"gongshi/generator/test/demonstration"
)

// fourYears writes a site in a language whose plan runs for four years, with three due days in each, and returns its folder.
func fourYears(t *testing.T, language string) string {
	t.Helper()
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		place := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.toml", fmt.Sprintf("title = \"Harbour\"\nbase_url = \"https://www.example.org/\"\nlanguage = %q\ntimezone = \"Asia/Shanghai\"\npublisher = \"Harbour office\"\n[[offices]]\nkey = \"quay\"\nname = \"Quay office\"\n", language))
	write("content/plan/index.md", "+++\ntitle = \"Harbour plan\"\nstart = 2021-01-01\nend = 2024-12-31\nsettle = 2025-01-31\n[[categories]]\nkey = \"upkeep\"\nname = \"Upkeep\"\n+++\n")
	for n := 1; n <= 12; n++ {
		write(fmt.Sprintf("content/plan/%d.md", n), fmt.Sprintf("+++\nnumber = %d\ntitle = \"Task %d\"\ncategory = \"upkeep\"\nlead = [\"quay\"]\n[schedule]\ndue = %d-%02d-28\n+++\nWork.\n", n, n, 2021+n%4, n))
	}
	return folder
}

// overlaps returns the texts within each element of a selector that lie over each other. Letters fill less than two thirds of the height
// of their box.
const overlaps = `(selector => Array.from(document.querySelectorAll(selector)).flatMap(drawing => {
	const texts = Array.from(drawing.querySelectorAll("text")).map(e => [e.textContent, e.getBoundingClientRect()]);
	return texts.flatMap(([a, p], i) => texts.slice(0, i)
		.filter(([b, q]) => p.left < q.right && q.left < p.right && Math.abs(p.top - q.top) < 0.65 * Math.max(p.height, q.height))
		.map(([b]) => a + " lies over " + b));
}))`

func TestNamesOnAScaleDoNotOverlap(t *testing.T) {
	t.Parallel()
	shown := demonstration.Folder(t)
	b := newTab(t)
	look := func(name, place, selector string) {
		t.Helper()
		if n := evaluate[int](b, fmt.Sprintf(`document.querySelectorAll(%q).length`, selector+" text")); n < 5 {
			t.Errorf("%s: %s has %d texts", name, place, n)
		}
		for _, over := range evaluate[[]string](b, fmt.Sprintf(`%s(%q)`, overlaps, selector)) {
			t.Errorf("%s: %s: %s", name, place, over)
		}
		if wide := evaluate[bool](b, `document.documentElement.scrollWidth > document.documentElement.clientWidth`); wide {
			t.Errorf("%s: %s is wider than the screen", name, place)
		}
	}
	for _, language := range []string{"en", "zh-CN"} {
		source := fourYears(t, language)
		for asOf, plan := range map[string]string{"2020-12-01": source, "2023-06-01": source, "2025-03-01": source, midCourse: shown, closed: shown} {
			if plan == shown && language == "en" {
				continue
			}
			home, key := hosted(t, builtOf(t, plan, asOf)), map[bool]string{true: "2022/", false: "plan/"}[plan == shown]
			for _, drawing := range []struct{ name, place, selector string }{{"timeline", key + "timeline/", ".axis-scale svg"}, {"overview", key, ".plot"}} {
				b.open(home + drawing.place)
				for _, width := range []int64{phone, laptop} {
					b.wide(width)
					look(fmt.Sprintf("%s %s %d", language, asOf, width), drawing.name, drawing.selector)
				}
			}
		}
	}
}

// A phone shows what lies around the day, in one frame for all tasks; a reader scrolls from there.
func TestATimelineOpensAtItsDay(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.wide(phone)
	for _, asOf := range []string{midCourse, closed} {
		home := hosted(t, built(t, asOf))
		for _, place := range []string{"2022/timeline/", "2022/categories/automation/timeline/"} {
			b.open(home + place)
			b.waitFor(`(frame => {
				const day = document.querySelector(".grid .today").getBoundingClientRect(), names = document.querySelector(".lanes p").getBoundingClientRect();
				return frame.scrollLeft > 0 && day.left > names.right && day.left < frame.getBoundingClientRect().right;
			})(document.querySelector(".scroll"))`)
			if n := evaluate[int](b, `Array.from(document.querySelectorAll(".scroll")).filter(e => e.scrollWidth > e.clientWidth).length`); n != 1 {
				t.Errorf("%s as of %s: %d frames scroll", place, asOf, n)
			}
		}
	}
}

// Each lane names its signs in text that a keyboard or a finger opens, in the order in which they stand, and the legend has them all.
func TestSignsAreExplainedWithoutAMouse(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.wide(phone)
	b.open(hosted(t, built(t, closed)) + "2022/timeline/")
	found := evaluate[[]string](b, `(() => {
		const signs = e => Array.from(e ? e.querySelectorAll("use") : [], u => u.getAttribute("href")).filter(h => h !== "#t-update").join(" ");
		const legend = signs(document.querySelector(".keys"));
		return Array.from(document.querySelectorAll(".lanes > ul > li")).flatMap(lane => {
			const drawn = signs(lane.querySelector(":scope > svg")), told = lane.querySelector("details"), name = lane.querySelector("a").textContent;
			const wrong = [];
			if (drawn !== signs(told)) wrong.push(name + " shows " + drawn + ", tells " + signs(told));
			for (const sign of drawn.split(" ")) if (!legend.split(" ").includes(sign) && sign) wrong.push(name + ": the legend lacks " + sign);
			if (told) {
				told.querySelector("summary").click();
				for (const li of told.querySelectorAll("li")) {
					if (li.textContent.trim().length < 5 || !li.checkVisibility()) wrong.push(name + " tells " + li.outerHTML);
				}
				const r = told.getBoundingClientRect(), frame = document.querySelector(".scroll").getBoundingClientRect();
				if (r.left < frame.left - 1 || r.right > frame.right + 1) wrong.push(name + ": its text lies from " + r.left + " to " + r.right);
			}
			return wrong;
		});
	})()`)
	for _, wrong := range found {
		t.Error(wrong)
	}
	if n := evaluate[int](b, `document.querySelectorAll(".lanes details[open] li").length`); n < 50 {
		t.Errorf("only %d signs are explained", n)
	}
}

// A sheet of A4 is 680 CSS pixels wide within its margins.
func TestATimelineIsPrintedWhole(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	home := hosted(t, built(t, closed))
	b.do(chromedp.EmulateViewport(680, 900))
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{"2022/timeline/", "2022/categories/automation/timeline/", "2022/"} {
		b.open(home + place)
		evaluate[any](b, `dispatchEvent(new Event("beforeprint")); true`)
		cut := evaluate[[]string](b, `Array.from(document.querySelectorAll(".axis, .lanes svg, .axis-scale svg, .lanes details, .plot"))
			.filter(e => e.getBoundingClientRect().right > 681 || e.getBoundingClientRect().left < 0 || e.getBoundingClientRect().width === 0)
			.map(e => e.outerHTML.slice(0, 100))`)
		if len(cut) > 0 {
			t.Errorf("/%s: %d are cut off: %s", place, len(cut), strings.Join(cut[:1], ""))
		}
	}
}
