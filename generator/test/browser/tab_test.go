//go:build browser

package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The widths of the narrowest screen that pages are made for, of a small phone and of a laptop, in CSS pixels.
const (
	narrow = 320
	phone  = 360
	laptop = 1280
)

// A tab is a tab of the browser that all tests share, with a profile of its own: no other tab has its storage or its cache. It ends with
// the test.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu         sync.Mutex
	complaints []string // what a reader with the developer tools open would see in red, and requests that leave the site
}

// patience is how long everything that a test does in its tab may take, on whichever machine.
const patience = 25 * time.Minute

// chromium starts the browser that the tests share. It ends with them.
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

func newTab(t *testing.T) *tab {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	tab := &tab{t: t}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(tab.hear))
	tab.ctx = ctx
	t.Cleanup(cancel)
	tab.do(chromedp.Navigate("about:blank")) // a tab lives as long as the context that it was opened with
	tab.ctx, cancel = context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	// Each reader sits before a screen of their own: what another test does takes no focus away.
	if _, err := chromedp.Call(tab.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return tab
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// hear notes what a page must not cause.
func (b *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.complain("console.%s: %v", e.Type, e.Args)
	case *runtime.EventExceptionThrown:
		b.complain("uncaught: %s", e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.complain("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			b.complain("failed: %s %s", e.Type, e.ErrorText)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= http.StatusBadRequest {
			b.complain("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme == "http" && u.Hostname() != "127.0.0.1" || u.Scheme == "https" {
			b.complain("leaves the site: %s", e.Request.URL)
		}
	}
}

func (b *tab) complain(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = append(b.complaints, fmt.Sprintf(format, args...))
}

// heard returns the complaints since it was last asked.
func (b *tab) heard() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	heard := b.complaints
	b.complaints = nil
	return heard
}

// wide gives the tab a width, and a phone's habits if that is a phone's.
func (b *tab) wide(width int64) {
	b.t.Helper()
	if width <= phone {
		b.do(chromedp.EmulateViewport(width, 740, chromedp.EmulateMobile, chromedp.EmulateTouch))
	} else {
		b.do(chromedp.EmulateViewport(width, 900))
	}
}

// scheme makes the reader one who prefers "light" or "dark".
func (b *tab) scheme(name string) {
	b.t.Helper()
	params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, params); err != nil {
		b.t.Fatal(err)
	}
}

// withoutScripts makes the reader one whose browser runs none.
func (b *tab) withoutScripts() {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.t.Fatal(err)
	}
}

// before runs a script in each page to come, before those of the page.
func (b *tab) before(source string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source}); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) open(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

// click clicks the first link that a selector finds, and waits for where it leads.
func (b *tab) click(selector string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))); err != nil {
		b.t.Fatalf("click %s: %v", selector, err)
	}
}

func (b *tab) title() string {
	b.t.Helper()
	title, err := chromedp.Run(b.ctx, chromedp.Title())
	if err != nil {
		b.t.Fatal(err)
	}
	return title
}

// evaluate returns the value of a JavaScript expression in the page; of a promise, what it becomes.
func evaluate[T any](b *tab, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

// holds reports whether an expression is true in the page. While the page is being loaded there may be no answer.
func (b *tab) holds(expression string) (bool, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[bool](`!!(`+expression+`)`))
}

// What the tests listen for is heard when it happens.
func TestATabHearsEveryComplaint(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Header().Set("Content-Security-Policy", "img-src 'self' http://localhost:1")
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(`<!doctype html><script>console.debug("murmur")</script><script>throw new Error("cry")</script>
				<img src="/lost.png" alt=""><img src="http://localhost:1/far.png" alt=""><img src="data:image/png;base64,AAAA" alt="">`))
			return
		}
		http.NotFound(w, r)
	}))
	defer server.Close()
	b := newTab(t)
	b.open(server.URL)
	heard := strings.Join(b.heard(), "\n")
	for _, complaint := range []string{"console.debug", "uncaught", "status 404", "leaves the site: http://localhost:1/far.png", "failed: Image", "Content Security Policy"} {
		if !strings.Contains(heard, complaint) {
			t.Errorf("it did not hear %q, only\n%s", complaint, heard)
		}
	}
}
