package command

import (
	"bytes"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/publish"
)

// A copy on a web server is verified as one in a folder is: differences, history, and what was kept.
func TestACopyOnAWebServerIsVerified(t *testing.T) {
	t.Parallel()
	site, root, elsewhere := smallSite(t), t.TempDir(), t.TempDir()
	out := filepath.Join(root, "zdgz")
	mustRun(t, site, nil, "build", "--as-of", "2022-07-15", "--out", out)
	manifest, kept := filepath.Join(out, publish.Manifest), filepath.Join(elsewhere, "kept.json")
	write(t, kept, textOf(t, manifest))
	mustRun(t, site, nil, "build", "--as-of", "2022-07-16", "--out", out)
	server := httptest.NewTLSServer(http.FileServer(http.Dir(root)))
	t.Cleanup(server.Close)
	trusted := filepath.Join(elsewhere, "server.pem")
	write(t, trusted, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))

	verify := func(address string, args ...string) (status int, stdout, stderr string) {
		c := exec.CommandContext(t.Context(), "gongshi", append([]string{"verify", "--source", site, "--out", address}, args...)...)
		c.Env = append(os.Environ(), "SSL_CERT_FILE="+trusted, "NO_PROXY=127.0.0.1")
		var said, complained bytes.Buffer
		c.Stdout, c.Stderr = &said, &complained
		c.Run()
		return c.ProcessState.ExitCode(), said.String(), complained.String()
	}
	if status, stdout, stderr := verify(server.URL+"/zdgz", "--kept", kept, "--kept", out); status != exitDone || stdout+stderr != "" {
		t.Fatalf("exit status %d\n%s%s", status, stdout, stderr)
	}

	write(t, filepath.Join(out, "robots.txt"), "mine")
	if err := os.Remove(filepath.Join(out, "2022/tasks/1/index.html")); err != nil {
		t.Fatal(err)
	}
	history := filepath.Join(out, publish.History)
	write(t, history, strings.Replace(textOf(t, history), "1 2022-07-15", "1 2022-07-14", 1))
	status, stdout, stderr := verify(server.URL+"/zdgz/", "--kept", kept)
	if want := "changed robots.txt\n"; status != exitProblems || !strings.HasSuffix(stdout, want) || !strings.Contains(stdout, "changed "+publish.History+"\n") || !strings.Contains(stdout, " 2022/tasks/1/index.html\n") {
		t.Errorf("exit status %d\n%s", status, stdout)
	}
	if want := "/zdgz/: about/this-copy/history.txt: line 3 does not follow from the line before: one of the two was changed\n"; !strings.HasSuffix(stderr, want) {
		t.Errorf("it complained %q", stderr)
	}

	if status, stdout, stderr := verify(server.URL + "/nowhere/"); status != exitProblems || stdout != "missing manifest.json\n" {
		t.Errorf("exit status %d\n%s%s", status, stdout, stderr)
	}
	if status, _, stderr := verify("http://127.0.0.1/"); status != exitUsage || stderr != "wrong use: --out http://127.0.0.1/ is no https:// address of a site\n" {
		t.Errorf("exit status %d\n%s", status, stderr)
	}
}
