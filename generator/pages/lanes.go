package pages

import (
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

// overSince returns the day on which the task was done, given up or said to be unfinished, or none: after it nothing runs on.
func (t *task) overSince() day.Day {
	if t.status.State == site.Cancelled {
		return t.Cancelled
	}
	return t.status.Completed
}

// isOverBy reports whether the task was over when a day came to its end.
func (t *task) isOverBy(d day.Day) bool {
	over := t.overSince()
	return over != 0 && over <= d
}

// untilOver returns a day, or that on which the task was over if this comes first.
func (t *task) untilOver(d day.Day) day.Day {
	if t.isOverBy(d) {
		return t.overSince()
	}
	return d
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
	add(kind, t.Plan.Start, end)
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

func lanes(tasks []*task) []*view.Lane {
	lanes := make([]*view.Lane, len(tasks))
	for i, t := range tasks {
		lanes[i] = t.lane
	}
	return lanes
}

// laneGroups returns the categories that have tasks; with their lanes, if these are few enough for one page.
func (p *plan) laneGroups() []view.LaneGroup {
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

// keysOfGroups returns the legend of the lanes of groups.
func keysOfGroups(groups []view.LaneGroup) []view.LaneKey {
	var all []*view.Lane
	for _, g := range groups {
		all = append(all, g.Lanes...)
	}
	return keysOf(all)
}

func timelineOf(c *categoryTasks) string { return c.group.URL + string(timelineSection) + "/" }

// A laneList is what the pages of a category's timeline are made of, beside its lanes.
type laneList struct {
	heading
	axis *view.Axis
}

// addCategoryTimelines adds the timeline of each category that has tasks.
func (p *plan) addCategoryTimelines() {
	for _, c := range p.categories {
		if len(c.tasks) == 0 {
			continue
		}
		title := view.Phrase{Label: "timeline.category-title", Text: c.group.Name}
		of := laneList{p.heading(timelineSection, "category-timeline", title), p.axis}
		paged(p, timelineOf(c), "page/", of, c.lanes, lanePage, func(*view.Page) {})
	}
}

func lanePage(of laneList, lanes []*view.Lane, c cut) *view.Page {
	page := of.page(c)
	page.Content = &view.CategoryTimeline{Plan: of.plan, Axis: of.axis, Keys: keysOf(lanes), Lanes: lanes, Pager: c.pager}
	return page
}
