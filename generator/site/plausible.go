package site

import (
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// What can be read and contradicts nothing may still be no record: days decades away, amounts that shrink, a promise that is called
// kept while a part of it is open.

// mostYears is how long a plan may run, and how far the day of its issue may lie from its start. For each month there are pages.
const mostYears = 20

// isFar reports whether two days lie more than a number of years apart. Days that are not given do not.
func isFar(a, b day.Day, years int) bool {
	return a != 0 && b != 0 && max(a, b) > min(a, b).Add(years*366)
}

// checkSpan finds the days of a plan that are decades away from its others. Most of them have a digit too many, or a wrong one.
func checkSpan(p *PlanFront, f *front.Findings) {
	far := func(path string, d day.Day, other string, from day.Day) {
		if isFar(d, from, mostYears) && !f.Faults.At(other) {
			f.Value(path, "day-far", "key", path, "value", d.String(), "other", from.String(), "expected", itoa(mostYears))
		}
	}
	if p.End >= p.Start {
		far("end", p.End, "start", p.Start)
	}
	if p.Settle >= p.End {
		far("settle", p.Settle, "end", p.End)
	}
	far("start", p.Start, "issued", p.Issued)
}

// spans reports whether a plan's days are near enough to each other to be counted through.
func (p *PlanFront) spans() bool {
	return !isFar(p.End, p.Start, mostYears) && !isFar(p.Closes(), p.End, mostYears) && !isFar(p.Start, p.Issued, mostYears)
}

// checkDueIssued finds a promise that was late on the day on which it was made.
func (j *joiner) checkDueIssued(t *Task, field string, due day.Day) {
	if p := t.Plan; due != 0 && due >= p.Start && due < p.Issued && p.Issued <= p.End {
		j.at(t.Body.File, field, "due-before-issued", "key", vocabulary.Counted(field), "value", due.String(), "other", p.Issued.String())
	}
}

// checkKept finds milestones that are open although the task is said to have met its promise in full.
func (j *joiner) checkKept(t *Task) {
	if t.Completed == 0 || !t.IsMet() || j.faultsOf(t.Body.File).At("outcome") {
		return
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if m.In(t.Plan) > 0 && !m.isReached(t.Plan, endOfTime) && !j.faultsOf(t.Body.File).At(front.Element("milestones", i)) {
			j.at(t.Body.File, "completed", "completed-with-open-milestone", "value", t.Completed.String(), "other", front.Shortened(m.Title))
		}
	}
}

// checkFalling finds an amount that is smaller than one that was reached before.
func checkFalling(m *Milestone, path string, f *front.Findings) {
	if !m.accumulates() {
		return
	}
	order := make([]int, len(m.Values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(m.Values[a].Date) - int(m.Values[b].Date) })
	for i := 1; i < len(order); i++ {
		before, now := m.Values[order[i-1]], m.Values[order[i]]
		if now.Value < before.Value && now.Date > before.Date {
			f.Value(front.Element(path+".values", order[i])+".value", "value-falls", "value", front.Number(now.Value), "other", front.Number(before.Value), "key", before.Date.String())
		}
	}
}

// accumulates reports whether amounts of a milestone can only grow. A rate, as 合格率, can fall.
func (m *Milestone) accumulates() bool {
	if strings.Contains(m.Title+m.Unit, "累计") || strings.Contains(m.Title, "完成率") {
		return true
	}
	return !strings.Contains(m.Title+m.Unit, "率") && !strings.Contains(strings.ToLower(m.Title), "rate")
}
