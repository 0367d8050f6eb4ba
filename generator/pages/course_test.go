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
	}, files{"content/2022/index.md": planText("title = \"计划\"; start = 2022-01-01; end = 2022-03-31", "")})
}

func courseOn(t *testing.T, today string) *view.Course {
	return content[view.Overview](t, madeOf(t, promised(), today), "2022/").Course
}

func TestACourseSumsUpWhatWasPromisedAndWhatWasDone(t *testing.T) {
	for today, want := range map[string]string{
		"2021-12-31": "7: 2022-01 4, 2022-02 5, 2022-03 7",
		"2022-01-31": "7: 2022-01 4/2 to 2022-01-31, 2022-02 5, 2022-03 7",
		"2022-02-20": "6: 2022-01 3/2 to 2022-01-31, 2022-02 4/3 to 2022-02-15, 2022-03 6", // what is cancelled is no promise any more; what was done in part is not done
		"2022-06-01": "6: 2022-01 3/2 to 2022-01-31, 2022-02 4/4 to 2022-02-28, 2022-03 6/4 to 2022-03-31",
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

// The quarter has 90 days: a day is 8 units wide.
func TestTheLineOfWhatWasDoneEndsAtTheNewestRecord(t *testing.T) {
	for today, want := range map[string]string{
		"2021-12-31": "",
		"2022-01-10": "0,240 80,172",
		"2022-02-20": "0,240 248,160 368,120",
		"2022-06-01": "0,240 248,160 472,80 720,80",
	} {
		if got := courseOn(t, today).Done; got != want {
			t.Errorf("on %s the line is %s, want %s", today, got, want)
		}
	}
	if c := courseOn(t, "2022-06-01"); c.Promised != "0,240 248,120 472,80 720,0" || c.Months[2].X != c.Width || c.Height != 240 {
		t.Errorf("what was promised is %s in %d × %d", c.Promised, c.Width, c.Height)
	}
}

func TestAPlanThatPromisesNothingForADayHasNoCourse(t *testing.T) {
	if c := content[view.Overview](t, madeOf(t, siteOf([]string{taskText(1, year, "")}, nil), "2022-06-01"), "").Course; c != nil {
		t.Errorf("it has %+v", c)
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
