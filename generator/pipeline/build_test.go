package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/output"
	"gongshi/generator/tree"
)

// Half past midnight of July 1 in Shanghai is still June 30 in Greenwich.
func TestADeadlinePassesAtMidnightOfTheSitesZone(t *testing.T) {
	midnight := time.Date(2022, 6, 30, 16, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		now   time.Time
		state string
	}{
		{midnight.Add(-time.Second), "due-soon"},
		{midnight, "overdue"},
		{midnight.In(time.FixedZone("New York", -4*60*60)), "overdue"},
	} {
		out := mustBuild(t, small(map[string]string{"1.md": task(1, "2022-06-30", "")}), Options{Now: c.now})
		if got := state(t, out, 1); got != c.state {
			t.Errorf("at %v the task is %s, want %s", c.now, got, c.state)
		}
	}
}

func TestTheDayAskedForStandsOverTheClock(t *testing.T) {
	o := asOf("2022-06-30")
	o.Now = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	out := mustBuild(t, small(map[string]string{"1.md": task(1, "2022-06-30", "")}), o)
	if got := state(t, out, 1); got != "due-soon" || out.Day != o.AsOf {
		t.Errorf("as of %v the task is %s", out.Day, got)
	}
}

func TestFilesComeInTheOrderOfPublishing(t *testing.T) {
	out := mustBuild(t, small(map[string]string{"1.md": task(1, "2022-06-30", "[a](files/a.csv)"), "files/a.csv": "a"}), asOf("2022-05-01"))
	if !slices.IsSortedFunc(out.Files, func(a, b output.File) int { return int(a.Stage) - int(b.Stage) }) {
		t.Error("a file of a later stage comes before one of an earlier")
	}
	for path, stage := range map[string]output.Stage{
		"gongshi.css": output.Asset, "2022/files/a.csv": output.Asset, "2022/tasks/1/index.html": output.Page, "2022/data/tasks.json": output.List, "sitemap.xml": output.List,
		"index.html": output.Home,
	} {
		if f, ok := out.File(path); !ok || f.Stage != stage || f.Path != path {
			t.Errorf("%s: %v, stage %d, want stage %d", path, ok, f.Stage, stage)
		}
	}
	if _, ok := out.File("nowhere"); ok {
		t.Error("a file that is not there was found")
	}
}

// 101 tasks need a second page of every list that has them all; the first page is what it was with 100.
func TestALongListGoesOnAtItsNextPage(t *testing.T) {
	tasks := map[string]string{}
	for n := 1; n <= 101; n++ {
		tasks[fmt.Sprintf("%d.md", n)] = task(n, "2022-06-30", "")
	}
	out := mustBuild(t, small(tasks), asOf("2022-05-01"))
	for _, list := range []string{"2022/tasks/", "2022/categories/upkeep/", "2022/offices/quay/"} {
		first, second := page(t, out, list), page(t, out, list+"page/2/")
		if !strings.Contains(first, "Task 100<") || strings.Contains(first, "Task 101<") || !strings.Contains(second, "Task 101<") {
			t.Errorf("%s is not cut after its hundredth task", list)
		}
		if _, more := out.File(list + "page/3/index.html"); more {
			t.Errorf("%s has a third page", list)
		}
	}
	if month := page(t, out, "2022/timeline/2022-06/2/"); !strings.Contains(month, "Task 101<") {
		t.Error("a month too long does not go on at 2/")
	}
}

func page(t *testing.T, out *Output, place string) string {
	t.Helper()
	f, ok := out.File(place + "index.html")
	if !ok {
		t.Fatalf("there is no page /%s", place)
	}
	return text(t, f)
}

func TestProblemsComeInTheOrderOfPlaces(t *testing.T) {
	sources := small(map[string]string{
		"2.md": task(2, "2022-06-30", "[x](y.md)"), "1.md": task(1, "2022-06-30", "## 2021-01-01 Early\n\n<b>bold</b>"), "z.txt": "",
	})
	out, problems, err := New("test", builtIn(t)).Build(sources, asOf("2022-05-01"))
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code)
	}
	if got := strings.Join(codes, " "); out != nil || err != nil || got != "before-plan raw-html raw-html dead-link attachment-misplaced" {
		t.Errorf("%v, %v, %s", out, err, got)
	}
}

func TestASiteWithoutConfigIsNoSite(t *testing.T) {
	out, problems, err := New("test", builtIn(t)).Build(tree.Of(nil), asOf("2022-05-01"))
	if out != nil || err != nil || len(problems) != 1 || problems[0].Code != "no-site" {
		t.Errorf("%v, %v, %v", out, problems, err)
	}
}
