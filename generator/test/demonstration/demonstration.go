// Package demonstration leads tests to the site that the generator is shipped with.
//
// Many tests know that site: its 43 tasks, its offices, the days on which something happens in it. Whoever copies the repository
// writes a site of their own in its place, and these tests say nothing about that: they are skipped then. "gongshi check" is what
// examines a site.
package demonstration

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// marks are the texts that make a site the demonstration, by the file that holds them.
var marks = map[string][]string{
	"site.toml":             {`"重点任务公示 · 演示站"`, `"公示项目演示站"`},
	"content/2022/index.md": {`"薛应急发〔2022〕8号"`},
}

// Folder returns the folder of the demonstration. It skips a test where the repository holds another site.
func Folder(t testing.TB) string {
	t.Helper()
	root, err := repository()
	if err != nil {
		t.Fatal(err)
	}
	if err := differs(root); err != nil {
		t.Skipf("this test knows the demonstration, which is not here: %v", err)
	}
	return root
}

// repository returns the folder of the Go module that a test belongs to. A test runs in the folder of its package.
func repository() (string, error) {
	folder, err := filepath.Abs(".")
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", fmt.Errorf("there is no go.mod above the test")
		}
		folder = above
	}
}

// differs says what makes the site in a folder another than the demonstration; nil if nothing does.
func differs(folder string) error {
	for name, texts := range marks {
		file, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		for _, text := range texts {
			if !strings.Contains(string(file), text) {
				return fmt.Errorf("%s does not say %s", name, text)
			}
		}
	}
	plans, err := filepath.Glob(filepath.Join(folder, "content", "*", "index.md"))
	if err == nil && len(plans) > 1 {
		err = fmt.Errorf("there are %d plans, not only that of 2022", len(plans))
	}
	return err
}
