//go:build browser

package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestPagesAreValidHTML(t *testing.T) {
	t.Parallel()
	if said, err := validate(t, filepath.Join(built(t, midCourse), "**/*.html"), filepath.Join(built(t, closed), "**/*.html")); err != nil {
		t.Errorf("as of %s, in %s, and as of %s, in %s: %v\n%s", midCourse, built(t, midCourse), closed, built(t, closed), err, said)
	}
}

// A page with a mistake is found invalid: so the others were looked at.
func TestAnInvalidPageIsFoundOut(t *testing.T) {
	t.Parallel()
	page := filepath.Join(t.TempDir(), "page.html")
	text := `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body><h1>A page</h1><ul><p>text</p></ul></body></html>`
	if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := validate(t, page); err == nil || !strings.Contains(said, "element-permitted-content") {
		t.Errorf("a paragraph in a list passes for valid: %v\n%s", err, said)
	}
}

// validate has html-validate look at files, all in one process.
func validate(t *testing.T, files ...string) (string, error) {
	t.Helper()
	if _, err := os.Stat("node_modules/html-validate"); err != nil {
		t.Fatalf("html-validate is not there; generator/test/browser/install.sh brings it: %v", err)
	}
	node := "node"
	if own := "node_modules/.bin/node"; exec.Command(own, "--version").Run() == nil { // where the system's is too old
		node = own
	}
	args := append([]string{"node_modules/html-validate/bin/html-validate.mjs", "--config", "htmlvalidate.mjs", "--formatter", "text"}, files...)
	said, err := exec.Command(node, args...).CombinedOutput()
	return string(said), err
}
