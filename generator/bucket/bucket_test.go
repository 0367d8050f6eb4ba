package bucket

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"

	"gongshi/generator/output"
	"gongshi/generator/publish"
)

func textsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		p, _ := filepath.Rel(dir, name)
		if p = filepath.ToSlash(p); errors.Is(err, os.ErrNotExist) {
			return nil
		} else if err != nil || entry.IsDir() || strings.HasPrefix(p, ".gongshi/") {
			return err
		}
		text, err := os.ReadFile(name)
		if strings.Contains(p, ".sgwtmp.") || errors.Is(err, os.ErrNotExist) { // what the server is still writing
			return nil
		}
		all[p] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestMain takes away the wait that minio-go puts after each request that fails, even if it asks no second time.
func TestMain(m *testing.M) {
	minio.DefaultRetryUnit = time.Millisecond
	m.Run()
}

// onEach runs a test against every store there is.
func onEach(t *testing.T, test func(t *testing.T, h *host)) {
	for name, start := range stores {
		t.Run(name, func(t *testing.T) { test(t, newHost(t, start(t))) })
	}
}

// stores are the servers that a test runs against: the fake, and with the build tag s3 a real one.
var stores = map[string]func(t *testing.T) store{"fake": func(*testing.T) store { return newFake() }}

func TestADeploymentGivesWhatAFolderHolds(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		h.watchLinks()
		first := siteOf(1, 5, "one")
		if r, _ := h.mustDeploy(first, Way{}); len(r.New) != len(first) || r.New[len(r.New)-1] != "index.html" {
			t.Errorf("it wrote %v", r)
		}
		h.holds(first)
		h.watchLinks()
		second := siteOf(3, 6, "two")
		r, _ := h.mustDeploy(second, Way{Compress: true})
		h.holds(second)
		if want := []string{"style-one.css", "tasks/1/index.html", "tasks/2/index.html"}; !slices.Equal(r.Removed, want) {
			t.Errorf("it removed %v, want %v", r.Removed, want)
		}
		h.mustDeploy(second, Way{})
		h.holds(second)
	})
}

func TestADeploymentAsksForLittleMoreThanItWrites(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		files := siteOf(1, 40, "one")
		h.mustDeploy(files, Way{})
		if _, asked := h.mustDeploy(files, Way{}); !slices.Equal(asked, []string{"GET .gongshi/ledger", "GET manifest.json", "HEAD about/this-copy/history.txt"}) {
			t.Errorf("a second deployment asked %v", asked)
		}
		files[4] = page(files[4].Path, output.Page, "edited", "list/index.html")
		want := []string{
			"GET .gongshi/ledger", "GET manifest.json", "HEAD .gongshi/ledger", "PUT .gongshi/ledger", "GET .gongshi/ledger", "PUT " + files[4].Path,
			"GET about/this-copy/history.txt", "PUT about/this-copy/history.txt", "PUT manifest.json", "PUT .gongshi/ledger",
		}
		if _, asked := h.mustDeploy(files, Way{}); !slices.Equal(asked, want) {
			t.Errorf("after an edit it asked %v, want %v", asked, want)
		}
		h.holds(files)
	})
}

func TestADryRunWritesNothing(t *testing.T) {
	h := newHost(t, newFake())
	h.mustDeploy(siteOf(1, 3, "one"), Way{})
	r, asked := h.mustDeploy(siteOf(2, 3, "two"), Way{DryRun: true})
	for _, a := range asked {
		if strings.HasPrefix(a, "PUT") || strings.HasPrefix(a, "DELETE") {
			t.Error(a)
		}
	}
	if len(r.New) != 2 || len(r.Changed) != 5 || len(r.Removed) != 2 {
		t.Errorf("it would %+v", r)
	}
	h.holds(siteOf(1, 3, "one"))
}

func TestWhatIsNotOursIsLeftAlone(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		h.store.put(t, "tasks/9/index.html", "mine")
		_, _, err := h.deploy(siteOf(1, 3, "one"), Way{})
		if !errors.Is(err, publish.ErrForeign) || len(h.store.objects(t)) != 1 {
			t.Fatalf("%v, %v", err, h.store.objects(t))
		}
	})
	onEach(t, func(t *testing.T, h *host) {
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		h.store.put(t, "tasks/4/index.html", "mine")
		h.store.put(t, "others/1.txt", "mine")
		if _, _, err := h.deploy(siteOf(1, 4, "two"), Way{}); !errors.Is(err, publish.ErrForeign) {
			t.Error(err)
		}
		h.holds(siteOf(1, 3, "one"), "tasks/4/index.html", "others/1.txt")
		h.mustDeploy(siteOf(1, 3, "three"), Way{})
		h.mustDeploy(siteOf(5, 3, "three"), Way{})
		if is := h.store.objects(t); is["others/1.txt"] != "mine" || is["tasks/4/index.html"] != "mine" {
			t.Errorf("it is %v", is)
		}
	})
}

// What is put at a free path between the look and the writing is left alone, too, and is not taken for ours later.
func TestWhatComesInBetweenIsLeftAlone(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		h.setTrouble(func(_ int, r *http.Request) trouble {
			if r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, ".gongshi/ledger") {
				h.store.put(t, "tasks/4/index.html", "mine")
			}
			return none
		})
		if _, _, err := h.deploy(siteOf(1, 4, "one"), Way{}); !errors.Is(err, publish.ErrForeign) {
			t.Error(err)
		}
		h.setTrouble(nil)
		if _, _, err := h.deploy(siteOf(1, 4, "one"), Way{}); !errors.Is(err, publish.ErrForeign) {
			t.Error(err)
		}
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		h.holds(siteOf(1, 3, "one"), "tasks/4/index.html")
	})
}

func TestAPathTurnsFromFileToFolderAndBack(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		file := append(siteOf(1, 2, "one"), page("a/b", output.Asset, "file"), page("c/d/e", output.Asset, "below"))
		folder := append(siteOf(1, 2, "one"), page("a/b/c", output.Asset, "below"), page("c", output.Asset, "file"))
		for _, files := range [][]output.File{file, folder, file} {
			h.mustDeploy(files, Way{})
			h.holds(files)
		}
	})
}

func TestASignatureIsSentOnce(t *testing.T) {
	h := newHost(t, newFake())
	files := append(siteOf(1, 2, "one"), page(publish.Signature, output.Asset, "signed"))
	h.mustDeploy(files, Way{})
	if _, asked := h.mustDeploy(files, Way{}); slices.ContainsFunc(asked, func(a string) bool { return strings.HasPrefix(a, "PUT") }) {
		t.Errorf("again it asked %v", asked)
	}
	h.mustDeploy(siteOf(1, 2, "one"), Way{})
	if h.store.objects(t)[publish.Signature] != "signed" {
		t.Error("the signature is gone")
	}
}

func TestTextIsStoredCompressedWhereItPays(t *testing.T) {
	f := newFake()
	h := newHost(t, f)
	h.mustDeploy(siteOf(1, 3, "one"), Way{Compress: true})
	for p, want := range map[string][4]string{
		"tasks.json":      {"application/json", "gzip", "", briefly},
		"index.html":      {"text/html; charset=utf-8", "", "", briefly}, // too short
		"style-one.css":   {"text/css; charset=utf-8", "", "", longer},
		"files/附 件+%.svg": {"image/svg+xml", "", "attachment", longer},
		"manifest.json":   {"application/json", "gzip", "", briefly},
		publish.History:   {"text/plain; charset=utf-8", "", "", briefly},
	} {
		header := f.kept["sub/path/"+p].header
		if is := [4]string{header.Get("Content-Type"), header.Get("Content-Encoding"), header.Get("Content-Disposition"), header.Get("Cache-Control")}; p != publish.History && is != want {
			t.Errorf("%s is stored as %q, want %q", p, is, want)
		}
	}
	if r, _ := h.mustDeploy(siteOf(1, 3, "one"), Way{Compress: true}); len(r.Changed) > 0 {
		t.Errorf("again it wrote %v", r.Changed)
	}
	h.holds(siteOf(1, 3, "one"))
}
