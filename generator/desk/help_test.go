package desk

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/tree"
)

// small is a site with two tasks.
var small = map[string]string{
	"site.toml": `title = "港务公示"
base_url = "https://www.example.org/zdgz/"
language = "zh-CN"
timezone = "Asia/Shanghai"
publisher = "港务局"

[[offices]]
key = "quay"
name = "码头科"

[[offices]]
key = "dredging"
name = "疏浚科"
aliases = ["疏浚室"]
`,
	"content/2022/index.md": `+++
title = "2022年港务计划"
start = 2022-01-01
end   = 2022-12-31

[[categories]]
key  = "upkeep"
name = "维护"
+++
`,
	"content/2022/01-lights.md": `+++
number   = 1 # 照原文
title    = "修好码头的灯"
category = "维护"
lead     = ["码头科"]
joint    = ["疏浚室"]

[schedule]
due = 2022-06-30

# 能数的
[[milestones]]
title = "修灯"
total = 40
unit  = "盏"
values = [{ date = 2022-03-01, value = 10 }] # 第一批

[[milestones]]
title = "验收"
+++

四十盏灯都要亮。

## 2022-05-10 修好一半

换了二十盏。
`,
	"content/2022/02-depth.md": "\ufeff+++\r\nnumber = 2\r\ntitle = \"航道保持八米深\"\r\ncategory = \"upkeep\"\r\nlead = [\"dredging\"]\r\n\r\n[schedule]\r\nyear_round = true\r\n+++\r\n\r\n全年保持。\r\n",
}

// A shop is a desk over a folder, which looks at its sources again and again, as the preview does.
type shop struct {
	*testing.T
	*Desk
	folder string
	cookie *http.Cookie
}

func newShop(t *testing.T, files ...map[string]string) *shop {
	t.Helper()
	s := &shop{T: t, folder: t.TempDir()}
	for _, f := range append([]map[string]string{small}, files...) {
		for name, text := range f {
			s.put(name, text)
		}
	}
	today, _ := day.Parse("2022-07-15")
	s.Desk = New(Options{
		Folder: s.folder, Languages: func(*tree.Tree) []string { return []string{"zh-CN", "en"} },
		Today: func(*time.Location) day.Day { return today },
		Draft: func(string, day.Period) (string, bool) {
			return "+++\ndraft = true\nissued = 2022-07-15\n\n[figures]\ntasks = 2\n+++\n\n通报如下。\n", true
		},
	})
	s.lookAgain()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			s.lookAgain()
			time.Sleep(10 * time.Millisecond)
		}
	}()
	t.Cleanup(func() { stop(); <-done })
	return s
}

func (s *shop) lookAgain() {
	var last *tree.Tree
	if l := s.current(); l != nil {
		last = l.tree
	}
	t, err := tree.Scan(s.folder, last, "site.toml", "content")
	if err != nil || last != nil && t.Same(last) {
		return // somebody is writing, or nothing is new
	}
	s.Look(t)
}

func (s *shop) put(name, text string) {
	s.Helper()
	file := filepath.Join(s.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.Fatal(err)
	}
}

func (s *shop) text(name string) string {
	s.Helper()
	text, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(name)))
	if err != nil {
		s.Fatal(err)
	}
	return string(text)
}

// names returns the names of the files in a folder of the site.
func (s *shop) names(folder string) string {
	entries, _ := os.ReadDir(filepath.Join(s.folder, filepath.FromSlash(folder)))
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

const host = "127.0.0.1:8080"

// do answers a request, and remembers the cookie.
func (s *shop) do(r *http.Request) (int, string, http.Header) {
	s.Helper()
	r.Host = host
	if s.cookie != nil {
		r.AddCookie(s.cookie)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		s.cookie = c
	}
	return w.Code, w.Body.String(), w.Header()
}

// open opens a form, and returns its page and what it would send as it stands.
func (s *shop) open(address string) (string, url.Values) {
	s.Helper()
	status, page, _ := s.do(httptest.NewRequest(http.MethodGet, Root+address, nil))
	if status != http.StatusOK {
		s.Fatalf("%s: %d\n%s", address, status, page)
	}
	return page, asSent(page)
}

var (
	inputTag  = regexp.MustCompile(`<input [^>]*>`)
	areaTag   = regexp.MustCompile(`(?s)<textarea [^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>`)
	selectTag = regexp.MustCompile(`(?s)<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>`)
	selected  = regexp.MustCompile(`<option value="([^"]*)" selected>`)
	attribute = func(tag, name string) string {
		if m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(tag); m != nil {
			return unescaped(m[1])
		}
		return ""
	}
)

func unescaped(s string) string {
	return strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+", "&amp;", "&").Replace(s)
}

// asSent returns what a browser would send of a page on which nobody touches anything.
func asSent(page string) url.Values {
	sent := url.Values{}
	for _, tag := range inputTag.FindAllString(page, -1) {
		kind := attribute(tag, "type")
		if kind == "file" || kind == "checkbox" && !strings.Contains(tag, " checked") {
			continue
		}
		sent.Add(attribute(tag, "name"), attribute(tag, "value"))
	}
	for _, m := range areaTag.FindAllStringSubmatch(page, -1) {
		sent.Add(unescaped(m[1]), strings.ReplaceAll(unescaped(m[2]), "\n", "\r\n"))
	}
	for _, m := range selectTag.FindAllStringSubmatch(page, -1) {
		value := ""
		if s := selected.FindStringSubmatch(m[2]); s != nil {
			value = unescaped(s[1])
		}
		sent.Add(unescaped(m[1]), value)
	}
	return sent
}

// send sends a form, with files by their names if there are any.
func (s *shop) send(address string, sent url.Values, files ...string) (int, string, http.Header) {
	s.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for name, values := range sent {
		for _, v := range values {
			m.WriteField(name, v)
		}
	}
	for i := 0; i+1 < len(files); i += 2 {
		w, _ := m.CreateFormFile("files", files[i])
		w.Write([]byte(files[i+1]))
	}
	m.Close()
	r := httptest.NewRequest(http.MethodPost, Root+address, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Origin", "http://"+host)
	return s.do(r)
}

// with returns what is sent with other values; pairs are a name and a value.
func with(sent url.Values, pairs ...string) url.Values {
	all := url.Values{}
	for name, values := range sent {
		all[name] = values
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		all[pairs[i]] = []string{pairs[i+1]}
	}
	return all
}

// written sends a form that has to be written, and returns where it leads.
func (s *shop) written(address string, sent url.Values, files ...string) string {
	s.Helper()
	status, page, h := s.send(address, sent, files...)
	if status == http.StatusUnprocessableEntity && strings.Contains(page, "再点一次“保存”") {
		status, page, h = s.send(address, with(sent, "sure", asSent(page).Get("sure")), files...)
	}
	if status != http.StatusSeeOther {
		s.Fatalf("%s: %d\n%s", address, status, page)
	}
	return h.Get("Location")
}
