package view

import "gongshi/generator/day"

// TaskList is the content of layouts "tasks", "category" and "state".
type TaskList struct {
	Plan    *PlanName
	Tally   Tally // on the first page only, as what else is said of the list as a whole: the others stay when a task changes
	Points  []Point
	Rows    []*TaskRow // those of this page of the list
	Pager   Pager
	List    string // the place of the index of all tasks, for filters; on the list of all tasks only
	Areas   bool   // some tasks name areas, so that there is a filter for them
	Meaning string // of the state, as layout "state-meaning" knows it
	State   Badge  // whose list it is, in layout "state"; Silent alone for that of silent tasks
	Total   int    // in layout "state", on the first page
	Grace   bool   // in the list of silent tasks: an update is in time for some days after its period
}

// GroupList is the content of layouts "categories", "offices" and "areas".
type GroupList struct {
	Plan   *PlanName
	Groups []Group // in the order of site.toml, or of the plan for categories
	Apart  bool    // the figures of offices or areas add up to more than the plan's: some tasks have several
	Rest   Figure  // of areas: how many tasks name none, and where all are listed; else none
}

// Office is the content of layout "office": tasks by role, each role on its own.
type Office struct {
	Plan      *PlanName
	Group     Group
	Points    []Point    // on the first page only, as all that follows but for the roles
	Proof     []Point    // who vouches for what is done
	Late      []*TaskRow // the first few
	LateTitle Phrase
	NoLate    Phrase     // says so where there are none
	Open      []*TaskRow // of a closed plan: the first few without a conclusion
	Lead      []*TaskRow // of this page of the list, as Joint and Support
	Joint     []*TaskRow
	Support   []*TaskRow
	Former    []FormerTask // on the first page only
	Changes   []*Change    // the newest few of the tasks that it leads or shares
	ChangesTo string       // where all of the plan are listed
	Pager     Pager
	Next      []Deadline // the first few days that lie ahead
	NextDays  int        // how many days ahead are looked at
	NextDay   Figure     // the next day beyond, where none lies within
	NoNext    Phrase     // says so then; empty where nothing can
	Silent    []*TaskRow // the first few that owe an update
	Calendar  string     // the place of its calendar
}

// Area is the content of layout "area": the tasks that name it.
type Area struct {
	Plan          *PlanName
	Group         Group // on the first page only, as all that follows but for the rows
	Points        []Point
	Rest          Figure     // how many tasks name no area, and where all are listed; none if all name some
	Late          []*TaskRow // the first few
	LateTitle     Phrase
	NoLate        Phrase         // says so where there are none
	Open          []*TaskRow     // of a closed plan: the first few without a conclusion
	Next          []Deadline     // the first few days that lie ahead
	NextDays      int            // how many days ahead are looked at
	NextDay       Figure         // the next day beyond, where none lies within
	NoNext        Phrase         // says so then; empty where nothing can
	News          []*UpdateRow   // the newest few
	Incidents     []*IncidentRow // the newest few that concern it; the first page only
	MoreIncidents Link           // where all of the plan are listed, if there are more
	Rows          []*TaskRow
	Pager         Pager
}

// Task is the content of layout "task".
type Task struct {
	Row          *TaskRow
	Category     Link     // none where the plan has none
	Partners     []string // others named in the promise
	Areas        []Link
	Added        Phrase        // that the plan's document does not have it; empty where it does
	Backdated    Phrase        // that its day lies before that of the plan; mostly empty
	Related      []RelatedTask // tasks that it goes on from, was merged into or split from, and those that lead back
	Source       Phrase        // who says so: reported by the office itself, or verified by whom
	Completed    day.Day       // none if it is not
	End          string        // the anchor of its completion or cancellation; empty if an update tells of it, or nothing ended
	Outcome      Phrase        // words for a completion; empty without one
	Reason       string        // why cancelled, unmet or met in part
	Reporting    Phrase        // how often an update is owed
	Counted      Phrase        // what its end is told by, where it has no milestones
	NextReport   Phrase        // by when the next one is, or why none is; empty without a rule
	Pauses       []Pause
	Notes        Notes     // how its fields were changed
	Changes      []*Change // the newest first
	Reviews      []Review  // the newest first
	Milestones   []Milestone
	Description  HTML     // the text before the first update
	Updates      []Update // newest first
	RecordTitle  Phrase   // says how many there are
	NoRecord     Phrase   // says that there are none, and what this means
	After        []Update // of a closed plan: what came too late to count, newest first
	Previous     *Link    // the task before it in the order of numbers; nil at the beginning
	Next         *Link    // nil at the end
	Document     Phrase   // where the promise comes from: the plan's document
	Plan         *PlanName
	Wording      *Wording   // the document's own words; nil where they were not kept
	Directed     string     // the authority that sets the time; empty if the plan does
	Nearest      []*TaskRow // a few others of the category, those with the nearest numbers
	NearestTitle Phrase
	Publisher    string // for how to cite it
	Cite         Phrase // where in the plan it stands
	ComplainWith Phrase // what to say when asking about it, followed by its address
	Phone        string // at which one can ask or complain about it; empty if there is none
	Complain     string // the address at which one can do so, with the task's number and address; empty if there is none
}

// A Wording is the document's own words for a promise, so that anyone can check how they were read. Each may be empty.
type Wording struct{ Text, Responsible, Schedule string }

// A RelatedTask is another task that has to do with one.
type RelatedTask struct {
	Says   Phrase // what it has to do with it, and of which plan it is where that is another
	URL    string
	Called string
	Title  string
}

// A Pause is a stretch in which a task rests. Until may be none.
type Pause struct {
	From, Until day.Day
	Reason      string

	Anchor, Resumed string // of its beginning and its end, on the page of the task; empty where they are no news by themselves
}

// A Milestone is something counted or dated in a promise, with what is on record of it.
type Milestone struct {
	Title     string
	By        string   // who does it, where that is no office of the site
	When      Phrase   // its due day, or how often; empty without either
	Backdated Phrase   // that its day lies before that of the plan; mostly empty
	State     string   // "met", "late", "missed" or "open"; it picks the sign
	Word      Phrase   // for the state
	Reached   Phrase   // how much of the total
	Percent   int      // reached, 0–100
	Counted   bool     // it has more than one unit, so a bar makes sense
	Says      []Phrase // the amount as it was promised, and how what was reached compares with the pace
	Notes     []Note   // how it was changed
	Records   []Phrase // what was done on which day
}

// An Update is one entry of a task's record.
type Update struct {
	Day       day.Day
	Reported  day.Day // on which it was put on record, if that was later; else none
	Anchor    string
	Title     string
	Body      HTML // empty if it was withdrawn
	Sample    bool
	Pending   bool
	Withdrawn bool
	Reason    string // why withdrawn

	By         string // the office that reported it; empty if that is not said, or what it said was withdrawn
	NoProgress bool   // it says that there is nothing new
}

// States is the content of layout "states": what the words for states, roles and figures mean.
type States struct {
	Rules   int     // their version
	States  []Badge // every state
	OfYears bool    // no plan runs for a year or less
	Mixed   bool    // only some of the plans do
	DueSoon int     // days
	Grace   bool    // in some plan an update is in time for some days after its period
}

// Follow is the content of layout "follow": how to be told of changes.
type Follow struct {
	Plan     *PlanName
	Feed     string // of the plan
	SiteFeed string // of all plans
	Calendar string // empty if nothing is promised for a day
	Offices  []FollowOffice
}

// A FollowOffice is how to follow one office.
type FollowOffice struct{ Name, URL, Feed, Calendar string }

// Updates is the content of layout "updates".
type Updates struct {
	Plan   *PlanName
	Newest []*UpdateRow // the newest first
	Latest day.Day      // on which the first of them became known
	More   bool         // there are others before them
	Months []MonthCount
	Total  Phrase // says how many there are; empty where there are none
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
	Total    Phrase // says how many there are; on the first page only
	Due      Figure // what fell due in the month, or was done, and where; on the first page only
	Rows     []*UpdateRow
	Previous MonthLink
	Next     MonthLink
	Pager    Pager
}

// Text is the content of layout "page": an ordinary page.
type Text struct{ Body HTML }

// ThisCopy is the content of layout "this-copy": what this copy of the site was made from.
type ThisCopy struct {
	Day     day.Day
	Version string // of the generator
	Plans   []CopyPlan
	Preview bool // no copy at all: there is neither a manifest nor a history to lead to
}

// A CopyPlan says on which day a plan is shown.
type CopyPlan struct {
	Link     Link
	Day      day.Day
	Standing Phrase
}

// Redirect is the content of layout "redirect".
type Redirect struct{ Target Link }

// NotFound is the content of layout "not-found".
type NotFound struct{ Ways []Link }
