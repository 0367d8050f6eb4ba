package history

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// A promise is a value that was promised. One with a field may become another by an entry of [[changes]].
type promise struct {
	path  string // of the field
	field string // what a change calls it; empty if no change is of it
	value front.Value

	follows []string // where no change is of it: the fields whose change lets it be another
}

func text(s string) front.Value {
	if s == "" {
		return front.Value{}
	}
	return front.TextValue(s)
}

func every(e day.Every) front.Value {
	if e == day.Never {
		return front.Value{}
	}
	return front.TextValue(e.String())
}

func list(l []string) front.Value {
	if len(l) == 0 {
		return front.Value{}
	}
	return front.ListValue(l)
}

func flag(is bool) front.Value {
	if !is {
		return front.Value{}
	}
	return front.TextValue("true")
}

// taskPromises returns what a task says that may not change without a word.
func taskPromises(t *site.Front) []promise {
	return []promise{
		{path: "title", field: site.TitleField, value: text(t.Title)},
		{path: "category", field: site.CategoryField, value: text(t.Category)},
		{path: "lead", field: site.LeadField, value: list(t.Lead)},
		{path: "joint", field: site.JointField, value: list(t.Joint)},
		{path: "support", field: site.SupportField, value: list(t.Support)},
		{path: "reporting", field: site.ReportingField, value: text(t.Reporting)},
		{path: "schedule.start", field: site.StartField, value: front.DayValue(t.Schedule.Start)},
		{path: "schedule.due", field: site.DueField, value: front.DayValue(t.Schedule.Due)},
		{path: "schedule.year_round", value: flag(t.Schedule.YearRound), follows: dueIsSet},
		{path: "schedule.directed", value: text(t.Schedule.Directed), follows: dueIsSet},
		{path: "schedule.unscheduled", value: flag(t.Schedule.Unscheduled), follows: dueIsSet},
	}
}

// milestonePromises returns what a milestone says that may not change without a word.
func milestonePromises(path string, m *site.Milestone) []promise {
	total := front.Value{}
	if m.Every == day.Never {
		total = front.NumberValue(cmp.Or(m.Total, 1))
	}
	return []promise{
		{path: path + ".due", field: site.DueField, value: front.DayValue(m.Due)},
		{path: path + ".total", field: site.TotalField, value: total},
		{path: path + ".every", field: site.EveryField, value: every(m.Every)},
		{path: path + ".unit", value: text(m.Unit)},
		{path: path + ".goal", value: text(cmp.Or(m.Goal, site.AtLeast))},
		{path: path + ".from", value: front.NumberValue(m.From)},
		{path: path + ".wording", value: text(m.Wording), follows: amountIsMoved},
		{path: path + ".pace", value: text(m.Pace), follows: amountIsMoved},
		{path: path + ".steps", value: list(steps(m.Steps)), follows: amountIsMoved},
	}
}

// Once a due day is set, a task need no longer be one of all year, or one whose time someone else sets. Once an amount or its day is
// another, so may be its wording, and the way to it.
var (
	dueIsSet      = []string{site.DueField}
	amountIsMoved = []string{site.TotalField, site.DueField, site.EveryField}
)

func steps(all []site.Step) []string {
	list := make([]string, len(all))
	for i, s := range all {
		list[i] = s.By.String() + " = " + front.Number(s.Value)
	}
	return list
}

// comparePromises finds what is promised otherwise without a change that was granted. Both lists have the same fields.
func (p *pair) comparePromises(file string, before, after []promise, was, is []site.Change, milestone string) {
	for i, now := range after {
		old := before[i]
		from, to := p.form(now.field, old.value, true), p.form(now.field, now.value, false)
		switch key := now.path[strings.LastIndexByte(now.path, '.')+1:]; {
		case from == to:
		case now.field != "" && p.leads(from, to, granted(was, now.field, milestone), granted(is, now.field, milestone)):
		case slices.ContainsFunc(now.follows, func(field string) bool {
			return len(granted(is, field, milestone)) > len(granted(was, field, milestone))
		}):
		case now.field == "":
			p.addAt(file, now.path, "promise-rewritten", "key", key, "other", shown(old.value.String()), "value", shown(now.value.String()))
		default:
			p.addAt(file, now.path, "promise-changed", "key", key, "other", shown(old.value.String()), "value", shown(now.value.String()),
				"expected", entry(now.field, milestone, old.value, now.value))
		}
	}
}

// granted returns the changes of a field, of the milestone of a title or of the file's own, that were decided.
func granted(all []site.Change, field, milestone string) []*site.Change {
	var found []*site.Change
	for i := range all {
		if c := &all[i]; c.Field == field && c.Milestone == milestone && c.Decided != 0 {
			found = append(found, c)
		}
	}
	return found
}

// leads reports whether changes that were added lead from a value to another. That each begins where the one before ended is looked at
// when the site is read.
func (p *pair) leads(from, to string, was, is []*site.Change) bool {
	if len(is) <= len(was) {
		return false
	}
	added := is[len(was):]
	first, last := added[0], added[len(added)-1]
	return p.form(first.Field, first.Was, false) == from && p.form(last.Field, last.Now, false) == to
}

// entry returns the lines that a change would have, as one.
func entry(field, milestone string, was, now front.Value) string {
	parts := []string{`field = "` + field + `"`}
	if milestone != "" {
		parts = append(parts, "milestone = "+front.TextValue(milestone).Inline())
	}
	for _, v := range []struct {
		name  string
		value front.Value
	}{{"was", was}, {"now", now}} {
		if s := v.value.Inline(); s != "" {
			parts = append(parts, v.name+" = "+s)
		}
	}
	return strings.Join(parts, ", ")
}

// compareMilestones finds milestones that are gone, and what is promised or on record of the others.
func (p *pair) compareMilestones(file string, before, after *site.Front) {
	taken := map[int]bool{}
	for i := range before.Milestones {
		old := &before.Milestones[i]
		at := slices.IndexFunc(after.Milestones, func(m site.Milestone) bool { return m.Title == old.Title })
		for at >= 0 && taken[at] {
			rest := after.Milestones[at+1:]
			next := slices.IndexFunc(rest, func(m site.Milestone) bool { return m.Title == old.Title })
			if at += 1 + next; next < 0 {
				at = -1
			}
		}
		if at < 0 {
			p.addAt(file, "milestones", "promise-milestone-gone", "value", front.Shortened(old.Title))
			continue
		}
		taken[at] = true
		path, now := front.Element("milestones", at), &after.Milestones[at]
		p.comparePromises(file, milestonePromises(path, old), milestonePromises(path, now), before.Changes, after.Changes, old.Title)
		p.compareRecords(file, path, old, now)
	}
}
