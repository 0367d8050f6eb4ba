package importer_test

import (
	"strings"
	"testing"

	"gongshi/generator/importer"
)

// changedTask is the small task with a due day that was moved, and another move that was refused; a completion that was returned, and
// one that was reported late.
var changedTask = strings.NewReplacer("## 2022-11-01 办结", "## 2022-11-01 办结 [补报 2022-11-20]", "\n# 两次检查", `
[[changes]]
field    = "due"       # 第一次
was      = 2022-04-30
now      = 2022-06-30
asked    = 2022-04-20
decided  = 2022-04-25
by       = "区安委会"
document = "〔2022〕9号"
reason   = "等设备"

[[changes]]
field   = "due"
was     = 2022-06-30
now     = 2022-09-30
asked   = 2022-06-20
refused = 2022-06-25
reason  = "人手不足"

[[changes]]
field   = "lead"
was     = ["照明室"]
now     = ["码头"]
decided = 2022-07-01
reason  = "职责调整"

[[reviews]]
date    = 2022-06-12
by      = "区安委会"
result  = "returned"
claimed = 2022-06-10
reason  = "未见台账"

# 两次检查`).Replace(taskText)

// more returns files with tables of changes, reviews and updates, whichever have a text.
func more(changes, reviews, updates string) []importer.File {
	files := tables("number\n1\n", "", updates)
	for _, f := range [][2]string{{"changes", changes}, {"reviews", reviews}} {
		if f[1] != "" {
			files = append(files, importer.File{Table: f[0], Name: f[0] + ".csv", Text: []byte(f[1])})
		}
	}
	return files
}

func TestChangesAndReviewsAreLaidOverWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		name, changes, reviews, updates string
		want                            []string
	}{
		{"the same", "task,change,field,was,now\n1,1,due,2022-04-30,2022-06-30\n1,3,lead,lights,quay\n", "task,review,date,by,claimed\n1,1,2022-06-12,区安委会,2022-06-10\n", "", nil},
		{"by its place alone", "task,change,refused,reason\n1,2,2022-06-26,\n", "", "", []string{"-refused = 2022-06-25", "+refused = 2022-06-26"}},
		{"a day as a spreadsheet program writes it", "task,change,field,was,now\n1,2,due,2022/6/30,2022/9/15\n", "", "", []string{"-now     = 2022-09-30", "+now     = 2022-09-15"}},
		{"found by what it says, though another stands before it now", "task,change,field,was,now,document\n1,1,due,2022-06-30,2022-09-30,〔2022〕10号\n", "", "",
			[]string{`+document = "〔2022〕10号"`}},
		{"a new one", "task,change,field,was,now,asked,reason\n1,4,due,2022-06-30,2022-10-31,2022-09-20,还差一台\n", "", "",
			[]string{"+", "+[[changes]]", `+field = "due"`, "+was = 2022-06-30", "+now = 2022-10-31", "+asked = 2022-09-20", `+reason = "还差一台"`}},
		{"one that was granted moves the promise itself", "task,change,field,was,now,decided,reason\n1,4,due,2022-06-30,2022-10-31,2022-09-20,还差一台\n", "", "",
			[]string{"-due = 2022-06-30       # 原件第三页", "+due = 2022-10-31", "+", "+[[changes]]", `+field = "due"`, "+was = 2022-06-30", "+now = 2022-10-31", "+decided = 2022-09-20", `+reason = "还差一台"`}},
		{"of a split into several", "task,field,now,asked,reason\n1,split,2;3,2022-09-20,拆分\n", "", "",
			[]string{"+", "+[[changes]]", `+field = "split"`, "+now = [2, 3]", "+asked = 2022-09-20", `+reason = "拆分"`}},
		{"a review is corrected", "", "task,review,date,by,reason\n1,1,2022-06-13,区安委会,未见台账和照片\n", "",
			[]string{"-date    = 2022-06-12", "+date    = 2022-06-13", `-reason  = "未见台账"`, `+reason  = "未见台账和照片"`}},
		{"a review is added", "", "task,review,date,by,result\n1,2,2022-12-01,区安委会,confirmed\n", "",
			[]string{"+", "+[[reviews]]", "+date = 2022-12-01", `+by = "区安委会"`, `+result = "confirmed"`}},
		{"a day of report", "", "", "task,date,place,title,reported\n1,2022-05-10,1,修好一半,2022-05-30\n1,2022-11-01,1,办结,2022-11-20\n",
			[]string{"-## 2022-05-10 修好一半", "+## 2022-05-10 修好一半 [补报 2022-05-30]"}},
		{"a report of the same day says nothing", "", "", "task,date,place,title,reported\n1,2022-05-10,1,修好一半,2022-05-10\n", nil},
	} {
		files := more(c.changes, c.reviews, c.updates)
		changes := imported(t, small(changedTask), files)
		var got []string
		for _, change := range changes {
			for _, line := range strings.Split(string(change.Diff()), "\n")[3:] {
				if line != "" && (line[0] == '-' || line[0] == '+') {
					got = append(got, line)
				}
			}
		}
		if !sameLines(got, c.want) {
			t.Errorf("%s: it changes\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		if again := imported(t, after(small(changedTask), changes), files); len(again) > 0 {
			t.Errorf("%s: imported again, it changes\n%s", c.name, again[0].Diff())
		}
	}
}

// A table may have been made before a change was decided or a completion returned.
func TestAnOlderTableDoesNotTakeAPromiseBack(t *testing.T) {
	late := strings.Replace(changedTask, "due = 2022-06-30 ", "due = 2022-09-30 ", 1)
	late = strings.Replace(late, "refused = 2022-06-25", "decided = 2022-06-25", 1)
	for _, task := range []string{changedTask, late} {
		for _, day := range []string{"2022-04-20", "2022-04-25", "2022-06-11", "2022-06-12", "2022-06-20", "2022-06-30", "2022-07-01", "2022-11-10", "2022-12-31"} {
			if changes := imported(t, small(task), exported(t, small(task), on(t, day), false)); len(changes) > 0 {
				t.Errorf("%s: it changes\n%s", day, changes[0].Diff())
			}
			for _, l := range labels(t) {
				if changes, problems := withLabels(t, small(task), readable(t, small(task), on(t, day), l)); len(changes) > 0 || problems != "" {
					t.Errorf("%s, for people in %s: %v %s", day, l.Language, changes, problems)
				}
			}
		}
	}
	if changes := imported(t, small(late), tables("number,due\n1,2022-04-30\n", "", "")); len(changes) > 0 {
		t.Errorf("without a table of changes, it changes\n%s", changes[0].Diff())
	}
}

func TestWhatATableOfChangesLacksStaysAndIsTold(t *testing.T) {
	for _, c := range []struct{ changes, reviews, want string }{
		{"task,change\n1,2\n", "", "changes.csv:2:1 import-kept-rows 1 1 due, 1 3 lead"},
		{"", "task,date,by,result,reason\n1,2022-07-12,区安委会,disputed,x\n", "reviews.csv:2:1 import-kept-rows 1 2022-06-12 区安委会"},
	} {
		if got := warningsOf(t, small(changedTask), more(c.changes, c.reviews, "")); got != c.want {
			t.Errorf("it tells %s, want %s", got, c.want)
		}
	}
}

func TestMistakesInTablesOfChangesAreReportedWhereTheyAre(t *testing.T) {
	for _, c := range []struct{ changes, reviews, updates, want string }{
		{"task,change\n1,1\n1,1\n", "", "", "changes.csv:3:3 import-place-twice"},
		{"", "task,review\n1,1\n1,1\n", "", "reviews.csv:3:3 import-place-twice"},
		{"task,change,field\n,1,settle\n", "", "", "changes.csv:2:1 import-cell-empty"},
		{"task,field,was,now,asked,reason\n1,due,2022-06-30,秋天,2022-09-20,x\n", "", "", "changes.csv:2:18 import-cell"},
		{"task,field,was,now,asked,reason\n1,colour,2022-06-30,秋天,2022-09-20,x\n", "", "", "changes.csv:2:3 import-cell"},
		{"task,field,was,now,asked,reason\n1,due,2022-05-31,2022-10-31,2022-09-20,x\n", "", "", "changes.csv:2:7 change-chain"},
		{"", "task,date,by,result,reason\n1,2022-07-12,码头,disputed,x\n", "", "reviews.csv:2:14 reviewer-responsible"},
		{"", "", "task,date,place,title,reported\n1,2022-05-10,1,修好一半,2022-05-01\n", "updates.csv:2:21 reported-before"},
	} {
		if got := problemsOf(t, small(changedTask), more(c.changes, c.reviews, c.updates)); got != c.want {
			t.Errorf("%s%s%s: %s, want %s", c.changes, c.reviews, c.updates, got, c.want)
		}
	}
}
