package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// withAreas returns the settings of a site with three areas.
func withAreas(config string) string {
	areas := ""
	for _, a := range [][2]string{{"north", "北岸"}, {"south", "南岸"}, {"park", "园区"}} {
		areas += fmt.Sprintf("[[areas]]\nkey = %q\nname = %q\n\n", a[0], a[1])
	}
	return strings.Replace(config, "[[offices]]", areas+"[[offices]]", 1)
}

// inAreas returns a site whose tasks name these areas, each a list as it is written; an empty one names none.
func inAreas(each ...string) files {
	var tasks []string
	for i, areas := range each {
		fields := due
		if areas != "" {
			fields += "; areas = [" + areas + "]"
		}
		tasks = append(tasks, taskText(i+1, fields, fmt.Sprintf("\n## 2022-05-1%d 进展 %d\n", i%10, i+1)))
	}
	return siteOf(tasks, files{"site.toml": withAreas(config)})
}

func TestEachAreaThatTasksNameHasItsPages(t *testing.T) {
	m := madeOf(t, inAreas(`"south"`, "", `"北岸", "south"`, `"north"`), "2022-07-15")
	want := []string{"2022/areas/", "2022/areas/north/", "2022/areas/north/states/", "2022/areas/north/ledger/", "2022/areas/south/", "2022/areas/south/states/", "2022/areas/south/ledger/"}
	if got := paths(m, "2022/areas/"); !slices.Equal(got, want) {
		t.Errorf("there are %v, want %v", got, want)
	}
	for key, want := range map[string][]int{"north": {3, 4}, "south": {1, 3}} {
		v := content[view.Area](t, m, "2022/areas/"+key+"/")
		if got := numbers(v.Rows); !slices.Equal(got, want) || v.Group.Tally.Total != len(want) || !slices.Equal(numbers(v.Late), want) {
			t.Errorf("%s has the tasks %v, of them late %v, and counts %d", key, got, numbers(v.Late), v.Group.Tally.Total)
		}
		if v.News[0].Number != slices.Max(want) || len(v.News) != 2 {
			t.Errorf("%s begins its news with task %d", key, v.News[0].Number)
		}
	}
	list := content[view.GroupList](t, m, "2022/areas/")
	if len(list.Groups) != 2 || list.Groups[0].Name != "北岸" || list.Groups[0].Late.N != 2 || !list.Apart {
		t.Errorf("the list of areas says %+v", list)
	}
}

func TestAreasLeadOnToTasksThatNameNone(t *testing.T) {
	for _, c := range []struct {
		tasks []string
		rest  int
		apart bool
	}{
		{[]string{`"north"`, "", ""}, 2, false},
		{[]string{`"north"`, `"south"`}, 0, false},
		{[]string{`"north", "south"`, ""}, 1, true},
	} {
		m := madeOf(t, inAreas(c.tasks...), "2022-05-20")
		want := view.Figure{}
		if c.rest > 0 {
			want = figure("areas.rest", c.rest, "2022/tasks/")
		}
		if list := content[view.GroupList](t, m, "2022/areas/"); list.Rest != want || list.Apart != c.apart {
			t.Errorf("%v: the list of areas says %+v, apart %v", c.tasks, list.Rest, list.Apart)
		}
		if v := content[view.Area](t, m, "2022/areas/north/"); v.Rest != want {
			t.Errorf("%v: the page of an area says %+v", c.tasks, v.Rest)
		}
	}
}

func TestAnAreaTellsWhatComesNext(t *testing.T) {
	m := madeOf(t, inAreas(`"north"`, "", `"north"`), "2022-06-15")
	v := content[view.Area](t, m, "2022/areas/north/")
	if len(v.Late) != 0 || v.NoLate.Label != "overview.none-due" || len(v.Next) != 2 || v.Next[1].Task.Number != 3 || v.NextDays != 30 {
		t.Errorf("it says %+v", v)
	}
	closed := content[view.Area](t, madeOf(t, inAreas(`"north"`), "2023-03-01"), "2022/areas/north/")
	if len(closed.Next) != 0 || len(closed.Late) != 1 || closed.LateTitle.Label != "overview.unfinished" {
		t.Errorf("once the plan is closed it says %+v", closed)
	}
}

func TestAnAreaGoesOnAfterAHundredTasks(t *testing.T) {
	m := madeOf(t, inAreas(slices.Repeat([]string{`"north"`}, 120)...), "2022-07-15")
	first, second := content[view.Area](t, m, "2022/areas/north/"), content[view.Area](t, m, "2022/areas/north/page/2/")
	if len(first.Rows) != 100 || len(first.Late) != mostLate || len(first.News) != mostNews || !slices.Equal(numbers(second.Rows), span(101, 120)) || second.Late != nil || second.Rest.URL != "" {
		t.Errorf("the pages have %d and %d tasks; the first tells of %d late, %d new", len(first.Rows), len(second.Rows), len(first.Late), len(first.News))
	}
}

func TestAreasAreReachedFromTheMenuTheOverviewAndTheTask(t *testing.T) {
	m := madeOf(t, inAreas(`"south", "north"`, ""), "2022-05-20")
	north, south := view.Link{URL: "2022/areas/north/", Text: text("北岸")}, view.Link{URL: "2022/areas/south/", Text: text("南岸")}
	for _, path := range []string{"", "2022/"} {
		v := content[view.Overview](t, m, path)
		if !slices.Equal(v.Areas, []view.Link{north, south}) || v.AllAreas != (view.Link{URL: "2022/areas/", Text: label("areas.title")}) {
			t.Errorf("/%s leads to %v, %v", path, v.Areas, v.AllAreas)
		}
	}
	if v := content[view.Task](t, m, "2022/tasks/1/"); !slices.Equal(v.Areas, []view.Link{south, north}) {
		t.Errorf("the task leads to %v", v.Areas)
	}
	if v := content[view.Task](t, m, "2022/tasks/2/"); v.Areas != nil {
		t.Errorf("a task without areas leads to %v", v.Areas)
	}
	for _, p := range m.Pages {
		if at := slices.IndexFunc(p.Chrome.Menu, func(i view.MenuItem) bool { return i.URL == "2022/areas/" }); at != 2 {
			t.Errorf("the menu of /%s has the areas at %d", p.Path, at)
		}
	}
}

func TestTheOverviewNamesAFewAreas(t *testing.T) {
	config, all := config, []string{}
	for i := range 20 {
		config = strings.Replace(config, "[[offices]]", fmt.Sprintf("[[areas]]\nkey = \"a%d\"\nname = \"第%d镇\"\n[[offices]]", i, i), 1)
		all = append(all, fmt.Sprintf(`"a%d"`, i))
	}
	sources := inAreas(strings.Join(all, ", "))
	sources["site.toml"] = config
	m := madeOf(t, sources, "2022-05-20")
	if v := content[view.Overview](t, m, ""); len(v.Areas) != mostAreas || v.Areas[0].URL != "2022/areas/a0/" {
		t.Errorf("the overview names %v", v.Areas)
	}
	if list := content[view.GroupList](t, m, "2022/areas/"); len(list.Groups) != 20 {
		t.Errorf("the list has %d areas", len(list.Groups))
	}
}

// A plan whose tasks name no area says nothing of areas, whatever site.toml has.
func TestWithoutAreasNothingIsSaidOfThem(t *testing.T) {
	without := inAreas("", "")
	m := madeOf(t, without, "2022-05-20")
	without["site.toml"] = config
	checkSame(t, madeOf(t, without, "2022-05-20"), m)
	if got := paths(m, "2022/areas/"); got != nil || content[view.TaskList](t, m, "2022/tasks/").Areas || content[view.SearchPage](t, m, "search/").Areas != nil {
		t.Errorf("there are %v", got)
	}
}

func TestListsAndSearchCanBeNarrowedToAnArea(t *testing.T) {
	m := madeOf(t, inAreas(`"south"`, "", `"南岸", "north"`), "2022-05-20")
	if v := content[view.TaskList](t, m, "2022/tasks/"); !v.Areas {
		t.Error("the list of tasks has no filter for areas")
	}
	i := m.Indexes[0]
	if got := fmt.Sprint(i.Areas, i.Tasks[0].Areas, i.Tasks[1].Areas, i.Tasks[2].Areas); got != "[北岸 南岸] [1] [] [1 0]" {
		t.Errorf("the index has %s", got)
	}
	want := []view.SearchChoice{{Value: "north", Text: text("北岸")}, {Value: "south", Text: text("南岸")}}
	if got := content[view.SearchPage](t, m, "search/").Areas; !slices.Equal(got, want) {
		t.Errorf("search offers %v", got)
	}
	if doc := m.Search.Plans[0].Docs[2]; !slices.Equal(doc.Areas, []string{"south", "north"}) || !slices.Contains(doc.Names, "北岸") {
		t.Errorf("search finds the task by %v, %v", doc.Areas, doc.Names)
	}
	var answers []string
	for _, a := range m.Search.Answers.All {
		if a.Kind == areaAnswer {
			answers = append(answers, fmt.Sprint(a.URL, " ", a.Text.Text, " ", a.Count.N, " ", a.Words[0].Text))
		}
	}
	if got := strings.Join(answers, "; "); got != "2022/areas/north/ 北岸 1 北岸; 2022/areas/south/ 南岸 2 南岸" {
		t.Errorf("search answers with %s", got)
	}
}

func TestAnAreaThatIsRenamedIsCalledSo(t *testing.T) {
	h := newHistory(t, inAreas(`"north"`, ""))
	h.made("2022-05-20")
	h.texts["site.toml"] = strings.Replace(h.texts["site.toml"], "北岸", "北岸街道", 1)
	m := h.made("2022-05-20")
	checkSame(t, madeOf(t, h.texts, "2022-05-20"), m)
	if v := content[view.Task](t, m, "2022/tasks/1/"); v.Areas[0].Text.Text != "北岸街道" || m.Indexes[0].Areas[0] != "北岸街道" {
		t.Errorf("the task says %v", v.Areas)
	}
}
