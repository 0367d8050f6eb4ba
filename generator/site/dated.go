package site

import (
	"math"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// endOfTime is later than any day that can be written.
const endOfTime day.Day = math.MaxInt32

// Dated returns warnings that depend on the day: facts that lie in the future, or outside the time in which they count.
// Who looks back at a past day knows that much lies after it: then the future is no warning. The site is the one last read.
func (r *Reader) Dated(s *Site, today day.Day, lookingBack bool) problem.List {
	var list problem.List
	for _, p := range s.Plans {
		for _, t := range p.Tasks {
			if lookingBack || t.latest <= today {
				list = append(list, t.misdated...)
			} else {
				list = append(list, datedTask(t, r.byPath[t.Body.File], today)...)
			}
		}
		for _, i := range p.Incidents {
			if !lookingBack {
				list = append(list, i.dated(r.byPath[i.Text.File], today)...)
			}
		}
	}
	return list
}

// DatedIn returns such warnings, looking at those tasks alone whose files are named.
func (r *Reader) DatedIn(s *Site, today day.Day, files map[string]bool) problem.List {
	var list problem.List
	for _, p := range s.Plans {
		for _, t := range p.Tasks {
			if e := r.byPath[t.Body.File]; e != nil && files[t.Body.File] {
				list = append(list, datedTask(t, e, today)...)
			}
		}
	}
	return list
}

// date notes what is to be said of a task's days once all of them are past, and when that is.
func (t *Task) date(e *entry) {
	if !t.Plan.daysKnown() {
		return // the plan itself must be mended first
	}
	t.misdated = datedTask(t, e, endOfTime)
	for i := range t.Updates {
		t.latest = max(t.latest, t.countable(t.Updates[i].Day))
	}
	t.eachFact(func(f fact) { t.latest = max(t.latest, t.countable(f.day)) })
}

// countable returns a day, or none if it lies after all that counts.
func (t *Task) countable(d day.Day) day.Day {
	if d > t.Plan.Closes() {
		return 0
	}
	return d
}

// daysKnown reports whether a plan's days could be read and are in order.
func (t *Terms) daysKnown() bool {
	return t.Start != 0 && t.spans() && t.Start <= t.End && t.End <= t.Closes() && !t.unread.At("start") && !t.unread.At("end") && !t.unread.At("settle")
}

func datedTask(t *Task, e *entry, today day.Day) problem.List {
	var list problem.List
	for i := range t.Updates {
		u := &t.Updates[i]
		if code, data := misdated(t.Plan, u.Day, today); code != "" {
			list = append(list, problem.New(u.Line, 1, code, data...).In(u.In.File))
		}
	}
	f := front.NewFindings(vocabulary, "", e.parsed.faults)
	t.eachFact(func(fact fact) {
		if code, data := misdated(t.Plan, fact.day, today); code != "" {
			f.Value(fact.path(), code, data...)
		}
	})
	if t.Completed != 0 && !t.hasUpdateOn(t.Completed) {
		f.Value("completed", "completed-without-update", "value", t.Completed.String())
	}
	return append(list, e.located(f)...)
}

func misdated(p *Terms, d, today day.Day) (code string, data []string) {
	switch {
	case d == 0:
		return "", nil
	case d > p.Closes():
		return "after-close", []string{"value", d.String(), "other", p.Closes().String()}
	case d > today:
		return "future-date", []string{"value", d.String()}
	case d < p.Start:
		return "before-plan", []string{"value", d.String(), "other", p.Start.String()}
	}
	return "", nil
}

// A fact is a field with a day on which something happened.
type fact struct {
	day              day.Day
	field            string
	milestone, place int // of a record of a milestone: which, and where in the field
}

// path returns where the field stands in front matter.
func (f fact) path() string {
	switch f.field {
	case "done":
		return front.Element(front.Element("milestones", f.milestone)+".done", f.place)
	case "values":
		return front.Element(front.Element("milestones", f.milestone)+".values", f.place) + ".date"
	}
	return f.field
}

// eachFact calls do with each fact of a task.
func (t *Task) eachFact(do func(fact)) {
	do(fact{day: t.Completed, field: "completed"})
	do(fact{day: t.Verified.Date, field: "verified.date"})
	do(fact{day: t.Cancelled, field: "cancelled"})
	for i := range t.Milestones {
		m := &t.Milestones[i]
		for k, d := range m.Done {
			do(fact{d, "done", i, k})
		}
		for k, v := range m.Values {
			do(fact{v.Date, "values", i, k})
		}
	}
}

func (t *Task) hasUpdateOn(d day.Day) bool {
	for i := range t.Updates {
		if u := &t.Updates[i]; u.Day == d && !u.Withdrawn {
			return true
		}
	}
	return false
}

// located places findings in a file.
func (e *entry) located(f *front.Findings) problem.List {
	if f.None() {
		return nil
	}
	text, err := e.file.Read()
	if err != nil {
		text = nil // it vanished: the warning stands without a place
	}
	list := f.Problems(placesIn(string(text), e.kind == configKind), 1)
	for i := range list {
		list[i].File = e.path
	}
	return list
}
