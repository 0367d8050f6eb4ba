package site

import (
	"strings"
	"testing"

	"gongshi/generator/tree"
)

const aFile = "content/2022/updates/1-2022-05-10-xunjian.md"

// inFile is an update of the sound task in a file of its own.
func inFile(fields, body string) string {
	return "+++\ntask = 1\ndate = 2022-05-10\ntitle = \"巡检\"\n" + fields + "+++\n\n" + body
}

var updateFileMistakes = []mistake{
	{"an update in a file of its own", "", "", "", files{aFile: inFile("by = \"hazchem\"\n", "已检查 12 家。\n")}, ""},
	{"one without a task", "", "", "", files{aFile: strings.Replace(inFile("", "x\n"), "task = 1\n", "", 1)}, aFile + ":2:1 missing-key | expected=task = 17 | key=task"},
	{"one of a task that is not there", "", "", "", files{aFile: strings.Replace(inFile("", "x\n"), "task = 1", "task = 9", 1)}, aFile + ":2:8 unknown-task | value=9"},
	{"one of an office that is not there", "", "", "", files{aFile: inFile("by = \"hazchen\"\n", "x\n")}, aFile + ":5:6 unknown-office | near=hazchem | value=hazchen"},
	{"one that was reported before its day", "", "", "", files{aFile: inFile("reported = 2022-05-01\n", "x\n")}, aFile + ":5:12 reported-before | other=2022-05-10 | value=2022-05-01"},
	{"two in one file", "", "", "", files{aFile: inFile("", "x\n\n## 2022-05-11 又\n\ny\n")}, aFile + ":9:1 second-update | value=2022-05-11"},
	{"an undated heading", "", "", "", files{aFile: inFile("", "## 小结\n")}, aFile + ":7:1 heading-undated | value=小结"},
	{"a name like the anchor of a day", "", "", "", files{"content/2022/updates/2022-05-10.md": inFile("", "x\n")},
		"content/2022/updates/2022-05-10.md update-name | expected=1-2022-05-10-xunjian.md | value=2022-05-10.md"},
	{"a name without a number", "", "", "", files{"content/2022/updates/巡检.md": inFile("", "x\n")}, "content/2022/updates/巡检.md update-name | expected=1-2022-05-10-xunjian.md | value=巡检.md"},
	{"a folder too deep", "", "", "", files{"content/2022/updates/a/1-x.md": inFile("", "x\n")}, "content/2022/updates/a/1-x.md update-misplaced | expected=content/2022/updates/1-x.md"},
	{"a mark that says a day before the update's", taskFile, "+++\n\n", "+++\n\n## 2022-05-10 巡检 [补报 2022-05-01]\n\n", nil, "task:11:1 reported-before | other=2022-05-10 | value=2022-05-01"},
}

func TestMistakesInFilesOfUpdates(t *testing.T) { checkMistakes(t, updateFileMistakes) }

// aLine says an update with its place, its texts and where its links lead.
func aLine(u *Update) string {
	line := u.Day.String() + " #" + u.Anchor + " " + u.Title
	if u.Reported != 0 {
		line += " reported " + u.Reported.String()
	}
	if u.NoProgress {
		line += " no progress"
	}
	if u.By != nil {
		line += " by " + u.By.Key
	}
	for i, part := range u.Body {
		if part.Link >= 0 {
			target := u.In.Targets[part.Link]
			line += " → " + target.URL + "#" + target.Anchor
		}
		_ = i
	}
	return line
}

func TestAnUpdateInAFileOfItsOwnStandsAmongTheOthersOfItsTask(t *testing.T) {
	s, problems, _ := read(t, changed(map[string]string{
		taskFile: strings.Replace(sound[taskFile], "+++\n\n", "+++\n\n## 2022-05-09 一\n\n## 2022-05-10 二\n\n## 2022-05-11 三\n\n见[巡检](updates/1-2022-05-10-xunjian.md)。\n\n", 1),
		aFile:    inFile("by = \"危化室\"\nreported = 2022-05-20\n", "见[任务](../"+strings.TrimPrefix(taskFile, "content/2022/")+"#2022-05-11)。\n"),
		"content/2022/updates/1-2022-05-12-none.md": strings.Replace(inFile("no_progress = true\n", ""), "05-10", "05-12", 1),
		"content/2022/updates/1-2022-05-13-wait.md": strings.Replace(inFile("pending = true\n", "x\n"), "05-10", "05-13", 1),
	}), false)
	for _, p := range problems {
		t.Log(p.Text("en"))
	}
	var got []string
	task := s.Plans[0].Tasks[0]
	for i := range task.Updates {
		got = append(got, aLine(&task.Updates[i]))
	}
	want := `2022-05-12 #1-2022-05-12-none 巡检 no progress
2022-05-11 #2022-05-11 三 → 2022/tasks/1/#1-2022-05-10-xunjian
2022-05-10 #1-2022-05-10-xunjian 巡检 reported 2022-05-20 by hazchem → 2022/tasks/1/#2022-05-11
2022-05-10 #2022-05-10 二
2022-05-09 #2022-05-09 一`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestATaskIsMadeAgainWhenItsUpdatesInFilesChange(t *testing.T) {
	texts := changed(map[string]string{aFile: inFile("", "一\n")})
	var r Reader
	readAgain := func() *Task {
		t.Helper()
		s, problems, err := r.Read(tree.Of(texts), Options{Languages: []string{"zh-CN", "en"}})
		if err != nil || len(problems.Errors()) > 0 {
			t.Fatal(err, problems)
		}
		return s.Plans[0].Tasks[0]
	}
	first := readAgain()
	if again := readAgain(); again != first {
		t.Error("the same files made another task")
	}
	texts[aFile] = inFile("", "二\n")
	second := readAgain()
	if second == first || second.Updates[0].Excerpt != "二" {
		t.Errorf("after the edit: %v", second.Updates)
	}
	delete(texts, aFile)
	if third := readAgain(); third == second || len(third.Updates) == len(second.Updates) {
		t.Errorf("after the removal: %v", third.Updates)
	}
}

func TestThatThereIsNothingNewIsNoProgressAndNoSilence(t *testing.T) {
	s, problems, _ := read(t, changed(map[string]string{
		planFile: strings.Replace(sound[planFile], "[[categories]]", "[reporting]\nevery = \"quarter\"\n\n[[categories]]", 1),
		taskFile: strings.SplitAfter(sound[taskFile], "+++\n\n")[0],
		"content/2022/updates/1-2022-05-12-none.md": strings.Replace(inFile("no_progress = true\n", ""), "05-10", "05-12", 1),
	}), false)
	if errors := problems.Errors(); len(errors) > 0 {
		t.Fatal(errors[0].Text("en"))
	}
	task := s.Plans[0].Tasks[0]
	c := task.Plan.Clock(on("2022-07-10"), 30)
	status := task.On(c.Day).Status(c)
	if status.Silent || status.State == InProgress {
		t.Errorf("%s, silent %v; want a task without progress that is not silent", status.State, status.Silent)
	}
}
