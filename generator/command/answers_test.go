package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongshi/generator/ask"
	"gongshi/generator/draft"
)

// asked is a conversation, and what comes of it.
type asked struct {
	name, kind string
	flags      map[string]string
	lines      string
	want       string // in the file
	told       string // on the terminal
}

// On a terminal all is asked that no flag says, and what is wrong is asked again in the words of a check.
func TestOnATerminalAnswersAreAskedFor(t *testing.T) {
	for _, c := range []asked{
		{
			"a task", "task", nil, "2022\n检修灯塔\n1\n\n码头室、2\n\n1\n2022-02-30\n2022-09-30\n\n\n检查电源。\n更换灯器。\n\n",
			"number = 3\ntitle = \"检修灯塔\"\ncategory = \"upkeep\"\njoint = [\"quay\", \"dredging\"]\n\n[schedule]\ndue = 2022-09-30\n+++\n\n检查电源。\n更换灯器。\n",
			"配合单位:   1  有完成时限\n  2  全年落实\n  3  由上级部署\n  4  原件没有写明时间\n时间安排: 完成时限，例如 2022-06-30:   schedule.due：没有 2022-02-30 这一天。请写真实存在的日期，如 2022-06-30。\n完成时限，例如 2022-06-30: 一句话摘要",
		},
		{
			"a day outside the plan", "task", map[string]string{"category": "upkeep", "lead": "quay"}, "\n检修灯塔\n\n\n1\n2023-06-30\n6月30日\n2022-06-30\n\n\n\n",
			"due = 2022-06-30\n", "不在任务表的起止期内",
		},
		{
			"an update of a day that there is not", "update", nil, "\n码头照明\n2022-06-31\n2022-06-30\n检修过半\n\n", "date = 2022-06-30\n", "日期 [2022-07-15]:   date：没有 2022-06-31 这一天",
		},
		{
			"a plan of days in the wrong order", "plan", nil, "2023\n任务表\n2023-06-01\n2023-05-01\n2023-12-31\n\n\n2023/1/5\n\n\n", "end = 2023-12-31\n", "2023-05-01",
		},
		{
			"a task without a day", "task", map[string]string{"category": "upkeep", "lead": "quay"}, "\n检修灯塔\n\n\n\n2\n\n\n\n",
			"lead = [\"quay\"]\n\n[schedule]\nyear_round = true\n", "时间安排: ",
		},
		{
			"an update", "update", nil, "\n码头照明\n\n检修过半\n\n", "task = 1\ndate = 2022-07-15\ntitle = \"检修过半\"\n", "  1  修复码头照明",
		},
		{
			"an incident", "incident", map[string]string{"title": "碰擦"}, "", "date = 2022-07-15\ntitle = \"碰擦\"\n", "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, out := t.TempDir(), &strings.Builder{}
			if err := os.CopyFS(dir, os.DirFS("testdata/site/zh")); err != nil {
				t.Fatal(err)
			}
			s := &sources{call: &call{stdout: out, stderr: out}, dir: dir}
			if err := s.readDay("2022-07-15"); err != nil {
				t.Fatal(err)
			}
			for _, k := range draft.Kinds() {
				if k.Name == c.kind {
					c.check(t, s, k, out)
				}
			}
		})
	}
}

func (c *asked) check(t *testing.T, s *sources, k *draft.Kind, out *strings.Builder) {
	d, err := s.newDraft(k)
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]*string{}
	for name, value := range c.flags {
		given[name] = &value
	}
	a := ask.New(strings.NewReader(c.lines), out, "zh-CN")
	if err := fillIn(d, given, a, false); err != nil {
		t.Fatal(err, out)
	}
	change, err := s.sound(d, a)
	if err != nil || !strings.Contains(change.New, c.want) || !strings.Contains(out.String(), c.told) {
		t.Errorf("%v: %s is\n%s\nand told was\n%s", err, filepath.ToSlash(change.Path), change.New, out)
	}
}

// A new site asks on a terminal for what its document does not say, and offers what it says; the language of the site decides what is usual.
func TestOnATerminalANewSiteAsksForItsName(t *testing.T) {
	const table = "序号,工作任务,责任科室,完成时限\n1,修订值班制度。,综合科,6月底前\n"
	for _, c := range []struct {
		name, language, document, lines string
		flags                           map[string]string
		told                            []string
		want                            map[string]string // in files
	}{
		{
			"a document that names its publisher", "zh-CN", "2024年重点工作表\n" + table + "某区应急管理局\n2024年1月5日\n", "\n某区应急局\n重点工作公开\n\nhttps://www.example.gov.cn/zdgz/\n\n\n", nil,
			[]string{"站点的语言 [zh-CN]: ", "主办单位的全称", "站名 [重点任务公示]: ", "公布的网址（还不知道就直接回车，以后在 site.toml 里改） [https://www.example.org/]: ", "（用在网址里，例如年份） [2024]: "},
			map[string]string{"site.toml": `title     = "重点工作公开"`, "content/2024/index.md": `title = "2024年重点工作表"`},
		},
		{
			"a table without a title", "zh-CN", table, "\n某局\n\n\n\n2024\n2024年重点工作\n\n", nil,
			[]string{"第一份任务表的名称: "}, map[string]string{"content/2024/index.md": `title = "2024年重点工作"`},
		},
		{
			"a table without a title, and nobody says it", "zh-CN", table, "\n某局\n\n\n\n2024\n\n\n", nil,
			[]string{"用了文件名“plan”。请在任务表的 index.md 里改 title"}, map[string]string{"content/2024/index.md": `title = "plan"`},
		},
		{
			"in English", "en", "", "Harbour Office\n\n\n\n\n\n\n", map[string]string{"language": "en"},
			[]string{"time zone [UTC]: ", "[Plan of 2024]: "}, map[string]string{"site.toml": `publisher = "Harbour Office"`},
		},
		{
			"a name that a flag says", "zh-CN", "", "", map[string]string{"title": "公开", "publisher": "某局"},
			nil, map[string]string{"site.toml": `title     = "公开"`},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, dir := &strings.Builder{}, t.TempDir()
			given := map[string]*string{}
			for _, f := range draft.NewSite("", 0, false).Fields {
				value := c.flags[f.Name]
				given[f.Name] = &value
			}
			began := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
			i := &initiation{sources: &sources{call: &call{stdout: out, stderr: out, began: began}, dir: filepath.Join(dir, "site")}, given: given, language: c.language}
			i.asker = ask.New(strings.NewReader(c.lines), out, c.language)
			var names []string
			if c.document != "" {
				names = []string{filepath.Join(dir, "plan.csv")}
				if err := os.WriteFile(names[0], []byte(c.document), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := i.run(t.Context(), names); err != nil {
				t.Fatal(err, out)
			}
			for _, told := range c.told {
				if !strings.Contains(out.String(), told) {
					t.Errorf("%s is not told:\n%s", told, out)
				}
			}
			for file, want := range c.want {
				if text, err := os.ReadFile(filepath.Join(i.dir, file)); err != nil || !strings.Contains(string(text), want) {
					t.Errorf("%s: %v\n%s\n%s", file, err, text, out)
				}
			}
		})
	}
}

// A bulletin is offered for the plan that the home page shows, and for the last period that has ended.
func TestOnATerminalABulletinIsOfTheLastPeriodIfNobodySaysMore(t *testing.T) {
	dir, out := t.TempDir(), &strings.Builder{}
	if err := os.CopyFS(dir, os.DirFS("testdata/site/zh")); err != nil {
		t.Fatal(err)
	}
	next := "+++\ntitle = \"2023年任务表\"\nstart = 2023-01-01\nend = 2023-12-31\n+++\n"
	if err := os.MkdirAll(filepath.Join(dir, "content/2023"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/2023/index.md"), []byte(next), 0o644); err != nil {
		t.Fatal(err)
	}
	s := &sources{call: &call{stdout: out, stderr: out}, dir: dir}
	if err := s.readDay("2022-07-15"); err != nil {
		t.Fatal(err)
	}
	built, err := s.buildOnce(t.Context(), out)
	if err != nil {
		t.Fatal(err, out)
	}
	var plan, period string
	if err := s.askForPeriod(built, &plan, &period, ask.New(strings.NewReader("\n\n"), out, "zh-CN")); err != nil || plan != "2022" || period != "2022-06" {
		t.Errorf("%v: the bulletin is of %s, %s\n%s", err, plan, period, out)
	}
	if !strings.Contains(out.String(), " [2022]: ") || !strings.Contains(out.String(), " [2022-06]: ") {
		t.Error(out)
	}
}
