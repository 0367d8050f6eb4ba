package history

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

const (
	indexFile = "content/2022/index.md"
	taskFile  = "content/2022/07-quay.md"
	otherFile = "content/2022/08-depth.md"
	photo     = "content/2022/files/photo.csv"
)

// published is the state that was published.
func published() map[string]string {
	return map[string]string{
		"site.toml": `title = "Harbour"
base_url = "https://www.example.org/"
language = "en"
timezone = "Asia/Shanghai"
publisher = "Harbour office"

[[offices]]
key = "quay"
name = "Quay office"

[[offices]]
key = "dredging"
name = "Dredging office"
`,
		indexFile: `+++
title = "Harbour plan"
start = 2022-01-01
end = 2022-12-31
settle = 2023-01-31
absent = [1, 2, 3, 4, 5, 6]

[reporting]
every = "quarter"

[[categories]]
key = "upkeep"
name = "Upkeep"

[[categories]]
key = "safety"
name = "Safety"
+++

The plan.
`,
		taskFile: `+++
number = 7
title = "Repair the quay"
category = "upkeep"
lead = ["quay"]
support = ["Dredging office"]
completed = 2022-12-20
outcome = "partly"
reason = "One lamp is missing."
verified = { date = 2023-01-10, by = "Council" }

[schedule]
due = 2022-09-30

[[pauses]]
from = 2022-03-01
reason = "Frost"

[[milestones]]
title = "Lamps"
total = 40
due = 2022-08-31
values = [{ date = 2022-05-10, value = 20 }, { date = 2022-12-20, value = 39 }]

[[milestones]]
title = "Inspections"
total = 3
unit = "visits"
done = [2022-05-12, 2022-07-01]

[[changes]]
field = "due"
was = 2022-06-30
now = 2022-09-30
asked = 2022-06-01
decided = 2022-06-10
reason = "Storm"

[[changes]]
field = "title"
was = "Repair the quay"
now = "Repair half of the quay"
asked = 2022-10-01
reason = "Money"

[[reviews]]
date = 2022-10-12
by = "Council"
result = "disputed"
reason = "Too slow"
+++

Description.

## 2022-05-10 Half of them shine

Twenty lamps are new.

They shine.

## 2022-05-12 A report [draft]

Not yet.

## 2022-07-01 Withdrawn words

> Withdrawn: wrong numbers

## 2022-12-20 Done

All but one, see [the list](files/photo.csv).
`,
		otherFile: `+++
number = 8
title = "Keep the channel deep"
category = "safety"
joint = ["quay", "dredging"]

[schedule]
year_round = true
+++

Deep.
`,
		photo: "a,b\n1,2\n",
	}
}

func stateOf(files map[string]string) *State {
	t := tree.Of(files)
	return &State{Name: "before", Tree: t, holds: func(now *tree.File) (bool, error) { return sameBytes(t.File(now.Path), now) }}
}

// compared returns what is wrong with files after others were published.
func compared(t *testing.T, before, after map[string]string, today string) problem.List {
	t.Helper()
	return comparedWith(t, stateOf(before), tree.Of(after), today)
}

func comparedWith(t *testing.T, before *State, after *tree.Tree, today string) problem.List {
	t.Helper()
	on, ok := day.Parse(today)
	if !ok {
		t.Fatal(today)
	}
	all, err := Compare(before, after, Options{Languages: []string{"en", "zh-CN"}, Today: func(*site.Site) day.Day { return on }})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, language := range words.Languages() {
			if says, hint := p.Words(language); says == "" || strings.Contains(says+hint, "{") || hint == "" && !p.Warning() {
				t.Errorf("%s %s: %s says %q and %q", p.Place(), p.Code, language, says, hint)
			}
		}
	}
	return all
}

func placed(all problem.List) []string {
	list := []string{}
	for _, p := range all {
		list = append(list, strings.TrimPrefix(p.Place(), "content/2022/")+" "+p.Code)
	}
	slices.Sort(list)
	return list
}

// An edit replaces text in a file; without old text it writes the whole file, and without either it removes it.
type edit struct{ file, old, new string }

func edited(t *testing.T, files map[string]string, edits []edit) map[string]string {
	t.Helper()
	files = maps.Clone(files)
	for _, e := range edits {
		switch {
		case e.old == "" && e.new == "":
			delete(files, e.file)
		case e.old == "":
			files[e.file] = e.new
		case strings.Count(files[e.file], e.old) != 1:
			t.Fatalf("%s has %q %d times", e.file, e.old, strings.Count(files[e.file], e.old))
		default:
			files[e.file] = strings.Replace(files[e.file], e.old, e.new, 1)
		}
	}
	return files
}

func task(old, new string) []edit  { return []edit{{taskFile, old, new}} }
func other(old, new string) []edit { return []edit{{otherFile, old, new}} }

const refusedTitle = "now = \"Repair half of the quay\"\nasked = 2022-10-01\nrefused = 2022-10-20\nby = \"Council\""

func TestWhatWasPublishedStays(t *testing.T) {
	files := published()
	for _, c := range []struct {
		name  string
		edits []edit
		want  string // places and kinds
	}{
		{"nothing", nil, ""},

		{"an update's body", task("They shine.", "They shone."), "07-quay.md:59:8 published-update-body"},
		{"a line more in a body", task("They shine.", "They shine.\n\nAll."), "07-quay.md:60:1 published-update-body"},
		{"an update's title", task("Half of them", "All of them"), "07-quay.md:55:1 published-update-title"},
		{"an update's day", task("## 2022-05-10 Half", "## 2022-05-11 Half"), "07-quay.md:55:1 published-update-day"},
		{"an update's day and title", task("## 2022-05-10 Half of them shine\n\nTwenty lamps are new.\n\nThey shine.", "## 2022-05-11 Few"), "07-quay.md published-update-gone"},
		{"an update gone", task("## 2022-05-10 Half of them shine\n\nTwenty lamps are new.\n\nThey shine.\n", ""), "07-quay.md published-update-gone"},
		{"an update held back", task("Half of them shine", "Half of them shine [draft]"), "07-quay.md:55:1 published-update-pending"},
		{"an update withdrawn", task("Twenty lamps are new.\n\nThey shine.", "> Withdrawn: wrong"), ""},
		{"an update withdrawn under another title", task("Half of them shine\n\nTwenty lamps are new.\n\nThey shine.", "An update\n\n> Withdrawn: a name was in it"), ""},
		{"a withdrawn update restored", task("> Withdrawn: wrong numbers", "New words."), "07-quay.md:65:1 published-update-restored"},
		{"another reason of a withdrawal", task("wrong numbers", "no reason"), "07-quay.md:65:1 published-update-body"},
		{"a mark of late report added", task("Half of them shine", "Half of them shine [reported 2023-02-03]"), "07-quay.md:55:1 published-update-reported"},
		{"a pending update published", task(" [draft]", ""), ""},
		{"a pending update changed and gone", task("## 2022-05-12 A report [draft]\n\nNot yet.\n", ""), ""},
		{"an update added between", task("## 2022-07-01", "## 2022-05-10 More\n\nMore.\n\n## 2022-07-01"), ""},
		{"an update added before one of its day", task("## 2022-05-10 Half", "## 2022-05-10 More\n\nMore.\n\n## 2022-05-10 Half"), ""},
		{"the description", task("Description.", "Another."), ""},

		{"an attachment changed", []edit{{photo, "1,2", "1,3"}}, "files/photo.csv published-file-changed"},
		{"an attachment gone", []edit{{photo, "", ""}}, "files/photo.csv published-file-gone"},
		{"an attachment gone with its update's words", append(task("All but one, see [the list](files/photo.csv).", "> Withdrawn: names"), edit{photo, "", ""}), ""},

		{"a due day", task("due = 2022-09-30", "due = 2022-11-30"), "07-quay.md:13:7 promise-changed"},
		{"a due day with a change", task("due = 2022-09-30\n\n", "due = 2022-11-30\n\n[[changes]]\nfield = \"due\"\nwas = 2022-06-30\nnow = 2022-09-30\nasked = 2022-06-01\n"+
			"decided = 2022-06-10\nreason = \"Storm\"\n\n[[changes]]\nfield = \"due\"\nwas = 2022-09-30\nnow = 2022-11-30\ndecided = 2022-09-20\nreason = \"Ice\"\n\n[[pauses]]\nfrom = 2022-05-01\nuntil = 2022-05-02\nreason = \"Fog\"\n\n"),
			"07-quay.md:13:7 promise-changed"}, // the old change stands twice, and so leads nowhere new
		{"a due day by a new change", task("[[reviews]]", "[[changes]]\nfield = \"due\"\nwas = 2022-09-30\nnow = 2022-11-30\ndecided = 2022-09-20\nreason = \"Ice\"\n\n[[reviews]]"), ""},
		{"start", task("[schedule]\n", "[schedule]\nstart = 2022-03-01\n"), "07-quay.md:13:9 promise-changed"},
		{"start by a change", append(task("[schedule]\n", "[schedule]\nstart = 2022-03-01\n"), edit{taskFile, "[[reviews]]", "[[changes]]\nfield = \"start\"\nnow = 2022-03-01\ndecided = 2022-02-01\nreason = \"Frost\"\n\n[[reviews]]"}), ""},
		{"lead", task(`lead = ["quay"]`, `lead = ["dredging"]`), "07-quay.md:5:8 promise-changed"},
		{"lead by its name", task(`lead = ["quay"]`, `lead = ["Quay office"]`), ""},
		{"joint in another order", other(`joint = ["quay", "dredging"]`, `joint = ["Dredging office", "quay"]`), ""},
		{"support gone", task("support = [\"Dredging office\"]\n", ""), "07-quay.md:1:1 promise-changed"},
		{"lead by a change", append(task(`lead = ["quay"]`, `lead = ["dredging"]`), edit{taskFile, "[[reviews]]", "[[changes]]\nfield = \"lead\"\nwas = [\"Quay office\"]\nnow = [\"dredging\"]\ndecided = 2022-09-20\nreason = \"Moved\"\n\n[[reviews]]"}), ""},
		{"title", other("Keep the channel deep", "Keep the channel clean"), "08-depth.md:3:9 promise-changed"},
		{"category", other(`"safety"`, `"upkeep"`), "08-depth.md:4:12 promise-changed"},
		{"category by its name", other(`"safety"`, `"Safety"`), ""},
		{"reporting", other("[schedule]", "reporting = \"none\"\n\n[schedule]"), "08-depth.md:7:13 promise-changed"},
		{"year-round", other("year_round = true", "directed = \"Ministry\""), "08-depth.md:7:1 promise-rewritten\n08-depth.md:8:12 promise-rewritten"},
		{"year-round, then a due day by a change", other("year_round = true\n", "due = 2022-10-31\n\n[[changes]]\nfield = \"due\"\nnow = 2022-10-31\ndecided = 2022-02-01\nreason = \"Asked for\"\n"), ""},
		{"year-round, then a due day", other("year_round = true\n", "due = 2022-10-31\n"), "08-depth.md:7:1 promise-rewritten\n08-depth.md:8:7 promise-changed"},
		{"a milestone's due day", task("due = 2022-08-31", "due = 2022-10-31"), "07-quay.md:22:7 promise-changed"},
		{"a milestone's due day by a change", task("due = 2022-08-31", "due = 2022-10-31\n"), "07-quay.md:22:7 promise-changed"},
		{"a milestone's total by a change", append(task("total = 40", "total = 39"), edit{taskFile, "[[reviews]]", "[[changes]]\nfield = \"total\"\nmilestone = \"Lamps\"\nwas = 40\nnow = 39\ndecided = 2022-09-20\nreason = \"Fewer\"\n\n[[reviews]]"}), ""},
		{"a milestone's total by a change of another", append(task("total = 40", "total = 39"), edit{taskFile, "[[reviews]]", "[[changes]]\nfield = \"total\"\nmilestone = \"Inspections\"\nwas = 40\nnow = 39\ndecided = 2022-09-20\nreason = \"Fewer\"\n\n[[reviews]]"}), "07-quay.md:21:9 promise-changed"},
		{"a milestone's total", task("total = 40", "total = 39"), "07-quay.md:21:9 promise-changed"},
		{"a milestone's unit", task(`unit = "visits"`, `unit = "calls"`), "07-quay.md:28:8 promise-rewritten"},
		{"a milestone's rule", task("total = 3\n", "every = \"month\"\n"), "07-quay.md:25:1 promise-changed\n07-quay.md:27:9 promise-changed"},
		{"a milestone's name", task(`title = "Inspections"`, `title = "Visits"`), "07-quay.md:19:1 promise-milestone-gone"},

		{"a plan made a draft", []edit{{indexFile, "end = 2022-12-31", "end = 2022-12-31\ndraft = true"}}, "index.md:5:9 published-plan-draft"},
		{"a plan's end", []edit{{indexFile, "end = 2022-12-31", "end = 2023-01-15"}}, "index.md:4:7 promise-changed"},
		{"a plan's settle", []edit{{indexFile, "settle = 2023-01-31", "settle = 2023-03-31"}}, "index.md:5:10 promise-changed"},
		{"a plan's settle by a change", []edit{{indexFile, "settle = 2023-01-31", "settle = 2023-03-31"}, {indexFile, "key = \"safety\"\nname = \"Safety\"\n", "key = \"safety\"\nname = \"Safety\"\n\n[[changes]]\nfield = \"settle\"\nwas = 2023-01-31\nnow = 2023-03-31\ndecided = 2023-01-20\nreason = \"Illness\"\n"}}, ""},
		{"a plan's title", []edit{{indexFile, "Harbour plan", "Plan"}}, "index.md:2:9 promise-changed"},
		{"a plan's rule", []edit{{indexFile, `every = "quarter"`, `every = "month"`}}, "index.md:9:9 promise-changed"},
		{"absent numbers", []edit{{indexFile, "absent = [1, 2,", "absent = [2,"}, {"content/2022/01.md", "", strings.Replace(files[otherFile], "number = 8", "number = 1", 1)}}, "index.md:6:10 promise-rewritten"},

		{"a change gone", task("[[changes]]\nfield = \"title\"\nwas = \"Repair the quay\"\nnow = \"Repair half of the quay\"\nasked = 2022-10-01\nreason = \"Money\"\n\n", ""), "07-quay.md:31:1 published-entry-gone"},
		{"a change's day", task("decided = 2022-06-10", "decided = 2022-06-11"), "07-quay.md:31:1 published-entry-changed"},
		{"a change's reason", task(`"Money"`, `"Others"`), "07-quay.md:39:1 published-entry-changed"},
		{"a change refused", task("now = \"Repair half of the quay\"\nasked = 2022-10-01", refusedTitle), ""},
		{"a change decided", append(task("title = \"Repair the quay\"", "title = \"Repair half of the quay\""), edit{taskFile, "asked = 2022-10-01", "asked = 2022-10-01\ndecided = 2022-10-20\nby = \"Council\""}), ""},
		{"a review gone", task("[[reviews]]\ndate = 2022-10-12\nby = \"Council\"\nresult = \"disputed\"\nreason = \"Too slow\"\n", ""), "07-quay.md:1:1 published-entry-gone"},
		{"a review's result", task("result = \"disputed\"\nreason = \"Too slow\"", "result = \"confirmed\""), "07-quay.md:46:1 published-entry-changed"},
		{"a pause ended", task("from = 2022-03-01", "from = 2022-03-01\nuntil = 2022-04-01"), ""},
		{"a pause moved", task("from = 2022-03-01", "from = 2022-04-01"), "07-quay.md:15:1 published-entry-changed"},

		{"completed later", task("completed = 2022-12-20", "completed = 2022-12-30"), "07-quay.md:7:13 published-fact-changed"},
		{"completed no more", task("completed = 2022-12-20\noutcome = \"partly\"\nreason = \"One lamp is missing.\"\nverified = { date = 2023-01-10, by = \"Council\" }\n", ""), "07-quay.md:1:1 published-fact-gone"},
		{"completed no more by a review", append(task("completed = 2022-12-20\noutcome = \"partly\"\nreason = \"One lamp is missing.\"\nverified = { date = 2023-01-10, by = \"Council\" }\n", ""), edit{taskFile, "[[reviews]]", "[[reviews]]\ndate = 2023-01-12\nby = \"Council\"\nresult = \"returned\"\nclaimed = 2022-12-20\nreason = \"Dark\"\n\n[[reviews]]"}), ""},
		{"outcome", task("outcome = \"partly\"\nreason = \"One lamp is missing.\"\n", ""), "07-quay.md:1:1 published-fact-changed"},
		{"verified", task("verified = { date = 2023-01-10", "verified = { date = 2023-01-11"), "07-quay.md:10:12 published-fact-changed"},
		{"verified as a review", append(task("verified = { date = 2023-01-10, by = \"Council\" }\n", ""), edit{taskFile, "[[reviews]]", "[[reviews]]\ndate = 2023-01-10\nby = \"Council\"\nresult = \"confirmed\"\n\n[[reviews]]"}), ""},
		{"a done day moved", task("done = [2022-05-12, ", "done = [2022-05-13, "), "07-quay.md:29:8 published-fact-gone"},
		{"a done day added", task("done = [2022-05-12, ", "done = [2022-05-12, 2022-05-12, "), ""},
		{"an amount changed", task("2022-05-10, value = 20", "2022-05-10, value = 25"), "07-quay.md:23:11 published-fact-changed"},
		{"an amount gone", task("{ date = 2022-05-10, value = 20 }, ", ""), "07-quay.md:23:10 published-fact-gone"},

		{"a file renamed", []edit{{taskFile, "", ""}, {"content/2022/7 码头.md", "", files[taskFile]}}, ""},
		{"a file renamed and edited", []edit{{otherFile, "", ""}, {"content/2022/08-z.md", "", strings.Replace(files[otherFile], "true", "true\ndue = 2022-11-30", 1)}}, "08-z.md:9:7 promise-changed"},
		{"a task gone", []edit{{otherFile, "", ""}}, "08-depth.md published-task-gone"},
		{"a task said to be absent", []edit{{otherFile, "", ""}, {indexFile, "5, 6]", "5, 6, 8]"}}, "08-depth.md published-task-gone"},
		{"another number", other("number = 8", "number = 9"), "08-depth.md:2:10 published-task-renumbered"},
		{"another number and file", []edit{{otherFile, "", ""}, {"content/2022/09.md", "", strings.Replace(files[otherFile], "number = 8", "number = 9", 1)}}, "09.md:2:10 published-task-renumbered"},
		{"a task made a draft", other("number = 8", "number = 8\ndraft = true"), "08-depth.md:3:9 published-task-draft"},
		{"a plan gone", []edit{{indexFile, "", ""}, {taskFile, "", ""}, {otherFile, "", ""}, {photo, "", ""}}, "index.md published-plan-gone"},

		{"front matter that can't be read", other("number = 8", "number = = 8"), ""},
		{"a file that is no text", []edit{{taskFile, "", "\xff\xfe\x00"}}, ""},
		{"a heading that can't be read", task("## 2022-05-10 Half", "## 2022-05-32 Half"), ""},
		{"an office that there is not", task(`lead = ["quay"]`, `lead = ["quai"]`), ""},
		{"a due day outside of the plan", other("year_round = true", "year_round = true\ndue = 2033-01-01"), "08-depth.md:9:7 promise-changed"},
		{"a field that can't be read", task("due = 2022-09-30", "due = 2022-09-31"), ""},
		{"an index that can't be read", []edit{{indexFile, "title = ", "title "}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), "2023-01-15")), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAllThatIsGoneIsToldAtOnce(t *testing.T) {
	files := published()
	got := compared(t, files, edited(t, files, []edit{
		{taskFile, "due = 2022-09-30", "due = 2022-11-30"}, {taskFile, "They shine.", "They shone."}, {otherFile, "", ""}, {photo, "1,2", "2,1"},
	}), "2023-01-15")
	want := []string{"07-quay.md:13:7 promise-changed", "07-quay.md:59:8 published-update-body", "08-depth.md published-task-gone", "files/photo.csv published-file-changed"}
	if diff := cmp.Diff(want, placed(got)); diff != "" {
		t.Error(diff)
	}
	says, hint := got[0].Words("en")
	if want := "due was 2022-09-30 and is now 2022-11-30"; !strings.HasPrefix(says, want) {
		t.Errorf("it says %q", says)
	}
	if want := `field = "due", was = 2022-09-30, now = 2022-11-30`; !strings.Contains(hint, want) {
		t.Errorf("its hint is %q", hint)
	}
	if got[0].Source != "due = 2022-11-30" || got[1].Source != "They shone." {
		t.Errorf("they quote %q and %q", got[0].Source, got[1].Source)
	}
}

func TestWhatIsAddedToAPlanThatIsClosedSaysWhenItWasReported(t *testing.T) {
	files := published()
	update := func(heading string) []edit {
		return task("## 2022-12-20 Done", "## "+heading+"\n\nWords.\n\n## 2022-12-20 Done")
	}
	done := append(other("category = \"safety\"", "category = \"safety\"\ncompleted = 2022-12-30"), edit{otherFile, "Deep.\n", "Deep.\n\n## 2022-12-30 Deep all year\n\nYes.\n"})
	marked := append(slices.Clone(done), edit{otherFile, "Deep all year", "Deep all year [reported 2023-02-03]"})
	lamps := task("{ date = 2022-12-20, value = 39 }", "{ date = 2022-12-20, value = 39 }, { date = 2022-12-24, value = 40 }")
	for _, c := range []struct {
		name, today string
		edits       []edit
		want        string
	}{
		{"an update on the last day", "2023-01-31", update("2022-12-19 Late"), ""},
		{"an update after it", "2023-02-01", update("2022-12-19 Late"), "07-quay.md:69:1 late-update"},
		{"a marked one", "2023-02-01", update("2022-12-19 Late [reported 2023-02-01]"), ""},
		{"one dated after the close", "2023-02-10", update("2023-02-01 Late"), ""},
		{"one that was pending", "2023-02-10", task(" [draft]", ""), "07-quay.md:61:1 late-update"},
		{"a completion", "2023-02-03", done, "08-depth.md:14:1 late-update\n08-depth.md:5:13 late-fact"},
		{"a completion with a marked update", "2023-02-03", marked, ""},
		{"a completion before the close", "2023-01-31", done, ""},
		{"an amount", "2023-02-03", lamps, "07-quay.md:23:90 late-fact"},
		{"an amount with a marked update", "2023-02-03", append(slices.Clone(lamps), update("2022-12-24 The last one [reported 2023-02-03]")...), ""},
		{"an amount on the day of an old update", "2023-02-03", task("done = [2022-05-12,", "done = [2022-05-10, 2022-05-12,"), "07-quay.md:29:9 late-fact"},
		{"a new task", "2023-02-03", []edit{{"content/2022/09.md", "", strings.Replace(files[otherFile], "number = 8", "number = 9\ncompleted = 2022-12-30", 1) + "\n## 2022-11-01 One\n\nx\n"}}, "09.md:14:1 late-update\n09.md:3:13 late-fact"},
		{"a new plan", "2023-02-03", []edit{{"content/2021/index.md", "", files[indexFile]}, {"content/2021/08.md", "", files[otherFile] + "\n## 2022-11-01 One\n\nx\n"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), c.today)), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatALateUpdateIsToldToSayMendsIt(t *testing.T) {
	files := published()
	now := edited(t, files, task("## 2022-12-20 Done", "## 2022-12-19 Late\n\nWords.\n\n## 2022-12-20 Done"))
	for _, language := range []string{"en", "zh-CN"} {
		now["site.toml"] = strings.Replace(now["site.toml"], `"en"`, `"`+language+`"`, 1)
		all := compared(t, files, now, "2023-02-03")
		if len(all) != 1 {
			t.Fatal(placed(all))
		}
		mended := edited(t, now, task("## 2022-12-19 Late", all[0].Data["expected"]))
		if all := compared(t, files, mended, "2023-02-03"); len(all) > 0 {
			t.Errorf("%s: %v", language, placed(all))
		}
	}
}

func TestDraftsMayChangeFreely(t *testing.T) {
	files := published()
	before := edited(t, files, other("number = 8", "number = 8\ndraft = true"))
	for _, edits := range [][]edit{{{otherFile, "", ""}}, other("Deep.", "Deeper."), other("year_round = true", "due = 2022-10-01"), other("draft = true\n", "")} {
		if all := compared(t, before, edited(t, before, edits), "2023-01-15"); len(all) > 0 {
			t.Error(placed(all))
		}
	}
}

func TestADraftOfAPlanMayChangeFreely(t *testing.T) {
	before := edited(t, published(), []edit{{indexFile, "end = 2022-12-31", "end = 2022-12-31\ndraft = true"}})
	for _, edits := range [][]edit{other("year_round = true", "due = 2022-10-01"), {{indexFile, "draft = true", ""}}, {{otherFile, "", ""}}} {
		if all := compared(t, before, edited(t, before, edits), "2023-01-15"); len(all) > 0 {
			t.Error(placed(all))
		}
	}
}

func TestAnOfficeOfAnotherKeyOrNameIsTheSame(t *testing.T) {
	files := published()
	now := edited(t, files, []edit{{"site.toml", `key = "quay"`, `key = "kai"`}, {taskFile, `lead = ["quay"]`, `lead = ["kai"]`}, {otherFile, `"quay"`, `"kai"`}})
	if all := compared(t, files, now, "2023-01-15"); len(all) > 0 {
		t.Error(placed(all))
	}
	now = edited(t, files, []edit{{"site.toml", `name = "Dredging office"`, `name = "Channel office"`}, {taskFile, `["Dredging office"]`, `["Channel office"]`}})
	if all := compared(t, files, now, "2023-01-15"); len(all) > 0 {
		t.Error(placed(all))
	}
}

func TestOfAnOlderStateWithMistakesWhatCanBeReadIsCompared(t *testing.T) {
	files := published()
	before := edited(t, files, task("due = 2022-09-30", "due = 2022-09-31"))
	now := edited(t, files, append(task("They shine.", "They shone."), edit{otherFile, "", ""}))
	want := []string{"07-quay.md history-mistaken", "07-quay.md:59:8 published-update-body", "08-depth.md published-task-gone"}
	if diff := cmp.Diff(want, placed(compared(t, before, now, "2023-01-15"))); diff != "" {
		t.Error(diff)
	}
	delete(before, "site.toml")
	if diff := cmp.Diff([]string{"site.toml history-unreadable"}, placed(compared(t, before, now, "2023-01-15"))); diff != "" {
		t.Error(diff)
	}
}
