package importer

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/site"
)

// Where the values of columns go in a task's front matter. A column that is not here goes elsewhere, or nowhere.
var intoTask = map[string]func(*site.Front, value){
	"title":         func(f *site.Front, v value) { f.Title = v.text },
	"category":      func(f *site.Front, v value) { f.Category = v.text },
	"lead":          func(f *site.Front, v value) { f.Lead = v.list },
	"joint":         func(f *site.Front, v value) { f.Joint = v.list },
	"support":       func(f *site.Front, v value) { f.Support = v.list },
	"partners":      func(f *site.Front, v value) { f.Partners = v.list },
	"completed":     func(f *site.Front, v value) { f.Completed = v.day },
	"outcome":       func(f *site.Front, v value) { f.Outcome = v.text },
	"verified_date": func(f *site.Front, v value) { f.Verified.Date = v.day },
	"verified_by":   func(f *site.Front, v value) { f.Verified.By = v.text },
	"cancelled":     func(f *site.Front, v value) { f.Cancelled = v.day },
	"reason":        func(f *site.Front, v value) { f.Reason = v.text },
	"reporting":     func(f *site.Front, v value) { f.Reporting = v.text },
	"draft":         func(f *site.Front, v value) { f.Draft = v.is },
	"sample":        func(f *site.Front, v value) { f.Sample = v.is },
	"due":           func(f *site.Front, v value) { f.Schedule.Due = v.day },
	"year_round":    func(f *site.Front, v value) { f.Schedule.YearRound = v.is },
	"directed":      func(f *site.Front, v value) { f.Schedule.Directed = v.text },
	"start":         func(f *site.Front, v value) { f.Schedule.Start = v.day },
	"unscheduled":   func(f *site.Front, v value) { f.Schedule.Unscheduled = v.is },
	"label":         func(f *site.Front, v value) { f.Label = v.text },
	"unassigned":    func(f *site.Front, v value) { f.Unassigned = v.is },
	"areas":         func(f *site.Front, v value) { f.Areas = v.list },
	"continues":     func(f *site.Front, v value) { f.Continues = v.text },
	"merged_into":   func(f *site.Front, v value) { f.MergedInto = v.text },
	"split_from":    func(f *site.Front, v value) { f.SplitFrom = v.text },
	"added":         func(f *site.Front, v value) { f.Added = v.day },
	"pauses": func(f *site.Front, v value) {
		pauses, _ := each(v.list, pauseIn)
		f.Pauses = onRecord(pauses, f.Pauses, v.noted, pauseRecord)
	},
}

var intoMilestone = map[string]func(*site.Milestone, value){
	"title":   func(m *site.Milestone, v value) { m.Title = v.text },
	"total":   func(m *site.Milestone, v value) { m.Total = v.number },
	"unit":    func(m *site.Milestone, v value) { m.Unit = v.text },
	"due":     func(m *site.Milestone, v value) { m.Due = v.day },
	"every":   func(m *site.Milestone, v value) { m.Every, _ = day.ParseEvery(v.text) },
	"by":      func(m *site.Milestone, v value) { m.By = v.text },
	"goal":    func(m *site.Milestone, v value) { m.Goal = v.text },
	"from":    func(m *site.Milestone, v value) { m.From = v.number },
	"wording": func(m *site.Milestone, v value) { m.Wording = v.text },
	"pace":    func(m *site.Milestone, v value) { m.Pace = v.text },
	"steps": func(m *site.Milestone, v value) {
		readings, _ := each(v.list, readingIn)
		m.Steps = nil
		for _, r := range readings {
			m.Steps = append(m.Steps, site.Step{By: r.Date, Value: r.Value})
		}
	},
	"done": func(m *site.Milestone, v value) {
		done, _ := each(v.list, dayIn)
		m.Done = corrected(done, m.Done, unitsOf(m), v.noted)
	},
	"values": func(m *site.Milestone, v value) {
		values, _ := each(v.list, readingIn)
		m.Values = onRecord(values, m.Values, v.noted, valueRecord)
	},
}

// entries are the lists whose entries have a form of their own: what is wrong with them, and how to write one.
var entries = map[string]struct {
	wrong    func([]string) string
	expected string
}{
	"pauses": {func(l []string) string { _, wrong := each(l, pauseIn); return wrong }, "2022-05-01/2022-06-10 …"},
	"done":   {func(l []string) string { _, wrong := each(l, dayIn); return wrong }, "2022-05-12;2022-06-20"},
	"values": {func(l []string) string { _, wrong := each(l, readingIn); return wrong }, "2022-06-30=40;2022-07-31=55.5"},
	"steps":  {func(l []string) string { _, wrong := each(l, readingIn); return wrong }, "2022-06-30=20;2022-09-30=30"},
}

// front returns the front matter of a task as it will be.
func (i *importing) front(t *task) *site.Front {
	f := &site.Front{Number: t.number}
	if t.was != nil {
		*f = *t.written()
		f.Milestones, f.Changes, f.Reviews = slices.Clone(f.Milestones), slices.Clone(f.Changes), slices.Clone(f.Reviews)
	}
	if t.row != nil {
		fill(i, t.row, f, intoTask, t.was != nil)
		i.settle(t, f)
	}
	t.rowOf = map[int]*row{}
	for k, at := range i.matchMilestones(t, f.Milestones) {
		i.addMilestone(t, f, t.milestones[k].row, at)
	}
	i.missedMilestones(t)
	i.addChanges(t, f)
	i.addReviews(t, f)
	if t.was != nil {
		i.keepLater(t, f)
	}
	return f
}

// fill lays the cells of a row over what there is. A cell without text says nothing: what is there stays, and that is told.
func fill[T any](i *importing, r *row, into *T, columns map[string]func(*T, value), told bool) {
	for k := range r.of.Columns {
		c := &r.of.Columns[k]
		set := columns[c.Name]
		if set == nil || !r.of.has(c.Name) {
			continue
		}
		cell := r.cell(c.Name)
		if cell == "" {
			if none := *into; told {
				if set(&none, value{}); !same(&none, into) {
					i.report(r.wrong(c.Name, "import-kept"))
				}
			}
			continue
		}
		if c.Kind == export.List || c.Kind == export.Text && len(c.Choices) == 0 {
			cell = r.whole(c.Name)
		}
		v, expected := i.read(r, c, cell)
		if c.Kind == export.List && !unmixed(i, r, c, &v, *into, set) {
			continue
		}
		if form, formed := entries[c.Name]; formed && expected == "" {
			if wrong := form.wrong(v.list); wrong != "" {
				cell, expected = wrong, form.expected
			}
		}
		if !i.readable(r, c.Name, cell, expected) {
			continue
		}
		v.noted = &noted{}
		set(into, v)
		i.reportTold(r, c.Name, v.noted)
	}
}

// same reports whether two of a kind say the same.
func same[T any](a, b *T) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	switch a := any(a).(type) {
	case *site.Front:
		return alike(a.Print(), any(b).(*site.Front).Print())
	case *site.Milestone:
		return alike(printed(a), printed(any(b).(*site.Milestone)))
	}
	return false
}

// printed returns a milestone as front matter has it.
func printed(m *site.Milestone) string {
	return (&site.Front{Milestones: []site.Milestone{*m}}).Print()
}

// settle puts back what means the same in other words, and what only follows.
func (i *importing) settle(t *task, f *site.Front) {
	was := t.written()
	if f.Outcome == "met" && was.Outcome != "met" && f.Completed != 0 {
		f.Outcome = "" // it is what completed says by itself
	}
	if f.Outcome == "" && f.Cancelled == 0 && t.row.cell("reason") == "" {
		f.Reason = "" // there is nothing left that it explains
	}
	if t.was == nil {
		return
	}
	if c := t.was.In; c != nil && (f.Category == c.Key || f.Category == c.Name) {
		f.Category = was.Category
	}
	for _, role := range []struct{ now, was *[]string }{{&f.Lead, &was.Lead}, {&f.Joint, &was.Joint}, {&f.Support, &was.Support}} {
		if slices.Equal(keys(i.officeOf, *role.now), keys(i.officeOf, *role.was)) {
			*role.now = *role.was
		}
	}
	if slices.Equal(keys(i.areaOf, f.Areas), keys(i.areaOf, was.Areas)) {
		f.Areas = was.Areas
	}
	if sameNumber(f.Label, was.Label) {
		f.Label = was.Label
	}
	if len(f.Partners) == 0 {
		f.Partners = was.Partners
	}
}

// keys returns the keys of offices or areas for whatever they are called by.
func keys(of map[string]string, names []string) []string {
	all := make([]string, len(names))
	for k, name := range names {
		all[k] = cmp.Or(of[name], name)
	}
	return all
}

// sameNumber reports whether two labels are one number: a spreadsheet program makes 3.1 of 3.10.
func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// addMilestone lays a row over its milestone, or adds it after the others.
func (i *importing) addMilestone(t *task, f *site.Front, r *row, at int) {
	known := at >= 0
	if !known {
		at = len(f.Milestones)
		f.Milestones = append(f.Milestones, site.Milestone{})
	}
	m := &f.Milestones[at]
	was := *m
	fill(i, r, m, intoMilestone, known)
	if known && alike(printed(m), printed(&was)) {
		*m = was
	}
	switch {
	case m.Every != day.Never:
		m.Total = 0 // it is the number of periods
	case m.Total == 1 && was.Total == 0:
		m.Total = 0
	}
	t.rowOf[at] = r
}

// summarize settles the summary once the description is known: one that only repeats it is not written.
func (t *task) summarize(f *site.Front, description string) {
	if t.row == nil {
		return
	}
	switch cell := t.row.whole("summary"); {
	case cell == "", t.was != nil && f.Summary == "" && cell == t.was.Body.Summary:
	case f.Summary == "" && cell == summaryOf(description):
	default:
		f.Summary = cell
	}
}

// comments returns the lines of front matter that only comment: they stay, before the fields.
func comments(front string) string {
	var b strings.Builder
	for _, line := range strings.Split(front, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
