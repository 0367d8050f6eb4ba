package pages

import (
	"strconv"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// What a bulletin says of a task is what the record held at the end of the period, and never more.

// bulletinItem returns a task with what is said of it in a list of a bulletin.
func bulletinItem(s *site.TaskSummary, list int) *view.BulletinItem {
	t := s.Task
	return &view.BulletinItem{
		URL: t.URL(), Called: t.Called(), Title: t.Title, Offices: names(t.Plan, t.Roles.Lead, t.Roles.Joint), Sample: t.Sample, Facts: factsOf(s, list),
	}
}

func factsOf(s *site.TaskSummary, list int) [][]view.Phrase {
	fact := why(s.Task, s.Status, s.Clock)
	switch list {
	case lateList:
		return [][]view.Phrase{{fact}, {lastUpdate(s)}}
	case formerList:
		said := [][]view.Phrase{{stateWord(s.Task, s.Status, s.Clock)}}
		if fact.Label != "" {
			said = append(said, []view.Phrase{fact})
		}
		return said
	case reviewedList:
		return reviewFacts(s)
	case movedList:
		return movedFacts(s)
	case milestoneList:
		return milestoneFacts(s)
	case missedList:
		return missedFacts(s)
	case nextList:
		return nextFacts(s)
	default:
		return [][]view.Phrase{{fact}}
	}
}

// lastUpdate says on which day the newest update was, or that there is none.
func lastUpdate(s *site.TaskSummary) view.Phrase {
	if s.Status.Last == 0 {
		return label("bulletin.no-update")
	}
	return view.Phrase{Label: "bulletin.last-update", Day: s.Status.Last}
}

func movedFacts(s *site.TaskSummary) [][]view.Phrase {
	var all [][]view.Phrase
	for _, c := range s.Moved {
		all = append(all, changeSays(c, site.Granted))
		for _, fact := range changeFacts(c, site.Granted) {
			all = append(all, []view.Phrase{fact})
		}
	}
	return all
}

// reviewFacts says what came of each review in the period, and why.
func reviewFacts(s *site.TaskSummary) [][]view.Phrase {
	var all [][]view.Phrase
	for _, r := range s.Reviews {
		all = append(all, []view.Phrase{{Label: "text.day", Day: r.Date}, label("text.pause"), reviewSays(s.Task, r)})
		if r.Reason != "" {
			all = append(all, []view.Phrase{{Label: "task.reason", Text: r.Reason}})
		}
	}
	return all
}

// milestoneFacts says which milestones were met in the period, which fell due in it and were not, and which are behind their pace at its end.
func milestoneFacts(s *site.TaskSummary) [][]view.Phrase {
	var all [][]view.Phrase
	add := func(p view.Phrase) { all = append(all, []view.Phrase{p}) }
	for i := range s.Kept {
		if p := &s.Kept[i]; p.Milestone != nil {
			said := view.Phrase{Label: "bulletin.milestone-met", Day: p.Done, Text: p.Milestone.Title}
			if p.Outcome == site.Late {
				said.Label, said.Until = "bulletin.milestone-late", p.Due
			}
			add(said)
		}
	}
	for i := range s.Fell {
		if p := &s.Fell[i]; p.Milestone != nil && p.Done == 0 && p.Outcome != site.Lapsed {
			add(view.Phrase{Label: "bulletin.milestone-due", Day: p.Due, Text: p.Milestone.Title})
		}
	}
	if isAtRest(s.Status.State) {
		return all
	}
	for i := range s.Task.Milestones {
		m := &s.Task.Milestones[i]
		if p := s.Task.Progress(m, s.Clock.Day); p.Pace == site.SlowPace || p.Pace == site.FarBehind {
			all = append(all, []view.Phrase{text(m.Title), label("text.colon"), {Label: "milestone.pace-" + string(p.Pace), N: percent(p.Reached), Total: percent(p.Expected)}})
		}
	}
	return all
}

func missedFacts(s *site.TaskSummary) [][]view.Phrase {
	var all [][]view.Phrase
	for _, period := range s.Missed {
		all = append(all, []view.Phrase{{Label: "bulletin.missed", Period: period}})
	}
	return append(all, []view.Phrase{lastUpdate(s)})
}

func nextFacts(s *site.TaskSummary) [][]view.Phrase {
	var all [][]view.Phrase
	for i := range s.Next {
		said := view.Phrase{Label: "bulletin.due", Day: s.Next[i].Due}
		if m := s.Next[i].Milestone; m != nil {
			said.Label, said.Text = "bulletin.due-milestone", m.Title
		}
		all = append(all, []view.Phrase{said})
	}
	return all
}

// shareOf returns a count's share in per cent, where the whole is large enough for that.
func shareOf(n, total int) view.Phrase {
	switch {
	case total < fewestForPercents:
		return view.Phrase{}
	case n > 0 && rounded(n, total) == 0:
		return label("overview.share-under")
	}
	return text(strconv.Itoa(rounded(n, total)) + "%")
}
