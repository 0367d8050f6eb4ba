package desk

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// unsaid matches what a page says where there is no label.
var unsaid = regexp.MustCompile(`\[[a-z-]+(\.[a-z_-]+)+\]`)

func TestBothLanguagesHaveTheSameWords(t *testing.T) {
	zh, en := labelsIn("zh-CN"), labelsIn("en")
	if a, b := zh.Keys(), en.Keys(); !slices.Equal(a, b) {
		for _, key := range a {
			if !en.Has(key) {
				t.Errorf("en lacks %s", key)
			}
		}
		for _, key := range b {
			if !zh.Has(key) {
				t.Errorf("zh-CN lacks %s", key)
			}
		}
	}
	for _, key := range zh.Keys() {
		if a, b := zh.Slots(key), en.Slots(key); !slices.Equal(a, b) {
			t.Errorf("%s has other slots: %v and %v", key, a, b)
		}
	}
}

// Every label is named in the code or in a template, but those that are put together of the names of fields, states and choices.
func TestEveryWordIsSaid(t *testing.T) {
	var source strings.Builder
	for _, folder := range []string{".", "own"} {
		files, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !f.IsDir() && !strings.HasSuffix(f.Name(), "_test.go") {
				text, _ := os.ReadFile(folder + "/" + f.Name())
				source.Write(text)
			}
		}
	}
	for _, key := range labelsIn("en").Keys() {
		table, last, _ := strings.Cut(key, ".")
		switch table {
		case "field", "hint", "group", "group-new", "choice", "state", "yes-no", "task", "update", "bulletin":
			continue
		}
		short, _, _ := strings.Cut(last, ".")
		if !strings.Contains(source.String(), `"`+key) && !strings.Contains(source.String(), `"`+short+`"`) {
			t.Errorf("%s is never said", key)
		}
	}
}
