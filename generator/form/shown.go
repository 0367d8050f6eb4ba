package form

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"gongshi/generator/site"
)

// What a row shows, and what its key says. Whoever moves only some of the columns, or sorts by one of them, leaves the hidden keys where they
// were: then what is filled in stands beside the name of one task and the key of another.

// contradicts tells of a row that shows another task, or another milestone, than its key stands for. A title that somebody wrote more shortly is
// known still.
func (b *back) contradicts(a *answer, r *row) bool {
	shows, means := "", labelled(a.task)
	if r.key.milestone == "" {
		shows = otherTask(a, r)
	} else if shows, means = otherMilestone(a, r); means == "" {
		return false // it is gone, which is told by itself
	}
	if shows == "" {
		return false
	}
	r.problem("task", "import-form-other-row", "value", shows, "other", means)
	return true
}

// otherTask returns what the row of a task shows, if that is no name of the task: its number counts before its title.
func otherTask(a *answer, r *row) string {
	number, title := numberIn(r), r.text("task")
	own := likeness(title, a.task.Title)
	another := func(is func(t *site.Task) bool) bool {
		return slices.ContainsFunc(a.of.Tasks, func(t *site.Task) bool { return t != a.task && is(t) })
	}
	contradicts := false
	switch {
	case isMilestone(title):
		contradicts = true
	case number == "" || number == numberOf(a.task):
		contradicts = title != a.task.Title && another(func(t *site.Task) bool { return t.Title == title })
	case another(func(t *site.Task) bool { return numberOf(t) == number && likeness(title, t.Title) >= own }):
		contradicts = true
	default:
		contradicts = own < alike
	}
	if !contradicts {
		return ""
	}
	return strings.TrimSpace(number + " " + title)
}

// otherMilestone returns what the row of a milestone shows, if that is no name of it, and what its key stands for; nothing if that is gone.
func otherMilestone(a *answer, r *row) (shows, means string) {
	own := a.task.Written().Milestones
	i := slices.Index(milestoneKeys(own), r.key.milestone)
	if i < 0 {
		return "", ""
	}
	means = labelled(a.task) + " / " + own[i].Title
	number, text := numberIn(r), r.text("task")
	longest := ""
	for _, t := range a.of.Tasks {
		for k := range t.Written().Milestones {
			if m := &t.Written().Milestones[k]; len(m.Title) > len(longest) && strings.Contains(text, m.Title) {
				longest = m.Title
			}
		}
	}
	isTask := slices.ContainsFunc(a.of.Tasks, func(t *site.Task) bool {
		return number != "" && numberOf(t) == number || text != "" && t.Title == text
	})
	if isTask && !isMilestone(text) || longest != "" && longest != own[i].Title {
		return strings.TrimSpace(number + " " + text), means
	}
	return "", means
}

// isMilestone reports whether a text begins as that of a milestone's row.
func isMilestone(text string) bool {
	return slices.ContainsFunc(languages, func(language string) bool {
		before, _, _ := strings.Cut(voiceIn(language).say("cell.event", "title", gap), gap)
		return strings.HasPrefix(strings.TrimSpace(text), strings.TrimSpace(before))
	})
}

// numberOf returns what stands in the column of numbers for a task; nothing where the source numbers none.
func numberOf(t *site.Task) string {
	if t.Label == "" && !t.Plan.Numbered {
		return ""
	}
	return cmp.Or(t.Label, strconv.Itoa(t.Number))
}

// numberIn returns the number that a row shows, without the signs that people put behind one.
func numberIn(r *row) string { return strings.Trim(width.Fold.String(r.text("number")), " .、") }

// labelled returns the number and the title of a task.
func labelled(t *site.Task) string { return cmp.Or(t.Label, strconv.Itoa(t.Number)) + " " + t.Title }

// alike is how like two titles are that may be the same one.
const alike = 0.5

// likeness returns the share of the pairs of characters of the shorter text that the longer one has too, without blanks and signs: 1 if one is
// part of the other.
func likeness(x, y string) float64 {
	if x == y {
		return 1
	}
	short, long := []rune(plainHeading(x)), plainHeading(y)
	if len(short) > len([]rune(long)) {
		short, long = []rune(long), string(short)
	}
	if len(short) < 2 {
		return 0
	}
	found := 0
	for i := range short[1:] {
		if strings.Contains(long, string(short[i:i+2])) {
			found++
		}
	}
	return float64(found) / float64(len(short)-1)
}
