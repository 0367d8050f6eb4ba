package pages

import (
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// stateWord returns the word for a state, in the variant that is true of the task.
func stateWord(t *site.Task, s site.Status, c site.Clock) view.Phrase {
	return kindWord(variant(t, s, c), t.Plan.IsOfYears())
}

// kindWord returns the word for what tasks are counted as, in a plan of some years or of one.
func kindWord(kind string, ofYears bool) view.Phrase {
	if kind == string(site.Unreported) {
		return label(inYears("state.unreported", ofYears))
	}
	return label("state." + kind)
}

// inYears returns the label that says the same of a plan that runs for more than a year.
func inYears(key string, ofYears bool) string {
	if ofYears {
		return key + "-years"
	}
	return key
}

// why says the fact and the day that a state follows from. Where nothing is on record there is nothing to say.
func why(t *site.Task, s site.Status, c site.Clock) view.Phrase {
	if s.State == site.NoRecord {
		return view.Phrase{}
	}
	p, r := view.Phrase{Label: "why." + variant(t, s, c)}, returned(t, s, c.Day)
	switch s.State {
	case site.Done:
		p.Day = t.Completed
		if t.Completed < t.Plan.End {
			p.Label = "why.done" // a conclusion of the whole time cannot come before its end
		}
		if due := t.Schedule.Due; due != 0 {
			p.Label, p.Until = "why.done-on-time", due
			if s.LateDays > 0 {
				p.Label = "why.done-late"
			}
		}
	case site.Cancelled:
		p.Day = t.Cancelled
	case site.Paused:
		p.Day = s.Pause.From
		if s.Pause.Until != 0 {
			p.Label, p.Until = "why.paused-until", s.Pause.Until
		}
	case site.Unfinished:
		p.Day = s.Completed
		if s.Completed == 0 {
			p.Day, p.Until = t.Schedule.Due, c.Day
			if r != nil {
				p.Label = "why.unfinished-returned"
			}
		}
	case site.Unreported:
		p.Day, p.Until = s.Last, c.Day
		if s.Last == 0 && s.Record != 0 {
			p.Label, p.Day = "why.unreported-record", s.Record
		}
		if r != nil {
			p.Label, p.Day = "why.unreported-returned", r.Date
		}
	case site.Overdue:
		p.Day = t.Schedule.Due
		if r != nil {
			p.Label, p.Until, p.Text = "why.overdue-returned", r.Date, r.By
		}
	case site.Behind:
		p.Day, p.Text = s.Milestone.Due, s.Milestone.Title
	case site.DueSoon:
		p.Day = s.Due
		if s.Milestone != nil {
			p.Label, p.Text = "why.due-soon-milestone", s.Milestone.Title
		}
	case site.InProgress:
		p.Day = s.Last
		if s.Last == 0 {
			p.Label, p.Day = "why.in-progress-record", s.Record
		}
	}
	return p
}

// variant returns the state, or a name for the special case of it that this task is.
//
// A duty that runs all year is said to be carried out all year once the plan is over; before, it is done like any other.
func variant(t *site.Task, s site.Status, c site.Clock) string {
	switch {
	case s.State == site.Done && t.Schedule.YearRound && t.Schedule.Due == 0 && c.Day >= t.Plan.End:
		return inYears("done-year-round", t.Plan.IsOfYears())
	case s.State == site.Unfinished && s.Completed == 0:
		return "unfinished-due"
	case s.State == site.Unfinished:
		return "unfinished-" + t.Outcome
	case s.State == site.Unreported && s.Last == 0 && s.Record == 0 && t.Reporting == "none":
		return "unreported-exempt"
	case s.State == site.Unreported && s.Last == 0 && s.Record == 0:
		return emptyKind
	}
	return string(s.State)
}

// owed says for which period the task owes an update, and whether something came after it; nothing if it owes none.
func owed(t *site.Task, s site.Status) view.Phrase {
	if !s.Silent {
		return view.Phrase{}
	}
	key := "owed.period"
	switch grace := t.Grace() > 0; {
	case grace && s.Since != 0:
		key = "owed.by-since"
	case grace:
		key = "owed.by"
	case s.Since != 0:
		key = "owed.since"
	}
	p := periodPhrase(key, s.Owed, t.Plan)
	p.Day = s.Since
	if t.Grace() > 0 {
		p.Until = t.ReportDue(s.Owed)
	}
	return p
}

// source says who vouches for what is on record; nothing if there is no record.
func source(t *site.Task, s site.Status, on day.Day) view.Phrase {
	by, when := vouched(t, on)
	switch r := t.Review(on); {
	case when != 0:
		return view.Phrase{Label: "source.verified", Day: when, Text: by}
	case r != nil && (r.Result == site.Disputed || r == returned(t, s, on)) && r.Date >= s.Completed:
		return view.Phrase{Label: "source." + r.Result, Day: r.Date, Text: r.By}
	case s.Last != 0, s.Record != 0, s.Completed != 0, s.State == site.Cancelled, s.State == site.Paused:
		return label("source.own")
	}
	return view.Phrase{}
}

// when says the time that was promised. Where no day follows from the document's own words, they stand there themselves.
func when(s site.Schedule, worded string, in *site.Terms) []view.Phrase {
	var all []view.Phrase
	if s.Start != 0 {
		all = append(all, view.Phrase{Label: "when.start", Day: s.Start})
	}
	if s.Due != 0 {
		all = append(all, view.Phrase{Label: "when.due", Day: s.Due})
	}
	if s.Directed != "" {
		all = append(all, view.Phrase{Label: "when.directed", Text: s.Directed})
	}
	if s.YearRound {
		all = append(all, label(inYears("when.year-round", in.IsOfYears())))
	}
	switch {
	case s.Unscheduled && worded != "":
		all = append(all, view.Phrase{Label: "when.worded", Text: strings.Join(strings.Fields(worded), " ")})
	case s.Unscheduled:
		all = append(all, label("when.unscheduled"))
	}
	return all
}

// beside says what the state of the task does not: how many milestones were met after their day, and how many were not when the task or
// the plan was over. While the plan runs, a milestone that is overdue is the task's state.
func (t *task) beside() []view.Phrase {
	late, missed := 0, 0
	for _, p := range t.pledges {
		switch {
		case p.Milestone == nil:
		case p.Outcome == site.Late:
			late++
		case p.Outcome == site.NotMet && (t.clock.Closed || t.isOver()):
			missed++
		}
	}
	all := t.besideDue()
	if late > 0 {
		all = append(all, view.Phrase{Label: "beside.late", N: float64(late)})
	}
	if missed > 0 {
		all = append(all, view.Phrase{Label: "beside.not-met", N: float64(missed)})
	}
	return all
}

// besideDue says which day was promised first, where another is in force, and that someone asks for another.
func (t *task) besideDue() []view.Phrase {
	var all []view.Phrase
	if first := t.FirstDue("", t.clock.Day); first != 0 && first != t.Schedule.Due {
		all = append(all, view.Phrase{Label: "beside.first-due", Day: first})
	}
	for _, c := range t.ChangesOf(site.DueField, "", t.clock.Day) {
		if now, is := c.Now.Day(); is && c.Stage(t.clock.Day) == site.Asked {
			all = append(all, view.Phrase{Label: "beside.asked", Day: now})
		}
	}
	return all
}

// milestoneState returns what a milestone has come to, and the word for it.
func (t *task) milestoneState(m *site.Milestone) (site.MilestoneState, view.Phrase) {
	state, over := t.MilestoneState(m, &t.status, t.clock)
	ended := t.status.Completed != 0 && t.status.State != site.Done
	key := string(state)
	switch {
	case state == site.Met && m.Goal == site.AtMost:
		key = "within"
	case m.Goal == site.AtMost && m.MetOn(t.Task, t.clock.Day) == 0 && m.Reached(t.clock.Day) > m.In(t.Task):
		key = "passed"
	case state == site.Met && t.isLate(m):
		key = "late"
	case state == site.Met:
	case t.status.State == site.Cancelled && state != site.Missed:
		key = "cancelled"
	case ended:
		key = "ended"
	case over:
		key = "over"
	case state == site.Missed && (t.clock.Closed || t.isOver()):
		key = "not-met"
	case state == site.Open && t.status.State == site.Done:
		key = "open-done"
	case state == site.Open && t.clock.Closed:
		key = "open-closed"
	}
	return state, label("milestone." + key)
}

// isLate reports whether a milestone was met after its day.
func (t *task) isLate(m *site.Milestone) bool {
	return m.Due != 0 && m.MetOn(t.Task, t.clock.Day) > t.Plan.Reckoned(m.Due)
}

// sign returns what picks the sign of a milestone: its state, or that it was met late.
func sign(state site.MilestoneState, word view.Phrase) string {
	if word.Label == "milestone.late" {
		return "late"
	}
	return string(state)
}

// isLate reports whether a state is one that a reader who looks for what is late wants to see.
func isLate(s site.State) bool {
	return s == site.Overdue || s == site.Behind || s == site.Unfinished
}

// resolved returns rendered Markdown with its links led to their URLs on a day, and with what is said of files.
func resolved(text markdown.Text, of site.Text, on day.Day) view.HTML {
	html := make(view.HTML, 0, len(text))
	for _, part := range text {
		said := view.Segment{HTML: part.HTML}
		if part.Link >= 0 && !part.Detail {
			said.URL = linkURL(of.Targets[part.Link], on)
		}
		html = append(html, said)
		if part.Detail && of.Targets[part.Link].Detail != "" {
			html = append(html, view.Segment{HTML: of.Targets[part.Link].Detail})
		}
	}
	return html
}

// linkURL returns where a link leads on a day: to an update that is not shown yet, it leads to the task, and to a page that is not there yet
// to the one that the target names instead.
func linkURL(t site.Target, on day.Day) string {
	if t.Since > on {
		return t.Before
	}
	if t.Anchor == "" || t.From > on {
		return t.URL
	}
	return t.URL + "#" + t.Anchor
}
