package history

import (
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// What is added to a plan that is closed, and dated into its time, says on which day it was reported: else it would turn what was left
// open into what was done in time. So does what is dated up to the end of a period of which a bulletin is issued: its figures stay.

// lateKind returns the kind of problem that something came late: after the close, or after a bulletin.
func (p *pair) lateKind(close, bulletin string) string {
	if p.closed {
		return close
	}
	return bulletin
}

// findLateUpdates finds updates among those that were added which do not say it.
func (p *pair) findLateUpdates(fresh []*site.Update) {
	for _, u := range fresh {
		if !u.Pending && !u.Withdrawn && u.Day <= p.settled && u.Reported == 0 {
			how := []string{"expected", p.heading(u.Day, u.Title)}
			if isFiled(u) {
				how = []string{"key", p.field()}
			}
			p.addUpdate(u, "date", p.lateKind("late-update", "bulletin-late-update"), append(how, "value", u.Day.String(), "other", p.settled.String())...)
		}
	}
}

// findLateFacts finds days of front matter that were added and do not say it: an update of the same day does, as a task's state has it.
func (p *pair) findLateFacts(before *site.Front, now *site.Task) {
	for _, f := range addedFacts(before, now.Written()) {
		if f.day <= p.settled && !isReported(f.day, now) {
			p.addAt(now.Body.File, f.path, p.lateKind("late-fact", "bulletin-late-fact"), "key", f.key, "value", f.day.String(), "other", p.settled.String(), "expected", p.heading(f.day, "…"), "near", p.field())
		}
	}
}

// heading returns that of an update which is put on record on the day of the check.
func (p *pair) heading(on day.Day, title string) string {
	mark := "reported"
	if strings.HasPrefix(p.now.site.Language, "zh") {
		mark = "补报"
	}
	return front.Shortened("## "+on.String()+" "+title) + " [" + mark + " " + p.today.String() + "]"
}

// field returns what says the same in the file of an update.
func (p *pair) field() string { return "reported = " + p.today.String() }

// A fact is a day of front matter.
type fact struct {
	key, path string
	day       day.Day
}

// addedFacts returns what is on record of a task now, and was not. What is there otherwise is told of already.
func addedFacts(before, after *site.Front) []fact {
	var all []fact
	if before.Completed == 0 && after.Completed != 0 {
		all = append(all, fact{"completed", "completed", after.Completed})
	}
	if before.Cancelled == 0 && after.Cancelled != 0 {
		all = append(all, fact{"cancelled", "cancelled", after.Cancelled})
	}
	for i := range after.Milestones {
		m, old := &after.Milestones[i], site.Milestone{}
		if at := slices.IndexFunc(before.Milestones, func(o site.Milestone) bool { return o.Title == m.Title }); at >= 0 {
			old = before.Milestones[at]
		}
		path, left := front.Element("milestones", i), slices.Clone(old.Done)
		for n, d := range m.Done {
			if at := slices.Index(left, d); at >= 0 {
				left = slices.Delete(left, at, at+1)
				continue
			}
			all = append(all, fact{"done", front.Element(path+".done", n), d})
		}
		for n, v := range m.Values {
			if !slices.ContainsFunc(old.Values, func(o site.Value) bool { return o.Date == v.Date }) {
				all = append(all, fact{"values", front.Element(path+".values", n) + ".date", v.Date})
			}
		}
	}
	return all
}

// isReported reports whether all updates of a fact's day say on which day they were reported: the first of them counts.
func isReported(on day.Day, t *site.Task) bool {
	reported := false
	for i := range t.Updates {
		if u := &t.Updates[i]; u.Day == on && !u.Withdrawn && !u.Pending {
			if u.Reported == 0 {
				return false
			}
			reported = true
		}
	}
	return reported
}
