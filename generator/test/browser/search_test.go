//go:build browser

package browser

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const searchPlace = "search/"

func TestSearchFindsWithoutABrowser(t *testing.T) {
	t.Parallel()
	test := exec.Command("node", "--test", "search.test.mjs")
	test.Env = append(os.Environ(), "SITE="+built(t, midCourse), "ENGLISH="+twoPlans(t))
	if said, err := test.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

// openSearch opens the page for searching with a query in the address.
func openSearch(t *testing.T, home, query string, width int64) list {
	t.Helper()
	b := list{newTab(t)}
	b.wide(width)
	b.open(home + searchPlace + query)
	return b
}

// says waits until the count says something.
func (b list) says(text string) {
	b.t.Helper()
	b.waitFor(fmt.Sprintf(`document.querySelector("form.search output").textContent.includes(%q)`, text))
}

// hits returns the hits that are shown, without spaces at their ends.
func (b list) hits(part string) string {
	b.t.Helper()
	return evaluate[string](b.tab, fmt.Sprintf(`Array.from(document.querySelectorAll(".hits %s"), e => e.textContent.trim()).join("|")`, part))
}

// What is found is what a scan through the pages finds: for a hundred pieces of texts, half of them two pieces. Where nothing has it all,
// that is said.
const sameAsScan = `(async () => {
	const pages = await fetch("../2022/data/tasks.json").then(a => a.json()), tasks = [];
	const name = (list, key) => (list.find(o => o.key === key) || {}).name || "";
	for (const t of pages.tasks) {
		const page = new DOMParser().parseFromString(await fetch("../" + t.url).then(a => a.text()), "text/html");
		page.querySelectorAll("sup").forEach(mark => mark.remove());
		const texts = [t.title, t.summary || "", ...t.updates.map(u => u.title),
			name(pages.plan.categories, t.category), ...t.lead.concat(t.joint, t.support).map(key => name(pages.plan.offices, key))];
		page.querySelectorAll(".prose p, .prose li, .prose td, .prose th, .prose h3, .prose h4, .prose h5").forEach(e => texts.push(e.textContent));
		tasks.push({ place: t.url, texts: texts.map(text => text.toLowerCase().replace(/\s+/g, " ").trim()) });
	}
	let seed = 5;
	const any = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
	const piece = () => {
		for (;;) {
			const texts = tasks[any(tasks.length)].texts, text = texts[any(texts.length)], at = any(Math.max(1, text.length - 2)), some = text.slice(at, at + 2 + any(4));
			if (some.length > 1 && /^[\u4e00-\u9fff]+$/.test(some)) return some;
		}
	};
	const form = document.querySelector("form.search"), faults = [];
	const settled = async test => { while (!test()) await new Promise(r => setTimeout(r, 1)); };
	const more = document.querySelector(".more-rows"), hits = () => document.querySelectorAll(".hits > li");
	let found = 0;
	for (let i = 0; i < 100; i++) {
		const query = i % 2 ? piece() + " " + piece() : piece();
		form.elements.q.value = query;
		form.querySelector("output").textContent = "";
		form.requestSubmit();
		await settled(() => !["", form.dataset.loading].includes(form.querySelector("output").textContent));
		while (!more.hidden) {
			const n = hits().length;
			more.querySelector("button").click();
			await settled(() => hits().length > n || more.hidden);
		}
		const here = new URL("..", location.href).href.split(/[?#]/)[0];
		const got = Array.from(document.querySelectorAll(".hits .name a"), a => a.href.slice(here.length).split("#")[0]).filter(place => place.includes("tasks/")).sort().join(" ");
		const terms = query.split(" ");
		const want = tasks.filter(t => terms.every(term => t.texts.some(text => text.includes(term)))).map(t => t.place).sort().join(" ");
		found += want.split(" ").length;
		const said = form.querySelector("output").textContent;
		if (want === "" ? !said.includes("没有") : got !== want || said.includes("没有")) faults.push(query + ": found " + got + ", want " + want + "; " + said);
	}
	return faults.concat(found > 100 ? [] : "only " + found + " hits").join("\n");
})()`

func TestSearchFindsWhatAScanOfThePagesFinds(t *testing.T) {
	t.Parallel()
	b := openSearch(t, hosted(t, built(t, midCourse)), "", laptop)
	if faults := evaluate[string](b.tab, sameAsScan); faults != "" {
		t.Error(faults)
	}
	b.silent()
}

// The address holds the query: it can be opened, gone back to and forward to; and each page has a box that leads there.
func TestASearchLivesInTheAddress(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := openSearch(t, home, "", phone)
	b.open(home + "2022/tasks/17/")
	b.tabTo(`.open-search summary`)
	b.press(kb.Enter)
	b.tabTo(`.site-search input`)
	b.do(typed("危险化学品"))
	b.press(kb.Enter)
	b.waitFor(`location.pathname.endsWith("/search/") && document.readyState === "complete"`)
	b.says("项")
	want(t, "the query", b.query(), "?q=危险化学品")
	want(t, "what is asked for", evaluate[string](b.tab, `document.querySelector("form.search").elements.q.value`), "危险化学品")
	first := b.hits(".name")
	if !strings.Contains(first, "危险化学品") {
		t.Errorf("found %s", first)
	}
	evaluate[any](b.tab, `{const s = document.querySelector("form.search").elements.state; s.value = "done"; s.dispatchEvent(new Event("change", {bubbles: true})); true}`)
	b.waitFor(`location.search.includes("state=done") && !document.querySelector(".hits li .badge:not(.s-done)")`)
	filtered := b.hits(".name")
	if filtered == first {
		t.Error("the filter changes nothing")
	}
	b.travel(-1)
	b.waitFor(`!location.search.includes("state=") && document.querySelector(".hits li .badge:not(.s-done)")`)
	want(t, "back", b.hits(".name"), first)
	want(t, "the filter", evaluate[string](b.tab, `document.querySelector("form.search").elements.state.value`), "")
	b.travel(1)
	b.waitFor(`location.search.includes("state=done") && !document.querySelector(".hits li .badge:not(.s-done)")`)
	b.reload()
	b.says("项")
	want(t, "after a reload", b.hits(".name"), filtered)
	b.silent()
}

// By keyboard alone: a query, the hits, more of them, and Back to as many.
func TestSearchByKeyboard(t *testing.T) {
	t.Parallel()
	b := openSearch(t, hosted(t, built(t, midCourse)), "", laptop)
	b.waitFor(`document.querySelector("form.search").checkVisibility()`)
	b.tabTo(`form.search [name=q]`)
	b.do(typed("安全"))
	b.press(kb.Enter)
	b.waitFor(`document.activeElement.matches("form.search output") && document.querySelectorAll(".hits li").length === 10`)
	b.press(kb.Tab)
	want(t, "the focus after the count", evaluate[string](b.tab, `String(document.activeElement.matches(".hits li:first-child a"))`), "true")
	b.tabTo(`.more-rows button`)
	b.press(kb.Enter)
	b.waitFor(`document.querySelectorAll(".hits li").length === 20 && document.activeElement.matches(".hits li:nth-child(11) a")`)
	b.press(kb.Enter)
	b.waitFor(`location.pathname.includes("/tasks/") && document.readyState === "complete"`)
	b.travel(-1)
	b.waitFor(`document.querySelectorAll(".hits li").length === 20`)
	b.silent()
}

func TestWhatSearchSays(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := openSearch(t, home, "", laptop)
	for query, says := range map[string]string{
		"安": "两个字", "%20a%20": "两个字", "没有这几个字": "没有找到", "%3Cb%3E%26%22": "没有找到", "17": "项", "q%00%01": "项|没有|两个",
	} {
		b.open(home + searchPlace + "?q=" + query)
		b.waitFor(fmt.Sprintf(`new RegExp(%q).test(document.querySelector("form.search output").textContent)`, says))
	}
	b.open(home + searchPlace + "?q=17")
	b.says("项")
	if first, _, _ := strings.Cut(b.hits(".name .number"), "|"); first != "17" {
		t.Errorf("the first hit for 17 is %s", first)
	}
	b.open(home + searchPlace + "?q=危险化学品+安全")
	b.says("项")
	for _, mark := range strings.Split(b.hits("mark"), "|") {
		if mark != "危险化学品" && mark != "安全" {
			t.Errorf("marked: %q", mark)
		}
	}
	b.silent()
}

func TestSearchWithoutScriptsLeadsToTheLists(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.withoutScripts()
	b.open(hosted(t, built(t, midCourse)) + searchPlace + "?q=安全")
	b.click(`main a[href$="2022/tasks/"]`)
	b.wantTitle("任务清单")
}

// typed types a text as an input method puts it in.
func typed(text string) chromedp.Action[chromedp.Void] { return chromedp.KeyEvent(text) }
