//go:build browser

package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/test/demonstration"
)

// province returns a site that shows the demonstration as two other offices' beside its own plan, and a third of which nothing was gathered.
func province(t *testing.T) string {
	t.Helper()
	own, site := demonstration.Folder(t), t.TempDir()
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(filepath.Join(own, "content"))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(own, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	config := string(text) + "\n[[sources]]\nkey = \"first\"\nurl = \"https://gongshi.example.org/\"\nfolder = '" + built(t, midCourse) + "'\nname = \"第一区\"\n" +
		"\n[[sources]]\nkey = \"second\"\nfolder = '" + built(t, closed) + "'\n\n[[sources]]\nkey = \"third\"\nurl = \"https://third.example.org/\"\n"
	if err := os.WriteFile(filepath.Join(site, "site.toml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("gongshi", "gather", "--source", site, "--as-of", closed, "first", "second").CombinedOutput(); err != nil {
		t.Fatalf("gather: %v\n%s", err, said)
	}
	return site
}

// The pages of other offices' sites are as sound as the others, and search finds their tasks and leads to their rows.
func TestPagesOfOtherOfficesAreSound(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	folder := builtOf(t, province(t), closed)
	home := hosted(t, folder)
	b := newTab(t)
	for _, place := range pages(t, folder) {
		if strings.HasPrefix(place, "sources/") && !strings.HasPrefix(place, "sources/second/2022/") {
			b.soundEverywhere(home+place, axe)
		}
	}
	b.scheme("light")
	b.open(home + "search/?q=回头看&plan=" + "sources%2Ffirst%2F2022%2F")
	b.waitFor(`document.querySelectorAll(".hits > li").length === 2`)
	if to := evaluate[string](b, `Array.from(document.querySelectorAll(".hits .name a"), a => a.href).sort().join(" ")`); to != home+"sources/first/2022/#task-11 "+home+"sources/first/2022/#task-3" {
		t.Errorf("search leads to %s", to)
	}
	if said := evaluate[string](b, `document.querySelector(".hits").textContent`); !strings.Contains(said, "第一区 · 2022年") {
		t.Errorf("the hit says %s", said)
	}
}
