//go:build browser

package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostHeader is how high everything above a page's content may stand on a phone, in CSS pixels.
const mostHeader = 120

// On a phone the header leaves the screen to the page, banner and all, and nothing of it is cut off.
func TestTheHeaderLeavesAPhoneToThePage(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	b.wide(phone)
	for _, place := range []string{"", "2022/tasks/17/", "about/"} {
		b.open(home + place)
		if high := evaluate[float64](b, `document.querySelector("header.top").getBoundingClientRect().height`); high > mostHeader {
			t.Errorf("on /%s the header is %v px high, more than %d", place, high, mostHeader)
		}
		if !evaluate[bool](b, `Array.from(document.querySelectorAll("header.top .notice .wrap, header.top .site a")).every(e => e.scrollWidth <= e.clientWidth + 1 && e.scrollHeight <= e.clientHeight + 1)`) {
			t.Errorf("on /%s a part of the header is cut off", place)
		}
	}
}

// Menu and search open on a phone by keyboard alone, whether scripts run or not, and there are no other ways to them.
func TestAPhonesMenuAndSearchOpen(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts=%v", scripts), func(t *testing.T) {
			b := list{newTab(t)}
			b.wide(phone)
			if !scripts {
				b.withoutScripts()
			}
			b.open(home)
			b.wantSeen(t, "header nav", false)
			b.wantSeen(t, "header form", false)
			b.wantSeen(t, "header .prefs", false)
			b.tabTo(`.open-menu summary`)
			b.press(kb.Enter)
			b.waitFor(`document.querySelector(".open-menu").open`)
			b.wantSeen(t, "header nav", true)
			b.wantSeen(t, "header form", false)
			b.wantSeen(t, "header .prefs", scripts)
			b.tabTo(`header nav a[href$="2022/offices/"]`)
			b.follow(kb.Enter)
			b.wantTitle("责任科室")

			b.tabTo(`.open-search summary`)
			b.press(" ")
			b.waitFor(`document.querySelector(".open-search").open`)
			b.wantSeen(t, "header form", true)
			b.wantSeen(t, "header nav", false)
			b.tabTo(`header input[type=search]`)
			b.press("危险")
			b.follow(kb.Enter)
			b.wantTitle("搜索")
			want(t, "what is asked for", evaluate[string](b.tab, `new URLSearchParams(location.search).get("q")`), "危险")
		})
	}
}

// Where there is room, menu, search and preferences simply stand there, and nothing opens them.
func TestAWideHeaderShowsAllItHas(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := list{newTab(t)}
	b.wide(laptop)
	b.open(home)
	for _, part := range []string{"header nav", "header form", "header .prefs"} {
		b.wantSeen(t, part, true)
	}
	for _, part := range []string{".open-menu summary", ".open-search summary"} {
		b.wantSeen(t, part, false)
	}
}

// wantSeen compares whether a reader sees what a selector finds.
func (b list) wantSeen(t *testing.T, selector string, seen bool) {
	t.Helper()
	if is := evaluate[bool](b.tab, fmt.Sprintf(`document.querySelector(%q).checkVisibility({visibilityProperty: true})`, selector)); is != seen {
		t.Errorf("%s is to be seen: %v, want %v", selector, is, seen)
	}
}

// follow presses a key that leads to another page, and waits until that is there.
func (b list) follow(key string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.KeyEvent(key))); err != nil {
		b.t.Fatal(err)
	}
}

// What opens is as accessible as what is there from the start, in large text too.
func TestAnOpenMenuIsAccessible(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	rules := axeSource(t)
	b := newTab(t)
	b.wide(phone)
	for _, size := range []string{"", "larger"} {
		b.open(home)
		evaluate[any](b, fmt.Sprintf(`{localStorage.setItem("gongshi-prefs", JSON.stringify({size: %q})); true}`, size))
		b.open(home)
		evaluate[any](b, `{for (const d of document.querySelectorAll("details.open")) d.open = true; true}`)
		for _, violation := range violations(b, rules) {
			t.Errorf("in size %q: %s", size, violation)
		}
		if over := evaluate[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("in size %q the open menu is %d px too wide", size, over)
		}
	}
}
