package site

import (
	"strings"
	"testing"

	"gongshi/generator/day"
)

// planDays are those of the plan in which most cases take place.
const planDays = "issued = 2022-02-18\nstart = 2022-01-01\nend = 2022-12-31\nsettle = 2023-01-31\n"

// promised returns the task of a site with one plan and one task. plan and front are fields, separated by semicolons.
func promised(t *testing.T, plan, front, body string, drafts bool) *Task {
	t.Helper()
	lines := func(fields string) string { return strings.ReplaceAll(fields, "; ", "\n") + "\n" }
	s, problems, _ := read(t, changed(map[string]string{
		planFile: "+++\ntitle = \"计划 Plan\"\n" + lines(plan) + "[[categories]]\nkey = \"all\"\nname = \"全部\"\n+++\n",
		taskFile: "+++\nnumber = 1\ntitle = \"任务 Task\"\ncategory = \"all\"\nlead = [\"hazchem\"]\n" + lines(front) + "+++\n" + body,
	}), drafts)
	if errors := problems.Errors(); len(errors) > 0 {
		t.Fatal(errors[0].Text("en"))
	}
	return s.Plans[0].Tasks[0]
}

// checkCourse compares what holds on each day of three years with a course: what holds first, and after each day what holds
// from that day on.
func checkCourse(t *testing.T, course string, of func(day.Day) string) {
	t.Helper()
	changes := strings.Fields(course)
	want, changes := changes[0], changes[1:]
	for d := on("2021-06-01"); d <= on("2024-06-01"); d++ {
		if len(changes) > 0 && d == on(changes[0]) {
			want, changes = changes[1], changes[2:]
		}
		if got := of(d); got != want {
			t.Errorf("on %s: %s, want %s", d, got, want)
			return
		}
	}
	if len(changes) > 0 {
		t.Errorf("%s is never reached", changes[0])
	}
}

// A life is a task over time.
type life struct{ name, front, body, course string }

// Days are written so that each rule's first and last day is one on which the course changes: the due day is 06-30, and 30
// days before it is 05-31; the plan is closed on the day after 2023-01-31.
const (
	due       = "schedule = {due = 2022-06-30}"
	yearRound = "schedule = {year_round = true}"
	directed  = `schedule = {directed = "省应急厅"}`
	reason    = `reason = "无法实施 No way"`
	untilDue  = "no-record 2022-05-31 due-soon "
	missedDue = untilDue + "2022-07-01 overdue "
	closed    = "2023-02-01 "
)

func checkLives(t *testing.T, lives []life) {
	for _, l := range lives {
		t.Run(l.name, func(t *testing.T) {
			task := promised(t, planDays, l.front, l.body, false)
			checkCourse(t, l.course, func(d day.Day) string {
				c := task.Plan.Clock(d, 30)
				return string(task.On(c.Day).Status(c).State)
			})
		})
	}
}

func TestATaskIsDone(t *testing.T) {
	checkLives(t, []life{
		{"from the day of completion on", due + "; completed = 2022-06-20", "", untilDue + "2022-06-20 done"},
		{"on the due day", due + "; completed = 2022-06-30; outcome = \"met\"", "", untilDue + "2022-06-30 done"},
		{"after the due day", due + "; completed = 2022-07-02", "", missedDue + "2022-07-02 done"},
		{"on the last day that counts", due + "; completed = 2023-01-31", "", missedDue + "2023-01-31 done"},
		{"too late to count", due + "; completed = 2023-02-01", "", missedDue + closed + "unfinished"},
		{"before the plan starts", due + "; completed = 2021-12-31", "", "no-record 2021-12-31 done"},
		{"a year-round duty by its closing statement", yearRound + "; completed = 2022-12-20", "", "no-record 2022-12-20 done"},
		{"a directed task", directed + "; completed = 2022-12-20", "", "no-record 2022-12-20 done"},
		{"though a milestone was missed", yearRound + `; completed = 2022-12-20; milestones = [{title = "节点", due = 2022-06-30}]`, "",
			untilDue + "2022-07-01 behind 2022-12-20 done"},
		{"though it is paused", due + `; completed = 2022-05-20; pauses = [{from = 2022-05-01, reason = "停产"}]`, "",
			"no-record 2022-05-01 paused 2022-05-20 done"},
	})
}

func TestATaskIsCancelled(t *testing.T) {
	checkLives(t, []life{
		{"from the day on", due + "; cancelled = 2022-06-01; " + reason, "", untilDue + "2022-06-01 cancelled"},
		{"when it is overdue", due + "; cancelled = 2022-09-01; " + reason, "", missedDue + "2022-09-01 cancelled"},
		{"on the last day that counts", due + "; cancelled = 2023-01-31; " + reason, "", missedDue + "2023-01-31 cancelled"},
		{"too late to count", due + "; cancelled = 2023-02-01; " + reason, "", missedDue + closed + "unfinished"},
		{"a year-round duty", yearRound + "; cancelled = 2022-09-01; " + reason, "", "no-record 2022-09-01 cancelled"},
		{"while it is paused", due + "; cancelled = 2022-05-20; " + reason + `; pauses = [{from = 2022-05-01, until = 2022-06-10, reason = "停产"}]`, "",
			"no-record 2022-05-01 paused 2022-05-20 cancelled"},
		{"in progress", yearRound + "; cancelled = 2022-09-01; " + reason, "## 2022-04-20 开始 Begun\n", "no-record 2022-04-20 in-progress 2022-09-01 cancelled"},
	})
}

func TestATaskIsPaused(t *testing.T) {
	pauses := func(list string) string { return due + "; pauses = [" + list + "]" }
	checkLives(t, []life{
		{"from the first to the last day", pauses(`{from = 2022-05-01, until = 2022-06-10, reason = "停产"}`), "",
			"no-record 2022-05-01 paused 2022-06-11 due-soon 2022-07-01 overdue " + closed + "unfinished"},
		{"for a single day", pauses(`{from = 2022-05-01, until = 2022-05-01, reason = "停产"}`), "",
			"no-record 2022-05-01 paused 2022-05-02 no-record 2022-05-31 due-soon 2022-07-01 overdue " + closed + "unfinished"},
		{"without an end, for good", pauses(`{from = 2022-05-01, reason = "停产"}`), "", "no-record 2022-05-01 paused"},
		{"over the due day", pauses(`{from = 2022-06-20, until = 2022-07-10, reason = "停产"}`), "",
			untilDue + "2022-06-20 paused 2022-07-11 overdue " + closed + "unfinished"},
		{"when it is overdue", pauses(`{from = 2022-07-10, reason = "停产"}`), "", missedDue + "2022-07-10 paused"},
		{"twice", pauses(`{from = 2022-07-01, until = 2022-07-02, reason = "一"}, {from = 2022-03-01, until = 2022-03-02, reason = "二"}`), "",
			"no-record 2022-03-01 paused 2022-03-03 no-record 2022-05-31 due-soon 2022-07-01 paused 2022-07-03 overdue " + closed + "unfinished"},
		{"on the last day that counts, for good", pauses(`{from = 2023-01-31, until = 2023-01-31, reason = "停产"}`), "", missedDue + "2023-01-31 paused"},
		{"until the day before it", pauses(`{from = 2023-01-01, until = 2023-01-30, reason = "停产"}`), "",
			missedDue + "2023-01-01 paused 2023-01-31 overdue " + closed + "unfinished"},
		{"too late to count", pauses(`{from = 2023-02-01, reason = "停产"}`), "", missedDue + closed + "unfinished"},
		{"though completed in part", due + `; completed = 2022-05-20; outcome = "partly"; ` + reason + `; pauses = [{from = 2022-05-01, until = 2022-06-10, reason = "停产"}]`, "",
			"no-record 2022-05-01 paused 2022-06-11 unfinished"},
		{"though a milestone was missed", yearRound + `; pauses = [{from = 2022-07-05, until = 2022-07-06, reason = "停产"}]; milestones = [{title = "节点", due = 2022-06-30}]`, "",
			untilDue + "2022-07-01 behind 2022-07-05 paused 2022-07-07 behind " + closed + "unreported"},
	})
}

func TestATaskIsUnfinished(t *testing.T) {
	ended := func(schedule, on, outcome string) string {
		return schedule + "; completed = " + on + "; outcome = \"" + outcome + "\"; " + reason
	}
	checkLives(t, []life{
		{"completed in part", ended(due, "2022-06-20", "partly"), "", untilDue + "2022-06-20 unfinished"},
		{"completed without success", ended(due, "2022-06-20", "unmet"), "", untilDue + "2022-06-20 unfinished"},
		{"completed in part when overdue", ended(due, "2022-07-02", "partly"), "", missedDue + "2022-07-02 unfinished"},
		{"a year-round duty in part", ended(yearRound, "2022-12-20", "partly"), "", "no-record 2022-12-20 unfinished"},
		{"in part on the last day that counts", ended(yearRound, "2023-01-31", "partly"), "", "no-record 2023-01-31 unfinished"},
		{"in part too late to count", ended(yearRound, "2023-02-01", "partly"), "", "no-record " + closed + "unreported"},
		{"due and not completed when the plan closes", due, "", missedDue + closed + "unfinished"},
		{"whatever is on record", due, "## 2022-04-20 开始 Begun\n", "no-record 2022-04-20 in-progress 2022-05-31 due-soon 2022-07-01 overdue " + closed + "unfinished"},
		{"a year-round duty with a due day", "schedule = {due = 2022-06-30, year_round = true}", "", missedDue + closed + "unfinished"},
		{"a directed task with a due day", `schedule = {due = 2022-06-30, directed = "省应急厅"}`, "", missedDue + closed + "unfinished"},
	})
}

func TestATaskIsUnreported(t *testing.T) {
	checkLives(t, []life{
		{"a year-round duty without any record", yearRound, "", "no-record " + closed + "unreported"},
		{"a directed task", directed, "", "no-record " + closed + "unreported"},
		{"whatever is on record", yearRound, "## 2022-04-20 开始 Begun\n", "no-record 2022-04-20 in-progress " + closed + "unreported"},
		{"rather than behind", yearRound + `; milestones = [{title = "节点", due = 2022-06-30}]`, "", untilDue + "2022-07-01 behind " + closed + "unreported"},
	})
}

func TestWhileItsPlanRunsATaskIs(t *testing.T) {
	milestones := func(schedule, list string) string { return schedule + "; milestones = [" + list + "]" }
	checkLives(t, []life{
		{"overdue, not behind", milestones(due, `{title = "节点", due = 2022-05-15}`), "",
			"no-record 2022-04-15 due-soon 2022-05-16 behind 2022-07-01 overdue " + closed + "unfinished"},
		{"overdue in spite of updates", due, "## 2022-07-05 仍在办 Still at it\n", missedDue + closed + "unfinished"},
		{"behind, not due soon", milestones(due, `{title = "节点", due = 2022-06-05}`), "",
			"no-record 2022-05-06 due-soon 2022-06-06 behind 2022-07-01 overdue " + closed + "unfinished"},
		{"behind until the milestone is met", milestones(yearRound, `{title = "节点", due = 2022-06-30, done = 2022-08-19}`), "",
			untilDue + "2022-07-01 behind 2022-08-19 in-progress " + closed + "unreported"},
		{"behind until its last unit is done", milestones(yearRound, `{title = "检查", total = 2, unit = "次", due = 2022-06-30, done = [2022-07-05, 2022-05-12]}`), "",
			"no-record 2022-05-12 in-progress 2022-05-31 due-soon 2022-07-01 behind 2022-07-05 in-progress " + closed + "unreported"},
		{"behind until its amount is reached", milestones(yearRound, `{title = "改造", total = 100, unit = "%", due = 2022-06-30, values = [{date = 2022-06-01, value = 40}, {date = 2022-07-05, value = 100}]}`), "",
			untilDue + "2022-07-01 behind 2022-07-05 in-progress " + closed + "unreported"},
		{"not behind if met on the day", milestones(yearRound, `{title = "节点", due = 2022-06-30, done = 2022-06-30}`), "",
			untilDue + "2022-06-30 in-progress " + closed + "unreported"},
		{"due soon until the milestone is met", milestones(yearRound, `{title = "节点", due = 2022-06-30, done = 2022-06-10}`), "",
			untilDue + "2022-06-10 in-progress " + closed + "unreported"},
		{"due soon for the later of two milestones", milestones(directed, `{title = "一", due = 2022-04-30, done = 2022-04-30}, {title = "二", due = 2022-06-30, done = 2022-06-30}`), "",
			"no-record 2022-03-31 due-soon 2022-04-30 in-progress 2022-05-31 due-soon 2022-06-30 in-progress " + closed + "unreported"},
		{"due soon, not in progress", due, "## 2022-04-20 开始 Begun\n\n## 2022-06-28 快了 Nearly\n",
			"no-record 2022-04-20 in-progress 2022-05-31 due-soon 2022-07-01 overdue " + closed + "unfinished"},
		{"in progress from the first update", yearRound, "## 2022-05-20 二\n\n## 2022-04-20 一\n", "no-record 2022-04-20 in-progress " + closed + "unreported"},
		{"in progress from a milestone's first unit", milestones(yearRound, `{title = "检查", total = 2, done = [2022-05-12]}`), "",
			"no-record 2022-05-12 in-progress " + closed + "unreported"},
		{"in progress from a milestone's first amount", milestones(yearRound, `{title = "改造", total = 9, values = [{date = 2022-05-12, value = 0}]}`), "",
			"no-record 2022-05-12 in-progress " + closed + "unreported"},
		{"without a record though a milestone has no due day", milestones(yearRound, `{title = "节点"}`), "", "no-record " + closed + "unreported"},
		{"without a record if the only update is pending", yearRound, "## 2022-04-20 开始 Begun [待审]\n", "no-record " + closed + "unreported"},
		{"without a record if the only update is withdrawn", yearRound, "## 2022-04-20 开始 Begun\n\n> 撤回：有误。\n", "no-record " + closed + "unreported"},
		{"without a record if the only update is withdrawn in English", yearRound, "## 2022-04-20 开始 Begun\n\n> Withdrawn: wrong.\n", "no-record " + closed + "unreported"},
		{"in progress from an update that replaces a withdrawn one", yearRound, "## 2022-04-20 一\n\n> 撤回：有误。\n\n## 2022-04-25 二\n", "no-record 2022-04-25 in-progress " + closed + "unreported"},
		{"without a record if the only update is too late to count", yearRound, "## 2023-02-01 太晚 Too late\n", "no-record " + closed + "unreported"},
		{"a milestone that recurs is open until every period has its day",
			milestones(yearRound, `{title = "调度", every = "quarter", due = 2022-12-31, done = [2022-06-28, 2022-09-28, 2022-12-26]}`), "",
			"no-record 2022-06-28 in-progress 2022-12-01 due-soon 2022-12-26 in-progress " + closed + "unreported"},
	})
}

func TestAPlanWithoutSettleClosesAMonthAfterItsEnd(t *testing.T) {
	task := promised(t, "start = 2022-01-01; end = 2022-12-31", due+"; completed = 2023-02-01", "", false)
	checkCourse(t, missedDue+"2023-02-01 unfinished", func(d day.Day) string { return string(task.Status(task.Plan.Clock(d, 30)).State) })
}

func TestPendingUpdatesCountInAPreview(t *testing.T) {
	task := promised(t, planDays, yearRound, "## 2022-04-20 开始 Begun [draft]\n", true)
	checkCourse(t, "no-record 2022-04-20 in-progress "+closed+"unreported", func(d day.Day) string { return string(task.Status(task.Plan.Clock(d, 30)).State) })
}

func TestDueSoonIsAsManyDaysAsTheSiteSays(t *testing.T) {
	task := promised(t, planDays, due, "", false)
	for days, course := range map[int]string{0: "2022-06-30", 7: "2022-06-23", 365: "2021-06-30"} {
		checkCourse(t, "no-record "+course+" due-soon 2022-07-01 overdue "+closed+"unfinished", func(d day.Day) string {
			return string(task.Status(task.Plan.Clock(d, days)).State)
		})
	}
}

func TestAClosedPlanIsShownAsOfItsLastDay(t *testing.T) {
	plan := promised(t, planDays, due, "", false).Plan
	for today, want := range map[string]Clock{
		"2022-01-01": {Day: on("2022-01-01"), DueSoon: 30},
		"2023-01-31": {Day: on("2023-01-31"), DueSoon: 30},
		"2023-02-01": {Day: on("2023-01-31"), Closed: true, DueSoon: 30},
		"2031-01-01": {Day: on("2023-01-31"), Closed: true, DueSoon: 30},
	} {
		if got := plan.Clock(on(today), 30); got != want {
			t.Errorf("on %s the clock is %+v, want %+v", today, got, want)
		}
	}
}
