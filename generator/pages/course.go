package pages

import (
	"fmt"
	"maps"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The frame in which the lines of a course are drawn.
const (
	courseWidth  = 720
	courseHeight = 240
)

// A pledge is what was promised for a day, a task or a milestone, by months: what lies before the plan counts in its first.
type pledge struct {
	due  day.Month
	done day.Month // none if it is not on record by the day
}

// newPledges returns what the task promised for a day. What is cancelled is no promise any more.
func (t *task) newPledges() []pledge {
	if t.status.State == site.Cancelled {
		return nil
	}
	var all []pledge
	add := func(due, done day.Day) {
		if due == 0 {
			return
		}
		made := pledge{due: t.monthWithin(due)}
		if done != 0 {
			made.done = t.monthWithin(done)
		}
		all = append(all, made)
	}
	completed := t.status.Completed
	if t.status.State != site.Done {
		completed = 0 // it was not done, or not in full
	}
	add(t.Schedule.Due, completed)
	for i := range t.Milestones {
		m := &t.Milestones[i]
		add(m.Due, m.MetOn(t.Plan, t.clock.Day))
	}
	return all
}

func (t *task) monthWithin(d day.Day) day.Month { return max(d.Month(), t.Plan.Start.Month()) }

// sums are how much was promised and done in each month.
type sums map[day.Month]struct{ promised, done int }

// changed returns the sums after what has changed.
func (s sums) changed(c *changes) sums {
	now := make(sums, len(s))
	maps.Copy(now, s)
	now.add(c.stale, -1)
	now.add(c.fresh, 1)
	return now
}

func (s sums) add(tasks []*task, n int) {
	for _, t := range tasks {
		for _, made := range t.pledges {
			sum := s[made.due]
			sum.promised += n
			s[made.due] = sum
			if made.done != 0 {
				sum = s[made.done]
				sum.done += n
				s[made.done] = sum
			}
		}
	}
}

// course returns what was promised against what is on record, over the months of the plan; nil if nothing was promised for a
// day.
func (p *plan) course() *view.Course {
	c := &view.Course{Width: courseWidth, Height: courseHeight}
	for _, sum := range p.months {
		c.Total += sum.promised
	}
	if c.Total == 0 {
		return nil
	}
	axis := axisOf(p.Terms)
	days := int(axis.last - axis.first + 1)
	promised, done := line{total: c.Total}, line{total: c.Total}
	promised.to(0, 0)
	at, known := view.CourseMonth{}, p.knownThrough()
	for _, month := range monthsOf(p.Terms) {
		at.Month, at.X, at.Promised = month, int(month.Last()-axis.first+1)*courseWidth/days, at.Promised+p.months[month].promised
		promised.to(at.X, at.Promised)
		at.Through = min(month.Last(), known)
		if at.Known = month.First() <= at.Through; at.Known {
			at.Done += p.months[month].done
			if len(c.Months) == 0 {
				done.to(0, 0)
			}
			done.to(int(at.Through-axis.first+1)*courseWidth/days, at.Done)
		} else {
			at.Through, at.Done = 0, 0
		}
		c.Months = append(c.Months, at)
	}
	c.Promised, c.Done = promised.String(), done.String()
	return c
}

// knownThrough returns the day up to which it is known what was done: the end of the last month that is over, or the newest
// record after it. It is not the day itself: then the page would change every night.
func (p *plan) knownThrough() day.Day {
	month := p.clock.Day.Month()
	known := month.First() - 1
	if p.clock.Day == month.Last() {
		known = p.clock.Day
	}
	for _, t := range p.tasks {
		known = max(known, t.status.Last, t.status.Record, t.status.Completed)
	}
	return known
}

// A line is the points of a polyline; a count of total reaches the top.
type line struct {
	strings.Builder
	total int
}

func (l *line) to(x, count int) {
	if l.Len() > 0 {
		l.WriteByte(' ')
	}
	fmt.Fprintf(l, "%d,%d", x, courseHeight-count*courseHeight/l.total)
}
