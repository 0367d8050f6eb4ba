package site

import (
	"math"
	"slices"
	"strings"

	"gongshi/generator/day"
)

// A MilestoneState is what a milestone has come to, as of a day.
type MilestoneState string

// The states of a milestone: met when its records reach the total, missed when its due day passed before that, else open.
const (
	Met    MilestoneState = "met"
	Missed MilestoneState = "missed"
	Open   MilestoneState = "open"
)

// In returns the milestone's total within a task: as given, or the number of whole periods in which the task runs, or 1.
func (m *Milestone) In(t *Task) float64 {
	switch {
	case m.Every != day.Never:
		return float64(len(t.periods(m.Every)))
	case m.Total != 0:
		return m.Total
	default:
		return 1
	}
}

// Reached returns what is on record by a day: the units done, or the amount last reported.
func (m *Milestone) Reached(d day.Day) float64 {
	if m.Values != nil {
		var last Value
		for _, v := range m.Values {
			if v.Date <= d && v.Date >= last.Date {
				last = v
			}
		}
		return last.Value
	}
	units := 0.0
	for _, done := range m.Done {
		if done <= d {
			units++
		}
	}
	return units
}

// ByAmount reports whether the milestone is told by amounts reached: it is so already, or its total cannot be counted one by one.
func (m *Milestone) ByAmount() bool {
	whole := m.Total == math.Trunc(m.Total)
	return m.Values != nil || m.Done == nil && (m.Goal == AtMost || m.Total > 20 || !whole || strings.Contains(m.Unit, "%"))
}

// State returns what the milestone has come to in a task by a day. What was reached by the due day stays met, whatever is recorded later.
func (m *Milestone) State(t *Task, d day.Day) MilestoneState {
	switch {
	case m.isReached(t, d), m.Due != 0 && m.Due < d && m.isReached(t, m.Due):
		return Met
	case m.Due != 0 && t.Plan.Reckoned(m.Due) < d:
		return Missed
	default:
		return Open
	}
}

func (m *Milestone) isReached(t *Task, d day.Day) bool {
	total := m.In(t)
	if m.Goal == AtMost {
		return m.lastRecord(d) != 0 && m.Reached(d) <= total
	}
	return total > 0 && m.Reached(d) >= total
}

// MilestoneState returns what a milestone has come to in a task of a status as of the clock's day, and whether the task was over before it
// was due. Such a milestone was not missed: it stays open, unless the task ended short of its promise. One that was due by the end of a plan that is closed was, also on its last day.
func (t *Task) MilestoneState(m *Milestone, s *Status, c Clock) (state MilestoneState, over bool) {
	state = m.State(t, c.Day)
	if state == Met || m.Due == 0 {
		return state, false
	}
	if since := t.overSince(s); since != 0 && since <= t.Plan.Reckoned(m.Due) && (s.State == Done || s.State == Cancelled) {
		return Open, true
	}
	if c.Closed {
		return Missed, false
	}
	return state, false
}

// overSince returns the day on which the task was done or cancelled, or none if it was not by the day of the status.
func (t *Task) overSince(s *Status) day.Day {
	if s.State == Cancelled {
		return t.Cancelled
	}
	return s.Completed
}

// MetOn returns the day since which the records by d reach the total, or none. A later amount may take an earlier one back, but not
// what was reached by the due day.
func (m *Milestone) MetOn(t *Task, d day.Day) day.Day {
	if m.Due != 0 && m.Due < d && m.isReached(t, m.Due) {
		d = m.Due
	}
	var since day.Day
	for _, on := range slices.Sorted(slices.Values(m.days())) {
		switch {
		case on > d:
		case !m.isReached(t, on):
			since = 0
		case since == 0:
			since = on
		}
	}
	return since
}

func (m *Milestone) days() []day.Day {
	days := append([]day.Day{}, m.Done...)
	for _, v := range m.Values {
		days = append(days, v.Date)
	}
	return days
}

func (m *Milestone) lastRecord(d day.Day) day.Day {
	var last day.Day
	for _, on := range m.days() {
		if on <= d {
			last = max(last, on)
		}
	}
	return last
}

// An Outcome is what came of a promise for a day, as of a day.
type Outcome string

// The outcomes. What was kept after its day stays late for good; what is past its day and not on record as done is not met,
// whether or not its plan still runs. A promise whose task was done or cancelled before the day came is no longer due. One whose day was
// moved stays as it was made, and goes on as another for the day in force.
const (
	OnTime Outcome = "on-time"
	Late   Outcome = "late"
	NotMet Outcome = "not-met"
	Ahead  Outcome = "open"
	Lapsed Outcome = "lapsed"
	Moved  Outcome = "moved"
)

// Outcomes returns every outcome, in the order in which a ledger counts them.
func Outcomes() []Outcome { return []Outcome{OnTime, Late, NotMet, Ahead, Lapsed, Moved} }

// A Pledge is an entry of the ledger (到期账): a promise for a day, the task's own or a milestone's, with what came of it.
type Pledge struct {
	Milestone *Milestone // nil for the task itself
	Due       day.Day
	Done      day.Day // on which it was kept, or none
	Outcome   Outcome
	Change    *Change // that moved it, of one that was moved
}

// Pledges returns what the task promised for a day, as of the clock's day: first the task's own, then its milestones', and then those whose
// day was moved, in the order of the file.
func (t *Task) Pledges(s *Status, c Clock) []Pledge {
	var all []Pledge
	if t.Schedule.Due != 0 {
		p := Pledge{Due: t.Schedule.Due, Outcome: t.outcome(s, c)}
		if s.State == Done {
			p.Done = s.Completed
		}
		all = append(all, p)
	}
	for i := range t.Milestones {
		if m := &t.Milestones[i]; m.Due != 0 {
			all = append(all, Pledge{Milestone: m, Due: m.Due, Done: m.MetOn(t, c.Day), Outcome: t.outcomeOf(m, s, c)})
		}
	}
	return append(all, t.moved(c.Day)...)
}

// moved returns what the task had promised for days before changes that are in force on a day.
func (t *Task) moved(on day.Day) []Pledge {
	var all []Pledge
	for i := range t.Changes {
		c := &t.Changes[i]
		was, is := c.Was.Day()
		p := Pledge{Due: was, Outcome: Moved, Change: c, Milestone: t.milestone(c.Milestone)}
		if c.Field == DueField && is && c.Stage(on) == Granted && (p.Milestone != nil || c.Milestone == "") {
			all = append(all, p)
		}
	}
	return all
}

// milestone returns the milestone of a title; nil if there is none.
func (t *Task) milestone(title string) *Milestone {
	for i := range t.Milestones {
		if title != "" && t.Milestones[i].Title == title {
			return &t.Milestones[i]
		}
	}
	return nil
}

// outcome returns what came of the task's own due day. A task that was given up after its day was late all the same.
func (t *Task) outcome(s *Status, c Clock) Outcome {
	due := t.Plan.Reckoned(t.Schedule.Due)
	switch {
	case s.State == Done && s.Completed <= due:
		return OnTime
	case s.State == Done:
		return Late
	case s.State == Cancelled && t.Cancelled <= due:
		return Lapsed
	case s.Completed != 0, c.isPast(due):
		return NotMet
	default:
		return Ahead
	}
}

// outcomeOf returns what came of a milestone's due day. A task that ended short of its promise has not met what was still open.
func (t *Task) outcomeOf(m *Milestone, s *Status, c Clock) Outcome {
	over, due := t.overSince(s), t.Plan.Reckoned(m.Due)
	switch met := m.MetOn(t, c.Day); {
	case met != 0 && met <= due:
		return OnTime
	case met != 0:
		return Late
	case over != 0 && over <= due && (s.State == Done || s.State == Cancelled):
		return Lapsed
	case s.Completed != 0 && s.State != Done, c.isPast(due):
		return NotMet
	default:
		return Ahead
	}
}

// isPast reports whether a due day has passed: it lies before the clock's day, or the plan is closed and nothing more counts.
func (c Clock) isPast(due day.Day) bool { return due < c.Day || c.Closed }
