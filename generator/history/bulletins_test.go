package history

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const bulletinFile = "content/2022/bulletins/2022-06.md"

// issuedToo is the published state with a bulletin on June, issued on 2022-07-08.
func issuedToo() map[string]string {
	files := published()
	files[bulletinFile] = `+++
name = "Progress bulletin"
issue = "No. 6"
document = "HO 12"
issuer = "Harbour office"
issued = 2022-07-08
to = ["Quay office"]
method = "By telephone"
objections = { until = 2022-07-15, to = "Harbour office" }

[figures]
tasks = 3

[[corrections]]
date = 2022-07-20
what = "tasks"
was = 3
now = 2
reason = "Counted again"
+++

Words.
`
	return files
}

func TestABulletinThatWasIssuedStays(t *testing.T) {
	files := issuedToo()
	in := func(old, now string) []edit { return []edit{{bulletinFile, old, now}} }
	const at = "bulletins/2022-06.md:"
	for _, c := range []struct {
		name, today string
		edits       []edit
		want        string
	}{
		{"nothing", "2022-08-01", nil, ""},
		{"gone", "2022-08-01", []edit{{bulletinFile, "", ""}}, "bulletins/2022-06.md published-bulletin-gone"},
		{"gone before it is issued", "2022-07-07", []edit{{bulletinFile, "", ""}}, ""},
		{"a draft", "2022-08-01", in("+++\nname", "+++\ndraft = true\nname"), at + "2:9 published-bulletin-draft"},
		{"another masthead", "2022-08-01", in("Progress bulletin", "Bulletin"), at + "2:8 published-bulletin-changed"},
		{"another number", "2022-08-01", in("No. 6", "No. 7"), at + "3:9 published-bulletin-changed"},
		{"no document", "2022-08-01", in("document = \"HO 12\"\n", ""), at + "1:1 published-bulletin-changed"},
		{"issued later", "2022-08-01", in("2022-07-08", "2022-07-09"), at + "6:10 published-bulletin-changed"},
		{"to others", "2022-08-01", in("[\"Quay office\"]", "[\"All\"]"), at + "7:6 published-bulletin-changed"},
		{"longer objections", "2022-08-01", in("2022-07-15", "2022-07-18"), at + "9:14 published-bulletin-changed"},
		{"a figure", "2022-08-01", in("tasks = 3", "tasks = 1"), at + "12:9 published-bulletin-changed"},
		{"other words", "2022-08-01", in("Words.", "Other words."), "bulletins/2022-06.md published-bulletin-text"},
		{"a correction gone", "2022-08-01", in("[[corrections]]\ndate = 2022-07-20\nwhat = \"tasks\"\nwas = 3\nnow = 2\nreason = \"Counted again\"\n", ""), at + "1:1 published-correction"},
		{"a correction for another reason", "2022-08-01", in("Counted again", "Counted"), at + "14:1 published-correction"},
		{"one correction more", "2022-08-01", in("Counted again\"\n", "Counted again\"\n\n[[corrections]]\ndate = 2022-07-25\nwhat = \"text\"\nreason = \"And again\"\n"), ""},
		{"other words, and a correction that says so", "2022-08-01", in("Counted again\"\n+++\n\nWords.", "Counted again\"\n\n[[corrections]]\ndate = 2022-07-25\nwhat = \"text\"\nreason = \"Mistyped\"\n+++\n\nOther words."), ""},
		{"an update of the period", "2022-08-01", []edit{{taskFile, "## 2022-12-20 Done", "## 2022-06-10 Late\n\nx\n\n## 2022-12-20 Done"}}, "07-quay.md:69:1 bulletin-late-update"},
		{"an update of before the period", "2022-08-01", []edit{{taskFile, "## 2022-12-20 Done", "## 2022-05-12 Late\n\nx\n\n## 2022-12-20 Done"}}, "07-quay.md:69:1 bulletin-late-update"},
		{"an update of the period that says when it was reported", "2022-08-01", []edit{{taskFile, "## 2022-12-20 Done", "## 2022-06-10 Late [reported 2022-08-01]\n\nx\n\n## 2022-12-20 Done"}}, ""},
		{"an update of the next day", "2022-08-01", []edit{{taskFile, "## 2022-12-20 Done", "## 2022-07-01 Late\n\nx\n\n## 2022-12-20 Done"}}, ""},
		{"a fact of the period", "2022-08-01", []edit{{otherFile, "number = 8", "number = 8\ncompleted = 2022-06-20"}}, "08-depth.md:3:13 bulletin-late-fact"},
		{"an update before the bulletin is issued", "2022-07-07", []edit{{taskFile, "## 2022-12-20 Done", "## 2022-06-10 Late\n\nx\n\n## 2022-12-20 Done"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), c.today)), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
