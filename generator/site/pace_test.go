package site

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/day"
)

var paceMistakes = []mistake{
	withTable("pace and steps", "[[milestones]]\ntitle = \"节点\"\npace = \"even\"\nsteps = [{ by = 2022-03-31, value = 0.5 }]", "task:12:8 pace-and-steps"),
	withTable("steps out of order", "[[milestones]]\ntitle = \"节点\"\ntotal = 40\nsteps = [{ by = 2022-06-30, value = 20 }, { by = 2022-03-31, value = 30 }]",
		"task:13:50 steps-out-of-order | other=2022-06-30 | value=2022-03-31"),
	withTable("units of a limit", "[[milestones]]\ntitle = \"失业率\"\ntotal = 3.5\ngoal = \"at-most\"\ndone = 2022-03-31", "task:14:1 limit-with-done"),
	withTable("a falling rate that is a limit", "[[milestones]]\ntitle = \"失业\"\ntotal = 3.5\ngoal = \"at-most\"\nvalues = [{ date = 2022-03-31, value = 4 }, { date = 2022-06-30, value = 3 }]", ""),
	{"a start after the due day", taskFile, "due = 2022-06-30", "due = 2022-06-30\nstart = 2022-07-01", nil, "task:9:9 start-after-due | other=2022-06-30 | value=2022-07-01"},
	{"a start before the plan", taskFile, "due = 2022-06-30", "due = 2022-06-30\nstart = 2021-07-01", nil, "task:9:9 outside-plan | expected=2022-01-01 – 2022-12-31 | key=schedule.start | value=2021-07-01"},
	{"no time, and a day", taskFile, "due = 2022-06-30", "due = 2022-06-30\nunscheduled = true", nil, "task:9:15 unscheduled-with-time"},
	{"only a start", taskFile, "due = 2022-06-30", "start = 2022-06-30", nil, "task:7:1 no-schedule"},
	{"no time, said so", taskFile, "due = 2022-06-30", "unscheduled = true", nil, ""},
	{"days of grace as long as a month", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"month\"\nby = 28\n\n[[categories]]\nkey  = \"governance\"", nil, "plan:10:6 reporting-by | expected=27 | value=28"},
	{"days of grace of a quarter", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"quarter\"\nby = 89\n\n[[categories]]\nkey  = \"governance\"", nil, ""},
	{"days of grace before the end", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"month\"\nby = -1\n\n[[categories]]\nkey  = \"governance\"", nil, "plan:10:6 reporting-by | expected=27 | value=-1"},
	{"what forms ask for", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"month\"\nask = [\"progress\", \"next\"]\npublish = [\"progress\"]\n\n[[categories]]\nkey  = \"governance\"", nil, ""},
	{"a question of no form", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"month\"\nask = [\"progress\", \"plans\"]\n\n[[categories]]\nkey  = \"governance\"", nil, "plan:10:20 bad-choice | expected=progress, problems, next | key=reporting.ask | value=\"plans\""},
	{"what is published and not asked for", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"month\"\nask = [\"progress\"]\npublish = [\"progress\", \"problems\"]\n\n[[categories]]\nkey  = \"governance\"", nil, "plan:11:24 bad-choice | expected=progress | key=reporting.publish | value=\"problems\""},
	{"forms without progress", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"month\"\nask = [\"next\"]\n\n[[categories]]\nkey  = \"governance\"", nil, "plan:10:7 progress-not-asked | key=reporting.ask | value=next"},
	{"far behind before behind", planFile, "[[categories]]\nkey  = \"governance\"", "[pace]\nbehind = 20\nfar = 10\n\n[[categories]]\nkey  = \"governance\"", nil, "plan:10:7 pace-reversed | other=20 | value=10"},
}

func TestMistakesInPaceAndTime(t *testing.T) { checkMistakes(t, paceMistakes) }

func TestATaskThatBeginsLaterOwesNothingBefore(t *testing.T) {
	task := promised(t, planDays+"[reporting]\nevery = \"month\"\n", "schedule = {start = 2022-09-01, year_round = true}", "", false)
	checkCourse(t, "false 2022-10-01 true", func(d day.Day) string {
		c := task.Plan.Clock(d, 30)
		return fmt.Sprint(task.On(c.Day).Status(c).Silent)
	})
}

// milestoneOf returns a task with one milestone.
func milestoneOf(t *testing.T, fields string) (*Task, *Milestone) {
	t.Helper()
	task := promised(t, planDays, yearRound+`; milestones = [{title = "节点", `+fields+`}]`, "", false)
	return task, &task.Milestones[0]
}

func TestALimitIsKeptWhileItIsNotPassed(t *testing.T) {
	task, m := milestoneOf(t, `total = 3.5, unit = "%", goal = "at-most", due = 2022-12-31, values = [{date = 2022-03-31, value = 3.4}, {date = 2022-06-30, value = 4.1}, {date = 2022-09-30, value = 3.5}]`)
	checkCourse(t, "open 2022-03-31 met 2022-06-30 open 2022-09-30 met", func(d day.Day) string { return string(m.State(task, d)) })
}

func TestALimitThatWasPassedOnItsDayIsMissed(t *testing.T) {
	task, m := milestoneOf(t, `total = 3.5, unit = "%", goal = "at-most", due = 2022-06-30, values = [{date = 2022-06-30, value = 4.1}]`)
	checkCourse(t, "open 2022-07-01 missed", func(d day.Day) string { return string(m.State(task, d)) })
}

func TestALevelReachedByItsDayStaysMet(t *testing.T) {
	task, m := milestoneOf(t, `total = 100, unit = "%", due = 2022-06-30, values = [{date = 2022-06-30, value = 100}, {date = 2022-09-30, value = 80}]`)
	checkCourse(t, "open 2022-06-30 met", func(d day.Day) string { return string(m.State(task, d)) })
}

func TestPace(t *testing.T) {
	for _, c := range []struct{ name, fields, course string }{
		{"none was promised", `total = 12`, "-"},
		{"evenly, without a record", `total = 12, pace = "even"`, "on 2022-03-21 behind 2022-05-24 far-behind"},
		{"evenly to its day", `total = 10, due = 2022-02-27, pace = "even"`, "on 2022-02-18 behind 2022-02-20 far-behind"},
		{"by steps", `total = 100, steps = [{by = 2022-03-31, value = 15}, {by = 2022-06-30, value = 50}], values = [{date = 2022-03-31, value = 10}, {date = 2022-05-31, value = 20}, {date = 2022-07-31, value = 40}]`,
			"on 2022-05-31 ahead 2022-06-30 far-behind 2022-07-31 behind"},
		{"from a value", `total = 200, from = 100, steps = [{by = 2022-06-30, value = 150}], values = [{date = 2022-06-30, value = 125}]`, "on 2022-06-30 behind"},
		{"every month", `every = "month", done = [2022-03-10, 2022-04-10]`, "on 2022-03-10 ahead 2022-04-01 on 2022-04-10 ahead 2022-05-01 on 2022-06-01 behind 2022-08-01 far-behind"},
		{"a limit has none", `total = 3.5, goal = "at-most", pace = "even", values = [{date = 2022-03-31, value = 4}]`, "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			task, m := milestoneOf(t, c.fields)
			checkCourse(t, c.course, func(d day.Day) string {
				if pace := task.Progress(m, d).Pace; pace != NoPace {
					return string(pace)
				}
				return "-"
			})
		})
	}
}

func TestMissedPeriodsAreCounted(t *testing.T) {
	task, m := milestoneOf(t, `every = "month", done = [2022-03-10, 2022-04-10, 2022-04-20]`)
	for d, want := range map[string]string{"2022-04-30": "", "2022-05-31": "", "2022-06-01": "2022-05", "2022-08-15": "2022-05 2022-06 2022-07"} {
		var got []string
		for _, p := range task.MissedPeriods(m, on(d)) {
			got = append(got, p.First.Month().String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on %s: %v, want %s", d, got, want)
		}
	}
}

// A campaign of a month owes reports for that month, and a duty that begins in September is owed from then on.
func TestATaskWithDaysOfItsOwnCountsItsOwnPeriods(t *testing.T) {
	monthly := planDays + "[reporting]\nevery = \"month\"\n"
	campaign := promised(t, monthly, "schedule = {start = 2022-05-01, due = 2022-06-30}", "", false)
	checkCourse(t, "false 2022-06-01 true", func(d day.Day) string {
		c := campaign.Plan.Clock(d, 30)
		return fmt.Sprint(campaign.Status(c).Silent)
	})
	if s := campaign.Status(campaign.Plan.Clock(on("2022-12-01"), 30)); s.Owed.Last != on("2022-06-30") {
		t.Errorf("in December a campaign that ended in June owes %v", s.Owed)
	}
	duty := promised(t, monthly, `schedule = {start = 2022-09-01, year_round = true}; milestones = [{title = "节点", every = "month"}]`, "", false)
	if total := duty.Milestones[0].In(duty); total != 4 {
		t.Errorf("from September to December there are %v months", total)
	}
	if missed := duty.MissedPeriods(&duty.Milestones[0], on("2022-10-31")); len(missed) != 1 || missed[0].First != on("2022-09-01") {
		t.Errorf("by the end of October, missed were %v", missed)
	}
}
