package pages

import (
	"slices"
	"testing"

	"gongshi/generator/view"
)

// A plan that runs for more than a year has no end of the year. A year and a day is more.
func TestAPlanOfSeveralYearsSpeaksOfItsTime(t *testing.T) {
	tasks := []string{taskText(1, year+"; completed = 2023-01-10", ""), taskText(2, year, "## 2022-04-20 开始\n"), taskText(3, due, ""), taskText(4, due, ""), taskText(5, due, "")}
	for _, c := range []struct{ start, suffix string }{{"2022-01-01", ""}, {"2022-01-02", ""}, {"2021-12-31", "-years"}, {"2019-01-01", "-years"}} {
		days := "title = \"计划\"; issued = 2022-02-18; start = " + c.start + "; end = 2022-12-31; settle = 2023-01-31"
		texts := siteOf(tasks, files{"content/2022/index.md": planText(days, "")})
		m := madeOf(t, texts, "2023-02-15")
		first, second := content[view.Task](t, m, "2022/tasks/1/"), content[view.Task](t, m, "2022/tasks/2/")
		states := content[view.States](t, m, "about/states/")
		home := content[view.Overview](t, m, "")
		var shares, choices []string
		for _, s := range home.Tally.Shares {
			shares = append(shares, s.Word.Label)
		}
		for _, b := range m.Indexes[0].States {
			choices = append(choices, b.Word.Label)
		}
		for _, w := range []struct{ what, got, want string }{
			{"its time", first.Row.When[0].Label, "when.year-round"}, {"the state", first.Row.Badge.Word.Label, "state.done-year-round"},
			{"why", first.Row.Why.Label, "why.done-year-round"}, {"the state without a conclusion", second.Row.Badge.Word.Label, "state.unreported"},
			{"what counts", first.Counted.Label, "task.counted-statement"}, {"the course", home.Course.Note.Label, "course.note"},
			{"the list", content[view.TaskList](t, m, "2022/tasks/unreported/").State.Word.Label, "state.unreported"},
			{"the meaning", content[view.TaskList](t, m, "2022/tasks/done/").Meaning, "done"},
			{"an office", content[view.StateGroups](t, m, "2022/offices/safety/states/").Groups[1].Title.Label, "state.unreported"},
			{"the answer", m.Search.Answers.All[1].Words[0].Label, "state.unreported"},
		} {
			if w.got != w.want+c.suffix {
				t.Errorf("from %s on %s is %q, want %q", c.start, w.what, w.got, w.want+c.suffix)
			}
		}
		if !slices.Contains(shares, "state.unreported"+c.suffix) || !slices.Contains(choices, "state.unreported"+c.suffix) || states.OfYears != (c.suffix != "") || states.Mixed {
			t.Errorf("from %s: %v, %v, %v", c.start, shares, choices, states)
		}
	}
}
