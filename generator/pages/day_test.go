package pages

import (
	"flag"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// marked is a site with facts of every kind. Each text that belongs to a fact names its day as 〔2022-06-28〕; those that are
// never shown have a mark of their own.
func marked() files {
	update := func(d string) string {
		return "## " + d + " 进展 Progress 〔" + d + "〕\n\n正文〔" + d + "〕。\n\n"
	}
	full := `; milestones = [{ title = "检查", total = 3, unit = "次", due = 2022-09-30, done = [2022-05-12, 2022-08-02, 2023-02-10] }, ` +
		`{ title = "改造", total = 100, unit = "%", due = 2022-06-15, values = [{ date = 2022-05-20, value = 40 }, { date = 2022-10-01, value = 100 }] }, { title = "调度", every = "month", done = [2022-04-28, 2022-11-03] }]`
	paused := `; pauses = [{ from = 2022-03-10, until = 2022-03-20, reason = "一〔2022-03-10〕" }, { from = 2022-11-01, until = 2022-11-20, reason = "二〔2022-11-01〕" }]`
	return siteOf([]string{
		taskText(1, due+`; completed = 2022-06-25; verified = { date = 2022-08-10, by = "区安委会办公室〔2022-08-10〕" }`, update("2022-03-01")+update("2022-06-25")),
		taskText(2, due+`; completed = 2022-09-20; outcome = "partly"; reason = "缺一半〔2022-09-20〕"`, update("2022-09-20")+"## 2022-04-04 撤回的\n\n> 撤回：有误〔2022-04-04〕\n\n这段不再公布〔never〕。\n"),
		taskText(3, due+`; completed = 2023-02-10; outcome = "unmet"; reason = "太晚〔never〕"; verified = { date = 2023-02-11, by = "〔never〕" }`, "## 2023-02-10 太晚〔never〕\n\n〔never〕\n"),
		taskText(4, year+`; cancelled = 2022-07-01; reason = "并入他项〔2022-07-01〕"`, update("2022-07-01")+"## 2022-05-05 待审的〔never〕 [待审]\n\n〔never〕\n"),
		taskText(5, year+full, update("2022-05-12")+update("2022-12-30")+update("2023-01-31")),
		taskText(6, year+paused, update("2022-03-10")),
		taskText(7, year+`; completed = 2023-01-15; outcome = "unmet"; reason = "没有条件〔2023-01-15〕"`, update("2023-01-15")),
		taskText(8, year+`; pauses = [{ from = 2023-02-05, reason = "〔never〕" }]`, ""),
		taskText(9, plain+`schedule = { directed = "省应急厅" }`, "见[记录](005.md#2022-12-30)。\n"),
	}, files{
		"content/2022/index.md": planText(planDays+"; [reporting]; every = \"quarter\"", "通知。[记录](007.md#2023-01-15)\n"),
		"content/about.md":      "+++\ntitle = \"关于\"\n+++\n[记录](2022/005.md#2022-12-30) [太晚](2022/003.md#2023-02-10)\n",
	})
}

// promises are the fields whose days may lie ahead: what was promised, not what happened. Of a phrase it depends on the label.
var promises = map[string]bool{
	"PlanHead.Issued": true, "PlanHead.Start": true, "PlanHead.End": true, "PlanHead.Settle": true,
	"PlanData.Issued": true, "PlanData.Start": true, "PlanData.End": true, "PlanData.Settle": true,
	"CalendarEntry.Day": true, "Deadline.Day": true, "Pause.Until": true, "TaskData.Due": true, "MilestoneData.Due": true, "Feed.Start": true,
	"when.due Day": true, "milestone.due Day": true, "why.due-soon Day": true, "why.due-soon-milestone Day": true,
	"DueRow.Day": true, "plan.not-begun Day": true, "plan.settling Until": true, "plan.closed Day": true, "points.next-report Day": true,
	"task.next-report Day": true, "overview.next-day Day": true, "bulletin.due Day": true, "bulletin.due-milestone Day": true,
	"why.paused-until Until": true, "why.done-on-time Until": true,
	"due Day": true, "milestone-due Day": true, // of events
	"ThisCopy.Day": true, // today, whatever the plans' days
}

var marks = regexp.MustCompile(`〔([^〕]*)〕|#(\d{4}-\d{2}-\d{2})`)

// checkDay checks that nothing a site says is dated after a day, and returns the marks that it saw.
func checkDay(t *testing.T, m *Made, d day.Day) map[string]bool {
	t.Helper()
	seen := map[string]bool{}
	visit := func(within, v reflect.Value, field string) {
		if v.Type() == reflect.TypeFor[day.Day]() {
			name := within.Type().Name() + "." + field
			switch w := within.Interface().(type) {
			case view.Phrase:
				name = w.Label + " " + field
			case view.Event:
				name = w.Kind + " " + field
			case view.Mark:
				name = w.Kind + " " + field
			case view.CalendarEntry: // one that nothing is on record of yet says what the plan said when it was issued
				if w.Stamp == on("2022-02-18") {
					return
				}
			}
			if on := v.Interface().(day.Day); on > d && !promises[name] {
				t.Errorf("on %s %s is %s", d, name, on)
			}
		}
		if v.Kind() == reflect.String {
			if task, ok := within.Interface().(view.IndexTask); ok && task.Last > d.String() {
				t.Errorf("on %s the index says that the newest update of %d is of %s", d, task.Number, task.Last)
			}
			for _, found := range marks.FindAllStringSubmatch(v.String(), -1) {
				mark := found[1] + found[2]
				seen[mark] = true
				if mark > d.String() {
					t.Errorf("on %s %s.%s says %s", d, within.Type().Name(), field, v)
				}
			}
		}
	}
	for _, p := range m.Pages {
		walk(p, visit)
	}
	for _, data := range m.Data {
		walk(data, visit)
	}
	for _, f := range m.Feeds {
		walk(f, visit)
	}
	for _, c := range m.Calendars {
		walk(c, visit)
	}
	for _, i := range m.Indexes {
		walk(i, visit)
	}
	checkLanes(t, m, d)
	return seen
}

// checkLanes checks that nothing that happened after a day stands on an axis, nor in a course.
func checkLanes(t *testing.T, m *Made, d day.Day) {
	t.Helper()
	checkTimeline := func(axis *view.Axis, lanes []*view.Lane) {
		end := axis.Day // the middle of the day; none lies after it, and before the plan there is none at all
		for _, lane := range lanes {
			for _, x := range lane.Ticks {
				if x > end {
					t.Errorf("on %s task %d has an update at %d, after %d", d, lane.Task.Number, x, end)
				}
			}
			for _, s := range lane.Spans {
				if s.Kind == pauseSpan && s.X > end {
					t.Errorf("on %s task %d rests from %d, after %d", d, lane.Task.Number, s.X, end)
				}
			}
		}
	}
	for _, p := range m.Pages {
		switch c := p.Content.(type) {
		case *view.Timeline:
			for _, g := range c.Groups {
				checkTimeline(c.Axis, g.Lanes)
			}
		case *view.CategoryTimeline:
			checkTimeline(c.Axis, c.Lanes)
		case *view.Overview:
			for _, month := range c.Course.Months {
				if month.Known && month.Month.First() > d || month.Through > d || !month.Known && month.Done != 0 {
					t.Errorf("on %s the course knows of %s: %+v", d, month.Month, month)
				}
			}
		}
	}
}

var everyDay = flag.Bool("every-day", false, "look at every day of a plan, as make fuzz does")

// Days are looked at on which the least that is said too early would show: those before a fact, and the third of all others.
func TestNothingIsSaidThatIsDatedAfterTheDay(t *testing.T) {
	s := load(t, marked())
	var seen map[string]bool
	eves := map[day.Day]bool{}
	for _, mark := range marks.FindAllStringSubmatch(fmt.Sprint(marked()), -1) {
		if on, isDay := day.Parse(mark[1] + mark[2]); isDay {
			eves[on.Add(-1)] = true
		}
	}
	first, last := on("2021-12-20"), on("2023-03-01")
	for today := first; today <= last && !t.Failed(); today++ {
		if !*everyDay && !eves[today] && today != last && int(today-first)%3 != 0 {
			continue
		}
		seen = checkDay(t, withoutAfter(Make(Input{Site: s, Today: today})), min(today, on("2023-01-31")))
	}
	for _, mark := range marks.FindAllStringSubmatch(fmt.Sprint(marked()), -1) { // in the end all of it was said
		if on := mark[1]; on != "" && on != "never" && !seen[on] {
			t.Errorf("〔%s〕 was never said", on)
		}
	}
}

// withoutAfter takes away what came after a plan was closed, which is told apart.
func withoutAfter(m *Made) *Made {
	for _, p := range m.Pages {
		if v, is := p.Content.(*view.Task); is {
			v.After = nil
		}
	}
	return m
}

func TestEveryDayOnRecordIsSaidOnThatDay(t *testing.T) {
	s := load(t, marked())
	for _, mark := range marks.FindAllStringSubmatch(fmt.Sprint(marked()), -1) {
		if mark[1] == "" || mark[1] == "never" {
			continue
		}
		if seen := checkDay(t, Make(Input{Site: s, Today: on(mark[1])}), on(mark[1])); !seen[mark[1]] {
			t.Errorf("〔%s〕 is not said on that day", mark[1])
		}
	}
}

func TestAClosedPlanIsTheSameOnAnyLaterDay(t *testing.T) {
	s := load(t, marked())
	first, later := Make(Input{Site: s, Today: on("2023-02-01")}), withoutAfter(Make(Input{Site: s, Today: on("2031-07-01")}))
	content[view.ThisCopy](t, later, thisCopyPath).Day = on("2023-02-01") // the only page that says today
	checkSame(t, first, later)
}

func TestPagesAreTheSameHoweverOftenTheyAreMade(t *testing.T) {
	for _, all := range []files{marked(), mixed(), small()} {
		s := load(t, all)
		for _, today := range []string{"2022-05-31", "2022-07-05", "2023-06-01"} {
			in := Input{Site: s, Today: on(today), Version: "1"}
			first := Make(in)
			Make(Input{Site: s, Today: on("2022-12-01"), Version: "2"}) // leaves nothing behind in the site
			checkSame(t, first, Make(in))
			checkSame(t, first, Make(Input{Site: load(t, all), Today: on(today), Version: "1"}))
		}
	}
}

// checkSame names the pages that differ.
func checkSame(t *testing.T, a, b *Made) {
	t.Helper()
	if len(a.Pages) != len(b.Pages) {
		t.Fatalf("%d pages, then %d", len(a.Pages), len(b.Pages))
	}
	for i := range a.Pages {
		if !reflect.DeepEqual(a.Pages[i], b.Pages[i]) {
			t.Errorf("/%s is not what it was", a.Pages[i].Path)
		}
	}
	for what, v := range map[string][2]any{
		"data": {a.Data, b.Data}, "feeds": {a.Feeds, b.Feeds}, "sitemap": {a.Sitemap, b.Sitemap},
		"calendars": {a.Calendars, b.Calendars}, "indexes": {a.Indexes, b.Indexes},
	} {
		if !reflect.DeepEqual(v[0], v[1]) {
			t.Errorf("the %s are not what they were", what)
		}
	}
}

func TestADifferentDayMakesDifferentPages(t *testing.T) { // or the two tests above would prove nothing
	s := load(t, marked())
	a, b := Make(Input{Site: s, Today: on("2022-06-24")}), Make(Input{Site: s, Today: on("2022-06-25")})
	var differ []string
	for i, p := range a.Pages {
		if i < len(b.Pages) && !reflect.DeepEqual(p, b.Pages[i]) {
			differ = append(differ, p.Path)
		}
	}
	if !strings.Contains(strings.Join(differ, " "), "2022/tasks/1/") {
		t.Errorf("only %v differ", differ)
	}
}
