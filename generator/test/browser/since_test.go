//go:build browser

package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const updatesPage = "2022/updates/"

// renewable serves one folder after the other at one address.
func renewable(t *testing.T) (home string, show func(folder string)) {
	t.Helper()
	var files atomic.Value
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strict)
		w.Header().Set("Cache-Control", "no-store")
		files.Load().(http.Handler).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", func(folder string) { files.Store(http.FileServer(http.Dir(folder))) }
}

const (
	sinceSays  = `document.querySelector(".since output").textContent`
	freshNames = `Array.from(document.querySelectorAll(".news > li"), row => row.querySelector(".fresh") ? "+" : "-").join("")`
	storedKeys = `Object.keys(localStorage).filter(key => key.startsWith("gongshi-since")).join()`
)

// says returns what the page of updates says of the last visit.
func (b *tab) sinceSays(address string) string {
	b.t.Helper()
	b.open(address)
	b.waitFor(`document.querySelector(".since") && !document.querySelector(".since").hidden`)
	return evaluate[string](b, sinceSays)
}

// holdsNow wants an expression to be true.
func holdsNow(t *testing.T, b *tab, what, expression string) {
	t.Helper()
	if is, err := b.holds(expression); !is || err != nil {
		t.Errorf("%s: %v, %v", what, is, err)
	}
}

func TestWhatIsNewSinceTheLastVisitIsMarked(t *testing.T) {
	t.Parallel()
	home, show := renewable(t)
	page := home + updatesPage
	b := list{newTab(t)}
	show(built(t, "2022-06-20"))
	first := b.sinceSays(page)
	if !strings.HasPrefix(first, "这个浏览器会记住") {
		t.Errorf("at the first visit it says %q", first)
	}
	holdsNow(t, b.tab, "marks at the first visit", freshNames+`.indexOf("+") < 0`)
	want(t, "what is kept", evaluate[string](b.tab, storedKeys), "gongshi-since:/"+updatesPage)
	want(t, "said again in this tab", b.sinceSays(page+"?from=x"), first)

	show(built(t, "2022-06-30"))
	says := b.sinceSays(page)
	if !strings.HasPrefix(says, "自您上次查看（当时最新一条是2022年6月") || !strings.Contains(says, "新增 ") {
		t.Errorf("later it says %q", says)
	}
	marks := evaluate[string](b.tab, freshNames)
	n := strings.Count(marks, "+")
	if n == 0 || !strings.HasPrefix(marks, strings.Repeat("+", n)) || !strings.Contains(says, "新增 "+strconv.Itoa(n)+" 条") {
		t.Errorf("it says %q and marks %s", says, marks)
	}
	want(t, "the mark", evaluate[string](b.tab, `document.querySelector(".fresh").textContent`), "新增")
	b.open(home + "2022/")
	want(t, "said again after another page", b.sinceSays(page), says)
	want(t, "marks after another page", evaluate[string](b.tab, freshNames), marks)

	kept := evaluate[string](b.tab, `localStorage.getItem("gongshi-since:/`+updatesPage+`")`)
	show(built(t, "2022-06-01"))
	if older := b.sinceSays(page); !strings.HasPrefix(older, "这里的内容比您上次看到的（2022年6月") {
		t.Errorf("of an older copy it says %q", older)
	}
	want(t, "kept after an older copy", evaluate[string](b.tab, `localStorage.getItem("gongshi-since:/`+updatesPage+`")`), kept)
	b.silent()
}

func TestManyNewEntriesLeadToTheMonths(t *testing.T) {
	t.Parallel()
	home, show := renewable(t)
	page := home + updatesPage
	b := newTab(t)
	show(built(t, "2022-03-31"))
	b.sinceSays(page)
	show(built(t, closed))
	if says := b.sinceSays(page); !strings.Contains(says, "新增至少 30 条") {
		t.Errorf("it says %q", says)
	}
	holdsNow(t, b, "the way to the months", `(a => a.checkVisibility() && !!document.querySelector(a.getAttribute("href")))(document.querySelector(".since a"))`)
}

// What was seen is told by the entries, not by the day alone: one that was written later for an earlier day is new.
func TestAnEntryOfAnEarlierDayIsNew(t *testing.T) {
	t.Parallel()
	home, show := renewable(t)
	page := home + updatesPage
	whole := built(t, "2022-06-30")
	text, err := os.ReadFile(filepath.Join(whole, updatesPage, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(text), `<ul class="items news">`)
	parts := strings.SplitAfterN(rows[1], "</li>", 4)
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(whole)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, updatesPage, "index.html")
	if err := os.WriteFile(file, []byte(rows[0]+`<ul class="items news">`+parts[0]+parts[1]+parts[3]), 0o644); err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	show(folder)
	b.sinceSays(page)
	show(whole)
	if says := b.sinceSays(page); !strings.HasSuffix(says, "新增 1 条。") {
		t.Errorf("it says %q", says)
	}
	if marks := evaluate[string](b, freshNames); !strings.HasPrefix(marks, "--+-") || strings.Count(marks, "+") != 1 {
		t.Errorf("it marks %s", marks)
	}
}

func TestTheLastVisitIsForgottenByAKey(t *testing.T) {
	t.Parallel()
	home, show := renewable(t)
	page := home + updatesPage
	b := list{newTab(t)}
	b.wide(laptop)
	show(built(t, "2022-06-20"))
	b.sinceSays(page)
	show(built(t, "2022-06-30"))
	b.sinceSays(page)
	b.tabTo(`.since button`)
	b.press(kb.Enter)
	b.waitFor(sinceSays + `.startsWith("已清除")`)
	want(t, "kept", evaluate[string](b.tab, storedKeys), "")
	holdsNow(t, b.tab, "marks", `document.querySelectorAll(".fresh").length === 0`)
	holdsNow(t, b.tab, "focus", `document.activeElement.matches(".since output")`)
	if says := b.sinceSays(page); !strings.HasPrefix(says, "这个浏览器会记住") {
		t.Errorf("after that it says %q", says)
	}
	b.silent()
}

func TestWithBlockedStorageThePageSaysNothingOfVisits(t *testing.T) {
	t.Parallel()
	folder := built(t, midCourse)
	home := hosted(t, folder)
	for _, blocked := range []string{
		`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } })`,
		`Object.defineProperty(window, "localStorage", { value: null })`,
		`Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`,
	} {
		b := list{newTab(t)}
		b.before(blocked)
		b.open(home + updatesPage)
		b.waitFor(`!document.querySelector(".since")`)
		holdsNow(t, b.tab, "marks", freshNames+`.indexOf("+") < 0`)
		b.silent()
	}
	b := newTab(t)
	b.before(`localStorage.setItem("gongshi-since:/` + updatesPage + `", "{\"day\":1")`)
	if says := b.sinceSays(home + updatesPage); !strings.HasPrefix(says, "这个浏览器会记住") {
		t.Errorf("with something else in storage it says %q", says)
	}
	b = newTab(t)
	b.withoutScripts()
	b.open(home + updatesPage)
	if hidden, err := b.holds(`getComputedStyle(document.querySelector(".since")).display === "none" && document.querySelector(".news > li")`); !hidden || err != nil {
		t.Errorf("without scripts nothing is said of visits: %v, %v", hidden, err)
	}
}

func TestThePageThatMarksWhatIsNewIsSound(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	home, show := renewable(t)
	show(built(t, "2022-06-20"))
	b := newTab(t)
	b.sinceSays(home + updatesPage)
	show(built(t, "2022-06-30"))
	b.sinceSays(home + updatesPage)
	b.wide(phone)
	b.scheme("light")
	b.accessible("the page with marks", axe)
}
