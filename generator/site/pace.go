package site

import (
	"gongshi/generator/day"
)

// A Pace is how what was reached compares with what was promised for a day.
type Pace string

// The paces. Where no pace was promised, there is none.
const (
	NoPace    Pace = ""
	AheadPace Pace = "ahead"
	OnPace    Pace = "on"
	SlowPace  Pace = "behind"
	FarBehind Pace = "far-behind"
)

// Progress is how far a milestone has come by a day, in shares of what was promised: 0 at the value at its start, 1 at its total.
type Progress struct {
	Pace              Pace
	Reached, Expected float64
}

// Progress returns how far the milestone has come in a task by the clock's day. There is a pace only where one was promised: evenly over
// the time, by steps, or period by period.
func (t *Task) Progress(m *Milestone, on day.Day) Progress {
	var p Progress
	if m.lastRecord(on) != 0 {
		p.Reached = m.share(m.Reached(on), t)
	}
	expected, promised := t.expected(m, on)
	if !promised || m.Goal == AtMost {
		return p
	}
	p.Expected = expected
	const percent, least = 100, 1e-9 // 0.5 - 0.4 is 0.0999…
	switch behind := percent*(p.Expected-p.Reached) + least; {
	case behind >= t.Plan.Pace.far():
		p.Pace = FarBehind
	case behind >= t.Plan.Pace.behind():
		p.Pace = SlowPace
	case p.Reached > p.Expected:
		p.Pace = AheadPace
	default:
		p.Pace = OnPace
	}
	return p
}

// share returns the share of a milestone's way that a value is; a milestone without a way has none.
func (m *Milestone) share(value float64, t *Task) float64 {
	way := m.In(t) - m.From
	if way == 0 {
		return 0
	}
	return (value - m.From) / way
}

// expected returns the share of a milestone that was promised for a day, and whether such a promise was made.
func (t *Task) expected(m *Milestone, on day.Day) (share float64, promised bool) {
	switch {
	case len(m.Steps) > 0:
		value := m.From
		for _, s := range m.Steps {
			if s.By <= on {
				value = s.Value
			}
		}
		return m.share(value, t), true
	case m.Every != day.Never:
		all := t.periods(m.Every)
		return float64(endedBy(all, on)) / float64(max(len(all), 1)), len(all) > 0
	case m.Pace == EvenPace:
		first, last := t.From(), t.Until()
		if m.Due != 0 {
			last = m.Due
		}
		passed := float64(min(max(on, first-1), last)-first+1) / float64(max(last-first+1, 1))
		return passed, true
	}
	return 0, false
}

func endedBy(periods []day.Period, on day.Day) int {
	n := 0
	for _, p := range periods {
		if p.Last < on {
			n++
		}
	}
	return n
}

// MissedPeriods returns the periods that ended before a day without a unit of a recurring milestone done in them.
func (t *Task) MissedPeriods(m *Milestone, on day.Day) []day.Period {
	var missed []day.Period
	for _, p := range t.periods(m.Every) {
		kept := false
		for _, d := range m.Done {
			kept = kept || d <= on && p.Contains(d)
		}
		if p.Last < on && !kept {
			missed = append(missed, p)
		}
	}
	return missed
}

// From is the day from which the task owes updates: the later of the plan's and its own first day.
func (t *Task) From() day.Day { return max(t.Plan.From(), t.Schedule.Start, t.Added) }

// Until is the last day for which it owes them: that of the plan, or of a task with a first day of its own its due day.
func (t *Task) Until() day.Day {
	if s := t.Schedule; s.Start != 0 && s.Due != 0 {
		return min(s.Due, t.Plan.End)
	}
	return t.Plan.End
}

// periods returns the whole periods in which the task runs.
func (t *Task) periods(e day.Every) []day.Period { return e.Whole(t.From(), t.Until()) }

// PaceRule is when a milestone counts as behind its pace, in points of 100.
type PaceRule struct{ Behind, Far int }

// The points that count where a plan does not say.
const (
	defaultBehind = 10
	defaultFar    = 30
)

func (r PaceRule) behind() float64 {
	if r.Behind == 0 {
		return defaultBehind
	}
	return float64(r.Behind)
}

func (r PaceRule) far() float64 {
	if r.Far == 0 {
		return max(defaultFar, r.behind())
	}
	return float64(r.Far)
}
