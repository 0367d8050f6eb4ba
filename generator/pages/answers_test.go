package pages

import (
	"strings"
	"testing"

	"gongshi/generator/view"
)

func answersOf(t *testing.T, all files, today string) []view.SearchAnswer {
	t.Helper()
	return madeOf(t, all, today).Search.Answers.All
}

// spoken is what answers are called, with where they lead and how much is there, a line each.
func spoken(all []view.SearchAnswer) string {
	var b strings.Builder
	for _, a := range all {
		b.WriteString(a.Plan + " " + a.Kind + " /" + a.URL)
		if a.Count.N > 0 {
			b.WriteString(" " + string('0'+rune(a.Count.N)))
		}
		for _, w := range a.Words {
			b.WriteString(" " + strings.TrimPrefix(w.Label, "search.") + w.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func wantAnswers(t *testing.T, got []view.SearchAnswer, want string) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		if line = strings.TrimSpace(line); !strings.Contains(spoken(got), line+"\n") {
			t.Errorf("there is no answer %q among\n%s", line, spoken(got))
		}
	}
}

func TestStatesOfficesCategoriesAndMonthsAreAnswers(t *testing.T) {
	all := small()
	all["site.toml"] = strings.Replace(all["site.toml"], "name = \"安全室\"", "name = \"安全室\"\naliases = [\"安监室\", \"安\"]", 1)
	got := answersOf(t, all, "2022-07-01")
	wantAnswers(t, got, `
		2022 state /2022/tasks/overdue/ 1 state.overdue words.overdue
		2022 state /2022/tasks/no-record/ 1 state.no-record words.no-record
		2022 state / state.done words.done state.done-year-round
		2022 office /2022/offices/safety/ 1 安全室 安监室 安
		2022 office /2022/offices/tech/ 1 科技室 Technology
		2022 category /2022/categories/risks/ 2 重大风险
		2022 month /2022/timeline/2022-06/ 1 text.month date.months.6 2022-06
		2022 month /2022/updates/2022-04/ 1 text.month date.months.4 2022-04
		2022 month /2022/updates/2022-06/ 1 text.month date.months.6 2022-06`)
	for _, never := range []string{"categories/other/", "timeline/2022-05/", "2021", "state.unfinished", "state.unreported"} {
		if strings.Contains(spoken(got), never) {
			t.Errorf("there is an answer of %s, where nothing is, in\n%s", never, spoken(got))
		}
	}
}

// Once a plan is closed, it can be said that nothing is unfinished.
func TestAClosedPlanSaysThatNothingIsUnfinished(t *testing.T) {
	done := siteOf([]string{taskText(1, due+"; completed = 2022-06-01", "")}, nil)
	wantAnswers(t, answersOf(t, done, "2023-03-01"), "2022 state / state.unfinished words.unfinished state.unfinished-partly state.unfinished-unmet state.unfinished-due")
}

func TestEveryAnswerLeadsToAPageWithAsMuchAsItSays(t *testing.T) {
	m := madeOf(t, mixed(), "2022-07-01")
	there := map[string]*view.Page{}
	for _, p := range m.Pages {
		there[p.Path] = p
	}
	lists := 0
	for _, a := range m.Search.Answers.All {
		page := there[a.URL]
		if a.URL == "" || page == nil {
			if a.URL != "" || a.Kind != stateAnswer {
				t.Errorf("/%s is not made", a.URL)
			}
			continue
		}
		said := -1
		switch c := page.Content.(type) {
		case *view.TaskList:
			said = c.Total + c.Tally.Total
		case *view.Office:
			said = c.Group.Tally.Total + c.Group.Support
		case *view.MonthEvents:
			said = len(c.Dues) + len(c.Events)
		case *view.Ledger:
			said = 0
			for _, g := range c.Groups {
				said += len(g.Rows)
			}
		case *view.MonthUpdates:
			said = int(c.Total.N + c.Total.Total)
		}
		if lists++; said <= 0 || said != int(a.Count.N) {
			t.Errorf("/%s has %d, and its answer says %v", a.URL, said, a.Count.N)
		}
	}
	if lists < 8 {
		t.Errorf("only %d answers lead somewhere", lists)
	}
}

func TestAnswersOfTheNewestPlanComeFirst(t *testing.T) {
	all := small()
	all["content/2021/001.md"] = taskText(1, plain+"schedule = { due = 2021-12-01 }", "")
	got := answersOf(t, all, "2022-07-01")
	if first, last := got[0].Plan, got[len(got)-1].Plan; first != "2022" || last != "2021" {
		t.Errorf("the first answer is of %s, the last of %s", first, last)
	}
}

func TestTheWaysFromASearchNameThePlanWhereThereAreSeveral(t *testing.T) {
	search := func(all files) *view.SearchPage {
		return content[view.SearchPage](t, madeOf(t, all, "2022-07-01"), "search/")
	}
	one := search(siteOf([]string{taskText(1, due, "")}, nil)).Ways
	if len(one) != 1 || one[0].Plan != "" || len(one[0].Links) < 5 {
		t.Errorf("of one plan: %+v", one)
	}
	two := search(small()).Ways
	if len(two) != 2 || two[0].Plan != "2021年计划" || two[1].Plan != "2022年计划 Plan" {
		t.Errorf("of two plans: %+v", two)
	}
}
