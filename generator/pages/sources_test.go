package pages

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/gathered"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// An offered plan is one that another office's site published.
type offered struct {
	key, start, end, every, asOf string
	by                           int
	tasks                        []string // states; silent with a ! behind it, late with the days behind a +
}

var quarterly = offered{key: "2022", start: "2022-01-01", end: "2022-12-31", every: "quarter", asOf: "2022-07-15", tasks: []string{"done+0", "in-progress!"}}

// gatheredFrom returns the folder of a source whose copy is of a day.
func gatheredFrom(key, copied string, plans ...offered) map[string]string {
	files, lines := map[string]string{}, []string{}
	add := func(plan, name, text string) {
		files["sources/"+key+"/"+plan+"."+name] = text
		sum := sha256.Sum256([]byte(text))
		lines = append(lines, fmt.Sprintf(`{"path": "%s/data/%s", "size": %d, "sha256": "%s"}`, plan, name, len(text), hex.EncodeToString(sum[:])))
	}
	for _, p := range plans {
		var tasks []string
		for i, state := range p.tasks {
			state, late, has := strings.Cut(state, "+")
			if !has {
				late = "null"
			}
			state, silent := strings.CutSuffix(state, "!")
			tasks = append(tasks, fmt.Sprintf(`{"number":%d,"title":"Task %d of %s","lead":["o"],"joint":[],"schedule":{"due":"2022-06-30"},"url":"%s/tasks/%d/","state":"%s","silent":%v,"late_days":%s}`, i+1, i+1, key, p.key, i+1, state, silent, late))
		}
		add(p.key, "datapackage.json", fmt.Sprintf(`{"homepage": "https://%s.example.org/%s/data/", "contributors": [{"title": "Office of %s"}]}`, key, p.key, key))
		reporting := "null"
		if p.every != "" {
			reporting = fmt.Sprintf(`{"every":"%s","by":%d}`, p.every, p.by)
		}
		add(p.key, "tasks.json", fmt.Sprintf(`{"plan": {"key":"%s","title":"Plan %s of %s","url":"%s/","start":"%s","end":"%s","closed":false,"reporting":%s,"offices":[{"key":"o","name":"Office"}],"numbered":true}, "as_of": "%s", "tasks": [%s]}`,
			p.key, p.key, key, p.key, p.start, p.end, reporting, p.asOf, strings.Join(tasks, ",")))
	}
	files["sources/"+key+"/gathered.json"] = fmt.Sprintf(`{"address": "https://%s.example.org/", "day": "%s", "gathered": "%s", "files": [%s]}`, key, copied, copied, strings.Join(lines, ","))
	return files
}

// province makes a site that names sources, as of a day.
func province(t *testing.T, today string, keys []string, gatheredFiles ...map[string]string) *Made {
	t.Helper()
	var names strings.Builder
	for _, key := range keys {
		fmt.Fprintf(&names, "[[sources]]\nkey = %q\nurl = \"https://%s.example.org/\"\n\n", key, key)
	}
	sources := siteOf([]string{taskText(1, due, "")}, files{"site.toml": strings.Replace(config, "[[offices]]", names.String()+"[[offices]]", 1)})
	for _, more := range gatheredFiles {
		for name, text := range more {
			sources[name] = text
		}
	}
	all := tree.Of(sources)
	s, problems, err := new(site.Reader).Read(all, site.Options{Languages: []string{"zh-CN"}})
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatal(problems, err)
	}
	others, problems, err := new(gathered.Reader).Read(all, s.Sources)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return Make(Input{Site: s, Today: on(today), Version: "test", Sources: others})
}

func pageAt(t *testing.T, m *Made, path string) *view.Page {
	t.Helper()
	for _, p := range m.Pages {
		if p.Path == path {
			return p
		}
	}
	t.Fatalf("there is no page /%s", path)
	return nil
}

func TestSourcesStandInTheOrderOfTheSite(t *testing.T) {
	m := province(t, "2022-07-20", []string{"south", "east", "north"}, gatheredFrom("north", "2022-07-16", quarterly),
		gatheredFrom("south", "2022-07-16", offered{"2021", "2021-01-01", "2021-12-31", "quarter", "2022-01-31", 0, []string{"unreported"}}, quarterly))
	v := pageAt(t, m, "sources/").Content.(*view.Sources)
	var got []string
	for _, r := range v.Rows {
		got = append(got, fmt.Sprint(r.URL, " ", r.Name, " ", r.Plan.URL, " ", r.AsOf, " ", r.Missing, " ", r.Original))
	}
	want := []string{
		"sources/south/ Office of south sources/south/2022/ 2022-07-15 false https://south.example.org/",
		"sources/east/ east.example.org   true https://east.example.org/",
		"sources/north/ Office of north sources/north/2022/ 2022-07-15 false https://north.example.org/",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if f := v.Rows[0].Figures; f != (view.SourceFigures{Total: 2, Done: 1, Rest: 1, Silent: 1, Promised: 1, Asked: true}) {
		t.Errorf("the figures are %+v", f)
	}
	wantAllMade(t, m)
}

func TestFiguresCountWhatTheSiteSaid(t *testing.T) {
	all := quarterly
	all.tasks = []string{"done+0", "done+3", "done", "cancelled", "paused", "unfinished", "unreported!", "overdue!", "behind", "due-soon", "in-progress", "no-record!"}
	v := pageAt(t, province(t, "2022-07-20", []string{"north"}, gatheredFrom("north", "2022-07-16", all)), "sources/").Content.(*view.Sources)
	if f := v.Rows[0].Figures; f != (view.SourceFigures{Total: 12, Done: 3, Late: 3, Open: 1, Rest: 5, Silent: 3, Promised: 2, KeptLate: 1, Asked: true}) {
		t.Errorf("the figures are %+v", f)
	}
}

// Of a plan that asks for no updates nobody owes one.
func TestWhereNoUpdateIsAskedForNoneIsCounted(t *testing.T) {
	never := quarterly
	never.every, never.tasks = "", []string{"in-progress", "done"}
	for _, c := range []struct {
		plan offered
		want bool
	}{{quarterly, true}, {never, false}} {
		v := pageAt(t, province(t, "2022-07-20", []string{"north"}, gatheredFrom("north", "2022-07-16", c.plan)), "sources/").Content.(*view.Sources)
		if v.Rows[0].Figures.Asked != c.want {
			t.Errorf("with %q, updates are asked for: %v", c.plan.every, v.Rows[0].Figures.Asked)
		}
	}
}

// Where there are many, links to each stand above them.
func TestManySourcesAreLedToByTheirNames(t *testing.T) {
	keys := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	for _, more := range []bool{false, true} {
		if more {
			keys = append(keys, "i")
		}
		var all []map[string]string
		for _, key := range keys {
			all = append(all, gatheredFrom(key, "2022-07-16", quarterly))
		}
		m := province(t, "2022-07-20", keys, all...)
		v := pageAt(t, m, "sources/").Content.(*view.Sources)
		g := pageAt(t, m, "sources/compare/").Content.(*view.SourceGroups).Groups[0]
		if v.Many != more || g.Many != more || v.Rows[2].Anchor != "source-c" || g.Rows[2].Anchor != "group-1-c" {
			t.Errorf("of %d sources, links to each are %v and %v, the third to %s and %s", len(keys), v.Many, g.Many, v.Rows[2].Anchor, g.Rows[2].Anchor)
		}
	}
}

// Data are old from the thirty-first day on, and nothing is counted again for another day.
func TestOldDataSayThatTheyAreOld(t *testing.T) {
	for today, want := range map[string]string{
		"2022-07-15": "sources.later", "2022-07-16": "", "2022-08-15": "", "2022-08-16": "sources.old", "2024-01-01": "sources.old",
	} {
		m := province(t, today, []string{"north"}, gatheredFrom("north", "2022-07-16", quarterly))
		v := pageAt(t, m, "sources/north/2022/").Content.(*view.SourceTasks)
		if v.Old.Label != want {
			t.Errorf("on %s it says %q, want %q", today, v.Old.Label, want)
		}
		if v.Rows[1].Badge.State != "in-progress" || v.Plan.AsOf != on("2022-07-15") {
			t.Errorf("on %s the task is %s", today, v.Rows[1].Badge.State)
		}
	}
}

func TestOnlySimilarPlansStandBesideEachOther(t *testing.T) {
	but := func(change func(*offered)) offered {
		p := quarterly
		change(&p)
		return p
	}
	for name, c := range map[string]struct {
		other  offered
		beside bool
	}{
		"the same":          {quarterly, true},
		"with other tasks":  {but(func(p *offered) { p.tasks = []string{"overdue"} }), true},
		"of another day":    {but(func(p *offered) { p.asOf = "2022-05-01" }), true},
		"of another name":   {but(func(p *offered) { p.key = "fire" }), false},
		"that begins later": {but(func(p *offered) { p.start = "2022-01-02" }), false},
		"that ends earlier": {but(func(p *offered) { p.end = "2022-12-30" }), false},
		"asked more often":  {but(func(p *offered) { p.every = "month" }), false},
		"with more time":    {but(func(p *offered) { p.by = 10 }), false},
	} {
		m := province(t, "2022-07-20", []string{"north", "south"}, gatheredFrom("north", "2022-07-16", quarterly), gatheredFrom("south", "2022-07-16", c.other))
		beside := false
		for _, p := range m.Pages {
			if v, is := p.Content.(*view.SourceGroups); is {
				beside = len(v.Groups) == 1 && len(v.Groups[0].Rows) == 2 && v.Groups[0].Rows[0].Name == "Office of north" && v.Other == 0
			}
		}
		if beside != c.beside {
			t.Errorf("a plan %s stands beside: %v", name, beside)
		}
	}
}

// A long plan goes on at further pages, and search leads to the row on the right one.
func TestALongPlanOfASourceIsDivided(t *testing.T) {
	long := quarterly
	long.tasks = nil
	for range 201 {
		long.tasks = append(long.tasks, "no-record")
	}
	m := province(t, "2022-07-20", []string{"north"}, gatheredFrom("north", "2022-07-16", long))
	last := pageAt(t, m, "sources/north/2022/page/3/").Content.(*view.SourceTasks)
	if len(last.Rows) != 1 || last.Rows[0].Original != "https://north.example.org/2022/tasks/201/" {
		t.Errorf("the last page has %+v", last.Rows)
	}
	set := m.Search.Plans[len(m.Search.Plans)-1]
	if url := set.Docs[200].URL; set.Key != "sources/north/2022/" || url != "sources/north/2022/page/3/#task-201" {
		t.Errorf("search of %s leads to %s", set.Key, url)
	}
}

// Whoever asks for another office by its name is led to its page, and then to its plans.
func TestSearchAnswersWithTheSourceThatIsNamed(t *testing.T) {
	m := province(t, "2022-07-20", []string{"north", "east"}, gatheredFrom("north", "2022-07-16", quarterly))
	wantAnswers(t, m.Search.Answers.All, `
		source /sources/north/ Office of north
		source /sources/north/2022/ 2 Office of north
		source /sources/east/ east.example.org`)
	if v := pageAt(t, m, "search/").Content.(*view.SearchPage); !v.Sources {
		t.Error("the page of the search does not say what such an answer is")
	}
}

// A site without a plan of its own begins with those of the others.
func TestASiteOfSourcesAloneHasAHomePage(t *testing.T) {
	names := "[[sources]]\nkey = \"north\"\nurl = \"https://north.example.org/\"\n\n[[offices]]"
	all := tree.Of(files{"site.toml": strings.Replace(config, "[[offices]]", names, 1)})
	s, problems, err := new(site.Reader).Read(all, site.Options{Languages: []string{"zh-CN"}})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	m := Make(Input{Site: s, Today: on("2022-07-20"), Version: "test"})
	if home := pageAt(t, m, ""); home.Layout != "sources" || len(home.Content.(*view.Sources).Rows) != 1 {
		t.Errorf("the home page is %+v", home)
	}
}

// What nobody gathers is nowhere.
func TestASiteWithoutSourcesHasNothingOfThem(t *testing.T) {
	for _, p := range madeOf(t, small(), "2022-07-01").Pages {
		if strings.HasPrefix(p.Path, "sources") {
			t.Errorf("there is /%s", p.Path)
		}
		for _, item := range p.Chrome.Menu {
			if item.URL == sourcesPath {
				t.Errorf("/%s leads to sources", p.Path)
			}
		}
	}
}

// A source that did not change is not made again.
func TestWhatIsSaidOfASourceIsKept(t *testing.T) {
	all := tree.Of(siteOf(nil, gatheredFrom("north", "2022-07-16", quarterly)))
	declared := []site.OtherSite{{Key: "north", URL: "https://north.example.org/"}}
	others, problems, err := new(gathered.Reader).Read(all, declared)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	memory := NewMemory(func(a, b any) bool { return a == b })
	docs := func() *view.SearchDoc {
		s := &site.Site{Config: &site.Config{Sources: declared, Language: "zh-CN"}}
		m := Make(Input{Site: s, Today: on("2022-07-20"), Sources: others, Memory: memory})
		return m.Search.Plans[0].Docs[0]
	}
	if first := docs(); docs() != first {
		t.Error("search gets another document of the same task")
	}
}
