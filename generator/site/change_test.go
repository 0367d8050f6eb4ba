package site

import (
	"slices"
	"strings"
	"testing"
)

// moved is a change of the due day from 06-30 to 09-30.
const moved = "[[changes]]\nfield = \"due\"\nwas = 2022-04-30\nnow = 2022-06-30\nasked = 2022-04-20\ndecided = 2022-04-25\nreason = \"等设备\"\n"

// aChange returns the sound task with a change.
func aChange(name, lines, want string) mistake { return withTable(name, "[[changes]]\n"+lines, want) }

var changeMistakes = []mistake{
	withTable("a change that joins", strings.TrimSuffix(moved, "\n"), ""),
	withTable("two changes that join", moved+"[[changes]]\nfield = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\nasked = 2022-06-20\nrefused = 2022-06-25\nreason = \"人手不足\"", ""),
	aChange("a field that cannot change", "field = \"summary\"\nwas = \"a\"\nnow = \"b\"\ndecided = 2022-04-25\nreason = \"x\"",
		"task:11:9 bad-choice | expected=due, start, lead, joint, support, title, category, total, every, reporting, withdrawn, merged, split | key=changes[1].field | value=\"summary\""),
	aChange("no reason", "field = \"due\"\nwas = 2022-04-30\nnow = 2022-06-30\ndecided = 2022-04-25", "task:10:1 missing-key | expected=reason = \"…\" | key=reason"),
	aChange("no day", "field = \"due\"\nwas = 2022-04-30\nnow = 2022-06-30\nreason = \"x\"", "task:10:1 change-without-day"),
	aChange("decided and refused", "field = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\ndecided = 2022-04-25\nrefused = 2022-04-26\nreason = \"x\"",
		"task:15:11 decided-and-refused | other=2022-04-26 | value=2022-04-25"),
	aChange("decided before it was asked for", "field = \"due\"\nwas = 2022-04-30\nnow = 2022-06-30\nasked = 2022-04-26\ndecided = 2022-04-25\nreason = \"x\"",
		"task:15:11 decided-before-asked | key=decided | other=2022-04-26 | value=2022-04-25"),
	aChange("refused before it was asked for", "field = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\nasked = 2022-04-26\nrefused = 2022-04-25\nreason = \"x\"",
		"task:15:11 decided-before-asked | key=refused | other=2022-04-26 | value=2022-04-25"),
	aChange("a day that is none", "field = \"due\"\nwas = \"春天\"\nnow = 2022-06-30\ndecided = 2022-04-25\nreason = \"x\"",
		"task:12:7 change-value | expected=2022-09-30 | key=was | other=due | value=\"春天\""),
	aChange("nothing that it became", "field = \"due\"\nwas = 2022-06-30\ndecided = 2022-04-25\nreason = \"x\"", "task:10:1 change-value-missing | expected=now = 2022-09-30 | key=now | other=due"),
	aChange("a table for a value", "field = \"due\"\nwas = { a = 1 }\nnow = 2022-06-30\ndecided = 2022-04-25\nreason = \"x\"", "task:12:7 not-a-value | key=changes[1].was | value={…}"),
	aChange("not what the task says", "field = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\ndecided = 2022-04-25\nreason = \"x\"",
		"task:8:7 change-differs | expected=2022-09-30 | key=schedule.due | value=2022-06-30"),
	aChange("refused, but the task says what was asked for", "field = \"due\"\nwas = 2022-04-30\nnow = 2022-06-30\nrefused = 2022-04-25\nreason = \"x\"",
		"task:8:7 change-differs | expected=2022-04-30 | key=schedule.due | value=2022-06-30"),
	withTable("a chain with a gap", "[[changes]]\nfield = \"due\"\nwas = 2022-03-31\nnow = 2022-04-30\ndecided = 2022-03-25\nreason = \"x\"\n"+strings.Replace(moved, "was = 2022-04-30", "was = 2022-05-31", 1),
		"task:18:7 change-chain | expected=2022-04-30 | key=due | value=2022-05-31"),
	withTable("a chain in the wrong order", "[[changes]]\nfield = \"due\"\nwas = 2022-03-31\nnow = 2022-04-30\ndecided = 2022-05-25\nreason = \"x\"\n"+moved,
		"task:21:11 change-order | other=2022-05-25 | value=2022-04-25"),
	aChange("of a milestone that is not there", "field = \"due\"\nmilestone = \"总结\"\nwas = 2022-04-30\nnow = 2022-06-30\ndecided = 2022-04-25\nreason = \"x\"",
		"task:12:13 unknown-milestone | expected=… | value=总结"),
	aChange("of no milestone", "field = \"total\"\nwas = 2\nnow = 3\ndecided = 2022-04-25\nreason = \"x\"", "task:10:1 change-of-milestone | expected=milestone = \"…\" | value=total"),
	aChange("a milestone for what milestones have not", "field = \"title\"\nmilestone = \"总结\"\nwas = \"a\"\nnow = \"任务 Task\"\ndecided = 2022-04-25\nreason = \"x\"",
		"task:12:13 change-not-of-milestone | value=title"),

	withTable("a review", "[[reviews]]\ndate = 2022-05-01\nby = \"区安委会办公室\"\nresult = \"confirmed\"", ""),
	withTable("a review without a reason", "[[reviews]]\ndate = 2022-05-01\nby = \"区安委会办公室\"\nresult = \"disputed\"", "task:10:1 review-without-reason | value=disputed"),
	withTable("nothing that was returned", "[[reviews]]\ndate = 2022-05-01\nby = \"区安委会办公室\"\nresult = \"returned\"\nreason = \"x\"", "task:10:1 nothing-claimed | value=2022-05-01"),
	withTable("claimed after the review", "[[reviews]]\ndate = 2022-05-01\nby = \"区安委会办公室\"\nresult = \"returned\"\nclaimed = 2022-05-02\nreason = \"x\"",
		"task:14:11 claimed-after-review | other=2022-05-01 | value=2022-05-02"),
	withTable("claimed, but not returned", "[[reviews]]\ndate = 2022-05-01\nby = \"区安委会办公室\"\nresult = \"confirmed\"\nclaimed = 2022-04-02",
		"task:14:11 claimed-without-return | value=2022-04-02"),
	withTable("a review by who is responsible", "[[reviews]]\ndate = 2022-05-01\nby = \"hazchem\"\nresult = \"confirmed\"", "task:12:6 reviewer-responsible | value=hazchem"),
}

func TestChangesThatDoNotJoin(t *testing.T) { checkMistakes(t, changeMistakes) }

// extended returns the front matter of a task whose due day was moved from 06-30 to 09-30 by a change with other fields.
func extended(fields string) string {
	return "schedule = {due = 2022-09-30}; changes = [{field = \"due\", was = 2022-06-30, now = 2022-09-30, reason = \"等设备\", " + fields + "}]"
}

func TestAPromiseThatWasMovedIsJudgedByTheDayInForce(t *testing.T) {
	checkLives(t, []life{
		{"moved in time", extended("asked = 2022-06-10, decided = 2022-06-20"), "", "no-record 2022-05-31 due-soon 2022-06-20 no-record 2022-08-31 due-soon 2022-10-01 overdue " + closed + "unfinished"},
		{"moved when it was late", extended("asked = 2022-07-05, decided = 2022-07-20"), "", missedDue + "2022-07-20 no-record 2022-08-31 due-soon 2022-10-01 overdue " + closed + "unfinished"},
		{"done before it was decided", extended("asked = 2022-07-05, decided = 2022-07-20") + "; completed = 2022-07-10", "", missedDue + "2022-07-10 done"},
		{"asked for and not decided", due + "; changes = [{field = \"due\", was = 2022-06-30, now = 2022-09-30, reason = \"等设备\", asked = 2022-06-10}]", "", missedDue + closed + "unfinished"},
		{"refused", due + "; changes = [{field = \"due\", was = 2022-06-30, now = 2022-09-30, reason = \"等设备\", asked = 2022-06-10, refused = 2022-06-20}]", "", missedDue + closed + "unfinished"},
		{"decided after the plan was closed", extended("asked = 2022-07-05, decided = 2023-02-20"), "", missedDue + closed + "unfinished"},
	})
}

func TestACompletionThatWasReturnedDoesNotHold(t *testing.T) {
	returned := `; reviews = [{date = 2022-06-15, by = "区安委会办公室", result = "returned", reason = "未见台账", claimed = 2022-06-10}]`
	checkLives(t, []life{
		{"from the review on", due + "; completed = 2022-06-10" + returned, "", untilDue + "2022-06-10 done 2022-06-15 due-soon 2022-07-01 overdue " + closed + "unfinished"},
		{"until it is completed again", due + "; completed = 2022-06-25" + returned, "", untilDue + "2022-06-10 done 2022-06-15 due-soon 2022-06-25 done"},
		{"reviewed after the close", due + `; completed = 2022-06-10; reviews = [{date = 2023-02-15, by = "区安委会办公室", result = "returned", reason = "未见台账"}]`, "", untilDue + "2022-06-10 done"},
		{"disputed, it holds", due + `; completed = 2022-06-10; reviews = [{date = 2022-06-15, by = "区安委会办公室", result = "disputed", reason = "未见台账"}]`, "", untilDue + "2022-06-10 done"},
	})
}

func TestWhatWasReportedLateCountsFromItsReport(t *testing.T) {
	checkLives(t, []life{
		{"an update", yearRound, "## 2022-04-20 开始 Begun [补报 2022-05-20]\n", "no-record 2022-05-20 in-progress " + closed + "unreported"},
		{"a completion", due + "; completed = 2022-06-20", "## 2022-06-20 办结 Done [补报 2022-07-10]\n", missedDue + "2022-07-10 done"},
		{"a completion reported after the close", due + "; completed = 2022-06-20", "## 2022-06-20 办结 Done [reported 2023-03-01]\n", missedDue + closed + "unfinished"},
		{"a completion of which an update of its day was in time", due + "; completed = 2022-06-20", "## 2022-06-20 办结 Done\n\n## 2022-06-20 补充 More [补报 2022-07-10]\n", untilDue + "2022-06-20 done"},
		{"the record of a milestone", yearRound + `; milestones = [{title = "节点", done = 2022-04-20}]`, "## 2022-04-20 节点 [补报 2022-05-20]\n", "no-record 2022-05-20 in-progress " + closed + "unreported"},
	})
}

func TestRolesAndTitlesAreThoseOfTheDay(t *testing.T) {
	task := promised(t, planDays, due+`; changes = [{field = "lead", was = ["technology"], now = ["hazchem"], decided = 2022-05-01, reason = "职责调整"}, {field = "title", was = "旧题", now = "任务 Task", decided = 2022-06-01, reason = "改题"}]`, "", false)
	for _, c := range []struct{ day, lead, title string }{
		{"2022-04-30", "technology", "旧题"}, {"2022-05-01", "hazchem", "旧题"}, {"2022-05-31", "hazchem", "旧题"}, {"2022-06-01", "hazchem", "任务 Task"}, {"2023-06-01", "hazchem", "任务 Task"},
	} {
		then := task.On(on(c.day))
		if then.Roles.Lead[0].Key != c.lead || then.Title != c.title {
			t.Errorf("on %s: %s, %s; want %s, %s", c.day, then.Roles.Lead[0].Key, then.Title, c.lead, c.title)
		}
		if task.On(on(c.day)) != then {
			t.Errorf("on %s: another pointer the second time", c.day)
		}
	}
}

func TestThePlanIsThatOfTheDay(t *testing.T) {
	plan := strings.Replace(planDays, "end = 2022-12-31", "end = 2023-01-15", 1) + "changes = [{field = \"end\", was = 2022-12-31, now = 2023-01-15, decided = 2022-11-01, reason = \"疫情\"}]\n"
	task := promised(t, plan, due, "", false)
	for _, c := range []struct{ day, end string }{{"2022-10-31", "2022-12-31"}, {"2022-11-01", "2023-01-15"}} {
		if got := task.On(on(c.day)).Plan.End; got != on(c.end) {
			t.Errorf("on %s the plan ends on %s, want %s", c.day, got, c.end)
		}
	}
}

func TestTheFirstDayStaysKnown(t *testing.T) {
	task := promised(t, planDays, extended("asked = 2022-07-05, decided = 2022-07-20"), "", false)
	for d, want := range map[string]string{"2022-07-19": "", "2022-07-20": "2022-06-30", "2023-01-01": "2022-06-30"} {
		if got := task.FirstDue("", on(d)).String(); got != want {
			t.Errorf("on %s: %q, want %q", d, got, want)
		}
	}
	c := &task.Changes[0]
	if !c.AskedLate() || c.DaysOverdue() != 20 {
		t.Errorf("asked late: %v, %d days overdue, want 20", c.AskedLate(), c.DaysOverdue())
	}
	stages := []ChangeStage{}
	for _, d := range []string{"2022-07-04", "2022-07-05", "2022-07-19", "2022-07-20"} {
		stages = append(stages, c.Stage(on(d)))
	}
	if !slices.Equal(stages, []ChangeStage{NotAsked, Asked, Asked, Granted}) {
		t.Errorf("stages are %q", stages)
	}
}
