package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestHostsThatAreAnswered(t *testing.T) {
	for _, c := range []struct {
		listening, host string
		want            bool
	}{
		{"127.0.0.1", "127.0.0.1:8080", true},
		{"127.0.0.1", "localhost:8080", true},
		{"127.0.0.1", "LocalHost", true},
		{"127.0.0.1", "[::1]:8080", true},
		{"127.0.0.1", "127.0.0.9", true},
		{"127.0.0.1", "evil.example:8080", false},
		{"127.0.0.1", "localhost.evil.example", false},
		{"127.0.0.1", "192.168.1.5:8080", false},
		{"127.0.0.1", "", false},
		{"192.168.1.5", "192.168.1.5:8080", true},
		{"192.168.1.5", "192.168.1.6:8080", false},
		{"desk.example", "desk.example:8080", true},
		{"desk.example", "evil.example", false},
		{"0.0.0.0", "desk.example:8080", true},
		{"::", "desk.example:8080", true},
	} {
		if got := answersTo(c.listening, c.host); got != c.want {
			t.Errorf("listening on %s, %q is answered: %v", c.listening, c.host, got)
		}
	}
}

func TestAnotherHostSeesNothing(t *testing.T) {
	s := showing(t, small())
	for _, path := range []string{"/", "/style.css", "/_gongshi/events", "/_gongshi/live.js"} {
		r, w := httptest.NewRequest(http.MethodGet, path, nil), httptest.NewRecorder()
		r.Host = "evil.example"
		s.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden {
			t.Errorf("%s is shown to evil.example: %d", path, w.Code)
		}
	}
}

func TestNothingIsKept(t *testing.T) {
	s := showing(t, small())
	for _, path := range []string{"/", "/about", "/nowhere", "/style.css", "/_gongshi/live.js", "/?as-of=never"} {
		answer, _ := get(t, s, path, "If-Modified-Since", "Sat, 31 Dec 2044 00:00:00 GMT")
		if got := answer.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control is %q", path, got)
		}
		if answer.StatusCode == http.StatusNotModified || answer.Header.Get("ETag")+answer.Header.Get("Last-Modified") != "" {
			t.Errorf("%s invites a browser to ask whether it changed", path)
		}
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	s := showing(t, small())
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		if answer, _ := ask(t, s, method, "/"); answer.StatusCode != http.StatusMethodNotAllowed || answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow %q", method, answer.StatusCode, answer.Header.Get("Allow"))
		}
	}
}

func TestHeadTellsWhatGetWould(t *testing.T) {
	s := showing(t, small())
	for _, path := range []string{"/", "/style.css", "/nowhere", "/about"} {
		full, _ := get(t, s, path)
		head, body := ask(t, s, http.MethodHead, path)
		if head.StatusCode != full.StatusCode || head.ContentLength != full.ContentLength || body != "" {
			t.Errorf("%s: HEAD tells %d with %d bytes and %q, GET %d with %d", path, head.StatusCode, head.ContentLength, body, full.StatusCode, full.ContentLength)
		}
	}
}
