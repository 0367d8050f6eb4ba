package site

import (
	"slices"

	"gongshi/generator/day"
)

// A State is what a task has come to, as of a day. It is derived from the record, never written down.
type State string

// The states, in the order in which the first that holds is taken (docs/format.md).
const (
	Done       State = "done"
	Cancelled  State = "cancelled"
	Paused     State = "paused"
	Unfinished State = "unfinished"
	Unreported State = "unreported"
	Overdue    State = "overdue"
	Behind     State = "behind"
	DueSoon    State = "due-soon"
	InProgress State = "in-progress"
	NoRecord   State = "no-record"
)

// States returns every state, in that order.
func States() []State {
	return []State{Done, Cancelled, Paused, Unfinished, Unreported, Overdue, Behind, DueSoon, InProgress, NoRecord}
}

// RulesVersion is the version of the rules by which states and figures follow from the record. It rises when the same record can come to
// another state or count; the page of states says what changed.
const RulesVersion = 2

// A Clock is the day as of which a plan is shown. Facts dated after Day do not exist yet.
type Clock struct {
	Day     day.Day // today, or the day on which the plan was settled, whichever is earlier
	Closed  bool    // today is after that day: the plan is shown as it stood then
	DueSoon int     // days ahead that count as soon
}

// Clock returns the day as of which the plan is shown today.
func (t *Terms) Clock(today day.Day, dueSoon int) Clock {
	return Clock{Day: min(today, t.Closes()), Closed: today > t.Closes(), DueSoon: dueSoon}
}

// A Stage is how far a plan's time has come.
type Stage string

// The stages: before its first day, in its time, after its end while late reports still count, and closed for good.
const (
	NotBegun Stage = "not-begun"
	Running  Stage = "running"
	Settling Stage = "settling"
	Closed   Stage = "closed"
)

// Stage returns how far the plan's time has come on the clock's day.
func (t *Terms) Stage(c Clock) Stage {
	switch {
	case c.Closed:
		return Closed
	case c.Day > t.End:
		return Settling
	case c.Day < t.Start:
		return NotBegun
	default:
		return Running
	}
}

// A Status is a task's state with what it follows from.
type Status struct {
	State     State
	Silent    bool       // the last period whose report is due has none, though one was owed
	Owed      day.Period // for Silent: that period
	Since     day.Day    // for Silent: of the newest update after that period, or none
	LateDays  int        // days from the due day to the completion; 0 if in time
	HasLate   bool       // the task is done and had a due day
	Completed day.Day    // of the closing statement, whatever its outcome, or none
	Last      day.Day    // of the newest update that is not withdrawn, or none
	Record    day.Day    // of the newest record of a milestone, or none
	Due       day.Day    // for DueSoon: the day that is near
	Milestone *Milestone // for Behind and DueSoon: the milestone meant; nil if it is the task itself
	Pause     *Pause     // for Paused
}

// Status returns the task's state.
func (t *Task) Status(c Clock) Status {
	s := Status{Last: t.lastUpdate(c.Day), Record: t.lastRecord(c.Day)}
	if happened(t.Completed, c.Day) {
		s.Completed = t.Completed
	}
	s.State = t.state(c, &s)
	if s.State == Done && t.Schedule.Due != 0 {
		s.HasLate, s.LateDays = true, max(0, int(t.Completed-t.Plan.Reckoned(t.Schedule.Due)))
	}
	s.Owed, s.Silent = t.silent(c, s.State)
	if s.Silent && s.Last > s.Owed.Last {
		s.Since = s.Last
	}
	return s
}

// state returns the first state that holds, and notes in s what it follows from.
func (t *Task) state(c Clock, s *Status) State {
	due := t.Schedule.Due
	switch {
	case s.Completed != 0 && t.IsMet():
		return Done
	case happened(t.Cancelled, c.Day):
		return Cancelled
	case t.pausedOn(c.Day, s):
		return Paused
	case s.Completed != 0, c.Closed && due != 0:
		return Unfinished
	case c.Closed:
		return Unreported
	case due != 0 && t.Plan.Reckoned(due) < c.Day:
		return Overdue
	case t.missedMilestone(c.Day, s):
		return Behind
	case t.near(c, s):
		return DueSoon
	case t.hasProgress(c.Day), s.Record != 0:
		return InProgress
	default:
		return NoRecord
	}
}

func happened(fact, on day.Day) bool { return fact != 0 && fact <= on }

// IsMet reports whether the completion, if there is one, met the promise in full.
func (t *Task) IsMet() bool { return t.Outcome == "" || t.Outcome == "met" }

func (t *Task) pausedOn(d day.Day, s *Status) bool {
	for i := range t.Pauses {
		if t.Pauses[i].Contains(d) {
			s.Pause = &t.Pauses[i]
			return true
		}
	}
	return false
}

// missedMilestone notes the milestone that was missed first.
func (t *Task) missedMilestone(d day.Day, s *Status) bool {
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if m.State(t, d) == Missed && (s.Milestone == nil || m.Due < s.Milestone.Due) {
			s.Milestone = m
		}
	}
	return s.Milestone != nil
}

// near notes the first day that lies no more than the clock's DueSoon days ahead: the task's, or an open milestone's.
func (t *Task) near(c Clock, s *Status) bool {
	soon := day.Period{First: c.Day, Last: c.Day.Add(c.DueSoon)}
	if due := t.Schedule.Due; due != 0 && soon.Contains(due) {
		s.Due = due
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if m.Due != 0 && soon.Contains(m.Due) && m.State(t, c.Day) == Open && (s.Due == 0 || m.Due < s.Due) {
			s.Due, s.Milestone = m.Due, m
		}
	}
	return s.Due != 0
}

func (t *Task) lastUpdate(d day.Day) day.Day {
	for i := range t.Updates {
		if u := &t.Updates[i]; u.Day <= d && !u.Withdrawn {
			return u.Day
		}
	}
	return 0
}

// hasProgress reports whether some update by a day tells of more than that there is nothing new.
func (t *Task) hasProgress(d day.Day) bool {
	return slices.ContainsFunc(t.UpdatesOn(d), func(u Update) bool { return !u.Withdrawn && !u.NoProgress })
}

func (t *Task) lastRecord(d day.Day) day.Day {
	var last day.Day
	for i := range t.Milestones {
		last = max(last, t.Milestones[i].lastRecord(d))
	}
	return last
}

// UpdatesOn returns the updates that exist on a day, the newest first.
func (t *Task) UpdatesOn(d day.Day) []Update {
	for i := range t.Updates {
		if t.Updates[i].Day <= d {
			return t.Updates[i:]
		}
	}
	return nil
}
