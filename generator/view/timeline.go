package view

import "gongshi/generator/day"

// Timeline is the content of layout "timeline".
type Timeline struct {
	Plan   *PlanName
	Axis   *Axis
	Keys   []LaneKey // of the signs that occur
	Groups []LaneGroup
	Months []TimelineMonth
	Years  []Link // of a plan of more years than one and a half: where each begins in the list of months
}

// An Axis is the time of a plan, from left to right: Width units, with the day as of which the plan is shown.
type Axis struct {
	Width int
	Scale Scale
	Day   int     // where the day lies; -1 if it lies outside
	On    day.Day // the day, if it lies inside
	Word  Phrase  // what the day is
	Late  bool    // the day does not lie near the left end, so its name stands to its left
}

// A Scale is what an axis is marked with: months or quarters within years, or years alone.
type Scale struct {
	Lines []int       // where its parts begin
	Years []ScaleName // those that have room
	Parts []ScaleName // of the months or the quarters, those that have room
}

// A ScaleName is the name of a stretch of an axis that begins at X.
type ScaleName struct {
	X    int
	Word Phrase // a month, a quarter or a year
}

// A LaneKey explains a sign: of a span, or of a mark or tick.
type LaneKey struct {
	Kind string // as that of a span or a mark
	Span bool
	Word Phrase
}

// A LaneGroup is a category with the lanes of its tasks: all of them, or none where the plan is too large for one page.
type LaneGroup struct {
	Name  string // of the category
	URL   string // the timeline of the category alone
	Tally Tally
	Lanes []*Lane
}

// A Lane is a task on an axis. Its bar lies around Middle; marks that would lie over each other stand in rows above it.
type Lane struct {
	Task          *TaskRow
	Width, Height int // in units of the axis
	Middle        int
	Spans         []Span // when it runs, then when it is overdue, then its pauses on top
	Ticks         []int  // updates; one tick for those that lie close together
	Marks         []Mark // due days, milestones, its end, in the order of days
	Updates       int    // how many there are on the axis
	Pauses        []Pause
}

// A Span is a stretch of an axis. Kind is "year-round", "until-due", "directed", "overdue" or "pause".
type Span struct {
	Kind     string
	X, Width int // where it begins
}

// A Mark is an event on an axis. Kind picks its sign: one of an Event's, or "overdue", "completed-late", "milestone-met-late",
// "ended-partly" or "ended-unmet".
type Mark struct {
	Kind string
	X, Y int // Y from the middle of the bar, downwards
	Day  day.Day
	Word Phrase // what happened
	What string // a milestone's title; empty for the task itself
}

// CategoryTimeline is the content of layout "category-timeline".
type CategoryTimeline struct {
	Plan  *PlanName
	Axis  *Axis
	Keys  []LaneKey // of the signs that occur
	Lanes []*Lane
	Pager Pager
}

// A TimelineMonth is a month of the plan in numbers.
type TimelineMonth struct {
	URL     string // of its page
	ID      string // its anchor: "2022-06"
	Month   day.Month
	Due     int       // tasks and milestones that fall due
	Done    int       // tasks completed, milestones met
	Updates int       // of the month
	Says    []Phrase  // these figures in words, those that are not zero
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
	Month      day.Month // that is shown
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
	Word Phrase // for the kind
	What string // a milestone's title; else empty
	Task *TaskRow

	Incident *IncidentRef // that it happened to, instead of a task; then Kind is "incident", "incident-approved" or "incident-evaluated"
}
