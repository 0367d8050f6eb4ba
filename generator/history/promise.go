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
		{"title", site.TitleField, text(t.Title)},
		{"category", site.CategoryField, text(t.Category)},
		{"lead", site.LeadField, list(t.Lead)},
		{"joint", site.JointField, list(t.Joint)},
		{"support", site.SupportField, list(t.Support)},
		{"reporting", site.ReportingField, text(t.Reporting)},
		{"schedule.start", site.StartField, front.DayValue(t.Schedule.Start)},
		{"schedule.due", site.DueField, front.DayValue(t.Schedule.Due)},
		{"schedule.year_round", "", flag(t.Schedule.YearRound)},
		{"schedule.directed", "", text(t.Schedule.Directed)},
		{"schedule.unscheduled", "", flag(t.Schedule.Unscheduled)},
	}
}

// milestonePromises returns what a milestone says that may not change without a word.
func milestonePromises(path string, m *site.Milestone) []promise {
	total := front.Value{}
	if m.Every == day.Never {
		total = front.NumberValue(cmp.Or(m.Total, 1))
	}
	return []promise{
		{path + ".due", site.DueField, front.DayValue(m.Due)},
		{path + ".total", site.TotalField, total},
		{path + ".every", site.EveryField, every(m.Every)},
		{path + ".unit", "", text(m.Unit)},
	}
}

// comparePromises finds what is promised otherwise without a change that was granted. Both lists have the same fields.
func (p *pair) comparePromises(file string, before, after []promise, was, is []site.Change, milestone string) {
	for i, now := range after {
		old := before[i]
		from, to := p.form(now.field, old.value, true), p.form(now.field, now.value, false)
		switch key := now.path[strings.LastIndexByte(now.path, '.')+1:]; {
		case from == to:
		case now.field != "" && p.leads(from, to, granted(was, now.field, milestone), granted(is, now.field, milestone)):
		case now.field == "" && milestone == "" && timeIsSet(was, is):
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

// timeIsSet reports whether a due day was set by a change that was added: then the task need no longer be one of all year, or one whose
// time someone else sets.
func timeIsSet(was, is []site.Change) bool {
	return len(granted(is, site.DueField, "")) > len(granted(was, site.DueField, ""))
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
