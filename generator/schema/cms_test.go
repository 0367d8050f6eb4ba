package schema

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// harbour is a site with two tasks, to which files are added.
var harbour = map[string]string{
	"site.toml":             soundSite + "[[offices]]\nkey = \"all\"\nname = \"各科室\"\ncollective = true\n",
	"content/2022/index.md": "+++\ntitle = \"2022年港务计划\"\nstart = 2022-01-01\nend = 2022-12-31\n+++\n",
	"content/2022/1.md":     "+++\n" + soundTask + "+++\n巡查各码头。\n",
	"content/2022/2.md":     "+++\n" + strings.NewReplacer("number = 1", "number = 2\nlabel = \"1.10\"", "巡查", "检查 \\\"两轮\\\"").Replace(soundTask) + "+++\n检查。\n",
}

func siteWith(t *testing.T, more map[string]string) (*site.Site, []string) {
	t.Helper()
	texts := maps.Clone(harbour)
	maps.Copy(texts, more)
	of, problems, err := (&site.Reader{}).Read(tree.Of(texts), site.Options{Languages: []string{"zh-CN"}, Drafts: true})
	if err != nil || of == nil {
		t.Fatal(of, err)
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Place()+" "+p.Code)
	}
	return of, codes
}

// config is what of a config.yml is looked at.
type config struct {
	Backend     map[string]string
	Collections []struct {
		Folder, Format, Slug string
		Fields               []struct {
			Name, Label, Widget, Hint string
			Default                   any
			Options                   []struct {
				Label string
				Value any
			}
		}
	}
}

func configOf(t *testing.T, system string, of *site.Site) config {
	t.Helper()
	var c config
	text := CMS(system, of, "zh-CN", func(key string) string { return "“" + key + "”: \"x\"" })
	if err := yaml.Unmarshal(text, &c); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return c
}

func TestAContentSystemWritesUpdatesAndNothingElse(t *testing.T) {
	of, _ := siteWith(t, nil)
	var fields []string
	for _, s := range site.UpdateShapes() {
		fields = append(fields, s.Name)
	}
	for _, system := range Systems() {
		c := configOf(t, system, of)
		if len(c.Collections) != 1 || c.Collections[0].Folder != "content/2022/updates" || c.Collections[0].Format != "toml-frontmatter" {
			t.Fatalf("%s: %+v", system, c)
		}
		var got []string
		for _, f := range c.Collections[0].Fields {
			switch {
			case f.Label == "" || f.Name == "body" && f.Widget != "text":
				t.Errorf("%s: %+v", system, f)
			case f.Name == "pending" && f.Default != true:
				t.Errorf("%s: what is reported is not held back", system)
			case f.Name == "task" && (len(f.Options) != 2 || f.Options[1].Label != `1.10 检查 "两轮"` || f.Options[1].Value != uint64(2)):
				t.Errorf("%s: the tasks are %+v", system, f.Options)
			case f.Name == "by" && (len(f.Options) != 1 || f.Options[0].Value != "quay"):
				t.Errorf("%s: the offices are %+v", system, f.Options)
			}
			if f.Name != "body" {
				got = append(got, f.Name)
			}
		}
		slices.Sort(got)
		slices.Sort(fields)
		if !slices.Equal(got, fields) {
			t.Errorf("%s: the fields are %v, and of an update %v", system, got, fields)
		}
	}
}

func TestTheNameOfAFileFromAContentSystemFits(t *testing.T) {
	of, _ := siteWith(t, nil)
	name := strings.NewReplacer("{{fields.task}}", "17", "{{fields.date}}", "2022-06-28", "{{fields.by}}", "quay").Replace(configOf(t, "decap", of).Collections[0].Slug)
	for _, file := range []string{name + ".md", name + "-1.md"} { // the second of that day
		if !site.FitsUpdate(file) {
			t.Errorf("an update may not be called %s", file)
		}
	}
}

// What the systems write for the same boxes: the first as Decap 3 wrote it in a browser by this configuration, the second as the library by
// which Sveltia writes, smol-toml, prints it.
func TestWhatContentSystemsWriteIsRead(t *testing.T) {
	for system, text := range map[string]string{
		"decap":   "+++\ntask = 2\nby = \"quay\"\ndate = \"2022-04-20\"\ntitle = \"第二轮检查 \\\"全部\\\" 整改\"\nno_progress = false\nreported = \"\"\npending = true\n+++\n检查 12 处。\n\n- 全部整改\n",
		"sveltia": "+++\ntask = 2\nby = \"quay\"\ndate = \"2022-04-20\"\ntitle = \"第二轮检查 \\\"全部\\\" 整改\"\nno_progress = false\npending = true\n+++\n\n检查 12 处。\n\n- 全部整改\n",
	} {
		of, problems := siteWith(t, map[string]string{"content/2022/updates/2-2022-04-20-quay.md": text})
		if problems != nil {
			t.Errorf("%s: %v", system, problems)
			continue
		}
		u := of.Plans[0].Tasks[1].Updates[0]
		if u.Day.String() != "2022-04-20" || u.By.Key != "quay" || !u.Pending || u.NoProgress || u.Title != `第二轮检查 "全部" 整改` {
			t.Errorf("%s: read as %+v", system, u)
		}
	}
}

func TestTheBackendIsThatOfTheRepository(t *testing.T) {
	for repository, want := range map[string]string{
		"":                                      "github OWNER/NAME ",
		"https://github.com/harbour/plan":       "github harbour/plan ",
		"https://github.com/harbour/plan.git":   "github harbour/plan ",
		"https://gitlab.com/a/b/plan":           "gitlab a/b/plan https://gitlab.com",
		"https://git.example.org/harbour/plan/": "gitea harbour/plan https://git.example.org",
	} {
		of, _ := siteWith(t, nil)
		own := *of.Config
		own.Repository = repository
		of.Config = &own
		b := configOf(t, "sveltia", of).Backend
		if got := b["name"] + " " + b["repo"] + " " + b["base_url"]; got != want {
			t.Errorf("%s: %s, not %s", repository, got, want)
		}
	}
}
