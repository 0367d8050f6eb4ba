package site

import (
	"slices"

	"gongshi/generator/day"
)

// Names returns what a change was made from and what it leads to as a reader reads it: names of offices and categories instead of keys.
func (c *Change) Names() (was, now []string) {
	return c.was.named(c.Was.Texts()), c.now.named(c.Now.Texts())
}

// named returns the names of what was found, or else what was written.
func (r roles) named(written []string, _ bool) []string {
	if r.category != nil {
		return []string{r.category.Name}
	}
	if len(r.offices) == 0 || len(r.offices) != len(written) {
		return written
	}
	return r.names
}

// RolesOn returns the offices that had a role in the task on a day, as far as the task knows its changes.
func (t *Task) RolesOn(d day.Day) Roles {
	r := t.Roles
	for i := range slices.Backward(t.Changes) {
		c := &t.Changes[i]
		if c.Decided <= d {
			continue
		}
		switch c.Field {
		case LeadField:
			r.Lead = c.was.offices
		case JointField:
			r.Joint = c.was.offices
		case SupportField:
			r.Support = c.was.offices
		}
	}
	return r
}

// IsResponsible reports whether an office leads the task or shares in it.
func (r Roles) IsResponsible(o *Office) bool {
	return slices.Contains(r.Lead, o) || slices.Contains(r.Joint, o)
}

// A Tenure is the time in which an office was responsible for a task that it handed over since.
type Tenure struct {
	Office *Office
	Field  string    // its role: LeadField or JointField
	From   day.Day   // none if it had the task from the beginning
	Until  day.Day   // on which the change came into force
	To     []*Office // who has the role since
}

// Former returns the offices that were responsible for the task, and are so no longer on a day: each once, with the last time.
func (t *Task) Former(on day.Day) []Tenure {
	var all []Tenure
	now := t.RolesOn(on)
	for i := range t.Changes {
		c := &t.Changes[i]
		if c.Stage(on) != Granted || c.Field != LeadField && c.Field != JointField {
			continue
		}
		for _, o := range c.was.offices {
			if now.IsResponsible(o) || t.RolesOn(c.Decided).IsResponsible(o) {
				continue
			}
			all = slices.DeleteFunc(all, func(earlier Tenure) bool { return earlier.Office == o })
			all = append(all, Tenure{Office: o, Field: c.Field, From: t.since(o, c), Until: c.Decided, To: c.now.offices})
		}
	}
	return all
}

// since returns the day from which an office had the role that a change took from it; none if it had it from the beginning.
func (t *Task) since(o *Office, taken *Change) day.Day {
	since := day.Day(0)
	for i := range t.Changes {
		c := &t.Changes[i]
		if c == taken {
			break
		}
		if c.Field == taken.Field && c.Decided != 0 && c.Decided <= taken.Decided && slices.Contains(c.now.offices, o) && !slices.Contains(c.was.offices, o) {
			since = c.Decided
		}
	}
	return since
}
