package site

import (
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// resolveNames turns the names in a task into its category and offices.
func (j *joiner) resolveNames(t *Task) {
	for i := range t.Plan.Categories {
		if c := &t.Plan.Categories[i]; c.Key == t.Category || c.Name == t.Category {
			t.In = c
		}
	}
	switch {
	case t.In != nil, t.Plan.unread.At("categories"):
	case t.Category == "" && len(t.Plan.Categories) > 0 && !j.faultsOf(t.Body.File).At("category"):
		missing := problem.New(2, 1, "missing-key", "key", "category", "expected", `category = "`+t.Plan.Categories[0].Name+`"`) // where front matter begins
		missing.Field = "category"
		j.problems = append(j.problems, missing.In(t.Body.File))
	case t.Category != "":
		j.at(t.Body.File, "category", "unknown-category", j.suggestedOr("[[categories]]", t.Category, categoryNames(t.Plan), "value", t.Category)...)
	}
	role := map[*Office]string{}
	for _, r := range []struct {
		name  string
		names []string
		into  *[]*Office
	}{{"lead", t.Lead, &t.Roles.Lead}, {"joint", t.Joint, &t.Roles.Joint}, {"support", t.Support, &t.Roles.Support}} {
		for i, name := range r.names {
			o := j.office(name, t.Plan)
			switch {
			case o == nil && j.faultsOf(ConfigFile).At("offices"):
			case o == nil && j.severalOffices(t.Body.File, front.Element(r.name, i), name):
			case o == nil:
				j.at(t.Body.File, front.Element(r.name, i), "unknown-office", j.suggestedOr("[[offices]]", name, j.officeNames(), "value", name)...)
			case role[o] == r.name:
				j.at(t.Body.File, front.Element(r.name, i), "office-twice", "value", name, "key", r.name)
			case role[o] != "":
				j.at(t.Body.File, front.Element(r.name, i), "office-in-two-roles", "value", name, "key", role[o], "other", r.name)
			default:
				role[o] = r.name
				*r.into = append(*r.into, o)
			}
		}
	}
}

// severalOffices finds a text that names several offices at once, as 危化室、科信室.
func (j *joiner) severalOffices(file, field, text string) bool {
	names := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/ ", r) })
	if len(names) < 2 || !slices.ContainsFunc(names, func(name string) bool { return j.offices[name] != nil }) {
		return false
	}
	j.at(file, field, "offices-in-one-text", "value", text, "expected", `"`+strings.Join(names, `", "`)+`"`)
	return true
}

// checkPartners finds partners that are offices of the site.
func (j *joiner) checkPartners(t *Task) {
	for i, name := range t.Partners {
		if o := j.offices[name]; o != nil {
			j.at(t.Body.File, front.Element("partners", i), "partner-is-office", "value", name, "other", o.Key)
		}
	}
}

func categoryNames(p *Terms) []string {
	var all []string
	for _, c := range p.Categories {
		all = append(all, c.Key, c.Name)
	}
	return all
}

func (j *joiner) officeNames() []string {
	if j.named == nil {
		for _, o := range j.site.Offices {
			j.named = append(append(j.named, o.Key, o.Name), o.Aliases...)
		}
	}
	return j.named
}

// The names whose addresses every site has itself.
var (
	reservedPages = []string{"search"}
	reservedPlans = []string{"about", "search"}
)

// checkAddressable finds a name that can be no part of an address, unless that has been said of the file.
func (j *joiner) checkAddressable(file, name string) {
	if code, _ := unfitPart(name); code != "" {
		return
	}
	switch code, data := unfitKey(name); code {
	case "key-long":
		j.problems = append(j.problems, problem.New(0, 0, code, data...).In(file))
	case "bad-key":
		j.problems = append(j.problems, problem.New(0, 0, "bad-name", "value", name).In(file))
	}
}

func (j *joiner) checkReserved(file, key string, reserved []string) {
	if slices.Contains(reserved, key) {
		j.problems = append(j.problems, problem.New(0, 0, "reserved-name", "value", key).In(file))
	}
}

// checkMenu finds two pages with one place in the menu, whose order nobody decided.
func (j *joiner) checkMenu() {
	first := map[int]string{}
	for _, a := range j.site.Articles {
		if a.Menu <= 0 {
			continue
		}
		if other, taken := first[a.Menu]; taken {
			j.at(a.Text.File, "menu", "menu-place-twice", "value", itoa(a.Menu), "other", other)
			continue
		}
		first[a.Menu] = a.Text.File
	}
}

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
	j.checkInside(t, "schedule.due", t.Schedule.Due)
	j.checkInside(t, "schedule.start", t.Schedule.Start)
	for i := range t.Milestones {
		m := &t.Milestones[i]
		path := front.Element("milestones", i)
		j.checkInside(t, path+".due", m.Due)
		j.checkUnits(t, m, path)
	}
	j.checkKept(t)
}

// checkUnits finds more units than were promised, and a promise of none.
func (j *joiner) checkUnits(t *Task, m *Milestone, path string) {
	switch total := m.In(t); {
	case j.faultsOf(t.Body.File).At(path):
	case m.Every != day.Never && total == 0:
		j.at(t.Body.File, path+".every", "no-whole-period", "value", m.Every.String(), "expected", t.From().String()+" – "+t.Until().String())
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

// checkKept finds milestones that are open although the task is said to have met its promise in full.
func (j *joiner) checkKept(t *Task) {
	if t.Completed == 0 || !t.IsMet() || j.faultsOf(t.Body.File).At("outcome") {
		return
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if m.In(t) > 0 && !m.isReached(t, endOfTime) && !j.faultsOf(t.Body.File).At(front.Element("milestones", i)) {
			j.at(t.Body.File, "completed", "completed-with-open-milestone", "value", t.Completed.String(), "other", front.Shortened(m.Title))
		}
	}
}
