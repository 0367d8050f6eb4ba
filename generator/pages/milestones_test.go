package pages

import (
	"strings"
	"testing"

	"gongshi/generator/view"
)

func TestAMilestoneIsNotMissedByATaskThatWasOver(t *testing.T) {
	const milestone = `; milestones = [{ title = "节点", due = 2022-06-30 }]`
	for name, c := range map[string]struct{ fields, today, want string }{
		"done before":          {year + "; completed = 2022-03-01" + milestone, "2022-07-15", "milestone.over"},
		"cancelled before":     {year + "; cancelled = 2022-03-01; reason = \"并入他项\"" + milestone, "2022-07-15", "milestone.cancelled"},
		"cancelled after":      {year + "; cancelled = 2022-07-01; reason = \"并入他项\"" + milestone, "2022-07-15", "milestone.not-met"},
		"met in time":          {year + strings.Replace(milestone, " }", ", done = 2022-06-30 }", 1), "2022-07-15", "milestone.met"},
		"met after its day":    {year + strings.Replace(milestone, " }", ", done = 2022-07-01 }", 1), "2022-07-15", "milestone.late"},
		"open in a task done":  {year + `; completed = 2022-07-01; milestones = [{ title = "节点" }]`, "2022-07-15", "milestone.open-done"},
		"given up before":      {year + "; completed = 2022-03-01; outcome = \"unmet\"; reason = \"停产\"" + milestone, "2022-07-15", "milestone.ended"},
		"done after":           {year + "; completed = 2022-07-01" + milestone, "2022-07-15", "milestone.not-met"},
		"not yet due":          {year + milestone, "2022-06-30", "milestone.open"},
		"due on the last day":  {year + `; milestones = [{ title = "节点", due = 2022-12-31 }]`, "2022-12-31", "milestone.open"},
		"missed":               {year + milestone, "2022-07-01", "milestone.missed"},
		"the end of the plan":  {year + `; milestones = [{ title = "节点", due = 2022-12-31 }]`, "2023-03-01", "milestone.not-met"},
		"without a day, ended": {year + `; milestones = [{ title = "节点" }]`, "2023-03-01", "milestone.open-closed"},
	} {
		m := madeOf(t, siteOf([]string{taskText(1, c.fields, "## 2022-03-01 进展\n\n## 2022-07-01 进展\n")}, nil), c.today)
		if got := content[view.Task](t, m, "2022/tasks/1/").Milestones[0].Word.Label; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAnAmountIsReachedAndUnitsAreDone(t *testing.T) {
	for fields, want := range map[string]view.Phrase{
		`total = 100; unit = "%"; values = [{ date = 2022-03-01, value = 91 }]`: {Label: "milestone.reached-value", N: 91, Total: 100, Text: "%"},
		`total = 2; unit = "次"; done = [2022-03-01]`:                            {Label: "milestone.reached", N: 1, Total: 2, Text: "次"},
	} {
		m := madeOf(t, siteOf([]string{taskText(1, year+"\n[[milestones]]\ntitle = \"节点\"\n"+strings.ReplaceAll(fields, "; ", "\n"), "")}, nil), "2022-07-15")
		if got := content[view.Task](t, m, "2022/tasks/1/").Milestones[0].Reached; got != want {
			t.Errorf("%s: %v, want %v", fields, got, want)
		}
	}
}

func TestOnlyWholeTargetsAreReplaced(t *testing.T) {
	const source = "[p](4.md#2022-06-02) [v](4.md#2022-06-02-2) [w](14.md#2022-06-02)\n\n[x]: 4.md#2022-06-02"
	const want = "[p](4.md) [v](4.md#2022-06-02-2) [w](14.md#2022-06-02)\n\n[x]: 4.md"
	if got := retargeted(source, "4.md#2022-06-02", "4.md"); got != want {
		t.Errorf("got\n%s", got)
	}
}
