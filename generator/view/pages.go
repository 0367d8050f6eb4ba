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

// A Course is what was promised against what is on record, both summed up over the months of the plan: tasks with a due day,
// and dated milestones. Its lines are points of an SVG polyline in a frame of CourseWidth × CourseHeight, y downwards.
type Course struct {
	Months        []CourseMonth
	Total         int    // of what was promised for a day
	Promised      string // the line of what was promised
	Done          string // the line of what was done, no further than the day
	Width, Height int
}

// A CourseMonth is the end of a month, or the day if that comes first.
type CourseMonth struct {
	Month    day.Month
	X        int     // of its end
	Promised int     // for a day up to its end
	Done     int     // by its end
	Known    bool    // it has begun by the day, so Done is known
	Through  day.Day // the last day that Done counts: its end, or in the month that runs the day of the newest update; none if Done is not known
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

// TaskList is the content of layouts "tasks", "category" and "state".
type TaskList struct {
	Plan  *PlanName
	Tally Tally // on the first page only, as what else is said of the list as a whole: the others stay when a task changes
	Rows  []*TaskRow
	Pager Pager
	List  string // the place of the index of all tasks, for filters; on the list of all tasks only
	State Badge  // whose list it is, in layout "state"; Silent alone for that of silent tasks
	Total int    // in layout "state", on the first page
}

// GroupList is the content of layouts "categories" and "offices".
type GroupList struct {
	Plan   *PlanName
	Groups []Group
}

// Office is the content of layout "office": tasks by role, each role on its own.
type Office struct {
	Plan     *PlanName
	Group    Group
	Lead     []*TaskRow
	Joint    []*TaskRow
	Support  []*TaskRow
	Pager    Pager
	Next     []Deadline // on the first page: the first few days that lie ahead
	NextDays int
	Silent   []*TaskRow // on the first page: the first few that owe an update
	Calendar string     // the place of its calendar
}

// Task is the content of layout "task".
type Task struct {
	Row         *TaskRow
	Category    Link
	Partners    []string
	Source      Phrase // who says so: reported by the office itself, or verified by whom
	Completed   day.Day
	Outcome     Phrase // words for a completion; empty without one
	Reason      string // why cancelled, unmet or met in part
	Reporting   Phrase // how often an update is owed
	Pauses      []Pause
	Milestones  []Milestone
	Description HTML
	Updates     []Update // newest first
	Previous    *Link
	Next        *Link
	Document    Phrase // where the promise comes from: the plan's document
	Plan        *PlanName
	Directed    string     // the authority that sets the time; empty if the plan does
	Nearest     []*TaskRow // a few others of the category, those with the nearest numbers
	Publisher   string     // for how to cite it
}

// A Pause is a stretch in which a task rests. Until may be none.
type Pause struct {
	From, Until day.Day
	Reason      string
}

// A Milestone is something counted or dated in a promise, with what is on record of it.
type Milestone struct {
	Title   string
	By      string
	When    Phrase // its due day, or how often; empty without either
	State   string // "met", "missed" or "open"
	Word    Phrase
	Reached Phrase // how much of the total
	Percent int    // reached, 0–100
	Counted bool   // it has more than one unit, so a bar makes sense
	Records []Phrase
}

// An Update is one entry of a task's record.
type Update struct {
	Day       day.Day
	Anchor    string
	Title     string
	Body      HTML
	Sample    bool
	Pending   bool
	Withdrawn bool
	Reason    string // why withdrawn
}

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

// States is the content of layout "states": what the words for states, roles and figures mean.
type States struct {
	States  []Badge // every state
	DueSoon int     // days
}

// Follow is the content of layout "follow": how to be told of changes.
type Follow struct {
	Plan     *PlanName
	Feed     string
	Calendar string
	Offices  []FollowOffice
}

// A FollowOffice is how to follow one office.
type FollowOffice struct{ Name, URL, Feed, Calendar string }

// A TimelineMonth is a month of the plan in numbers.
type TimelineMonth struct {
	URL     string // of its page
	Month   day.Month
	Due     int // tasks and milestones that fall due
	Done    int // tasks completed, milestones met
	Updates int
	Events  []*Event // the first few of those that fall due or were done
	More    int      // how many more
}

// MonthEvents is the content of layout "timeline-month".
type MonthEvents struct {
	Plan       *PlanName
	Month      day.Month
	Events     []*Event // in the order of days
	Updates    int      // on the first page only
	UpdatesURL string   // all updates of the month; empty if there are none
	Previous   string   // the months beside; empty at the ends
	Next       string
	Pager      Pager
}

// An Event is something that was promised for a day, or happened on it.
type Event struct {
	Day  day.Day
	Kind string // "due", "milestone-due", "milestone-met", "milestone-missed", "record", "completed", "cancelled", "paused", "resumed"; it picks the sign
	Word Phrase
	What string // a milestone's title; else empty
	Task *TaskRow
}

// Updates is the content of layout "updates".
type Updates struct {
	Plan   *PlanName
	Newest []*UpdateRow
	Months []MonthCount
	Total  int
}

// A MonthCount leads to a month's updates.
type MonthCount struct {
	URL   string
	Month day.Month
	Count int
}

// MonthUpdates is the content of layout "updates-month": in the order of days, the oldest first.
type MonthUpdates struct {
	Plan     *PlanName
	Month    day.Month
	Total    int // on the first page only
	Rows     []*UpdateRow
	Previous string
	Next     string
	Pager    Pager
}

// Text is the content of layout "page": an ordinary page.
type Text struct{ Body HTML }

// ThisCopy is the content of layout "this-copy": what this copy of the site was made from.
type ThisCopy struct {
	Day     day.Day
	Version string
	Plans   []CopyPlan
}

// A CopyPlan says on which day a plan is shown.
type CopyPlan struct {
	Link   Link
	Day    day.Day
	Closed bool
}

// Redirect is the content of layout "redirect".
type Redirect struct{ Target Link }

// NotFound is the content of layout "not-found".
type NotFound struct{ Ways []Link }
