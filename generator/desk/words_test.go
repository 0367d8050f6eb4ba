package desk

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/words"
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
		case "field", "hint", "group", "group-new", "choice", "state", "yes-no", "wrong", "mend", "task", "update", "bulletin":
			continue
		}
		short, _, _ := strings.Cut(last, ".")
		if !strings.Contains(source.String(), `"`+key) && !strings.Contains(source.String(), `"`+short+`"`) {
			t.Errorf("%s is never said", key)
		}
	}
}

// Words that take the place of those of check are for problems that there are.
func TestOtherWordsAreForKindsOfProblems(t *testing.T) {
	for _, key := range labelsIn("en").Keys() {
		table, code, _ := strings.Cut(key, ".")
		if (table == "wrong" || table == "mend") && !slices.Contains(words.Kinds(), code) {
			t.Errorf("there is no problem for %s", key)
		}
	}
}

// A clerk is told nothing of how fields are written in a file, whatever is wrong.
func TestFormsSpeakNoFrontMatter(t *testing.T) {
	s := newShop(t)
	for _, c := range []struct {
		address string
		pairs   []string
	}{
		{"new/2022", nil},
		{"new/2022", []string{"title", "新", "lead", "quay", "schedule.due", "六月底", "completed", "2022年6月1日", "outcome", "partly", "verified.by", "谁"}},
		{"new/2022", []string{"title", "新", "unassigned", "true", "schedule.unscheduled", "true", "schedule.due", "2022-06-30", "reason", "因", "milestones[0].total", "三次", "pauses[0].from", "2022-01-01"}},
		{"deadline/2022/1", []string{"changes[0].now", "2022-09-30"}},
		{"report/2022/1", []string{"completed", "2022-07-15", "outcome", "unmet", "text", "## 二"}},
	} {
		_, sent := s.open(c.address)
		_, page, _ := s.send(c.address, with(sent, c.pairs...))
		for _, said := range regexp.MustCompile(`(?s)<li><b>要改：</b>(.*?)</li>`).FindAllStringSubmatch(page, -1) {
			if fieldTalk.MatchString(said[1]) {
				t.Errorf("%s says %s", c.address, said[1])
			}
			t.Log(said[1])
		}
	}
}

// fieldTalk matches names of fields, and signs of TOML.
var fieldTalk = regexp.MustCompile(`[a-z]+_[a-z]+|\[\[|\b(title|lead|joint|due|completed|outcome|reason|schedule|category|was|now|asked|decided|from|total|date)\b| = `)
