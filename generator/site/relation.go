package site

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/front"
)

// A Ref names a task of any plan of the site, as 2021/17 does.
type Ref struct {
	Plan   string // its key
	Number int
}

var refForm = regexp.MustCompile(`^([a-z0-9-]+)/([1-9]\d{0,8})$`)

// ParseRef returns the task that a text names, and whether it has the form of such a name.
func ParseRef(text string) (Ref, bool) {
	if text == "" {
		return Ref{}, false
	}
	m := refForm.FindStringSubmatch(text)
	if m == nil {
		return Ref{}, false
	}
	number, err := strconv.Atoi(m[2])
	return Ref{Plan: m[1], Number: number}, err == nil
}

// A Relation is what a task has to do with another.
type Relation string

// The relations, as front matter names them, and what the other task has in turn.
const (
	Continues  Relation = "continues"
	MergedInto Relation = "merged_into"
	SplitFrom  Relation = "split_from"
)

var relations = []Relation{Continues, MergedInto, SplitFrom}

// A Related task is another one with what a task has to do with it.
type Related struct {
	Relation Relation
	To       Ref
}

// Related returns the tasks that front matter names, in the order of its fields. What cannot be read is not among them.
func (t *Front) Related() []Related {
	var all []Related
	for _, r := range relations {
		if to, ok := ParseRef(t.field(r)); ok {
			all = append(all, Related{r, to})
		}
	}
	return all
}

// checkRelations finds a task that was merged and goes on.
func checkRelations(t *Front, f *front.Findings) {
	if t.MergedInto != "" && t.Cancelled == 0 && !f.Faults.At("cancelled") {
		f.Key("merged_into", "merged-without-cancelled")
	}
}

// checkRelated finds tasks that are named as related to others and are not there. Tasks of drafts are there.
func (j *joiner) checkRelated(plan *Plan) {
	for _, t := range plan.Tasks {
		for _, relation := range relations {
			name, field := t.field(relation), string(relation)
			to, named := ParseRef(name)
			switch {
			case name == "":
			case !named:
				j.unreadRef(plan, t, relation, name)
			case to == Ref{plan.Key, t.Number}:
				j.at(t.Body.File, field, "related-to-itself", "key", field, "value", name)
			case relation == Continues && to.Plan == plan.Key:
				j.at(t.Body.File, field, "continues-own-plan", "value", name)
			case !j.hasTask(to):
				j.at(t.Body.File, field, "no-such-task", "key", field, "value", name)
			}
		}
		j.checkParts(plan, t)
	}
}

// checkParts finds tasks to which a granted change leads and which are not there: those into which a task was split, or merged.
func (j *joiner) checkParts(plan *Plan, t *Task) {
	for i := range t.Changes {
		c := &t.Changes[i]
		if c.Decided == 0 || c.Field != SplitField && c.Field != MergedField {
			continue
		}
		refs := []Ref{}
		numbers, _ := c.Now.Numbers()
		for _, n := range numbers {
			refs = append(refs, Ref{plan.Key, n})
		}
		if text, is := c.Now.Text(); is {
			ref, _ := ParseRef(text)
			refs = append(refs, ref)
		}
		field := front.Element("changes", i) + ".now"
		for _, ref := range refs {
			if !j.hasTask(ref) {
				j.at(t.Body.File, field, "no-such-task", "key", "now", "value", c.Now.Inline())
				break
			}
		}
	}
}

// unreadRef says of a text that it names no task, and what it probably means: the number alone that it has, in the plan that comes into
// question.
func (j *joiner) unreadRef(plan *Plan, t *Task, r Relation, name string) {
	meant, number := `"2021/17"`, 0
	if n, err := strconv.Atoi(digits.FindString(name)); err == nil {
		number = n
	}
	for _, p := range j.site.Plans {
		ref := Ref{p.Key, number}
		if (r == Continues) != (p == plan) && j.hasTask(ref) && ref != (Ref{plan.Key, t.Number}) {
			meant = `"` + p.Key + "/" + itoa(number) + `"`
		}
	}
	j.at(t.Body.File, string(r), "task-name-form", "key", string(r), "value", front.Shortened(name), "expected", meant)
}

var digits = regexp.MustCompile(`\d{1,9}$`)

func (t *Front) field(r Relation) string {
	switch r {
	case Continues:
		return t.Continues
	case MergedInto:
		return t.MergedInto
	}
	return t.SplitFrom
}

// TaskOf returns the task of a number; nil if the plan has none. Its tasks are in the order of their numbers.
func (p *Plan) TaskOf(number int) *Task {
	i, found := slices.BinarySearchFunc(p.Tasks, number, func(t *Task, n int) int { return cmp.Compare(t.Number, n) })
	if !found {
		return nil
	}
	return p.Tasks[i]
}

// PlanOf returns the plan of a key; nil if there is none.
func (s *Site) PlanOf(key string) *Plan {
	i := slices.IndexFunc(s.Plans, func(p *Plan) bool { return p.Key == key })
	if i < 0 {
		return nil
	}
	return s.Plans[i]
}

// Reporters returns the offices that may have something to report of a task, each once: those with a role in it that are no collective.
func (t *Task) Reporters() (all []*Office) {
	for _, o := range slices.Concat(t.Roles.Lead, t.Roles.Joint, t.Roles.Support) {
		if !o.Collective && !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}

func (j *joiner) hasTask(r Ref) bool {
	plan := j.plans[ContentDir+"/"+r.Plan]
	return plan != nil && plan.TaskOf(r.Number) != nil
}

// checkPrevious finds a plan that follows one which is not there, or itself.
func (j *joiner) checkPrevious(plan *Plan) {
	file := plan.Notice.File
	switch before := j.plans[ContentDir+"/"+plan.Previous]; {
	case plan.Previous == "":
	case before == nil:
		j.at(file, "previous", "unknown-plan", j.suggestedOr(cmp.Or(strings.Join(j.otherPlans(plan), ", "), `previous = ""`), plan.Previous, j.otherPlans(plan), "value", plan.Previous)...)
	case before.Start >= plan.Start && plan.Start != 0:
		j.at(file, "previous", "previous-not-earlier", "value", plan.Previous, "other", before.Start.String(), "expected", plan.Start.String())
	}
}

func (j *joiner) otherPlans(plan *Plan) []string {
	var keys []string
	for _, p := range j.site.Plans {
		if p != plan {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

// checkOfficeNames finds names for offices that are not there, and one name for two.
func (j *joiner) checkOfficeNames(plan *Plan) {
	taken := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(plan.OfficeNames)) {
		name, field := plan.OfficeNames[key], "office_names."+key
		other := j.offices[name]
		switch o := j.offices[key]; {
		case o == nil || o.Key != key:
			if !j.faultsOf(ConfigFile).At("offices") {
				j.at(plan.Notice.File, field, "unknown-office", j.suggestedOr("[[offices]]", key, j.officeNames(), "value", key)...)
			}
		case other != nil && other.Key != key, taken[name] != "":
			j.at(plan.Notice.File, field, "duplicate-key", "key", field, "value", name)
		}
		taken[name] = key
	}
}

// OfficeName returns what an office is called in the plan.
func (t *Terms) OfficeName(o *Office) string {
	if name := t.OfficeNames[o.Key]; name != "" {
		return name
	}
	return o.Name
}

// office returns the office of a name in a plan: its key, its name there or anywhere, or an alias; nil if there is none.
func (j *joiner) office(name string, in *Terms) *Office {
	for key, own := range in.OfficeNames {
		if own == name {
			return j.offices[key]
		}
	}
	return j.offices[name]
}

// resolveAreas turns the names of areas in a task into areas.
func (j *joiner) resolveAreas(t *Task) {
	for i, name := range t.Front.Areas {
		field := front.Element("areas", i)
		switch a := j.area(name); {
		case a == nil && j.faultsOf(ConfigFile).At("areas"):
		case a == nil:
			j.at(t.Body.File, field, "unknown-area", j.suggestedOr("[[areas]]", name, j.areaNames(), "value", name)...)
		case slices.Contains(t.Areas, a):
			j.at(t.Body.File, field, "area-twice", "value", name)
		default:
			t.Areas = append(t.Areas, a)
		}
	}
}

func (j *joiner) area(name string) *Area {
	for i := range j.site.Config.Areas {
		if a := &j.site.Config.Areas[i]; a.Key == name || a.Name == name {
			return a
		}
	}
	return nil
}

func (j *joiner) areaNames() []string {
	var all []string
	for _, a := range j.site.Config.Areas {
		all = append(all, a.Key, a.Name)
	}
	return all
}

// checkLabels finds two tasks of a plan that its source numbers the same.
func (j *joiner) checkLabels(plan *Plan) {
	first := map[string]*Task{}
	for _, t := range plan.Tasks {
		if other := first[t.Label]; t.Label != "" && other != nil {
			j.at(t.Body.File, "label", "duplicate-label", "value", t.Label, "other", other.Body.File)
		}
		if first[t.Label] == nil {
			first[t.Label] = t
		}
	}
}

// Called returns how the task's source numbers it; empty where it numbers nothing.
func (t *Task) Called() string {
	switch {
	case t.Label != "":
		return t.Label
	case !t.Plan.Numbered:
		return ""
	}
	return itoa(t.Number)
}
