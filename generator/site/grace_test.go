package site

import (
	"fmt"
	"testing"

	"gongshi/generator/day"
)

// graced is a plan whose reports for a quarter are in time until the tenth day after it.
const graced = planDays + "[reporting]; every = \"quarter\"; by = 10"

// The plan was issued in February: its first whole quarter is the second, whose report is due on 10 July.
func TestAReportIsInTimeForSomeDaysAfterItsPeriod(t *testing.T) {
	for _, c := range []life{
		{"to the last day of grace", yearRound, "", "fine 2022-07-11 silent"},
		{"and counts for the quarter on that day", yearRound, "## 2022-07-10 一\n", "fine 2022-10-11 silent"},
		{"and on the first day of grace", yearRound, "## 2022-07-01 一\n", "fine 2022-10-11 silent"},
		{"but not a day later", yearRound, "## 2022-07-11 一\n", "fine 2022-07-11 silent 2022-10-11 fine 2023-01-11 silent"},
		{"for one quarter alone", yearRound, "## 2022-07-05 一\n", "fine 2022-10-11 silent"},
		{"for the next quarter where its own has one", yearRound, "## 2022-06-30 一\n\n## 2022-07-05 二\n", "fine 2023-01-11 silent"},
		{"two of them for both", yearRound, "## 2022-07-05 一\n\n## 2022-07-05 二\n", "fine 2023-01-11 silent"},
		{"one after the other", yearRound, "## 2022-07-05 一\n\n## 2022-10-05 二\n\n## 2023-01-05 三\n", "fine"},
		{"not if it was withdrawn", yearRound, "## 2022-07-05 一\n\n> 撤回：有误。\n", "fine 2022-07-11 silent"},
		{"one of the quarter that came late", yearRound, "## 2022-06-20 一 [补报 2022-07-20]\n", "fine 2022-07-11 silent 2022-07-20 fine 2022-10-11 silent"},
		{"one of the quarter that came in the days of grace", yearRound, "## 2022-06-20 一 [补报 2022-07-10]\n", "fine 2022-10-11 silent"},
		{"not before the first quarter that is owed", yearRound, "## 2022-04-05 一\n", "fine 2022-10-11 silent"},
		{"none once it was done by then", yearRound + "; completed = 2022-07-10", "", "fine"},
		{"one if it was done a day later", yearRound + "; completed = 2022-07-11", "", "fine"},
		{"none once it was cancelled by then", yearRound + "; cancelled = 2022-07-05; " + reason, "", "fine"},
		{"none at whose end it was paused", yearRound + `; pauses = [{from = 2022-06-20, until = 2022-07-03, reason = "停产"}]`, "", "fine 2022-10-11 silent"},
		{"and what comes after that pause is of the next", yearRound + `; pauses = [{from = 2022-06-20, until = 2022-07-03, reason = "停产"}]`, "## 2022-07-05 一\n", "fine 2023-01-11 silent"},
		{"none that was due in a pause", yearRound + `; pauses = [{from = 2022-07-10, until = 2022-07-10, reason = "停产"}]`, "", "fine 2022-10-11 silent"},
		{"one if the pause was over by then", yearRound + `; pauses = [{from = 2022-07-01, until = 2022-07-09, reason = "停产"}]`, "", "fine 2022-07-11 silent"},
		{"by a task's own rule as well", yearRound + "; reporting = \"month\"", "## 2022-04-05 一\n", "fine 2022-05-11 silent"},
		{"each month for the one before", yearRound + "; reporting = \"month\"", "## 2022-04-05 一\n\n## 2022-05-10 二\n\n## 2022-06-10 三\n\n## 2022-07-10 四\n", "fine 2022-08-11 silent"},
		{"to the due day of a task with a start of its own", "schedule = {start = 2022-03-01, due = 2022-06-30}", "", "fine 2022-07-11 silent"},
	} {
		t.Run(c.name, func(t *testing.T) { checkSilent(t, promised(t, graced, c.front, c.body, false), c.course) })
	}
}

func TestDaysOfGraceEndWithThePlan(t *testing.T) {
	for name, c := range map[string]struct{ settle, course string }{
		"closed before the report is due":  {"2023-01-05", "fine 2023-01-06 silent"},
		"closed on the day it is due":      {"2023-01-10", "fine 2023-01-11 silent"},
		"closed on the day after":          {"2023-01-11", "fine 2023-01-11 silent"},
		"closed on the last day of a plan": {"2022-12-31", "fine 2023-01-01 silent"},
	} {
		plan := "start = 2022-01-01; end = 2022-12-31; settle = " + c.settle + "; [reporting]; every = \"quarter\"; by = 10"
		t.Run(name, func(t *testing.T) {
			checkSilent(t, promised(t, plan, yearRound, "## 2022-03-01 一\n\n## 2022-06-01 二\n\n## 2022-09-01 三\n", false), c.course)
		})
	}
}

// A rule of a task is never so short that the report for a period would be due after that for the next one.
func TestDaysOfGraceAreFewerThanAPeriodOfATaskHas(t *testing.T) {
	plan := planDays + "[reporting]; every = \"quarter\"; by = 60"
	for front, want := range map[string]int{yearRound: 60, yearRound + "; reporting = \"month\"": 27, yearRound + "; reporting = \"none\"": 0} {
		if got := promised(t, plan, front, "", false).Grace(); got != want {
			t.Errorf("%s has %d days of grace, want %d", front, got, want)
		}
	}
}

func TestTheNextReportIsTheFirstStillInTime(t *testing.T) {
	for _, c := range []life{
		{"without any", yearRound, "", "2022-06-30-due-2022-07-10 2022-07-11 2022-09-30-due-2022-10-10 2022-10-11 2022-12-31-due-2023-01-10 2023-01-11 none"},
		{"with one in the days of grace", yearRound, "## 2022-07-05 一\n", "2022-06-30-due-2022-07-10 2022-07-05 2022-09-30-due-2022-10-10 2022-10-11 2022-12-31-due-2023-01-10 2023-01-11 none"},
		{"after a pause at the end", yearRound + `; pauses = [{from = 2022-06-20, until = 2022-07-03, reason = "停产"}]`, "",
			"2022-06-30-due-2022-07-10 2022-06-20 none 2022-07-04 2022-09-30-due-2022-10-10 2022-10-11 2022-12-31-due-2023-01-10 2023-01-11 none"},
	} {
		task := promised(t, graced, c.front, c.body, false)
		t.Run(c.name, func(t *testing.T) {
			checkCourse(t, c.course, func(d day.Day) string {
				clock := task.Plan.Clock(d, 30)
				s := task.Status(clock)
				r, ok := task.NextReport(&s, clock)
				if !ok {
					return "none"
				}
				return r.Period.Last.String() + "-due-" + r.Due.String()
			})
		})
	}
}

// A summary counts the reports that fell due within its period: that of June says nothing of the report for the second quarter, due in July.
func TestASummaryCountsTheReportsThatFellDue(t *testing.T) {
	for _, c := range []struct{ name, front, body, want string }{
		{"never given", yearRound, "", "q2 0/0, june 0/0, july 0/1, q3 0/1, october 0/1, q4 0/1"},
		{"given in the days of grace", yearRound, "## 2022-07-10 一\n", "q2 0/0, june 0/0, july 1/1, q3 1/1, october 0/1, q4 0/1"},
		{"given a day late", yearRound, "## 2022-07-11 一\n", "q2 0/0, june 0/0, july 0/1, q3 0/1, october 1/1, q4 1/1"},
		{"given within the quarter", yearRound, "## 2022-06-11 一\n", "q2 0/0, june 0/0, july 1/1, q3 1/1, october 0/1, q4 0/1"},
		{"put on record after July", yearRound, "## 2022-06-11 一 [补报 2022-08-01]\n", "q2 0/0, june 0/0, july 0/1, q3 1/1, october 0/1, q4 0/1"},
		{"done in the days of grace", yearRound + "; completed = 2022-07-10", "", "q2 0/0, june 0/0, july 0/0, q3 0/0, october 0/0, q4 0/0"},
		{"by the month", yearRound + "; reporting = \"month\"", "## 2022-06-05 一\n\n## 2022-07-05 二\n", "q2 1/3, june 1/1, july 1/1, q3 1/3, october 0/1, q4 0/3"},
	} {
		task := promised(t, graced, c.front, c.body, false)
		got := ""
		for _, p := range []struct{ key, name string }{{"2022-q2", "q2"}, {"2022-06", "june"}, {"2022-07", "july"}, {"2022-q3", "q3"}, {"2022-10", "october"}, {"2022-q4", "q4"}} {
			period, _ := bulletinPeriod(p.key)
			s := task.InPeriod(period, 30)
			got += fmt.Sprintf(", %s %d/%d", p.name, s.Given, len(s.Owed))
			if len(s.Missed) != len(s.Owed)-s.Given {
				t.Errorf("%s, %s: %d of %d given, and %v missed", c.name, p.name, s.Given, len(s.Owed), s.Missed)
			}
		}
		if got[2:] != c.want {
			t.Errorf("%s: %s, want %s", c.name, got[2:], c.want)
		}
	}
}
