package serve

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhatIsAtAnAddress(t *testing.T) {
	s := showing(t, small().with("2022/files/a.txt", "text", "2022/files/表.csv", "number", "data.bin", "\x00"))
	for _, c := range []struct {
		address, mediaType, contains string
		status                       int
	}{
		{"/", "text/html; charset=utf-8", "Home", 200},
		{"/index.html", "text/html; charset=utf-8", "Home", 200},
		{"/about/", "text/html; charset=utf-8", "About", 200},
		{"//about//", "text/html; charset=utf-8", "About", 200},
		{"/about/nothing/", "text/html; charset=utf-8", "Nothing here", 404},
		{"/2022/files/", "text/html; charset=utf-8", "Nothing here", 404},
		{"/style.css/", "text/html; charset=utf-8", "Nothing here", 404},
		{"/style.css", "text/css; charset=utf-8", "p { color: red }", 200},
		{"/2022/files/a.txt", "text/plain; charset=utf-8", "text", 200},
		{"/2022/files/%E8%A1%A8.csv", "text/csv; charset=utf-8", "number", 200},
		{"/data.bin", "application/octet-stream", "\x00", 200},
		{"/_gongshi/live.js", "text/javascript; charset=utf-8", "EventSource", 200},
		{"/_gongshi/live.css", "text/css; charset=utf-8", "#gongshi", 200},
		{"/_gongshi/head.html", "text/plain; charset=utf-8", "404", 404},
	} {
		answer, body := get(t, s, c.address)
		if answer.StatusCode != c.status || answer.Header.Get("Content-Type") != c.mediaType || !strings.Contains(body, c.contains) {
			t.Errorf("%s: %d %s\n%s", c.address, answer.StatusCode, answer.Header.Get("Content-Type"), body)
		}
	}
}

func TestAFolderIsLedToItsPage(t *testing.T) {
	s := showing(t, small())
	for address, want := range map[string]string{
		"/about":                  "/about/",
		"/about?as-of=2022-07-15": "/about/?as-of=2022-07-15",
		"//about":                 "/about/",
		"/x/../about":             "/about/",
	} {
		if answer, _ := get(t, s, "http://localhost"+address); answer.StatusCode != http.StatusFound || answer.Header.Get("Location") != want {
			t.Errorf("%s: %d to %q", address, answer.StatusCode, answer.Header.Get("Location"))
		}
	}
}

// 404.html is shown at any depth, so its links begin with the path that the site will have.
func TestTheSiteIsAlsoBelowThePathOfItsAddress(t *testing.T) {
	s := New("127.0.0.1:8080")
	site := siteOf(t, small().with("gov/index.html", htmlPage("A page of that name")))
	site.Base = "/zdgz/"
	s.Show(site, nil)
	for address, want := range map[string]string{
		"/zdgz/":          "Home",
		"/zdgz/about/":    "<p>About</p>",
		"/zdgz/style.css": "color: red",
		"/about/":         "<p>About</p>",
		"/zdgz/nowhere":   "Nothing here",
		"/zdgzabout/":     "Nothing here",
	} {
		if _, body := get(t, s, address); !strings.Contains(body, want) {
			t.Errorf("%s: no %q in\n%s", address, want, body)
		}
	}
	for address, want := range map[string]string{"/zdgz": "/zdgz/", "/zdgz/about": "/zdgz/about/"} {
		if answer, _ := get(t, s, address); answer.Header.Get("Location") != want {
			t.Errorf("%s leads to %q", address, answer.Header.Get("Location"))
		}
	}
	site.Base = "/gov/"
	s.Show(site, nil)
	if _, body := get(t, s, "/gov/"); !strings.Contains(body, "A page of that name") {
		t.Error("the path of the address hides a page")
	}
}

func TestPartsOfAFileCanBeAskedFor(t *testing.T) {
	s := showing(t, small())
	if answer, body := get(t, s, "/style.css", "Range", "bytes=0-0"); answer.StatusCode != http.StatusPartialContent || body != "p" {
		t.Errorf("%d %q", answer.StatusCode, body)
	}
}

func TestAnAttachmentIsStreamed(t *testing.T) {
	s := New("127.0.0.1:8080")
	s.Show(Site{Source: streamed{"a.pdf": "%PDF", "index.html": htmlPage("Home")}}, nil)
	if answer, body := get(t, s, "/a.pdf"); answer.Header.Get("Content-Type") != "application/pdf" || body != "%PDF" {
		t.Errorf("%v %q", answer.Header, body)
	}
	_, body := get(t, s, "/")
	wantAll(t, body, "Home", "live.js")
}

func TestAPageThatCannotBeMadeSaysWhy(t *testing.T) {
	s := showing(t, small().with("about/index.html", "broken", "style.css", "broken"))
	answer, body := get(t, s, "/about/")
	if answer.StatusCode != http.StatusInternalServerError {
		t.Errorf("the status is %d", answer.StatusCode)
	}
	wantAll(t, body, "row.html:3: no such field", "live.js")
	if answer, _ := get(t, s, "/style.css"); answer.StatusCode != http.StatusInternalServerError {
		t.Errorf("the style sheet: %d", answer.StatusCode)
	}
}

func TestWithoutA404PageThereIsOne(t *testing.T) {
	answer, body := get(t, showing(t, small().with("404.html", "")), "/nowhere")
	if answer.StatusCode != http.StatusNotFound {
		t.Errorf("the status is %d", answer.StatusCode)
	}
	wantAll(t, body, "There is no such page", "live.js")
}

func TestBeforeThereIsASite(t *testing.T) {
	s := New("127.0.0.1:8080")
	answer, body := get(t, s, "/about/")
	if answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("the status is %d", answer.StatusCode)
	}
	wantAll(t, body, "It is being built.", `<noscript><meta http-equiv="refresh" content="2"></noscript>`)

	s.Fail([]Shown{mistake}, "zh-CN")
	_, body = get(t, s, "/about/")
	wantAll(t, body, "网站还不能显示", "1 个问题", "there is no office “hazcem”", "content/2022/07.md:4:9", `lead = [<mark>&#34;</mark>hazcem`, "Did you mean", `content="2"`)

	s.Show(siteOf(t, small()), nil)
	_, body = get(t, s, "/about/")
	wantAll(t, body, "<p>About</p>")
	wantNone(t, body, "hazcem", "refresh")
}
