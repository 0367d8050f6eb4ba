package command

import (
	"bufio"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/test/demonstration"
)

// subfolder is where a portal might keep the site.
const subfolder = "/any/sub/path/"

// The folder that build writes works below any path of any server, and every page can be reached from the first.
func TestTheSiteCanBeReadInASubfolder(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	out := filepath.Join(root, subfolder)
	mustRun(t, demonstration.Folder(t), nil, "build", "--as-of", "2022-07-15", "--out", out)
	for name, start := range map[string]func(*testing.T, string) string{
		"go":     startGoServer,
		"nginx":  func(t *testing.T, folder string) string { return startNginx(t, needNginx(t), folder) },
		"python": startPython,
	} {
		t.Run(name, func(t *testing.T) { wantAllReached(t, out, strings.TrimSuffix(start(t, root), "/")+subfolder) })
	}
}

func startGoServer(t *testing.T, folder string) string {
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	t.Cleanup(server.Close)
	return server.URL
}

var printedPort = regexp.MustCompile(`127\.0\.0\.1 port (\d+)`)

func startPython(t *testing.T, folder string) string {
	t.Helper()
	python := exec.Command("python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder)
	stdout, err := python.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := python.Start(); err != nil {
		t.Fatalf("%v: apt-get install python3, which make test does", err)
	}
	t.Cleanup(func() {
		python.Process.Kill()
		python.Wait()
	})
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		if port := printedPort.FindStringSubmatch(lines.Text()); port != nil {
			return "http://127.0.0.1:" + port[1]
		}
	}
	t.Fatal("python3 printed no port")
	return ""
}

// wantAllReached follows all links from the address at which a built folder is served: each leads somewhere, and no page is
// left out but lists without entries, which the sitemap does not know either.
func wantAllReached(t *testing.T, out, first string) {
	t.Helper()
	reached := crawl(t, first)
	sitemap, err := os.ReadFile(filepath.Join(out, "sitemap.xml"))
	if err != nil {
		t.Fatal(err)
	}
	for file := range filesBelow(t, out) {
		place, isPage := placeOf(file)
		if isPage && strings.Contains(string(sitemap), "/"+place+"</loc>") && !slices.Contains(reached, first+place) {
			t.Errorf("/%s cannot be reached from the first page", place)
		}
	}
}

// crawl follows every link from an address to the site's own pages and files, and returns all addresses that it reached.
func crawl(t *testing.T, first string) []string {
	t.Helper()
	reached := []string{first}
	for i := 0; i < len(reached); i++ {
		for _, to := range follow(t, first, reached[i]) {
			if !slices.Contains(reached, to) {
				reached = append(reached, to)
			}
		}
	}
	return reached
}

// follow fetches an address, and returns what it links to on the same server.
func follow(t *testing.T, first, address string) []string {
	t.Helper()
	if !strings.HasPrefix(address, first) {
		t.Errorf("%s is outside the site", address)
		return nil
	}
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("%s: %s, %v", address, response.Status, err)
		return nil
	}
	if !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	p, err := readPage(text)
	if err != nil {
		t.Fatal(err)
	}
	return sameHost(response.Request.URL, p.links)
}

// sameHost returns where the links of a page lead on its own server, without anchors.
func sameHost(page *url.URL, links []link) []string {
	var all []string
	for _, l := range links {
		if to, err := page.Parse(l.to); err == nil && to.Host == page.Host {
			to.Fragment = ""
			all = append(all, to.String())
		}
	}
	return all
}
