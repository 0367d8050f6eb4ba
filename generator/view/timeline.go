package view

import "gongshi/generator/day"

// Timeline is the content of layout "timeline".
type Timeline struct {
	Plan   *PlanName
	Axis   *Axis
	Groups []LaneGroup
	Months []TimelineMonth
}

// An Axis is the time of a plan, from left to right: Width units, a month from mark to mark.
type Axis struct {
	Width  int
	Months []AxisMonth
	Day    int     // where the day lies; -1 if it lies outside
	On     day.Day // the day, if it lies inside
}

// An AxisMonth is a month on an axis.
type AxisMonth struct {
	Month    day.Month
	URL      string // of its page
	X, Width int
}

// A LaneGroup is a category with the lanes of its tasks: all of them, or none where the plan is too large for one page.
type LaneGroup struct {
	Name  string
	URL   string // the timeline of the category alone
	Tally Tally
	Lanes []*Lane
}

// A Lane is a task on an axis.
type Lane struct {
	Task  *TaskRow
	Spans []Span // when it runs, then its pauses on top
	Ticks []int  // updates
	Marks []Mark // due days, milestones, its end, in the order of days
}

// A Span is a stretch of an axis. Kind is "year-round", "until-due", "directed" or "pause".
type Span struct {
	Kind     string
	X, Width int
}

// A Mark is an event on an axis.
type Mark struct {
	Kind string // as an Event's
	X    int
	Day  day.Day
	Word Phrase
	What string
}

// CategoryTimeline is the content of layout "category-timeline".
type CategoryTimeline struct {
	Plan  *PlanName
	Axis  *Axis
	Lanes []*Lane
	Pager Pager
}

// A TimelineMonth is a month of the plan in numbers.
type TimelineMonth struct {
	URL     string // of its page
	Month   day.Month
	Due     int // tasks and milestones that fall due
	Done    int // tasks completed, milestones met
	Updates int
	Dues    []*DueRow // the first few that fall due
	Events  []*Event  // then the first few of what happened
	More    int       // how many more
}

// A MonthLink leads to the page of a month.
type MonthLink struct {
	URL   string
	Month day.Month
}

// MonthEvents is the content of layout "timeline-month".
type MonthEvents struct {
	Plan       *PlanName
	Month      day.Month
	Points     []Point   // on the first page only
	Dues       []*DueRow // what falls due, in the order of days
	Events     []*Event  // what happened, in the order of days
	Updates    int       // on the first page only
	UpdatesURL string    // all updates of the month; empty if there are none
	Previous   MonthLink // the months beside; without a place at the ends
	Next       MonthLink
	Pager      Pager
}

// An Event is something that happened on a day.
type Event struct {
	Day  day.Day
	Kind string // "milestone-met", "milestone-late", "record", "completed", "ended-short", "cancelled", "paused", "resumed"; it picks the sign
	Word Phrase
	What string // a milestone's title; else empty
	Task *TaskRow
}
