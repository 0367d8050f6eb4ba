package view

import "gongshi/generator/day"

// A PlanHead is what a plan says of itself.
type PlanHead struct {
	URL         string
	Title       string
	Document    string
	Issuer      string
	IndexNumber string
	Subject     string
	Validity    string
	Issued      day.Day
	Start, End  day.Day
	Settle      day.Day
	Closed      bool // shown as it stood on Settle, for good
	Tasks       int
	Categories  int
	Offices     int
	LastUpdate  day.Day // the day of the newest update on record, or none
	Sample      bool    // some task's record is sample data
}

// A PlanName is what pages within a plan say of it. It has nothing that an update changes.
type PlanName struct {
	URL    string
	Title  string
	Closed bool
	Settle day.Day // the day as of which it is shown, for good, once it is closed; else none
}

// Overview is the content of layouts "home" and "plan".
type Overview struct {
	Plan       *PlanHead
	Tally      Tally
	Late       []*TaskRow // overdue and behind while the plan runs; what was left unfinished once it is closed; the first few
	LateCount  int
	LateURL    string
	LateLists  []Share    // the part of the tally that is late, each with its list
	Next       []Deadline // the first few that lie ahead, within the site's due_soon days
	NextDays   int
	News       []*UpdateRow
	Silent     []*TaskRow // the first few
	Categories []Group
	Offices    []Group
	Notice     HTML   // the plan's own introduction; on the home page empty
	Others     []Link // other plans; on a plan's page empty
	Course     *Course
	Ways       []Link // to the timeline, the updates, how to follow, the data
}

// A Course is what was promised against what is on record, both summed up over the days of the plan: tasks with a due day, and dated
// milestones. Its lines are points of an SVG polyline in a frame of Width × Height, y downwards; a count rises on its day.
type Course struct {
	Says          Phrase // how it stands
	Months        []CourseMonth
	Scale         Scale
	Total         int    // of what was promised for a day
	Promised      string // the line of what was promised
	Done          string // the line of what was done, no further than the day; empty if nothing is known yet
	Width, Height int
	End           *CoursePoint // of the line of what was done; nil if there is none
}

// A CoursePoint is where a line ends, with the count there. Y is where the count is written, clear of that of the other line.
type CoursePoint struct{ X, Y, Count int }

// A CourseMonth is the end of a month, or the day if that comes first.
type CourseMonth struct {
	Month    day.Month
	Promised int     // for a day up to its end
	Done     int     // by its end
	Known    bool    // it has begun by the day, so Done is known
	Through  day.Day // the last day that Done counts: its end, or in the month that runs the day of the newest record; none if Done is not known
}

// A Deadline is a day that lies ahead: a task's due day, or a milestone's.
type Deadline struct {
	Day  day.Day
	What Phrase // a milestone's title and count; empty for the task itself
	Task *TaskRow
}

// A Group is a category or an office with its figures.
type Group struct {
	URL        string
	Name       string
	Collective bool // a phrase that names no one office: no share in a comparison
	Tally      Tally
	Done       int
	Late       int // overdue, behind or unfinished
	Lead       int // by role; for offices only
	Joint      int
	Support    int
}
