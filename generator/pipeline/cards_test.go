package pipeline

import (
	"strings"
	"testing"

	"gongshi/generator/output"
	"gongshi/generator/tree"
)

// A night in which no task changes its state leaves the cards as they are; a state that is new has a card of its own.
func TestCardsAreDrawnAnewWhenAStateChanges(t *testing.T) {
	sources, b := small(map[string]string{"1.md": task(1, "2022-06-30", ""), "2.md": task(2, "2022-12-01", "")}), New("test", builtIn(t))
	tokens := func(today string) map[string]any {
		out, problems, err := b.Build(sources, asOf(today))
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		all := map[string]any{}
		for _, f := range out.Files {
			if strings.HasPrefix(f.Path, "2022/share") {
				if f.Stage != output.Bulk {
					t.Errorf("%s is published in stage %d", f.Path, f.Stage)
				}
				all[f.Path] = f.Token
			}
		}
		return all
	}
	const plan, late, soon = "2022/share.png", "2022/share/overdue.png", "2022/share/due-soon.png"
	june, evening, morning, later := tokens("2022-06-29"), tokens("2022-06-30"), tokens("2022-07-01"), tokens("2022-07-02")
	if june[plan] == nil || june[plan] != evening[plan] || morning[plan] != later[plan] || morning[late] != later[late] {
		t.Error("a card changes in a night in which nothing else does")
	}
	if evening[plan] == morning[plan] || evening[late] != nil || morning[late] == nil || evening[soon] == nil || morning[soon] != nil {
		t.Errorf("the cards are %v, and when a task is overdue %v", evening, morning)
	}
}

func TestAFileOfTheSiteMayNotLieWhereACardDoes(t *testing.T) {
	for _, place := range []string{"2022/share.png", "2022/share/no-record.png"} {
		sources := tree.Of(map[string]string{"static/" + place: "own"}).Over(small(map[string]string{"1.md": task(1, "2022-06-30", "")}))
		_, problems, err := New("test", builtIn(t)).Build(sources, asOf("2022-03-01"))
		if err != nil || len(problems) != 1 || problems[0].Code != "url-taken" {
			t.Errorf("%s: %v, %v", place, problems, err)
		}
	}
}
