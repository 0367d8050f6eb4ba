//go:build browser

package browser

import (
	"bufio"
	"fmt"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"gongshi/generator/test/demonstration"
)

// The days on which the site is looked at: in the middle of the plan, and after it was closed.
const (
	midCourse = "2022-07-15"
	closed    = "2023-02-01"
)

// shared is a folder for what all tests use: the command, and sites that nobody changes once they are built.
var shared string

// TestMain builds the command and puts it on the PATH, by the name gongshi.
func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "gongshi-browser-")
	if err != nil {
		log.Fatal(err)
	}
	shared = folder
	defer os.RemoveAll(folder)
	build := exec.Command("go", "build", "-buildvcs=false", "-o", filepath.Join(folder, "gongshi"), "gongshi/generator")
	if said, err := build.CombinedOutput(); err != nil {
		log.Fatalf("build the generator: %v\n%s", err, said)
	}
	os.Setenv("PATH", folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
	defer func() { endChromium() }()
	m.Run()
}

// A build is that of a site as of a day.
type build struct{ source, asOf string }

var builds sync.Map // by build: what builtOf has begun

// builtOf returns a folder with the site in a folder as of a day. Tests share it, and must not change it.
func builtOf(t *testing.T, source, asOf string) string {
	t.Helper()
	once, _ := builds.LoadOrStore(build{source, asOf}, sync.OnceValues(func() (string, error) {
		folder, err := os.MkdirTemp(shared, "site-")
		if err != nil {
			return "", err
		}
		out := filepath.Join(folder, "public")
		said, err := exec.Command("gongshi", "build", "--source", source, "--out", out, "--as-of", asOf).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("build the site: %w\n%s", err, said)
		}
		return out, err
	}))
	out, err := once.(func() (string, error))()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// built returns a folder with the demonstration as of a day. Tests share it, and must not change it.
func built(t *testing.T, asOf string) string {
	t.Helper()
	return builtOf(t, demonstration.Folder(t), asOf)
}

// strict is a content security policy that allows a page nothing but files of its own site.
const strict = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// hosted serves a folder as a strict web server would, and returns its address.
func hosted(t *testing.T, folder string) string {
	t.Helper()
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strict)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// previewed starts "serve" for the demonstration as of a day, and returns its address.
func previewed(t *testing.T, asOf string) string {
	t.Helper()
	return previewOf(t, demonstration.Folder(t), asOf)
}

// previewOf starts "serve" for the site in a folder as of a day, and returns its address.
func previewOf(t *testing.T, source, asOf string) string {
	t.Helper()
	serve := exec.Command("gongshi", "serve", "--source", source, "--addr", "127.0.0.1:0", "--as-of", asOf)
	serve.Stderr = os.Stderr
	stdout, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		serve.Process.Kill()
		serve.Wait()
	})
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		if a := address.FindString(lines.Text()); a != "" {
			return a
		}
	}
	t.Fatal("serve printed no address")
	return ""
}

// pages returns the places of all pages in a folder, in the order of their paths.
func pages(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			all = append(all, strings.TrimSuffix(name, "index.html"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var (
	numbers = regexp.MustCompile(`/\d+/`)
	months  = regexp.MustCompile(`/\d{4}-\d{2}/`)
	keys    = regexp.MustCompile(`(categories|offices)/[^/]+/`)
)

// kinds returns one place for each kind of page, the first of each, and these besides.
func kinds(all []string, besides ...string) []string {
	seen := map[string]bool{}
	var one []string
	for _, place := range all {
		kind := keys.ReplaceAllString(months.ReplaceAllString(numbers.ReplaceAllString("/"+place, "/N/"), "/M/"), "$1/K/")
		if !seen[kind] {
			seen[kind] = true
			one = append(one, place)
		}
	}
	return append(one, besides...)
}
