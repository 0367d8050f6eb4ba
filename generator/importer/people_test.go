package importer_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/importer"
	"gongshi/generator/tree"
	"gongshi/generator/view"
	"gongshi/generator/words"
)

// labels returns the words of the interface in all languages.
func labels(t testing.TB) []*words.Labels {
	t.Helper()
	var all []*words.Labels
	for _, language := range languages {
		text, err := os.ReadFile("../../layouts/labels/" + language + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		l, err := words.ReadLabels(language, text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}

// readable returns the tables for people of a site's plan 2022.
func readable(t testing.TB, sources *tree.Tree, today day.Day, l *words.Labels) []importer.File {
	t.Helper()
	d := dataOf(t, sources, today, false)
	say := func(p view.Phrase) string {
		if p.Label == "" {
			return p.Text
		}
		return l.Say(p.Label, 0, func(slot string) string { return slot })
	}
	var files []importer.File
	for _, table := range export.Tables() {
		text, err := export.ReadableCSV(d, table, export.NewPieces(), say)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, importer.File{Table: table.Name, Name: table.Name + ".csv", Text: text})
	}
	return files
}

func withLabels(t testing.TB, sources *tree.Tree, files []importer.File) ([]importer.Change, string) {
	t.Helper()
	changes, problems, err := importer.Import(importer.Input{Tree: sources, Languages: languages, Plan: "2022", Files: files, Labels: labels(t)})
	if err != nil {
		t.Fatal(err)
	}
	return changes, placesOf(problems.Errors(), "")
}

// A heading that is written otherwise is led to the one it is like, and one that is like none to no column at all.
func TestAHeadingIsLedToOneLikeIt(t *testing.T) {
	for heading, want := range map[string]string{"任务名称": "任务", "摘 要": "摘要", "督办层级": "", "备注栏": "", "Summery": "Summary", "Remarks": ""} {
		in := importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables("number,"+heading+"\n1,x\n", "", ""), Labels: labels(t)}
		_, problems, err := importer.Import(in)
		if err != nil || len(problems) != 1 || !strings.EqualFold(problems[0].Data["near"], want) {
			t.Errorf("%s is led to %q, want %q (%v, %v)", heading, problems[0].Data["near"], want, problems, err)
		}
	}
}

func TestTheTablesForPeopleAreReadToo(t *testing.T) {
	own := ownSources(t)
	for _, l := range labels(t) {
		for _, sources := range []*tree.Tree{own, small(taskText), withFiled()} {
			files := readable(t, sources, on(t, "2022-12-20"), l)
			if changes, problems := withLabels(t, sources, files); len(changes) > 0 || problems != "" {
				t.Errorf("%s: it changes %d files, and finds %s", l.Language, len(changes), problems)
			}
		}
		files := readable(t, own, on(t, "2022-12-20"), l)
		files[0].Text = bytes.Replace(files[0].Text, []byte("2022-"), []byte("2022/"), 1)
		if _, problems := withLabels(t, own, files); problems != "" {
			t.Errorf("%s: it finds %s", l.Language, problems)
		}
	}
}

func TestWordsStandForKeysInATableForPeople(t *testing.T) {
	for _, c := range []struct{ tasks, want string }{
		{"编号,任务\n1,'=换灯\n", `"=换灯"`},
		{"编号,结论,原因\n1,部分落实,缺料\n", `outcome = "partly"`},
		{"编号,牵头\n1,照明室、码头\n", `["照明室", "码头"]`},
		{"编号,更新要求\n1,每季度一次\n", `reporting = "quarter"`},
		{"编号,全年落实,状态,依据\n1,是,逾期未完成,没有\n", "year_round = true"},
		{"Number,Year-round\n1,yes\n", "year_round = true"},
		{"编号,协作单位\n1,甲；乙\n", `["甲", "乙"]`},
	} {
		changes, problems := withLabels(t, small(taskText), tables(c.tasks, "", ""))
		if len(changes) != 1 || problems != "" || !strings.Contains(changes[0].New, c.want) {
			t.Errorf("%q: %v %s", c.tasks, changes, problems)
		}
	}
}

func TestWhatATableForPeopleLeavesOpenIsNotGuessedAt(t *testing.T) {
	for _, c := range []struct{ tasks, want string }{
		{"编号,协作单位\n1,甲、乙\n", "tasks.csv:2:3 import-list"},
		{"Number,Partners\n1,\"Harbour, Ltd\"\n", "tasks.csv:2:3 import-list"},
		{"编号,备注\n1,x\n", "tasks.csv:1:4 import-column-unknown"},
		{"二〇二二年任务表,,\n编号,任务,\n1,x,\n", "tasks.csv:1:1 import-column-missing"},
		{"编号,number\n1,1\n", "tasks.csv:1:4 import-column-twice"},
	} {
		if changes, problems := withLabels(t, small(taskText), tables(c.tasks, "", "")); len(changes) > 0 || problems != c.want {
			t.Errorf("%q: %s, want %s", c.tasks, problems, c.want)
		}
	}
	partners := strings.Replace(taskText, "completed =", "partners  = [\"甲、乙\", \"丙\"]\ncompleted =", 1)
	if changes, problems := withLabels(t, small(partners), tables("编号,协作单位\n1,甲、乙、丙\n", "", "")); len(changes) > 0 || problems != "tasks.csv:2:3 import-list" {
		t.Errorf("names with a comma: %s", problems)
	}
}
