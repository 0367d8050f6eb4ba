package pages

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// newsOf tells the rows of the page of updates in lines, the newest first.
func newsOf(t *testing.T, m *Made) []string {
	t.Helper()
	var all []string
	for _, row := range content[view.Updates](t, m, "2022/updates/").Newest {
		all = append(all, lineOf(row))
	}
	return all
}

func lineOf(row *view.UpdateRow) string {
	line := strings.TrimPrefix(row.URL, "2022/tasks/1/#") + " " + row.Title
	for _, p := range row.Says {
		line += strings.TrimPrefix(p.Label, "event.")
	}
	for _, p := range row.Turns {
		line += " +" + strings.TrimPrefix(p.Label, "event.")
	}
	if row.Reported != 0 {
		line += " reported " + row.Reported.String()
	}
	return line
}

func TestWhatATaskCameToIsNewsOnTheDay(t *testing.T) {
	for _, c := range []struct{ fields, body, today, want string }{
		{due + "; completed = 2022-06-20", "", "2022-06-19", ""},
		{due + "; completed = 2022-06-20", "", "2022-06-20", "completed-2022-06-20 completed"},
		{due + "; completed = 2022-06-30", "", "2022-07-20", "completed-2022-06-30 completed"},
		{due + "; completed = 2022-07-01", "", "2022-07-20", "completed-2022-07-01 completed-late"},
		{due + `; completed = 2022-06-20; outcome = "partly"; reason = "缺"`, "", "2022-06-20", "completed-2022-06-20 state.unfinished-partly"},
		{due + "; completed = 2022-06-20", "## 2022-06-20 甲\n\n## 2022-06-20 乙\n", "2022-06-20", "2022-06-20-2 乙; 2022-06-20 甲 +completed"},
		{due + "; completed = 2022-06-20", "## 2022-06-20 甲\n\n> 撤回：误\n", "2022-06-20", "completed-2022-06-20 completed; 2022-06-20 甲"},
		{due + "; completed = 2022-06-20", "## 2022-06-20 甲 [补报 2022-07-05]\n", "2022-07-04", ""},
		{due + "; completed = 2022-06-20", "## 2022-06-20 甲 [补报 2022-07-05]\n", "2022-07-05", "2022-06-20 甲 +completed reported 2022-07-05"},
		{year + `; cancelled = 2022-07-01; reason = "并入"`, "", "2022-06-30", ""},
		{year + `; cancelled = 2022-07-01; reason = "并入"`, "", "2022-07-01", "cancelled-2022-07-01 cancelled"},
		{year + `; pauses = [{ from = 2022-05-01, until = 2022-05-10, reason = "停产" }]`, "", "2022-04-30", ""},
		{year + `; pauses = [{ from = 2022-05-01, until = 2022-05-10, reason = "停产" }]`, "", "2022-05-10", "paused-2022-05-01 paused"},
		{year + `; pauses = [{ from = 2022-05-01, until = 2022-05-10, reason = "停产" }]`, "## 2022-05-01 停\n", "2022-05-11", "resumed-2022-05-11 resumed; 2022-05-01 停 +paused"},
		{year + `; pauses = [{ from = 2022-05-01, until = 2022-05-10, reason = "停" }, { from = 2022-05-11, reason = "停" }]`, "", "2022-06-11", "paused-2022-05-11 paused; paused-2022-05-01 paused"},
		{year + `; cancelled = 2022-05-09; reason = "并"; pauses = [{ from = 2022-05-01, until = 2022-05-10, reason = "停产" }]`, "", "2022-06-11", "cancelled-2022-05-09 cancelled; paused-2022-05-01 paused"},
	} {
		m := madeOf(t, siteOf([]string{taskText(1, c.fields, c.body)}, nil), c.today)
		if got := strings.Join(newsOf(t, m), "; "); got != c.want {
			t.Errorf("on %s of %s: %s, want %s", c.today, c.fields, got, c.want)
		}
		for _, feed := range m.Feeds {
			if n := len(feed.Entries); feed.Path == "feed.xml" && n != len(newsOf(t, m)) {
				t.Errorf("on %s of %s: the feed has %d entries", c.today, c.fields, n)
			}
		}
	}
}

// What a completion was said to be stays, whatever comes of it: the review that returned it is other news.
func TestNewsOfACompletionStayWhenItIsReturned(t *testing.T) {
	fields := due + "; completed = 2022-06-20\n[[reviews]]\ndate = 2022-07-12\nby = \"区安委会办公室\"\nresult = \"returned\"\nreason = \"未见台账\"\n"
	all := siteOf([]string{taskText(1, fields, "")}, nil)
	before, after := madeOf(t, all, "2022-07-11"), madeOf(t, all, "2022-07-12")
	if got := newsOf(t, before); !slices.Equal(got, []string{"completed-2022-06-20 completed"}) {
		t.Errorf("before: %v", got)
	}
	if got := newsOf(t, after); !slices.Equal(got, []string{"review-1 review.returned-of", "completed-2022-06-20 completed"}) {
		t.Errorf("after: %v", got)
	}
	if v := content[view.Task](t, before, "2022/tasks/1/"); v.End != "completed-2022-06-20" || len(v.Reviews) != 0 {
		t.Errorf("before, the page has %q", v.End)
	}
	if v := content[view.Task](t, after, "2022/tasks/1/"); v.End != "" || v.Reviews[0].Claimed != "completed-2022-06-20" {
		t.Errorf("after, the page has %q and %q", v.End, v.Reviews[0].Claimed)
	}
}

// A completion that was late stays so in the news, though a new day was granted since.
func TestNewsOfACompletionSayWhatWasKnown(t *testing.T) {
	fields := moved("decided = 2022-08-01") + "\n"
	fields = strings.Replace(fields, "schedule", "completed = 2022-07-10; schedule", 1)
	for _, today := range []string{"2022-07-31", "2022-08-01"} {
		got := newsOf(t, madeOf(t, siteOf([]string{taskText(1, fields, "")}, nil), today))
		if last := got[len(got)-1]; last != "completed-2022-07-10 completed-late" {
			t.Errorf("on %s: %v", today, got)
		}
	}
}

func TestALateReportStandsOnTopAndLeavesOldMonthsAsTheyAre(t *testing.T) {
	late := taskText(1, year, "## 2022-05-20 五月\n\n## 2022-05-10 迟 [补报 2022-07-02]\n")
	m := madeOf(t, siteOf([]string{late, taskText(2, year, "## 2022-07-01 早\n")}, nil), "2022-07-02")
	var got []string
	for _, row := range content[view.Updates](t, m, "2022/updates/").Newest {
		got = append(got, row.Title)
	}
	for _, feed := range m.Feeds {
		for i, e := range feed.Entries {
			if (feed.Path == "feed.xml" || feed.Path == "2022/feed.xml") && e.Title != got[i] {
				t.Errorf("%s has %s at %d, want %s", feed.Path, e.Title, i, got[i])
			}
		}
	}
	if want := []string{"迟", "早", "五月"}; !slices.Equal(got, want) {
		t.Errorf("news are %v, want %v", got, want)
	}
	for month, want := range map[string]int{"2022-05": 1, "2022-07": 2} {
		list, time := content[view.MonthUpdates](t, m, "2022/updates/"+month+"/"), content[view.MonthEvents](t, m, "2022/timeline/"+month+"/")
		if len(list.Rows) != want || int(list.Total.N) != want || time.Updates != want || time.UpdatesURL != "2022/updates/"+month+"/" {
			t.Errorf("%s: %d rows, %v in all, %d in the timeline with %s, want %d", month, len(list.Rows), list.Total.N, time.Updates, time.UpdatesURL, want)
		}
	}
	if news := content[view.Overview](t, m, "2022/").News; news[0].Title != "迟" {
		t.Errorf("the overview shows %s first", news[0].Title)
	}
}

func TestBulletinsAndTheirCorrectionsAreNewsOnTheirDays(t *testing.T) {
	issued, corrected := "2022/bulletins/2022-06/ updates.issuedupdates.issue", "2022/bulletins/2022-06/#correction-1 updates.correctedfigure.donetext.colonbulletin.correction"
	for today, want := range map[string][]string{
		"2022-07-07": nil, "2022-07-08": {issued}, "2022-07-19": {issued}, "2022-07-20": {corrected, issued}, "2023-06-01": {corrected, issued},
	} {
		m := madeOf(t, bulletinSite(), today)
		if got := newsOf(t, m); !slices.Equal(got, want) {
			t.Errorf("on %s: %v, want %v", today, got, want)
		}
		for _, feed := range m.Feeds {
			if feed.Path == "2022/feed.xml" && len(feed.Entries) != len(want) {
				t.Errorf("on %s the feed has %d entries", today, len(feed.Entries))
			}
		}
	}
	total := content[view.Updates](t, madeOf(t, bulletinSite(), "2022-07-20"), "2022/updates/").Total
	if want := (view.Phrase{Label: "updates.total-more", Total: 2}); total != want {
		t.Errorf("in all: %v", total)
	}
}

func TestAnApprovedAssessmentIsNews(t *testing.T) {
	text := "+++\ntitle = \"年度考核\"\ndocument = \"1号\"\napproved = { date = 2023-03-01, by = \"区政府\" }\nsubjects = [{ key = \"safety\", name = \"安监\" }]\ncriteria = [{ key = \"a\", name = \"甲\", points = 100 }]\n+++\n"
	all := siteOf([]string{taskText(1, due, "")}, files{"content/2022/assessment.md": text})
	for today, want := range map[string][]string{"2023-02-28": nil, "2023-03-01": {"2022/assessment/ updates.assessed"}} {
		m := madeOf(t, all, today)
		if got := newsOf(t, m); !slices.Equal(got, want) {
			t.Errorf("on %s: %v, want %v", today, got, want)
		}
		if total := content[view.Updates](t, m, "2022/updates/").Total; want != nil && total.Label != "updates.total-goes-on" {
			t.Errorf("of what came after the plan was closed it says %v", total)
		}
	}
}
