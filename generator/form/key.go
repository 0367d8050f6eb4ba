package form

import (
	"regexp"
	"strconv"

	"gongshi/generator/site"
)

// A key says what a row is about: it stands in a hidden column, so that it goes where the row goes.
type key struct {
	plan, period, office string
	task                 int
	milestone            string // what stands for one of the task's; empty for the task itself
	state                string // of the task when the form was made
}

func (k key) String() string {
	text := k.plan + "/" + k.period + "/" + k.office + "/" + strconv.Itoa(k.task)
	if k.milestone != "" {
		text += "/" + k.milestone
	}
	return text + "#" + k.state
}

var keyForm = regexp.MustCompile(`^([a-z0-9-]+)/(\d{4}-[a-z0-9]+)/([a-z0-9-]+)/(\d{1,9})(?:/([0-9a-f]{12}(?:-\d+)?))?#([0-9a-f]{12})$`)

// keyOf reads a key.
func keyOf(text string) (key, bool) {
	m := keyForm.FindStringSubmatch(text)
	if m == nil {
		return key{}, false
	}
	number, err := strconv.Atoi(m[4])
	return key{m[1], m[2], m[3], number, m[5], m[6]}, err == nil
}

// milestoneKeys returns what stands for each milestone of a task: their places may change, and two may be called alike.
func milestoneKeys(all []site.Milestone) []string {
	keys := make([]string, len(all))
	seen := map[string]int{}
	for i := range all {
		keys[i] = sumOf(all[i].Title)
		if seen[all[i].Title]++; seen[all[i].Title] > 1 {
			keys[i] += "-" + strconv.Itoa(seen[all[i].Title])
		}
	}
	return keys
}
