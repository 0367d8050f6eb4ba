package command

import (
	"html"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongshi/generator/test/demonstration"
)

// beyondPages is what the servers' policy says and a page cannot: a browser takes no notice of it in a meta tag.
const beyondPages = "; frame-ancestors 'none'"

var (
	policyOfPages  = regexp.MustCompile(`http-equiv="?Content-Security-Policy"? content="([^"]*)"`)
	policyOfServer = regexp.MustCompile(`(?m)^\s*(?:add_header )?Content-Security-Policy:? "?([^"\n]*)`)
)

// Whoever lets the server send the policy gets the one that the pages would have.
func TestServersSendThePolicyOfThePages(t *testing.T) {
	pages := policyOfPages.FindSubmatch(ownSite(t, "2022-07-15")["index.html"])
	if pages == nil {
		t.Fatal("the pages carry no policy")
	}
	want := html.UnescapeString(string(pages[1])) + beyondPages
	for _, name := range []string{"nginx.conf", "_headers"} {
		text, err := os.ReadFile(filepath.Join("../docs/deploy", name))
		if err != nil {
			t.Fatal(err)
		}
		all := policyOfServer.FindAllSubmatch(text, -1)
		if len(all) < 2 || string(all[0][1]) != want {
			t.Errorf("%s sends %s, want %s", name, all, want)
		}
		for _, other := range all[1:] { // those of attachments that run
			if strings.TrimSuffix(string(other[1]), " always;") != "sandbox" {
				t.Errorf("%s also sends %s", name, other[1])
			}
		}
	}
}

// Every static file of the site may be kept for a while, whatever the host does by itself.
func TestHostsKeepStaticFilesForAWhile(t *testing.T) {
	root := demonstration.Folder(t) // another site may have static files of its own
	text := textOf(t, "../docs/deploy/_headers")
	for name := range filesBelow(t, filepath.Join(root, "static")) {
		if !strings.HasSuffix(name, ".go") && !strings.Contains(text, "\n/"+name+"\n  Cache-Control: ") {
			t.Errorf("_headers does not know %s", name)
		}
	}
	for _, found := range regexp.MustCompile(`(?m)^/([^*:\n]+)$`).FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join(root, "static", found[1])); err != nil {
			t.Error(err)
		}
	}
}

// nginx serves the site in a sub-folder as the snippet says.
func TestNginxServesTheSiteByTheSnippet(t *testing.T) {
	t.Parallel()
	root, site := t.TempDir(), smallSite(t)
	write(t, filepath.Join(site, "site.toml"), strings.Replace(textOf(t, filepath.Join(site, "site.toml")), "[[offices]]", "csp = \"header\"\n\n[[offices]]", 1))
	text := "+++\ntitle = \"Files\"\n+++\n\n"
	for _, name := range []string{"a.pdf", "a.svg", "b.SVG", "a.html", "a.xhtml", "a.docx", "a.wps", "a.ofd", "a.txt", "a.csv", "a.png", "a.unknown", "deep/a.htm"} {
		write(t, filepath.Join(site, "content/2022/files", name), "<p/>")
		text += "[x](2022/files/" + name + ")\n"
	}
	write(t, filepath.Join(site, "content/about.md"), text)
	write(t, filepath.Join(site, "static/.well-known/security.txt"), "Contact: x")
	mustRun(t, site, nil, "build", "--as-of", "2022-07-15", "--out", filepath.Join(root, "zdgz"))
	snippet := filepath.Join(t.TempDir(), "gongshi.conf")
	write(t, snippet, strings.Replace(textOf(t, "../docs/deploy/nginx.conf"), "/srv/www;", root+";", 1))
	address := strings.TrimSuffix(startNginxWith(t, needNginx(t), "root "+t.TempDir()+"; location ~ css { return 500; } include "+snippet+";"), "/")

	for path, want := range map[string]served{
		"/zdgz/":                     {200, "text/html; charset=utf-8", "60", true},
		"/zdgz/2022/tasks/1/":        {200, "text/html; charset=utf-8", "60", true},
		"/zdgz/nowhere/":             {404, "text/html; charset=utf-8", "", true},
		"/zdgz/gongshi.css":          {200, "text/css", "3600", true},
		"/zdgz/gongshi.js":           {200, "application/javascript; charset=utf-8", "3600", true},
		"/zdgz/2022/files/a.pdf":     {200, "application/pdf", "3600", false},
		"/zdgz/2022/files/a.docx":    {200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "3600", false},
		"/zdgz/2022/files/a.wps":     {200, "application/wps-office.wps", "3600", false},
		"/zdgz/2022/files/a.ofd":     {200, "application/ofd", "3600", false},
		"/zdgz/2022/files/a.txt":     {200, "text/plain", "3600", false},
		"/zdgz/2022/files/a.csv":     {200, "text/csv", "3600", false},
		"/zdgz/2022/files/a.png":     {200, "image/png", "3600", false},
		"/zdgz/2022/files/a.unknown": {200, "application/octet-stream", "3600", false},
		"/zdgz/2022/data/tasks.json": {200, "application/json", "60", true},
		"/zdgz/feed.xml":             {200, "application/atom+xml; charset=utf-8", "60", true},
		"/zdgz/2022/calendar.ics":    {200, "text/calendar; charset=utf-8", "60", true},
		"/zdgz/sitemap.xml":          {200, "text/xml; charset=utf-8", "60", true},
	} {
		want.check(t, address, path)
	}
	checkSandboxed(t, address, map[string]string{
		"a.svg": "image/svg+xml", "b.SVG": "image/svg+xml", "a.html": "text/html", "a.xhtml": "application/xhtml+xml", "deep/a.htm": "text/html",
	})
	write(t, filepath.Join(root, "zdgz/.git/config"), "secret")
	write(t, filepath.Join(root, "zdgz/2022/.htpasswd"), "secret")
	for path, want := range map[string]int{
		"/zdgz/.gongshi/": 404, "/zdgz/.gongshi": 404, "/zdgz/.git/config": 404, "/zdgz/2022/.htpasswd": 404, "/zdgz/.well-known/security.txt": 200, "/zdgz/2022/.well-known/x": 404,
	} {
		response, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%s: %s", path, response.Status)
		}
	}
	for _, place := range []string{"/zdgz", "/zdgz/2022"} {
		response, err := http.Get(address + place)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if got := response.Request.URL.Path; response.StatusCode != 200 || got != place+"/" {
			t.Errorf("%s leads to %s: %s", place, got, response.Status)
		}
	}
	if policyOfPages.MatchString(textOf(t, filepath.Join(root, "zdgz/index.html"))) {
		t.Error("the pages carry a policy besides that of the server")
	}
}

// checkSandboxed checks that attachments which browsers run are sent so that they may do nothing.
func checkSandboxed(t *testing.T, address string, kinds map[string]string) {
	t.Helper()
	for name, kind := range kinds {
		response, err := http.Get(address + "/zdgz/2022/files/" + name)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		for header, want := range map[string]string{
			"Content-Type": kind, "Content-Security-Policy": "sandbox", "Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff",
			"Cache-Control": "max-age=3600, must-revalidate",
		} {
			if got := strings.Join(response.Header.Values(header), ", "); got != want || response.StatusCode != 200 {
				t.Errorf("%s: %s, %s: %s, want %s", name, response.Status, header, got, want)
			}
		}
	}
}

// served is how a server should answer.
type served struct {
	status  int
	kind    string // empty if any will do
	seconds string // for how long browsers need not ask again; empty if that is not said
	zipped  bool
}

func (s served) check(t *testing.T, address, path string) {
	t.Helper()
	request, err := http.NewRequest("GET", address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip")
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != s.status {
		t.Errorf("%s: %s", path, response.Status)
	}
	caching := "must-revalidate"
	if s.seconds != "" {
		caching = "max-age=" + s.seconds + ", " + caching
	}
	policy := policyOfServer.FindStringSubmatch(textOf(t, "../docs/deploy/nginx.conf"))[1]
	for name, want := range map[string]string{
		"Content-Type": s.kind, "Cache-Control": caching, "Content-Security-Policy": policy,
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
	} {
		if got := strings.Join(response.Header.Values(name), ", "); got != want && want != "" {
			t.Errorf("%s has %s: %s, want %s", path, name, got, want)
		}
	}
	if zipped := response.Header.Get("Content-Encoding") == "gzip"; zipped != s.zipped {
		t.Errorf("%s: compressed is %v", path, zipped)
	}
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
