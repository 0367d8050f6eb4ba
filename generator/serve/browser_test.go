//go:build browser

package serve

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// These tests drive Chromium: go test -tags browser ./generator/serve

// chromium starts the browser that these tests share. It ends with them.
var chromium = sync.OnceValues(func() (context.Context, error) {
	ctx, _ := chromedp.NewExecAllocator(context.Background(),
		chromedp.Headless, chromedp.NoSandbox, chromedp.NoFirstRun,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true))
	ctx, _ = chromedp.NewContext(ctx)
	endChromium = func() { chromedp.Cancel(ctx) }
	return ctx, chromedp.Do(ctx, chromedp.Navigate("about:blank"))
})

var endChromium = func() {}

func TestMain(m *testing.M) {
	m.Run()
	endChromium()
}

// openTab opens a tab with a profile of its own: no other test's tab has its connections, its cache or its storage.
func openTab(t *testing.T) context.Context {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	do(t, ctx, chromedp.Navigate("about:blank")) // a tab lives as long as the context that it was opened with
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// newTab opens another tab of a profile, in a window of its own so that both are in sight.
func newTab(t *testing.T, ctx context.Context) context.Context {
	t.Helper()
	tab, cancel := chromedp.NewContext(ctx, chromedp.WithNewWindow(true))
	t.Cleanup(cancel)
	return tab
}

func do(t *testing.T, tab context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(tab, actions...); err != nil {
		t.Fatal(err)
	}
}

// load loads an address and marks the page, so that it is known whether it was loaded again.
func load(t *testing.T, tab context.Context, address string) {
	t.Helper()
	do(t, tab, chromedp.Navigate(address))
	wantTrue(t, tab, `window.stayed = true`)
}

// wantTrue waits until an expression is true in a tab.
func wantTrue(t *testing.T, tab context.Context, expression string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		got, err := chromedp.Run(tab, chromedp.Evaluate[bool](`!!(`+expression+`)`))
		if err == nil && got {
			return
		}
		if time.Now().After(deadline) {
			text, _ := chromedp.Run(tab, chromedp.Evaluate[string](`document.documentElement.outerHTML`))
			t.Fatalf("%s is not true (%v) in\n%s", expression, err, text)
		}
	}
}

// preview is a server on a port that it comes back to.
type preview struct {
	*Server
	address string
	stop    func()
}

func startPreview(t *testing.T, s *Server, addr string) *preview {
	t.Helper()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx, l) }()
	stop := func() {
		if cancel(); ctx.Err() != nil && ended != nil {
			if err := <-ended; err != nil {
				t.Error(err)
			}
			ended = nil
		}
	}
	t.Cleanup(stop)
	return &preview{Server: s, address: URL(l), stop: stop}
}

func previewOf(t *testing.T, source files) *preview {
	return startPreview(t, showing(t, source), "127.0.0.1:0")
}

// wantStreams waits until so many tabs listen.
func (p *preview) wantStreams(t *testing.T, n int) {
	t.Helper()
	open := func() int {
		p.streams.mu.Lock()
		defer p.streams.mu.Unlock()
		return len(p.streams.open)
	}
	for deadline := time.Now().Add(time.Minute); open() != n; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d tabs listen, want %d", open(), n)
		}
	}
}

func (p *preview) show(t *testing.T, source files) { p.Show(siteOf(t, source), nil) }

func TestBrowserReloadsAllTabsWhosePageChanged(t *testing.T) {
	t.Parallel()
	p := previewOf(t, small())
	first := openTab(t)
	tabs := []context.Context{first, newTab(t, first), newTab(t, first)}
	for i, path := range []string{"", "about/", ""} {
		load(t, tabs[i], p.address+path)
	}
	p.show(t, small().with("index.html", htmlPage(`<p id="new">New</p>`)))
	wantTrue(t, tabs[0], `document.getElementById('new') && !window.stayed`)
	wantTrue(t, tabs[2], `document.getElementById('new') && !window.stayed`)
	wantTrue(t, tabs[1], `window.stayed`)
	p.show(t, small().with("style.css", "p { color: rgb(0, 0, 255) }"))
	for _, tab := range tabs {
		wantTrue(t, tab, `!window.stayed && getComputedStyle(document.querySelector('p')).color === 'rgb(0, 0, 255)'`)
	}
}

// Six streams would leave no connection to load a seventh tab by.
func TestBrowserWithMoreTabsThanConnections(t *testing.T) {
	t.Parallel()
	p := previewOf(t, small())
	first := openTab(t)
	tabs := []context.Context{first}
	for range 8 {
		tabs = append(tabs, newTab(t, first))
	}
	for _, tab := range tabs {
		load(t, tab, p.address)
	}
	p.show(t, small().with("index.html", htmlPage(`<p id="new">New</p>`)))
	for _, tab := range tabs {
		wantTrue(t, tab, `document.getElementById('new')`)
	}
}

func TestBrowserShowsProblemsOverTheLastGoodPage(t *testing.T) {
	t.Parallel()
	p := previewOf(t, small())
	tab := openTab(t)
	load(t, tab, p.address)
	p.Fail([]Shown{mistake}, "en")
	wantTrue(t, tab, `document.querySelector('#gongshi details[open]')?.innerText.includes('hazcem')`)
	wantTrue(t, tab, `document.querySelector('#gongshi [role=status]').textContent === '1 problem' && document.activeElement === document.body`)
	wantTrue(t, tab, `window.stayed && document.querySelector('p').innerText.includes('Home')`)

	do(t, tab, chromedp.KeyEvent(kb.Escape))
	wantTrue(t, tab, `document.querySelector('#gongshi .problems:not([open])')`)
	load(t, tab, p.address+"about/")
	wantTrue(t, tab, `document.querySelector('#gongshi .problems:not([open])')`) // the same problems stay folded
	p.Fail([]Shown{mistake, mistake}, "en")
	wantTrue(t, tab, `document.querySelector('#gongshi .problems[open]')`)

	p.show(t, small())
	wantTrue(t, tab, `!document.querySelector('#gongshi .problems') && window.stayed`)
	wantTrue(t, tab, `document.querySelector('#gongshi [role=status]').textContent === 'No problems any more'`)
}

func TestBrowserGoesOnOnceThereIsASite(t *testing.T) {
	t.Parallel()
	p := startPreview(t, New("127.0.0.1:0"), "127.0.0.1:0")
	tab := openTab(t)
	load(t, tab, p.address+"about/")
	p.Fail([]Shown{mistake}, "en")
	wantTrue(t, tab, `document.body.innerText.includes('hazcem')`)
	p.show(t, small())
	wantTrue(t, tab, `document.querySelector('p').innerText === 'About' && !document.querySelector('#gongshi .problems')`)
}

// The place on the page is the same also where a script makes the page long after it was loaded.
func TestBrowserKeepsTheScroll(t *testing.T) {
	t.Parallel()
	site := small().with("late.js", `setTimeout(() => document.querySelector('p').classList.add('long'), 300)`, "style.css", "p { margin: 0 } .long { height: 5000px } .wide { width: 3000px }")
	body := func(class, text string) string {
		return htmlPage(`<p class="` + class + `">` + text + `</p><script src="late.js" defer></script>`)
	}
	for _, class := range []string{"long wide", "wide"} {
		site["index.html"] = body(class, "Old")
		p := previewOf(t, site)
		tab := openTab(t)
		load(t, tab, p.address)
		wantTrue(t, tab, `document.querySelector('p.long') && (scrollTo(100, 2345), scrollY === 2345)`)
		p.show(t, site.with("index.html", body(class, "New")))
		wantTrue(t, tab, `!window.stayed && document.querySelector('p').innerText === 'New' && scrollY === 2345 && scrollX === 100`)
	}
}

// It has to find its port free again, so no other test runs meanwhile.
func TestBrowserFindsTheServerAgain(t *testing.T) {
	p := previewOf(t, small())
	tab := openTab(t)
	load(t, tab, p.address)
	addr := strings.Trim(strings.TrimPrefix(p.address, "http://"), "/")
	p.stop()
	p = startPreview(t, showing(t, small()), addr)
	p.Fail([]Shown{mistake}, "en")
	wantTrue(t, tab, `document.querySelector('#gongshi .problems')`) // it listens again, and would have been told to reload before this
	wantTrue(t, tab, `window.stayed`)
	p.show(t, small().with("index.html", htmlPage(`<p id="new">New</p>`)))
	wantTrue(t, tab, `document.getElementById('new')`)
}

// A strict policy stays strict, and the preview works; one that forbids it is widened in the preview.
func TestBrowserUnderAPolicy(t *testing.T) {
	t.Parallel()
	for _, policy := range []string{
		"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'",
		"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; require-trusted-types-for 'script'",
	} {
		page := func(text string) string {
			return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` + policy + `"><title>T</title></head><body><p>` + text + `</p></body></html>`
		}
		p := previewOf(t, small().with("index.html", page("Home")))
		tab := openTab(t)
		load(t, tab, p.address+"?as-of=2022-07-15")
		wantTrue(t, tab, `getComputedStyle(document.getElementById('gongshi')).position === 'fixed'`)
		p.Fail([]Shown{mistake}, "en")
		wantTrue(t, tab, `document.querySelector('#gongshi .problems')`)
		p.show(t, small().with("index.html", page("Home again")))
		wantTrue(t, tab, `document.querySelector('p').innerText === 'Home as of 2022-07-15 again'`)
		do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelector('#gongshi input').value = '2022-06-30'`),
			chromedp.Click(chromedp.CSS("#gongshi button")))
		wantTrue(t, tab, `document.querySelector('p').innerText === 'Home as of 2022-06-30 again'`)
	}
}

func TestBrowserStaysOnADay(t *testing.T) {
	t.Parallel()
	link := `const a = document.createElement('a'); a.href = '/about/#why'; a.textContent = 'made'; document.querySelector('p').append(a)`
	p := previewOf(t, small().with("index.html", htmlPage(`<p>Home</p><script src="made.js" defer></script>`), "made.js", link))
	tab := openTab(t)
	load(t, tab, p.address+"?as-of=2022-07-15")
	do(t, tab, chromedp.Click(chromedp.CSS("p a")))
	wantTrue(t, tab, `location.pathname + location.search + location.hash === '/about/?as-of=2022-07-15#why'`)
	do(t, tab, chromedp.Click(chromedp.CSS("#gongshi li:nth-child(3) a")))
	wantTrue(t, tab, `location.search === '?as-of=2022-07-16' && document.querySelector('#gongshi .days[open]')`)
	do(t, tab, chromedp.Click(chromedp.CSS("#gongshi li:last-child a")))
	wantTrue(t, tab, `location.search === '' && document.querySelector('#gongshi .days:not([open])')`)
}

// A tab that comes back from the history, or into sight, compares its page at once.
func TestBrowserComparesWhenATabComesBack(t *testing.T) {
	t.Parallel()
	p := previewOf(t, small())
	tab := openTab(t)
	load(t, tab, p.address)
	load(t, tab, p.address+"about/")
	p.show(t, small().with("index.html", htmlPage(`<p id="new">New</p>`)))
	do(t, tab, chromedp.NavigateBack())
	wantTrue(t, tab, `document.getElementById('new')`)

	hidden := func(state string) string {
		return fmt.Sprintf(`Object.defineProperty(document, 'hidden', { value: %s, configurable: true }), document.dispatchEvent(new Event('visibilitychange'))`, state)
	}
	wantTrue(t, tab, `window.stayed = true`)
	wantTrue(t, tab, hidden("true"))
	p.wantStreams(t, 0) // it is told nothing any more
	p.show(t, small())
	wantTrue(t, tab, `window.stayed`)
	wantTrue(t, tab, hidden("false"))
	wantTrue(t, tab, `!document.getElementById('new') && !window.stayed`)
}
