//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestFiltersFindAndCountWithoutABrowser(t *testing.T) {
	t.Parallel()
	if said, err := exec.Command("node", "--test", "filters.test.mjs").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

// Filters add up, none resets another, and the address brings all of them back: after a reload, Back, Forward, and for others.
func TestFiltersCombineAndLiveInTheAddress(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	for _, width := range []int64{phone, laptop} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := openList(t, home, "", width)
			all := b.numbers()
			b.choose("office", "综合协调室")
			b.waitFor(`location.search !== ""`)
			coordination := b.numbers()
			if coordination == all || coordination == "" {
				t.Errorf("of %s, the office has %s", all, coordination)
			}
			b.choose("role", "joint")
			b.waitFor(`location.search.includes("role=joint")`)
			joint := b.numbers()
			b.choose("state", "overdue")
			b.found(countOf(b, "state", "overdue"))
			want(t, "office", b.value("office"), "综合协调室")
			want(t, "role", b.value("role"), "joint")
			b.choose("state", "")
			b.waitFor(`!location.search.includes("state")`)
			want(t, "after a state was chosen and not any more", b.numbers(), joint)

			b.reload()
			b.waitFor(shows(joint)) // while the index is loaded, the whole list is there
			want(t, "office after a reload", b.value("office"), "综合协调室")
			other := openList(t, home, evaluate[string](b.tab, `location.search`), width)
			other.waitFor(shows(joint))

			b.travel(-3) // a state was chosen, and not any more, and the role before that
			b.waitFor(`!location.search.includes("role")`)
			b.waitFor(fmt.Sprintf(`document.querySelector("form.filters").elements.role.value === "" && %s`, shows(coordination)))
			b.travel(1)
			b.waitFor(`location.search.includes("role=joint")`)
			b.click(`table.tasks th a`)
			b.travel(-1)
			b.waitFor(`location.search.includes("office") && document.querySelector("form.filters output").textContent`)
			want(t, "office after Back", b.value("office"), "综合协调室")
			b.waitFor(`document.querySelector("form.filters [type=reset]").hidden === false`)
			evaluate[any](b.tab, `{document.querySelector("form.filters [type=reset]").click(); true}`)
			b.waitFor(shows(all))
			want(t, "the address after all is cleared", b.query(), "")
			b.silent()
		})
	}
}

// A list of tasks that name areas can be narrowed to one, and only such a list.
func TestTheListCanBeNarrowedToAnArea(t *testing.T) {
	t.Parallel()
	b := openList(t, hosted(t, twoPlans(t)), "?area=North+pier", phone)
	b.found(1)
	want(t, "those in the area", b.numbers(), "1")
	want(t, "area", b.value("area"), "North pier")
	b.choose("area", "")
	b.waitFor(`location.search === ""`)
	b.silent()
	without := openList(t, hosted(t, built(t, midCourse)), "?area=x&state=overdue", phone)
	without.found(1)
	want(t, "the filter for areas", evaluate[string](without.tab, `String(document.querySelector("form.filters").elements.area)`), "undefined")
}

// Every choice says how many tasks it finds, and finds them; also where the site lies in a folder of another.
func TestChoicesSayHowManyTheyFind(t *testing.T) {
	t.Parallel()
	folder := built(t, midCourse)
	b := openList(t, hosted(t, filepath.Dir(folder))+filepath.Base(folder)+"/", "", laptop)
	for _, choice := range [][2]string{{"state", "silent"}, {"state", "in-progress"}, {"category", "突出抓好重大安全风险防控"}, {"office", "危化品安全监管室"}} {
		b.choose(choice[0], choice[1])
		b.found(countOf(b, choice[0], choice[1]))
	}
	b.silent()
}

// The index of tasks may take its time on a slow line. What someone types until it is there is not taken away.
func TestWhatIsTypedBeforeTheIndexIsThereStays(t *testing.T) {
	t.Parallel()
	b := openList(t, hosted(t, built(t, midCourse)), "", laptop)
	evaluate[any](b.tab, `{const loaded = window.fetch; window.fetch = (...of) => new Promise(r => loaded(...of).then(a => a.text()).then(text => { window.arrive = () => r(new Response(text)); })); true}`)
	evaluate[any](b.tab, `{document.querySelector("form.filters [name=q]").dispatchEvent(new MouseEvent("mousedown", {bubbles: true})); true}`)
	b.waitFor(`!!window.arrive`)
	evaluate[any](b.tab, `{const q = document.querySelector("form.filters [name=q]"); q.value = "22"; q.dispatchEvent(new Event("input", {bubbles: true})); arrive(); true}`)
	b.waitFor(`document.querySelector("form.filters [name=state]").options.length > 1`)
	if typed := b.value("q"); typed != "22" {
		t.Errorf("%q is left of what was typed", typed)
	}
	b.waitFor(`location.search === "?q=22"`)
	b.found(1)
	b.silent()
}

// With nothing but a keyboard: open the form, type, hear the count once one pauses, go to a task and come back, and clear all.
func TestFiltersWorkByKeyboardAlone(t *testing.T) {
	t.Parallel()
	b := openList(t, hosted(t, built(t, midCourse)), "", laptop)
	all := b.numbers()
	evaluate[any](b.tab, `{window.said = []; const o = document.querySelector("form.filters output"); new MutationObserver(() => said.push(o.textContent)).observe(o, {childList: true, characterData: true, subtree: true}); true}`)
	b.tabTo(`form.filters summary`)
	b.press(kb.Enter)
	b.tabTo(`form.filters [name=q]`)
	b.waitFor(`document.querySelector("form.filters [name=state]").options.length > 1`)
	evaluate[any](b.tab, `{said.length = 0; true}`)
	b.holdTimers()
	b.press("2") // a digit and one more: what is found for both is said once they are there
	b.press("2")
	want(t, "before the pause", b.query(), "")
	b.fireTimers()
	b.waitFor(`location.search === "?q=22" && said.filter(Boolean).length > 0`)
	if said := evaluate[int](b.tab, `said.filter(Boolean).length`); said != 1 {
		t.Errorf("two keys are answered by %d announcements", said)
	}
	b.found(1)
	want(t, "while typing", b.numbers(), "22")
	want(t, "in the address", b.query(), "?q=22")
	b.press(kb.Backspace + kb.Backspace + "检查")
	b.waitFor(`location.search.startsWith("?q=%")`)
	b.tabTo(`form.filters [type=reset]`)
	b.press(kb.Enter)
	b.waitFor(shows(all))
	if !evaluate[bool](b.tab, `document.activeElement.name === "q"`) {
		t.Error("the focus is lost when all is cleared")
	}
	b.tabTo(`form.filters [name=sort]`)
	b.press(kb.ArrowDown)
	b.waitFor(`location.search === "?sort=due"`)
	if first, _, _ := strings.Cut(b.numbers(), " "); first != "1" {
		t.Errorf("by due day the first is %s", first)
	}
	b.silent()
}

// Letters that are still being composed into Chinese are not looked for.
func TestFiltersWaitUntilLettersAreComposed(t *testing.T) {
	t.Parallel()
	b := openList(t, hosted(t, built(t, midCourse)), "", laptop)
	b.holdTimers()
	evaluate[any](b.tab, `{const q = document.querySelector("form.filters").elements.q; q.focus(); q.value = "jian";
		q.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true})); true}`)
	b.fireTimers() // whatever waits for a pause
	want(t, "while composing", b.query(), "")
	evaluate[any](b.tab, `{const q = document.querySelector("form.filters").elements.q; q.value = "检查";
		q.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true})); true}`)
	b.waitFor(`location.search`)
	want(t, "once composed", b.query(), "?q=检查")
	b.silent()
}

// Rows of the script look like those of the layout: the same text, the same places.
func TestFilteredRowsAreLikeTheOthers(t *testing.T) {
	t.Parallel()
	b := openList(t, hosted(t, built(t, midCourse)), "", laptop)
	rows := `Array.from(document.querySelectorAll("table.tasks tbody tr"), r => [r.innerText.replace(/\s+/g, " "), Array.from(r.querySelectorAll("a"), a => a.href), r.querySelectorAll("svg use").length,
		Array.from(r.querySelectorAll("*"), e => e.localName + "." + e.className.baseVal + e.className + e.getAttribute("role"))])`
	before := evaluate[string](b.tab, `JSON.stringify(`+rows+`)`)
	b.choose("sort", "due")
	b.waitFor(`location.search === "?sort=due"`)
	b.waitFor(fmt.Sprintf(`JSON.stringify(%s.sort()) === JSON.stringify(JSON.parse(%q).sort())`, rows, before))
	b.silent()
}

// Where the index does not come, the list stays and the form says so; nothing is loaded before someone touches the form.
func TestFiltersLeaveTheListWhereTheIndexDoesNotCome(t *testing.T) {
	t.Parallel()
	files := http.FileServer(http.Dir(built(t, midCourse)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "list.json") {
			http.Error(w, "gone", http.StatusGone)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b := list{newTab(t)}
	b.wide(laptop)
	b.before(`{
		const { fetch, setTimeout } = window;
		window.fetches = [];
		window.timers = [];
		window.fetch = (...of) => { fetches.push(of[0]); return fetch(...of); };
		window.setTimeout = (...of) => { timers.push(of[1]); return setTimeout(...of); };
	}`)
	b.open(server.URL + "/" + listPlace)
	all := b.numbers()
	// The page is there and its scripts did what they do by themselves: nothing is fetched, and nothing waits to be.
	if early := evaluate[string](b.tab, `new Promise(done => requestIdleCallback(() => done(fetches.concat(timers).join(" "))))`); early != "" {
		t.Errorf("before anyone touches the form, there are fetches and timers: %s", early)
	}
	b.tabTo(`form.filters summary`)
	b.waitFor(`document.querySelector("form.filters output").textContent === document.querySelector("form.filters").dataset.failed`)
	want(t, "what is fetched once someone does", evaluate[string](b.tab, `fetches.map(address => new URL(address).pathname).join(" ")`), "/2022/tasks/list.json")
	want(t, "without an index", b.numbers(), all)
}

// Without scripts the list is there, with its pages, and no form that does nothing.
func TestWithoutScriptsTheListIsThere(t *testing.T) {
	t.Parallel()
	b := list{newTab(t)}
	b.withoutScripts()
	b.open(hosted(t, built(t, midCourse)) + listPlace + "?state=overdue")
	if n := len(strings.Fields(b.numbers())); n < 40 {
		t.Errorf("%d tasks are listed", n)
	}
	if evaluate[bool](b.tab, `document.querySelector("form.filters").checkVisibility()`) {
		t.Error("there is a form that does nothing")
	}
	b.silent()
}

// Nothing moves when the form appears.
func TestTheFormTakesNoRoomThatItDidNotHave(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	for _, width := range []int64{phone, laptop} {
		b := openList(t, home, "", width)
		if shift := evaluate[float64](b.tab, shifted); shift > 0.01 {
			t.Errorf("at a width of %d the layout shifts by %.3f: %s", width, shift, evaluate[string](b.tab, `new Promise(done => new PerformanceObserver(l => done(JSON.stringify(l.getEntries().map(e => e.sources.map(s => [s.node && s.node.nodeName + "." + s.node.className, s.previousRect, s.currentRect]))))).observe({type: "layout-shift", buffered: true}))`))
		}
		evaluate[any](b.tab, `{const late = document.createElement("p"); late.textContent = "late"; document.body.prepend(late); true}`)
		if shift := evaluate[float64](b.tab, shifted); shift < 0.01 {
			t.Errorf("at a width of %d a paragraph that comes late shifts the layout by %.3f", width, shift)
		}
	}
}

// shifted is by how much the layout shifted, up to the frame after the next.
const shifted = `new Promise(done => {
	let sum = 0;
	const add = entries => entries.forEach(e => sum += e.value);
	const observer = new PerformanceObserver(l => add(l.getEntries()));
	observer.observe({type: "layout-shift", buffered: true});
	requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { add(observer.takeRecords()); done(sum); })));
})`

// holdTimers keeps what the page asks to be done after a while, as if no time passed.
func (b list) holdTimers() {
	b.t.Helper()
	evaluate[any](b.tab, `{
		const { setTimeout, clearTimeout } = window, held = new Map();
		let last = 1e9; // none that is not held has such a number
		window.setTimeout = (does, after, ...of) => { held.set(++last, () => does(...of)); return last; };
		window.clearTimeout = timer => { if (!held.delete(timer)) clearTimeout(timer); };
		window.fireTimers = () => { Object.assign(window, { setTimeout, clearTimeout }); held.forEach(does => does()); };
		true}`)
}

// fireTimers does at once whatever was kept, and keeps nothing from then on.
func (b list) fireTimers() {
	b.t.Helper()
	evaluate[any](b.tab, `{fireTimers(); true}`)
}
