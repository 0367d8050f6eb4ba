package site

import (
	"strings"
	"testing"

	"gongshi/generator/day"
)

// earlier is a plan before the sound one, with one task.
var earlier = files{
	"content/2021/index.md": strings.NewReplacer("2022", "2021", "2023", "2022").Replace(sound[planFile]),
	"content/2021/1-a.md":   strings.NewReplacer("2022", "2021").Replace(sound[taskFile]),
}

// withEarlier adds the earlier plan to a mistake.
func withEarlier(m mistake) mistake {
	m.with = earlier
	return m
}

var planMistakes = []mistake{
	beforeLead("a label like a sentence", `label = "第三章第十节第二条第三款第四项之规定事项等"`, "task:5:9 label-long | expected=20 | value=第三章第十节第二条第三款第四项之规定事项等"),
	beforeLead("nobody, and an office", "unassigned = true", "task:5:14 unassigned-with-office | value=hazchem"),
	{"nobody, said so", taskFile, `lead     = ["hazchem"]`, "unassigned = true", nil, ""},
	{"nobody, not so", taskFile, `lead     = ["hazchem"]`, "unassigned = false", nil, "task:2:1 no-office"},
	beforeLead("a task's number alone", `continues = "17"`, `task:5:13 task-name-form | expected="2021/17" | key=continues | value=17`),
	withTable("split into tasks that are not there", "[[changes]]\nfield = \"split\"\nnow = [2, 3]\ndecided = 2022-05-01\nreason = \"x\"", "task:12:7 no-such-task | key=now | value=[2, 3]"),
	withTable("to be split into tasks that are not there yet", "[[changes]]\nfield = \"split\"\nnow = [2, 3]\nasked = 2022-05-01\nreason = \"x\"", ""),
	beforeLead("a task of a plan that is not there", `continues = "2021/1"`, "task:5:13 no-such-task | key=continues | value=2021/1"),
	withEarlier(beforeLead("a task that is not there", `split_from = "2021/2"`, "task:5:14 no-such-task | key=split_from | value=2021/2")),
	withEarlier(beforeLead("a task of an earlier plan", `continues = "2021/1"`, "")),
	beforeLead("the task itself", `split_from = "2022/1"`, "task:5:14 related-to-itself | key=split_from | value=2022/1"),
	withEarlier(beforeLead("merged, and it goes on", `merged_into = "2021/1"`, "task:5:1 merged-without-cancelled")),
	withEarlier(beforeLead("merged", "merged_into = \"2021/1\"\ncancelled = 2022-09-01\nreason = \"合并\"", "")),
	{"continues a task of its own plan", taskFile, "lead  ", "continues = \"2022/2\"\nlead  ", files{"content/2022/2-b.md": second}, "task:5:13 continues-own-plan | value=2022/2"},
	{"previous, which is not there", planFile, "issued", "previous = \"2021\"\nissued", nil, `plan:3:12 unknown-plan | expected=previous = "" | value=2021`},
	{"previous, nearly", planFile, "issued", "previous = \"2012\"\nissued", earlier, `plan:3:12 unknown-plan | near=2021 | value=2012`},
	{"previous, itself", planFile, "issued", "previous = \"2022\"\nissued", nil, "plan:3:12 previous-not-earlier | expected=2022-01-01 | other=2022-01-01 | value=2022"},
	{"previous", planFile, "issued", "previous = \"2021\"\nissued", earlier, ""},
	beforeLead("an area that is not there", `areas = ["taozhuang"]`, "task:5:10 unknown-area | expected=[[areas]] | value=taozhuang"),
	{"an area, nearly", taskFile, "lead  ", "areas = [\"taozuang\"]\nlead  ", areas, "task:5:10 unknown-area | near=taozhuang | value=taozuang"},
	{"an area twice", taskFile, "lead  ", "areas = [\"taozhuang\", \"陶庄镇\"]\nlead  ", areas, "task:5:23 area-twice | value=陶庄镇"},
	{"an area", taskFile, "lead  ", "areas = [\"陶庄镇\"]\nlead  ", areas, ""},
	{"two areas of one name", configFile, "publisher", "areas = [{ key = \"a\", name = \"甲\" }, { key = \"b\", name = \"甲\" }]\npublisher", nil, "config:5:57 duplicate-key | key=name | value=甲"},
	{"one label twice", taskFile, "lead  ", "label = \"3.1\"\nlead  ", files{"content/2022/2-b.md": strings.Replace(second, "lead", "label = \"3.1\"\nlead", 1)},
		"content/2022/2-b.md:5:9 duplicate-label | other=content/2022/01-rollout.md | value=3.1"},
	{"no category in a plan with categories", taskFile, "category = \"governance\"\n", "", nil, "task:2:1 missing-key | expected=category = \"集中治理\" | key=category"},
	{"no categories at all", taskFile, "category = \"governance\"\n", "", withoutCategories, ""},
	{"a category of a plan without", taskFile, "title", "title", withoutCategories, "task:4:12 unknown-category | expected=[[categories]] | value=governance"},
	{"a name for no office", planFile, "issued", "office_names = { hazchen = \"危化科\" }\nissued", nil, "plan:3:28 unknown-office | near=hazchem | value=hazchen"},
	{"a name that another office has", planFile, "issued", "office_names = { hazchem = \"综合科\" }\nissued",
		files{configFile: sound[configFile] + "\n[[offices]]\nkey = \"general\"\nname = \"综合科\"\n"}, "plan:3:28 duplicate-key | key=office_names.hazchem | value=综合科"},
}

var areas = files{configFile: sound[configFile] + "\n[[areas]]\nkey = \"taozhuang\"\nname = \"陶庄镇\"\n"}

var withoutCategories = files{planFile: sound[planFile][:strings.Index(sound[planFile], "[[categories]]")] + "+++\n"}

func TestMistakesInPlansAndRelations(t *testing.T) { checkMistakes(t, planMistakes) }

func TestAnOfficeHasItsNameOfThePlan(t *testing.T) {
	m := mistake{file: planFile, old: "issued", new: "office_names = { hazchem = \"危化品科\" }\nissued",
		with: files{taskFile: strings.Replace(sound[taskFile], `"hazchem"`, `"危化品科"`, 1)}}
	s, problems, _ := read(t, m.files(t), false)
	if len(problems) > 0 {
		t.Fatal(reported(problems))
	}
	task := s.Plans[0].Tasks[0]
	if o := task.Roles.Lead[0]; o.Key != "hazchem" || task.Plan.OfficeName(o) != "危化品科" {
		t.Errorf("the task is led by %s, called %s", o.Key, task.Plan.OfficeName(o))
	}
}

func TestADraftOfAPlanIsNowhere(t *testing.T) {
	draft := mistake{file: planFile, old: "issued", new: "draft = true\nissued", with: earlier}.files(t)
	s, problems, _ := read(t, draft, false)
	if len(problems) > 0 || len(s.Plans) != 1 || s.Plans[0].Key != "2021" {
		t.Errorf("the site has %d plans, and problems\n%s", len(s.Plans), reported(problems))
	}
	if s, _, _ = read(t, draft, true); len(s.Plans) != 2 {
		t.Errorf("with drafts the site has %d plans", len(s.Plans))
	}
	draft[articleFile] += "\n[任务](2022/01-rollout.md)\n"
	if _, problems, _ = read(t, draft, false); !strings.Contains(reported(problems), "link-to-draft") {
		t.Errorf("a link to a draft's task: %s", reported(problems))
	}
}

// What was due before the plan was issued was promised only then: nobody is reproached on the first day.
func TestADayBeforeThePlanWasIssuedIsNoReproachOnTheFirstDay(t *testing.T) {
	early := "schedule = {due = 2022-01-31}"
	for name, c := range map[string]struct{ front, course string }{
		"nothing done":                {early, "no-record 2022-01-11 due-soon 2022-02-01 no-record 2022-02-19 overdue 2023-02-01 unfinished"},
		"done before it was issued":   {early + "; completed = 2022-02-10", "no-record 2022-01-11 due-soon 2022-02-01 no-record 2022-02-10 done"},
		"a milestone, nothing done":   {yearRound + `; milestones = [{title = "节点", due = 2022-01-31}]`, "no-record 2022-01-11 due-soon 2022-02-01 no-record 2022-02-19 behind 2023-02-01 unreported"},
		"a milestone met before":      {yearRound + `; milestones = [{title = "节点", due = 2022-01-31, done = 2022-02-10}]`, "no-record 2022-01-11 due-soon 2022-02-01 no-record 2022-02-10 in-progress 2023-02-01 unreported"},
		"due on the day of its issue": {"schedule = {due = 2022-02-18}", "no-record 2022-01-29 due-soon 2022-02-19 overdue 2023-02-01 unfinished"},
	} {
		t.Run(name, func(t *testing.T) {
			task := promised(t, "issued = 2022-02-18; start = 2022-01-01; end = 2022-12-31; settle = 2023-01-31", c.front, "", false)
			checkCourse(t, c.course, func(d day.Day) string { return string(task.Status(task.Plan.Clock(d, 20)).State) })
			if s := task.Status(task.Plan.Clock(on("2022-12-01"), 20)); s.State == Done && s.LateDays != 0 {
				t.Errorf("late by %d days", s.LateDays)
			}
		})
	}
}
