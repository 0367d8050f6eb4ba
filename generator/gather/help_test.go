package gather

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/gathered"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

const someTasks = `{"plan": {"key":"2022","title":"Plan","url":"2022/","start":"2022-01-01","end":"2022-12-31","closed":false,"reporting":{"every":"quarter"},"offices":[],"numbered":true},
"as_of": "2022-07-15",
"tasks": [
{"number":1,"title":"Repair","lead":[],"joint":[],"schedule":{"due":"2022-06-30"},"url":"2022/tasks/1/","state":"done","silent":false,"late_days":0,"unassigned":true}
]}
`

// published are the files of a copy of a site at an address.
func published(address string) map[string]string {
	files := map[string]string{
		"2022/data/tasks.json":       someTasks,
		"2022/data/datapackage.json": fmt.Sprintf(`{"homepage": "%s2022/data/", "contributors": [{"title": "North office"}]}`, address),
		"index.html":                 "welcome",
	}
	return listed(files, "2022-07-16")
}

// listed returns the files with a manifest of them.
func listed(files map[string]string, day string) map[string]string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name != "manifest.json" {
			sum := sha256.Sum256([]byte(files[name]))
			lines = append(lines, fmt.Sprintf(`{"path": %q, "size": %d, "sha256": %q}`, name, len(files[name]), hex.EncodeToString(sum[:])))
		}
	}
	files["manifest.json"] = fmt.Sprintf(`{"generator": "gongshi", "version": "1", "day": %q, "files": [%s]}`, day, strings.Join(lines, ",\n"))
	return files
}

// An office has a site on a server, which can be spoilt.
type office struct {
	*httptest.Server
	files  map[string]string
	answer map[string]http.HandlerFunc // instead of a file
	asked  map[string]int
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{answer: map[string]http.HandlerFunc{}, asked: map[string]int{}}
	o.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/plan/")
		o.asked[name]++ // a source is asked for one file at a time
		text, there := o.files[name]
		switch {
		case o.answer[name] != nil:
			o.answer[name](w, r)
		case there:
			fmt.Fprint(w, text)
		default:
			http.NotFound(w, r)
		}
	}))
	o.Config.ErrorLog = nil
	o.files = published(o.address())
	t.Cleanup(o.Close)
	trust(t, o.Server)
	return o
}

func (o *office) address() string { return o.URL + "/plan/" }

// trust has the certificate of a server taken for one.
func trust(t *testing.T, s *httptest.Server) {
	t.Helper()
	transport := http.DefaultTransport.(*http.Transport)
	before := transport.TLSClientConfig
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	transport.TLSClientConfig = &tls.Config{RootCAs: pool}
	t.Cleanup(func() { transport.TLSClientConfig = before })
}

// gatherInto gathers into a folder, and returns what came of it, a line for each source.
func gatherInto(t *testing.T, in Input) []string {
	t.Helper()
	if in.Open == nil {
		in.Open = Remote("test")
	}
	var err error
	if in.Sources, err = tree.Scan(in.Folder, nil, gathered.Folder); err != nil {
		t.Fatal(err)
	}
	if in.Today == 0 {
		in.Today = on("2022-07-20")
	}
	var said []string
	err = All(t.Context(), in, func(r Result) error {
		line := r.Of.Key
		switch {
		case r.Problem != nil:
			line += " " + r.Problem.Code
			if r.Unreachable {
				line += " unreachable"
			}
		case r.Changed:
			line += " new"
		default:
			line += " same"
		}
		said = append(said, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return said
}

// lying returns the texts of all files in a folder.
func lying(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func on(s string) day.Day {
	d, _ := day.Parse(s)
	return d
}

func named(key, url string) site.OtherSite { return site.OtherSite{Key: key, URL: url} }
