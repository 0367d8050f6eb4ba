package history

import (
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// comparePlans goes through all that was a plan.
func (c *comparison) comparePlans() {
	c.judged = map[string]bool{}
	for _, old := range c.old.site.Plans {
		i := slices.IndexFunc(c.now.site.Plans, func(p *site.Plan) bool { return p.Key == old.Key })
		switch {
		case old.Draft: // it was not published
		case i >= 0 && c.now.site.Plans[i].Draft:
			at := c.placeOf(indexOf(old.Terms), "draft")
			c.add(problem.New(at.Line, at.Column, "published-plan-draft", "value", old.Title).In(indexOf(old.Terms)))
		case i >= 0:
			c.comparePlan(old, c.now.site.Plans[i])
		case c.now.tree.File(indexOf(old.Terms)) == nil:
			c.add(problem.New(0, 0, "published-plan-gone", "value", site.ContentDir+"/"+old.Key+"/", "other", old.Title).In(indexOf(old.Terms)))
		}
	}
}

// indexOf returns the file of a plan.
func indexOf(t *site.Terms) string { return path.Join(site.ContentDir, t.Key, "index.md") }

// A pair is a plan then and now, with what names mean in it.
type pair struct {
	*comparison
	before, after *site.Plan
	categories    map[string]string
	closed        bool    // on the day of the check
	settled       day.Day // up to which what is added has to say when it was reported; none while nothing is
}

func (c *comparison) comparePlan(old, now *site.Plan) {
	p := &pair{comparison: c, before: old, after: now, categories: categories(old.Terms, now.Terms), closed: c.today > now.Closes()}
	if p.settled = p.lastIssued(); p.closed {
		p.settled = now.Closes()
	}
	if file := indexOf(now.Terms); old.Terms.PlanFront != now.Terms.PlanFront && c.bothRead(file, file) {
		p.comparePromises(file, planPromises(old.PlanFront), planPromises(now.PlanFront), old.Changes, now.Changes, "")
		p.compareAbsent(file)
		p.compareChanges(file, old.Changes, now.Changes)
	}
	p.compareTasks()
	p.compareBulletins()
	p.compareAssessment()
	p.compareIncidents()
}

// bothRead reports whether the fields of a file could be read then, and can be now.
func (c *comparison) bothRead(then, now string) bool {
	if len(c.old.mistakes[then]) > 0 {
		return false
	}
	text, ok := c.now.text(now)
	return ok && len(site.PlacesIn(text)) > 0
}

// placeOf returns where the value of a field stands in a present source, or the nearest that is around it.
func (c *comparison) placeOf(file, field string) front.Place {
	text, _ := c.now.text(file)
	return front.Nearest(site.PlacesIn(text), field, true, 1)
}

// planPromises returns what a plan says that may change only by an entry of [[changes]].
func planPromises(p *site.PlanFront) []promise {
	return []promise{
		{path: "title", field: site.TitleField, value: text(p.Title)},
		{path: "start", field: site.StartField, value: front.DayValue(p.Start)},
		{path: "end", field: site.EndField, value: front.DayValue(p.End)},
		{path: "settle", field: site.SettleField, value: front.DayValue(p.Settle)},
		{path: "reporting.every", field: site.ReportingField, value: every(p.Reporting.Every)},
	}
}

// compareAbsent finds another list of numbers that the source itself is said to lack. What has a task or had one is told of that.
func (p *pair) compareAbsent(file string) {
	var gone, added []string
	for _, n := range p.before.Absent {
		if !slices.Contains(p.after.Absent, n) {
			gone = append(gone, number(n))
		}
	}
	for _, n := range p.after.Absent {
		if !slices.Contains(p.before.Absent, n) && taskOf(p.before, n) == nil {
			added = append(added, number(n))
		}
	}
	if len(gone)+len(added) > 0 {
		p.addAt(file, "absent", "promise-rewritten", "key", "absent", "other", numbers(p.before.Absent), "value", numbers(p.after.Absent))
	}
}

func numbers(list []int) string {
	all := make([]string, len(list))
	for i, n := range list {
		all[i] = number(n)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func taskOf(p *site.Plan, number int) *site.Task {
	i, found := slices.BinarySearchFunc(p.Tasks, number, func(t *site.Task, n int) int { return t.Number - n })
	if !found {
		return nil
	}
	return p.Tasks[i]
}
