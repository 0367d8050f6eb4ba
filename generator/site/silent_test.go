package site

import (
	"testing"

	"gongshi/generator/day"
)

// checkSilent compares the days on which a task owes an update for the last period and gave none.
func checkSilent(t *testing.T, task *Task, course string) {
	t.Helper()
	checkCourse(t, course, func(d day.Day) string {
		c := task.Plan.Clock(d, 30)
		if task.On(c.Day).Status(c).Silent {
			return "silent"
		}
		return "fine"
	})
}

// The plan was issued in February: its first whole quarter is the second.
func TestATaskIsSilent(t *testing.T) {
	quarterly := planDays + "[reporting]; every = \"quarter\""
	for _, c := range []life{
		{"from the end of the first whole quarter", yearRound, "", "fine 2022-07-01 silent"},
		{"unless it reports on the first day", yearRound, "## 2022-04-01 一 One\n", "fine 2022-10-01 silent"},
		{"unless it reports on the last day", yearRound, "## 2022-06-30 一 One\n", "fine 2022-10-01 silent"},
		{"if it reports the day before", yearRound, "## 2022-03-31 一 One\n", "fine 2022-07-01 silent"},
		{"for a quarter if it reports the day after", yearRound, "## 2022-07-01 一 One\n", "fine 2022-07-01 silent 2022-10-01 fine 2023-01-01 silent"},
		{"never if it reports in each quarter", yearRound, "## 2022-04-20 一\n\n## 2022-08-20 二\n\n## 2022-12-31 三\n", "fine"},
		{"if its only update is withdrawn", yearRound, "## 2022-04-20 一\n\n> 撤回：有误。\n", "fine 2022-07-01 silent"},
		{"if its only update is pending", yearRound, "## 2022-04-20 一 [待审]\n", "fine 2022-07-01 silent"},
		{"unless a withdrawn update is replaced", yearRound, "## 2022-04-20 一\n\n> 撤回：有误。\n\n## 2022-04-20 二\n", "fine 2022-10-01 silent"},
		{"if all it has is a milestone's record", yearRound + `; milestones = [{title = "节点", done = 2022-04-20}]`, "", "fine 2022-07-01 silent"},
		{"until it is done", yearRound + "; completed = 2022-07-10", "", "fine 2022-07-01 silent 2022-07-10 fine"},
		{"not if it was done on the quarter's last day", yearRound + "; completed = 2022-06-30", "", "fine"},
		{"until it is completed in part", yearRound + "; completed = 2022-07-10; outcome = \"partly\"; " + reason, "", "fine 2022-07-01 silent 2022-07-10 fine"},
		{"until it is cancelled", yearRound + "; cancelled = 2022-07-10; " + reason, "", "fine 2022-07-01 silent 2022-07-10 fine"},
		{"but while it is paused", yearRound + `; pauses = [{from = 2022-07-05, until = 2022-07-20, reason = "停产"}]`, "",
			"fine 2022-07-01 silent 2022-07-05 fine 2022-07-21 silent"},
		{"but for a quarter at whose end it was paused", yearRound + `; pauses = [{from = 2022-06-20, until = 2022-08-15, reason = "停产"}]`, "",
			"fine 2022-10-01 silent"},
		{"if a pause ended before the quarter did", yearRound + `; pauses = [{from = 2022-04-10, until = 2022-06-29, reason = "停产"}]`, "", "fine 2022-07-01 silent"},
		{"by its own rule, monthly", yearRound + "; reporting = \"month\"", "## 2022-03-01 一\n\n## 2022-05-31 二\n",
			"fine 2022-05-01 silent 2022-06-01 fine 2022-07-01 silent"},
		{"by its own rule, half-yearly", yearRound + "; reporting = \"half-year\"", "## 2022-06-30 一\n", "fine 2023-01-01 silent"},
		{"never by its own rule, none", yearRound + "; reporting = \"none\"", "", "fine"},
	} {
		t.Run(c.name, func(t *testing.T) { checkSilent(t, promised(t, quarterly, c.front, c.body, false), c.course) })
	}
}

func TestUpdatesAreOwedForWholePeriodsOfThePlan(t *testing.T) {
	monthly := "; [reporting]; every = \"month\""
	for name, c := range map[string]struct{ plan, front, body, course string }{
		"issued on the first of a month":       {"issued = 2022-02-01; start = 2022-01-01; end = 2022-12-31" + monthly, yearRound, "", "fine 2022-03-01 silent"},
		"issued a day later":                   {"issued = 2022-02-02; start = 2022-01-01; end = 2022-12-31" + monthly, yearRound, "", "fine 2022-04-01 silent"},
		"started after it was issued":          {"issued = 2022-02-02; start = 2022-05-01; end = 2022-12-31" + monthly, yearRound, "", "fine 2022-06-01 silent"},
		"without a day of issue":               {"start = 2022-01-01; end = 2022-12-31" + monthly, yearRound, "", "fine 2022-02-01 silent"},
		"ended within a month":                 {"start = 2022-01-01; end = 2022-03-30; settle = 2022-06-30" + monthly, yearRound, "## 2022-02-28 一\n", "fine 2022-02-01 silent 2022-03-01 fine"},
		"closed on the last period's last day": {"start = 2022-01-01; end = 2022-03-31; settle = 2022-03-31" + monthly, yearRound, "## 2022-02-28 一\n", "fine 2022-02-01 silent 2022-03-01 fine 2022-04-01 silent"},
		"closed a day later":                   {"start = 2022-01-01; end = 2022-03-31; settle = 2022-04-01" + monthly, yearRound, "## 2022-02-28 一\n", "fine 2022-02-01 silent 2022-03-01 fine 2022-04-01 silent"},
		"with a rule for one task only":        {"start = 2022-01-01; end = 2022-12-31", yearRound + "; reporting = \"month\"", "", "fine 2022-02-01 silent"},
		"without any rule":                     {"start = 2022-01-01; end = 2022-12-31", yearRound, "", "fine"},
	} {
		t.Run(name, func(t *testing.T) { checkSilent(t, promised(t, c.plan, c.front, c.body, false), c.course) })
	}
}

func TestASilentTaskKeepsItsState(t *testing.T) {
	task := promised(t, planDays+"[reporting]; every = \"quarter\"", due, "", false)
	s := task.Status(task.Plan.Clock(on("2022-07-01"), 30))
	if s.State != Overdue || !s.Silent {
		t.Errorf("the task is %s, silent %v", s.State, s.Silent)
	}
}
