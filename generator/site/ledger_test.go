package site

import (
	"strings"
	"testing"

	"gongshi/generator/day"
)

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
