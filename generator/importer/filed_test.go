package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/importer"
	"gongshi/generator/tree"
)

const (
	filedName = "content/2022/updates/1-2022-05-10-xunjian.md"
	filedText = `+++
task   = 1
date   = 2022-05-10 # 当天报的
title  = "巡检"
by     = "码头"
+++

查了十二盏，见[更正](../01-lights.md#2022-05-10-2)、[下一次](1-2022-11-02-xunjian.md)。
`
	laterName = "content/2022/updates/1-2022-11-02-xunjian.md"
	laterText = "+++\ntask = 1\ndate = 2022-11-02\ntitle = \"再巡检\"\n+++\n\n都亮着。\n"
	filedHead = "task,date,place,title,text,withdrawn,pending,reported,file,by,no_progress\n"
)

// withFiled is a small site that has updates in files of their own.
func withFiled() *tree.Tree {
	return tree.Of(map[string]string{filedName: filedText, laterName: laterText}).Over(small(taskText))
}

func TestARowWithAFileBecomesThatFile(t *testing.T) {
	all := filedHead + "1,2022-06-01,1,季度情况,,,false,2022-07-05,1-2022-06-01-q2.md,quay,true\n" +
		"1,2022-06-02,1,又一条,\"**加粗**\n\n- 一\",,true,,1-2022-06-02-甲.md,,\n1,2022-06-03,1,误报,,数错了,,,1-x.md,,\n"
	changes := imported(t, small(taskText), tables("number\n1\n", "", all))
	got := map[string]string{}
	for _, c := range changes {
		got[c.Path] = c.New
	}
	for name, want := range map[string]string{
		"1-2022-06-01-q2.md": "+++\ntask = 1\ndate = 2022-06-01\ntitle = \"季度情况\"\nreported = 2022-07-05\nby = \"quay\"\nno_progress = true\n+++\n",
		"1-2022-06-02-甲.md":  "+++\ntask = 1\ndate = 2022-06-02\ntitle = \"又一条\"\npending = true\n+++\n\n**加粗**\n\n- 一\n",
		"1-x.md":             "+++\ntask = 1\ndate = 2022-06-03\ntitle = \"误报\"\n+++\n\n> 撤回：数错了\n",
	} {
		if is := got["content/2022/updates/"+name]; is != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, is, want)
		}
	}
	if len(changes) != 3 {
		t.Errorf("%d files change", len(changes))
	}
}

func TestOnlyWhatARowSaysOtherwiseIsChangedInAFile(t *testing.T) {
	row := func(cells string) string { return filedHead + "1,2022-05-10,3," + cells + "\n" }
	for _, c := range []struct{ name, row, old, new string }{
		{"nothing", row(`巡检,,,,,1-2022-05-10-xunjian.md,quay,false`), "", ""},
		{"the office by another name", row(`巡检,,,,,1-2022-05-10-xunjian.md,码头室,`), "", ""},
		{"links to what the table did not know", row(`巡检,"查了十二盏，见[更正](../01-lights.md)、[下一次](../01-lights.md)。",,,,1-2022-05-10-xunjian.md,,`), "", ""},
		{"a title", row(`大巡检,,,,,1-2022-05-10-xunjian.md,,`), `title  = "巡检"`, `title  = "大巡检"`},
		{"an office", row(`巡检,,,,,1-2022-05-10-xunjian.md,lights,`), `by     = "码头"`, `by     = "lights"`},
		{"nothing new", row(`巡检,,,,,1-2022-05-10-xunjian.md,,true`), "by     = \"码头\"\n", "by     = \"码头\"\nno_progress = true\n"},
		{"the day of the report", row(`巡检,,,,2022-05-20,1-2022-05-10-xunjian.md,,`), "title  = \"巡检\"\n", "title  = \"巡检\"\nreported = 2022-05-20\n"},
		{"the text", row(`巡检,查了二十盏。,,,,1-2022-05-10-xunjian.md,,`), filedText[strings.LastIndex(filedText, "+++\n")+4:], "\n查了二十盏。\n"},
		{"withdrawn", row(`巡检,,数错了,,,1-2022-05-10-xunjian.md,,`), "\n查了", "\n> 撤回：数错了\n\n查了"},
		{"the file is not named", row(`巡检,查了二十盏。,,,,,,`), filedText[strings.LastIndex(filedText, "+++\n")+4:], "\n查了二十盏。\n"},
	} {
		changes := imported(t, withFiled(), tables("number\n1\n", "", c.row))
		if c.old == "" {
			if len(changes) > 0 {
				t.Errorf("%s: it changes\n%s", c.name, changes[0].Diff())
			}
			continue
		}
		if want := strings.Replace(filedText, c.old, c.new, 1); len(changes) != 1 || changes[0].Path != filedName || changes[0].New != want {
			t.Errorf("%s: it changes %v, want\n%s", c.name, changes, want)
			continue
		}
		if again := imported(t, after(withFiled(), changes), tables("number\n1\n", "", c.row)); len(again) > 0 {
			t.Errorf("%s: imported again, it changes\n%s", c.name, again[0].Diff())
		}
	}
}

func TestMistakesInRowsWithAFileAreReportedWhereTheyAre(t *testing.T) {
	for _, c := range []struct{ name, row, want string }{
		{"no name of a file", "1,2022-06-01,1,x,,,,,x.md,,", "updates.csv:2:22 import-update-file"},
		{"the anchor of a day", "1,2022-06-01,1,x,,,,,2022-06-01.md,,", "updates.csv:2:22 import-update-file"},
		{"another folder", "1,2022-06-01,1,x,,,,,../1-x.md,,", "updates.csv:2:22 import-update-file"},
		{"a file twice", "1,2022-06-01,1,x,,,,,1-x.md,,\n1,2022-06-02,1,y,,,,,1-X.md,,", "updates.csv:3:22 import-update-file-taken"},
		{"the file of another task", "2,2022-05-10,1,x,,,,,1-2022-05-10-xunjian.md,,", "updates.csv:2:22 import-update-file-taken"},
		{"an office without a file", "1,2022-06-01,1,x,,,,,,quay,", "updates.csv:2:23 import-update-without-file"},
		{"nothing new without a file", "1,2022-06-01,1,x,,,,,,,true", "updates.csv:2:24 import-update-without-file"},
		{"an unknown office", "1,2022-06-01,1,x,,,,,1-x.md,quai,", "updates.csv:2:29 unknown-office"},
		{"no title", "1,2022-06-01,1,,,,,,1-x.md,,", "updates.csv:2:1 missing-key"},
		{"a title that ends in a mark", "1,2022-06-01,1,x [待审],,,,,1-x.md,,", "updates.csv:2:16 import-title"},
		{"reported before its day", "1,2022-06-01,1,x,,,,2022-05-01,1-x.md,,", "updates.csv:2:21 reported-before"},
		{"another update in it", "1,2022-06-01,1,x,\"a\n\n## 2022-06-02 b\",,,,1-x.md,,", "updates.csv:2:18 second-update"},
		{"a dead link", "1,2022-06-01,1,x,[a](b.md),,,,1-x.md,,", "updates.csv:2:18 dead-link"},
		{"a withdrawal for another reason", "1,2022-05-10,3,巡检,,其他,,,1-2022-05-10-xunjian.md,,", ""},
	} {
		two := "number,title,category,lead,due\n1,,,,\n2,二,upkeep,quay,2022-06-30\n"
		if got := problemsOf(t, withFiled(), tables(two, "", filedHead+c.row+"\n")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAnUpdateInAFileThatATableLacksStaysAndIsToldOf(t *testing.T) {
	files := tables("number\n1\n", "", filedHead+"1,2022-05-10,3,巡检,,,,,1-2022-05-10-xunjian.md,,\n")
	if got, want := warningsOf(t, withFiled(), files), "updates.csv:2:1 import-kept-updates 1 2022-05-10 修好一半, 1 2022-05-10 更正, 1 2022-11-01 办结, 1 2022-11-02 再巡检"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAnEarlierTableDoesNotTakeLinksToLaterFilesBack(t *testing.T) {
	sources := tree.Of(map[string]string{filedName: filedText, laterName: laterText}).Over(small(strings.Replace(taskText, "修好四十盏灯。", "修好四十盏灯，见[巡检](updates/1-2022-05-10-xunjian.md)、[再巡检](updates/1-2022-11-02-xunjian.md)。", 1)))
	for _, day := range []string{"2022-04-01", "2022-05-10", "2022-12-01"} {
		if changes := imported(t, sources, exported(t, sources, on(t, day), false)); len(changes) > 0 {
			t.Errorf("%s: it changes\n%s", day, changes[0].Diff())
		}
	}
}

func TestAFileOfAnUpdateKeepsItsLineEnds(t *testing.T) {
	sources := tree.Of(map[string]string{filedName: strings.ReplaceAll(filedText, "\n", "\r\n"), laterName: laterText}).Over(small(taskText))
	changes := imported(t, sources, tables("number\n1\n", "", filedHead+"1,2022-05-10,3,大巡检,,,,,1-2022-05-10-xunjian.md,,\n"))
	if len(changes) != 1 || changes[0].New != strings.ReplaceAll(strings.Replace(filedText, "\"巡检\"", "\"大巡检\"", 1), "\n", "\r\n") {
		t.Errorf("it changes %v", changes)
	}
}

func TestAFolderThatAnImportMadeGoesWithWhatItCouldNotWrite(t *testing.T) {
	folder, updates := t.TempDir(), "content/2022/updates/1-x.md"
	if err := os.MkdirAll(filepath.Join(folder, "content/2022"), 0o755); err != nil {
		t.Fatal(err)
	}
	late, cancel := context.WithCancel(t.Context())
	cancel()
	if err := importer.WriteAll(late, folder, []importer.Change{{Path: updates, New: "x"}}); err == nil {
		t.Fatal("it did not end")
	}
	if _, err := os.Stat(filepath.Join(folder, "content/2022/updates")); err == nil {
		t.Error("an empty folder stays")
	}
	if err := importer.WriteAll(t.Context(), folder, []importer.Change{{Path: updates, New: "x"}}); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(folder, updates)); err != nil || string(text) != "x" {
		t.Errorf("it holds %q, %v", text, err)
	}
}
