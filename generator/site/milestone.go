package site

import (
	"slices"

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

// In returns the milestone's total within a plan: as given, or the number of whole periods, or 1.
func (m *Milestone) In(p *Terms) float64 {
	switch {
	case m.Every != day.Never:
		return float64(len(m.Every.Whole(p.From(), p.End)))
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

// State returns what the milestone has come to in a plan by a day. What was reached by the due day stays met, whatever is recorded later.
func (m *Milestone) State(p *Terms, d day.Day) MilestoneState {
	switch {
	case m.isReached(p, d), m.Due != 0 && m.Due < d && m.isReached(p, m.Due):
		return Met
	case m.Due != 0 && m.Due < d:
		return Missed
	default:
		return Open
	}
}

func (m *Milestone) isReached(p *Terms, d day.Day) bool {
	total := m.In(p)
	return total > 0 && m.Reached(d) >= total
}

// MilestoneState returns what a milestone has come to in a task of a status as of the clock's day, and whether the task was over before it
// was due. Such a milestone was not missed: it stays open, unless the task ended short of its promise. One that was due by the end of a plan that is closed was, also on its last day.
func (t *Task) MilestoneState(m *Milestone, s *Status, c Clock) (state MilestoneState, over bool) {
	state = m.State(t.Plan, c.Day)
	if state == Met || m.Due == 0 {
		return state, false
	}
	if since := t.overSince(s); since != 0 && since <= m.Due && (s.State == Done || s.State == Cancelled) {
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
func (m *Milestone) MetOn(p *Terms, d day.Day) day.Day {
	if m.Due != 0 && m.Due < d && m.isReached(p, m.Due) {
		d = m.Due
	}
	var since day.Day
	for _, on := range slices.Sorted(slices.Values(m.days())) {
		switch {
		case on > d:
		case !m.isReached(p, on):
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
