package importer_test

import (
	"strings"
	"testing"
)

// twoMilestones is the small task with two milestones and two updates of one day.
func twoMilestones(milestones string) string {
	head, rest, _ := strings.Cut(taskText, "# 两次检查")
	_, body, _ := strings.Cut(rest, "+++\n")
	return head + milestones + "+++\n" + body
}

const firstAndSecond = "[[milestones]]\ntitle = \"甲\"\ndue = 2022-03-31\n\n[[milestones]]\ntitle = \"乙\"\ndue = 2022-06-30\n"

func TestAMilestoneIsFoundAgainByWhatItIsCalled(t *testing.T) {
	twice := strings.ReplaceAll(firstAndSecond, "乙", "甲")
	for _, c := range []struct{ name, file, table, want string }{
		{"another was put before it", firstAndSecond, "1,1,乙,2022-06-30,2022-06-01\n", "乙\"\ndue = 2022-06-30\ndone = [2022-06-01]\n"},
		{"its day was changed too", firstAndSecond, "1,1,乙,2022-07-31,2022-06-01\n", "乙\"\ndue = 2022-07-31\ndone = [2022-06-01]\n"},
		{"the table is in another order", firstAndSecond, "1,1,乙,,2022-06-01\n1,2,甲,,2022-02-01\n",
			"甲\"\ndue = 2022-03-31\ndone = [2022-02-01]\n\n[[milestones]]\ntitle = \"乙\"\ndue = 2022-06-30\ndone = [2022-06-01]\n"},
		{"no place is named", firstAndSecond, "1,,乙,,2022-06-01\n", "乙\"\ndue = 2022-06-30\ndone = [2022-06-01]\n"},
		{"two of one title are told by their days", twice, "1,1,甲,2022-06-30,2022-06-01\n", "due = 2022-06-30\ndone = [2022-06-01]\n"},
		{"as many of one title stand in order", twice, "1,1,甲,2022-04-01,2022-02-01\n1,2,甲,2022-07-01,2022-06-01\n", "due = 2022-04-01\ndone = [2022-02-01]\n\n"},
		{"a new one stands between others", firstAndSecond, "1,1,甲,,\n1,2,丙,2022-05-01,\n1,3,乙,,\n", "乙\"\ndue = 2022-06-30\n\n[[milestones]]\ntitle = \"丙\"\n"},
		{"a new one has no place", firstAndSecond, "1,,丙,2022-05-01,\n", "乙\"\ndue = 2022-06-30\n\n[[milestones]]\ntitle = \"丙\"\n"},
		{"a new one comes after all", firstAndSecond, "1,3,丙,2022-05-01,\n", "乙\"\ndue = 2022-06-30\n\n[[milestones]]\ntitle = \"丙\"\n"},
	} {
		sources := small(twoMilestones(c.file))
		files := tables("number\n1\n", "task,milestone,title,due,done\n"+c.table, "")
		changes := imported(t, sources, files)
		if len(changes) != 1 || !strings.Contains(changes[0].New, c.want) {
			t.Errorf("%s: %v", c.name, changes)
		}
		if again := imported(t, after(sources, changes), files); len(again) > 0 {
			t.Errorf("%s: imported again, it changes\n%s", c.name, again[0].Diff())
		}
	}
}

func TestAMilestoneIsNeverWrittenOverAnother(t *testing.T) {
	twice := strings.ReplaceAll(firstAndSecond, "乙", "甲")
	for _, c := range []struct{ name, file, table, want string }{
		{"none has that title", firstAndSecond, "1,1,丙,2022-06-30,2022-06-01\n", "milestones.csv:2:3 import-milestone-other"},
		{"a title was misspelt", firstAndSecond, "1,1,甲甲,,\n1,2,乙,,\n", "milestones.csv:2:3 import-milestone-other"},
		{"which of two is meant", twice, "1,1,甲,2022-09-30,2022-06-01\n", "milestones.csv:2:5 import-milestone-doubtful"},
		{"three of a title, and two in the file", twice, "1,1,甲,2022-09-30,\n1,2,甲,2022-10-31,\n1,3,甲,2022-11-30,\n",
			"milestones.csv:2:5 import-milestone-doubtful\nmilestones.csv:3:5 import-milestone-doubtful\nmilestones.csv:4:5 import-milestone-doubtful"},
	} {
		if got := problemsOf(t, small(twoMilestones(c.file)), tables("number\n1\n", "task,milestone,title,due,done\n"+c.table, "")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAnUpdateIsFoundAgainByItsTitle(t *testing.T) {
	before := strings.Replace(taskText, "## 2022-05-10 修好一半", "## 2022-05-10 先来一条\n\n动工。\n\n## 2022-05-10 修好一半", 1)
	for _, c := range []struct{ name, updates, want string }{
		{"another was put before it", "1,2022-05-10,1,修好一半,二十一盏。\n", "## 2022-05-10 先来一条\n\n动工。\n\n## 2022-05-10 修好一半\n\n二十一盏。\n"},
		{"its title was corrected", "1,2022-05-10,1,先来的一条,动工。\n", "## 2022-05-10 先来的一条\n\n动工。\n\n## 2022-05-10 修好一半\n"},
		{"a new one of that day has no place", "1,2022-05-10,,又一条,三十盏。\n", "## 2022-05-10 又一条\n\n三十盏。\n"},
		{"a new one of that day says the same as another", "1,2022-05-10,,又一条,动工。\n", "## 2022-05-10 又一条\n\n动工。\n"},
	} {
		sources := small(before)
		files := tables("number\n1\n", "", "task,date,place,title,text\n"+c.updates)
		changes := imported(t, sources, files)
		if len(changes) != 1 || !strings.Contains(changes[0].New, c.want) || !strings.Contains(changes[0].New, "修好一半") {
			t.Errorf("%s: %v", c.name, changes)
		}
		if again := imported(t, after(sources, changes), files); len(again) > 0 {
			t.Errorf("%s: imported again, it changes\n%s", c.name, again[0].Diff())
		}
	}
	if got := problemsOf(t, small(before), tables("number\n1\n", "", "task,date,place,title,text\n1,2022-05-10,1,又一条,三十盏。\n")); got != "updates.csv:2:14 import-update-other" {
		t.Errorf("at the place of another it is %s", got)
	}
}

func TestWhatIsOnRecordStaysAndIsTold(t *testing.T) {
	counted := strings.Replace(taskText, "total = 2", "total = 5", 1)
	amounts := strings.Replace(taskText, "total = 2\ndone  = [2022-05-12, 2022-09-01]", "total = 100\nvalues = [{ date = 2022-03-01, value = 10 }, { date = 2022-06-01, value = 40 }]", 1)
	paused := strings.Replace(taskText, "# 两次检查", "[[pauses]]\nfrom = 2022-03-01\nuntil = 2022-04-01\nreason = \"雨\"\n\n[[pauses]]\nfrom = 2022-07-01\nreason = \"风\"\n", 1)
	for _, c := range []struct{ name, file, tasks, milestones, updates, want, file2 string }{
		{"a day done", taskText, "number\n1\n", "task,milestone,done\n1,1,2022-05-12\n", "", "milestones.csv:2:5 import-kept-record 2022-09-01", ""},
		{"an earlier day done", counted, "number\n1\n", "task,milestone,done\n1,1,2022-09-01;2022-10-01\n", "", "milestones.csv:2:5 import-kept-record 2022-05-12", "[2022-05-12, 2022-09-01, 2022-10-01]"},
		{"one of two of a day", strings.Replace(counted, "2022-09-01", "2022-05-12", 1), "number\n1\n", "task,milestone,done\n1,1,2022-05-12\n", "", "milestones.csv:2:5 import-kept-record 2022-05-12", ""},
		{"a day that corrects another", taskText, "number\n1\n", "task,milestone,done\n1,1,2022-05-11;2022-09-01\n", "", "milestones.csv:2:5 import-corrected 2022-05-11", "[2022-05-11, 2022-09-01]"},
		{"an amount", amounts, "number\n1\n", "task,milestone,values\n1,1,2022-03-01=12\n", "", "milestones.csv:2:5 import-kept-record 2022-06-01=40", "value = 12"},
		{"a pause and the end of another", paused, "number,pauses\n1,2022-03-01/ 雨\n", "", "", "tasks.csv:2:3 import-kept-record 2022-03-01/2022-04-01, 2022-07-01/", ""},
		{"the day of completion", taskText, "number,completed\n1,\n", "", "", "tasks.csv:2:3 import-kept", ""},
		{"updates", taskText, "number\n1\n", "", "task,date,place,title,text\n1,2022-05-10,1,修好一半,二十盏。\n", "updates.csv:2:1 import-kept-updates 1 2022-05-10 更正, 1 2022-11-01 办结", ""},
		{"a milestone", taskText, "number\n1\n", "task,milestone,title\n1,2,调度\n", "", "milestones.csv:2:1 import-kept-milestones 1 检查", "调度"},
	} {
		files := tables(c.tasks, c.milestones, c.updates)
		if got := warningsOf(t, small(c.file), files); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		changes := imported(t, small(c.file), files)
		if c.file2 == "" && len(changes) > 0 || c.file2 != "" && (len(changes) != 1 || !strings.Contains(changes[0].New, c.file2)) {
			t.Errorf("%s: %v", c.name, changes)
		}
	}
	if got := problemsOf(t, small(taskText), tables("number\n1\n", "task,milestone,done\n1,1,2022-10-11\n", "")); got != "milestones.csv:2:5 done-too-often" {
		t.Errorf("a day that cannot be true with the others is %s", got)
	}
}
