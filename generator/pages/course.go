package pages

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The size of the drawing of a course, and the height of its letters on a phone, where they are largest.
const (
	courseWidth  = 720
	courseHeight = 240
	courseEm     = 34
)

// leastCourse is how many promises a course needs: the lines of one or two tell nothing that a sentence doesn't.
const leastCourse = 3

// sums are how much was promised for a day and done on it. What lies before the plan counts on its first day.
type sums map[day.Day]struct{ promised, done int }

// newSums returns the sums of the plan. They are those of the last time where no task came to other ones.
func (p *plan) newSums() sums {
	if p.few && !slices.ContainsFunc(p.changes, func(c change) bool { return !maps.Equal(sumsOf(c.last), sumsOf(c.now)) }) {
		return p.last.sums
	}
	return sumsOf(p.tasks...)
}

func sumsOf(tasks ...*task) sums {
	s := sums{}
	for _, t := range tasks {
		for i := range t.pledges {
			made := &t.pledges[i]
			if made.Outcome == site.Lapsed || made.Outcome == site.Moved {
				continue // it is no promise any more, or goes on as another
			}
			sum := s[t.notBeforeStart(made.Due)]
			sum.promised++
			s[t.notBeforeStart(made.Due)] = sum
			if made.Done != 0 {
				sum = s[t.notBeforeStart(made.Done)]
				sum.done++
				s[t.notBeforeStart(made.Done)] = sum
			}
		}
	}
	return s
}

// course returns what was promised against what is on record, over the days of the plan; nil if too little was promised for a day.
func (p *plan) course() *view.Course {
	c := &view.Course{Note: label(inYears("course.note", p.IsOfYears())), Width: courseWidth, Height: courseHeight}
	for _, sum := range p.sums {
		c.Total += sum.promised
	}
	if c.Total < leastCourse {
		return nil
	}
	a := axisOf(p.Terms, courseWidth)
	c.Scale = a.scale(courseEm)
	through := min(p.knownThrough(), a.last)
	c.Months = p.courseMonths(through)
	promised, done := p.drawCourse(c, a, through)
	c.Says = p.courseSays(c.Total, promised, done, through)
	return c
}

// Steps are the points of a polyline that rises on the days on which a count does; a count of total reaches the top.
type steps struct {
	strings.Builder
	total, count int
}

// drawCourse draws the lines day by day, and returns what was promised and done by the day up to which this is known.
func (p *plan) drawCourse(c *view.Course, a axis, through day.Day) (promisedBy, doneBy int) {
	promised, done := steps{total: c.Total}, steps{total: c.Total}
	for d := a.first; d <= a.last; d++ {
		promised.rise(a.before(d+1), p.sums[d].promised)
		if d <= through {
			done.rise(a.before(d+1), p.sums[d].done)
			promisedBy = promised.count
		}
	}
	c.Promised = promised.end(a.width)
	if through >= a.first {
		x := a.before(through + 1)
		c.Done = done.end(x)
		c.End = &view.CoursePoint{X: x, Y: done.height(done.count), Count: done.count}
		if x > a.width*3/4 { // beside the count of what was promised
			c.End.Y = max(c.End.Y, courseEm)
		}
	}
	return promisedBy, done.count
}

// rise has the count rise at x.
func (s *steps) rise(x, by int) {
	if by == 0 {
		return
	}
	s.point(x)
	s.count += by
	s.point(x)
}

// end has the line end at x, and returns it.
func (s *steps) end(x int) string {
	s.point(x)
	return s.String()
}

func (s *steps) point(x int) {
	if s.Len() == 0 {
		fmt.Fprintf(s, "0,%d", s.height(0))
	}
	fmt.Fprintf(s, " %d,%d", x, s.height(s.count))
}

func (s *steps) height(count int) int { return courseHeight - count*courseHeight/s.total }

// courseMonths returns the same by months.
func (p *plan) courseMonths(through day.Day) []view.CourseMonth {
	var all []view.CourseMonth
	promised, done := 0, 0
	for _, month := range monthsOf(p.Terms) {
		for d := month.First(); d <= month.Last(); d++ {
			promised += p.sums[d].promised
			if d <= through {
				done += p.sums[d].done
			}
		}
		at := view.CourseMonth{Month: month, Promised: promised}
		if month.First() <= through {
			at.Known, at.Done, at.Through = true, done, min(month.Last(), through)
		}
		all = append(all, at)
	}
	return all
}

// courseSays returns how it stands in a sentence. What was done before its day is told apart: it makes up for nothing that is due.
func (p *plan) courseSays(total, promised, done int, through day.Day) view.Phrase {
	says := view.Phrase{Label: "course.says", Day: through, N: float64(done), Total: float64(promised)}
	switch {
	case p.clock.Closed:
		says.Label = "course.says-closed"
	case promised == 0 && done == 0:
		return view.Phrase{Label: "course.says-none", Total: float64(total)}
	case promised == 0:
		says.Label, says.Total = "course.says-early", float64(total)
	default:
		if ahead := p.doneAhead(through); ahead > 0 {
			says.Label, says.Text = "course.says-ahead", strconv.Itoa(ahead)
		}
	}
	return says
}

// doneAhead returns how many promises were done by a day after which they are due.
func (p *plan) doneAhead(by day.Day) int {
	n := 0
	for _, t := range p.tasks {
		for i := range t.pledges {
			if made := &t.pledges[i]; made.Done != 0 && t.notBeforeStart(made.Done) <= by && made.Due > by {
				n++
			}
		}
	}
	return n
}

func (t *task) notBeforeStart(d day.Day) day.Day { return max(d, t.Plan.Start) }

// knownThrough returns the day up to which it is known what was done: the end of the last month that is over, or after it the newest
// record, or the newest due day that went by. It is not the day itself: then the page would change every night.
func (p *plan) knownThrough() day.Day {
	if p.clock.Closed {
		return p.clock.Day
	}
	month := p.clock.Day.Month()
	known := month.First() - 1
	if p.clock.Day == month.Last() {
		known = p.clock.Day
	}
	for _, t := range p.tasks {
		known = max(known, t.status.Last, t.status.Record, t.status.Completed)
	}
	for _, row := range slices.Backward(p.dues[:duesInTime.search(p.dues, p.clock.Day, 0)]) {
		if row.Outcome != string(site.Lapsed) && row.Outcome != string(site.Moved) {
			return max(known, row.Day)
		}
	}
	return known
}
