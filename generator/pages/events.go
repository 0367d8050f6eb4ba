package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The kinds of events. The first three are promises for a day, and stand in lanes alone; the others are shown once they happened.
const (
	dueEvent             = "due"
	milestoneDueEvent    = "milestone-due"
	milestoneMissedEvent = "milestone-missed"
	milestoneMetEvent    = "milestone-met"
	recordEvent          = "record"
	completedEvent       = "completed"
	cancelledEvent       = "cancelled"
	pausedEvent          = "paused"
	resumedEvent         = "resumed"
)

// An adder takes what happened; m is the milestone whose it is, or nil. Of no day, and of one that is still to come, it takes nothing.
type adder func(d day.Day, kind string, word view.Phrase, m *site.Milestone)

// newEvents returns what happened to the task, in the order of its front matter. What it promised for a day is in dueRows.
func (t *task) newEvents() []*view.Event {
	var all []*view.Event
	happened := func(d day.Day, kind string, word view.Phrase, m *site.Milestone) {
		if d != 0 && d <= t.clock.Day {
			all = append(all, &view.Event{Day: d, Kind: kind, Word: word, What: titleOf(m), Task: t.row})
		}
	}
	for i := range t.Milestones {
		t.milestoneEvents(&t.Milestones[i], happened)
	}
	for _, pause := range t.Pauses {
		happened(pause.From, pausedEvent, label("event.paused"), nil)
		if pause.Until != 0 && !t.isOverBy(pause.Until.Add(1)) && !t.isPaused(pause.Until.Add(1)) {
			happened(pause.Until.Add(1), resumedEvent, label("event.resumed"), nil)
		}
	}
	happened(t.Completed, completedEvent, completionWord(t.Task), nil)
	happened(t.Cancelled, cancelledEvent, label("event.cancelled"), nil)
	return all
}

// isPaused reports whether the task is paused on a day.
func (t *task) isPaused(on day.Day) bool {
	return slices.ContainsFunc(t.Pauses, func(p site.Pause) bool { return p.Contains(on) })
}

// completionWord says that a task was completed, late, or with another outcome than was promised.
func completionWord(t *site.Task) view.Phrase {
	switch due := t.Schedule.Due; {
	case t.IsMet() && due != 0 && t.Completed > due:
		return label("event.completed-late")
	case t.IsMet():
		return label("event.completed")
	}
	return label("state.unfinished-" + t.Outcome)
}

func (t *task) milestoneEvents(m *site.Milestone, add adder) {
	total, met := m.In(t.Task), m.MetOn(t.Task, t.clock.Day)
	for i, d := range slices.Sorted(slices.Values(m.Done)) {
		if d != met {
			add(d, recordEvent, view.Phrase{Label: "event.record", N: float64(i + 1), Total: total, Text: m.Unit}, m)
		}
	}
	for _, v := range m.Values {
		if v.Date != met {
			add(v.Date, recordEvent, view.Phrase{Label: "event.record", N: v.Value, Total: total, Text: m.Unit}, m)
		}
	}
	word := label("event.milestone-met")
	if t.isLate(m) {
		word = label("event.milestone-late")
	}
	add(met, milestoneMetEvent, word, m)
}

// markRoom is what a sign takes up in each direction, in the units of an axis.
const markRoom = 26

// The kinds of marks that tell more than the event does that they stand for: what was kept late, what was not kept by its day, and what
// ended short of its promise. A day from which a promise was moved keeps a sign.
const (
	overdueMark       = "overdue"
	movedMark         = "moved"
	lateMark          = "completed-late"
	lateMilestoneMark = "milestone-met-late"
	endedMark         = "ended-" // and the outcome
)

// A marker takes a mark of a day; m is the milestone whose it is, or nil. Without a day there is no mark.
type marker func(d day.Day, kind string, word view.Phrase, m *site.Milestone)

// marks returns the signs of the task in the order of days. A promise that was kept has its sign where it was kept; where it fell due
// stands one only if it was not kept by then. Of what lay ahead when the task was over nothing is left. Rests are spans.
func (t *task) marks(a axis) []view.Mark {
	var all []view.Mark
	add := func(d day.Day, kind string, word view.Phrase, m *site.Milestone) {
		if a.contains(d) {
			all = append(all, view.Mark{Kind: kind, X: a.middle(d), Day: d, Word: word, What: titleOf(m)})
		}
	}
	for i := range t.pledges {
		t.markDue(&t.pledges[i], add)
	}
	for i := range t.Milestones {
		t.markRecords(&t.Milestones[i], add)
	}
	t.markEnd(add)
	slices.SortStableFunc(all, func(a, b view.Mark) int { return int(a.Day - b.Day) })
	return all
}

// titleOf returns a milestone's title; of none, nothing.
func titleOf(m *site.Milestone) string {
	if m == nil {
		return ""
	}
	return m.Title
}

// markDue marks the day of a promise, as long as it lies ahead or if it went by.
func (t *task) markDue(p *site.Pledge, add marker) {
	ahead, past := label("event.due"), label("lane.overdue")
	kinds := [2]string{dueEvent, overdueMark}
	if p.Milestone != nil {
		ahead, past = label("event.milestone-due"), label("event.milestone-missed")
		kinds = [2]string{milestoneDueEvent, milestoneMissedEvent}
	}
	switch {
	case p.Outcome == site.Moved:
		add(p.Due, movedMark, label("lane.moved"), p.Milestone)
	case p.Outcome == site.Ahead:
		add(p.Due, kinds[0], ahead, p.Milestone)
	case (p.Outcome == site.Late || p.Outcome == site.NotMet) && !t.isOverBy(p.Due):
		add(p.Due, kinds[1], past, p.Milestone)
	}
}

// markRecords marks the records of a milestone, the one that met it by a sign of its own.
func (t *task) markRecords(m *site.Milestone, add marker) {
	total, met := m.In(t.Task), m.MetOn(t.Task, t.clock.Day)
	record := func(d day.Day, reached float64) {
		if d <= t.clock.Day && d != met {
			add(d, recordEvent, view.Phrase{Label: "event.record", N: reached, Total: total, Text: m.Unit}, m)
		}
	}
	for i, d := range slices.Sorted(slices.Values(m.Done)) {
		record(d, float64(i+1))
	}
	for _, v := range m.Values {
		record(v.Date, v.Value)
	}
	switch {
	case met != 0 && m.Due != 0 && met > t.Plan.Reckoned(m.Due):
		add(met, lateMilestoneMark, label("lane.milestone-met-late"), m)
	case met != 0:
		add(met, milestoneMetEvent, label("event.milestone-met"), m)
	}
}

// markEnd marks the day on which the task was over, by what came of it.
func (t *task) markEnd(add marker) {
	over := t.overSince()
	switch {
	case over == 0:
	case t.status.State == site.Cancelled:
		add(over, cancelledEvent, label("event.cancelled"), nil)
	case !t.IsMet():
		add(over, endedMark+t.Outcome, label("lane.ended-"+t.Outcome), nil)
	case t.status.LateDays > 0:
		add(over, lateMark, label("lane.completed-late"), nil)
	default:
		add(over, completedEvent, label("event.completed"), nil)
	}
}

// stack sets signs that would lie over each other into rows, the lowest first, and returns how many rows there are: at least one.
func stack(marks []view.Mark) int {
	ends := make([]int, 1, 4) // of what stands in each row
	for i := range marks {
		m := &marks[i]
		row := slices.IndexFunc(ends, func(end int) bool { return end <= m.X })
		if row < 0 {
			row, ends = len(ends), append(ends, 0)
		}
		ends[row], m.Y = m.X+markRoom, -row*markRoom
	}
	return len(ends)
}

// legend is every sign of a timeline in the order in which they are explained, with its word there.
var legend = []view.LaneKey{
	{Kind: yearRoundSpan, Span: true, Word: label("lane.running")},
	{Kind: directedSpan, Span: true, Word: label("lane.directed")},
	{Kind: overdueSpan, Span: true, Word: label("lane.overdue-span")},
	{Kind: pauseSpan, Span: true, Word: label("lane.pause")},
	{Kind: dueEvent, Word: label("event.due")},
	{Kind: movedMark, Word: label("lane.moved")},
	{Kind: overdueMark, Word: label("lane.overdue")},
	{Kind: completedEvent, Word: label("event.completed")},
	{Kind: lateMark, Word: label("lane.completed-late")},
	{Kind: endedMark + "partly", Word: label("lane.ended-partly")},
	{Kind: endedMark + "unmet", Word: label("lane.ended-unmet")},
	{Kind: cancelledEvent, Word: label("event.cancelled")},
	{Kind: milestoneDueEvent, Word: label("event.milestone-due")},
	{Kind: milestoneMetEvent, Word: label("event.milestone-met")},
	{Kind: lateMilestoneMark, Word: label("lane.milestone-met-late")},
	{Kind: milestoneMissedEvent, Word: label("event.milestone-missed")},
	{Kind: recordEvent, Word: label("lane.record")},
	{Kind: updateTick, Word: label("lane.update")},
}

// updateTick is the sign of updates.
const updateTick = "update"

// keysOf returns the legend of some lanes: the signs that occur there.
func keysOf(lanes []*view.Lane) []view.LaneKey {
	type sign struct {
		kind string
		span bool
	}
	seen := map[sign]bool{}
	for _, l := range lanes {
		for _, s := range l.Spans {
			seen[sign{s.Kind, true}] = true
			if s.Kind == untilDueSpan {
				seen[sign{yearRoundSpan, true}] = true // they look the same
			}
		}
		for _, m := range l.Marks {
			seen[sign{m.Kind, false}] = true
		}
		if len(l.Ticks) > 0 {
			seen[sign{updateTick, false}] = true
		}
	}
	var keys []view.LaneKey
	for _, key := range legend {
		if seen[sign{key.Kind, key.Span}] {
			keys = append(keys, key)
		}
	}
	return keys
}
