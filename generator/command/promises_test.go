package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// promises are the 43 tasks of 薛应急发〔2022〕8号, read from the document by a person: number, category, time and offices.
//
// Times: a day is 完成时限, "year" 全年落实, "province" 按照省厅统一部署. Offices: 负责 and 牵头 lead; 按职责分工负责 are joint; 配合
// support; an office without a verb (task 23) leads. 相关股室 and 相关科室 are related-offices, 等 (task 27) is other-offices.
const promises = `
 1 governance       2022-02-28     lead hazchem
 2 governance       year province  lead hazchem; joint coordination
 3 governance       year province  lead hazchem; support related-offices
 4 governance       year           lead hazchem
 5 governance       year           joint coordination hazchem
 6 governance       year           lead inspection; support related-offices
 7 major-risks      province       lead hazchem
 8 major-risks      year province  lead hazchem
 9 major-risks      year province  lead hazchem
10 major-risks      year province  lead hazchem
11 major-risks      year province  lead hazchem
12 key-controls     year province  lead hazchem
13 key-controls     year           lead hazchem
14 key-controls     year province  lead hazchem
15 key-controls     province       lead hazchem
16 key-controls     year province  joint hazchem coordination
17 automation       year           joint hazchem technology
18 automation       year province  joint hazchem technology
19 automation       year province  joint hazchem technology
20 digital          year           joint hazchem technology
21 digital          year province  joint hazchem technology
22 digital          year province  joint hazchem technology
23 digital          year province  lead hazchem
24 competence       year province  joint hazchem foundation technology
25 competence       year           joint hazchem policy
26 competence       year province  joint hazchem foundation
27 competence       year province  joint hazchem general other-offices
28 competence       year           joint hazchem policy coordination technology
29 parks            year           lead hazchem
30 parks            year           lead hazchem
31 parks            year           lead hazchem
32 parks            year           lead hazchem
33 parks            year           lead hazchem
35 joint-governance 2022-06-30     joint coordination hazchem
36 joint-governance year           joint hazchem technology
37 joint-governance year           joint hazchem coordination
38 fireworks        year           lead hazchem
39 fireworks        year           lead hazchem
40 fireworks        year           lead hazchem
41 fireworks        year           lead hazchem
42 precursors       year           lead hazchem
43 precursors       year province  joint hazchem technology
44 precursors       year province  lead hazchem
`

func TestTheTasksAreThoseOfTheDocument(t *testing.T) {
	var published []string
	for _, task := range ownSite(t, "2026-11-24").tasks(t) { // what was changed since is said beside it
		published = append(published, task.promise())
	}
	if diff := gocmp.Diff(strings.Split(strings.Trim(promises, "\n"), "\n"), published); diff != "" {
		t.Errorf("promised (-) and published (+):\n%s", diff)
	}
}

// promise says a task as the table does.
func (t publishedTask) promise() string {
	return fmt.Sprintf("%2d %-16s %-14s %s", t.Number, t.Category, t.time(), strings.Join(t.offices(), "; "))
}

func (t publishedTask) time() string {
	var all []string
	if due := cmp.Or(t.FirstDue, t.Schedule.Due); due != nil {
		all = append(all, *due)
	}
	if t.Schedule.YearRound {
		all = append(all, "year")
	}
	if by := t.Schedule.Directed; by != nil {
		all = append(all, strings.ReplaceAll(*by, "省应急厅", "province"))
	}
	return strings.Join(all, " ")
}

func (t publishedTask) offices() []string {
	var all []string
	for _, role := range []struct {
		name string
		of   []string
	}{{"lead", t.Lead}, {"joint", t.Joint}, {"support", t.Support}} {
		if len(role.of) > 0 {
			all = append(all, role.name+" "+strings.Join(role.of, " "))
		}
	}
	return all
}

// The column of times has more for two tasks: 6月底前, and 9月底前取得阶段性成果. The text of the latter also promises six techniques by then.
func TestTheStagesOfTheDocumentAreMilestones(t *testing.T) {
	tasks := ownSite(t, "2026-11-24").tasks(t)
	for _, want := range []struct {
		number     int
		title, due string
	}{{17, "取得阶段性成果", "2022-06-30"}, {20, "取得阶段性成果", "2022-09-30"}, {20, "推广应用信息化技术", "2022-09-30"}} {
		found := false
		for _, m := range numbered(t, tasks, want.number).Milestones {
			found = found || m.Title == want.title && want.due == *cmp.Or(m.FirstDue, m.Due, new(string))
		}
		if !found {
			t.Errorf("task %d has no milestone %s promised for %s", want.number, want.title, want.due)
		}
	}
}

func numbered(t *testing.T, tasks []publishedTask, number int) publishedTask {
	t.Helper()
	i := slices.IndexFunc(tasks, func(t publishedTask) bool { return t.Number == number })
	if i < 0 {
		t.Fatalf("there is no task %d", number)
	}
	return tasks[i]
}

// Nobody decided on the promises of the real district or looked at what came of them: what the demonstration has of that says itself that it
// is made up, also where it is read without the page around it.
func TestChangesAndReviewsOfTheDemonstrationSayThatTheyAreSamples(t *testing.T) {
	changes, reviews := 0, 0
	for _, task := range ownSite(t, "2026-11-24").tasks(t) {
		for _, said := range slices.Concat(task.Changes, task.Reviews) {
			if !task.Sample || !strings.HasPrefix(said.Reason, "（样例）") || !strings.HasPrefix(said.By, "演示站") {
				t.Errorf("task %d, sample %v: %s by %s", task.Number, task.Sample, said.Reason, said.By)
			}
		}
		changes, reviews = changes+len(task.Changes), reviews+len(task.Reviews)
	}
	if changes == 0 || reviews == 0 {
		t.Errorf("there are %d changes and %d reviews", changes, reviews)
	}
}
