package demonstration

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What makes a site another one is told; the demonstration itself is known again.
func TestAnotherSiteIsToldFromTheDemonstration(t *testing.T) {
	const config, plan = "title = \"重点任务公示 · 演示站\"\npublisher = \"公示项目演示站\"\n", "document = \"薛应急发〔2022〕8号\"\n"
	for _, c := range []struct{ what, config, plan, other, why string }{
		{"the demonstration", config, plan, "", ""},
		{"another title", strings.Replace(config, " · 演示站", "", 1), plan, "", "site.toml does not say"},
		{"another publisher", strings.Replace(config, "公示项目演示站", "Harbour office", 1), plan, "", "site.toml does not say"},
		{"another document", config, "document = \"1\"\n", "", "content/2022/index.md does not say"},
		{"a second plan", config, plan, "content/2023/index.md", "2 plans"},
	} {
		folder := t.TempDir()
		for name, text := range map[string]string{"site.toml": c.config, "content/2022/index.md": c.plan, c.other: c.plan} {
			place := filepath.Join(folder, filepath.FromSlash(name))
			if name == "" {
				continue
			}
			if err := errors.Join(os.MkdirAll(filepath.Dir(place), 0o755), os.WriteFile(place, []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		if err := differs(folder); (err == nil) != (c.why == "") || err != nil && !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: %v, want one with %q", c.what, err, c.why)
		}
	}
	if err := differs(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no site: %v", err)
	}
}

func TestTheRepositoryIsTheFolderOfTheModule(t *testing.T) {
	root, err := repository()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "generator", "test", "demonstration", "demonstration.go")); err != nil {
		t.Error(err)
	}
}

// Where this is skipped, so are all tests that know the demonstration: "make test" says so.
func TestThisIsTheDemonstration(t *testing.T) { Folder(t) }
