package importer_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"gongshi/generator/importer"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// A truth is what a careful person would enter of a table: testdata/tables/README.md says what its fields mean.
type truth struct {
	Language string
	Plan     struct {
		Start, End, Title, Document, Issued string
		Absent                              []int
		Numbered                            *bool
	}
	Known []struct {
		Name    string
		Aliases []string
	}
	Offices          []string
	OfficesOptional  []string   `json:"offices_optional"`
	Categories       []string   `json:"categories"`
	CategoriesEither [][]string `json:"categories_either"`
	Collectives      []string
	Tasks            []map[string]any
	IgnoredColumns   []string `json:"ignored_columns"`
	Refused          *string
	Nowhere          []string
}

// Tables of real form are read as a careful person would read them, or refused.
func TestTablesOfOfficesAreReadRight(t *testing.T) {
	names, err := filepath.Glob("testdata/tables/*.truth.json")
	if err != nil || len(names) < 13 {
		t.Fatal(len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".truth.json"), func(t *testing.T) {
			var want truth
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			checkTable(t, strings.TrimSuffix(name, ".truth.json"), &want)
		})
	}
}

func checkTable(t *testing.T, stem string, want *truth) {
	t.Helper()
	files, err := filepath.Glob(stem + ".*")
	if err != nil {
		t.Fatal(err)
	}
	file := files[slices.IndexFunc(files, func(f string) bool { return !strings.HasSuffix(f, ".json") })]
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sources := want.site()
	in := importer.PlanInput{Tree: tree.Of(sources), Languages: []string{"zh-CN", "en"}, Plan: "plan", Add: true, Files: []importer.PlanFile{{Name: filepath.Base(file), Text: text}}}
	began := time.Now()
	out, err := importer.ImportPlan(in)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
	if want.Refused != nil {
		if len(out.Problems.Errors()) == 0 || len(out.Changes) > 0 {
			t.Errorf("it is not refused: %v", out.Problems)
		}
		return
	}
	for _, p := range out.Problems {
		t.Error(p.Text("en"))
	}
	for _, c := range out.Changes {
		sources[c.Path] = c.New
		for _, secret := range want.Nowhere {
			if strings.Contains(c.New, secret) {
				t.Errorf("%s names %s", c.Path, secret)
			}
		}
	}
	in.Tree = tree.Of(sources)
	again, err := importer.ImportPlan(in)
	if err != nil || len(again.Changes) > 0 || len(again.Problems) > 0 {
		t.Errorf("a second time it changes %d files: %v %v", len(again.Changes), again.Problems, err)
	}
	s, problems, err := new(site.Reader).Read(in.Tree, site.Options{Languages: in.Languages, Drafts: true})
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatal(err, problems.Errors())
	}
	c := &comparing{T: t, truth: want, plan: s.Plans[0], report: out.Report}
	c.offices(s)
	c.tasks()
	var b strings.Builder
	if err := out.Report.Write(&b, want.Language); err != nil {
		t.Fatal(err)
	}
	for _, heading := range want.IgnoredColumns {
		if !strings.Contains(b.String(), heading) {
			t.Errorf("the report does not name the column %s", heading)
		}
	}
}

// site returns the sources of the site before the import.
func (w *truth) site() map[string]string {
	config := fmt.Sprintf("title = \"x\"\nbase_url = \"https://example.org/\"\nlanguage = %q\ntimezone = \"Asia/Shanghai\"\npublisher = \"x\"\n", w.Language)
	for k, o := range w.Known {
		aliases, _ := json.Marshal(append([]string{}, o.Aliases...))
		config += fmt.Sprintf("\n[[offices]]\nkey = \"known-%d\"\nname = %q\naliases = %s\n", k, o.Name, aliases)
	}
	files := map[string]string{"site.toml": config}
	if w.Plan.Start == "" {
		return files
	}
	index := "+++\ntitle = \"" + w.Plan.Title + "\"\nstart = " + w.Plan.Start + "\nend = " + w.Plan.End + "\n"
	if w.Plan.Title == "" {
		index = strings.Replace(index, `""`, `"x"`, 1)
	}
	if w.Plan.Document != "" {
		index += fmt.Sprintf("document = %q\n", w.Plan.Document)
	}
	if w.Plan.Issued != "" {
		index += "issued = " + w.Plan.Issued + "\n"
	}
	if len(w.Plan.Absent) > 0 {
		list, _ := json.Marshal(w.Plan.Absent)
		index += "absent = " + string(list) + "\n"
	}
	if w.Plan.Numbered != nil && !*w.Plan.Numbered {
		index += "numbered = false\n"
	}
	files["content/plan/index.md"] = index + "+++\n"
	return files
}

// comparing compares a plan with the truth of it.
type comparing struct {
	*testing.T
	*truth
	plan   *site.Plan
	report *importer.Report
	names  map[string]string // of offices, by keys and names
}

func (c *comparing) offices(s *site.Site) {
	c.names = map[string]string{}
	var names []string
	for _, o := range s.Offices {
		for _, name := range append([]string{o.Key, o.Name}, o.Aliases...) {
			c.names[name] = o.Name
		}
		if !slices.Contains(c.OfficesOptional, o.Name) {
			names = append(names, o.Name)
		}
		if o.Collective != slices.Contains(c.Collectives, o.Name) && !slices.Contains(c.OfficesOptional, o.Name) {
			c.Errorf("%s: collective is %v", o.Name, o.Collective)
		}
	}
	want := slices.DeleteFunc(slices.Clone(c.Offices), func(n string) bool { return slices.Contains(c.OfficesOptional, n) })
	c.same("offices", names, want)
	var parts []string
	for _, p := range c.plan.PlanFront.Categories {
		parts = append(parts, p.Name)
	}
	for _, either := range append(c.CategoriesEither, c.Categories) {
		if sameSet(bareCategories(parts), bareCategories(either)) {
			return
		}
	}
	c.Errorf("categories are %q, want %q", parts, c.Categories)
}

func bareCategories(all []string) (bare []string) {
	for _, name := range all {
		if _, rest, ok := strings.Cut(name, ": "); ok {
			name = rest
		}
		name, _, _ = strings.Cut(name, "（")
		bare = append(bare, name)
	}
	return bare
}

func (c *comparing) same(what string, got, want []string) {
	c.Helper()
	if !sameSet(got, want) {
		c.Errorf("%s: %q, want %q", what, got, want)
	}
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func (c *comparing) tasks() {
	if len(c.plan.Tasks) != len(c.Tasks) {
		c.Errorf("there are %d tasks, want %d", len(c.plan.Tasks), len(c.Tasks))
	}
	for _, want := range c.Tasks {
		task := c.find(want)
		if task == nil {
			c.Errorf("no task is %v", want["text_contains"])
			continue
		}
		c.task(task, want)
	}
}

func without(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\\' {
			return -1
		}
		return r
	}, text)
}

func whole(t *site.Task) string { return without(t.Title + t.Summary + t.Body.Source) }

func contains(text string, part any) bool {
	s, is := part.(string)
	return !is || strings.Contains(text, without(s))
}

func (c *comparing) find(want map[string]any) *site.Task {
	for _, t := range c.plan.Tasks {
		n, numbered := want["number"].(float64)
		label, labelled := want["label"].(string)
		switch {
		case numbered && t.Number != int(n):
		case labelled && !strings.HasPrefix(strings.TrimPrefix(t.Label+" "+fmt.Sprint(t.Number), " "), label):
		case !contains(without(t.Title), want["title_contains"]) || !contains(whole(t), want["text_contains"]):
		default:
			return t
		}
	}
	return nil
}

// task compares one, with each choice of alternatives one of them.
func (c *comparing) task(t *site.Task, want map[string]any) {
	name := fmt.Sprint(t.Number, " ", t.Title)
	if wrong := c.wrong(t, want); wrong != "" {
		c.Errorf("%s: %s", name, wrong)
	}
	choices, _ := want["either"].([]any)
	for _, choice := range choices {
		var all []string
		for _, alternative := range choice.([]any) {
			wrong := c.wrong(t, alternative.(map[string]any))
			if all = append(all, wrong); wrong == "" {
				all = nil
				break
			}
		}
		if len(all) > 0 {
			c.Errorf("%s: none of %q", name, all)
		}
	}
	entry := c.report.Entries[slices.IndexFunc(c.report.Entries, func(e *importer.Entry) bool { return e.Number == t.Number })]
	_, flagged := want["flag"]
	if missing, is := want["no_time"].(bool); is && missing || flagged {
		if len(entry.Doubts) == 0 {
			c.Errorf("%s: nothing is doubtful", name)
		}
	}
	proposed := strings.Join(entry.Proposals, "\n")
	proposes, _ := want["proposes"].([]any)
	for _, p := range proposes {
		p := p.(map[string]any)
		if line := fmt.Sprintf("total = %v, unit = %q", p["total"], p["unit"]); !strings.Contains(proposed, line) {
			c.Errorf("%s: %s is not proposed: %s", name, line, proposed)
		}
	}
}

// wrong returns in what a task differs.
func (c *comparing) wrong(t *site.Task, want map[string]any) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if got, ok := c.field(t, key, want[key]); !ok {
			all = append(all, fmt.Sprintf("%s is %v, want %v", key, got, want[key]))
		}
	}
	if t.Completed != 0 {
		all = append(all, "it is completed")
	}
	return strings.Join(all, "; ")
}

func (c *comparing) field(t *site.Task, key string, want any) (got any, ok bool) {
	set := func(names []string) (any, bool) {
		var is, list []string
		for _, n := range names {
			is = append(is, c.names[n])
		}
		for _, n := range want.([]any) {
			list = append(list, n.(string))
		}
		return is, sameSet(is, list)
	}
	day := func(is string) (any, bool) { text, _ := want.(string); return is, is == text }
	switch key {
	case "text_contains":
		return whole(t), contains(whole(t), want)
	case "title_contains":
		return t.Title, contains(without(t.Title), want)
	case "text_lacks":
		for _, w := range want.([]any) {
			if strings.Contains(whole(t), without(w.(string))) {
				return w, false
			}
		}
		return nil, true
	case "category":
		name, _ := want.(string)
		is := ""
		if t.In != nil {
			is = t.In.Name
		}
		return is, sameSet(bareCategories([]string{is}), bareCategories([]string{name}))
	case "lead":
		return set(t.Front.Lead)
	case "joint":
		return set(t.Front.Joint)
	case "support":
		return set(t.Front.Support)
	case "due":
		return day(t.Schedule.Due.String())
	case "start":
		return day(t.Schedule.Start.String())
	case "year_round":
		return t.Schedule.YearRound, t.Schedule.YearRound == want
	case "unassigned":
		return t.Unassigned, t.Unassigned == want
	case "directed":
		text, _ := want.(string)
		return t.Schedule.Directed, t.Schedule.Directed == text
	case "milestones":
		return milestones(t, want.([]any))
	}
	return nil, true
}

func milestones(t *site.Task, want []any) (got any, ok bool) {
	var is []string
	for _, m := range t.Milestones {
		is = append(is, m.Due.String()+" "+m.Every.String()+" "+m.Title)
		if len(m.Done)+len(m.Values) > 0 || m.Total != 0 {
			return "an amount or a record", false
		}
	}
	if len(is) != len(want) {
		return is, false
	}
	for _, w := range want {
		w := w.(map[string]any)
		if !slices.ContainsFunc(t.Milestones, func(m site.Milestone) bool {
			due, _ := w["due"].(string)
			return m.Due.String() == due && contains(without(m.Title), w["title_contains"])
		}) {
			return is, false
		}
	}
	return is, true
}
