//go:build browser

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// large writes a site with more tasks than a page lists, and returns where it was built. Titles hold what might be taken for markup.
func large(t *testing.T, tasks int) string {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("../../command/testdata/site/en")); err != nil {
		t.Fatal(err)
	}
	for n := 3; n <= tasks; n++ {
		text := fmt.Sprintf("+++\nnumber = %d\ntitle = \"Berth <b>%d</b> &amp; its rails\"\ncategory = \"upkeep\"\nlead = [\"quay\"]\n\n[schedule]\nyear_round = true\n+++\n\nText.\n", n, n)
		if err := os.WriteFile(filepath.Join(site, "content", "2022", fmt.Sprintf("%03d-berth.md", n)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return builtOf(t, site, midCourse)
}

// A long result is shown a hundred rows at a time, and Back finds as many as there were.
func TestLongResultsGoOnByAHundred(t *testing.T) {
	t.Parallel()
	home := hosted(t, large(t, 250))
	b := openList(t, home, "page/2/?q=berth", laptop)
	rows := func(n int) {
		b.t.Helper()
		b.waitFor(fmt.Sprintf(`document.querySelectorAll("table.tasks tbody tr").length === %d`, n))
	}
	b.waitFor(`document.querySelector("form.filters output").textContent === "248 tasks"`)
	rows(100)
	want(t, "a title", evaluate[string](b.tab, `document.querySelector("table.tasks tbody th").textContent`), "Berth <b>3</b> &amp; its rails")
	if evaluate[bool](b.tab, `document.querySelector(".pager").checkVisibility()`) {
		t.Error("the pages of the whole list are offered under the result")
	}
	b.tabTo(`.more-rows button`)
	b.press(kb.Enter)
	rows(200)
	want(t, "the focus", evaluate[string](b.tab, `document.activeElement.textContent`), "Berth <b>103</b> &amp; its rails")
	want(t, "what is left", evaluate[string](b.tab, `document.querySelector(".more-rows").textContent`), "Show 48 more")
	b.press(kb.Enter) // follows the link
	b.waitFor(`location.pathname.endsWith("/2022/tasks/103/") && document.readyState === "complete"`)
	b.travel(-1)
	rows(200)
	b.reload()
	rows(200)
	evaluate[any](b.tab, `{document.querySelector("table.tasks tbody tr:nth-child(190) a").focus(); true}`) // the way there is the same as above
	b.tabTo(`.more-rows button`)
	b.press(kb.Enter)
	rows(248)
	if evaluate[bool](b.tab, `!!document.querySelector(".more-rows")`) {
		t.Error("more is offered when all is shown")
	}
	b.silent()
}

func TestAFilteredListIsAccessible(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	rules := axeSource(t)
	for _, width := range []int64{phone, laptop} {
		b := openList(t, home, "?state=silent&sort=due", width)
		b.waitFor(`document.querySelector("form.filters output").textContent`)
		for _, violation := range violations(b.tab, rules) {
			t.Error(violation)
		}
		if over := evaluate[int](b.tab, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
			t.Errorf("it is %d px too wide for a screen of %d", over, width)
		}
	}
}
