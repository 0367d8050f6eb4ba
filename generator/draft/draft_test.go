package draft

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

const config = `title = "港区"
base_url = "https://www.example.org/"
language = "zh-CN"
timezone = "Asia/Shanghai"
publisher = "港务办公室"
[[offices]]
key = "quay"
name = "码头室"
[[areas]]
key = "north"
name = "北港"
`

const plan = `+++
title = "2022年任务表"
start = 2022-01-01
end = 2022-12-31
absent = [2]
+++
`

const task = `+++
number = 1
title = "检修"
lead = ["quay"]
[schedule]
due = 2022-06-30
+++
`

func begun(t *testing.T, kind string, more map[string]string) *Draft {
	t.Helper()
	texts := map[string]string{"site.toml": config, "content/2022/index.md": plan, "content/2022/01.md": task}
	for name, text := range more {
		texts[name] = text
	}
	i := slices.IndexFunc(Kinds(), func(k *Kind) bool { return k.Name == kind })
	d, problems, err := New(Kinds()[i], tree.Of(texts), []string{"en", "zh-CN"}, func(*site.Site) day.Day { on, _ := day.Parse("2022-07-15"); return on })
	if err != nil || d == nil {
		t.Fatal(err, problems)
	}
	return d
}

// say answers fields, and returns what is wrong with the first wrong answer.
func (d *Draft) say(answers map[string]string) string {
	for i := range d.Fields {
		f := &d.Fields[i]
		answer := answers[f.Name]
		if answer == "" && !f.Lines {
			answer = d.UsualOf(f)
		}
		if answer == "" {
			continue
		}
		if wrong := d.Say(f, answer); wrong != "" {
			return f.Name + ": " + wrong
		}
	}
	return ""
}

func TestAFileIsMadeOfAnswers(t *testing.T) {
	for _, c := range []struct {
		name, kind string
		answers    map[string]string
		path       string
		has        string
	}{
		{"the next number that the document does not leave out", "task", map[string]string{"title": "疏浚", "lead": "码头室", "year-round": "true"},
			"content/2022/03.md", "number = 3\ntitle = \"疏浚\"\nlead = [\"码头室\"]\n\n[schedule]\nyear_round = true\n"},
		{"signs of TOML are only text", "task", map[string]string{"title": "修“灯”\"\\\n+++", "lead": "quay", "due": "2022-09-30", "text": "一。\n\n"},
			"content/2022/03.md", "title = \"修“灯”\\\"\\\\\\n+++\""},
		{"an update of a task known by words", "update", map[string]string{"task": "检修", "title": "过半"},
			"content/2022/updates/01-2022-07-15-quay.md", "task = 1\ndate = 2022-07-15\ntitle = \"过半\"\n"},
		{"a day that is none leaves the name of the file whole", "update", map[string]string{"task": "1", "title": "过半", "date": "../../x"},
			"content/2022/updates/01-2022-07-15-quay.md", "date = \"../../x\""},
		{"an incident in an area", "incident", map[string]string{"title": "碰擦", "area": "北港", "deaths": "0"},
			"content/2022/incidents/2022-07-15-north.md", "area = \"北港\"\ndeaths = 0\n"},
		{"a plan of another year", "plan", map[string]string{"title": "明年"}, "content/2023/index.md", "start = 2023-01-01\nend = 2023-12-31\n"},
		{"a plan of some years", "plan", map[string]string{"plan": "2023-2025", "title": "三年", "end": "2025-12-31"}, "content/2023-2025/index.md", "start = 2023-01-01\nend = 2025-12-31\n"},
	} {
		d := begun(t, c.kind, nil)
		if wrong := d.say(c.answers); wrong != "" {
			t.Errorf("%s: %s", c.name, wrong)
		}
		change, ok := d.File()
		if !ok || change.Path != c.path || !strings.Contains(change.New, c.has) {
			t.Errorf("%s: %v, %s is\n%s", c.name, ok, change.Path, change.New)
		}
	}
}

func TestAnAnswerFromWhichThePlaceFollowsIsJudgedAtOnce(t *testing.T) {
	for _, c := range []struct {
		kind, want string
		answers    map[string]string
	}{
		{"task", "plan: ", map[string]string{"plan": "../x"}},
		{"update", "task: ", map[string]string{"task": "9"}},
		{"plan", "plan: ", map[string]string{"plan": "../x"}},
		{"incident", "name: ", map[string]string{"name": "a/b", "title": "碰擦"}},
	} {
		if wrong := begun(t, c.kind, nil).say(c.answers); !strings.HasPrefix(wrong, c.want) {
			t.Errorf("%s with %v: %q is wrong, want %q", c.kind, c.answers, wrong, c.want)
		}
	}
}

func TestWhatIsWrongBelongsToItsField(t *testing.T) {
	for _, c := range []struct {
		answers map[string]string
		field   string
	}{
		{map[string]string{"title": "疏浚", "lead": "quay", "due": "2022-02-30"}, "due"},
		{map[string]string{"title": "疏浚", "lead": "疏浚室", "due": "2022-09-30"}, "lead"},
		{map[string]string{"title": "疏浚", "lead": "quay", "due": "2022-09-30", "added": "2022年"}, "added"},
	} {
		d := begun(t, "task", map[string]string{"content/2022/09.md": "no front matter"}) // what is wrong elsewhere is none of it
		if wrong := d.say(c.answers); wrong != "" {
			t.Fatal(wrong)
		}
		change, _ := d.File()
		problems, err := d.Check(change)
		if err != nil || len(problems) != 1 {
			t.Errorf("%v: %v, %v", c.answers, problems, err)
			continue
		}
		if f := d.FieldOf(problems[0]); f == nil || f.Name != c.field {
			t.Errorf("%v: %s at %q belongs to %v", c.answers, problems[0].Code, problems[0].Field, f)
		}
	}
}

// Each field has its words in each language, and is one of front matter or says itself what it is for.
func TestEveryFieldHasItsWords(t *testing.T) {
	kinds := append(Kinds(), NewSite("en", 0, false).Kind)
	for _, k := range kinds {
		for i := range k.Fields {
			f := &k.Fields[i]
			for _, language := range []string{"en", "zh-CN"} {
				if WordsOf(language, k, f) == "" {
					t.Errorf("%s: nothing is said in %s of %s", k.Name, language, f.Name)
				}
			}
			if f.Path != "" && k.shapes != nil && shapeAt(k.shapes, f.Path).Name == "" {
				t.Errorf("%s: there is no field %s", k.Name, f.Path)
			}
		}
	}
}

func TestANameIsOnlyANameInEveryFileOfASite(t *testing.T) {
	for _, language := range []string{"en", "zh-CN"} {
		on, _ := day.Parse("2022-07-15")
		s := NewSite(language, on, false)
		if wrong := s.say(map[string]string{"publisher": `"港" {title} [x](y) <b>`, "offices": `"一"室、二室`}); wrong != "" {
			t.Fatal(wrong)
		}
		texts := map[string]string{}
		for _, f := range s.Files(false) {
			texts[f.Path] = f.New
		}
		of, problems, err := new(site.Reader).Read(tree.Of(texts), site.Options{Languages: []string{"en", "zh-CN"}})
		if err != nil || len(problems) > 0 || of.Publisher != `"港" {title} [x](y) <b>` || len(of.Offices) != 2 {
			t.Errorf("%s: %v, %v\n%s", language, problems, err, texts["site.toml"])
		}
	}
}
