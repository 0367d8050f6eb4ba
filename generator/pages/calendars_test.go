package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// calendar returns the calendar at a path.
func calendar(t *testing.T, m *Made, path string) *view.Calendar {
	t.Helper()
	i := slices.IndexFunc(m.Calendars, func(c *view.Calendar) bool { return c.Path == path })
	if i < 0 {
		t.Fatalf("there is no calendar %s", path)
	}
	return m.Calendars[i]
}

func TestACalendarHasTheDaysThatWerePromised(t *testing.T) {
	all := siteOf([]string{
		taskText(1, due+"; completed = 2022-06-20; milestones = [{ title = \"方案\", due = 2022-03-31, done = 2022-03-01 }, { title = \"无期\" }, { title = \"验收\", due = 2022-07-31 }]", "## 2022-06-20 办结\n"),
		taskText(2, `category = "risks"; joint = ["tech"]; support = ["safety"]; schedule = { due = 2022-03-31 }; cancelled = 2022-04-15; reason = "并入他项"; milestones = [{ title = "检查", due = 2022-02-28 }]`, ""),
		taskText(3, year, "## 2022-06-28 进展\n"),
	}, nil)
	said := func(today, path string) string {
		c := calendar(t, madeOf(t, all, today), path)
		text := strings.TrimSpace(said(c.Title)) + "\n"
		for _, e := range c.Entries {
			text += fmt.Sprintf("%s %s of %s, %s, %d %s, %s, %s, %s", e.Day, e.ID, e.Stamp, said(e.Title), e.Number, e.Task, e.URL, said(e.State), strings.Join(e.Offices, " "))
			text += map[bool]string{true: ", gone"}[e.Gone] + "\n"
		}
		return text
	}
	if got, want := said("2022-07-01", "2022/calendar.ics"), `2022年计划 Plan
2022-02-28 2022-2-milestone-978e275133d1 of 2022-04-15, deadline.milestone 检查, 2 任务 Task 2, 2022/tasks/2/, state.cancelled, 科技室 Technology, gone
2022-03-31 2022-1-milestone-6f949ac3522d of 2022-06-20, deadline.milestone 方案, 1 任务 Task 1, 2022/tasks/1/, milestone.met, 安全室
2022-03-31 2022-2-due of 2022-04-15, event.due, 2 任务 Task 2, 2022/tasks/2/, state.cancelled, 科技室 Technology, gone
2022-06-30 2022-1-due of 2022-06-20, event.due, 1 任务 Task 1, 2022/tasks/1/, state.done, 安全室
2022-07-31 2022-1-milestone-7acb62b7d929 of 2022-06-20, deadline.milestone 验收, 1 任务 Task 1, 2022/tasks/1/, milestone.over, 安全室, gone
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := said("2022-04-01", "2022/offices/tech/calendar.ics"), `calendar.office 科技室 Technology
2022-02-28 2022-2-milestone-978e275133d1 of 2022-02-18, deadline.milestone 检查, 2 任务 Task 2, 2022/tasks/2/, milestone.missed, 科技室 Technology
2022-03-31 2022-2-due of 2022-02-18, event.due, 2 任务 Task 2, 2022/tasks/2/, state.overdue, 科技室 Technology
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Who follows a calendar keeps the same event for a milestone, whatever is put before it or taken away.
func TestAMilestoneStaysTheSameEventWhereverItStands(t *testing.T) {
	ids := func(milestones ...string) map[string]string {
		all := ""
		for _, title := range milestones {
			all += fmt.Sprintf("{ title = %q, due = 2022-03-31 }, ", title)
		}
		m := madeOf(t, siteOf([]string{taskText(1, due+"; milestones = ["+all+"]", "")}, nil), "2022-03-01")
		found := map[string]string{}
		for _, e := range calendar(t, m, "2022/calendar.ics").Entries {
			if other, twice := found[e.ID]; twice {
				t.Errorf("%q and %q have the same identity", other, said(e.Title))
			}
			found[e.ID] = said(e.Title)
		}
		return found
	}
	before := ids("方案", "检查", "验收", "检查")
	for _, after := range []map[string]string{
		ids("动员", "方案", "检查", "验收", "检查"), ids("检查", "验收", "方案", "检查"), ids("验收", "动员", "检查"), ids("方案"),
	} {
		for id, title := range after {
			if known, ok := before[id]; ok != (title != "deadline.milestone 动员") || ok && known != title {
				t.Errorf("%s is %q, and was %q", id, title, known)
			}
		}
	}
}

func TestThePagesOfAPlanAndOfAnOfficeSayWhereTheirCalendarIs(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	for _, p := range m.Pages {
		want := ""
		switch {
		case strings.HasPrefix(p.Path, "2022/offices/safety/"):
			want = "2022/offices/safety/calendar.ics"
		case p.Path == "", strings.HasPrefix(p.Path, "2022/") && !strings.HasPrefix(p.Path, "2022/offices/"):
			want = "2022/calendar.ics"
		case strings.HasPrefix(p.Path, "2021/"):
			want = "2021/calendar.ics"
		case strings.HasPrefix(p.Path, "2022/offices/"):
			continue
		}
		if p.Calendar != want {
			t.Errorf("the calendar of /%s is at %q, want %q", p.Path, p.Calendar, want)
		}
	}
	follow := content[view.Follow](t, m, "2022/follow/")
	var offices []string
	for _, o := range follow.Offices {
		offices = append(offices, o.Name)
		if o.Feed != o.URL+"feed.xml" || o.Calendar != o.URL+"calendar.ics" {
			t.Errorf("%s is followed at %s and %s", o.Name, o.Feed, o.Calendar)
		}
	}
	if follow.Feed != "2022/feed.xml" || follow.Calendar != "2022/calendar.ics" || strings.Join(offices, " ") != "安全室 科技室 Technology 相关科室" {
		t.Errorf("the plan is followed at %s and %s, its offices are %v", follow.Feed, follow.Calendar, offices)
	}
}

func TestAnOfficeSaysWhatItOwesNext(t *testing.T) {
	role := func(role string, day int) string {
		return fmt.Sprintf("category = \"risks\"; %s; schedule = { due = 2022-07-%02d }", role, day)
	}
	m := madeOf(t, siteOf([]string{
		taskText(1, role(`lead = ["safety"]`, 20), ""),
		taskText(2, role(`lead = ["tech"]; joint = ["safety"]`, 10)+"; milestones = [{ title = \"节点\", due = 2022-07-20 }]", ""),
		taskText(3, role(`lead = ["tech"]; support = ["safety"]`, 11), ""), // it only helps
		taskText(4, role(`lead = ["safety"]`, 12)+"; completed = 2022-07-01", "## 2022-07-01 办结\n"),
	}, files{"content/2022/index.md": planText(planDays+"; [reporting]; every = \"quarter\"", "")}), "2022-07-05")
	said := func(office string) string {
		v, text := content[view.Office](t, m, "2022/offices/"+office+"/"), ""
		for _, d := range v.Next {
			text += strings.TrimSpace(fmt.Sprintf("%s %d %s", d.Day, d.Task.Number, d.What.Text)) + ", "
		}
		return fmt.Sprintf("%sin %d days; silent %v", text, v.NextDays, numbers(v.Silent))
	}
	for office, want := range map[string]string{
		"safety": "2022-07-10 2, 2022-07-20 1, 2022-07-20 2 节点, in 30 days; silent [1 2]",
		"tech":   "2022-07-10 2, 2022-07-11 3, 2022-07-20 2 节点, in 30 days; silent [2 3]",
	} {
		if got := said(office); got != want {
			t.Errorf("%s owes %s, want %s", office, got, want)
		}
	}
}
