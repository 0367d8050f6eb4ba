package pages

import (
	"reflect"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

func TestOpenDataIsTheFrontMatterAsOfTheDay(t *testing.T) {
	all := siteOf([]string{taskText(1, `category = "其他 Other"; lead = ["安全室"]; joint = ["tech"]; partners = ["消防救援机构"]; reporting = "month"; sample = true; `+
		`completed = 2022-07-02; schedule = { due = 2022-06-30, directed = "省厅" }; `+
		`pauses = [{ from = 2022-05-01, until = 2022-05-10, reason = "停产" }]; `+
		`milestones = [{ title = "检查", total = 3, unit = "次", due = 2022-06-15, by = "企业", done = [2022-05-12, 2022-04-12] }, { title = "调度", every = "quarter" }]`,
		"首段 First.\n\n## 2022-04-20 开始 Begun\n\n## 2022-07-02 办结\n")}, nil)
	want := view.TaskData{
		Number: 1, Title: "任务 Task 1", Summary: "首段 First.", Category: "other", Lead: []string{"safety"}, Joint: []string{"tech"}, Support: []string{}, Partners: []string{"消防救援机构"},
		Reporting: "month", Sample: true, Due: on("2022-06-30"), Directed: "省厅",
		Pauses: []view.Pause{{From: on("2022-05-01"), Until: on("2022-05-10"), Reason: "停产"}},
		Milestones: []view.MilestoneData{
			{Title: "检查", Total: 3, Unit: "次", Due: on("2022-06-15"), By: "企业", Done: []day.Day{on("2022-04-12"), on("2022-05-12")}, State: "missed", Said: label("milestone.missed"), Reached: 2},
			{Title: "调度", Total: 3, Every: day.EveryQuarter, State: "open", Said: label("milestone.open"), PaceNow: "far-behind"},
		},
		URL: "2022/tasks/1/", State: "overdue", LastUpdate: on("2022-04-20"), Silent: true,
		Updates: []view.UpdateData{{Date: on("2022-04-20"), Title: "开始 Begun", URL: "2022/tasks/1/#2022-04-20", Place: 1}},
		File:    "001.md", Description: "首段 First.",
		Said: view.Said{
			Category: "其他 Other", Lead: []string{"安全室"}, Joint: []string{"科技室 Technology"},
			State: label("state.overdue"), Why: view.Phrase{Label: "why.overdue", Day: on("2022-06-30")},
		},
	}
	if got := madeOf(t, all, "2022-07-01").Data[0].Tasks[0]; !reflect.DeepEqual(*got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", *got, want)
	}
	want.Completed, want.Outcome, want.State, want.HasLate, want.LateDays, want.LastUpdate, want.Silent = on("2022-07-02"), "met", "done", true, 2, on("2022-07-02"), false
	want.Said.State, want.Said.Why = label("state.done"), view.Phrase{Label: "why.done-late", Day: on("2022-07-02"), Until: on("2022-06-30")}
	want.Milestones[0].Said, want.Milestones[1].Said = label("milestone.not-met"), label("milestone.open-done")
	want.Milestones[1].PaceNow = ""
	want.Updates = append([]view.UpdateData{{Date: on("2022-07-02"), Title: "办结", URL: "2022/tasks/1/#2022-07-02", Place: 1}}, want.Updates...)
	if got := madeOf(t, all, "2022-07-02").Data[0].Tasks[0]; !reflect.DeepEqual(*got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", *got, want)
	}
}

func TestOpenDataIsOfTheDayOnWhichThePlanClosed(t *testing.T) {
	for today, want := range map[string]struct {
		asOf   string
		closed bool
	}{"2022-07-01": {"2022-07-01", false}, "2023-01-31": {"2023-01-31", false}, "2023-02-01": {"2023-01-31", true}} {
		d := madeOf(t, siteOf([]string{taskText(1, year, "")}, nil), today).Data[0]
		if d.AsOf != on(want.asOf) || d.Plan.Closed != want.closed || d.Plan.Settle != on("2023-01-31") || d.Plan.URL != "2022/" {
			t.Errorf("on %s the data is of %s, %+v", today, d.AsOf, d.Plan)
		}
	}
}

func TestOpenDataHasTheTextAsItWasWritten(t *testing.T) {
	all := siteOf([]string{taskText(1, year, "首段，见[后来](#2022-07-02)、[同一天](002.md#2022-07-02)。\n\n## 2022-04-20 其一\n\n**一**\n\n- 甲\n\n"+
		"## 2022-04-20 其二\n\n> 撤回：误\n\n不再公开\n\n## 2022-07-02 办结\n\n末段  \n"), taskText(2, year, "## 2022-07-02 后来\n")}, nil)
	d := madeOf(t, all, "2022-07-01").Data[0].Tasks[0]
	if want := "首段，见[后来](001.md)、[同一天](002.md)。"; d.Description != want {
		t.Errorf("the description is %q, want %q: links to what is not shown yet lead to the task", d.Description, want)
	}
	if u := d.Updates; len(u) != 2 || u[0].Place != 2 || u[0].Text != "" || u[0].Reason != "误" || u[1].Place != 1 || u[1].Text != "**一**\n\n- 甲" || u[1].Excerpt != "一甲" {
		t.Errorf("the updates are %+v", u)
	}
	if d := madeOf(t, all, "2022-07-02").Data[0].Tasks[0]; d.Description != "首段，见[后来](#2022-07-02)、[同一天](002.md#2022-07-02)。" || d.Updates[0].Text != "末段" {
		t.Errorf("when all is shown it is %q, %q", d.Description, d.Updates[0].Text)
	}
}
