package site

import (
	"slices"

	"gongshi/generator/day"
)

// A Report is what a task's rule asks for: an update for a period.
type Report struct {
	Period day.Period
	Due    day.Day // the last day on which it is in time
	Given  bool
}

// Reports returns the reports for all periods of the task's rule, and which were given by a day.
//
// An update counts for the period in which it is dated. One dated in the days of grace after a period counts for that period, if that
// has no other, and then not for the next one as well: each update is one report. A period at whose end the task was paused takes none.
func (t *Task) Reports(on day.Day) []Report {
	periods := t.periods(t.Every)
	all := make([]Report, len(periods))
	taken := 0 // of the updates dated in the period at hand: those that count for the one before
	for i, p := range periods {
		r := Report{Period: p, Due: t.ReportDue(p), Given: t.updatesIn(p, on) > taken}
		taken = 0
		if !r.Given && !t.isPausedOn(p.Last) && t.updatesIn(day.Period{First: p.Last + 1, Last: r.Due}, on) > 0 {
			r.Given, taken = true, 1
		}
		all[i] = r
	}
	return all
}

// updatesIn returns how many updates dated in a period exist on a day.
func (t *Task) updatesIn(p day.Period, on day.Day) int {
	n := 0
	for i := range t.Updates {
		if u := &t.Updates[i]; p.Contains(u.Day) && u.Day <= on && !u.Withdrawn {
			n++
		}
	}
	return n
}

// ReportDue returns the last day on which a report for a period is in time. It is not after the last day on which a report counts at all.
func (t *Task) ReportDue(p day.Period) day.Day {
	return max(p.Last, min(p.Last.Add(t.Grace()), t.Plan.Closes()))
}

// Grace returns how many days after a period's end a report for it is in time: those of the plan, but fewer than any period of the task's
// own rule has.
func (t *Task) Grace() int { return max(0, min(t.Plan.Reporting.By, t.Every.Fewest()-1)) }

// Owes reports whether the task owes a report for a period of its rule: none if it was completed or cancelled by the day on which the report
// is due, or paused then or at the end of the period.
func (t *Task) Owes(p day.Period) bool {
	due := t.ReportDue(p)
	return !happened(t.Completed, due) && !happened(t.Cancelled, due) && !t.isPausedOn(p.Last) && !t.isPausedOn(due)
}

func (t *Task) isPausedOn(d day.Day) bool { return t.pausedOn(d, &Status{}) }

// silent returns the last period whose report was due before the clock's day, and whether it has none, though one was owed. A task owes
// none once it is completed or cancelled, nor while it is paused.
func (t *Task) silent(c Clock, s State) (day.Period, bool) {
	if s == Done || s == Cancelled || s == Paused || happened(t.Completed, c.Day) {
		return day.Period{}, false
	}
	for _, r := range slices.Backward(t.Reports(c.Day)) {
		if !c.hasPassed(r.Due) {
			continue
		}
		if r.Given || !t.Owes(r.Period) {
			break
		}
		return r.Period, true
	}
	return day.Period{}, false
}

// NextReport returns the first report, of a period that is over, running or to come, that is still in time and not there yet; none where
// no rule asks for it, or nothing more is owed.
func (t *Task) NextReport(s *Status, c Clock) (Report, bool) {
	if c.Closed || s.Completed != 0 || s.State == Cancelled || s.State == Paused {
		return Report{}, false
	}
	for _, r := range t.Reports(c.Day) {
		excused := r.Period.Last < c.Day && t.isPausedOn(r.Period.Last)
		if r.Due >= c.Day && !r.Given && !excused {
			return r, true
		}
	}
	return Report{}, false
}

// hasPassed reports whether a day is over. Of a plan that is closed the clock stays at its last day, and that is over, too.
func (c Clock) hasPassed(d day.Day) bool { return d < c.Day || c.Closed && d == c.Day }

// An OwedReport is a report that was due, and what came of that: OnTime, Late or NotMet.
type OwedReport struct {
	Report
	Came Outcome
}

// OwedReports returns the reports that the task owed and whose day has passed, in the order of their periods.
func (t *Task) OwedReports(c Clock) []OwedReport {
	on := c.Day
	now := t.On(on)
	var all []OwedReport
	for _, r := range now.Reports(on) {
		if !c.hasPassed(r.Due) || !now.Owes(r.Period) {
			continue
		}
		came := NotMet
		if r.Given {
			came = Late
		}
		then := t.On(r.Due).Reports(r.Due)
		if i := slices.IndexFunc(then, func(known Report) bool { return known.Period == r.Period }); i >= 0 && then[i].Given {
			came = OnTime
		}
		all = append(all, OwedReport{r, came})
	}
	return all
}
