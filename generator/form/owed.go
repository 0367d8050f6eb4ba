package form

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
)

// An Owed task is one of which an office owes something for a period.
type Owed struct {
	Task       *site.Task // as it stands on the day
	Last       *site.Update
	Milestones []int // those of the task's that may still be reported on
	clock      site.Clock
	state      string
}

// Forms returns the forms of a plan for a period as of a day: one for each office that owes something. idle are the offices with tasks
// that owe nothing, and left the tasks that do and are on no form, since no office in particular leads them.
func Forms(s *site.Site, p *site.Plan, period Period, today day.Day) (forms []*Form, idle []*site.Office, left []*site.Task) {
	c := p.Clock(today, s.DueSoon)
	owed, asked := map[int]Owed{}, map[int]bool{}
	var tasks []*site.Task
	for _, t := range p.Tasks {
		now := t.On(c.Day)
		tasks = append(tasks, now)
		if owes(now, period.Period, c) {
			owed[now.Number] = owedOf(now, c, stateOf(t))
		}
	}
	for k := range s.Offices {
		o := &s.Offices[k]
		f := &Form{Plan: p, Office: o, Period: period, Due: dueOf(p, period, today), Language: s.Language}
		named := false
		for _, t := range tasks {
			if !isAsked(o, t) {
				continue
			}
			named = true
			if one, is := owed[t.Number]; is {
				f.Tasks, asked[t.Number] = append(f.Tasks, one), true
			}
		}
		switch {
		case len(f.Tasks) > 0:
			forms = append(forms, f)
		case named:
			idle = append(idle, o)
		}
	}
	for _, t := range tasks {
		if _, is := owed[t.Number]; is && !asked[t.Number] {
			left = append(left, t)
		}
	}
	return forms, idle, left
}

// isAsked reports whether an office is asked for a task: it leads it, or is responsible with others. A collective is nobody whom a form could
// be sent.
func isAsked(o *site.Office, t *site.Task) bool {
	return !o.Collective && slices.ContainsFunc(slices.Concat(t.Roles.Lead, t.Roles.Joint), func(named *site.Office) bool { return named.Key == o.Key })
}

// dueOf returns the last day on which a report for a period is in time by the plan's rule; none without a rule, or once it has passed.
func dueOf(p *site.Plan, period Period, today day.Day) day.Day {
	due := max(period.Last, min(period.Last.Add(p.Reporting.By), p.Closes()))
	if p.Reporting.Every == day.Never || due < today {
		return 0
	}
	return due
}

// owes reports whether a task owes something for a period: the report that its rule asks for, or word of a day that has come. A task that is
// over, or rests, owes nothing.
func owes(t *site.Task, period day.Period, c site.Clock) bool {
	s := t.Status(c)
	if t.Draft || s.Completed != 0 || s.State == site.Done || s.State == site.Cancelled || s.State == site.Paused {
		return false
	}
	for _, r := range t.Reports(c.Day) {
		if period.Contains(r.Period.Last) && r.Period.First <= c.Day && !r.Given && t.Owes(r.Period) {
			return true
		}
	}
	return slices.ContainsFunc(daysOwed(t, &s, c), func(due day.Day) bool {
		return due <= period.Last && !isToldSince(t, max(period.First, due), c.Day)
	})
}

// daysOwed returns the days by which the task, or a milestone that is open or missed, was or is to be done.
func daysOwed(t *site.Task, s *site.Status, c site.Clock) []day.Day {
	var days []day.Day
	if t.Schedule.Due != 0 {
		days = append(days, t.Schedule.Due)
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if state, over := t.MilestoneState(m, s, c); m.Due != 0 && state != site.Met && !over {
			days = append(days, m.Due)
		}
	}
	return days
}

// isToldSince reports whether there is an update of a day or later.
func isToldSince(t *site.Task, since, on day.Day) bool {
	return slices.ContainsFunc(t.UpdatesOn(on), func(u site.Update) bool { return u.Day >= since && !u.Withdrawn })
}

func owedOf(t *site.Task, c site.Clock, state string) Owed {
	o := Owed{Task: t, clock: c, state: state}
	updates := t.UpdatesOn(c.Day)
	if i := slices.IndexFunc(updates, func(u site.Update) bool { return !u.Withdrawn }); i >= 0 {
		o.Last = &updates[i]
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if m.State(t, c.Day) != site.Met || m.Goal == site.AtMost {
			o.Milestones = append(o.Milestones, i)
		}
	}
	return o
}

// stateOf returns what stands for the promise and the record of a task: another as soon as one of them changes.
func stateOf(t *site.Task) string {
	var b strings.Builder
	b.WriteString(t.Written().Print())
	for i := range t.Updates {
		u := &t.Updates[i]
		fmt.Fprintf(&b, "\n%s %s %t", u.Day, u.Title, u.Withdrawn)
	}
	return sumOf(b.String())
}

// sumOf returns the beginning of the SHA-256 of a text.
func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
