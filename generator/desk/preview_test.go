package desk

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

func TestThePreviewShowsWhatIsNotWrittenYet(t *testing.T) {
	s := newShop(t)
	var asked string
	s.Sketch = func(sources *tree.Tree, file string) ([]byte, bool) {
		asked = file
		if all := sources.Under("content/2022/updates"); len(all) > 0 {
			text, err := all[0].Read()
			if err != nil {
				t.Error(err)
			}
			return []byte(`<html><head><meta http-equiv="Content-Security-Policy" content="base-uri 'none'"></head><main id="main"><li id="01-2022-07-15-quay"><pre>` + string(text) + "</pre></main>"), true
		}
		return nil, false
	}
	_, sent := s.open("report/2022/1")
	sent = with(sent, "title", "又修好五盏", "by", "quay", "date", "2022-07-15")
	status, page, header := s.send("preview/report/2022/1", sent)
	if status != http.StatusOK || asked != "2022/tasks/1/index.html" {
		t.Fatalf("%d, of %q", status, asked)
	}
	for _, want := range []string{`<base href="/zdgz/2022/tasks/1/" target="_blank">`, "又修好五盏", `<span id="preview-here">`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
	if strings.Contains(page, "http-equiv") || !strings.Contains(header.Get("Content-Security-Policy"), "frame-ancestors 'self'") {
		t.Errorf("the policy is %q, and that of the page\n%s", header.Get("Content-Security-Policy"), page)
	}
	if s.names("content/2022/updates") != "" {
		t.Error("the preview wrote a file")
	}
	if _, page, _ := s.send("preview/report/2022/1", with(sent, "date", "2022-02-30")); !strings.Contains(page, "还有要改的地方") {
		t.Errorf("with a mistake:\n%s", page)
	}
	if status, _, _ := s.send("preview/report/2022/1", with(sent, "token", "another")); status != http.StatusNotFound {
		t.Errorf("with the token of another run: %d", status)
	}
}

func TestAPageInAFrameBeginsWhereTheFormIsAbout(t *testing.T) {
	for _, c := range []struct{ page, anchor, want string }{
		{`<head></head><main id="main"><li id="a"><p>x`, "a", `<head><base href="/x/" target="_blank"></head><main id="main"><li id="a"><span id="preview-here"></span><p>x`},
		{`<head></head><main id="main">`, "gone", `<head><base href="/x/" target="_blank"></head><a id="preview-here"></a><main id="main">`},
		{`<head></head><main id="main">`, "", `<head><base href="/x/" target="_blank"></head><a id="preview-here"></a><main id="main">`},
	} {
		if got := inFrame(c.page, (&url.URL{Path: "/x/"}).EscapedPath(), c.anchor); got != c.want {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
	}
}
