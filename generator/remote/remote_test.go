package remote

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gongshi/generator/output"
	"gongshi/generator/publish"
)

var origin = publish.Origin{Day: "2022-07-15", Version: "v1"}

var site = []output.File{
	page("index.html", "welcome"), page("2022/index.html", "2022"), page("2022/tasks/1/index.html", strings.Repeat("one ", 20_000)),
	page("2022/files/附 件%.pdf", "%PDF"), page("404.html", "no such page"), page(".well-known/security.txt", "Contact:"),
}

func page(path, says string) output.File {
	return output.File{Path: path, Bytes: func([]byte) ([]byte, error) { return []byte(says), nil }}
}

// published returns a folder into which files were published.
func published(t *testing.T, files []output.File) string {
	t.Helper()
	dir := t.TempDir()
	f, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Publish(files, origin); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A host serves a folder over HTTPS, compressed, and counts what it is asked for.
type host struct {
	*httptest.Server
	mu      sync.Mutex
	asked   map[string]int
	now     int // requests that are being answered,
	most    int // and were at the same time
	plain   bool
	waited  []time.Duration
	before  func(w http.ResponseWriter, r *http.Request, nth int) (done bool)
	strange []string
}

func hosted(t *testing.T, dir string) *host {
	t.Helper()
	h := &host{asked: map[string]int{}}
	files := http.StripPrefix("/sub/path", http.FileServer(http.Dir(dir)))
	h.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nth := h.begin(r)
		defer h.end()
		if h.before != nil && h.before(w, r, nth) {
			return
		}
		if !h.plain {
			w.Header().Set("Content-Encoding", "gzip")
			zipped := &zipper{ResponseWriter: w, to: gzip.NewWriter(w)}
			defer zipped.to.Close()
			w = zipped
		}
		place := filepath.Join(dir, strings.TrimPrefix(r.URL.Path, "/sub/path"))
		if _, err := os.Stat(filepath.Join(place, "index.html")); err != nil && strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r) // not a list of what is in the folder
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *host) begin(r *http.Request) (nth int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if r.Header.Get("Accept-Encoding") != "gzip" || r.Header.Get("User-Agent") != "gongshi-verify/0.1" {
		h.strange = append(h.strange, fmt.Sprint(r.URL, r.Header))
	}
	h.now++
	h.most = max(h.most, h.now)
	h.asked[r.URL.Path]++
	return h.asked[r.URL.Path]
}

func (h *host) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now--
}

type zipper struct {
	http.ResponseWriter
	to *gzip.Writer
}

func (z *zipper) WriteHeader(status int) {
	z.Header().Del("Content-Length")
	z.ResponseWriter.WriteHeader(status)
}

func (z *zipper) Write(b []byte) (int, error) { return z.to.Write(b) }

// copied returns the copy that the host serves. It does not wait, but notes how long it would.
func (h *host) copied(t *testing.T) *Copy {
	t.Helper()
	transport := h.Client().Transport.(*http.Transport).Clone()
	transport.Proxy = nil
	c, err := open(t.Context(), h.URL+"/sub/path", "0.1", transport)
	if err != nil {
		t.Fatal(err)
	}
	c.wait = func(ctx context.Context, d time.Duration) error {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.waited = append(h.waited, d)
		return ctx.Err()
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func differences(t *testing.T, c publish.Copy) string {
	t.Helper()
	_, wrong := publish.OriginOf(c)
	all, err := publish.VerifyCopy(c, site, origin)
	if err := errors.Join(err, wrong); err != nil {
		t.Fatal(err)
	}
	var says []string
	for _, d := range all {
		says = append(says, d.Kind.String()+" "+d.Path)
	}
	return strings.Join(says, ", ")
}

// What differs is the same whether one looks into the folder or asks the server.
func TestACopyOnAServerDiffersAsItsFolderDoes(t *testing.T) {
	more := append([]output.File{page("2022/tasks/2/index.html", "two")}, site...)
	for name, c := range map[string]struct {
		files  []output.File
		damage func(dir string) error
		want   string
	}{
		"nothing":        {site, func(string) error { return nil }, ""},
		"a page changed": {site, func(dir string) error { return os.WriteFile(dir+"/2022/index.html", []byte("2023"), 0o644) }, "changed 2022/index.html"},
		"a page longer":  {site, func(dir string) error { return os.WriteFile(dir+"/2022/index.html", []byte("2022 "), 0o644) }, "changed 2022/index.html"},
		"a page shorter": {site, func(dir string) error { return os.WriteFile(dir+"/2022/index.html", nil, 0o644) }, "changed 2022/index.html"},
		"one missing":    {site, func(dir string) error { return os.Remove(dir + "/2022/files/附 件%.pdf") }, "missing 2022/files/附 件%.pdf"},
		"one added":      {more, func(string) error { return nil }, "extra 2022/tasks/2/index.html, changed manifest.json"},
		"all of them": {more, func(dir string) error {
			return errors.Join(os.WriteFile(dir+"/404.html", []byte("gone"), 0o644), os.Remove(dir+"/index.html"))
		}, "extra 2022/tasks/2/index.html, changed 404.html, missing index.html, changed manifest.json"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := published(t, c.files)
			if err := c.damage(dir); err != nil {
				t.Fatal(err)
			}
			folder, err := publish.OpenCopy(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer folder.Close()
			for _, plain := range []bool{false, true} {
				h := hosted(t, dir)
				h.plain = plain
				if inFolder, served := differences(t, folder), differences(t, h.copied(t)); inFolder != c.want || served != c.want {
					t.Errorf("want %q; in the folder: %q; on the server: %q", c.want, inFolder, served)
				}
				if len(h.strange) > 0 {
					t.Errorf("strange requests: %q", h.strange)
				}
			}
		})
	}
}

func TestAServerIsAskedPolitely(t *testing.T) {
	files := site
	for n := range 100 {
		files = append(files, page(fmt.Sprintf("p/%d/index.html", n), "x"))
	}
	h := hosted(t, published(t, files))
	h.before = func(http.ResponseWriter, *http.Request, int) bool { time.Sleep(time.Millisecond); return false }
	c := h.copied(t)
	if o, err := publish.OriginOf(c); o != origin || err != nil {
		t.Errorf("it says %v, %v", o, err)
	}
	if d, err := publish.VerifyCopy(c, files, origin); len(d) > 0 || err != nil {
		t.Errorf("%v, %v", d, err)
	}
	if text, err := c.Read(publish.History); err != nil || len(text) == 0 {
		t.Errorf("the history: %v", err)
	}
	for place, times := range h.asked {
		if times != 1 {
			t.Errorf("%s was asked for %d times", place, times)
		}
	}
	if len(h.asked) != len(files)+2 || h.most > atOnce {
		t.Errorf("%d files were asked for, %d at the same time", len(h.asked), h.most)
	}
}

// A server may fail in many ways and come back: only the file that did not come is asked for again.
func TestWhatDidNotComeWholeIsAskedForAgain(t *testing.T) {
	const place = "/sub/path/2022/tasks/1/"
	cut := func(w http.ResponseWriter, bytes int) bool {
		w.Header().Set("Content-Length", "80000")
		io.WriteString(w, strings.Repeat("one ", bytes/4))
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	for name, fail := range map[string]func(w http.ResponseWriter) bool{
		"no answer":    func(http.ResponseWriter) bool { panic(http.ErrAbortHandler) },
		"cut early":    func(w http.ResponseWriter) bool { return cut(w, 8) },
		"cut late":     func(w http.ResponseWriter) bool { return cut(w, 60_000) },
		"busy":         func(w http.ResponseWriter) bool { w.WriteHeader(http.StatusServiceUnavailable); return true },
		"bad gateway":  func(w http.ResponseWriter) bool { w.WriteHeader(http.StatusBadGateway); return true },
		"wait, please": func(w http.ResponseWriter) bool { w.Header().Set("Retry-After", "7"); w.WriteHeader(429); return true },
		"wait for days": func(w http.ResponseWriter) bool {
			w.Header().Set("Retry-After", "999999")
			w.WriteHeader(429)
			return true
		},
		"wait for longer than there are days": func(w http.ResponseWriter) bool {
			w.Header().Set("Retry-After", "99999999999999999")
			w.WriteHeader(429)
			return true
		},
		"broken zip": func(w http.ResponseWriter) bool {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte("no zip"))
			return true
		},
	} {
		h := hosted(t, published(t, site))
		h.before = func(w http.ResponseWriter, r *http.Request, nth int) bool {
			return r.URL.Path == place && nth < 4 && fail(w)
		}
		c := h.copied(t)
		if got := differences(t, c); got != "" {
			t.Errorf("%s: it differs by %s", name, got)
		}
		for at, times := range h.asked {
			if want := map[bool]int{true: 4, false: 1}[at == place]; times != want {
				t.Errorf("%s: %s was asked for %d times, want %d", name, at, times, want)
			}
		}
		want := "[500ms 1s 2s]"
		switch name {
		case "no answer": // the library asks again by itself
			continue
		case "wait, please":
			want = "[7s 7s 7s]"
		case "wait for days", "wait for longer than there are days":
			want = "[1m0s 1m0s 1m0s]"
		}
		if got := fmt.Sprint(h.waited); got != want {
			t.Errorf("%s: it waited %s, want %s", name, got, want)
		}
	}
}

func TestAServerThatStaysAwayIsAnError(t *testing.T) {
	h := hosted(t, published(t, site))
	h.before = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		w.WriteHeader(http.StatusServiceUnavailable)
		return true
	}
	if _, err := publish.OriginOf(h.copied(t)); err == nil || !strings.HasSuffix(err.Error(), "/sub/path/manifest.json: 503 Service Unavailable") || len(h.waited) != tries-1 {
		t.Errorf("the error is %v, after %v", err, h.waited)
	}
}

func TestNoMoreIsReadThanItTakes(t *testing.T) {
	h := hosted(t, published(t, site))
	sent := 0
	h.before = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if r.URL.Path != "/sub/path/2022/" {
			return false
		}
		for range 10_000 { // as from a server that sends without end
			n, err := w.Write(make([]byte, 64<<10))
			sent += n
			if err != nil {
				break
			}
		}
		return true
	}
	if got := differences(t, h.copied(t)); got != "changed 2022/index.html" || sent > 64<<20 {
		t.Errorf("it differs by %q after %d bytes", got, sent)
	}
}

func TestNoRedirectLeadsElsewhere(t *testing.T) {
	h := hosted(t, published(t, site))
	h.before = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if r.URL.Path == "/sub/path/2022/" {
			http.Redirect(w, r, "https://other.example/", http.StatusFound)
			return true
		}
		if r.URL.Path == "/sub/path/404.html" {
			http.Redirect(w, r, "/sub/path/404", http.StatusFound)
			return true
		}
		if r.URL.Path == "/sub/path/404" {
			w.WriteHeader(http.StatusNotFound)
			io.WriteString(w, "no such page")
			return true
		}
		return false
	}
	all, err := publish.VerifyCopy(h.copied(t), site, origin)
	if err != nil || len(all) != 1 || all[0].Path != "2022/index.html" || all[0].Kind != publish.Changed || !strings.Contains(all[0].Why, "302 Found: it leads to https://other.example/") {
		t.Errorf("it differs by %v, %v", all, err)
	}
}

// What a server refuses is told, and hides nothing else.
func TestWhatIsRefusedIsADifferenceAmongOthers(t *testing.T) {
	h := hosted(t, published(t, site))
	h.before = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		switch r.URL.Path {
		case "/sub/path/2022/":
			w.WriteHeader(http.StatusForbidden)
		case "/sub/path/":
			io.WriteString(w, "another")
		default:
			return false
		}
		return true
	}
	if got := differences(t, h.copied(t)); got != "changed 2022/index.html, changed index.html" {
		t.Errorf("it differs by %q", got)
	}
}

// A long file over a slow line comes in parts, each going on where the last broke off.
func TestAFileThatBreaksOffIsGoneOnWith(t *testing.T) {
	long := strings.Repeat("0123456789", 100_000)
	files := append(slices.Clone(site), page("long.txt", long))
	h := hosted(t, published(t, files))
	var asked []string
	h.before = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if r.URL.Path != "/sub/path/long.txt" {
			return false
		}
		asked = append(asked, r.Header.Get("Range"))
		from := 0
		fmt.Sscanf(r.Header.Get("Range"), "bytes=%d-", &from)
		w.Header().Set("Etag", `"a"`)
		w.Header().Set("Content-Length", strconv.Itoa(len(long)-from))
		if from > 0 {
			w.WriteHeader(http.StatusPartialContent)
		}
		io.WriteString(w, long[from:min(from+400_000, len(long))])
		return true
	}
	c := h.copied(t)
	if all, err := publish.VerifyCopy(c, files, origin); err != nil || len(all) > 0 {
		t.Errorf("it differs by %v, %v", all, err)
	}
	if !slices.Equal(asked, []string{"", "bytes=400000-", "bytes=800000-"}) {
		t.Errorf("it was asked for %q", asked)
	}
}

func TestOnlyHTTPSAddressesAreAsked(t *testing.T) {
	for _, address := range []string{"http://example.org/", "https://", "https:///x", "https://a b/", "https://example.org/?q", "https://example.org/#x", "https://me:secret@example.org/"} {
		if _, err := Open(t.Context(), address, "0.1"); !errors.Is(err, ErrAddress) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if c, err := Open(t.Context(), "https://example.org/sub", "0.1"); err != nil || c.String() != "https://example.org/sub/" || c.address("2022/index.html") != "https://example.org/sub/2022/" || c.address("index.html") != "https://example.org/sub/" {
		t.Errorf("%v, %v", c, err)
	}
}

func TestACertificateThatDoesNotFitIsAskedForOnce(t *testing.T) {
	h := hosted(t, published(t, site))
	c, err := Open(t.Context(), h.URL, "0.1")
	if err != nil {
		t.Fatal(err)
	}
	c.wait = func(context.Context, time.Duration) error { t.Error("it asked again"); return nil }
	if _, err := publish.OriginOf(c); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("the error is %v", err)
	}
}
