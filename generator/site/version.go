package site

import (
	"slices"

	"gongshi/generator/day"
)

// A promise has versions, each with the day from which it holds, and a fact has its day and the day on which it was reported. What a
// task is on a day is one of its versions: all else follows from that and the day.

// A version is a task, or the terms of its plan, as they stood before a day.
type version[T any] struct {
	before day.Day
	of     *T
}

// versionOn returns which of the versions, in the order of days, holds on a day; nil if it is none of them.
func versionOn[T any](all []version[T], d day.Day) *T {
	for _, v := range all {
		if d < v.before {
			return v.of
		}
	}
	return nil
}

// On returns the task as it was promised and as its record stood when a day came to its end: without the changes that were decided later,
// and without what was reported later. Facts dated after the day are still there.
func (t *Task) On(d day.Day) *Task {
	if v := versionOn(t.versions, d); v != nil {
		return v
	}
	return t
}

// Written returns the front matter as the file has it: with a completion that a review returned, and with all that was reported late.
func (t *Task) Written() *Front {
	if t.whole != nil {
		return t.whole.Front
	}
	return t.Front
}

// ClaimOf returns the day of the completion that a review returned; none if it returned none.
func (t *Task) ClaimOf(r *Review) day.Day {
	if r.Result != Returned {
		return 0
	}
	return r.claim(t.Written())
}

// On returns the terms of the plan as they were in force on a day.
func (t *Terms) On(d day.Day) *Terms {
	if v := versionOn(t.versions, d); v != nil {
		return v
	}
	return t
}

// On returns the plan with its terms as they were in force on a day.
func (p *Plan) On(d day.Day) *Plan {
	terms := p.Terms.On(d)
	if terms == p.Terms {
		return p
	}
	then := *p
	then.Terms = terms
	return &then
}

// Span returns the first and the last day of the plan, as far as any of its versions until this one went: what was published of a month stays,
// also when the plan was made shorter later.
func (t *Terms) Span() day.Period {
	all := day.Period{First: t.Start, Last: t.End}
	for _, v := range t.versions {
		all = day.Period{First: min(all.First, v.of.Start), Last: max(all.Last, v.of.End)}
	}
	return all
}

// addVersions makes the terms of a plan as they were before each of its changes.
func (t *Terms) addVersions() {
	var days []day.Day
	for i := range t.Changes {
		if d := t.Changes[i].Decided; d != 0 {
			days = append(days, d)
		}
	}
	for _, before := range sortedDays(days) {
		front := *t.PlanFront
		for i := len(t.Changes) - 1; i >= 0; i-- {
			if c := &t.Changes[i]; c.Decided >= before {
				c.undoIn(&front)
			}
		}
		earlier := slices.Clone(t.versions)
		t.versions = append(t.versions, version[Terms]{before, &Terms{PlanFront: &front, Key: t.Key, unread: t.unread, versions: earlier}})
	}
}

func sortedDays(days []day.Day) []day.Day {
	slices.Sort(days)
	return slices.Compact(days)
}

// undoIn gives a plan what a change of it was made from.
func (c *Change) undoIn(p *PlanFront) {
	d, _ := c.Was.Day()
	text, _ := c.Was.Text()
	switch c.Field {
	case TitleField:
		p.Title = text
	case StartField:
		p.Start = d
	case EndField:
		p.End = d
	case SettleField:
		p.Settle = d
	case ReportingField:
		p.Reporting.Every, _ = day.ParseEvery(text)
	}
}

// addVersions makes the task as it stood before each day on which a change was decided, a completion returned or a fact reported
// late.
func (t *Task) addVersions() {
	var days []day.Day
	for _, v := range t.Plan.versions {
		days = append(days, v.before)
	}
	for i := range t.Changes {
		days = append(days, t.Changes[i].Decided)
	}
	for i := range t.Reviews {
		if r := &t.Reviews[i]; r.Result == Returned {
			days = append(days, r.Date)
		}
	}
	for i := range t.Updates {
		days = append(days, t.Updates[i].Reported)
	}
	days = slices.DeleteFunc(days, func(d day.Day) bool { return d == 0 })
	if len(days) == 0 {
		return
	}
	whole := *t
	for _, before := range sortedDays(days) {
		t.versions = append(t.versions, version[Task]{before, whole.before(before)})
	}
	now := whole.before(endOfTime)
	t.Front, t.Updates, t.whole = now.Front, now.Updates, &whole
}

// before returns the task as it stood before a day.
func (t *Task) before(d day.Day) *Task {
	v, front := *t, *t.Front
	v.Front, v.Plan, v.whole = &front, t.Plan.On(d-1), t
	front.Milestones = slices.Clone(front.Milestones)
	for i := len(t.Changes) - 1; i >= 0; i-- {
		if c := &t.Changes[i]; c.Decided >= d {
			c.undo(&v)
		}
	}
	v.dropLate(d)
	v.settleCompletion(d)
	v.setRule()
	return &v
}

// setRule sets how often the task owes an update: by its own rule, or else by the plan's.
func (t *Task) setRule() {
	t.Every = t.Plan.Reporting.Every
	if t.Reporting != "" {
		t.Every, _ = day.ParseEvery(t.Reporting)
	}
}

// undo gives a task what a change of it was made from.
func (c *Change) undo(t *Task) {
	d, _ := c.Was.Day()
	text, _ := c.Was.Text()
	number, _ := c.Was.Number()
	names, _ := c.Was.Texts()
	if c.Milestone != "" {
		i := slices.IndexFunc(t.Milestones, func(m Milestone) bool { return m.Title == c.Milestone })
		if i < 0 {
			return
		}
		switch m := &t.Milestones[i]; c.Field {
		case DueField:
			m.Due = d
		case TotalField:
			m.Total = number
		case EveryField:
			m.Every, _ = day.ParseEvery(text)
		}
		return
	}
	switch c.Field {
	case DueField:
		t.Schedule.Due = d
	case StartField:
		t.Schedule.Start = d
	case LeadField:
		t.Lead, t.Roles.Lead = names, c.was.offices
	case JointField:
		t.Joint, t.Roles.Joint = names, c.was.offices
	case SupportField:
		t.Support, t.Roles.Support = names, c.was.offices
	case TitleField:
		t.Title = text
	case CategoryField:
		t.Category, t.In = text, c.was.category
	case ReportingField:
		t.Reporting = text
	}
}

// dropLate takes away what was reported on a day or later. A fact of front matter was reported with the first update of its day.
func (t *Task) dropLate(d day.Day) {
	late := func(fact day.Day) bool { return t.reportOf(fact) >= d }
	if late(t.Completed) {
		t.Completed, t.Outcome = 0, ""
		if t.Cancelled == 0 {
			t.Reason = ""
		}
	}
	if late(t.Cancelled) {
		t.Cancelled, t.Reason, t.MergedInto = 0, "", ""
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		m.Done = slices.DeleteFunc(slices.Clone(m.Done), late)
		m.Values = slices.DeleteFunc(slices.Clone(m.Values), func(v Value) bool { return late(v.Date) })
	}
	t.Updates = slices.DeleteFunc(slices.Clone(t.Updates), func(u Update) bool { return u.Reported >= d && u.Reported != 0 })
}

// Then returns the task as it stood when a day came to its end, whichever of its versions it is asked of.
func (t *Task) Then(d day.Day) *Task {
	if t.whole == nil {
		return t
	}
	return t.whole.before(d + 1)
}

// ReportOf returns the day on which a fact of front matter was reported, if that was later than its own day; else none.
func (t *Task) ReportOf(fact day.Day) day.Day {
	if t.whole == nil {
		return 0
	}
	return t.reportOf(fact)
}

// reportOf returns the day on which a fact of front matter was reported: that of the first update of its day; none, if there is none or it
// was reported on its day.
func (t *Task) reportOf(fact day.Day) day.Day {
	reported := day.Day(0)
	for i := range t.whole.Updates {
		if u := &t.whole.Updates[i]; u.Day == fact && !u.Withdrawn {
			if on := max(u.Day, u.Reported); reported == 0 || on < reported {
				reported = on
			}
		}
	}
	if reported == fact {
		return 0
	}
	return reported
}

// settleCompletion sets the completion that held before a day: none that a review had returned, and one that a later review returned.
func (t *Task) settleCompletion(d day.Day) {
	for i := range t.Reviews {
		r := &t.Reviews[i]
		claimed := r.claim(t.whole.Front)
		switch {
		case r.Result != Returned || claimed == 0:
		case r.Date < d && claimed == t.Completed:
			t.Completed, t.Outcome, t.Reason = 0, "", ""
		case r.Date >= d && claimed != t.whole.Completed && claimed < d && t.reportOf(claimed) < d:
			t.Completed, t.Outcome, t.Reason = claimed, "", ""
		}
	}
}
