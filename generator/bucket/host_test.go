package bucket

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// A host stands before a store. It counts what it is asked, does what a test wants to a request, and looks at the store after each
// that may have changed something.
type host struct {
	*httptest.Server
	t     *testing.T
	store store

	mu      sync.Mutex
	asked   []string
	ahead   time.Duration // of the clock that answers tell
	trouble func(nth int, r *http.Request) trouble
	after   func(asked string)
	dead    bool // nothing gets through any more
}

// A trouble is what happens to a request.
type trouble int

const (
	none    trouble = iota
	broken          // the connection breaks before it gets through
	unheard         // it gets through, and the connection breaks before the answer
	failing         // 500
	busy            // 503
	silent          // nothing comes
	killed          // nothing gets through from now on
)

func newHost(t *testing.T, s store) *host {
	h := &host{t: t, store: s}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock() // one after the other, so that the state after each can be looked at
	asked := r.Method + " " + strings.TrimPrefix(r.URL.Path, "/site/sub/path/")
	if r.URL.RawQuery != "" {
		asked = "LIST"
	}
	h.asked = append(h.asked, asked)
	is := none
	if h.trouble != nil {
		is = h.trouble(len(h.asked), r)
	}
	h.dead = h.dead || is == killed
	if h.dead {
		is = broken
	}
	w.Header().Set("Date", time.Now().Add(h.ahead).UTC().Format(http.TimeFormat))
	switch is {
	case broken:
		panic(http.ErrAbortHandler)
	case unheard:
		h.store.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	case failing:
		refuse(w, http.StatusInternalServerError, "InternalError")
	case busy:
		refuse(w, http.StatusServiceUnavailable, "SlowDown")
	case silent:
		h.mu.Unlock()
		io.Copy(io.Discard, r.Body) // who is gone shows only then
		<-r.Context().Done()
		h.mu.Lock()
	default:
		h.store.ServeHTTP(w, r)
	}
	if h.after != nil && r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.after(asked)
	}
}

// open returns the place at the host. It does not wait, but has the host's clock go on.
func (h *host) open() *Bucket {
	h.t.Helper()
	h.t.Setenv("AWS_ACCESS_KEY_ID", "key")
	h.t.Setenv("AWS_SECRET_ACCESS_KEY", "secretsecret")
	s, err := connect(Address{"site", "sub/path/"}, Options{Endpoint: h.URL, Version: "test"}, patientTransport(300*time.Millisecond))
	if err != nil {
		h.t.Fatal(err)
	}
	s.wait = func(ctx context.Context, d time.Duration) error {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.ahead += d
		return context.Cause(ctx)
	}
	return &Bucket{s}
}

// deploy deploys files, and returns what it did and which requests that took.
func (h *host) deploy(files []output.File, w Way) (Result, []string, error) {
	h.t.Helper()
	h.mu.Lock()
	h.asked = nil
	h.mu.Unlock()
	r, err := h.open().Deploy(h.t.Context(), files, publish.Origin{Day: "2022-07-15", Version: "v1"}, w)
	h.mu.Lock()
	defer h.mu.Unlock()
	return r, slices.Clone(h.asked), err
}

func (h *host) mustDeploy(files []output.File, w Way) (Result, []string) {
	h.t.Helper()
	r, asked, err := h.deploy(files, w)
	if err != nil {
		h.t.Fatal(err)
	}
	return r, asked
}

// holds reports how the store differs from what publishing the files to a folder gives.
func (h *host) holds(files []output.File, others ...string) {
	h.t.Helper()
	dir := h.t.TempDir()
	folder, err := publish.Open(dir)
	if err != nil {
		h.t.Fatal(err)
	}
	defer folder.Close()
	if _, err := folder.Publish(files, publish.Origin{Day: "2022-07-15", Version: "v1"}); err != nil {
		h.t.Fatal(err)
	}
	is := h.store.objects(h.t)
	if _, err := publish.ReadChain([]byte(is[publish.History])); err != nil {
		h.t.Errorf("%s: %v", publish.History, err)
	}
	delete(is, publish.History)
	for _, p := range others {
		delete(is, p)
	}
	want := textsIn(h.t, dir)
	delete(want, publish.History)
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if is[p] != want[p] {
			h.t.Errorf("%s is %q, want %q", p, is[p], want[p])
		}
		delete(is, p)
	}
	if len(is) > 0 {
		h.t.Errorf("these are left: %v", slices.Sorted(maps.Keys(is)))
	}
}

var link = regexp.MustCompile(`href=(\S+)`)

// deadLinks returns the links that lead nowhere, from pages that can be reached from "/", and from these that a reader still has.
func deadLinks(is map[string]string, open map[string]string) (dead []string) {
	seen, next := map[string]bool{}, []string{"index.html"}
	check := func(from, text string, follow bool) {
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			if _, there := is[found[1]]; !there {
				dead = append(dead, from+" → "+found[1])
			} else if follow {
				next = append(next, found[1])
			}
		}
	}
	for len(next) > 0 {
		p := next[0]
		next = next[1:]
		if !seen[p] {
			seen[p] = true
			check(p, is[p], true)
		}
	}
	for p, text := range open {
		check("old "+p, text, false)
	}
	return dead
}

// watchLinks has every link looked at after each request that changes something. Readers keep the pages of the last complete
// deployment until what it left behind is removed.
func (h *host) watchLinks() {
	open, complete := h.store.objects(h.t), h.store.objects(h.t)[publish.Manifest]
	h.setAfter(func(asked string) {
		is := h.store.objects(h.t)
		if is[publish.Manifest] != complete {
			open = nil
		}
		if _, home := is["index.html"]; !home && open == nil {
			return // a first deployment: nobody can come in yet
		}
		for _, dead := range deadLinks(is, open) {
			h.t.Errorf("after %s: %s", asked, dead)
		}
	})
}

// setTrouble says what happens to requests from now on.
func (h *host) setTrouble(is func(nth int, r *http.Request) trouble) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.trouble = is
}

// setAfter says what is done after each request that may have changed something.
func (h *host) setAfter(do func(asked string)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.after = do
}

// page is a page with links.
func page(p string, stage output.Stage, says string, links ...string) output.File {
	text := says
	for _, to := range links {
		text += fmt.Sprintf(" href=%s", to)
	}
	return output.File{Path: p, Stage: stage, Bytes: func([]byte) ([]byte, error) { return []byte(text), nil }}
}

// siteOf returns a site with so many tasks from a number on, whose pages say something. Each links to the next one and to its list.
func siteOf(from, n int, says string) []output.File {
	files := []output.File{page("style-"+says+".css", output.Asset, says), page("files/附 件+%.svg", output.Asset, "<svg>")}
	files[1].Attachment = true
	var tasks []string
	for i := from; i < from+n; i++ {
		tasks = append(tasks, fmt.Sprintf("tasks/%d/index.html", i))
	}
	for i, p := range tasks {
		files = append(files, page(p, output.Page, fmt.Sprint(says, " ", i%3), "style-"+says+".css", tasks[(i+1)%n], "list/index.html"))
	}
	files = append(files, page("list/index.html", output.List, says, tasks...), page("index.html", output.Home, says, "list/index.html", "style-"+says+".css"),
		page("tasks.json", output.Bulk, strings.Repeat(says, 500)))
	return files
}
