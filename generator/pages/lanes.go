package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// unitsPerDay is how wide a day is on an axis; an odd number has a middle.
const unitsPerDay = 3

// mostLanes bounds the timeline: a larger plan has a timeline for each category only.
const mostLanes = 100

// An axis is the days that a plan's timeline shows: whole months.
type axis struct{ first, last day.Day }

func axisOf(t *site.Terms) axis {
	return axis{t.Start.Month().First(), max(t.End, t.Closes()).Month().Last()}
}

func (a axis) contains(d day.Day) bool { return a.first <= d && d <= a.last }

// before returns where a day begins.
func (a axis) before(d day.Day) int { return int(d-a.first) * unitsPerDay }

// middle returns where a mark of a day stands.
func (a axis) middle(d day.Day) int { return a.before(d) + unitsPerDay/2 }

// span returns the part of a stretch of days that the axis shows, and whether there is any.
func (a axis) span(kind string, from, to day.Day) (view.Span, bool) {
	from, to = max(from, a.first), min(to, a.last)
	return view.Span{Kind: kind, X: a.before(from), Width: a.before(to+1) - a.before(from)}, from <= to
}

func (p *plan) newAxis() *view.Axis {
	a := axisOf(p.Terms)
	v := &view.Axis{Width: a.before(a.last + 1), Day: -1}
	for _, m := range monthsOf(p.Terms) {
		x := a.before(m.First())
		v.Months = append(v.Months, view.AxisMonth{Month: m, URL: p.monthURL(timelineSection, m), X: x, Width: a.before(m.Last()+1) - x})
	}
	if on := p.clock.Day; a.contains(on) {
		v.Day, v.On = a.middle(on), on
	}
	return v
}

// The kinds of spans.
const (
	yearRoundSpan = "year-round"
	untilDueSpan  = "until-due"
	directedSpan  = "directed"
	pauseSpan     = "pause"
)

// newLane returns the task on the axis of its plan.
func (t *task) newLane() *view.Lane {
	a := axisOf(t.Plan)
	l := &view.Lane{Task: t.row, Spans: t.spans(a), Marks: t.marks(a)}
	for i := range slices.Backward(t.updates) {
		u := &t.updates[i]
		if x := a.middle(u.Day); a.contains(u.Day) && !u.Withdrawn && (len(l.Ticks) == 0 || l.Ticks[len(l.Ticks)-1] != x) {
			l.Ticks = append(l.Ticks, x)
		}
	}
	return l
}

// spans returns when the task runs, and on top of it when it rests. One that was cancelled runs no longer than to that day; a
// rest without an end lasts to the day.
func (t *task) spans(a axis) []view.Span {
	var all []view.Span
	add := func(kind string, from, to day.Day) {
		if s, any := a.span(kind, from, to); any {
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
	if t.status.State == site.Cancelled {
		end = min(end, t.Cancelled)
	}
	add(kind, t.Plan.Start, end)
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

// marks returns the task's events on the axis in the order of days, but for its rests, which are spans. A milestone that is met
// has its mark where it was met, and none any more where it fell due.
func (t *task) marks(a axis) []view.Mark {
	var all []view.Mark
	t.eachEvent(func(d day.Day, kind string, word view.Phrase, m *site.Milestone) {
		switch {
		case !a.contains(d), kind == pausedEvent, kind == resumedEvent:
		case kind == milestoneDueEvent && m.State(t.Plan, t.clock.Day) == site.Met:
		default:
			all = append(all, view.Mark{Kind: kind, X: a.middle(d), Day: d, Word: word, What: titleOf(m)})
		}
	})
	slices.SortStableFunc(all, func(a, b view.Mark) int { return a.X - b.X })
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
	page.Content = &view.CategoryTimeline{Plan: of.plan, Axis: of.axis, Lanes: lanes, Pager: c.pager}
	return page
}
