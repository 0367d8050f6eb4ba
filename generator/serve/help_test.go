package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"

	"gongshi/generator/day"
	"gongshi/generator/output"
)

// files are a site in memory. A file whose text is "broken" cannot be made.
type files map[string]string

func (f files) File(path string) (output.File, bool) {
	text, ok := f[path]
	return output.File{Bytes: func([]byte) ([]byte, error) {
		if text == "broken" {
			return nil, errors.New("row.html:3: no such field")
		}
		return []byte(text), nil
	}}, ok
}

// streamed is a site whose files can only be opened, and cannot seek.
type streamed files

func (f streamed) File(path string) (output.File, bool) {
	text, ok := f[path]
	return output.File{Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}, ok
}

// htmlPage returns a page with a body, as the layouts write it.
func htmlPage(body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><link rel="stylesheet" href="/style.css"></head><body>` + body + `</body></html>`
}

// small is a site with a page in a folder, a style sheet and a page for all that is not there.
func small() files {
	return files{
		"index.html":       htmlPage(`<p>Home <a href="about/#why">About</a></p>`),
		"about/index.html": htmlPage(`<p>About</p>`),
		"404.html":         htmlPage(`<p>Nothing here</p>`),
		"style.css":        "p { color: red }",
	}
}

// with returns f with some of its files replaced; one that is empty is gone.
func (f files) with(pairs ...string) files {
	changed := files{}
	for path, text := range f {
		changed[path] = text
	}
	for i := 0; i < len(pairs); i += 2 {
		changed[pairs[i]] = pairs[i+1]
		if pairs[i+1] == "" {
			delete(changed, pairs[i])
		}
	}
	return changed
}

func mustDay(t testing.TB, s string) day.Day {
	t.Helper()
	d, ok := day.Parse(s)
	if !ok {
		t.Fatalf("no day %s", s)
	}
	return d
}

// siteOf returns a site of 2022-12-31 that shows, as of another day, the same files and that day on its first page.
func siteOf(t testing.TB, source files) Site {
	return Site{
		Source: source, Day: mustDay(t, "2022-12-31"), Language: "en",
		Days: []day.Day{mustDay(t, "2022-03-15"), mustDay(t, "2022-06-30"), mustDay(t, "2022-07-31")},
		On: func(d day.Day) (Source, error) {
			return source.with("index.html", strings.Replace(source["index.html"], "Home", "Home as of "+d.String(), 1)), nil
		},
	}
}

// showing returns a server that shows files.
func showing(t testing.TB, source files) *Server {
	s := New("127.0.0.1:8080")
	s.Show(siteOf(t, source), nil)
	return s
}

// get asks for an address, and returns the answer with its body.
func get(t testing.TB, s *Server, address string, headers ...string) (*http.Response, string) {
	t.Helper()
	return ask(t, s, http.MethodGet, address, headers...)
}

func ask(t testing.TB, s *Server, method, address string, headers ...string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest(method, address, nil)
	r.Host = "localhost:8080"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	answer := w.Result()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

func wantAll(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("there is no %q in:\n%s", part, text)
		}
	}
}

func wantNone(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("there is %q in:\n%s", part, text)
		}
	}
}

var tabOfPage = regexp.MustCompile(`data-tab="([^"]*)"`)

// tabOf returns what the script of a page says of it when it listens.
func tabOf(t testing.TB, s *Server, address string) url.Values {
	t.Helper()
	_, body := get(t, s, address)
	m := tabOfPage.FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("the page at %s has no script:\n%s", address, body)
	}
	values, err := url.ParseQuery(strings.ReplaceAll(m[1], "&amp;", "&"))
	if err != nil {
		t.Fatal(err)
	}
	return values
}

// A listener is a tab that listens to a server of a bubble.
type listener struct {
	t      testing.TB
	events chan string // "reload", or "problems" with the HTML after a space; closed when the stream ends
	stop   func()
}

// A network has no sockets: a goroutine that waits for one of its connections is known to wait, and so a test knows when nothing
// moves any more.
type network struct {
	dialled chan net.Conn
	closed  context.Context
	close   context.CancelFunc
}

func newNetwork() *network {
	closed, cancel := context.WithCancel(context.Background())
	return &network{make(chan net.Conn), closed, cancel}
}

func (n *network) Accept() (net.Conn, error) {
	select {
	case c := <-n.dialled:
		return c, nil
	case <-n.closed.Done():
		return nil, net.ErrClosed
	}
}

func (n *network) Close() error {
	n.close()
	return nil
}

func (n *network) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080} }

func (n *network) dial(context.Context, string, string) (net.Conn, error) {
	near, far := net.Pipe()
	n.dialled <- far
	return near, nil
}

// served returns a server over connections of a network, for a test in a bubble of testing/synctest.
func served(t *testing.T, s *Server) *httptest.Server {
	t.Helper()
	n := newNetwork()
	server := httptest.NewUnstartedServer(s)
	server.Listener.Close()
	server.Listener = n
	server.Start()
	server.Client().Transport = &http.Transport{DialContext: n.dial}
	t.Cleanup(func() {
		server.Client().CloseIdleConnections()
		server.Close()
	})
	return server
}

// listen opens the stream of a tab.
func listen(t testing.TB, server *httptest.Server, tab url.Values) *listener {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/_gongshi/events?"+tab.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	l := &listener{t: t, events: make(chan string, 100), stop: cancel}
	go l.read(answer.Body)
	t.Cleanup(cancel)
	return l
}

func (l *listener) read(body io.ReadCloser) {
	defer close(l.events)
	defer body.Close()
	event := ""
	for lines := bufio.NewScanner(body); lines.Scan(); {
		if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
			event = name
		}
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			l.events <- event + " " + data
		}
	}
}

// next returns what a tab hears once nothing moves any more, and whether it heard anything; closed says that the stream ended.
func (l *listener) next() (event string, heard, closed bool) {
	synctest.Wait()
	select {
	case event, open := <-l.events:
		return event, open, !open
	default:
		return "", false, false
	}
}

// want returns the next event, which must begin with a text.
func (l *listener) want(begins string) string {
	l.t.Helper()
	event, heard, closed := l.next()
	if !heard || !strings.HasPrefix(event, begins) {
		l.t.Fatalf("the tab heard %q (its stream ended: %v), want %q", event, closed, begins)
	}
	return event
}

// wantNothing makes sure that a tab hears nothing, and that its stream goes on.
func (l *listener) wantNothing() {
	l.t.Helper()
	if event, heard, closed := l.next(); heard || closed {
		l.t.Fatalf("the tab heard %q (its stream ended: %v), want nothing", event, closed)
	}
}

func (l *listener) wantEnd() {
	l.t.Helper()
	if event, _, closed := l.next(); !closed {
		l.t.Fatalf("the tab heard %q, want the end", event)
	}
}

var mistake = Shown{Place: "content/2022/07.md:4:9", Words: "there is no office “hazcem”", Hint: "Did you mean “hazchem”?", Source: `lead = ["hazcem"]`, Caret: 9}
