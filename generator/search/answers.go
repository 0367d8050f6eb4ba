package search

import (
	"slices"
	"strings"

	"gongshi/generator/view"
)

// answers.json is a JSON array of the lists and pages that have names of their own, each an array:
//
//	["2022", "state", "2022/tasks/overdue/",   key of the plan, kind, place
//	"逾期未完成", "3 项任务",                    what the link says, how much is there
//	["逾期未完成", "逾期", …]]                   what it is called
//
// Kinds are state, office, area, category, month, and source for another office's site, which is of no plan here. A state that no task is in has neither place nor number. What a query asks for is found
// in this file alone: of each plan it has the states, the offices, the areas, the categories and the months, whatever the number
// of tasks, and all other offices' sites.

// Answers returns answers.json.
func Answers(v *view.SearchAnswers, say Say) []byte {
	b := []byte("[")
	for i, a := range v.All {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = appendStrings(append(b, '['), a.Plan, a.Kind, a.URL, say(a.Text), say(a.Count))
		b = append(appendStrings(append(b, ",["...), calledOf(a, say)...), "]]"...)
	}
	return append(b, "]\n"...)
}

// calledOf returns what an answer is called, each word once. Of the interface's labels, one may say several words.
func calledOf(a view.SearchAnswer, say Say) []string {
	var all []string
	for _, word := range a.Words {
		if word.Label == "" {
			all = append(all, word.Text)
			continue
		}
		for _, said := range strings.Split(say(word), "|") {
			if !slices.Contains(all, said) {
				all = append(all, said)
			}
		}
	}
	return all
}
