//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// twoPlans builds an English site of two plans with the same titles and offices, which says how to reach its publisher.
func twoPlans(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("../../command/testdata/site/en")); err != nil {
		t.Fatal(err)
	}
	write := func(path string, change func(string) string) {
		text, err := os.ReadFile(filepath.Join(site, strings.ReplaceAll(path, "2023", "2022")))
		if err == nil {
			err = os.WriteFile(filepath.Join(site, path), []byte(change(string(text))), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write("site.toml", func(text string) string {
		return text + "\n[contact]\nphone = \"+86 632 1234567\"\nfeedback = \"https://www.example.org/ask\"\n" +
			"\n[[areas]]\nkey = \"north\"\nname = \"North pier\"\n"
	})
	if err := os.Mkdir(filepath.Join(site, "content", "2023"), 0o755); err != nil {
		t.Fatal(err)
	}
	write("content/2022/01-lights.md", func(text string) string { return strings.Replace(text, "lead ", "areas = [\"north\"]\nlead ", 1) })
	for _, name := range []string{"index.md", "01-lights.md", "02-depth.md"} {
		write("content/2023/"+name, func(text string) string { return strings.ReplaceAll(text, "2022", "2023") })
	}
	return builtOf(t, site, "2023-07-15")
}

// answered returns where the answers that are shown lead, from the site's root, and what they say.
func (b list) answered() string {
	b.t.Helper()
	return evaluate[string](b.tab, `document.querySelector(".answers").hidden ? "" : Array.from(document.querySelectorAll(".answers li"), li => {
		const a = li.querySelector("a");
		return (a ? new URL(a.href).pathname + " " : "") + Array.from(li.querySelectorAll("a, .line"), e => e.textContent.trim()).join(" ") + (a ? "" : li.textContent.trim());
	}).join("|")`)
}

func TestAQuestionIsAnsweredAtOnceAndTheHitsSayWhoIsResponsible(t *testing.T) {
	t.Parallel()
	b := openSearch(t, hosted(t, built(t, midCourse)), "?q=哪些任务逾期了", phone)
	b.says("部分相符")
	want(t, "the answers", b.answered(), "/2022/tasks/overdue/ 逾期未完成 状态 1 项任务|/2022/tasks/behind/ 节点逾期 状态 1 项任务")
	b.tabTo(`.answers a`)
	b.press("\r")
	b.waitFor(`location.pathname.endsWith("/2022/tasks/overdue/") && document.readyState === "complete"`)
	b.travel(-1)
	b.says("部分相符")
	const settled = `!["", document.querySelector("form.search").dataset.loading].includes(document.querySelector("form.search output").textContent)`
	for query, answer := range map[string]string{
		"危化室": "/2022/offices/hazchem/ 危化品安全监管室 科室 42 项任务", "即将到期": "没有标为“即将到期”的任务。", "等": "/2022/offices/other-offices/ 等其他科室 科室 1 项任务", "消防检查": "",
		"12月": "/2022/timeline/2022-12/ 2022年12月的时间安排 5 个事项",
	} {
		evaluate[any](b.tab, `{const form = document.querySelector("form.search"); form.elements.q.value = "`+query+`"; form.querySelector("output").textContent = ""; form.requestSubmit(); true}`)
		b.waitFor(settled)
		want(t, "the answers to "+query, b.answered(), answer)
		if query == "等" {
			b.says("两个字") // it was not searched for, so nothing is said of what holds it
		}
	}
	evaluate[any](b.tab, `{const form = document.querySelector("form.search"); form.elements.q.value = "消防检查"; form.requestSubmit(); true}`)
	b.says("消防检查")
	want(t, "who is responsible", b.hits(".who"), "牵头：危化品安全监管室")
	if first, _, _ := strings.Cut(b.hits(".number"), "|"); first != "7" {
		t.Errorf("the first hit for 消防检查 is %s", first)
	}
	b.silent()
}

func TestWhoFindsNothingIsToldWhomToAsk(t *testing.T) {
	t.Parallel()
	b := openSearch(t, hosted(t, twoPlans(t)), "?q=zebra", phone)
	b.says("Nothing found")
	want(t, "whom to ask", evaluate[string](b.tab, `Array.from(document.querySelectorAll(".further:not([hidden]) li"), e => e.textContent).join("|")`), "Phone: +86 632 1234567|Report a concern")
	want(t, "the lists of each plan", evaluate[string](b.tab, `Array.from(document.querySelectorAll("main h3"), e => e.textContent).join("|")`), "Harbour plan 2022|Harbour plan 2023")
	b.open(evaluate[string](b.tab, `location.pathname.replace(/^/, location.origin)`) + "?q=quay")
	b.says("results")
	if !evaluate[bool](b.tab, `document.querySelector(".further").hidden`) {
		t.Error("who found something is told whom to ask")
	}
	b.silent()
}

func TestHitsAndAnswersOfTwoPlansSayWhich(t *testing.T) {
	t.Parallel()
	b := openSearch(t, hosted(t, twoPlans(t)), "?q=quay+lights", laptop)
	b.says("2 results")
	want(t, "the plans of the hits", b.hits(".meta .line:nth-last-of-type(2)"), "Harbour plan 2023|Harbour plan 2022")
	want(t, "the answers", b.answered(), "/2023/offices/quay/ Quay office Office 2 tasks Harbour plan 2023|/2022/offices/quay/ Quay office Office 2 tasks Harbour plan 2022")
	evaluate[any](b.tab, `{const s = document.querySelector("form.search").elements.plan; s.value = "2022"; s.dispatchEvent(new Event("change", {bubbles: true})); true}`)
	b.says("1 result")
	want(t, "the answers of one plan", b.answered(), "/2022/offices/quay/ Quay office Office 2 tasks Harbour plan 2022")
	b.silent()
}

func TestASearchWithAnswersIsAccessibleAndValid(t *testing.T) {
	t.Parallel()
	rules := axeSource(t)
	for site, query := range map[string]string{built(t, midCourse): "?q=谁负责化工园区", twoPlans(t): "?q=overdue+quay"} {
		b := openSearch(t, hosted(t, site), query, phone)
		b.waitFor(`document.querySelectorAll(".hits li").length && !document.querySelector(".answers").hidden`)
		for _, violation := range violations(b.tab, rules) {
			t.Errorf("%s: %s", query, violation)
		}
		b.silent()
		page := filepath.Join(t.TempDir(), "page.html")
		text := "<!doctype html>" + evaluate[string](b.tab, `document.documentElement.outerHTML.replace(/ (hidden|defer)=""/g, " $1")`) // else a matter of style
		if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if said, err := validate(t, page); err != nil {
			t.Errorf("%s: %v\n%s", query, err, said)
		}
	}
}
