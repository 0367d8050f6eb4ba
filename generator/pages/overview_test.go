package pages

import (
	"fmt"
	"slices"
	"testing"

	"gongshi/generator/view"
)

// plansOf returns a site of plans without tasks, each by its key and days.
func plansOf(plans map[string]string) files {
	all := files{"site.toml": config}
	for key, days := range plans {
		all["content/"+key+"/index.md"] = planText("title = \"计划 "+key+"\"; "+days, "")
	}
	return all
}

func TestTheHomePageShowsTheLatestPlanThatHasStarted(t *testing.T) {
	two := map[string]string{"2022": "start = 2022-01-01; end = 2022-12-31", "2023": "start = 2023-01-01; end = 2023-12-31"}
	for _, c := range []struct {
		name, today string
		plans       map[string]string
		want        string
		others      []string
	}{
		{"one that runs", "2022-06-01", two, "2022/", []string{"2023/"}},
		{"until the day before the next starts", "2022-12-31", two, "2022/", []string{"2023/"}},
		{"the next from its first day on", "2023-01-01", two, "2023/", []string{"2022/"}},
		{"the last, though it is over", "2030-01-01", two, "2023/", []string{"2022/"}},
		{"the first to start, if none has", "2021-01-01", two, "2022/", []string{"2023/"}},
		{"the first by key, if two start on a day", "2022-06-01",
			map[string]string{"2022-b": "start = 2022-01-01; end = 2022-12-31", "2022": "start = 2022-01-01; end = 2022-06-30", "2021": "start = 2021-01-01; end = 2022-12-31"},
			"2022/", []string{"2021/", "2022-b/"}},
		{"the first by key, if two start on a day that is still to come", "2021-06-01",
			map[string]string{"a": "start = 2022-01-01; end = 2022-12-31", "a-b": "start = 2022-01-01; end = 2022-06-30"}, "a/", []string{"a-b/"}},
		{"a later one, whatever its key", "2022-06-01",
			map[string]string{"z": "start = 2022-01-01; end = 2022-12-31", "a": "start = 2022-05-01; end = 2022-06-30"}, "a/", []string{"z/"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := madeOf(t, plansOf(c.plans), c.today)
			home := content[view.Overview](t, m, "")
			var others []string
			for _, o := range home.Others {
				others = append(others, o.URL)
			}
			if home.Plan.URL != c.want || !slices.Equal(others, c.others) {
				t.Errorf("the home page shows %s, and leads to %v; want %s and %v", home.Plan.URL, others, c.want, c.others)
			}
			for key := range c.plans { // every plan has its own page too
				if o := content[view.Overview](t, m, key+"/"); o.Plan.URL != key+"/" || len(o.Others) > 0 {
					t.Errorf("the page of %s shows %s, and leads to %v", key, o.Plan.URL, o.Others)
				}
			}
		})
	}
}

func TestAnOverviewListsWhatIsLateTheLongestFirst(t *testing.T) {
	tasks := many(10, func(n int) (string, string) {
		return plain + fmt.Sprintf("schedule = { due = 2022-06-%02d }", 20-n), ""
	})
	tasks[9] = taskText(10, year+"; milestones = [{ title = \"节点\", due = 2022-06-12 }]", "")
	for today, want := range map[string][]int{
		"2022-05-31": {},
		"2022-06-12": {9},
		"2022-07-01": {9, 8, 10, 7, 6, 5, 4, 3}, // the first few of ten
		"2023-06-01": {9, 8, 7, 6, 5, 4, 3, 2},  // what was left unfinished; of the year-round duty there is no closing statement
	} {
		o := content[view.Overview](t, madeOf(t, siteOf(tasks, nil), today), "2022/")
		if got := numbers(o.Late); !slices.Equal(got, want) {
			t.Errorf("on %s what is late is %v, want %v", today, got, want)
		}
		if count := map[string]int{"2022-05-31": 0, "2022-06-12": 1, "2022-07-01": 10, "2023-06-01": 9}[today]; o.LateCount != count {
			t.Errorf("on %s %d are late, want %d", today, o.LateCount, count)
		}
	}
}

func TestAnOverviewListsWhatIsNextTheNearestFirst(t *testing.T) {
	files := siteOf([]string{
		taskText(1, due, ""),
		taskText(2, year+"; milestones = [{ title = \"检查 Checks\", total = 3, due = 2022-06-15, done = [2022-05-12] }, { title = \"方案\", due = 2022-06-10 }, { title = \"已到\", due = 2022-06-11, done = 2022-06-01 }]", ""),
		taskText(3, due+"; completed = 2022-06-01", "## 2022-06-01 办结\n"),
		taskText(4, due+"; cancelled = 2022-06-01; reason = \"并入他项\"", ""),
		taskText(5, due+"; pauses = [{ from = 2022-06-01, reason = \"停产\" }]", ""),
		taskText(6, plain+"schedule = { due = 2022-07-01 }", ""),
	}, nil)
	said := func(today string) string {
		text := ""
		for _, d := range content[view.Overview](t, madeOf(t, files, today), "2022/").Next {
			text += fmt.Sprintf("%s %d", d.Day, d.Task.Number)
			if d.What.Label != "" {
				text += fmt.Sprintf(" %s %s %v/%v", d.What.Label, d.What.Text, d.What.N, d.What.Total)
			}
			text += "\n"
		}
		return text
	}
	if got, want := said("2022-06-01"), `2022-06-10 2 deadline.milestone 方案 0/0
2022-06-15 2 deadline.milestone-count 检查 Checks 1/3
2022-06-30 1
2022-07-01 6
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := said("2022-06-30"), "2022-06-30 1\n2022-07-01 6\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := said("2023-02-01"); got != "" {
		t.Errorf("of a closed plan still to come is\n%s", got)
	}
}

func TestAnOverviewListsTheFirstFewThatAreSilent(t *testing.T) {
	tasks := many(12, func(n int) (string, string) {
		if n == 2 {
			return year, "## 2022-04-20 一 One\n"
		}
		return year, ""
	})
	m := madeOf(t, siteOf(tasks, files{"content/2022/index.md": planText(planDays+"; [reporting]; every = \"quarter\"", "")}), "2022-07-01")
	o := content[view.Overview](t, m, "")
	if got := numbers(o.Silent); !slices.Equal(got, []int{1, 3, 4, 5, 6, 7, 8, 9}) || o.Tally.Silent != 11 {
		t.Errorf("%v of %d", got, o.Tally.Silent)
	}
}

func TestThePlansNoticeStandsOnItsOwnPageOnly(t *testing.T) {
	m := madeOf(t, siteOf(nil, files{"content/2022/index.md": planText(planDays, "通知 The notice.\n")}), "2022-06-01")
	if home, plan := content[view.Overview](t, m, ""), content[view.Overview](t, m, "2022/"); len(home.Notice) > 0 || len(plan.Notice) == 0 || plan.Notice[0].HTML != "<p>通知 The notice.</p>\n" {
		t.Errorf("home says %v, the plan %v", home.Notice, plan.Notice)
	}
}
