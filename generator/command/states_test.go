package command

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/words"
)

func TestEveryStateOccursOnSomeDayAndIsSaidOnItsPage(t *testing.T) {
	t.Parallel()
	labels := chineseLabels(t)
	seen := map[string]bool{}
	for _, asOf := range days {
		built := ownSite(t, asOf)
		for _, task := range built.tasks(t) {
			seen[task.State] = true
			page := html.UnescapeString(string(built[task.URL+"index.html"]))
			if !slices.ContainsFunc(wordsFor(labels, task.State), func(word string) bool { return strings.Contains(page, word) }) {
				t.Errorf("as of %s task %d is %s, but its page does not say so", asOf, task.Number, task.State)
			}
		}
	}
	for _, state := range site.States() {
		if !seen[string(state)] {
			t.Errorf("no task is %s on any of the days", state)
		}
	}
}

func chineseLabels(t *testing.T) *words.Labels {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(repository, "layouts/labels/zh-CN.toml"))
	if err != nil {
		t.Fatal(err)
	}
	labels, err := words.ReadLabels("zh-CN", source)
	if err != nil {
		t.Fatal(err)
	}
	return labels
}

// wordsFor returns what a state may be called: by its own label, or by that of one of its variants.
func wordsFor(labels *words.Labels, state string) []string {
	var all []string
	for _, key := range labels.Keys() {
		if key == "state."+state || strings.HasPrefix(key, "state."+state+"-") {
			all = append(all, labels.Say(key, 0, nil))
		}
	}
	return all
}

func TestATaskWithoutADueDayIsNeverOverdue(t *testing.T) {
	t.Parallel()
	for _, asOf := range days {
		for _, task := range ownSite(t, asOf).tasks(t) {
			if task.Schedule.Due == nil && task.State == "overdue" {
				t.Errorf("as of %s task %d is overdue, but was promised for no day", asOf, task.Number)
			}
		}
	}
}

// Read by hand from the sample records: what the rules of the contract make of them.
func TestStatesFollowFromTheRecord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		asOf   string
		number int
		state  string
	}{
		{"2022-01-15", 1, "no-record"},    // due in more than thirty days, and nothing happened yet
		{"2022-02-27", 1, "done"},         // completed on the 25th
		{"2022-02-28", 35, "no-record"},   // due on June 30
		{"2022-06-05", 35, "due-soon"},    // within thirty days
		{"2022-07-15", 35, "overdue"},     // completed on July 26
		{"2022-10-20", 35, "done"},        // late, but done
		{"2022-07-15", 17, "behind"},      // the stage of June was reached in August
		{"2022-10-20", 17, "in-progress"}, // it was reached, and the year goes on
		{"2022-07-15", 13, "paused"},      // from June 20 to August 15
		{"2022-04-20", 27, "paused"},      // from April 6 to May 9
		{"2022-06-05", 27, "in-progress"}, // the pause is over
		{"2022-07-15", 7, "done"},         // on July 8; that it was verified on the 20th changes nothing
		{"2022-10-20", 21, "cancelled"},   // on October 18
		{"2022-07-15", 9, "no-record"},    // and never has one
		{"2022-12-10", 9, "no-record"},    // which is not overdue
		{"2023-01-31", 19, "unfinished"},  // completed unmet on January 13
		{"2023-02-01", 26, "unfinished"},  // completed in part on January 10
		{"2023-02-01", 9, "unreported"},   // closed without a statement
		{"2023-02-01", 14, "unreported"},  // nor here
		{"2026-11-24", 38, "done"},        // on January 19, before the plan was settled
		{"2022-09-28", 20, "due-soon"},    // six techniques by September 30
		{"2022-09-30", 20, "in-progress"}, // by November 30, as granted on the 29th
		{"2022-10-20", 20, "in-progress"}, // so the sixth does not lack yet
		{"2022-07-15", 23, "done"},        // on June 24, as it was claimed
		{"2022-09-03", 23, "in-progress"}, // which was not accepted on August 10
		{"2022-10-20", 23, "done"},        // again on October 19
		{"2022-12-10", 4, "in-progress"},  // without a dispatch in August, which has no due day
		{"2023-02-01", 4, "unfinished"},   // completed in part on December 30
		{"2026-11-24", 42, "unreported"},  // what was put on record after the close changes nothing
	} {
		if task := numbered(t, ownSite(t, c.asOf).tasks(t), c.number); task.State != c.state {
			t.Errorf("as of %s task %d is %s, want %s", c.asOf, c.number, task.State, c.state)
		}
	}
}

// Nothing of the second quarter was on record of task 42 until August 3. Task 4 told in August that there was no dispatch.
func TestSilenceFollowsFromTheRecord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		asOf   string
		number int
		silent bool
	}{{"2022-06-05", 42, false}, {"2022-07-15", 42, true}, {"2022-09-03", 42, false}, {"2022-09-03", 4, false}} {
		if task := numbered(t, ownSite(t, c.asOf).tasks(t), c.number); task.Silent != c.silent {
			t.Errorf("as of %s task %d is silent: %v", c.asOf, c.number, task.Silent)
		}
	}
}

// On a night on which nothing falls due, nothing is rewritten but what names the day.
func TestAQuietNightRewritesNoPage(t *testing.T) {
	t.Parallel()
	before, after := ownSite(t, "2022-09-03"), ownSite(t, "2022-09-04")
	named := []string{"about/this-copy/index.html", "2022/data/tasks.json", "2022/data/incidents.json", "2022/data/assessment.json", "2022/data/index.html", "2022/data/datapackage.json", "2022/data/plan.xlsx"}
	for path, text := range after {
		isTimeline := path == "2022/timeline/index.html" || strings.HasSuffix(path, "/timeline/index.html") // a line marks the day
		if !bytes.Equal(text, before[path]) && !slices.Contains(named, path) && !isTimeline {
			t.Errorf("%s was rewritten overnight", path)
		}
	}
	for _, path := range named {
		if bytes.Equal(before[path], after[path]) {
			t.Errorf("%s does not name the day", path)
		}
	}
}
