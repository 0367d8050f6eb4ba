package pipeline

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

// inChinese returns a site in Chinese whose own texts do not say what its offices are, with a label file of its own.
func inChinese(labels string) *tree.Tree {
	return tree.Of(map[string]string{
		"site.toml": "title = \"港区\"\nbase_url = \"https://www.example.org/\"\nlanguage = \"zh-CN\"\ntimezone = \"Asia/Shanghai\"\npublisher = \"港务\"\n" +
			"[[offices]]\nkey = \"quay\"\nname = \"码头\"\n",
		"content/2022/index.md":     "+++\ntitle = \"任务表\"\nstart = 2022-01-01\nend = 2022-12-31\n[reporting]\nevery = \"month\"\n[[categories]]\nkey = \"upkeep\"\nname = \"养护\"\n+++\n",
		"content/2022/1.md":         strings.Replace(task(1, "2022-06-30", "## 2022-04-01 开工\n\n已开工。"), "[schedule]", "partners = [\"甲\"]\n[schedule]", 1),
		"layouts/labels/zh-CN.toml": labels,
	})
}

func TestOneWordForOfficesIsChangedEverywhere(t *testing.T) {
	const builtIn, own = "科室", "单位"
	for _, day := range []string{"2022-05-01", "2022-07-15", "2023-02-01"} {
		before := unpacked(t, mustBuild(t, inChinese(""), asOf(day)))
		for path, text := range unpacked(t, mustBuild(t, inChinese("[term]\noffice = \""+own+"\"\n"), asOf(day))) {
			if strings.Contains(text, builtIn) {
				t.Errorf("as of %s, %s still says %s", day, path, builtIn)
			}
			if strings.Contains(before[path], builtIn) && !strings.Contains(text, own) {
				t.Errorf("as of %s, %s does not say %s", day, path, own)
			}
		}
		for _, path := range []string{"index.html", "about/states/index.html", "2022/data/index.html", "2022/tasks/1/index.html"} {
			if !strings.Contains(before[path], builtIn) {
				t.Errorf("as of %s, %s does not say %s without a word of the site's own", day, path, builtIn)
			}
		}
	}
}

// unpacked returns every file of a site by path, and in the place of an archive the files in it.
func unpacked(t *testing.T, out *Output) map[string]string {
	t.Helper()
	all := texts(t, out)
	for path, text := range all {
		if !strings.HasSuffix(path, ".xlsx") {
			continue
		}
		archive, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		var inside bytes.Buffer
		for _, f := range archive.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&inside, r); err != nil {
				t.Fatal(err)
			}
		}
		all[path] = inside.String()
	}
	return all
}
