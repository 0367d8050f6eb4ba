package pages

import (
	"fmt"
	"testing"

	"gongshi/generator/view"
)

// A plan that gives days of grace says by which day a report was or is owed, and for which period.
func TestDaysOfGraceAreSaid(t *testing.T) {
	all := siteOf([]string{taskText(1, year, ""), taskText(2, year, "## 2022-07-10 进展\n"), taskText(3, year, "## 2022-07-11 进展\n")}, files{"content/2022/index.md": planText(planDays+"; [reporting]; every = \"quarter\"; by = 10", "")})
	say := func(p view.Phrase) string {
		return fmt.Sprintf("%s %s-%s %s %s", p.Label, p.Period.First, p.Period.Last, p.Day, p.Until)
	}
	for today, want := range map[string]string{
		"2022-07-10": "1 task.next-report-by 2022-04-01-2022-06-30 2022-07-10 , false\n2 task.next-report-by 2022-07-01-2022-09-30 2022-10-10 , false\n3 task.next-report-by 2022-04-01-2022-06-30 2022-07-10 , false\n",
		"2022-07-11": "1 task.next-report-by 2022-07-01-2022-09-30 2022-10-10 , true owed.by 2022-04-01-2022-06-30  2022-07-10\n" +
			"2 task.next-report-by 2022-07-01-2022-09-30 2022-10-10 , false\n" +
			"3 task.next-report-by 2022-10-01-2022-12-31 2023-01-10 , true owed.by-since 2022-04-01-2022-06-30 2022-07-11 2022-07-10\n",
	} {
		m, got := madeOf(t, all, today), ""
		for n := 1; n <= 3; n++ {
			v := content[view.Task](t, m, fmt.Sprintf("2022/tasks/%d/", n))
			got += fmt.Sprintf("%d %s, %v", n, say(v.NextReport), v.Row.Badge.Silent)
			if v.Row.Badge.Silent {
				got += " " + say(v.Row.Badge.Owed)
			}
			got += "\n"
		}
		if got != want {
			t.Errorf("on %s\n%s\nwant\n%s", today, got, want)
		}
		if list := content[view.TaskList](t, m, "2022/tasks/silent/"); !list.Grace || !content[view.States](t, m, "about/states/").Grace {
			t.Errorf("on %s nothing explains the days of grace", today)
		}
	}
}
