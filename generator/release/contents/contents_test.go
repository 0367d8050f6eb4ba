package contents

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/release/archive"
)

func TestLinksLeadToWhatStandsBesideTheProgram(t *testing.T) {
	known := map[string]bool{"README.md": true, "README.zh-CN.md": true, "layouts": true, "site.toml": true, "generator/docs/format.md": true, "generator/docs/deploy/ci": true, "generator/docs/deploy": true}
	for _, c := range []struct{ in, text, want string }{
		{"README.md", "[f](generator/docs/format.md#a) and [ci](generator/docs/deploy/ci/)", "[f](docs/format.md#a) and [ci](docs/deploy/ci)"},
		{"README.md", "![p](generator/docs/format.md)", "![p](docs/format.md)"},
		{"README.md", "[layouts/](layouts/), [s](site.toml)", "layouts/, s"},
		{"README.md", "[`f`](generator/docs/format.md)", "[`f`](docs/format.md)"},
		{"README.md", "[a](https://example.org/) [b](#part) [c](files/photo.jpg)", "[a](https://example.org/) [b](#part) [c](files/photo.jpg)"},
		{"README.md", "`[f](generator/docs/format.md)`", "`[f](generator/docs/format.md)`"},
		{"README.md", "```\n[f](generator/docs/format.md)\n```", "```\n[f](generator/docs/format.md)\n```"},
		{"generator/docs/fields.md", "[f](format.md) [r](../../README.zh-CN.md) [s](../../site.toml)", "[f](format.md) [r](../README.zh-CN.md) s"},
		{"generator/docs/deploy/a.md", "[f](../format.md) [r](../../../README.md)", "[f](../format.md) [r](../../README.md)"},
	} {
		if got := inPlace(c.text, c.in, known); got != c.want {
			t.Errorf("%s: %s becomes %s, want %s", c.in, c.text, got, c.want)
		}
	}
}

// repository reads what of this repository concerns guides.
func repository(t *testing.T) []archive.File {
	t.Helper()
	root := "../../.."
	var files []archive.File
	for _, pattern := range []string{"*", "layouts/*", "static/*", "generator/*", "generator/docs/*", "generator/docs/*/*", "generator/docs/*/*/*"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range found {
			data, err := os.ReadFile(place)
			if err != nil {
				continue // a folder
			}
			name, err := filepath.Rel(root, place)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, archive.File{Name: filepath.ToSlash(name), Data: data})
		}
	}
	return files
}

func TestTheGuidesOfThisRepositoryHaveNoDeadLinkBesideTheProgram(t *testing.T) {
	guides := Guides(repository(t))
	there := map[string]bool{}
	for _, f := range guides {
		for at := f.Name; at != "."; at = path.Dir(at) {
			there[at] = true
		}
	}
	for _, name := range []string{"LICENSE", "README.md", "README.zh-CN.md", "docs/format.md", "docs/deploy/nginx.conf", "docs/deploy/ci/github.yml"} {
		if !there[name] {
			t.Errorf("there is no %s", name)
		}
	}
	for _, f := range guides {
		if path.Ext(f.Name) != ".md" {
			continue
		}
		changeLinks(string(f.Data), func(found, _, target string) string {
			target, _, _ = strings.Cut(target, "#")
			if known := strings.HasPrefix(target, "generator/") || strings.HasPrefix(target, "../../"); known && !there[path.Join(path.Dir(f.Name), target)] {
				t.Errorf("%s leads to %s, which is not there", f.Name, target)
			}
			return found
		})
	}
}

func TestOnWindowsTheGuidesArePages(t *testing.T) {
	files, err := ForWindows([]archive.File{
		{Name: "README.zh-CN.md", Data: []byte("# 编辑指南\n\n[八](#八更正撤回待审) [f](docs/format.md#a)\n\n## 八、更正、撤回、待审\n\n| a | b |\n|---|---|\n| 1 | <2 |\n")},
		{Name: "docs/deploy/nginx.conf", Data: []byte("x\n")},
	}, "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range files {
		texts[f.Name] = string(f.Data)
	}
	page := texts["README.zh-CN.html"]
	for _, want := range []string{`<meta charset="utf-8">`, "<title>编辑指南</title>", `<h2 id="八更正撤回待审">`, `href="docs/format.html#a"`, "<td>1</td>", "&lt;2"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if texts["docs/deploy/nginx.conf"] != "x\n" {
		t.Error("what is no guide was changed")
	}
}

func TestTheFirstThingToReadOnWindowsOpensInAnyEditor(t *testing.T) {
	files, err := ForWindows(nil, "1.2.3")
	if err != nil || len(files) != 1 || files[0].Name != "使用说明.txt" {
		t.Fatal(files, err)
	}
	text := string(files[0].Data)
	if !strings.HasPrefix(text, "\ufeff公示 gongshi 1.2.3") {
		t.Errorf("it begins with %.40q", text)
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("lines do not end in CRLF")
	}
}
