package pages

import (
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// mostLanes bounds the timeline: a larger plan has a timeline for each category only.
const mostLanes = 100

// The kinds of spans.
const (
	yearRoundSpan = "year-round"
	untilDueSpan  = "until-due"
	directedSpan  = "directed"
	overdueSpan   = "overdue"
	pauseSpan     = "pause"
)

// The measures of a lane, in the units of its axis.
const (
	tickRoom  = 5  // what a tick takes up from side to side
	laneAbove = 18 // from the lane's upper edge to the middle of the bar, if signs stand in one row
	laneBelow = 30 // from there to the lower edge; the ticks lie here
)

// The axis of a timeline, in the units of its drawing. It is as wide for a plan of a month as for one of four years, so that signs
// and names, which are measured in the same units, are as large on each.
const (
	axisWidth = 1200
	axisEm    = 20 // the height of its letters
)

// newLane returns the task on the axis of its plan.
func (t *task) newLane() *view.Lane {
	a := axisOf(t.Plan, axisWidth)
	l := &view.Lane{Task: t.row, Width: a.width, Spans: t.spans(a), Marks: t.marks(a)}
	l.Middle = laneAbove + (stack(l.Marks)-1)*markRoom
	l.Height = l.Middle + laneBelow
	for i := range t.updates {
		if u := &t.updates[len(t.updates)-1-i]; !u.Withdrawn && a.contains(u.Day) {
			l.Updates++
			if x := a.middle(u.Day); len(l.Ticks) == 0 || l.Ticks[len(l.Ticks)-1]+tickRoom <= x {
				l.Ticks = append(l.Ticks, x)
			}
		}
	}
	for _, pause := range t.Pauses {
		if pause.From <= t.clock.Day {
			l.Pauses = append(l.Pauses, view.Pause{From: pause.From, Until: pause.Until, Reason: pause.Reason})
		}
	}
	return l
}

// An axis is the days that a plan's timeline shows, whole months, and how wide it is drawn.
type axis struct {
	first, last day.Day
	width       int
}

// spans returns when the task runs, on top of it since when it is overdue, and then when it rests. A rest without an end lasts to the
// day, and so does the time in which the task is overdue.
func (t *task) spans(a axis) []view.Span {
	var all []view.Span
	add := func(kind string, from, to day.Day) {
		if s, any := a.span(kind, from, t.untilOver(to)); any {
			all = append(all, s)
		}
	}
	kind, end := directedSpan, t.Plan.End
	switch {
	case t.Schedule.YearRound:
		kind = yearRoundSpan
	case t.Schedule.Due != 0:
		kind, end = untilDueSpan, t.Schedule.Due
	}
	add(kind, max(t.Plan.Start, t.Schedule.Start), end)
	for _, p := range t.pledges {
		if p.Outcome == site.Moved && p.Milestone == nil && p.Change.DaysOverdue() > 1 {
			add(overdueSpan, p.Due+1, p.Change.Decided-1)
		}
	}
	if due := t.Schedule.Due; due != 0 {
		add(overdueSpan, due+1, t.clock.Day)
	}
	for _, pause := range t.Pauses {
		until := pause.Until
		if until == 0 {
			until = t.clock.Day
		}
		if pause.From <= t.clock.Day {
			add(pauseSpan, pause.From, until)
		}
	}
	return all
}

// untilOver returns a day, or that on which the task was over if this comes first.
func (t *task) untilOver(d day.Day) day.Day {
	if t.isOverBy(d) {
		return t.overSince()
	}
	return d
}

// isOverBy reports whether the task was over when a day came to its end.
func (t *task) isOverBy(d day.Day) bool {
	over := t.overSince()
	return over != 0 && over <= d
}

// overSince returns the day on which the task was done, given up or said to be unfinished, or none: after it nothing runs on.
func (t *task) overSince() day.Day {
	if t.status.State == site.Cancelled {
		return t.Cancelled
	}
	return t.status.Completed
}

// span returns the part of a stretch of days that the axis shows, and whether there is any.
func (a axis) span(kind string, from, to day.Day) (view.Span, bool) {
	from, to = max(from, a.first), min(to, a.last)
	return view.Span{Kind: kind, X: a.before(from), Width: a.before(to+1) - a.before(from)}, from <= to
}

func lanes(tasks []*task) []*view.Lane {
	lanes := make([]*view.Lane, len(tasks))
	for i, t := range tasks {
		lanes[i] = t.lane
	}
	return lanes
}

// laneGroups returns the categories that have tasks; with their lanes, if these are few enough for one page.
func (p *plan) laneGroups() []view.LaneGroup {
	if len(p.Categories) == 0 {
		return p.allLanes()
	}
	var groups []view.LaneGroup
	for _, c := range p.categories {
		if len(c.tasks) == 0 {
			continue
		}
		g := view.LaneGroup{Name: c.group.Name, URL: timelineOf(c), Tally: c.group.Tally}
		if len(p.tasks) <= mostLanes {
			g.Lanes = c.lanes
		}
		groups = append(groups, g)
	}
	return groups
}

// allLanes returns the tasks of a plan without categories as one group.
func (p *plan) allLanes() []view.LaneGroup {
	if len(p.tasks) == 0 || len(p.tasks) > mostLanes {
		return nil
	}
	return []view.LaneGroup{{Lanes: lanes(p.tasks)}}
}

// keysOfGroups returns the legend of the lanes of groups.
func keysOfGroups(groups []view.LaneGroup) []view.LaneKey {
	var all []*view.Lane
	for _, g := range groups {
		all = append(all, g.Lanes...)
	}
	return keysOf(all)
}

// A laneList is what the pages of a category's timeline are made of, beside its lanes.
type laneList struct {
	listHeader
	axis *view.Axis
}

// addCategoryTimelines adds the timeline of each category that has tasks.
func (p *plan) addCategoryTimelines() {
	for _, c := range p.categories {
		if len(c.tasks) == 0 {
			continue
		}
		title := view.Phrase{Label: "timeline.category-title", Text: c.group.Name}
		of := laneList{p.listHeader(timelineSection, "category-timeline", title), p.axis}
		paginate(p, timelineOf(c), "page/", of, c.lanes, lanePage, func(*view.Page) {})
	}
}

func timelineOf(c *categoryTasks) string { return c.group.URL + string(timelineSection) + "/" }

func lanePage(of laneList, lanes []*view.Lane, c pageRange) *view.Page {
	page := of.page(c)
	page.Content = &view.CategoryTimeline{Plan: of.plan, Axis: of.axis, Keys: keysOf(lanes), Lanes: lanes, Pager: c.pager}
	return page
}

// A axisUnit is a way to part an axis.
type axisUnit struct {
	months int // of a part
	room   int // that the name of a part takes up, in halves of the height of its letters
	word   func(year, month int) view.Phrase
}

// newAxis returns the axis of the plan's timeline, with the day as of which it is shown.
func (p *plan) newAxis() *view.Axis {
	a := axisOf(p.Terms, axisWidth)
	v := &view.Axis{Width: a.width, Scale: a.scale(axisEm), Day: -1}
	if on := p.clock.Day; a.contains(on) {
		v.Day, v.On, v.Word = a.middle(on), on, view.Phrase{Label: "lane.day", Day: on}
		v.Late = v.Day > a.width/4
		if p.clock.Closed {
			v.Word.Label = "lane.day-closed"
		}
	}
	return v
}

func axisOf(t *site.Terms, width int) axis {
	return axis{t.Start.Month().First(), max(t.End, t.Closes()).Month().Last(), width}
}

func (a axis) contains(d day.Day) bool { return a.first <= d && d <= a.last }

// middle returns where a mark of a day stands.
func (a axis) middle(d day.Day) int { return (a.before(d) + a.before(d+1)) / 2 }

// scale returns what the axis is marked with, in letters of a height: its years, and within them its months, or its quarters, or on the
// longest nothing else.
func (a axis) scale(em int) view.Scale {
	s := view.Scale{Years: a.names(byYears(), em)}
	months, parted := int(a.last.Month()-a.first.Month())+1, byYears()
	for _, by := range divisions() {
		if a.width*by.months >= months*by.room*em/2 {
			parted = by
			s.Parts = a.names(by, em)
			break
		}
	}
	for _, part := range a.parts(parted.months) {
		s.Lines = append(s.Lines, a.before(part.First()))
	}
	return s
}

func byYears() axisUnit {
	return axisUnit{12, 7, func(year, _ int) view.Phrase { return yearWord(year) }}
}

// yearWord names a year.
func yearWord(year int) view.Phrase {
	return view.Phrase{Label: "lane.year", Called: strconv.Itoa(year)}
}

// divisions are the ways to part years, the finest first.
func divisions() []axisUnit {
	return []axisUnit{
		{1, 5, func(_, month int) view.Phrase { return label("date.short." + strconv.Itoa(month)) }},
		{3, 6, func(_, month int) view.Phrase {
			return view.Phrase{Label: "lane.quarter", N: float64((month + 2) / 3)}
		}},
	}
}

// names returns the names of the parts of the axis, but for those that have no room. A first part that is cut off, and too short for its
// name, gives way to the second.
func (a axis) names(by axisUnit, em int) []view.ScaleName {
	var all []view.ScaleName
	parts, free, room := a.parts(by.months), 0, by.room*em/2
	for i, m := range parts {
		x := a.before(m.First())
		gives := i == 0 && len(parts) > 1 && !begins(m, by.months) && a.before(parts[1].First()) < room
		if x < free || gives || x+room > a.width+room/4 {
			continue
		}
		all = append(all, view.ScaleName{X: x, Word: by.word(m.Date())})
		free = x + room*9/10 // February is shorter
	}
	return all
}

// before returns where a day begins.
func (a axis) before(d day.Day) int { return int(d-a.first) * a.width / int(a.last+1-a.first) }

// parts returns the months with which the parts of the axis begin, each of so many months.
func (a axis) parts(months int) []day.Month {
	var all []day.Month
	for m := a.first.Month(); m <= a.last.Month(); m++ {
		if len(all) == 0 || begins(m, months) {
			all = append(all, m)
		}
	}
	return all
}

// begins reports whether a part of a year begins with a month.
func begins(m day.Month, months int) bool {
	_, month := m.Date()
	return (month-1)%months == 0
}
