package serve

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"gongshi/generator/day"
)

func TestOnlyTabsWhosePageChangedReload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		server := served(t, s)
		home, about := listen(t, server, tabOf(t, s, "/")), listen(t, server, tabOf(t, s, "/about/"))
		s.Show(siteOf(t, small()), nil)
		home.wantNothing()
		s.Show(siteOf(t, small().with("about/index.html", htmlPage("<p>More</p>"))), nil)
		about.want("reload")
		about.wantEnd()
		home.wantNothing()
	})
}

// What a page shows: HTML, and all that comes with it.
func TestWhatATabIsReloadedFor(t *testing.T) {
	site := small().with(
		"index.html", htmlPage(`<a href="files/a.pdf">A</a><img src="a.png"><img srcset="b.png 1x, c.png 2x"><svg></svg><script src="./a.js"></script>`),
		"style.css", `@import "more.css"; p { background: url(d.png) }`, "more.css", `@import url("style.css");`,
		"a.png", "1", "b.png", "1", "c.png", "1", "d.png", "1", "a.js", "1", "files/a.pdf", "1", "other.css", "1")
	s := showing(t, site)
	sum := tabOf(t, s, "/").Get("sum")
	for path, reloads := range map[string]bool{
		"index.html": true, "style.css": true, "more.css": true, "a.png": true, "b.png": true, "c.png": true, "d.png": true, "a.js": true,
		"files/a.pdf": false, "other.css": false, "about/index.html": false, "404.html": false,
	} {
		s.Show(siteOf(t, site.with(path, site[path]+" ")), nil)
		if changed := tabOf(t, s, "/").Get("sum") != sum; changed != reloads {
			t.Errorf("with another %s, the first page is reloaded: %v", path, changed)
		}
	}
	s.Show(siteOf(t, site), nil)
	if tabOf(t, s, "/").Get("sum") != sum {
		t.Error("the same page has another sum")
	}
}

// The sum is of the content alone, so a tab finds its page unchanged in a server that was started again.
func TestATabComesBackAfterARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tab := tabOf(t, showing(t, small()), "/")
		listen(t, served(t, showing(t, small())), tab).wantNothing()
		listen(t, served(t, showing(t, small().with("index.html", htmlPage("New")))), tab).want("reload")
	})
}

// Whatever page it is, a tab that shows it is not told to load it again.
func TestNoPageReloadsForever(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small().with("broken/index.html", "broken"))
		server := served(t, s)
		for _, address := range []string{"/", "/about/", "/about/index.html", "/nowhere", "/nowhere/", "//about//", "/broken/", "/?as-of=2022-07-15", "/?as-of=2022-07-35", "/?as-of=", "/?q=1"} {
			l := listen(t, server, tabOf(t, s, address))
			l.wantNothing()
			l.stop()
		}
		empty := New("127.0.0.1:8080")
		listen(t, served(t, empty), tabOf(t, empty, "/")).wantNothing()
		empty.Fail([]Shown{mistake}, "en")
		l := listen(t, served(t, empty), tabOf(t, empty, "/"))
		l.want("problems")
		l.wantNothing()
	})
}

func TestPagesThatComeAndGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		server := served(t, s)
		gone, missing := listen(t, server, tabOf(t, s, "/about/")), listen(t, server, tabOf(t, s, "/new/"))
		s.Show(siteOf(t, small().with("about/index.html", "", "new/index.html", htmlPage("New"))), nil)
		gone.want("reload")
		missing.want("reload")
	})
}

func TestAPageAsOfADayReloadsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		server := served(t, s)
		today, then := listen(t, server, tabOf(t, s, "/")), listen(t, server, tabOf(t, s, "/?as-of=2022-07-15"))
		site := siteOf(t, small())
		site.On = func(day.Day) (Source, error) { return small().with("index.html", htmlPage("Another past")), nil }
		s.Show(site, nil)
		then.want("reload")
		today.wantNothing()
	})
}

func TestProblemsAppearAndVanish(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		l := listen(t, served(t, s), tabOf(t, s, "/"))
		s.Fail([]Shown{mistake}, "en")
		wantAll(t, l.want("problems"), "1 problem", "hazcem")
		s.Fail([]Shown{mistake}, "en")
		l.wantNothing()
		s.Fail([]Shown{mistake, {Place: "site.toml", Words: "another"}}, "en")
		wantAll(t, l.want("problems"), "2 problems", "another")
		s.Show(siteOf(t, small()), nil)
		if got := l.want("problems"); got != `problems ""` {
			t.Errorf("once they are mended, the tab hears %q", got)
		}
		s.Show(siteOf(t, small()), []Shown{{Place: "a.md:1:1", Words: "mind this", Warning: true}})
		wantAll(t, l.want("problems"), "1 warning")
	})
}

// The tab learns of both at once: the page it loads has the problems of that output.
func TestAReloadBringsTheProblemsAlong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		s.Fail([]Shown{mistake}, "en")
		tab := tabOf(t, s, "/")
		l := listen(t, served(t, s), tab)
		l.want("problems")
		s.Show(siteOf(t, small().with("index.html", htmlPage("Mended"))), nil)
		l.want("reload")
		l.wantEnd()
		_, body := get(t, s, "/")
		wantNone(t, body, "hazcem")
	})
}

// A browser opens six connections to a host: streams must leave it some.
func TestManyTabsLeaveConnectionsFree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		server := served(t, s)
		tab := tabOf(t, s, "/")
		var tabs []*listener
		for range mostStreams + 2 {
			tabs = append(tabs, listen(t, server, tab))
		}
		tabs[0].wantEnd()
		tabs[1].wantEnd()
		s.Show(siteOf(t, small().with("index.html", htmlPage("New"))), nil)
		for _, l := range tabs[2:] {
			l.want("reload")
		}
	})
}

// A reload is sent only once the new page is served, however fast outputs follow each other.
func TestAReloadedPageIsNew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		server := served(t, s)
		for i := range 50 {
			l := listen(t, server, tabOf(t, s, "/"))
			body := htmlPage(fmt.Sprint("Version ", i))
			go s.Show(siteOf(t, small().with("index.html", body)), nil)
			l.want("reload")
			_, got := get(t, s, "/")
			wantAll(t, got, fmt.Sprint("Version ", i))
		}
	})
}

func TestRequestsWhileOutputsChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := showing(t, small())
		server := served(t, s)
		var all sync.WaitGroup
		for i := range 4 {
			all.Go(func() {
				for n := range 50 {
					s.Show(siteOf(t, small().with("about/index.html", htmlPage(fmt.Sprint(i, n)))), nil)
					s.Fail([]Shown{mistake}, "en")
				}
			})
			all.Go(func() {
				for n := range 50 {
					get(t, s, "/about/")
					get(t, s, fmt.Sprintf("/?as-of=2022-07-%02d", 1+n%28))
				}
			})
			listen(t, server, tabOf(t, s, "/"))
		}
		all.Wait()
	})
}
