package site

import "gongshi/generator/day"

// An Outcome is what came of a promise for a day, as of a day.
type Outcome string

// The outcomes. What was kept after its day stays late for good; what is past its day and not on record as done is not met,
// whether or not its plan still runs. A promise whose task was done or cancelled before the day came is no longer due.
const (
	OnTime Outcome = "on-time"
	Late   Outcome = "late"
	NotMet Outcome = "not-met"
	Ahead  Outcome = "open"
	Lapsed Outcome = "lapsed"
)

// Outcomes is every outcome, in the order in which a ledger counts them.
var Outcomes = []Outcome{OnTime, Late, NotMet, Ahead, Lapsed}

// A Pledge is an entry of the ledger (到期账): a promise for a day, the task's own or a milestone's, with what came of it.
type Pledge struct {
	Milestone *Milestone // nil for the task itself
	Due       day.Day
	Done      day.Day // on which it was kept, or none
	Outcome   Outcome
}

// Pledges returns what the task promised for a day, as of the clock's day: first the task's own, then its milestones'.
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
			all = append(all, Pledge{Milestone: m, Due: m.Due, Done: m.MetOn(t.Plan, c.Day), Outcome: t.outcomeOf(m, s, c)})
		}
	}
	return all
}

// outcome returns what came of the task's own due day. A task that was given up after its day was late all the same.
func (t *Task) outcome(s *Status, c Clock) Outcome {
	due := t.Schedule.Due
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
	over := t.overSince(s)
	switch met := m.MetOn(t.Plan, c.Day); {
	case met != 0 && met <= m.Due:
		return OnTime
	case met != 0:
		return Late
	case over != 0 && over <= m.Due && (s.State == Done || s.State == Cancelled):
		return Lapsed
	case s.Completed != 0 && s.State != Done, c.isPast(m.Due):
		return NotMet
	default:
		return Ahead
	}
}

// isPast reports whether a due day has passed: it lies before the clock's day, or the plan is closed and nothing more counts.
func (c Clock) isPast(due day.Day) bool { return due < c.Day || c.Closed }
