package site

import (
	"testing"

	"gongshi/generator/day"
)

func milestone(t *testing.T, plan, fields string) (*Milestone, *Terms) {
	t.Helper()
	task := promised(t, plan, yearRound+`; milestones = [{title = "节点 Milestone", `+fields+"}]", "", false)
	return &task.Milestones[0], task.Plan
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
			m, plan := milestone(t, planDays, c.fields)
			checkCourse(t, c.course, func(d day.Day) string { return string(m.State(plan, d)) })
		})
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
			m, plan := milestone(t, c.plan, c.fields)
			if got := m.In(plan); got != c.want {
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
		m, plan := milestone(t, planDays, fields)
		if got := m.MetOn(plan, on(d)).String(); got != want {
			t.Errorf("%s: met on %q, want %q", fields, got, want)
		}
	}
}
