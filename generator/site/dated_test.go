package site

import (
	"testing"

	"gongshi/generator/problem"
)

// A datedMistake is a warning that depends on the day.
type datedMistake struct {
	name, front, body, today string
	want                     string
}

// problems returns the warnings of a day in the sound site, with more front matter in the task, from line 5 on, and more body.
func (m datedMistake) problems(t *testing.T) problem.List {
	t.Helper()
	text := edited(t, taskFile, "lead  ", m.front+"lead  ")
	s, problems, r := read(t, changed(files{taskFile: text + m.body}), false)
	if len(problems) > 0 {
		t.Fatalf("reported\n%s", reported(problems))
	}
	problems = r.Dated(s, on(m.today), false)
	problems.Sort()
	return problems
}

const (
	completed  = "completed = 2022-06-20\n"
	closing    = "\n## 2022-06-20 办结 Done\n"
	milestones = "milestones = [{ title = \"节点\", total = 3, done = [2022-05-01, 2022-07-02] }, { title = \"量\", values = [{ date = 2022-07-03, value = 1 }] }]\n"
)

var datedMistakes = []datedMistake{
	{"an update on the day", "", closing, "2022-06-20", ""},
	{"an update in the future", "", closing, "2022-06-19", "task:13:1 future-date | value=2022-06-20"},
	{"a completion in the future", completed, closing, "2022-06-19", "task:5:13 future-date | value=2022-06-20\ntask:14:1 future-date | value=2022-06-20"},
	{"a cancellation in the future", "cancelled = 2022-06-20\nreason = \"x\"\n", "", "2022-06-19", "task:5:13 future-date | value=2022-06-20"},
	{"a check in the future", completed + "verified = { date = 2022-07-01, by = \"某办\" }\n", closing, "2022-06-30", "task:6:21 future-date | value=2022-07-01"},
	{"records of milestones in the future", milestones, "", "2022-07-01", "task:5:62 future-date | value=2022-07-02\ntask:5:111 future-date | value=2022-07-03"},
	{"a pending update in the future", "", "\n## 2022-06-20 办结 [待审]\n", "2022-06-19", ""},
	{"a withdrawn update in the future", "", "\n## 2022-06-20 办结\n\n> 撤回：有误。\n", "2022-06-19", "task:13:1 future-date | value=2022-06-20"},

	{"an update on the last day that counts", "", "\n## 2023-01-31 补报 Late\n", "2023-06-01", ""},
	{"an update a day later", "", "\n## 2023-02-01 补报 Late\n", "2023-06-01", "task:13:1 after-close | other=2023-01-31 | value=2023-02-01"},
	{"an update after the plan is closed and in the future", "", "\n## 2023-02-01 补报 Late\n", "2022-06-01", "task:13:1 after-close | other=2023-01-31 | value=2023-02-01"},
	{"a completion after the plan is closed", "completed = 2023-02-01\n", "\n## 2023-02-01 办结 Done\n", "2023-06-01",
		"task:5:13 after-close | other=2023-01-31 | value=2023-02-01\ntask:14:1 after-close | other=2023-01-31 | value=2023-02-01"},

	{"an update on the plan's first day", "", "\n## 2022-01-01 开始 Begun\n", "2022-06-01", ""},
	{"an update before it", "", "\n## 2021-12-31 开始 Begun\n", "2022-06-01", "task:13:1 before-plan | other=2022-01-01 | value=2021-12-31"},

	{"a completion with an update of the day", completed, closing, "2022-12-31", ""},
	{"a completion without any update", completed, "", "2022-12-31", "task:5:13 completed-without-update | value=2022-06-20"},
	{"a completion with an update of another day", completed, "\n## 2022-06-21 办结 Done\n", "2022-12-31", "task:5:13 completed-without-update | value=2022-06-20"},
	{"a completion whose update is pending", completed, "\n## 2022-06-20 办结 [draft]\n", "2022-12-31", "task:5:13 completed-without-update | value=2022-06-20"},
	{"a completion whose update is withdrawn", completed, "\n## 2022-06-20 办结\n\n> 撤回：有误。\n", "2022-12-31", "task:5:13 completed-without-update | value=2022-06-20"},
}

func TestWarningsThatDependOnTheDay(t *testing.T) {
	for _, m := range datedMistakes {
		t.Run(m.name, func(t *testing.T) {
			problems := m.problems(t)
			if got := reported(problems); got != m.want {
				t.Errorf("got\n%s\nwant\n%s", got, m.want)
			}
			if len(problems.Errors()) > 0 {
				t.Error("a warning stops publishing")
			}
		})
	}
}

func TestWhoLooksBackIsNotWarnedOfTheFuture(t *testing.T) {
	s, _, r := read(t, changed(files{taskFile: sound[taskFile] + closing + "\n## 2023-02-01 补报 Late\n"}), false)
	if got, want := reported(r.Dated(s, on("2022-01-01"), true)), "task:15:1 after-close | other=2023-01-31 | value=2023-02-01"; got != want {
		t.Errorf("reported\n%s\nwant\n%s", got, want)
	}
}

func TestWarningsOfABodyLetTheSiteBePublished(t *testing.T) {
	_, problems, _ := read(t, changed(files{taskFile: sound[taskFile] + "\n**要点：**一是\n"}), false)
	if got, want := reported(problems), "task:13:1 literal-emphasis | value=**要点：**"; got != want || len(problems.Errors()) > 0 {
		t.Errorf("reported\n%s\nwant\n%s", got, want)
	}
}
