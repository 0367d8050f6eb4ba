package importer_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongshi/generator/importer"
	"gongshi/generator/tree"
)

const (
	configText = "title = \"试\"\nbase_url = \"https://example.org/\"\nlanguage = \"zh-CN\"\ntimezone = \"Asia/Shanghai\"\npublisher = \"局\"\n" +
		"[[offices]]\nkey = \"quay\"\nname = \"码头室\"\naliases = [\"码头\"]\n[[offices]]\nkey = \"lights\"\nname = \"照明室\"\n"
	planText = "+++\ntitle = \"计划\"\nstart = 2022-01-01\nend = 2022-12-31\ncategories = [{ key = \"upkeep\", name = \"维护\" }]\n+++\n"
	taskText = `+++
number    = 1          # 序号
title     = "修灯"
category  = "维护"
lead      = ["码头"]     # 牵头
completed = 2022-11-01

[schedule]
due = 2022-06-30       # 原件第三页

# 两次检查
[[milestones]]
title = "检查"
total = 2
done  = [2022-05-12, 2022-09-01]
+++

修好四十盏灯。

## 2022-05-10 修好一半

二十盏。

## 2022-05-10 更正

> 撤回：数错了

十九盏。

## 2022-11-01 办结

四十盏。
`
)

func small(task string) *tree.Tree {
	return tree.Of(map[string]string{"site.toml": configText, "content/2022/index.md": planText, "content/2022/01-lights.md": task})
}

func tables(tasks, milestones, updates string) []importer.File {
	var files []importer.File
	for _, f := range []struct{ table, text string }{{"tasks", tasks}, {"milestones", milestones}, {"updates", updates}} {
		if f.text != "" {
			files = append(files, importer.File{Table: f.table, Name: f.table + ".csv", Text: []byte(f.text)})
		}
	}
	return files
}

// A merge is what tables make of the small task: the lines that it loses and gains.
type merge struct {
	name                       string
	tasks, milestones, updates string
	want                       []string
}

var merges = []merge{
	{"an empty cell changes nothing", "number,title,completed,due\n1,,,\n", "", "", nil},
	{"a column that is not there changes nothing", "number\n1\n", "", "", nil},
	{"another name of the same office or category is the same", "number,category,lead\n1,upkeep,码头室\n", "", "", nil},
	{"a changed field leaves all others as they are written", "number,due,lead\n1,2022-07-31,quay;lights\n", "", "",
		[]string{`-lead      = ["码头"]     # 牵头`, `+lead      = ["quay", "lights"]`, "-due = 2022-06-30       # 原件第三页", "+due = 2022-07-31"}},
	{"a new field stands where it belongs", "number,sample,year_round,summary\n1,true,是,简述\n", "", "",
		[]string{`+summary = "简述"`, "+sample = true", "+year_round = true"}},
	{"a record is corrected", "number\n1\n", "task,milestone,done\n1,1,2022-05-11;2022-09-01\n", "",
		[]string{"-done  = [2022-05-12, 2022-09-01]", "+done  = [2022-05-11, 2022-09-01]"}},
	{"a milestone is added", "number\n1\n", "task,milestone,title,every\n1,2,调度,month\n", "", []string{"+", "+[[milestones]]", `+title = "调度"`, `+every = "month"`}},
	{"the total of what recurs follows", "number\n1\n", "task,milestone,total,every\n1,1,4,quarter\n", "",
		[]string{"-total = 2", `+every = "quarter"`}},
	{"an update is found again by its day and place", "number\n1\n", "", "task,date,place,title,text\n1,2022-05-10,1,修好一半,二十盏。\n1,2022-11-01,1,办结,四十盏。\n", nil},
	{"an update is changed", "number\n1\n", "", "task,date,place,title,text\n1,2022-05-10,1,修好一半,二十一盏。\n", []string{"-二十盏。", "+二十一盏。"}},
	{"an update is added after those that are not later", "number\n1\n", "", "task,date,title,text\n1,2022-06-01,又修十盏,三十盏。\n",
		[]string{"+## 2022-06-01 又修十盏", "+", "+三十盏。", "+"}},
	{"what was withdrawn stays withdrawn, and is not touched", "number\n1\n", "", "task,date,place,title,text,withdrawn\n1,2022-05-10,2,更正,十九盏半。,\n", nil},
	{"an update is withdrawn, and its text stays in the file", "number\n1\n", "", "task,date,place,title,text,withdrawn\n1,2022-11-01,1,办结,,没有*办结*\n",
		[]string{"+> 撤回：没有\\*办结\\*", "+"}},
	{"the newest update gets a text", "number,description\n1,修好五十盏灯。\n", "", "task,date,title,pending\n1,2022-12-01,补记,true\n",
		[]string{"-修好四十盏灯。", "+修好五十盏灯。", "+", "+## 2022-12-01 补记 [待审]"}},
	{"days as spreadsheet programs write them", "number,due\n1,2022/7/1\n", "", "", []string{"-due = 2022-06-30       # 原件第三页", "+due = 2022-07-01"}},
	{"semicolons between columns", "\ufeffnumber;title;lead\r\n1;换灯;\"quay;lights\"\r\n", "", "",
		[]string{`-title     = "修灯"`, `-lead      = ["码头"]     # 牵头`, `+title     = "换灯"`, `+lead      = ["quay", "lights"]`}},
	{"tabs between columns, in another order", "title\tnumber\n换灯\t1\n", "", "", []string{`-title     = "修灯"`, `+title     = "换灯"`}},
	{"columns that follow from others are ignored", "number,state,late_days,url\n1,done,17,x/\n", "", "", nil},
}

func TestTablesAreLaidOverWhatThereIs(t *testing.T) {
	for _, m := range merges {
		for _, ends := range []string{"\n", "\r\n"} {
			sources := small(strings.ReplaceAll(taskText, "\n", ends))
			files := tables(m.tasks, m.milestones, m.updates)
			changes := imported(t, sources, files)
			var got []string
			for _, c := range changes {
				if strings.Count(c.New, "\n") != strings.Count(c.New, ends) {
					t.Errorf("%s: the file has two kinds of line ends", m.name)
				}
				for _, line := range strings.Split(strings.ReplaceAll(string(c.Diff()), "\r", ""), "\n")[3:] {
					if line != "" && (line[0] == '-' || line[0] == '+') {
						got = append(got, line)
					}
				}
			}
			if !sameLines(got, m.want) {
				t.Errorf("%s: it changes\n%s\nwant\n%s", m.name, strings.Join(got, "\n"), strings.Join(m.want, "\n"))
			}
			if again := imported(t, after(sources, changes), files); len(again) > 0 {
				t.Errorf("%s: imported again, it changes\n%s", m.name, again[0].Diff())
			}
		}
	}
}

// sameLines compares lines in any order: a diff may show the same change in several ways.
func sameLines(a, b []string) bool {
	count := map[string]int{}
	for _, line := range a {
		count[line]++
	}
	for _, line := range b {
		count[line]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

func TestATableInTheNationalEncodingIsRead(t *testing.T) {
	text, err := simplifiedchinese.GB18030.NewEncoder().String("number,title\n1,换新灯\n")
	if err != nil {
		t.Fatal(err)
	}
	changes, problems, err := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables(text, "", "")})
	if err != nil || len(changes) != 1 || !strings.Contains(changes[0].New, "换新灯") || len(problems) != 1 || problems[0].Code != "import-gb18030" {
		t.Errorf("%v, %v, %v", changes, problems, err)
	}
}

func TestALinkToAnUpdateThatTheTableDoesNotKnowYetStays(t *testing.T) {
	task := strings.Replace(taskText, "修好四十盏灯。", "修好四十盏灯，见[办结](#2022-11-01)。", 1)
	files := exported(t, small(task), on(t, "2022-06-01"), false)
	if !strings.Contains(string(files[0].Text), "[办结](01-lights.md)") {
		t.Fatalf("the table has\n%s", files[0].Text)
	}
	if changes := imported(t, small(task), files); len(changes) > 0 {
		t.Errorf("it changes\n%s", changes[0].Diff())
	}
}

func TestATableOfAnEarlierDayTakesNothingAwayThatCameLater(t *testing.T) {
	files := append(tables("number\n1\n", "task,milestone,done\n1,1,2022-05-11\n", ""),
		importer.File{Table: importer.Package, Name: "datapackage.json", Text: []byte(`{"version": "2022-06-30"}`)})
	changes := imported(t, small(taskText), files)
	if len(changes) != 1 || !strings.Contains(changes[0].New, "\ndone  = [2022-05-11, 2022-09-01]\n") {
		t.Errorf("it makes\n%v", changes)
	}
}
