package export

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// The index of tasks is made for one reader, static/filters.js, and comes over slow lines: so a task is an array, not an object, and
// what would only be its default at the end of it is left out. It is not open data, and may change with the script.
//
//	{"states": [["done","已完成"], …],      every state that occurs: its key, and the word for it in a list of choices
//	"silent": "应更新未更新",                the same for silent tasks
//	"categories": ["…", …],
//	"offices": ["…", …],
//	"areas": ["…", …],                     only where tasks name any
//	"numbers": [[1,33],[35,44]],           the tasks' numbers: runs of them, each from its first to its last
//	"days": {"2022-06-30": "2022年6月30日", …},
//	"unassigned": "原文未写明责任单位",      only where it is so of a task
//	"tasks": [
//	["title","behind","节点逾期",            title, state and the word for it,
//	"节点时限是…",["全年落实"],              why, and the time promised, in words
//	3,[[0,2],[],[1]],                      category and the offices in lead, joint and support, by their places above; -1 for no category
//	"2022-06-30","2022-06-28",             due day and the day of the newest update, for sorting; "" for none
//	3,                                     1 if it is silent, 2 if its record is sample data, and 4 if nobody is responsible, added up
//	"…",                                   if it is silent, for which period, in words; else ""
//	[0,1],                                 areas, by their places above
//	"3.10"],                               how its source numbers it, where that is not its number
//	…]}
//
// A task's page is at its number and a slash, from the index itself. In its words, dueDay stands for its due day and lastDay for that
// of its newest update, as days has them: dates are most of what differs from task to task, and most tasks would say them twice.

// Marks of a task in an index.
const (
	indexSilent     = 1
	indexSample     = 2
	indexUnassigned = 4
)

// What stands for the days of a task in its words. Unicode keeps these two out of all text, for uses such as this one.
const (
	dueDay  = "\uFDD0"
	lastDay = "\uFDD1"
)

// Index returns the index of tasks for filters. It is put together from remembered pieces, which hold words: whoever has other
// labels needs other pieces.
func Index(i *view.Index, remembered *Pieces, say Say) ([]byte, error) {
	states := mapped(i.States, func(b view.Badge) [2]string { return [2]string{b.State, say(b.Word)} })
	head := []byte("{")
	parts := []indexPart{
		{"states", states}, {"silent", say(view.Phrase{Label: "silent"})}, {"categories", list(i.Categories)},
		{"offices", list(i.Offices)}, {"numbers", runs(i.Tasks)}, {"days", days(i.Tasks, say)},
	}
	if len(i.Areas) > 0 {
		parts = append(parts, indexPart{"areas", i.Areas})
	}
	if slices.ContainsFunc(i.Tasks, func(t *view.IndexTask) bool { return t.Unassigned }) {
		parts = append(parts, indexPart{"unassigned", say(view.Phrase{Label: "role.unassigned"})})
	}
	for _, part := range parts {
		value, err := marshal(part.value)
		if err != nil {
			return nil, err
		}
		head = append(head, "\""+part.name+"\":"+string(value)+",\n"...)
	}
	number := func(t *view.IndexTask) int { return t.Number }
	tasks, err := piecesOf(remembered, i.Tasks, number, func(t *view.IndexTask) ([]byte, error) { return marshal(indexed(t, say)) })
	if err != nil {
		return nil, err
	}
	return joined(string(head)+"\"tasks\":[", tasks, ",", "\n]}\n"), nil
}

// An indexPart is a part of an index beside the tasks.
type indexPart struct {
	name  string
	value any
}

// runs returns the numbers of tasks in short: they have few holes.
func runs(tasks []*view.IndexTask) [][2]int {
	all := [][2]int{}
	for i, t := range tasks {
		if i > 0 && t.Number == tasks[i-1].Number+1 {
			all[len(all)-1][1] = t.Number
		} else {
			all = append(all, [2]int{t.Number, t.Number})
		}
	}
	return all
}

// days returns the days of tasks in words.
func days(tasks []*view.IndexTask, say Say) map[string]string {
	all := map[string]string{}
	for _, t := range tasks {
		for _, d := range []string{t.Due, t.Last} {
			if _, known := all[d]; d != "" && !known {
				all[d] = sayDay(d, say)
			}
		}
	}
	return all
}

func sayDay(date string, say Say) string {
	d, _ := day.Parse(date)
	return say(view.Phrase{Label: "text.day", Day: d})
}

// indexed returns a task as an index has it.
func indexed(t *view.IndexTask, say Say) []any {
	marks := 0
	if t.Silent {
		marks += indexSilent
	}
	if t.Sample {
		marks += indexSample
	}
	if t.Unassigned {
		marks += indexUnassigned
	}
	short := dayless(t, say)
	all := []any{
		t.Title, t.State, say(t.Word), whyOf(t, short, say), mapped(t.When, short),
		t.Category, [][]int{list(t.Lead), list(t.Joint), list(t.Support)}, t.Due, t.Last,
	}
	isLabel := t.Called != strconv.Itoa(t.Number)
	hasMore := isLabel || len(t.Areas) > 0
	if marks > 0 || hasMore {
		all = append(all, marks)
	}
	if t.Silent || hasMore {
		all = append(all, short(t.Owed))
	}
	if hasMore {
		all = append(all, list(t.Areas))
	}
	if isLabel {
		all = append(all, t.Called)
	}
	return all
}

// whyOf says the fact that the task's state follows from, and what stands beside it.
func whyOf(t *view.IndexTask, short, say Say) string {
	why := short(t.Why)
	for _, fact := range t.Beside {
		if why != "" {
			why += say(view.Phrase{Label: "text.pause"})
		}
		why += short(fact)
	}
	return why
}

// dayless returns a way to say phrases of a task in which its days are left open.
func dayless(t *view.IndexTask, say Say) Say {
	var pairs []string
	for _, d := range []struct{ date, stand string }{{t.Due, dueDay}, {t.Last, lastDay}} {
		if d.date != "" {
			pairs = append(pairs, sayDay(d.date, say), d.stand)
		}
	}
	replacer := strings.NewReplacer(pairs...)
	return func(p view.Phrase) string { return replacer.Replace(say(p)) }
}
