package search

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// A task that its source numbers otherwise than by its own number has that among the pairs of its title, and in its text.
func TestATaskIsFoundByHowItsSourceNumbersIt(t *testing.T) {
	docs := []*view.SearchDoc{
		{URL: "2022/tasks/1/", Number: 1, Called: "3.10", Title: "甲", State: "done"}, {URL: "2022/tasks/2/", Number: 2, Called: "2", Title: "乙", State: "done"},
		{URL: "2022/tasks/3/", Number: 3, Title: "丙", State: "done", Unassigned: true},
	}
	s := &view.Search{Folder: "search/", Plans: []view.SearchSet{{Key: "2022", Docs: docs}}}
	files := bytesOf(t, Files(s, NewMemory(), func(p view.Phrase) string { return p.Label }))
	o := open(t, files)
	if got := o.candidates("3.10"); !slices.Equal(got, []int{1}) {
		t.Errorf("3.10 may stand in %v", got)
	}
	if !o.with(0, '3'+0xE000, '.', 1)[1] {
		t.Error("it is no title")
	}
	texts := files["search/texts/0.json"] + files["search/texts/1.json"]
	for _, want := range []string{`"2022/tasks/1/","3.10","甲"`, `"2022/tasks/2/",2,"乙"`, `"2022/tasks/3/",0,"丙"`, `["role.unassigned"]`} {
		if !strings.Contains(texts, want) {
			t.Errorf("the texts lack %s: %s", want, texts)
		}
	}
}
