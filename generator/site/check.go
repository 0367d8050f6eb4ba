package site

import (
	"gongshi/generator/day"
	"gongshi/generator/front"
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
	if p.Start == 0 || p.End < p.Start || !p.spans() {
		return // the plan itself must be mended first
	}
	j.checkDue(t, "schedule.due", t.Schedule.Due)
	for i := range t.Milestones {
		m := &t.Milestones[i]
		path := front.Element("milestones", i)
		j.checkDue(t, path+".due", m.Due)
		j.checkUnits(t, m, path)
	}
	j.checkKept(t)
}

func (j *joiner) checkDue(t *Task, field string, due day.Day) {
	j.checkInside(t, field, due)
	j.checkDueIssued(t, field, due)
}

// checkUnits finds more units than were promised, and a promise of none.
func (j *joiner) checkUnits(t *Task, m *Milestone, path string) {
	switch total := m.In(t.Plan); {
	case j.faultsOf(t.Body.File).At(path):
	case m.Every != day.Never && total == 0:
		j.at(t.Body.File, path+".every", "no-whole-period", "value", m.Every.String(), "expected", t.Plan.From().String()+" – "+t.Plan.End.String())
	case m.Values == nil && float64(len(m.Done)) > total:
		j.at(t.Body.File, path+".done", "done-too-often", "value", itoa(len(m.Done)), "expected", front.Number(total))
	}
}

func (j *joiner) checkInside(t *Task, field string, d day.Day) {
	p := t.Plan
	if d != 0 && (d < p.Start || d > p.End) {
		j.at(t.Body.File, field, "outside-plan", "key", vocabulary.Counted(field), "value", d.String(), "expected", p.Start.String()+" – "+p.End.String())
	}
}
