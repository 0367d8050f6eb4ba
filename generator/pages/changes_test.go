package pages

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// moved is a due day that was put off from 30 June to 30 September; when says when and how far the change came.
func moved(when string) string {
	return plain + "schedule = { due = 2022-09-30 }\n[[changes]]\nfield = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\nreason = \"停产\"\nby = \"区安委会\"\n" + strings.ReplaceAll(when, ", ", "\n")
}

// asking is a change of the due day that is not in force.
func asking(when string) string {
	return due + "\n[[changes]]\nfield = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\nreason = \"停产\"\n" + strings.ReplaceAll(when, ", ", "\n")
}

const handedOver = `category = "risks"; lead = ["tech"]; schedule = { due = 2022-09-30 }; milestones = [{ title = "节点", due = 2022-05-31 }]
[[changes]]
field = "lead"
was = ["safety"]
now = ["tech"]
decided = 2022-07-01
reason = "职责调整"
`

func labelsOf(all []view.Phrase) string {
	var keys []string
	for _, p := range all {
		key := strings.TrimPrefix(p.Label, "change.")
		if key == "" {
			key = p.Text
		}
		if p.Day != 0 {
			key += "=" + p.Day.String()
		}
		keys = append(keys, key)
	}
	return strings.Join(keys, " ")
}

func TestAChangeStandsBesideWhatItChanged(t *testing.T) {
	granted := "first=2022-06-30 granted-on-by=2022-07-20 later text.day=2022-09-30"
	asked := "of-due from text.day=2022-06-30 later text.day=2022-09-30"
	for _, c := range []struct{ fields, today, note, stage, beside string }{
		{moved("decided = 2022-06-20"), "2022-06-19", "", "", ""},
		{moved("decided = 2022-06-20"), "2022-06-20", "first=2022-06-30 granted-on-by=2022-06-20 later text.day=2022-09-30", "granted", "beside.first-due=2022-06-30"},
		{moved("asked = 2022-07-05, decided = 2022-07-20"), "2022-07-04", "", "", ""},
		{moved("asked = 2022-07-05, decided = 2022-07-20"), "2022-07-05", "asked-on=2022-07-05 " + asked + " text.pause asked-late=2022-06-30 asked-yet", "asked", "beside.asked=2022-09-30"},
		{moved("asked = 2022-07-05, decided = 2022-07-20"), "2022-07-20", granted + " text.pause asked-late=2022-06-30", "granted", "beside.first-due=2022-06-30"},
		{asking("asked = 2022-06-10"), "2022-06-10", "asked-on=2022-06-10 " + asked + " asked-yet", "asked", "beside.asked=2022-09-30"},
		{asking("asked = 2022-06-10, refused = 2022-06-12"), "2022-06-12", "asked-on=2022-06-10 " + asked + " refused-yet", "refused", ""},
	} {
		task := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, c.fields, "")}, nil), c.today), "2022/tasks/1/")
		note, stage := "", ""
		for _, n := range task.Notes.When {
			note += labelsOf(n.Says)
		}
		for _, change := range task.Changes {
			stage += change.Stage
			if asks := strings.HasPrefix(labelsOf(change.Says), "ask "); asks == (change.Stage == "granted") {
				t.Errorf("on %s of %s: %s is said as %s", c.today, c.fields, change.Stage, labelsOf(change.Says))
			}
			if change.Anchor != "change-1" {
				t.Errorf("on %s the anchor is %s", c.today, change.Anchor)
			}
		}
		if beside := labelsOf(task.Row.Beside); note != c.note || stage != c.stage || beside != c.beside {
			t.Errorf("on %s of %s:\n%q %q %q, want\n%q %q %q", c.today, c.fields, note, stage, beside, c.note, c.stage, c.beside)
		}
	}
}

func TestAMovedPromiseIsAnEntryOfTheLedgerOfItsOwn(t *testing.T) {
	m := madeOf(t, siteOf([]string{taskText(1, moved("asked = 2022-07-05, decided = 2022-07-20"), "")}, nil), "2022-08-01")
	rows := content[view.Ledger](t, m, "2022/ledger/moved/").Groups[0].Rows
	if want := (view.Phrase{Label: "ledger.moved-late", Day: on("2022-06-30"), Until: on("2022-09-30"), N: 20}); len(rows) != 1 || rows[0].Word != want || rows[0].Day != on("2022-06-30") {
		t.Errorf("moved: %v", rows[0])
	}
	ledger := content[view.Ledger](t, m, "2022/ledger/")
	sum := view.LedgerSum{}
	for _, month := range ledger.Months.Rows {
		sum.Add(month.Sum)
	}
	if want := (view.LedgerSum{Total: 2, Open: 1, Moved: 1}); sum != want || !ledger.Months.Moved {
		t.Errorf("months add up to %+v, want %+v", sum, want)
	}
	if state := content[view.Task](t, m, "2022/tasks/1/").Row.Badge.State; state != string(site.NoRecord) {
		t.Errorf("the task is %s", state)
	}
	overview := content[view.Overview](t, m, "2022/")
	last := overview.Points[len(overview.Points)-1]
	if len(last.Figures) != 1 || last.Figures[0].Text.Label != "points.moved" || last.Figures[0].URL != "2022/changes/" {
		t.Errorf("the overview says %v", overview.Points)
	}
	if n := content[view.Changes](t, m, "2022/changes/").Total; n != 1 {
		t.Errorf("%d changes are listed", n)
	}
}

func TestAHandoverLeavesWhatWasDueWithTheOfficeThatHadIt(t *testing.T) {
	all := siteOf([]string{taskText(1, handedOver, "")}, nil)
	m := madeOf(t, all, "2022-10-10")
	duesOf := func(office string) string {
		var days []string
		for _, g := range content[view.Ledger](t, m, "2022/offices/"+office+"/ledger/").Groups {
			for _, row := range g.Rows {
				days = append(days, row.Day.String()+" "+row.Outcome+" "+row.Task.Lead[0].Name)
			}
		}
		return strings.Join(days, ", ")
	}
	before, now := content[view.Office](t, m, "2022/offices/safety/"), content[view.Office](t, m, "2022/offices/tech/")
	if got := duesOf("safety"); !strings.HasPrefix(got, "2022-05-31 not-met") || strings.Contains(got, ",") || strings.Contains(got, now.Group.Name) {
		t.Errorf("of the office before: %s", got)
	}
	if got := duesOf("tech"); !strings.HasPrefix(got, "2022-09-30 not-met") || strings.Contains(got, ",") {
		t.Errorf("of the office since: %s", got)
	}
	if len(before.Former) != 1 || before.Former[0].Says != (view.Phrase{Label: "former.lead-until", Until: on("2022-07-01")}) || len(before.Former[0].Dues) != 1 || len(before.Lead) != 0 {
		t.Errorf("the office before says %+v", before.Former)
	}
	if len(now.Former) != 0 || now.Group.Tally.Total != 1 {
		t.Errorf("the office since says %+v", now.Former)
	}
	if early := content[view.Office](t, madeOf(t, all, "2022-06-30"), "2022/offices/safety/"); len(early.Former) != 0 || len(early.Lead) != 1 {
		t.Errorf("before it was handed over, the office has %d, and %d once", len(early.Lead), len(early.Former))
	}
}

func TestChangesAndReviewsAreNews(t *testing.T) {
	fields := moved("asked = 2022-06-05, decided = 2022-07-20") + "\n[[reviews]]\ndate = 2022-08-02\nby = \"区安委会办公室\"\nresult = \"disputed\"\nreason = \"不符\"\n"
	m := madeOf(t, siteOf([]string{taskText(1, fields, "## 2022-07-20 进展\n")}, nil), "2022-08-05")
	var urls []string
	for _, row := range content[view.Updates](t, m, "2022/updates/").Newest {
		urls = append(urls, strings.TrimPrefix(row.URL, "2022/tasks/1/#"))
	}
	if want := []string{"review-1", "change-1", "2022-07-20", "change-1-asked"}; !slices.Equal(urls, want) {
		t.Errorf("news are %v, want %v", urls, want)
	}
	for _, feed := range m.Feeds {
		urls := map[string]bool{}
		for _, e := range feed.Entries {
			urls[e.URL] = true
		}
		if (feed.Path == "feed.xml" || feed.Path == "2022/feed.xml") && len(urls) != 4 || len(urls) != len(feed.Entries) {
			t.Errorf("%s has %d entries with %d addresses", feed.Path, len(feed.Entries), len(urls))
		}
	}
	if total := content[view.Updates](t, m, "2022/updates/").Total; total != (view.Phrase{Label: "updates.total-more", N: 1, Total: 3}) {
		t.Errorf("in all: %v", total)
	}
}

func TestAReturnedCompletionIsSaid(t *testing.T) {
	fields := due + "; completed = 2022-06-20\n[[reviews]]\ndate = 2022-07-12\nby = \"区安委会办公室\"\nresult = \"returned\"\nreason = \"未见台账\"\n"
	for today, want := range map[string]string{
		"2022-07-11": "why.done-on-time source.own 0",
		"2022-07-12": "why.overdue-returned source.returned 1",
		"2023-02-01": "why.unfinished-returned source.returned 1",
	} {
		task := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, fields, "## 2022-06-20 办结\n")}, nil), today), "2022/tasks/1/")
		got := task.Row.Why.Label + " " + task.Source.Label + " " + string('0'+rune(len(task.Reviews)))
		if got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
		if len(task.Reviews) > 0 && (task.Reviews[0].Says != view.Phrase{Label: "review.returned-of", Day: on("2022-06-20"), Text: "区安委会办公室"}) {
			t.Errorf("the review says %v", task.Reviews[0].Says)
		}
	}
}

func TestWhatCameTooLateIsToldApartInAClosedPlan(t *testing.T) {
	all := siteOf([]string{taskText(1, year, "## 2022-06-28 进展 [补报 2022-07-20]\n\n## 2022-12-30 台账 [补报 2023-03-10]\n\n## 2023-03-05 整改\n")}, nil)
	s := load(t, all)
	memory := NewMemory(func(a, b any) bool { return false })
	for _, c := range []struct {
		today string
		after int
	}{{"2023-03-04", 0}, {"2023-03-05", 1}, {"2023-03-09", 1}, {"2023-03-10", 2}, {"2024-01-01", 2}, {"2023-03-04", 0}} {
		m := Make(Input{Site: s, Today: on(c.today), Memory: memory})
		task := content[view.Task](t, m, "2022/tasks/1/")
		if len(task.After) != c.after || len(task.Updates) != 1 || task.Updates[0].Reported != on("2022-07-20") {
			t.Errorf("on %s: %d after, %v", c.today, len(task.After), task.Updates)
		}
		if n := len(content[view.Updates](t, m, "2022/updates/").Newest); n != 1 {
			t.Errorf("on %s there are %d news", c.today, n)
		}
	}
}

func TestASupportingOfficeCarriesNoFailureOfTheLead(t *testing.T) {
	fields := due + "; support = [\"tech\"]; milestones = [{ title = \"节点\", due = 2022-05-31 }]"
	for _, today := range []string{"2022-07-15", "2023-03-01"} {
		m := madeOf(t, siteOf([]string{taskText(1, fields, "")}, nil), today)
		office := content[view.Office](t, m, "2022/offices/tech/")
		if g := office.Group; g.Late.N+g.Open.N+g.Silent.N+g.Tally.Total+g.Rest.N != 0 || g.Support != 1 || len(office.Late)+len(office.Open)+len(office.Silent)+len(office.Points)+len(office.Next) != 0 {
			t.Errorf("on %s: %+v", today, office)
		}
		if ledger := content[view.Ledger](t, m, "2022/offices/tech/ledger/"); len(ledger.Groups)+len(ledger.Points) != 0 {
			t.Errorf("on %s its ledger has %v", today, ledger.Groups)
		}
		if states := content[view.StateGroups](t, m, "2022/offices/tech/states/"); len(states.Groups) != 0 {
			t.Errorf("on %s its states are %v", today, states.Groups)
		}
		for _, row := range content[view.Ledger](t, m, "2022/ledger/").Offices.Rows {
			if strings.Contains(row.URL, "/tech/") {
				t.Errorf("on %s the ledger names it: %v", today, row)
			}
		}
		for _, f := range m.Feeds {
			if f.Path == "2022/offices/tech/feed.xml" && len(f.Points) != 0 {
				t.Errorf("on %s its feed says %v", today, f.Points)
			}
		}
	}
}

func TestALaneShowsTheDayPromisedFirst(t *testing.T) {
	l := laneOf(t, `schedule = { due = 2022-02-28 }; changes = [{ field = "due", was = 2022-01-31, now = 2022-02-28, decided = 2022-01-25, reason = "等设备" }]`, "", "2022-02-05")
	var kinds []string
	for _, m := range l.Marks {
		kinds = append(kinds, m.Kind+" "+m.Day.String())
	}
	if want := []string{"moved 2022-01-31", "due 2022-02-28"}; !slices.Equal(kinds, want) {
		t.Errorf("got %v, want %v", kinds, want)
	}
	if keys := keysOf([]*view.Lane{l}); !slices.ContainsFunc(keys, func(k view.LaneKey) bool { return k.Kind == movedMark }) {
		t.Errorf("the legend has %v", keys)
	}
}
