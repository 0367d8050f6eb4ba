package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// withFire returns a site of two areas, of which tasks name the first, with an incident in the one given; fields are its others.
func withFire(area, fields string) files {
	all := inAreas(`"north"`)
	all["content/2022/incidents/2022-06-28-huozai.md"] = "+++\ndate = 2022-06-28\ntitle = \"堆场火灾\"\nseverity = \"一般事故\"\narea = \"" + area + "\"\n" + fields + "+++\n\n堆场起火。一人受伤。\n"
	all["content/2022/files/a.pdf"] = "a"
	return all
}

const investigated = "deaths = 1\nresponsible = true\nsample = true\nattributed = [{ to = \"某单位\", role = \"属地\" }]\n" +
	"report = { approved = 2022-09-30, by = \"区政府\", document = \"1号\", file = \"files/a.pdf\" }\nevaluation = { published = 2023-11-01 }\n"

const firePath = "2022/incidents/huozai/"

func wordsFor(all []view.Phrase) string {
	var keys []string
	for _, p := range all {
		keys = append(keys, p.Label)
	}
	return strings.Join(keys, " ")
}

func TestAnIncidentSaysWhereItStands(t *testing.T) {
	for _, c := range []struct{ today, stage, report, finding, evaluation, events string }{
		{"2022-06-28", "investigated", "incident.investigated", "incident.no-finding", "incident.evaluation-later", "incident"},
		{"2022-09-29", "investigated", "incident.investigated", "incident.no-finding", "incident.evaluation-later", "incident"},
		{"2022-09-30", "published", "incident.approved-by incident.document", "incident.responsible", "incident.evaluation-due", "incident incident-approved"},
		{"2023-09-30", "published", "incident.approved-by incident.document", "incident.responsible", "incident.evaluation-due", "incident incident-approved"},
		{"2023-10-01", "evaluation-overdue", "incident.approved-by incident.document", "incident.responsible", "incident.evaluation-overdue", "incident incident-approved"},
		{"2023-11-01", "evaluated", "incident.approved-by incident.document", "incident.responsible", "incident.evaluated-late", "incident incident-approved incident-evaluated"},
	} {
		m := madeOf(t, withFire("north", investigated), c.today)
		v := content[view.Incident](t, m, firePath)
		approved := c.stage != "investigated"
		if v.Row.Stage != c.stage || wordsFor(v.Report) != c.report || v.Finding.Label != c.finding || wordsFor(v.Evaluation) != c.evaluation {
			t.Errorf("on %s it says %s, %s, %s, %s", c.today, v.Row.Stage, wordsFor(v.Report), v.Finding.Label, wordsFor(v.Evaluation))
		}
		if (len(v.Attributed) > 0) != approved || (v.ReportFile != "") != approved || v.AsReported == approved || v.Approved != approved {
			t.Errorf("on %s it says before the approval what only the report found, or not after: %+v", c.today, v)
		}
		if closed := c.today > "2023-01-31"; closed != (v.GoesOn.Label != "") || v.Plan.Closed {
			t.Errorf("on %s it says of the plan %+v, %v", c.today, v.Plan, v.GoesOn)
		}
		var kinds []string
		for _, row := range content[view.Updates](t, m, "2022/updates/").Newest {
			if row.GoesOn {
				kinds = append(kinds, strings.TrimPrefix(row.Says[0].Label, "event."))
			}
		}
		slices.Reverse(kinds)
		if got := strings.Join(kinds, " "); got != c.events {
			t.Errorf("on %s the news are %s, want %s", c.today, got, c.events)
		}
		wantAllMade(t, m)
	}
}

// The calendar of the plan has the day by which the evaluation is due from the approval of the report on, and keeps it once it is kept.
func TestAnEvaluationIsInTheCalendarOfThePlan(t *testing.T) {
	const at = "2023-09-30 2022-incident-huozai-evaluation of "
	for today, want := range map[string]string{
		"2022-09-29": "",
		"2022-09-30": at + "2022-09-30, 堆场火灾, incident.is-published true",
		"2023-10-01": at + "2022-09-30, 堆场火灾, incident.is-evaluation-overdue true",
		"2023-11-01": at + "2023-11-01, 堆场火灾, incident.is-evaluated true",
	} {
		m := madeOf(t, withFire("north", investigated), today)
		for _, c := range m.Calendars {
			got, days := "", []string{}
			for _, e := range c.Entries {
				days = append(days, e.Day.String())
				if e.Incident {
					got += fmt.Sprintf("%s %s of %s, %s, %s %v", e.Day, e.ID, e.Stamp, e.Task, said(e.State), e.Sample && !e.Gone && e.URL == firePath)
				}
			}
			if c.Path != "2022/calendar.ics" && got != "" || c.Path == "2022/calendar.ics" && got != want {
				t.Errorf("on %s /%s has %q", today, c.Path, got)
			}
			if !slices.IsSorted(days) {
				t.Errorf("on %s /%s is in the order %v", today, c.Path, days)
			}
		}
	}
}

func TestBeforeItsDayAnIncidentIsNowhere(t *testing.T) {
	with, without := madeOf(t, withFire("north", investigated), "2022-06-27"), madeOf(t, inAreas(`"north"`), "2022-06-27")
	if got, want := paths(with, "2022/"), paths(without, "2022/"); !slices.Equal(got, want) {
		t.Errorf("there are %v, want %v", got, want)
	}
	for i, p := range with.Pages {
		if q := without.Pages[i]; len(p.Chrome.Menu) != len(q.Chrome.Menu) {
			t.Errorf("/%s has another menu", p.Path)
		}
	}
}

func TestAnIncidentIsWhereReadersLookForIt(t *testing.T) {
	m := madeOf(t, withFire("north", investigated), "2022-10-15")
	if got := content[view.Area](t, m, "2022/areas/north/").Incidents; len(got) != 1 || got[0].URL != firePath {
		t.Errorf("its area has %v", got)
	}
	for month, want := range map[string]string{"2022-06": "incident", "2022-09": "incident-approved"} {
		v := content[view.MonthEvents](t, m, "2022/timeline/"+month+"/")
		at := slices.IndexFunc(v.Events, func(e *view.Event) bool { return e.Kind == want })
		if at < 0 || v.Events[at].Incident.URL != firePath || !v.Events[at].Incident.Sample {
			t.Errorf("%s has %+v", month, v.Events)
		}
	}
	for _, f := range m.Feeds {
		found := ""
		for _, e := range f.Entries {
			if strings.HasPrefix(e.URL, firePath) {
				found += fmt.Sprintf(" %s %s %v", e.Task.Text, e.Says[0].Label, e.Sample)
			}
		}
		want := ""
		if f.Path == "feed.xml" || f.Path == "2022/feed.xml" {
			want = " 堆场火灾 event.incident-approved true 堆场火灾 event.incident true"
		}
		if found != want {
			t.Errorf("%s has%s", f.Path, found)
		}
	}
	docs := m.Search.Pages.Docs
	if d := docs[len(docs)-1]; d.URL != firePath || d.Title != "堆场火灾" || !d.Sample || d.Number != len(docs) {
		t.Errorf("search finds last %+v", d)
	}
	if got := content[view.Incident](t, m, firePath).Area; got.URL != "2022/areas/north/" {
		t.Errorf("its area is %+v", got)
	}
}

func TestAnAreaWithoutAPageIsOnlyNamed(t *testing.T) {
	if got := content[view.Incident](t, madeOf(t, withFire("south", ""), "2022-07-01"), firePath).Area; got.URL != "" || got.Text.Text != "南岸" {
		t.Errorf("its area is %+v", got)
	}
}

func TestIncidentsAreListedTheNewestFirst(t *testing.T) {
	all := withFire("north", "")
	all["content/2022/incidents/2022-07-02-luoshui.md"] = "+++\ndate = 2022-07-02\ntitle = \"落水\"\n+++\n"
	v := content[view.Incidents](t, madeOf(t, all, "2022-07-15"), "2022/incidents/")
	if len(v.Rows) != 2 || v.Rows[0].Title != "落水" || v.Total.N != 2 {
		t.Errorf("the list is %+v", v)
	}
}

// What is not known on the day is not in the data either, and a plan that is closed gives them as of the day of the site.
func TestIncidentsAsDataAreThoseOfTheDay(t *testing.T) {
	for today, want := range map[string]string{
		"2022-09-29": "investigated   false 0", "2022-09-30": "published 2022-09-30 2023-09-30 true 1", "2023-10-01": "evaluation-overdue 2022-09-30 2023-09-30 true 1",
	} {
		d := madeOf(t, withFire("north", investigated), today).Data[0].Incidents
		i := d.Rows[0]
		if got := fmt.Sprintf("%s %s %s %v %d", i.Stage, i.Approved, i.EvaluationDue, i.Responsible, len(i.Attributed)); got != want || d.AsOf != on(today) {
			t.Errorf("on %s there is %s as of %s, want %s", today, got, d.AsOf, want)
		}
	}
}
