package site

import (
	"strings"
	"testing"

	"gongshi/generator/tree"
)

func TestAFileThatIsTooLargeIsToldAndNotRead(t *testing.T) {
	page := "+++\ntitle = \"Page\"\n+++\n"
	for name, c := range map[string]struct {
		file string
		text string
		want string
	}{
		"a page":              {"content/a.md", page + strings.Repeat("x", mostOfSource), "content/a.md file-too-large 5"},
		"a page at the bound": {"content/a.md", page + strings.Repeat("x", mostOfSource-len(page)), ""},
		"a task":              {"content/2022/9.md", strings.Repeat("<b>", mostOfSource), "content/2022/9.md file-too-large 12"},
		"the settings":        {"site.toml", strings.Repeat("#", mostOfSource+1), "site.toml file-too-large 5"},
		"an attachment":       {"content/2022/files/a.txt", strings.Repeat("x", mostOfSource+1), ""},
	} {
		_, problems, err := new(Reader).Read(tree.Of(map[string]string{c.file: c.text}), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range problems {
			if p.Code == "file-too-large" {
				got = p.File + " " + p.Code + " " + p.Data["value"]
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
