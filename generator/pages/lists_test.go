package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// span returns the numbers from one to another.
func span(from, to int) []int {
	var all []int
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

func crowded(t *testing.T) *Made {
	return madeOf(t, siteOf(many(250, func(n int) (string, string) {
		role := "lead"
		if n%2 == 0 {
			role = "joint"
		}
		return fmt.Sprintf(`category = "risks"; %s = ["safety"]; schedule = { year_round = true }`, role), ""
	}), nil), "2022-05-01")
}

func TestAListOfTasksGoesOnAfterAHundred(t *testing.T) {
	m := crowded(t)
	for _, base := range []string{"2022/tasks/", "2022/categories/risks/"} {
		for path, want := range map[string][]int{base: span(1, 100), base + "page/2/": span(101, 200), base + "page/3/": span(201, 250)} {
			list := content[view.TaskList](t, m, path)
			if got := numbers(list.Rows); !slices.Equal(got, want) {
				t.Errorf("/%s lists %v", path, got)
			}
			if counted := map[bool]int{true: 250}[path == base]; list.Tally.Total != counted {
				t.Errorf("/%s counts %d tasks of the whole list; the first page says it, so that the others can stay", path, list.Tally.Total)
			}
		}
		if got := paths(m, base+"page/"); len(got) != 2 {
			t.Errorf("the list goes on at %v", got)
		}
	}
}

func TestAnOfficesRolesStandApartAndInOrderOverItsPages(t *testing.T) {
	m := crowded(t)
	odd, even := []int{}, []int{}
	for n := 1; n <= 250; n++ {
		if n%2 == 1 {
			odd = append(odd, n)
		} else {
			even = append(even, n)
		}
	}
	for path, want := range map[string]struct{ lead, joint []int }{
		"2022/offices/safety/":        {odd[:100], nil},
		"2022/offices/safety/page/2/": {odd[100:], even[:75]},
		"2022/offices/safety/page/3/": {nil, even[75:]},
	} {
		o := content[view.Office](t, m, path)
		if got := numbers(o.Lead); !slices.Equal(got, want.lead) {
			t.Errorf("/%s leads %v", path, got)
		}
		if got := numbers(o.Joint); !slices.Equal(got, want.joint) {
			t.Errorf("/%s joins %v", path, got)
		}
		group := [4]int{o.Group.Lead, o.Group.Joint, o.Group.Support, o.Group.Tally.Total}
		if counted := map[bool][4]int{true: {125, 125, 0, 250}}[!strings.Contains(path, "page")]; len(o.Support) > 0 || group != counted {
			t.Errorf("/%s: supports %v, counts %+v", path, numbers(o.Support), o.Group)
		}
	}
	if got := paths(m, "2022/offices/safety/page/"); len(got) != 2 {
		t.Errorf("the office's tasks go on at %v", got)
	}
}

func TestSupportStandsLast(t *testing.T) {
	m := madeOf(t, siteOf([]string{
		taskText(1, `category = "risks"; lead = ["tech"]; support = ["safety"]; schedule = { year_round = true }`, ""),
		taskText(2, `category = "risks"; joint = ["safety", "tech"]; schedule = { year_round = true }`, ""),
		taskText(3, year, ""),
		taskText(4, year, ""),
	}, nil), "2022-05-01")
	o := content[view.Office](t, m, "2022/offices/safety/")
	if !slices.Equal(numbers(o.Lead), []int{3, 4}) || !slices.Equal(numbers(o.Joint), []int{2}) || !slices.Equal(numbers(o.Support), []int{1}) {
		t.Errorf("leads %v, joins %v, supports %v", numbers(o.Lead), numbers(o.Joint), numbers(o.Support))
	}
}

func TestAPagerLeadsThroughAList(t *testing.T) {
	for _, c := range []struct {
		rows int
		want []string // for each page: number/of < previous > next; the pages linked by number
	}{
		{0, []string{"1/1 < > ;"}},
		{100, []string{"1/1 < > ;"}},
		{101, []string{"1/2 < > b/p/2/; [1 b/] 2 b/p/2/", "2/2 < b/ > ; 1 b/ [2 b/p/2/]"}},
		{300, []string{"1/3 < > b/p/2/; [1 b/] 2 b/p/2/ 3 b/p/3/", "2/3 < b/ > b/p/3/; 1 b/ [2 b/p/2/] 3 b/p/3/", "3/3 < b/p/2/ > ; 1 b/ 2 b/p/2/ [3 b/p/3/]"}},
	} {
		var got []string
		last := 0
		cutting(c.rows, func(path string, from, to int, p view.Pager) {
			if from != last || to-from > 100 || path == "b/p/1/" {
				t.Errorf("%d rows: /%s has [%d, %d)", c.rows, path, from, to)
			}
			last = to
			line := fmt.Sprintf("%d/%d < %s > %s;", p.Number, p.Of, p.Previous, p.Next)
			for _, l := range p.Pages {
				entry := fmt.Sprintf("%d %s", l.Number, l.URL)
				if l.Current {
					entry = "[" + entry + "]"
				}
				line += " " + entry
			}
			got = append(got, strings.ReplaceAll(line, "<  >", "< >"))
		})
		if !slices.Equal(got, c.want) || last != c.rows {
			t.Errorf("%d rows, %d of them on pages\ngot  %q\nwant %q", c.rows, last, got, c.want)
		}
	}
}

// cutting calls visit for every page of a list of n rows.
func cutting(n int, visit func(path string, from, to int, p view.Pager)) {
	p := &plan{maker: &maker{made: &Made{Sitemap: &view.Sitemap{}}}, last: &planMemory{}, planMemory: planMemory{lists: map[string]any{}}}
	paginate(p, "b/", "p/", 0, make([]int, n), func(_ int, rows []int, c pageRange) *view.Page {
		if len(rows) != c.to-c.from {
			panic("the rows are not those of the cut")
		}
		visit(c.path, c.from, c.to, c.pager)
		return &view.Page{}
	}, func(*view.Page) {})
}

func TestALongPagerLinksTheEndsAndTheNeighbours(t *testing.T) {
	cutting(2000, func(_ string, _, _ int, p view.Pager) {
		var got []int
		for _, l := range p.Pages {
			got = append(got, l.Number)
		}
		if want := []int{1, 7, 8, 9, 10, 11, 12, 13, 20}; p.Number == 10 && !slices.Equal(got, want) {
			t.Errorf("page 10 links %v", got)
		}
	})
}

func TestOnlyTheFirstPageOfAListHasNoPart(t *testing.T) {
	for _, p := range crowded(t).Pages {
		want := 0
		if _, number, ok := strings.Cut(p.Path, "/page/"); ok {
			want = int(number[0] - '0')
		}
		if p.Part != want {
			t.Errorf("/%s is part %d", p.Path, p.Part)
		}
	}
}

func TestTasksStandInTheOrderOfTheirNumbersWhateverTheirFiles(t *testing.T) {
	m := madeOf(t, siteOf(nil, files{
		"content/2022/a.md": taskText(3, year, ""), "content/2022/b.md": taskText(1, year, ""), "content/2022/z.md": taskText(2, year, ""),
	}), "2022-05-01")
	if got := numbers(content[view.TaskList](t, m, "2022/tasks/").Rows); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("the list is %v", got)
	}
	second := content[view.Task](t, m, "2022/tasks/2/")
	if second.Previous.URL != "2022/tasks/1/" || second.Next.URL != "2022/tasks/3/" {
		t.Errorf("before the second is %v, after it %v", second.Previous, second.Next)
	}
	if first, last := content[view.Task](t, m, "2022/tasks/1/"), content[view.Task](t, m, "2022/tasks/3/"); first.Previous != nil || last.Next != nil {
		t.Error("there is something before the first or after the last")
	}
}
