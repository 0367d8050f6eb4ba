package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
			"a task", "task", nil, "2022\n检修灯塔\n1\n\n码头室、2\n\n1\n2022-02-30\n\n\n检查电源。\n更换灯器。\n\n2022-09-30\n",
			"number = 3\ntitle = \"检修灯塔\"\ncategory = \"upkeep\"\njoint = [\"quay\", \"dredging\"]\n\n[schedule]\ndue = 2022-09-30\n+++\n\n检查电源。\n更换灯器。\n",
			"没有 2022-02-30 这一天",
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
	if err := fillIn(d, given, a); err != nil {
		t.Fatal(err, out)
	}
	change, err := s.sound(d, a)
	if err != nil || !strings.Contains(change.New, c.want) || !strings.Contains(out.String(), c.told) {
		t.Errorf("%v: %s is\n%s\nand told was\n%s", err, filepath.ToSlash(change.Path), change.New, out)
	}
}
