package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// lane says what is drawn of a task in the first quarter of 2022, with days for places.
func lane(t *testing.T, fields, body, today string) string {
	t.Helper()
	m := madeOf(t, siteOf([]string{taskText(1, plain+fields, body)}, files{
		"content/2022/index.md": planText("title = \"计划\"; start = 2022-01-10; end = 2022-03-20; settle = 2022-03-31", ""),
	}), today)
	v := content[view.CategoryTimeline](t, m, "2022/categories/risks/timeline/")
	first := on("2022-01-01")
	at := func(x int) string { return first.Add(x / unitsPerDay).String()[5:] }
	var all []string
	l := v.Lanes[0]
	for _, s := range l.Spans {
		if s.X%unitsPerDay != 0 || s.Width%unitsPerDay != 0 {
			t.Errorf("a span is at %d, %d wide", s.X, s.Width)
		}
		all = append(all, fmt.Sprintf("%s %s–%s", s.Kind, at(s.X), at(s.X+s.Width-1)))
	}
	for _, x := range l.Ticks {
		all = append(all, "update "+at(x))
	}
	for _, mark := range l.Marks {
		if mark.X%unitsPerDay != 1 || mark.Day.String()[5:] != at(mark.X) {
			t.Errorf("the mark of %s is at %d", mark.Day, mark.X)
		}
		all = append(all, strings.TrimSpace(mark.Kind+" "+at(mark.X)+" "+mark.What))
	}
	return strings.Join(all, ", ")
}

func TestALaneShowsWhenATaskRunsAndWhatHappened(t *testing.T) {
	for _, c := range []struct{ name, fields, body, today, want string }{
		{"year-round", "schedule = { year_round = true }", "", "2022-02-01", "year-round 01-10–03-20"},
		{"with a due day", "schedule = { due = 2022-02-15 }", "", "2022-02-01", "until-due 01-10–02-15, due 02-15"},
		{"both", "schedule = { due = 2022-02-15, year_round = true }", "", "2022-02-01", "year-round 01-10–03-20, due 02-15"},
		{"directed", "schedule = { directed = \"省厅\" }", "", "2022-02-01", "directed 01-10–03-20"},
		{"cancelled", "schedule = { year_round = true }; cancelled = 2022-02-15; reason = \"并入他项\"", "", "2022-02-20", "year-round 01-10–02-15, cancelled 02-15"},
		{"to be cancelled", "schedule = { year_round = true }; cancelled = 2022-02-15; reason = \"并入他项\"", "", "2022-02-14", "year-round 01-10–03-20"},
		{"resting", "schedule = { year_round = true }; pauses = [{ from = 2022-01-20, until = 2022-01-25, reason = \"一\" }, { from = 2022-02-10, reason = \"二\" }]", "", "2022-02-15",
			"year-round 01-10–03-20, pause 01-20–01-25, pause 02-10–02-15"},
		{"completed", "schedule = { due = 2022-02-15 }; completed = 2022-02-01", "## 2022-02-01 办结\n", "2022-02-20", "until-due 01-10–02-15, update 02-01, completed 02-01, due 02-15"},
		{"updates, each day once, without those withdrawn", "schedule = { year_round = true }",
			"## 2022-01-20 一\n\n## 2022-01-20 又一\n\n## 2022-02-01 二\n\n## 2022-02-03 误\n\n> 撤回：有误\n\n## 2022-02-11 后来\n", "2022-02-10", "year-round 01-10–03-20, update 01-20, update 02-01"},
		{"milestones", "schedule = { year_round = true }; milestones = [{ title = \"甲\", due = 2022-03-01 }, { title = \"乙\", due = 2022-01-31 }, { title = \"丙\", total = 2, due = 2022-02-20, done = [2022-01-15, 2022-02-05] }]", "", "2022-02-10",
			"year-round 01-10–03-20, record 01-15 丙, milestone-missed 01-31 乙, milestone-met 02-05 丙, milestone-due 03-01 甲"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := lane(t, c.fields, c.body, c.today); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAnAxisHasWholeMonthsAndTheDay(t *testing.T) {
	all := siteOf([]string{taskText(1, year, "")}, nil)
	for today, want := range map[string]string{"2021-12-31": "-1 ", "2022-01-01": "1 2022-01-01", "2022-02-01": "94 2022-02-01", "2023-06-01": "1186 2023-01-31"} {
		a := content[view.Timeline](t, madeOf(t, all, today), "2022/timeline/").Axis
		if got := fmt.Sprint(a.Day, " ", a.On); got != want {
			t.Errorf("on %s the day is at %s, want %s", today, got, want)
		}
		x := 0
		for _, m := range a.Months {
			if days := int(m.Month.Last() - m.Month.First() + 1); m.X != x || m.Width != days*unitsPerDay || m.URL != "2022/timeline/"+m.Month.String()+"/" {
				t.Errorf("a month is %+v", m)
			}
			x += m.Width
		}
		if len(a.Months) != 13 || a.Width != x {
			t.Errorf("%d months are %d wide", len(a.Months), a.Width)
		}
	}
}

func TestALargePlanHasTimelinesOfItsCategoriesOnly(t *testing.T) {
	for n, whole := range map[int]bool{100: true, 101: false} {
		m := madeOf(t, siteOf(many(n, func(int) (string, string) { return year, "" }), nil), "2022-05-01")
		groups := content[view.Timeline](t, m, "2022/timeline/").Groups
		if len(groups) != 1 || groups[0].URL != "2022/categories/risks/timeline/" || (len(groups[0].Lanes) == n) != whole || !whole && len(groups[0].Lanes) > 0 {
			t.Errorf("of %d tasks the timeline shows %d, in %d groups", n, len(groups[0].Lanes), len(groups)) // a category without tasks has none
		}
		first := content[view.CategoryTimeline](t, m, groups[0].URL)
		if len(first.Lanes) != 100 || (first.Pager.Next == groups[0].URL+"page/2/") == whole || len(paths(m, "2022/categories/other/timeline/")) > 0 {
			t.Errorf("the category's timeline shows %d, then %q", len(first.Lanes), first.Pager.Next)
		}
	}
}

func TestTheNearestOfItsCategoryStandBesideATask(t *testing.T) {
	tasks := map[string]string{}
	for _, n := range []int{1, 2, 3, 4, 7, 8, 20, 30} {
		tasks[fmt.Sprintf("content/2022/%d.md", n)] = taskText(n, year, "")
	}
	for _, n := range []int{5, 9, 10, 11, 13, 15} {
		tasks[fmt.Sprintf("content/2022/%d.md", n)] = taskText(n, `category = "other"; lead = ["tech"]; schedule = { year_round = true }`, "")
	}
	tasks["content/2022/index.md"] = planText(planDays+"; absent = [6, 12, 14, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29]", "")
	m := madeOf(t, siteOf(nil, tasks), "2022-05-01")
	for n, want := range map[int][]int{
		1: {2, 3, 4, 7}, 3: {1, 2, 4, 7}, 4: {1, 2, 3, 7}, 7: {3, 4, 8, 2}, 8: {2, 3, 4, 7}, 30: {4, 7, 8, 20}, 5: {9, 10, 11, 13}, 15: {9, 10, 11, 13},
		10: {5, 9, 11, 13}, // 15 is as near as 5

	} {
		slices.Sort(want)
		if got := numbers(content[view.Task](t, m, fmt.Sprintf("2022/tasks/%d/", n)).Nearest); !slices.Equal(got, want) {
			t.Errorf("nearest to %d are %v, want %v", n, got, want)
		}
	}
	if got := numbers(content[view.Task](t, madeOf(t, small(), "2022-05-01"), "2022/tasks/1/").Nearest); !slices.Equal(got, []int{2}) {
		t.Errorf("of a category of two, nearest are %v", got)
	}
}
