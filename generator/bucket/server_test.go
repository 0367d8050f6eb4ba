//go:build s3

package bucket

import (
	"compress/gzip"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
)

// With the tag, tests run against a real server, too.
var _ = func() bool { stores["versitygw"] = func(t *testing.T) store { return startServer(t) }; return true }()

// A folderStore is a real server over a folder.
type folderStore struct {
	*httputil.ReverseProxy
	dir    string
	others *server // what somebody else asks
}

// startServer starts the server of generator/test/s3, which Go builds and keeps.
func startServer(t *testing.T) *folderStore {
	t.Helper()
	tool, err := exec.Command("go", "-C", "../test/s3", "tool", "-n", "versitygw").Output()
	if err != nil {
		t.Fatal(err)
	}
	root, beside, address := t.TempDir(), t.TempDir(), freeAddress(t)
	dir := filepath.Join(root, "site")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(strings.TrimSpace(string(tool)), "--port", address, "--quiet", "posix", "--sidecar", beside, root)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY=key", "ROOT_SECRET_KEY=secretsecret")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	for range 200 {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	at := &url.URL{Scheme: "http", Host: address}
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secretsecret")
	others, err := connect(Address{"site", "sub/path/"}, Options{Endpoint: at.String()}, patientTransport(patience))
	if err != nil {
		t.Fatal(err)
	}
	return &folderStore{&httputil.ReverseProxy{
		Rewrite:        func(r *httputil.ProxyRequest) { r.SetURL(at); r.Out.Host = r.In.Host },
		ModifyResponse: func(r *http.Response) error { r.Header.Del("Date"); return nil },
		Transport:      &http.Transport{DisableCompression: true},          // nothing is unpacked on the way
		ErrorHandler:   func(http.ResponseWriter, *http.Request, error) {}, // of requests that were killed
	}, filepath.Join(dir, "sub", "path"), others}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (s *folderStore) objects(t *testing.T) map[string]string {
	if _, err := os.Stat(s.dir); err != nil {
		return map[string]string{}
	}
	all := textsIn(t, s.dir)
	for p, text := range all {
		if strings.HasPrefix(text, "\x1f\x8b") {
			r, err := gzip.NewReader(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all[p] = string(b)
		}
	}
	return all
}

func (s *folderStore) put(t *testing.T, p, text string) {
	o := made([]byte(text))
	_, err := s.others.core.PutObject(t.Context(), "site", "sub/path/"+p, strings.NewReader(text), o.size, "", "", minio.PutObjectOptions{})
	if err != nil {
		t.Fatal(err)
	}
}

var href = regexp.MustCompile(`(?:href|src)="?([^" >#?]+)`)

// deadHrefs returns the links of built pages that lead nowhere, from those that can be reached.
func deadHrefs(is map[string]string) (dead []string) {
	seen, next := map[string]bool{}, []string{"index.html"}
	for len(next) > 0 {
		from := next[0]
		next = next[1:]
		if seen[from] || !strings.HasSuffix(from, ".html") {
			continue
		}
		seen[from] = true
		for _, found := range href.FindAllStringSubmatch(is[from], -1) {
			u, err := url.Parse(strings.ReplaceAll(found[1], "&amp;", "&"))
			if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
				continue
			}
			to := path.Join(path.Dir(from), u.Path)
			if strings.HasSuffix(u.Path, "/") || u.Path == "." || u.Path == ".." {
				to = path.Join(to, "index.html")
			}
			if _, there := is[to]; !there && to != "about/this-copy/history.txt" && to != "manifest.json" {
				dead = append(dead, from+" → "+to)
				continue
			}
			next = append(next, to)
		}
	}
	return dead
}

// The program itself is killed at any instant, with a site of the demonstration's size, and called again for another day.
func TestTheProgramIsKilledAtAnyInstant(t *testing.T) {
	program := filepath.Join(t.TempDir(), "gongshi")
	if out, err := exec.Command("go", "build", "-o", program, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	h := newHost(t, startServer(t))
	call := func(day string) *exec.Cmd {
		c := exec.Command(program, "deploy", "--source", "../..", "--as-of", day, "--to", "s3://site/sub/path", "--endpoint", h.URL)
		c.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID=key", "AWS_SECRET_ACCESS_KEY=secretsecret", "NO_PROXY=127.0.0.1")
		return c
	}
	days := []string{"2022-07-15", "2022-09-15", "2022-12-01"}
	for n := range 4 {
		c := call(days[n%3])
		at := 5 + rand.IntN(250)
		asked := 0
		h.setTrouble(func(int, *http.Request) trouble {
			if asked++; asked == at {
				c.Process.Kill()
			}
			return none
		})
		complete := h.store.objects(t)["manifest.json"]
		changed := 0
		h.setAfter(func(asked string) {
			if changed++; changed%25 != 0 && asked != "PUT index.html" {
				return
			}
			if is := h.store.objects(t); complete != "" || is["index.html"] != "" {
				for _, dead := range deadHrefs(is) {
					t.Errorf("killed at %d, after %s: %s", at, asked, dead)
				}
			}
		})
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		c.Wait()
		h.setTrouble(nil)
		h.mu.Lock()
		h.ahead += lease
		h.mu.Unlock()
		day := days[(n+n/3)%3]
		if out, err := call(day).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		built := filepath.Join(t.TempDir(), "public")
		if out, err := exec.Command(program, "build", "--source", "../..", "--as-of", day, "--out", built).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		is, want := h.store.objects(t), textsIn(t, built)
		delete(is, "about/this-copy/history.txt")
		delete(want, "about/this-copy/history.txt")
		if len(is) != len(want) {
			t.Errorf("%d files are there, want %d", len(is), len(want))
		}
		for p := range want {
			if is[p] != want[p] {
				t.Errorf("%s differs", p)
			}
		}
	}
}
