package pages

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// pointed says points briefly: the label of what each begins with, then its figures.
func pointed(points []view.Point) string {
	var all []string
	for _, p := range points {
		text := p.Lead.Label
		if p.Lead.N != 0 || p.Lead.Day != 0 {
			text += fmt.Sprintf(" %v%s", p.Lead.N, p.Lead.Day)
		}
		for _, f := range p.Figures {
			text += fmt.Sprintf(" %s=%v", strings.TrimPrefix(f.Text.Label, "points."), f.Text.N)
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

func TestTheMainPointsOfAPlan(t *testing.T) {
	s := load(t, mixed())
	for today, want := range map[string]string{
		"2021-12-01": "points.tasks 10 no-record=10;  all-open=5; points.next-report 102022-06-30",
		"2022-07-05": "points.tasks 10 done=1 behind=1 overdue=2 unfinished=1 no-record=1 rest=4; points.due 4 on-time=1 not-met=3;  open=1;  silent-in=4; points.next-report 62022-09-30",
		"2022-12-31": "points.tasks 10 done=1 behind=1 overdue=3 unfinished=1 no-record=1 rest=3; points.due 5 on-time=1 not-met=4;  silent-in=6; points.next-report 62022-12-31",
		"2023-01-10": "points.tasks 10 done=1 behind=1 overdue=3 unfinished=1 no-record=1 rest=3; points.due 5 on-time=1 not-met=4;  silent-in=6",
		"2023-02-01": "points.tasks 10 done=1 unfinished=4 unreported=1 unreported-empty=2 rest=2; points.due 5 on-time=1 not-met=4;  silent-in=6",
	} {
		m := Make(Input{Site: s, Today: on(today)})
		if got := pointed(content[view.Overview](t, m, "2022/").Points); got != want {
			t.Errorf("on %s\ngot  %s\nwant %s", today, got, want)
		}
	}
}

func TestSilenceNamesItsPeriodAndWhatCameAfterIt(t *testing.T) {
	quarter := files{"content/2022/index.md": planText(planDays+"; [reporting]; every = \"quarter\"", "")}
	long := files{"content/2022/index.md": planText("title = \"计划\"; start = 2022-01-01; end = 2025-12-31; [reporting]; every = \"half-year\"", "")}
	for name, c := range map[string]struct {
		more        files
		body, today string
		want        string
	}{
		"nothing at all":            {quarter, "", "2022-07-15", "owed.period 2022-04-01 2022-06-30 "},
		"an update after it":        {quarter, "## 2022-07-12 进展 A\n", "2022-07-15", "owed.since 2022-04-01 2022-06-30 2022-07-12"},
		"an update before it":       {quarter, "## 2022-03-12 进展 A\n", "2022-07-15", "owed.period 2022-04-01 2022-06-30 "},
		"one that is withdrawn":     {quarter, "## 2022-07-12 进展 A\n\n> 撤回：有误。\n", "2022-07-15", "owed.period 2022-04-01 2022-06-30 "},
		"one within it":             {quarter, "## 2022-05-12 进展 A\n", "2022-07-15", "   "},
		"a plan of several years":   {long, "", "2022-07-15", "owed.period-year 2022-01-01 2022-06-30 "},
		"the last of a closed plan": {quarter, "## 2023-01-05 进展 A\n", "2023-03-01", "owed.since 2022-10-01 2022-12-31 2023-01-05"},
	} {
		row := content[view.TaskList](t, madeOf(t, siteOf([]string{taskText(1, year, c.body)}, c.more), c.today), "2022/tasks/").Rows[0]
		p := row.Badge.Owed
		if got := fmt.Sprintf("%s %s %s %s", p.Label, p.Period.First, p.Period.Last, p.Day); got != c.want || row.Badge.Silent != (p.Label != "") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAPlanSaysHowFarItsTimeHasCome(t *testing.T) {
	s := load(t, mixed())
	for today, want := range map[string]string{
		"2021-12-31": "plan.not-begun 2022-01-01 ", "2022-01-01": "  ", "2022-12-31": "  ", "2023-01-01": "plan.settling 2022-12-31 2023-01-31",
		"2023-01-31": "plan.settling 2022-12-31 2023-01-31", "2023-02-01": "plan.closed 2023-01-31 ",
	} {
		m := Make(Input{Site: s, Today: on(today)})
		for path, p := range map[string]view.Phrase{
			"2022/": content[view.Overview](t, m, "2022/").Plan.Standing, "2022/tasks/": content[view.TaskList](t, m, "2022/tasks/").Plan.Standing,
			"2022/tasks/1/": content[view.Task](t, m, "2022/tasks/1/").Plan.Standing,
		} {
			if got := fmt.Sprintf("%s %s %s", p.Label, p.Day, p.Until); got != want {
				t.Errorf("on %s /%s says %q, want %q", today, path, got, want)
			}
		}
	}
}

func TestAClosedPlanKeepsThoseWithoutAConclusionApart(t *testing.T) {
	o := content[view.Overview](t, madeOf(t, mixed(), "2023-02-01"), "2022/")
	got := fmt.Sprint(o.LateTitle.Label, o.LateTitle.N, " ", numbers(o.Late), " ", o.OpenCount, numbers(o.Open))
	for _, s := range o.OpenLists {
		got += fmt.Sprintf(" %s %d /%s", s.State, s.Count, s.URL)
	}
	if want := "overview.unfinished4 [9 2 3 7] 3 [4 5 10] unreported 1 /2022/tasks/unreported/ unreported-empty 2 /2022/tasks/unreported-empty/"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestTheHeadingOfWhatIsLateNamesWhatIsThere(t *testing.T) {
	partly := year + "; completed = 2022-05-01; outcome = \"partly\"; reason = \"未验收\""
	for name, c := range map[string]struct {
		tasks       []string
		today, want string
	}{
		"nothing":              {[]string{taskText(1, due, "")}, "2022-06-01", "overview.late 0"},
		"overdue":              {[]string{taskText(1, due, "")}, "2022-07-01", "overview.late 1"},
		"in part only":         {[]string{taskText(1, partly, "")}, "2022-07-01", "overview.unfinished 1"},
		"overdue and in part":  {[]string{taskText(1, due, ""), taskText(2, partly, "")}, "2022-07-01", "overview.late-or-unfinished 2"},
		"nothing, once closed": {[]string{taskText(1, year, "")}, "2023-03-01", "overview.unfinished 0"},
	} {
		p := content[view.Overview](t, madeOf(t, siteOf(c.tasks, nil), c.today), "2022/").LateTitle
		if got := fmt.Sprint(p.Label, " ", p.N); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWhatIsNextLeadsOn(t *testing.T) {
	late := plain + "schedule = { due = 2022-11-30 }"
	for name, c := range map[string]struct {
		tasks       []string
		today, want string
	}{
		"nothing near":    {[]string{taskText(1, due, ""), taskText(2, late, "")}, "2022-03-01", "0,  0,  2022-06-30 2022/timeline/2022-06/#due"},
		"all shown":       {many(8, func(int) (string, string) { return due, "" }), "2022-06-20", "8,  0,  "},
		"more than shown": {append(many(10, func(int) (string, string) { return due, "" }), taskText(11, late, "")), "2022-06-20", "8, 2022/ledger/open/ 2,  2022-11-30 2022/timeline/2022-11/#due"},
		"nothing left":    {[]string{taskText(1, due+"; completed = 2022-03-01", "")}, "2022-04-01", "0,  0,  "},
		"closed":          {[]string{taskText(1, due, "")}, "2023-03-01", "0,  0,  "},
	} {
		o := content[view.Overview](t, madeOf(t, siteOf(c.tasks, nil), c.today), "2022/")
		got := strings.TrimRight(fmt.Sprintf("%d, %s %v,  %s %s", len(o.Next), o.NextMore.URL, o.NextMore.Text.N, o.NextDay.Text.Day, o.NextDay.URL), " ")
		if got != strings.TrimRight(c.want, " ") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWhoVouchesForWhatIsDone(t *testing.T) {
	done := year + "; completed = 2022-05-01"
	picture := "## 2022-05-01 办结 Done\n\n![图](files/a.png)\n"
	m := madeOf(t, siteOf([]string{
		taskText(1, done+"; verified = { date = 2022-06-01, by = \"某办\" }", picture),
		taskText(2, done+"; verified = { date = 2022-08-01, by = \"某办\" }", ""), // not yet
		taskText(3, done, picture), taskText(4, done, "![图](files/a.png)\n"), taskText(5, year, picture),
		taskText(6, strings.Replace(done, "lead", "support", 1)+"; joint = [\"tech\"]", ""),
	}, files{"content/2022/files/a.png": "x"}), "2022-07-01")
	const all, own = "points.proof 5 verified=1 documented=1 own=3", "points.proof 4 verified=1 documented=1 own=2"
	for path, got := range map[string]string{
		all + "/": pointed(content[view.Overview](t, m, "2022/").Proof), all + "/ledger": pointed(content[view.Ledger](t, m, "2022/ledger/").Proof),
		own + "/office": pointed(content[view.Office](t, m, "2022/offices/safety/").Proof),
	} {
		if want, _, _ := strings.Cut(path, "/"); got != want {
			t.Errorf("%s: got %s", path, got)
		}
	}
}

func TestAComplaintSaysWhichTaskIsMeant(t *testing.T) {
	for feedback, want := range map[string]string{
		"":                                  "",
		"https://www.example.org/wyfy":      "https://www.example.org/wyfy?task=1&url=https%3A%2F%2Fwww.example.org%2Fzdgz%2F2022%2Ftasks%2F1%2F",
		"https://www.example.org/wyfy?id=7": "https://www.example.org/wyfy?id=7&task=1&url=https%3A%2F%2Fwww.example.org%2Fzdgz%2F2022%2Ftasks%2F1%2F",
	} {
		contact := strings.Replace(config, "[[offices]]", "[contact]\nphone = \"0000-1234567\"\nfeedback = \""+feedback+"\"\n\n[[offices]]", 1)
		contact = strings.Replace(contact, "feedback = \"\"\n", "", 1)
		v := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, due, "")}, files{"site.toml": contact}), "2022-05-01"), "2022/tasks/1/")
		if v.Complain != want || v.Phone != "0000-1234567" {
			t.Errorf("%q: got %q, %q", feedback, v.Complain, v.Phone)
		}
	}
}

func TestPagesOfTwoPlansSayOfWhichTheyAre(t *testing.T) {
	task := taskText(1, due, "")
	m := madeOf(t, siteOf([]string{task}, files{
		"content/2021/index.md": planText("title = \"2021年计划\"; start = 2021-01-01; end = 2021-12-31", ""),
		"content/2021/1.md":     strings.Replace(task, "2022-06-30", "2021-06-30", 1),
	}), "2022-05-01")
	titles := map[string]string{}
	for _, p := range m.Pages {
		title := fmt.Sprint(p.Title, p.Part, p.Within)
		if other := titles[title]; other != "" && !(p.Path == "2022/" && other == "") && p.Path != "2022/" {
			t.Errorf("/%s and /%s have the same title", p.Path, other)
		}
		titles[title] = p.Path
		crumbs := map[string]bool{}
		for _, c := range p.Crumbs {
			if crumbs[fmt.Sprint(c.Text)] {
				t.Errorf("/%s has the crumb %v twice", p.Path, c.Text)
			}
			crumbs[fmt.Sprint(c.Text)] = true
		}
	}
	if old := content[view.TaskList](t, m, "2021/tasks/").Plan; old.Current.URL != "2022/" || old.Single {
		t.Errorf("a page of the old plan says %+v", old)
	}
	if current := content[view.TaskList](t, m, "2022/tasks/").Plan; current.Current.URL != "" {
		t.Errorf("a page of the current plan says %+v", current)
	}
}

func TestThePlansDocumentIsLinkedWhereItIs(t *testing.T) {
	for original, want := range map[string]string{
		"": "", "https://www.example.gov.cn/a.html": "https://www.example.gov.cn/a.html", "files/通知 A.pdf": "2022/files/%E9%80%9A%E7%9F%A5%20A.pdf",
	} {
		more := files{"content/2022/index.md": planText(strings.TrimSuffix(planDays+"; original = \""+original+"\"", "; original = \"\""), ""), "content/2022/files/通知 A.pdf": "x"}
		if got := content[view.Overview](t, madeOf(t, siteOf(nil, more), "2022-05-01"), "2022/").Plan.Original; got != want {
			t.Errorf("%q is at %q, want %q", original, got, want)
		}
	}
}
