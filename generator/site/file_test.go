package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

// folderMistakes are those of files that are in the wrong place, or missing.
var folderMistakes = []mistake{
	{"no site.toml", "", "", "", files{configFile: ""}, "config no-site"},
	{"no plan", "", "", "", files{planFile: "", taskFile: ""}, "content no-plan"},
	{"a text in content/", "", "", "", files{"content/readme.txt": "x"}, "content/readme.txt unknown-file"},
	{"a table beside the tasks", "", "", "", files{"content/2022/表格.csv": "a,b"}, "content/2022/表格.csv attachment-misplaced | expected=content/2022/files/表格.csv"},
	{"a task in a deeper folder", "", "", "", files{"content/2022/more/02.md": second}, "content/2022/more/02.md task-misplaced | expected=content/2022/02.md"},
	{"a task in capitals", "", "", "", files{"content/2022/02.MD": second}, "content/2022/02.MD extension-case | expected=02.md | value=02.MD"},
	{"tasks without a plan where there is no other", "", "", "", files{planFile: ""}, "content/2022 no-index | value=content/2022/index.md"},
	{"tasks without a plan, once a folder", "", "", "", files{"content/2023/01.md": second, "content/2023/02.md": second, "content/2023/files/a.pdf": "x"},
		"content/2023 no-index | value=content/2023/index.md"},
	{"attachments without a plan", "", "", "", files{"content/images/files/a.png": "x"}, "content/images no-index | value=content/images/index.md"},
	{"an ordinary page with a Chinese name", "", "", "", files{"content/关于.md": sound[articleFile]}, "content/关于.md bad-name | value=关于"},
	{"an ordinary page in capitals", "", "", "", files{"content/About-Us.md": sound[articleFile]}, "content/About-Us.md bad-name | value=About-Us"},
	{"a plan with a dot in its name", "", "", "", files{"content/2022.1/index.md": sound[planFile]}, "content/2022.1/index.md bad-name | value=2022.1"},
	{"an attachment of any name at any depth", "", "", "", files{"content/2022/files/照片/储罐 1#.JPG": "x", "content/2022/files/a.md": "## x", taskFile: sound[taskFile] + "\n[x](files/照片/储罐%201%23.JPG) [y](files/a.md)\n"}, ""},
	{"a heading of a task without a date", taskFile, "任务说明。", "任务说明。\n\n## 进展 Progress", nil, "task:13:1 heading-undated | value=进展 Progress"},
	{"a heading of an ordinary page without a date", articleFile, "说明。", "## 进展 Progress", nil, ""},
}

func TestMistakesInTheFolder(t *testing.T) { checkMistakes(t, folderMistakes) }

func TestALinkIsNoSource(t *testing.T) {
	root := t.TempDir()
	for name, text := range changed(files{secondFile: second + "\n[一](01-rollout.md)\n"}) {
		place := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	task := filepath.Join(root, taskFile)
	if err := os.Rename(task, filepath.Join(root, "elsewhere.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(root, "elsewhere.md"), task); err != nil {
		t.Skip(err)
	}
	snapshot, err := tree.Scan(root, nil, ConfigFile, ContentDir)
	if err != nil {
		t.Fatal(err)
	}
	_, problems, err := (&Reader{}).Read(snapshot, Options{Languages: []string{"zh-CN"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := reported(problems); got != "task not-regular" {
		t.Errorf("reported\n%s", got)
	}
}

func TestPlansAndPagesStandInTheOrderOfTheirKeys(t *testing.T) {
	s, problems, _ := read(t, changed(files{
		"content/2022-b/index.md": sound[planFile], "content/2021/index.md": sound[planFile], "content/about-us.md": sound[articleFile], "content/a.md": sound[articleFile],
	}), false)
	if len(problems) > 0 {
		t.Fatalf("reported\n%s", reported(problems))
	}
	var keys []string
	for _, p := range s.Plans {
		keys = append(keys, p.Key)
	}
	for _, a := range s.Articles {
		keys = append(keys, a.Key)
	}
	if got := strings.Join(keys, " "); got != "2021 2022 2022-b a about about-us" {
		t.Errorf("the order is %s", got)
	}
}

func TestDraftsAreShownInAPreviewOnly(t *testing.T) {
	with := changed(files{
		articleFile: edited(t, articleFile, "title", "draft = true\ntitle"),
		taskFile:    edited(t, taskFile, "lead  ", "draft = true\nlead  "),
	})
	for _, drafts := range []bool{false, true} {
		s, problems, _ := read(t, with, drafts)
		if len(problems) > 0 {
			t.Fatalf("reported\n%s", reported(problems))
		}
		if shown := len(s.Articles) + len(s.Plans[0].Tasks); shown != 2 && drafts || shown != 0 && !drafts {
			t.Errorf("drafts %v: %d are shown", drafts, shown)
		}
	}
}

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
