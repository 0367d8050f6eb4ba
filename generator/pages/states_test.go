package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

func TestThereIsAListForEachState(t *testing.T) {
	s := load(t, mixed())
	for today, want := range map[string]string{
		"2022-07-05": "done 1; in-progress 4; due-soon 7; behind 10; overdue 2 3; unfinished 9; unreported ; unreported-empty ; paused 8; cancelled 6; no-record 5; silent 2 5 7 10; ",
		"2023-02-01": "done 1; in-progress ; due-soon ; behind ; overdue ; unfinished 2 3 7 9; unreported 4; unreported-empty 5 10; paused 8; cancelled 6; no-record ; silent 2 3 4 5 7 10; ",
	} {
		m, got := Make(Input{Site: s, Today: on(today)}), "" // those without tasks stay where they are
		for _, path := range paths(m, "2022/tasks/") {
			name := strings.Trim(strings.TrimPrefix(path, "2022/tasks/"), "/")
			if name == "" || name[0] <= '9' {
				continue
			}
			list := content[view.TaskList](t, m, path)
			got += name + " " + strings.Trim(fmt.Sprint(numbers(list.Rows)), "[]") + "; "
			if silent := name == "silent"; list.Total != len(list.Rows) || list.State.Silent != silent || !silent && list.State != (view.Badge{State: name, Word: label("state." + name)}) {
				t.Errorf("/%s is the list of %+v, %d tasks", path, list.State, list.Total)
			}
		}
		if got != want {
			t.Errorf("on %s the lists are\n%s, want\n%s", today, got, want)
		}
	}
}

func TestFiguresLeadToTheListsByStateOfTheirOwnTasks(t *testing.T) {
	m := madeOf(t, mixed(), "2022-07-05")
	for _, tally := range []view.Tally{content[view.Overview](t, m, "").Tally, content[view.Overview](t, m, "2022/").Tally, content[view.TaskList](t, m, "2022/tasks/").Tally} {
		for _, s := range tally.Shares {
			if s.URL != "2022/tasks/"+s.State+"/" {
				t.Errorf("%s leads to /%s", s.State, s.URL)
			}
		}
		if tally.SilentURL != "2022/tasks/silent/" {
			t.Errorf("silent ones are at /%s", tally.SilentURL)
		}
	}
	groups := slices.Concat(content[view.GroupList](t, m, "2022/categories/").Groups, content[view.GroupList](t, m, "2022/offices/").Groups)
	for _, g := range append(groups, content[view.Office](t, m, "2022/offices/safety/").Group) {
		for _, s := range g.Tally.Shares {
			if s.URL != g.URL+"states/#"+s.State || g.Silent.N > 0 && g.Tally.SilentURL != g.URL+"states/#silent" {
				t.Errorf("%s of %s leads to /%s, silent ones are at /%s", s.State, g.Name, s.URL, g.Tally.SilentURL)
			}
		}
	}
}

func TestWithoutSilentTasksThereIsNoWayToThem(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	if tally := content[view.Overview](t, m, "2022/").Tally; tally.SilentURL != "" || len(paths(m, "2022/tasks/silent/")) != 1 {
		t.Errorf("%d are silent, at /%s", tally.Silent, tally.SilentURL)
	}
}

func TestWhatIsLateLeadsToItsLists(t *testing.T) {
	for _, c := range []struct{ today, url, lists string }{
		{"2022-05-30", "2022/tasks/unfinished/", "unfinished 1"}, // one list only
		{"2022-07-05", "2022/tasks/", "behind 1 overdue 2 unfinished 1"},
		{"2022-04-01", "2022/tasks/", ""},
	} {
		o := content[view.Overview](t, madeOf(t, mixed(), c.today), "2022/")
		var got []string
		for _, s := range o.LateLists {
			got = append(got, fmt.Sprintf("%s %d", s.State, s.Count))
		}
		if lists := strings.Join(got, " "); o.LateURL != c.url || lists != c.lists {
			t.Errorf("on %s what is late is at /%s: %s", c.today, o.LateURL, lists)
		}
	}
}

func TestAListByStateGoesOnAfterAHundred(t *testing.T) {
	m := crowded(t)
	second := content[view.TaskList](t, m, "2022/tasks/no-record/page/2/")
	if got := numbers(second.Rows); !slices.Equal(got, span(101, 200)) || second.Total != 0 || second.State.State != "no-record" {
		t.Errorf("the second page lists %v of %d", got, second.Total)
	}
}

func TestEveryStateIsExplained(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	v := content[view.States](t, m, "about/states/")
	var got []site.State
	for _, s := range v.States {
		got = append(got, site.State(s.State))
	}
	if !slices.Equal(got, site.States()) || v.DueSoon != 30 {
		t.Errorf("it explains %v, and %d days", got, v.DueSoon)
	}
}

func TestTheListOfAllTasksHasAnIndex(t *testing.T) {
	m := crowded(t)
	for _, p := range m.Pages {
		list, ok := p.Content.(*view.TaskList)
		if want := map[bool]string{true: "2022/tasks/list.json"}[p.Layout == "tasks"]; ok && list.List != want {
			t.Errorf("the index of /%s is at %q", p.Path, list.List)
		}
	}
	if i := m.Indexes[0]; i.Path != "2022/tasks/list.json" || i.URL != "2022/tasks/" || len(i.Tasks) != 250 {
		t.Errorf("the index is at %s, %s, of %d tasks", i.Path, i.URL, len(i.Tasks))
	}
}
