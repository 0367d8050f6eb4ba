package pages

import (
	"fmt"
	"testing"

	"gongshi/generator/view"
)

func TestAShareIsRoundedByItselfSoThatEqualCountsHaveEqualShares(t *testing.T) {
	for _, c := range []struct{ n, total, want int }{
		{1, 6, 17}, {4, 6, 67}, {1, 3, 33}, {1, 8, 13}, {1, 200, 1}, {1, 201, 0}, {199, 200, 100}, {5, 5, 100}, {16, 43, 37},
	} {
		if got := rounded(c.n, c.total); got != c.want {
			t.Errorf("%d of %d are said to be %d percent, want %d", c.n, c.total, got, c.want)
		}
	}
}

func TestFewTasksHaveNoSharesInPerCent(t *testing.T) {
	for n, want := range map[int]bool{1: false, 9: false, 10: true} {
		m := madeOf(t, siteOf(many(n, func(int) (string, string) { return year, "" }), nil), "2022-05-01")
		if got := content[view.Overview](t, m, "2022/").Tally.Percents; got != want {
			t.Errorf("of %d tasks shares are given: %v", n, got)
		}
	}
}

// mixed is a site with a task in most states.
func mixed() files {
	both := `category = "other"; lead = ["tech"]; joint = ["safety"]; support = ["related"]; `
	return siteOf([]string{
		taskText(1, due+"; completed = 2022-06-20", "## 2022-06-20 办结 Done\n"),
		taskText(2, due, ""),
		taskText(3, due, "## 2022-04-20 开始 Begun\n"),
		taskText(4, both+"schedule = { year_round = true }", "## 2022-04-20 开始 Begun\n"),
		taskText(5, year, ""),
		taskText(6, year+"; cancelled = 2022-05-01; reason = \"并入他项\"", ""),
		taskText(7, both+"schedule = { due = 2022-07-31 }", ""),
		taskText(8, year+"; pauses = [{ from = 2022-05-01, reason = \"停产\" }]", ""),
		taskText(9, year+"; completed = 2022-05-01; outcome = \"partly\"; reason = \"未验收\"", "## 2022-05-01 小结\n"),
		taskText(10, year+"; milestones = [{ title = \"节点\", due = 2022-05-31 }]", ""),
	}, files{"content/2022/index.md": planText(planDays+"; [reporting]; every = \"quarter\"", "")})
}

func TestATallyCountsDistinctTasksByState(t *testing.T) {
	m := madeOf(t, mixed(), "2022-07-05")
	tally := content[view.Overview](t, m, "2022/").Tally
	got := ""
	count, width := 0, 0
	for _, s := range tally.Shares {
		got += fmt.Sprintf("%s %d; ", s.State, s.Count)
		if s.Word.Label != "state."+s.State || s.X != width {
			t.Errorf("a share is %+v", s)
		}
		count, width = count+s.Count, width+s.Width
	}
	if want := "done 1; in-progress 1; due-soon 1; behind 1; overdue 2; unfinished 1; paused 1; cancelled 1; no-record 1; "; got != want {
		t.Errorf("the tally is %s, want %s", got, want)
	}
	if tally.Total != 10 || count != 10 || width != 1000 {
		t.Errorf("%d tasks, %d counted, %d wide", tally.Total, count, width)
	}
	if tally.Silent != 4 { // 2, 5, 7 and 10; 3 and 4 gave an update, the others are over
		t.Errorf("%d are silent", tally.Silent)
	}
}

func TestEveryTallyAgreesWithItsTasks(t *testing.T) {
	for _, today := range []string{"2021-12-01", "2022-05-31", "2022-07-05", "2023-01-31", "2023-02-01"} {
		m := madeOf(t, mixed(), today)
		list := content[view.TaskList](t, m, "2022/tasks/")
		states, silent := map[string]int{}, 0
		for _, r := range list.Rows {
			states[r.Badge.State]++
			if r.Badge.Silent {
				silent++
			}
		}
		for _, s := range list.Tally.Shares {
			if states[s.State] != s.Count || s.Count == 0 {
				t.Errorf("on %s %d are said to be %s; it is %d", today, s.Count, s.State, states[s.State])
			}
			delete(states, s.State)
		}
		if len(states) > 0 || silent != list.Tally.Silent {
			t.Errorf("on %s nothing is said of %v; silent are %d, said %d", today, states, silent, list.Tally.Silent)
		}
	}
}

func TestATaskCountsOnceInItsCategoryAndForEveryOffice(t *testing.T) {
	m := madeOf(t, mixed(), "2022-07-05")
	said := func(groups []view.Group) string {
		text := ""
		for _, g := range groups {
			text += fmt.Sprintf("%s: %d tasks, %d done, %d late, %d+%d+%d", g.Name, g.Tally.Total, g.Done.N, g.Late.N, g.Lead, g.Joint, g.Support)
			if g.Collective {
				text += ", collective"
			}
			text += "\n"
		}
		return text
	}
	offices := content[view.GroupList](t, m, "2022/offices/").Groups
	if got, want := said(offices), "安全室: 10 tasks, 1 done, 4 late, 8+2+0\n科技室 Technology: 2 tasks, 0 done, 0 late, 2+0+0\n相关科室: 0 tasks, 0 done, 0 late, 0+0+2, collective\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	categories := content[view.GroupList](t, m, "2022/categories/").Groups
	if got, want := said(categories), "重大风险: 8 tasks, 1 done, 4 late, 0+0+0\n其他 Other: 2 tasks, 0 done, 0 late, 0+0+0\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestACollectiveHasAPageButIsNoOffice(t *testing.T) {
	m := madeOf(t, mixed(), "2022-07-05")
	if o := content[view.Office](t, m, "2022/offices/related/"); !o.Group.Collective || len(o.Support) != 2 {
		t.Errorf("the page says %+v", o.Group)
	}
	if head := content[view.Overview](t, m, "2022/").Plan; head.Offices != 2 || head.Tasks != 10 || head.Categories != 2 {
		t.Errorf("the plan has %d offices, %d tasks, %d categories", head.Offices, head.Tasks, head.Categories)
	}
}

func TestAnOfficeThatThePlanDoesNotNameHasNoPage(t *testing.T) {
	if got := paths(madeOf(t, mixed(), "2022-07-05"), "2022/offices/idle/"); len(got) > 0 {
		t.Errorf("there is %v", got)
	}
}
