package pages

import (
	"maps"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// metOn returns the day since which a milestone is met, or none, found by looking at it on each day.
func (c *counting) metOn(m view.MilestoneData) day.Day {
	var since day.Day
	for d := c.Plan.Start - 400; d <= c.AsOf; d++ {
		if m.Due != 0 && d == m.Due+1 && since != 0 {
			return since // what was reached by then stays
		}
		reached, newest := 0.0, day.Day(0)
		for _, done := range m.Done {
			if done <= d {
				reached++
			}
		}
		for _, v := range m.Values {
			if v.Date <= d && v.Date >= newest {
				reached, newest = v.Value, v.Date
			}
		}
		if met := m.Total > 0 && reached >= m.Total; !met {
			since = 0
		} else if since == 0 {
			since = d
		}
	}
	return since
}

// checkCourse counts anew for the end of each month.
func (c *counting) checkCourse() {
	course := content[view.Overview](c.T, c.made, c.url).Course
	type promise struct{ due, done day.Day }
	var all []promise
	for _, t := range c.Tasks {
		done, over := t.Completed, max(t.Completed, t.Cancelled)
		if t.Outcome != "met" {
			done = 0
		}
		ended := t.Completed != 0 && t.Outcome != "met" // short of its promise: what was open was not kept
		add := func(due, done day.Day) {
			if lapsed := done == 0 && over != 0 && over <= due && !ended; due != 0 && !lapsed {
				all = append(all, promise{due, done})
			}
		}
		add(t.Due, done)
		for _, m := range t.Milestones {
			add(m.Due, c.metOn(m))
		}
	}
	if course == nil {
		c.same("few promises have no course", len(all) < 3, true)
		return
	}
	c.same("course", course.Total, len(all))
	for _, month := range course.Months {
		promised, done := 0, 0
		for _, p := range all {
			if p.due <= month.Month.Last() {
				promised++
			}
			if p.done != 0 && p.done <= month.Month.Last() && month.Known {
				done++
			}
			if p.done != 0 && p.done.Month() == month.Month && !month.Known {
				c.Errorf("the course does not know of %s, in which something was done", month.Month)
			}
		}
		if over := month.Month.Last() <= c.AsOf; over && !month.Known {
			c.Errorf("the course does not know of %s, which is over", month.Month)
		}
		c.same("course of "+month.Month.String(), []int{month.Promised, month.Done}, []int{promised, done})
	}
}

func (c *counting) checkMonths() {
	type figures struct{ due, done, updates int }
	months := map[day.Month]figures{}
	count := func(d day.Day, what figures) {
		if d != 0 {
			f := months[d.Month()]
			months[d.Month()] = figures{f.due + what.due, f.done + what.done, f.updates + what.updates}
		}
	}
	for _, p := range c.promises() {
		if p.outcome != "lapsed" { // it does not fall due any more
			count(p.due, figures{due: 1})
		}
	}
	for _, t := range c.Tasks {
		if t.State == "done" {
			count(t.Completed, figures{done: 1})
		}
		for _, m := range t.Milestones {
			count(c.metOn(m), figures{done: 1})
		}
		for _, u := range t.Updates {
			count(max(u.Date, u.Reported), figures{updates: 1})
		}
	}
	for _, v := range content[view.Timeline](c.T, c.made, c.url+"timeline/").Months {
		c.same(v.URL, figures{v.Due, v.Done, v.Updates}, months[v.Month])
		events := 0
		for place := v.URL; place != ""; {
			page := content[view.MonthEvents](c.T, c.made, place)
			events, place = events+len(page.Dues)+len(page.Events), page.Pager.Next
		}
		c.same(v.URL, len(v.Dues)+len(v.Events)+v.More, events)
		c.same(v.URL, content[view.MonthEvents](c.T, c.made, v.URL).Updates, months[v.Month].updates)
	}
	said := map[day.Month]figures{}
	for _, v := range content[view.Updates](c.T, c.made, c.url+"updates/").Months {
		total := content[view.MonthUpdates](c.T, c.made, v.URL).Total
		if total.N > 0 {
			said[v.Month] = figures{updates: int(total.N)}
		}
		c.same(v.URL, total.N+total.Total, float64(v.Count))
	}
	maps.DeleteFunc(months, func(_ day.Month, f figures) bool { return f.updates == 0 })
	for m, f := range months {
		months[m] = figures{updates: f.updates}
	}
	c.same("updates/", said, months)
}
