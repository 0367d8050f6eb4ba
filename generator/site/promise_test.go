package site

import (
	"strings"
	"testing"

	"gongshi/generator/day"
)

func milestone(t *testing.T, plan, fields string) (*Milestone, *Task) {
	t.Helper()
	task := promised(t, plan, yearRound+`; milestones = [{title = "节点 Milestone", `+fields+"}]", "", false)
	return &task.Milestones[0], task
}

func TestAMilestoneIs(t *testing.T) {
	for _, c := range []struct{ name, fields, course string }{
		{"open without a due day", `unit = "次"`, "open"},
		{"missed after its due day", `due = 2022-06-30`, "open 2022-07-01 missed"},
		{"met from the day on", `due = 2022-06-30, done = 2022-06-30`, "open 2022-06-30 met"},
		{"met late", `due = 2022-06-30, done = 2022-07-02`, "open 2022-07-01 missed 2022-07-02 met"},
		{"met with its last unit, in whatever order they stand", `total = 3, done = [2022-05-03, 2022-05-01, 2022-05-02]`, "open 2022-05-03 met"},
		{"met with two units on a day", `total = 2, done = [2022-05-03, 2022-05-03]`, "open 2022-05-03 met"},
		{"short of a unit", `total = 3, due = 2022-06-30, done = [2022-05-01, 2022-05-02]`, "open 2022-07-01 missed"},
		{"met with its amount", `total = 100, unit = "%", values = [{date = 2022-05-01, value = 99.9}, {date = 2022-05-02, value = 100}]`, "open 2022-05-02 met"},
		{"met beyond its amount", `total = 100, values = [{date = 2022-05-02, value = 120}]`, "open 2022-05-02 met"},
		{"met with an amount of one, if no total is given", `values = [{date = 2022-05-02, value = 1}]`, "open 2022-05-02 met"},
		{"what the latest amount says, in whatever order they stand", `total = 100, due = 2022-06-30, values = [{date = 2022-06-10, value = 80}, {date = 2022-05-02, value = 100}]`,
			"open 2022-05-02 met 2022-06-10 open 2022-07-01 missed"},
		{"met for good by what was reached by its due day", `total = 100, due = 2022-06-30, values = [{date = 2022-07-10, value = 80}, {date = 2022-05-02, value = 100}]`,
			"open 2022-05-02 met"},
		{"met late only as long as the amount holds", `total = 100, due = 2022-06-30, values = [{date = 2022-07-02, value = 100}, {date = 2022-07-10, value = 80}]`,
			"open 2022-07-01 missed 2022-07-02 met 2022-07-10 missed"},
		{"what the later of a day's amounts says", `total = 100, values = [{date = 2022-05-02, value = 100}, {date = 2022-05-02, value = 80}]`, "open"},
		{"never met by no period", `every = "year", due = 2022-06-30`, "open 2022-07-01 missed"},
		{"met with the last of its periods", `every = "half-year", done = [2022-12-31]`, "open 2022-12-31 met"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, task := milestone(t, planDays, c.fields)
			checkCourse(t, c.course, func(d day.Day) string { return string(m.State(task, d)) })
		})
	}
}

func TestAMilestoneIsToldByAmountsIfItCannotBeCounted(t *testing.T) {
	for fields, want := range map[string]bool{
		`unit = "次"`: false, `total = 20`: false, `total = 21`: true, `total = 2.5`: true, `total = 20, unit = "%"`: true, `goal = "at-most", total = 3`: true,
		`total = 3, values = [{date = 2022-05-02, value = 1}]`: true, `total = 40, done = [2022-05-01]`: false, `every = "month"`: false,
	} {
		if m, _ := milestone(t, planDays, fields); m.ByAmount() != want {
			t.Errorf("%s: %t", fields, m.ByAmount())
		}
	}
}

func TestTheTotalOfAMilestone(t *testing.T) {
	for name, c := range map[string]struct {
		plan, fields string
		want         float64
	}{
		"is one by default":                             {planDays, `unit = "次"`, 1},
		"is what is given":                              {planDays, `total = 2.5`, 2.5},
		"is the whole months from the issue on":         {planDays, `every = "month"`, 10},
		"is the whole quarters from the issue on":       {planDays, `every = "quarter"`, 3},
		"is the whole halves from the issue on":         {planDays, `every = "half-year"`, 1},
		"is the whole years from the issue on":          {planDays, `every = "year"`, 0},
		"counts from the start if that is later":        {"issued = 2021-12-20; start = 2022-01-01; end = 2022-12-31", `every = "year"`, 1},
		"counts to the end, not to the settle day":      {"start = 2022-01-01; end = 2022-11-30; settle = 2023-01-31", `every = "month"`, 11},
		"leaves a last month that is not whole":         {"start = 2022-01-01; end = 2022-11-29", `every = "month"`, 10},
		"does not depend on how often updates are owed": {planDays + "[reporting]; every = \"month\"", `every = "quarter"`, 3},
	} {
		t.Run(name, func(t *testing.T) {
			m, task := milestone(t, c.plan, c.fields)
			if got := m.In(task); got != c.want {
				t.Errorf("the total is %v, want %v", got, c.want)
			}
		})
	}
}

func TestAMilestoneIsMetSinceItsRecordsReachTheTotal(t *testing.T) {
	const d = "2023-01-31"
	for fields, want := range map[string]string{
		`total = 2, done = [2022-05-03, 2022-05-01]`:                                                                                  "2022-05-03",
		`total = 2, done = [2022-05-01]`:                                                                                              "",
		`total = 2, done = [2022-05-01, 2023-02-01]`:                                                                                  "",
		`total = 100, values = [{date = 2022-05-09, value = 120}, {date = 2022-05-02, value = 100}]`:                                  "2022-05-02",
		`total = 100, values = [{date = 2022-05-02, value = 100}, {date = 2022-05-09, value = 80}]`:                                   "",
		`total = 100, values = [{date = 2022-05-02, value = 100}, {date = 2022-05-09, value = 80}, {date = 2022-06-01, value = 100}]`: "2022-06-01",
		`total = 100, values = [{date = 2022-05-02, value = 100}, {date = 2023-02-01, value = 80}]`:                                   "2022-05-02",
	} {
		m, task := milestone(t, planDays, fields)
		if got := m.MetOn(task, on(d)).String(); got != want {
			t.Errorf("%s: met on %q, want %q", fields, got, want)
		}
	}
}

// The course of what came of a task's promises, on each day of three years.
func TestAPledgeComesTo(t *testing.T) {
	const milestone = yearRound + `; milestones = [{title = "节点 Milestone", due = 2022-06-30`
	ended := func(fields string) string { return "; " + fields + `; reason = "无 No way"` }
	for _, c := range []struct{ name, front, course string }{
		{"done on its day", due + "; completed = 2022-06-30", "open 2022-06-30 on-time"},
		{"done a day late", due + "; completed = 2022-07-01", "open 2022-07-01 late"},
		{"late after a time in which it was not met", due + "; completed = 2022-08-01", "open 2022-07-01 not-met 2022-08-01 late"},
		{"never done", due, "open 2022-07-01 not-met"},
		{"done in part before its day", due + ended("completed = 2022-05-01; outcome = \"partly\""), "open 2022-05-01 not-met"},
		{"not done, said late", due + ended("completed = 2022-08-01; outcome = \"unmet\""), "open 2022-07-01 not-met"},
		{"cancelled before its day", due + ended("cancelled = 2022-05-01"), "open 2022-05-01 lapsed"},
		{"cancelled after its day", due + ended("cancelled = 2022-08-01"), "open 2022-07-01 not-met"},
		{"paused on its day", due + `; pauses = [{from = 2022-06-01, reason = "停"}]`, "open 2022-07-01 not-met"},
		{"due when the plan ends", "schedule = {due = 2022-12-31}", "open 2023-01-01 not-met"},
		{"a milestone met in time", milestone + ", done = 2022-06-30}]", "open 2022-06-30 on-time"},
		{"a milestone met late", milestone + ", done = 2022-07-02}]", "open 2022-07-01 not-met 2022-07-02 late"},
		{"a milestone never met", milestone + "}]", "open 2022-07-01 not-met"},
		{"a milestone whose task was done before", milestone + "}]; completed = 2022-05-01", "open 2022-05-01 lapsed"},
		{"a milestone whose task was done after", milestone + "}]; completed = 2022-08-01", "open 2022-07-01 not-met"},
		{"a milestone whose task was cancelled before", milestone + "}]" + ended("cancelled = 2022-05-01"), "open 2022-05-01 lapsed"},
		{"a milestone whose task ended short", milestone + "}]" + ended("completed = 2022-05-01; outcome = \"unmet\""), "open 2022-05-01 not-met"},
		{"an amount that fell after it was reached in time",
			milestone + `, total = 9, values = [{date = 2022-06-01, value = 9}, {date = 2022-07-05, value = 8}]}]`, "open 2022-06-01 on-time"},
	} {
		t.Run(c.name, func(t *testing.T) {
			task := promised(t, planDays, c.front, "", false)
			checkCourse(t, c.course, func(d day.Day) string {
				clock := task.Plan.Clock(d, 30)
				s := task.Status(clock)
				all := task.Pledges(&s, clock)
				if len(all) != 1 {
					t.Fatalf("%d pledges", len(all))
				}
				if kept := all[0].Outcome == OnTime || all[0].Outcome == Late; kept != (all[0].Done != 0) || all[0].Done > clock.Day {
					t.Errorf("on %s: %s, done on %s", d, all[0].Outcome, all[0].Done)
				}
				return string(all[0].Outcome)
			})
		})
	}
}

func TestWhatIsDueOnTheLastDayOfAClosedPlanIsNotMet(t *testing.T) {
	task := promised(t, "start = 2022-01-01; end = 2022-12-31", "schedule = {due = 2022-12-31}", "", false)
	checkCourse(t, "open 2023-01-01 not-met", func(d day.Day) string {
		clock := task.Plan.Clock(d, 30)
		s := task.Status(clock)
		return string(task.Pledges(&s, clock)[0].Outcome)
	})
}

func TestATaskPledgesItsOwnDayThenThoseOfItsMilestones(t *testing.T) {
	task := promised(t, planDays, due+`; milestones = [{title = "甲 A", due = 2022-05-01}, {title = "乙 B"}, {title = "丙 C", due = 2022-03-01}]`, "", false)
	clock := task.Plan.Clock(on("2022-04-01"), 30)
	s := task.Status(clock)
	var got []string
	for _, p := range task.Pledges(&s, clock) {
		title := "task"
		if p.Milestone != nil {
			title = p.Milestone.Title
		}
		got = append(got, title+" "+p.Due.String())
	}
	if want := "task 2022-06-30, 甲 A 2022-05-01, 丙 C 2022-03-01"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
