package site

import (
	"math"

	"gongshi/generator/day"
	"gongshi/generator/problem"
)

// checkNumbers finds numbers that two tasks have, and holes that the plan does not call absent. The plan's tasks are sorted.
func (j *joiner) checkNumbers(p *Plan) {
	last, unknown := 0, false
	absent := map[int]bool{}
	for _, n := range p.Absent {
		absent[n] = true
	}
	for i, t := range p.Tasks {
		if t.Number < 1 {
			unknown = true // whatever is missing may be this one
			continue
		}
		if i > 0 && t.Number == last {
			j.at(t.Body.File, "number", "duplicate-number", "value", itoa(t.Number), "other", p.Tasks[i-1].Body.File)
		}
		if absent[t.Number] {
			j.at(p.Notice.File, "absent", "present-number", "value", itoa(t.Number), "other", t.Body.File)
		}
		for n := last + 1; n < t.Number && n <= last+mostHoles && !unknown; n++ {
			if !absent[n] {
				j.at(p.Notice.File, "absent", "missing-number", "value", itoa(n))
			}
		}
		last = t.Number
	}
}

// mostHoles bounds what is said of one gap: a number typed with two digits too many is one mistake, not thousands.
const mostHoles = 20

// checkAgainstPlan finds what in a task does not fit its plan.
func (j *joiner) checkAgainstPlan(t *Task) {
	p := t.Plan
	if p.Start == 0 || p.End < p.Start {
		return // the plan itself must be mended first
	}
	j.checkInside(t, "schedule.due", t.Schedule.Due)
	for i := range t.Milestones {
		m := &t.Milestones[i]
		path := element("milestones", i)
		j.checkInside(t, path+".due", m.Due)
		j.checkUnits(t, m, path)
	}
}

// checkUnits finds more units than were promised, and a promise of none.
func (j *joiner) checkUnits(t *Task, m *Milestone, path string) {
	switch total := m.In(t.Plan); {
	case j.faults[t.Body.File].at(path):
	case m.Every != day.Never && total == 0:
		j.at(t.Body.File, path+".every", "no-whole-period", "value", m.Every.String(), "expected", t.Plan.From().String()+" – "+t.Plan.End.String())
	case m.Values == nil && float64(len(m.Done)) > total:
		j.at(t.Body.File, path+".done", "done-too-often", "value", itoa(len(m.Done)), "expected", number(total))
	}
}

func (j *joiner) checkInside(t *Task, field string, d day.Day) {
	p := t.Plan
	if d != 0 && (d < p.Start || d > p.End) {
		j.at(t.Body.File, field, "outside-plan", "key", field, "value", d.String(), "expected", p.Start.String()+" – "+p.End.String())
	}
}

// Dated returns warnings that depend on the day: facts that lie in the future, or outside the time in which they count.
// Who looks back at a past day knows that much lies after it: then the future is no warning.
func (r *Reader) Dated(s *Site, today day.Day, lookingBack bool) problem.List {
	if lookingBack {
		today = endOfTime
	}
	var list problem.List
	for _, p := range s.Plans {
		if !r.daysKnown(p) {
			continue // the plan itself must be mended first
		}
		for _, t := range p.Tasks {
			list = append(list, r.datedTask(t, today)...)
		}
	}
	return list
}

// daysKnown reports whether a plan's days could be read and are in order.
func (r *Reader) daysKnown(p *Plan) bool {
	unread := r.parsed[p.Notice.File].faults
	return p.Start != 0 && p.Start <= p.End && p.End <= p.Closes() && !unread.at("start") && !unread.at("end") && !unread.at("settle")
}

// endOfTime is later than any day that can be written.
const endOfTime day.Day = math.MaxInt32

func (r *Reader) datedTask(t *Task, today day.Day) problem.List {
	var list problem.List
	for _, u := range t.Updates {
		if code, data := misdated(t.Plan, u.Day, today); code != "" {
			list = append(list, problem.New(u.Line, 1, code, data...).In(t.Body.File))
		}
	}
	f := findings{faults: r.parsed[t.Body.File].faults}
	for _, fact := range facts(t) {
		if code, data := misdated(t.Plan, fact.day, today); code != "" {
			f.value(fact.field, code, data...)
		}
	}
	if t.Completed != 0 && !t.hasUpdateOn(t.Completed) {
		f.value("completed", "completed-without-update", "value", t.Completed.String())
	}
	return append(list, r.located(&f, t.Body.File)...)
}

func misdated(p *Plan, d, today day.Day) (code string, data []string) {
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
	field string
	day   day.Day
}

func facts(t *Task) []fact {
	all := []fact{{"completed", t.Completed}, {"verified.date", t.Verified.Date}, {"cancelled", t.Cancelled}}
	for i, m := range t.Milestones {
		for k, d := range m.Done {
			all = append(all, fact{element(element("milestones", i)+".done", k), d})
		}
		for k, v := range m.Values {
			all = append(all, fact{element(element("milestones", i)+".values", k) + ".date", v.Date})
		}
	}
	return all
}

func (t *Task) hasUpdateOn(d day.Day) bool {
	for _, u := range t.Updates {
		if u.Day == d && !u.Withdrawn {
			return true
		}
	}
	return false
}

// Problem returns a problem that stands at the value of a field in a file that was read.
func (r *Reader) Problem(file, field, code string, data ...string) problem.Problem {
	var f findings
	f.value(field, code, data...)
	return r.located(&f, file)[0]
}

// located places findings in a file that has been read.
func (r *Reader) located(f *findings, file string) problem.List {
	if len(f.all) == 0 {
		return nil
	}
	text, err := r.parsed[file].file.Read()
	if err != nil {
		text = nil // it vanished: the warning stands without a place
	}
	list := f.problems(placesIn(string(text), file == ConfigFile), 1)
	for i := range list {
		list[i].File = file
	}
	return list
}
