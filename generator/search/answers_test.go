package search

import (
	"encoding/json"
	"strings"
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
		{Plan: "2022", Kind: "area", URL: "2022/areas/north/", Text: view.Phrase{Text: "North"}, Words: []view.Phrase{{Text: "North"}}},
		{Plan: "2022", Kind: "state", Text: view.Phrase{Label: "done"}, Words: []view.Phrase{{Label: "done"}}},
	}}
	var got any
	if err := json.Unmarshal(Answers(v, say), &got); err != nil {
		t.Fatal(err)
	}
	want := []any{
		[]any{"2022", "state", "2022/tasks/overdue/", "overdue", "3 tasks", []any{"overdue", "late", `"past" due`}},
		[]any{"2022", "office", "2022/offices/quay/", "Quay | office", "", []any{"Quay | office", "quay"}},
		[]any{"2022", "area", "2022/areas/north/", "North", "", []any{"North"}},
		[]any{"2022", "state", "", "done", "", []any{"done"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if empty := string(Answers(&view.SearchAnswers{}, say)); empty != "[]\n" {
		t.Errorf("no answers are written as %q", empty)
	}
}

func TestATextSaysWhichAreasItsTaskNames(t *testing.T) {
	say := func(p view.Phrase) string { return p.Label + p.Text }
	for want, areas := range map[string][]string{`[["s","x"]],["search.lead甲"]]`: nil, `[["s","x"]],["search.lead甲"],["north","south"]]`: {"north", "south"}} {
		d := &view.SearchDoc{State: "done", Summary: "x", Lead: []string{"甲"}, Areas: areas}
		if got := string(appendDoc(nil, 3, d, &reader{}, say)); !strings.HasSuffix(got, want) {
			t.Errorf("%v is written as %s", areas, got)
		}
	}
}

func TestATaskIsFoundByItsAreas(t *testing.T) {
	s := &view.Search{Folder: "search/", Since: month, Plans: []view.SearchSet{{Key: "2022", Docs: []*view.SearchDoc{
		{URL: "2022/tasks/1/", Number: 1, Title: "a", State: "done", Areas: []string{"north"}}, {URL: "2022/tasks/2/", Number: 2, Title: "b", State: "done"},
	}}}}
	o := open(t, bytesOf(t, Files(s, NewMemory(), said)))
	facet := facetOf('a', "north")
	if found := o.with(0, rune(facet>>16), rune(facet&0xFFFF), 0); len(found) != 1 {
		t.Errorf("%v are in the area", found)
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
