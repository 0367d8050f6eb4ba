package pages

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

var earlierPlan = strings.ReplaceAll(planText(planDays, ""), "2022", "2021")

// followed is a site of two plans, of which the later follows the earlier.
func followed(tasks []string, more files) files {
	all := siteOf(tasks, files{
		"content/2021/index.md": earlierPlan,
		"content/2021/1.md":     taskText(1, strings.ReplaceAll(due, "2022", "2021"), ""),
		"content/2021/2.md":     taskText(2, strings.Replace(strings.ReplaceAll(year, "2022", "2021"), "safety", "tech", 1), ""),
		"content/2022/index.md": planText(planDays+"; previous = \"2021\"", ""),
	})
	for path, text := range more {
		all[path] = text
	}
	return all
}

// relatedOf says which tasks a task's page names, and as what.
func relatedOf(t *testing.T, m *Made, path string) []string {
	var all []string
	for _, r := range content[view.Task](t, m, path).Related {
		all = append(all, strings.TrimPrefix(r.Says.Label, "related.")+" "+r.URL+" "+r.Called)
	}
	return all
}

func TestBothOfTwoRelatedTasksSaySo(t *testing.T) {
	cancelled := "; cancelled = 2022-05-01; reason = \"并入\"; merged_into = "
	m := madeOf(t, followed([]string{
		taskText(1, due+"; continues = \"2021/1\"; label = \"3.10\"", ""),
		taskText(2, plain+"schedule = { due = 2022-06-30 }"+cancelled+"\"2022/1\"", ""),
		taskText(3, due+"; split_from = \"2022/1\"", ""),
		taskText(4, due, ""),
	}, nil), "2022-06-15")
	for path, want := range map[string][]string{
		"2021/tasks/1/": {"continued-in 2022/tasks/1/ 3.10"},
		"2021/tasks/2/": nil,
		"2022/tasks/1/": {"continues-in 2021/tasks/1/ 1", "absorbed 2022/tasks/2/ 2", "split-off 2022/tasks/3/ 3"},
		"2022/tasks/2/": {"merged_into 2022/tasks/1/ 3.10"},
		"2022/tasks/3/": {"split_from 2022/tasks/1/ 3.10"},
		"2022/tasks/4/": nil,
	} {
		if got := relatedOf(t, m, path); !slices.Equal(got, want) {
			t.Errorf("%s names %q, want %q", path, got, want)
		}
	}
	if r := content[view.Task](t, m, "2021/tasks/1/").Related[0]; r.Title != "任务 Task 1" || r.Says.Text != "2022年计划 Plan" {
		t.Errorf("it says %+v", r)
	}
}

func TestARelationIsToldFromTheDayOnWhichItIsKnown(t *testing.T) {
	texts := followed([]string{
		taskText(1, due+"; continues = \"2021/1\"", ""),
		taskText(2, due+"; cancelled = 2022-05-01; reason = \"并入\"; merged_into = \"2022/1\"", ""),
		taskText(3, due+"; split_from = \"2022/1\"; added = 2022-04-01", ""),
	}, nil)
	for today, want := range map[string]int{"2022-02-17": 0, "2022-02-18": 1, "2022-03-31": 1, "2022-04-01": 2, "2022-04-30": 2, "2022-05-01": 3} {
		if got := relatedOf(t, madeOf(t, texts, today), "2022/tasks/1/"); len(got) != want {
			t.Errorf("on %s it names %q", today, got)
		}
	}
}

func TestADraftIsRelatedToNothing(t *testing.T) {
	texts := followed([]string{taskText(1, due+"; continues = \"2021/1\"; draft = true", ""), taskText(2, due+"; continues = \"2021/2\"", "")}, nil)
	texts["content/2021/2.md"] = strings.Replace(texts["content/2021/2.md"], "number", "draft = true\nnumber", 1)
	m := madeOf(t, texts, "2022-06-15")
	if got := append(relatedOf(t, m, "2021/tasks/1/"), relatedOf(t, m, "2022/tasks/2/")...); got != nil {
		t.Errorf("they name %q", got)
	}
}

func TestANewTitleShowsOnThePageOfTheRelatedTask(t *testing.T) {
	h := newHistory(t, followed([]string{taskText(1, due+"; continues = \"2021/1\"", ""), taskText(2, due, "")}, nil))
	first := h.made("2022-06-15")
	h.texts["content/2021/1.md"] = strings.Replace(h.texts["content/2021/1.md"], "任务", "新名", 1)
	second := h.made("2022-06-15")
	if got := content[view.Task](t, second, "2022/tasks/1/").Related[0].Title; got != "新名 Task 1" {
		t.Errorf("it is called %s", got)
	}
	if content[view.Task](t, first, "2022/tasks/2/") != content[view.Task](t, second, "2022/tasks/2/") {
		t.Error("the page of a task without relations was made again")
	}
	if third := h.made("2022-06-15"); content[view.Task](t, second, "2022/tasks/1/") != content[view.Task](t, third, "2022/tasks/1/") {
		t.Error("a page was made again though nothing changed")
	}
}

func TestPagesLeadToTheSameInThePlanBeforeAndAfter(t *testing.T) {
	m := madeOf(t, followed([]string{taskText(1, due, ""), taskText(2, due, ""), taskText(3, due, "")}, nil), "2022-06-15")
	at := map[string]string{}
	for _, p := range m.Pages {
		for _, e := range p.Editions {
			at[p.Path] += e.Says.Label + " " + e.URL + " " + e.Title
		}
	}
	to2021, to2022 := " 2021年计划 Plan", " 2022年计划 Plan"
	for path, want := range map[string]string{
		"": "plan.before 2021/" + to2021, "2022/": "plan.before 2021/" + to2021, "2021/": "plan.after 2022/" + to2022,
		"2022/tasks/": "plan.before 2021/tasks/" + to2021, "2021/tasks/": "plan.after 2022/tasks/" + to2022,
		"2022/offices/safety/": "plan.before 2021/offices/safety/" + to2021, "2021/offices/tech/": "plan.after 2022/" + to2022,
		"2022/categories/risks/": "plan.before 2021/categories/risks/" + to2021, "2022/ledger/": "plan.before 2021/ledger/" + to2021,
		"2022/timeline/": "plan.before 2021/timeline/" + to2021, "2022/data/": "plan.before 2021/data/" + to2021,
		"2022/changes/": "plan.before 2021/" + to2021, "2022/tasks/1/": "", "about/states/": "", "2022/timeline/2022-06/": "",
	} {
		if at[path] != want {
			t.Errorf("/%s leads to %q, want %q", path, at[path], want)
		}
	}
}

func TestATaskIsNumberedAsItsSourceDoes(t *testing.T) {
	cases := []struct{ plan, fields, called, cite, complain string }{
		{"", "", "1", "cite.plan", "task.complain-with"},
		{"", "; label = \"3.10\"", "3.10", "cite.plan", "task.complain-with"},
		{"; numbered = false", "", "", "cite.plan-alone", "task.complain-at"},
		{"", "; added = 2022-04-01", "1", "cite.plan-alone", "task.complain-with"},
	}
	for _, c := range cases {
		texts := siteOf([]string{taskText(1, due+c.fields, "## 2022-04-20 开始\n")}, files{
			"content/2022/index.md": planText(planDays+c.plan, ""),
			"site.toml":             strings.Replace(config, "[[offices]]", "[contact]\nfeedback = \"https://www.example.org/ask\"\n[[offices]]", 1),
		})
		m := madeOf(t, texts, "2022-06-15")
		page := content[view.Task](t, m, "2022/tasks/1/")
		if page.Row.Called != c.called || page.Cite.Label != c.cite || page.Cite.Called != map[bool]string{true: c.called}[c.cite == "cite.plan"] || page.ComplainWith.Label != c.complain {
			t.Errorf("%s%s: %q, %+v, %+v", c.plan, c.fields, page.Row.Called, page.Cite, page.ComplainWith)
		}
		to, _ := url.Parse(page.Complain)
		if got := to.Query().Get("task"); got != c.called {
			t.Errorf("who asks about it says %q, want %q", got, c.called)
		}
		entry := m.Feeds[0].Entries[0].Task
		if got := fmt.Sprint(m.Calendars[0].Entries[0].Called, m.Search.Plans[0].Docs[0].Called, entry.Called); got != strings.Repeat(c.called, 3) || (entry.Label == "") != (c.called == "") {
			t.Errorf("elsewhere it is called %q", got)
		}
	}
}

func TestADayBeforeThePlanWasIssuedIsToldAsSuch(t *testing.T) {
	fields := func(due string) string {
		return plain + "schedule = { due = " + due + " }; milestones = [{ title = \"检查\", due = " + due + " }]"
	}
	for due, want := range map[string]string{"2022-02-17": "task.backdated 2022-02-18", "2022-02-18": " "} {
		page := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, fields(due), "")}, nil), "2022-06-15"), "2022/tasks/1/")
		for _, p := range []view.Phrase{page.Backdated, page.Milestones[0].Backdated} {
			if got := p.Label + " " + p.Day.String(); got != want {
				t.Errorf("of %s it says %s, want %s", due, got, want)
			}
		}
	}
}

func TestATaskForWhichNobodyIsNamedSaysSo(t *testing.T) {
	open := "category = \"risks\"; schedule = { due = 2022-06-30 }; unassigned = true"
	changes := "; changes = [{ field = \"lead\", was = [], now = [\"safety\"], decided = 2022-05-01, reason = \"明确\" }]"
	texts := siteOf([]string{taskText(1, open, ""), taskText(2, due, ""), taskText(3, strings.Replace(due+changes, "; changes", "; unassigned = false; changes", 1), "")}, nil)
	m := madeOf(t, texts, "2022-06-15")
	for number, want := range map[int]bool{1: true, 2: false, 3: false} {
		row := content[view.Task](t, m, fmt.Sprintf("2022/tasks/%d/", number)).Row
		doc, entry := m.Search.Plans[0].Docs[number-1], m.Indexes[0].Tasks[number-1]
		if row.Unassigned != want || doc.Unassigned != want || entry.Unassigned != want {
			t.Errorf("task %d: %v, %v, %v", number, row.Unassigned, doc.Unassigned, entry.Unassigned)
		}
	}
}

func TestAnOfficeIsCalledAsItsPlanCallsIt(t *testing.T) {
	changes := "; changes = [{ field = \"lead\", was = [\"tech\"], now = [\"safety\"], decided = 2022-05-01, reason = \"移交\" }]"
	texts := followed([]string{taskText(1, due+changes, "## 2022-04-20 开始\n")}, nil)
	texts["content/2022/index.md"] = planText(planDays+"; [office_names]; safety = \"安全处\"", "")
	m := madeOf(t, texts, "2022-06-15")
	for _, c := range []struct{ what, got, want string }{
		{"the row", content[view.Task](t, m, "2022/tasks/1/").Row.Lead[0].Name, "安全处"},
		{"the row of another plan", content[view.Task](t, m, "2021/tasks/1/").Row.Lead[0].Name, "安全室"},
		{"the office", content[view.Office](t, m, "2022/offices/safety/").Group.Name, "安全处"},
		{"the list of offices", content[view.GroupList](t, m, "2022/offices/").Groups[0].Name, "安全处"},
		{"who follows it", content[view.Follow](t, m, "2022/follow/").Offices[0].Name, "安全处"},
		{"the ledger", content[view.Ledger](t, m, "2022/ledger/").Offices.Rows[0].Name.Text, "安全处"},
		{"the calendar", m.Calendars[3].Entries[0].Offices[0], "安全处"},
		{"the list for filters", m.Indexes[1].Offices[0], "安全处"},
		{"the data", m.Data[1].Plan.Offices[0].Name + m.Data[1].Tasks[0].Said.Lead[0], "安全处安全处"},
		{"the change", content[view.Task](t, m, "2022/tasks/1/").Changes[0].Says[3].Text, "安全处"},
		{"the search", fmt.Sprint(m.Search.Plans[1].Docs[0].Lead, m.Search.Plans[1].Docs[0].Names), "[安全处] [重大风险 安全处 安全室]"},
		{"the choice of the search", content[view.SearchPage](t, m, "search/").Offices[0].Text.Text, "安全室"},
	} {
		if c.got != c.want {
			t.Errorf("%s says %q, want %q", c.what, c.got, c.want)
		}
	}
	for _, a := range m.Search.Answers.All {
		if a.URL == "2022/offices/safety/" && !slices.Equal(a.Words, []view.Phrase{text("安全处"), text("安全室")}) {
			t.Errorf("it is asked for as %v", a.Words)
		}
	}
}

func TestAChangeNamesNoNumberThatTheSourceDoesNotHave(t *testing.T) {
	changes := "; changes = [{ field = \"split\", now = [2, 3], decided = 2022-05-01, reason = \"拆分\" }]"
	for label, want := range map[string]string{"": "change.split", "; label = \"3.10\"": "change.split-unnumbered"} {
		m := madeOf(t, siteOf([]string{taskText(1, due+label+changes, ""), taskText(2, due, ""), taskText(3, due, "")}, nil), "2022-06-15")
		if got := content[view.Task](t, m, "2022/tasks/1/").Changes[0].Says[0].Label; got != want {
			t.Errorf("with %q it says %s, want %s", label, got, want)
		}
		if got := content[view.Updates](t, m, "2022/updates/").Newest[0].Says[0].Label; got != want {
			t.Errorf("with %q the news say %s, want %s", label, got, want)
		}
	}
}
