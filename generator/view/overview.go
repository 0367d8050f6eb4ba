package view

import "gongshi/generator/day"

// A PlanHead is what a plan says of itself.
type PlanHead struct {
	URL         string
	Title       string
	Document    string // its number
	Issuer      string
	What        Phrase // says whose plan it is; empty if that is not known, or it is not issued yet
	IndexNumber string
	Subject     string
	Validity    string
	Issued      day.Day // none if that lies ahead
	Start, End  day.Day // its first day and its last
	Settle      day.Day // until this day late reports count
	Closed      bool    // shown as it stood on Settle, for good
	Standing    Phrase  // how far its time has come; empty while it runs
	Original    string  // the place or address of the document itself; may be empty
	Summary     string  // what it is, in a sentence
	Tasks       int     // how many
	Categories  int     // how many
	Offices     int     // how many
	LastUpdate  day.Day // the day of the newest update on record, or none
	Sample      bool    // some task's record is sample data
}

// A PlanName is what pages within a plan say of it. It has nothing that an update changes.
type PlanName struct {
	URL    string
	Title  string
	Closed bool
	Settle day.Day // the day as of which it is shown, for good, once it is closed; else none

	Standing Phrase // how far its time has come; empty while it runs
	Single   bool   // the site has no other plan
	OfYears  bool   // it runs for more than a year
	Earlier  Phrase // says that Current took its place
	Current  Link   // the plan that took its place; none if it is the current one itself, runs still, or lies ahead
}

// Overview is the content of layouts "home" and "plan".
type Overview struct {
	Plan       *PlanHead
	Points     []Point
	Proof      []Point // who vouches for what is done
	Tally      Tally
	LateTitle  Phrase       // says which states are meant; N counts them
	Late       []*TaskRow   // overdue, behind or unfinished; the first few
	NoLate     Phrase       // says so where there are none
	LateCount  int          // how many there are
	LateURL    string       // where all are listed; empty where there is no such list
	LateLists  []Share      // the part of the tally that is late, each with its list
	Open       []*TaskRow   // of a closed plan: those without a conclusion; the first few
	OpenLists  []Share      // that part of the tally, each with its list
	OpenCount  int          // how many there are
	NoOpen     Phrase       // says so where there are none; empty where this would not be true
	Next       []Deadline   // the first few that lie ahead, within the site's due_soon days
	NextDays   int          // the site's due_soon
	NextMore   Figure       // how many more lie within these days, and where; none if all are shown
	NextDay    Figure       // the next day beyond, where none lies within; none if nothing is due any more
	NoNext     Phrase       // says that nothing lies within these days; empty where nothing can
	News       []*UpdateRow // what became known last
	Silent     []*TaskRow   // the first few
	Categories []Group
	Offices    []Group
	Apart      bool      // the offices' figures add up to more than the plan's: some tasks have several
	Changes    []*Change // of the plan itself, the newest first; on the home page empty
	Notice     HTML      // the plan's own introduction; on the home page empty
	Sources    Figure    // how many other offices' sites are shown, and where; on a plan's page none
	Others     []Link    // other plans; on a plan's page empty
	Course     *Course   // nil where too little is promised for a day
	Areas      []Link    // the first few; none where tasks name none
	AllAreas   Link      // the list of all of them
	Ways       []Link    // to the timeline, the updates, how to follow, the data
}

// A Course is what was promised against what is on record, both summed up over the days of the plan: tasks with a due day, and dated
// milestones. Its lines are points of an SVG polyline in a frame of Width × Height, y downwards; a count rises on its day.
type Course struct {
	Says          Phrase // how it stands
	Note          Phrase // what is counted
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

// A Count is how many tasks are so, and the place where they are listed; none if there are none.
type Count struct {
	N   int
	URL string
}

// A Group is a category, an office or an area with its figures.
type Group struct {
	URL        string
	Name       string
	Collective bool // a phrase that names no one office: no share in a comparison
	Tally      Tally
	Done       Count // completed, with what was promised
	Late       Count // overdue, behind or unfinished
	Open       Count // of a closed plan: without a conclusion
	Rest       Count // all others: with the three before they make the tally's total
	Silent     Count // who owe an update
	Lead       int   // by role; for offices only. A tally counts those that it leads or shares
	Joint      int
	Support    int
}
