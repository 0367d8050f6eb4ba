package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// laneOf returns how a task is drawn in the first quarter of 2022.
func laneOf(t *testing.T, fields, body, today string) *view.Lane {
	t.Helper()
	m := madeOf(t, siteOf([]string{taskText(1, plain+fields, body)}, files{
		"content/2022/index.md": planText("title = \"计划\"; start = 2022-01-10; end = 2022-03-20; settle = 2022-03-31", ""),
	}), today)
	return content[view.CategoryTimeline](t, m, "2022/categories/risks/timeline/").Lanes[0]
}

// lane says what is drawn of a task there, with days for places.
func lane(t *testing.T, fields, body, today string) string {
	t.Helper()
	l := laneOf(t, fields, body, today)
	first := on("2022-01-01")
	a := axis{first: first, last: on("2022-03-31"), width: l.Width}
	at := func(x int) string {
		d := first
		for a.before(d+1) <= x {
			d++
		}
		return d.String()[5:]
	}
	var all []string
	for _, s := range l.Spans {
		if a.before(on("2022-"+at(s.X))) != s.X || a.before(on("2022-"+at(s.X+s.Width-1))+1) != s.X+s.Width {
			t.Errorf("a span is at %d, %d wide", s.X, s.Width)
		}
		all = append(all, fmt.Sprintf("%s %s–%s", s.Kind, at(s.X), at(s.X+s.Width-1)))
	}
	for _, x := range l.Ticks {
		all = append(all, "update "+at(x))
	}
	for _, mark := range l.Marks {
		if mark.X != a.middle(mark.Day) {
			t.Errorf("the mark of %s is at %d", mark.Day, mark.X)
		}
		all = append(all, strings.TrimSpace(mark.Kind+" "+at(mark.X)+" "+mark.What))
	}
	return strings.Join(all, ", ")
}

func TestALaneShowsWhenATaskRunsAndWhatHappened(t *testing.T) {
	const february, allYear = "schedule = { due = 2022-02-15 }", "schedule = { year_round = true }"
	ended := func(on, outcome string) string {
		return "; completed = " + on + "; outcome = \"" + outcome + "\"; reason = \"未验收\""
	}
	const rests = "; pauses = [{ from = 2022-01-20, until = 2022-01-25, reason = \"一\" }, { from = 2022-02-10, reason = \"二\" }]"
	node := func(fields string) string {
		return "; milestones = [{ title = \"甲\", due = 2022-02-15" + fields + " }]"
	}
	for _, c := range []struct{ name, fields, body, today, want string }{
		{"year-round", allYear, "", "2022-02-01", "year-round 01-10–03-20"},
		{"with a due day", february, "", "2022-02-01", "until-due 01-10–02-15, due 02-15"},
		{"on its due day", february, "", "2022-02-15", "until-due 01-10–02-15, due 02-15"},
		{"both", "schedule = { due = 2022-02-15, year_round = true }", "", "2022-02-01", "year-round 01-10–03-20, due 02-15"},
		{"directed", "schedule = { directed = \"省厅\" }", "", "2022-02-01", "directed 01-10–03-20"},
		{"cancelled", allYear + "; cancelled = 2022-02-15; reason = \"并入他项\"", "", "2022-02-20", "year-round 01-10–02-15, cancelled 02-15"},
		{"to be cancelled", allYear + "; cancelled = 2022-02-15; reason = \"并入他项\"", "", "2022-02-14", "year-round 01-10–03-20"},
		{"resting", allYear + rests, "", "2022-02-15", "year-round 01-10–03-20, pause 01-20–01-25, pause 02-10–02-15"},
		{"completed in time", february + "; completed = 2022-02-01", "## 2022-02-01 办结\n", "2022-02-20", "until-due 01-10–02-01, update 02-01, completed 02-01"},
		{"a year-round duty that is done", allYear + "; completed = 2022-02-01", "## 2022-02-01 办结\n", "2022-03-20", "year-round 01-10–02-01, update 02-01, completed 02-01"},
		{"a day overdue", february, "", "2022-02-16", "until-due 01-10–02-15, overdue 02-16–02-16, overdue 02-15"},
		{"still overdue", february, "", "2022-03-01", "until-due 01-10–02-15, overdue 02-16–03-01, overdue 02-15"},
		{"overdue when the plan is closed", february, "", "2022-06-01", "until-due 01-10–02-15, overdue 02-16–03-31, overdue 02-15"},
		{"completed late", february + "; completed = 2022-03-01", "", "2022-03-10", "until-due 01-10–02-15, overdue 02-16–03-01, overdue 02-15, completed-late 03-01"},
		{"ended in part before its day", february + ended("2022-02-01", "partly"), "", "2022-03-10", "until-due 01-10–02-01, ended-partly 02-01"},
		{"ended as not done, late", february + ended("2022-03-01", "unmet"), "", "2022-03-10", "until-due 01-10–02-15, overdue 02-16–03-01, overdue 02-15, ended-unmet 03-01"},
		{"cancelled before its day", february + "; cancelled = 2022-02-01; reason = \"并入他项\"", "", "2022-03-10", "until-due 01-10–02-01, cancelled 02-01"},
		{"cancelled when it was overdue", february + "; cancelled = 2022-03-01; reason = \"并入他项\"", "", "2022-03-10", "until-due 01-10–02-15, overdue 02-16–03-01, overdue 02-15, cancelled 03-01"},
		{"resting when it is cancelled", allYear + rests + "; cancelled = 2022-02-12; reason = \"并入他项\"", "", "2022-03-10", "year-round 01-10–02-12, pause 01-20–01-25, pause 02-10–02-12, cancelled 02-12"},
		{"updates, each day once, without those withdrawn", allYear,
			"## 2022-01-20 一\n\n## 2022-01-20 又一\n\n## 2022-02-01 二\n\n## 2022-02-03 误\n\n> 撤回：有误\n\n## 2022-02-11 后来\n", "2022-02-10", "year-round 01-10–03-20, update 01-20, update 02-01"},
		{"milestones", allYear + "; milestones = [{ title = \"甲\", due = 2022-03-01 }, { title = \"乙\", due = 2022-01-31 }, { title = \"丙\", total = 2, due = 2022-02-20, done = [2022-01-15, 2022-02-05] }]", "", "2022-02-10",
			"year-round 01-10–03-20, record 01-15 丙, milestone-missed 01-31 乙, milestone-met 02-05 丙, milestone-due 03-01 甲"},
		{"a milestone met late", allYear + node(", done = 2022-02-20"), "", "2022-03-01", "year-round 01-10–03-20, milestone-missed 02-15 甲, milestone-met-late 02-20 甲"},
		{"a milestone that its task leaves behind", allYear + node("") + "; completed = 2022-02-01", "", "2022-03-01", "year-round 01-10–02-01, completed 02-01"},
		{"a milestone of a task that is cancelled", allYear + node("") + "; cancelled = 2022-02-01; reason = \"并入他项\"", "", "2022-03-01", "year-round 01-10–02-01, cancelled 02-01"},
		{"a milestone of a task that ended short", allYear + node("") + ended("2022-02-01", "unmet"), "", "2022-03-01", "year-round 01-10–02-01, ended-unmet 02-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := lane(t, c.fields, c.body, c.today); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAMarkSaysWhatCameOfThePromise(t *testing.T) {
	const milestone = "; milestones = [{ title = \"甲\", due = 2022-02-15, done = 2022-02-20 }]"
	for fields, want := range map[string]string{
		"schedule = { due = 2022-02-15 }; completed = 2022-02-16":                                          "lane.overdue lane.completed-late",
		"schedule = { due = 2022-02-15 }; completed = 2022-02-15":                                          "event.completed",
		"schedule = { year_round = true }; completed = 2022-02-15; outcome = \"partly\"; reason = \"未验收\"": "lane.ended-partly",
		"schedule = { year_round = true }; completed = 2022-02-15; outcome = \"unmet\"; reason = \"未验收\"":  "lane.ended-unmet",
		"schedule = { year_round = true }" + milestone:                                                     "event.milestone-missed lane.milestone-met-late",
	} {
		var words []string
		for _, m := range laneOf(t, fields, "", "2022-03-10").Marks {
			words = append(words, m.Word.Label)
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%s: %s, want %s", fields, got, want)
		}
	}
}

// Signs of the same day, or of days close to each other, stand above each other.
func TestNoSignOfALaneLiesOverAnother(t *testing.T) {
	const crowd = "schedule = { due = 2022-02-15 }; completed = 2022-02-17; milestones = [{ title = \"甲\", due = 2022-02-14, done = 2022-02-17 }, { title = \"乙\", due = 2022-02-15, total = 3, done = [2022-02-13, 2022-02-14, 2022-02-15] }]"
	var updates strings.Builder
	for d := on("2022-02-10"); d <= on("2022-02-20"); d++ {
		fmt.Fprintf(&updates, "## %s 进展\n\n", d)
	}
	for _, plan := range []string{"start = 2022-02-01; end = 2022-02-28", "start = 2022-01-10; end = 2022-12-31", "start = 2021-01-10; end = 2024-12-31", "start = 2016-01-10; end = 2025-12-31"} {
		m := madeOf(t, siteOf([]string{taskText(1, plain+crowd, updates.String())}, files{"content/2022/index.md": planText("title = \"计划\"; "+plan, "")}), "2022-02-21")
		l := content[view.CategoryTimeline](t, m, "2022/categories/risks/timeline/").Lanes[0]
		if len(l.Marks) != 7 || l.Updates != 11 || len(l.Ticks) == 0 {
			t.Errorf("%s: %d marks, %d ticks for %d updates", plan, len(l.Marks), len(l.Ticks), l.Updates)
		}
		for i, a := range l.Marks {
			if top := l.Middle + a.Y - markRoom/2; top < 0 || top+markRoom > l.Height {
				t.Errorf("%s: %s is at %d in a lane %d high", plan, a.Kind, l.Middle+a.Y, l.Height)
			}
			for _, b := range l.Marks[:i] {
				if max(a.X-b.X, b.X-a.X) < markRoom && max(a.Y-b.Y, b.Y-a.Y) < markRoom {
					t.Errorf("%s: %s of %s lies over %s of %s", plan, a.Kind, a.Day, b.Kind, b.Day)
				}
			}
		}
		for i := range l.Ticks[1:] {
			if l.Ticks[i+1]-l.Ticks[i] < tickRoom {
				t.Errorf("%s: ticks at %d and %d", plan, l.Ticks[i], l.Ticks[i+1])
			}
		}
	}
}

func TestALegendNamesTheSignsThatOccur(t *testing.T) {
	all := siteOf([]string{
		taskText(1, plain+"schedule = { due = 2022-03-31 }", ""),
		taskText(2, "category = \"other\"; lead = [\"safety\"]; schedule = { year_round = true }; cancelled = 2022-02-01; reason = \"并入他项\"", "## 2022-01-20 开始\n"),
	}, nil)
	said := func(keys []view.LaneKey) string {
		var all []string
		for _, k := range keys {
			all = append(all, k.Kind)
		}
		return strings.Join(all, " ")
	}
	for today, want := range map[string][3]string{
		"2022-01-10": {"year-round due", "year-round", "year-round due"},
		"2022-02-01": {"year-round due", "year-round cancelled update", "year-round due cancelled update"},
		"2022-04-01": {"year-round overdue overdue", "year-round cancelled update", "year-round overdue overdue cancelled update"},
	} {
		m := madeOf(t, all, today)
		got := [3]string{
			said(content[view.CategoryTimeline](t, m, "2022/categories/risks/timeline/").Keys),
			said(content[view.CategoryTimeline](t, m, "2022/categories/other/timeline/").Keys),
			said(content[view.Timeline](t, m, "2022/timeline/").Keys),
		}
		if got != want {
			t.Errorf("on %s: %q, want %q", today, got, want)
		}
	}
}

func TestEverySignOfALaneHasItsPlaceInTheLegend(t *testing.T) {
	for _, kind := range []string{
		dueEvent, overdueMark, completedEvent, lateMark, endedMark + "partly", endedMark + "unmet", cancelledEvent,
		milestoneDueEvent, milestoneMetEvent, lateMilestoneMark, milestoneMissedEvent, recordEvent,
	} {
		if keys := keysOf([]*view.Lane{{Marks: []view.Mark{{Kind: kind}}}}); len(keys) != 1 || keys[0].Kind != kind || keys[0].Span || keys[0].Word.Label == "" {
			t.Errorf("%s is explained by %+v", kind, keys)
		}
	}
	for kind, as := range map[string]string{yearRoundSpan: yearRoundSpan, untilDueSpan: yearRoundSpan, directedSpan: directedSpan, overdueSpan: overdueSpan, pauseSpan: pauseSpan} {
		if keys := keysOf([]*view.Lane{{Spans: []view.Span{{Kind: kind}}}}); len(keys) != 1 || keys[0].Kind != as || !keys[0].Span {
			t.Errorf("%s is explained by %+v", kind, keys)
		}
	}
}

func TestAnAxisHasWholeMonthsAndTheDay(t *testing.T) {
	all := siteOf([]string{taskText(1, year, "")}, nil)
	for today, want := range map[string]string{
		"2021-12-31": "-1  ", "2022-01-01": "1 2022-01-01 lane.day", "2022-02-01": "94 2022-02-01 lane.day",
		"2023-01-31": "1198 2023-01-31 lane.day", "2023-06-01": "1198 2023-01-31 lane.day-closed",
	} {
		a := content[view.Timeline](t, madeOf(t, all, today), "2022/timeline/").Axis
		if got := fmt.Sprint(a.Day, " ", a.On, " ", a.Word.Label); got != want {
			t.Errorf("on %s the day is at %s, want %s", today, got, want)
		}
		if a.Word.Day != a.On || a.Late != (a.Day > 300) {
			t.Errorf("on %s the day is named %+v, on its left: %v", today, a.Word, a.Late)
		}
		if lines := a.Scale.Lines; a.Width != 1200 || len(lines) != 13 || lines[0] != 0 || lines[12] != 1200*365/396 {
			t.Errorf("in %d units months begin at %v", a.Width, lines)
		}
	}
}

// scaleOf says which names a scale has.
func scaleOf(s view.Scale) string {
	said := func(names []view.ScaleName) string {
		var all []string
		for _, n := range names {
			switch {
			case n.Word.Called != "":
				all = append(all, n.Word.Called)
			case n.Word.N != 0:
				all = append(all, fmt.Sprint(n.Word.N))
			default:
				all = append(all, strings.TrimPrefix(n.Word.Label, "date.short."))
			}
		}
		return strings.Join(all, " ")
	}
	return said(s.Years) + ": " + said(s.Parts)
}

// The longer the plan, the coarser the scale; a name without room is left out.
func TestAScaleHasMonthsThenQuartersThenYears(t *testing.T) {
	for _, c := range []struct{ first, last, lanes, course string }{
		{"2022-02-01", "2022-02-28", "2022: 2", "2022: 2"},
		{"2022-01-01", "2023-01-31", "2022 2023: 1 2 3 4 5 6 7 8 9 10 11 12 1", "2022: 1 2 3 4"},
		{"2021-12-01", "2022-12-31", "2021 2022: 12 1 2 3 4 5 6 7 8 9 10 11 12", "2022: 1 2 3 4"},
		{"2021-12-01", "2023-11-30", "2022 2023: 12 1 2 3 4 5 6 7 8 9 10 11 12 1 2 3 4 5 6 7 8 9 10 11", "2022 2023: "},
		{"2021-01-01", "2025-01-31", "2021 2022 2023 2024: 1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4", "2021 2022 2023 2024: "},
		{"2021-01-01", "2030-12-31", "2021 2022 2023 2024 2025 2026 2027 2028 2029 2030: ", "2021 2023 2025 2027 2029: "},
	} {
		a := axis{on(c.first), on(c.last), axisWidth}
		if got := scaleOf(a.scale(axisEm)); got != c.lanes {
			t.Errorf("from %s the lanes have %s, want %s", c.first, got, c.lanes)
		}
		a.width = courseWidth
		if got := scaleOf(a.scale(courseEm)); got != c.course {
			t.Errorf("from %s the course has %s, want %s", c.first, got, c.course)
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
