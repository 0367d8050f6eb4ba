package command

import (
	"io"
	"io/fs"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var hiddenInput = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// A report that is written in the preview is shown by it at once, and nothing of forms is in what is published.
func TestAReportInThePreviewIsShownAndFormsAreNotPublished(t *testing.T) {
	t.Parallel()
	site := smallSite(t)
	p := startPreview(t, site, "127.0.0.1:0", "--edit")
	if _, page := get(t, p.address+"2022/tasks/1/"); !strings.Contains(page, `<a href="/-/edit/report/2022/1">Report progress</a>`) {
		t.Errorf("the page of a task leads to no form\n%s", page)
	}
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar}
	form := p.address + "-/edit/report/2022/1"
	answer, err := client.Get(form)
	if err != nil {
		t.Fatal(err)
	}
	sent := url.Values{"date": {"2022-07-14"}, "title": {"Eight more shine"}}
	for _, m := range hiddenInput.FindAllStringSubmatch(read(t, answer), -1) {
		sent.Set(m[1], m[2])
	}
	r, err := http.NewRequest(http.MethodPost, form, strings.NewReader(sent.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", strings.TrimSuffix(p.address, "/"))
	if answer, err = client.Do(r); err != nil {
		t.Fatal(err)
	}
	if page := read(t, answer); answer.Request.URL.Path != "/harbour/2022/tasks/1/" || !strings.Contains(page, "Eight more shine") {
		t.Errorf("it led to %s\n%s", answer.Request.URL, page)
	}
	out := filepath.Join(t.TempDir(), "public")
	if said, err := exec.Command("gongshi", "build", "--source", site, "--out", out, "--as-of", "2022-07-15").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(out, name))
		if strings.Contains(string(text), "/-/edit") || strings.Contains(string(text), "gongshi-forms") {
			t.Errorf("%s speaks of forms", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, answer *http.Response) string {
	t.Helper()
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
