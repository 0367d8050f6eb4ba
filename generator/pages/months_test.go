package pages

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// busy is a site whose 250 tasks each have an update in June, the later numbers on later days, and one in May.
func busy(body string) files {
	tasks := many(250, func(n int) (string, string) {
		return year, fmt.Sprintf("## 2022-06-%02d 进展 Progress %d\n\n正文。\n", 1+n/10, n)
	})
	tasks[0] += "\n## 2022-05-20 五月 May\n" + body
	return siteOf(tasks, nil)
}

func updateNumbers(rows []*view.UpdateRow) []int {
	all := make([]int, len(rows))
	for i, r := range rows {
		all[i] = r.Number
	}
	return all
}

func TestAMonthOfUpdatesGoesOnAfterAHundredCountedFromItsOldest(t *testing.T) {
	m := madeOf(t, busy(""), "2022-07-01")
	for path, want := range map[string][]int{
		"2022/updates/2022-05/":   {1},
		"2022/updates/2022-06/":   span(1, 100),
		"2022/updates/2022-06/2/": span(101, 200),
		"2022/updates/2022-06/3/": span(201, 250),
	} {
		month := content[view.MonthUpdates](t, m, path)
		if got := updateNumbers(month.Rows); !slices.Equal(got, want) {
			t.Errorf("/%s lists %v", path, got)
		}
		if total := map[string]int{"2022/updates/2022-05/": 1, "2022/updates/2022-06/": 250}[path]; int(month.Total.N) != total {
			t.Errorf("/%s is of %v updates", path, month.Total.N)
		}
	}
	if got := paths(m, "2022/updates/2022-06/"); len(got) != 3 {
		t.Errorf("the month is at %v", got)
	}
}

func TestANewEntryShiftsNoOldPage(t *testing.T) {
	before := madeOf(t, busy(""), "2022-07-01")
	after := madeOf(t, busy("\n## 2022-06-29 新的 New\n"), "2022-07-01")
	for _, path := range []string{"2022/updates/2022-05/", "2022/updates/2022-06/", "2022/updates/2022-06/2/"} {
		old, now := content[view.MonthUpdates](t, before, path).Rows, content[view.MonthUpdates](t, after, path).Rows
		if !reflect.DeepEqual(old, now) {
			t.Errorf("the rows of /%s are others", path)
		}
	}
	last := content[view.MonthUpdates](t, after, "2022/updates/2022-06/3/").Rows
	if len(last) != 51 || last[50].Title != "新的 New" {
		t.Errorf("the last page has %d rows", len(last))
	}
}

func TestMonthsOfUpdatesLeadToTheMonthsBeside(t *testing.T) {
	m := madeOf(t, siteOf([]string{taskText(1, year, "## 2022-03-01 三月\n\n## 2022-05-20 五月\n\n## 2022-12-20 十二月\n\n## 2022-12-01 初\n")}, nil), "2023-01-01")
	for month, want := range map[string][2]string{"2022-03": {"", "2022-05"}, "2022-05": {"2022-03", "2022-12"}, "2022-12": {"2022-05", ""}} {
		v := content[view.MonthUpdates](t, m, "2022/updates/"+month+"/")
		for i, got := range []string{v.Previous.URL, v.Next.URL} {
			if want[i] != "" {
				want[i] = "2022/updates/" + want[i] + "/"
			}
			if got != want[i] {
				t.Errorf("beside %s is %s, want %s", month, got, want[i])
			}
		}
	}
	all := content[view.Updates](t, m, "2022/updates/")
	got := fmt.Sprint(all.Total.N)
	for _, c := range all.Months {
		got += fmt.Sprintf(", %s: %d at %s", c.Month, c.Count, c.URL)
	}
	if want := "4, 2022-12: 2 at 2022/updates/2022-12/, 2022-05: 1 at 2022/updates/2022-05/, 2022-03: 1 at 2022/updates/2022-03/"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestTheNewestUpdatesStandFirst(t *testing.T) {
	m := madeOf(t, busy(""), "2022-07-01")
	if got, want := updateNumbers(content[view.Updates](t, m, "2022/updates/").Newest), span(221, 250); len(got) != 30 || !slices.Equal(reversed(got), want) {
		t.Errorf("the newest are %v", got)
	}
	if got, want := updateNumbers(content[view.Overview](t, m, "2022/").News), span(245, 250); !slices.Equal(reversed(got), want) {
		t.Errorf("the news are %v", got)
	}
}

func reversed(numbers []int) []int {
	slices.Reverse(numbers)
	return numbers
}

func TestOfOneDayTheLaterInTheFileStandsFirst(t *testing.T) {
	m := madeOf(t, siteOf([]string{taskText(1, year, "## 2022-05-20 一 One\n\n## 2022-04-20 零 Zero\n\n## 2022-05-20 二 Two\n")}, nil), "2022-07-01")
	var got []string
	for _, u := range content[view.Task](t, m, "2022/tasks/1/").Updates {
		got = append(got, u.Anchor+" "+u.Title)
	}
	for _, u := range content[view.Updates](t, m, "2022/updates/").Newest {
		got = append(got, u.URL+" "+u.Title)
	}
	for _, u := range content[view.MonthUpdates](t, m, "2022/updates/2022-05/").Rows {
		got = append(got, u.Title)
	}
	want := []string{
		"2022-05-20-2 二 Two", "2022-05-20 一 One", "2022-04-20 零 Zero",
		"2022/tasks/1/#2022-05-20-2 二 Two", "2022/tasks/1/#2022-05-20 一 One", "2022/tasks/1/#2022-04-20 零 Zero",
		"一 One", "二 Two",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestTheTimelineHasEveryMonthFromStartToSettle(t *testing.T) {
	for days, want := range map[string]string{
		"start = 2022-01-01; end = 2022-12-31; settle = 2023-01-31": "2022-01 2023-01 13",
		"start = 2022-02-28; end = 2022-03-01; settle = 2022-03-01": "2022-02 2022-03 2",
		"start = 2022-12-31; end = 2022-12-31":                      "2022-12 2023-01 2",
	} {
		m := madeOf(t, files{"site.toml": config, "content/2022/index.md": planText("title = \"计划\"; "+days, "")}, "2022-01-01")
		months := content[view.Timeline](t, m, "2022/timeline/").Months
		got := fmt.Sprint(months[0].Month, " ", months[len(months)-1].Month, " ", len(months))
		if got != want {
			t.Errorf("%s: %s, want %s", days, got, want)
		}
		if pages := paths(m, "2022/timeline/2"); len(pages) != len(months) {
			t.Errorf("%s: pages are %v", days, pages)
		}
		for i, month := range months {
			page := content[view.MonthEvents](t, m, month.URL)
			if i > 0 && page.Previous.URL != months[i-1].URL || i == 0 && page.Previous.URL != "" || i < len(months)-1 && page.Next.URL != months[i+1].URL || i == len(months)-1 && page.Next.URL != "" {
				t.Errorf("beside %s are %q and %q", month.URL, page.Previous.URL, page.Next.URL)
			}
			if i > 0 && page.Previous.Month != months[i-1].Month || i < len(months)-1 && page.Next.Month != months[i+1].Month {
				t.Errorf("the months beside %v are called %v and %v", month.Month, page.Previous.Month, page.Next.Month)
			}
		}
	}
}

func TestTheTimelineSaysWhatWasPromisedAndWhatHappened(t *testing.T) {
	tasks := []string{
		taskText(1, due+"; completed = 2022-06-20; milestones = [{ title = \"方案 Scheme\", due = 2022-06-05, done = 2022-06-05 }]", "## 2022-06-20 办结 Done\n"),
		taskText(2, year+"; milestones = [{ title = \"检查 Checks\", total = 2, due = 2022-06-15, done = [2022-06-02, 2022-06-25] }, { title = \"迟 Late\", due = 2022-06-10 }]", ""),
		taskText(3, year+"; pauses = [{ from = 2022-06-03, until = 2022-06-09, reason = \"停产\" }]", ""),
		taskText(4, year+"; cancelled = 2022-06-04; reason = \"并入他项\"", ""),
		taskText(5, year+"; completed = 2022-06-21; outcome = \"unmet\"; reason = \"未做\"", "## 2022-06-21 小结\n"),
		taskText(6, year+"; milestones = [{ title = \"改造 Rebuilt\", total = 100, values = [{ date = 2022-06-11, value = 40 }, { date = 2022-06-12, value = 100 }] }]", ""),
	}
	said := func(today string) string {
		m := madeOf(t, siteOf(tasks, nil), today)
		text, page := "", content[view.MonthEvents](t, m, "2022/timeline/2022-06/")
		for _, due := range page.Dues {
			text += strings.TrimSpace(fmt.Sprintf("%s due %s %d %s", due.Day.String()[8:], due.Outcome, due.Task.Number, due.What)) + "\n"
		}
		for _, e := range page.Events {
			text += strings.TrimSpace(fmt.Sprintf("%s %s %d %s", e.Day.String()[8:], e.Kind, e.Task.Number, e.What)) + "\n"
		}
		return text
	}
	if got, want := said("2022-12-31"), `05 due on-time 1 方案 Scheme
10 due not-met 2 迟 Late
15 due late 2 检查 Checks
30 due on-time 1
02 record 2 检查 Checks
03 paused 3
04 cancelled 4
05 milestone-met 1 方案 Scheme
10 resumed 3
11 record 6 改造 Rebuilt
12 milestone-met 6 改造 Rebuilt
20 completed 1
21 completed 5
25 milestone-met 2 检查 Checks
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := said("2022-06-09"), `05 due on-time 1 方案 Scheme
10 due open 2 迟 Late
15 due open 2 检查 Checks
30 due open 1
02 record 2 检查 Checks
03 paused 3
04 cancelled 4
05 milestone-met 1 方案 Scheme
`; got != want {
		t.Errorf("on the pause's last day got\n%s\nwant\n%s", got, want)
	}
	month := content[view.Timeline](t, madeOf(t, siteOf(tasks, nil), "2022-12-31"), "2022/timeline/").Months[5]
	// Not done is what was completed without success.
	if got := fmt.Sprintf("%d due, %d done, %d updates, %d shown, %d more", month.Due, month.Done, month.Updates, len(month.Dues)+len(month.Events), month.More); got != "4 due, 4 done, 2 updates, 5 shown, 9 more" {
		t.Errorf("June has %s", got)
	}
}

func TestAMonthOfTheTimelineGoesOnAfterAHundred(t *testing.T) {
	m := madeOf(t, siteOf(many(150, func(int) (string, string) { return due, "" }), nil), "2022-05-01")
	first, second := content[view.MonthEvents](t, m, "2022/timeline/2022-06/"), content[view.MonthEvents](t, m, "2022/timeline/2022-06/2/")
	if len(first.Dues) != 100 || len(second.Dues) != 50 || second.Dues[0].Task.Number != 101 {
		t.Errorf("%d are due and %d", len(first.Dues), len(second.Dues))
	}
	if got := content[view.Timeline](t, m, "2022/timeline/").Months[5]; len(got.Dues) != 5 || got.More != 145 || got.Due != 150 {
		t.Errorf("the timeline shows %d of %d", len(got.Dues), got.Due)
	}
}

func TestAMonthOfTheTimelineLeadsToItsUpdatesIfThereAreAny(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	june, july := content[view.MonthEvents](t, m, "2022/timeline/2022-06/"), content[view.MonthEvents](t, m, "2022/timeline/2022-07/")
	if june.UpdatesURL != "2022/updates/2022-06/" || june.Updates != 1 || july.UpdatesURL != "" || july.Updates != 0 {
		t.Errorf("June: %d at %q, July: %d at %q", june.Updates, june.UpdatesURL, july.Updates, july.UpdatesURL)
	}
}
