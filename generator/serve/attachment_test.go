package serve

import (
	"strings"
	"testing"

	"gongshi/generator/output"
)

// attached is a site whose files below files/ were handed in.
type attached struct{ files }

func (a attached) File(path string) (output.File, bool) {
	f, ok := a.files.File(path)
	f.Attachment = strings.Contains(path, "/files/")
	return f, ok
}

// What was handed in is nobody's page: it may run nothing here, where drafts can be read, and gets no script of the preview.
func TestAttachmentsThatRunAreSentToBeKept(t *testing.T) {
	const page = "<!doctype html><html><head></head><body><script>alert(1)</script></body></html>"
	source := small().with("static.html", page, "crest.svg", "<svg/>")
	for _, ext := range []string{"html", "HTML", "htm", "xhtml", "xht", "svg", "xml", "pdf", "csv", "png", "txt", "docx"} {
		source["2022/files/a."+ext] = page
	}
	s := New("127.0.0.1:8080")
	site := siteOf(t, source)
	site.Source = attached{source}
	s.Show(site, nil)
	for address, runs := range map[string]bool{
		"/2022/files/a.html": true, "/2022/files/a.htm": true, "/2022/files/a.xhtml": true, "/2022/files/a.xht": true, "/2022/files/a.svg": true, "/2022/files/a.xml": true,
		"/2022/files/a.pdf": false, "/2022/files/a.csv": false, "/2022/files/a.png": false, "/2022/files/a.txt": false, "/2022/files/a.docx": false,
		"/crest.svg": false, "/static.html": false, "/about/": false,
	} {
		answer, body := get(t, s, address)
		policy, disposition := answer.Header.Get("Content-Security-Policy"), answer.Header.Get("Content-Disposition")
		if (policy == "sandbox") != runs || (disposition == "attachment") != runs || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s is sent with %q, %q", address, policy, disposition)
		}
		if runs && body != page {
			t.Errorf("%s is changed: %s", address, body)
		}
	}
	if answer, _ := get(t, s, "/2022/files/a.HTML"); answer.Header.Get("Content-Type") != "text/html; charset=utf-8" || answer.Header.Get("Content-Security-Policy") != "sandbox" {
		t.Errorf("an ending in capitals is sent as %s", answer.Header.Get("Content-Type"))
	}
}
