package pages

import (
	"fmt"
	"testing"

	"gongshi/generator/view"
)

// promised is a plan of a quarter: four tasks and three milestones with a day, of which some are given up, and others without.
func promised() files {
	return siteOf([]string{
		taskText(1, plain+"schedule = { due = 2022-01-20 }; completed = 2022-01-10", "## 2022-01-10 办结\n"),
		taskText(2, plain+"schedule = { due = 2022-02-20 }; completed = 2022-02-25; milestones = [{ title = \"检查\", total = 2, due = 2022-01-31, done = [2022-01-05, 2022-02-10] }, { title = \"无期\", done = 2022-01-05 }, { title = \"早\", due = 2022-01-15, done = 2021-12-20 }]", "## 2022-02-25 办结\n"),
		taskText(3, year+"; milestones = [{ title = \"节点\", due = 2022-03-31 }]", ""),
		taskText(4, plain+"schedule = { due = 2022-01-20 }; cancelled = 2022-02-15; reason = \"并入他项\"", ""),
		taskText(5, plain+"schedule = { due = 2022-03-10 }; completed = 2022-02-15; outcome = \"partly\"; reason = \"未验收\"", "## 2022-02-15 小结\n"),
	}, files{"content/2022/index.md": planText("title = \"计划\"; start = 2022-01-01; end = 2022-03-31; settle = 2022-03-31", "")})
}

func courseOn(t *testing.T, today string) *view.Course {
	return content[view.Overview](t, madeOf(t, promised(), today), "2022/").Course
}

func TestACourseSumsUpWhatWasPromisedAndWhatWasDone(t *testing.T) {
	for today, want := range map[string]string{
		"2021-12-31": "7: 2022-01 4, 2022-02 5, 2022-03 7",
		"2022-01-31": "7: 2022-01 4/2 to 2022-01-31, 2022-02 5, 2022-03 7",
		"2022-02-20": "7: 2022-01 4/2 to 2022-01-31, 2022-02 5/3 to 2022-02-15, 2022-03 7", // what was cancelled after its day was not kept; what was done in part is not done
		"2022-06-01": "7: 2022-01 4/2 to 2022-01-31, 2022-02 5/4 to 2022-02-28, 2022-03 7/4 to 2022-03-31",
	} {
		c := courseOn(t, today)
		got := fmt.Sprintf("%d:", c.Total)
		for i, m := range c.Months {
			if i > 0 {
				got += ","
			}
			got += fmt.Sprintf(" %s %d", m.Month, m.Promised)
			if m.Known {
				got += fmt.Sprintf("/%d to %s", m.Done, m.Through)
			}
		}
		if got != want {
			t.Errorf("on %s got\n%s, want\n%s", today, got, want)
		}
	}
}

// The quarter has 90 days: a day is 8 units wide. A count of 7 is 240 high. It rises at the end of the day.
func TestTheLinesOfACourseRiseOnTheDaysOnWhichTheirCountDoes(t *testing.T) {
	for today, want := range map[string]string{
		"2021-12-31": "",
		"2022-01-10": "0,240 8,240 8,206 80,206 80,172 80,172",                                  // done before the plan began counts on its first day
		"2022-02-20": "0,240 8,240 8,206 80,206 80,172 328,172 328,138 368,138",                 // it ends at the newest record
		"2022-06-01": "0,240 8,240 8,206 80,206 80,172 328,172 328,138 448,138 448,103 720,103", // a closed plan is known to its end
	} {
		if got := courseOn(t, today).Done; got != want {
			t.Errorf("on %s the line is %s, want %s", today, got, want)
		}
	}
	c := courseOn(t, "2022-06-01")
	if c.Promised != "0,240 120,240 120,206 160,206 160,138 248,138 248,103 408,103 408,69 552,69 552,35 720,35 720,0 720,0" || c.Height != 240 || c.Width != 720 {
		t.Errorf("what was promised is %s in %d × %d", c.Promised, c.Width, c.Height)
	}
	if *c.End != (view.CoursePoint{X: 720, Y: 103, Count: 4}) {
		t.Errorf("it ends at %+v", c.End)
	}
}

// The heading says what is known and nothing more.
func TestACourseSaysHowItStands(t *testing.T) {
	some := func(fields ...string) files {
		tasks := make([]string, len(fields))
		for i, f := range fields {
			tasks[i] = taskText(i+1, plain+f, "")
		}
		return siteOf(tasks, files{"content/2022/index.md": planText("title = \"计划\"; start = 2022-01-01; end = 2022-03-31; settle = 2022-04-15", "")})
	}
	const march = "schedule = { due = 2022-03-10 }"
	three := some(march, march, "schedule = { due = 2022-02-20 }")
	early := some(march+"; completed = 2022-01-15", march, march)
	mixed := some(march+"; completed = 2022-02-25", march, "schedule = { due = 2022-02-20 }; completed = 2022-03-01")
	for _, c := range []struct {
		name  string
		all   files
		today string
		want  string
	}{
		{"before the plan begins", three, "2021-12-15", "course.says-none of 3"},
		{"nothing is due yet", three, "2022-02-10", "course.says-none of 3"},
		{"on the first due day", three, "2022-02-20", "course.says-none of 3"},
		{"a day after it", three, "2022-02-21", "course.says 2022-02-20: 0 of 1"},
		{"at the month's end", three, "2022-02-28", "course.says 2022-02-28: 0 of 1"},
		{"all are due", three, "2022-03-11", "course.says 2022-03-10: 0 of 3"},
		{"closed", three, "2022-05-01", "course.says-closed 2022-04-15: 0 of 3"},
		{"done before anything is due", early, "2022-01-20", "course.says-early 2022-01-15: 1 of 3"},
		{"one done ahead, and none of what is due", mixed, "2022-02-26", "course.says-ahead 2022-02-25: 1 of 1, ahead 1"},
		{"one done ahead, one late", mixed, "2022-03-02", "course.says-ahead 2022-03-01: 2 of 1, ahead 1"},
		{"no longer ahead", mixed, "2022-03-31", "course.says 2022-03-31: 2 of 3"},
	} {
		s := content[view.Overview](t, madeOf(t, c.all, c.today), "2022/").Course.Says
		got := s.Label
		if s.Day != 0 {
			got += fmt.Sprintf(" %s: %v", s.Day, s.N)
		}
		got += fmt.Sprintf(" of %v", s.Total)
		if s.Text != "" {
			got += ", ahead " + s.Text
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAPlanThatPromisesFewThingsForADayHasNoCourse(t *testing.T) {
	const dated = plain + "schedule = { due = 2022-03-31 }"
	for n, has := range map[int]bool{0: false, 1: false, 2: false, 3: true} {
		all := siteOf(many(4, func(number int) (string, string) {
			if number <= n {
				return dated, ""
			}
			return year, ""
		}), nil)
		if c := content[view.Overview](t, madeOf(t, all, "2022-06-01"), "").Course; (c != nil) != has {
			t.Errorf("of %d it has %+v", n, c)
		}
	}
}

func TestAnOverviewLeadsOnButToNoEmptyPage(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	for path, want := range map[string]string{
		"": "[2022/timeline/ 2022/ledger/ 2022/updates/ 2022/follow/]", "2021/": "[2021/timeline/ 2021/follow/]",
	} {
		var got []string
		for _, way := range content[view.Overview](t, m, path).Ways {
			got = append(got, way.URL)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("/%s leads to %v, want %s", path, got, want)
		}
	}
}
