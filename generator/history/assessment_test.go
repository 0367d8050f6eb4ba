package history

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const assessmentFile = "content/2022/assessment.md"

// approvedToo is the published state with an assessment that was approved on 2023-02-20.
func approvedToo() map[string]string {
	files := published()
	files[assessmentFile] = `+++
title = "The year"
document = "HO 9"
approved = { date = 2023-02-20, by = "Harbour council" }
show = "points"
subjects = [{ key = "quay", name = "Quay office" }]
criteria = [{ key = "work", name = "Work", points = 60 }]
scores = [{ subject = "quay", criterion = "work", points = 50, date = 2023-02-01, by = "Auditor", reason = "Seen" }]
+++

Words.
`
	return files
}

func TestAnOutcomeThatWasApprovedStays(t *testing.T) {
	files := approvedToo()
	in := func(old, now string) []edit { return []edit{{assessmentFile, old, now}} }
	const corrected = "corrections = [{ date = 2023-03-01, what = \"Work\", reason = \"Counted again\" }]\n"
	for _, c := range []struct {
		name, today string
		edits       []edit
		want        string
	}{
		{"nothing", "2023-03-01", nil, ""},
		{"gone", "2023-03-01", []edit{{assessmentFile, "", ""}}, "assessment.md published-assessment-gone"},
		{"gone before it is approved", "2023-02-19", []edit{{assessmentFile, "", ""}}, ""},
		{"another score", "2023-03-01", in("points = 50", "points = 55"), "assessment.md:8:10 published-assessment-changed"},
		{"another score before it is approved", "2023-02-19", in("points = 50", "points = 55"), ""},
		{"no longer approved", "2023-03-01", in("approved = { date = 2023-02-20, by = \"Harbour council\" }\n", ""), "assessment.md:1:1 published-assessment-changed"},
		{"other words", "2023-03-01", in("Words.", "Other words."), "assessment.md published-assessment-changed"},
		{"another score and a correction that says so", "2023-03-01", in("points = 50, date = 2023-02-01, by = \"Auditor\", reason = \"Seen\" }]\n", "points = 55, date = 2023-02-01, by = \"Auditor\", reason = \"Seen\" }]\n"+corrected), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), c.today)), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
