package search

import (
	"encoding/json"
	"testing"

	"gongshi/generator/view"

	"github.com/google/go-cmp/cmp"
)

func TestAnswersAreWrittenAsTheScriptReadsThem(t *testing.T) {
	say := func(p view.Phrase) string {
		switch p.Label {
		case "":
			return p.Text
		case "words":
			return `late|"past" due|overdue`
		}
		return p.Label
	}
	v := &view.SearchAnswers{All: []view.SearchAnswer{
		{
			Plan: "2022", Kind: "state", URL: "2022/tasks/overdue/", Text: view.Phrase{Label: "overdue"}, Count: view.Phrase{Label: "3 tasks"},
			Words: []view.Phrase{{Label: "overdue"}, {Label: "words"}},
		},
		{Plan: "2022", Kind: "office", URL: "2022/offices/quay/", Text: view.Phrase{Text: "Quay | office"}, Words: []view.Phrase{{Text: "Quay | office"}, {Text: "quay"}}},
		{Plan: "2022", Kind: "state", Text: view.Phrase{Label: "done"}, Words: []view.Phrase{{Label: "done"}}},
	}}
	var got any
	if err := json.Unmarshal(Answers(v, say), &got); err != nil {
		t.Fatal(err)
	}
	want := []any{
		[]any{"2022", "state", "2022/tasks/overdue/", "overdue", "3 tasks", []any{"overdue", "late", `"past" due`}},
		[]any{"2022", "office", "2022/offices/quay/", "Quay | office", "", []any{"Quay | office", "quay"}},
		[]any{"2022", "state", "", "done", "", []any{"done"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if empty := string(Answers(&view.SearchAnswers{}, say)); empty != "[]\n" {
		t.Errorf("no answers are written as %q", empty)
	}
}

func TestAHitSaysWhoIsResponsible(t *testing.T) {
	say := func(p view.Phrase) string { return p.Label + p.Text }
	d := &view.SearchDoc{State: "done", Lead: []string{"甲", "乙"}, Joint: []string{"丙"}}
	if diff := cmp.Diff([]string{"search.lead甲text.comma乙", "search.joint丙"}, responsible(d, say)); diff != "" {
		t.Error(diff)
	}
	if got := responsible(&view.SearchDoc{}, say); got != nil {
		t.Errorf("of a page it says %q", got)
	}
}
