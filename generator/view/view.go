// Package view holds what pages say: plain structs without behaviour, complete and never changed once they are made.
//
// A layout or an export gets one of these and asks for nothing more: all is counted, sorted and decided, and what is left
// to the layout is how it looks. So a page is stale exactly when its view is not what it was.
//
// Places are relative to the site's root and without a leading slash: "2022/tasks/17/", with an anchor after "#". They are
// escaped as in an address. Words are phrases, which the layout says in the site's language.
package view

import "gongshi/generator/day"

// A Phrase is words of the interface: a label and what fills its slots {day}, {until}, {month}, {period}, {year} (of the period), {n},
// {total} and {text}. Called fills {n} in the place of N.
// Without a label it is Text itself.
type Phrase struct {
	Label      string // the key in layouts/labels; empty for words that are given as Text
	Day, Until day.Day
	Month      day.Month
	Period     day.Period
	N, Total   float64
	Text       string
	Called     string // what is no amount, as how a task is numbered, or a year
}

// HTML is rendered Markdown: finished text, and between it places still to be written as links from wherever it is shown.
type HTML []Segment

// A Segment is finished HTML followed, if URL is not empty, by a place.
type Segment struct{ HTML, URL string }

// A Link leads to a place of the site, or to an absolute address.
type Link struct {
	URL  string
	Text Phrase
}

// A Page is one page of the site.
type Page struct {
	Path        string // its place: "2022/tasks/17/", or a file: "404.html"
	Layout      string // the name of the layout that shows it: "task"
	Source      string // the file that it shows, relative to the site's folder; empty if it is made of many
	Chrome      *Chrome
	Title       Phrase  // the heading, and with the site's title the window's
	Within      string  // the title of its plan, on a site that has several and where the heading does not say it; else empty
	Part        int     // the page of a list that goes on, from 2; else 0
	State       Phrase  // what that which the page is about has come to, in a word; empty where there is no such thing
	Points      []Point // the main facts, a sentence each. With the state before them, they lead the description
	Description string  // one sentence for search engines and shared links; may be empty
	Card        Picture // what stands for the page where its address is shared
	Feed        Link    // the feed that follows what the page is about
	Calendar    string  // the place of the calendar of what the page is about; empty if there is none
	Article     Article
	IsColumn    bool      // it is the first page of the column that the site is in a portal
	Edit        string    // the address at which its source can be edited; empty if it has none, or the site no repository
	History     string    // the address at which the changes of its source can be seen
	Editions    []Edition // the same page of the plan before and of those after
	Crumbs      []Link    // the way here from the menu's entry, without the page itself
	Content     any       // a pointer to the struct that the layout expects
}

// An Edition leads to a page of a plan that comes before the plan of this page, or after it.
type Edition struct {
	Says  Phrase // which of the two
	URL   string // of the same page there
	Title string // the plan's
}

// An Article is what aggregators of government sites read of a page that has content of its own (国办发〔2017〕47号, annex);
// empty on pages that only lead on.
type Article struct {
	Published day.Day  // the newest day on which something that the page tells of was put on record
	Origin    string   // who says so: the plan's issuer, else the publisher
	Keywords  []string // the category and the offices
}

// Chrome is what the pages of a section share: all that stands around their content.
type Chrome struct {
	Language   string // of the html element
	Title      string // the site's
	BaseURL    string // absolute, ends in a slash
	Publisher  string
	Notice     string     // the banner on every page; may be empty
	Policy     bool       // the pages carry the content security policy themselves; else the server sends it
	Home       string     // the place of the start page: ""
	Menu       []MenuItem // the entries of the menu
	Foot       []MenuItem // the links at the foot
	Contact    Contact
	Government Government
	Drafts     bool // drafts and pending updates are shown
}

// A MenuItem is an entry of the menu, or of the foot.
type MenuItem struct {
	Link
	Current bool // the page is of this section
}

// Contact is how the public reaches the publisher. Each may be empty.
type Contact struct{ Phone, Feedback, Request string }

// Government is what a Chinese government site must carry. Each may be empty.
type Government struct{ SiteID, Domain, ICP, Police, Column string }

// A Badge is a task's state as a sign and a word.
type Badge struct {
	State  string // as in docs/format.md: "done"; it picks the sign and the colour
	Word   Phrase // 已完成, or for a year-round duty 年度已落实
	Silent bool   // an update was owed and not given
	Owed   Phrase // for Silent: for which period, and what came after it
}

// An OfficeRef names an office where it has a role.
type OfficeRef struct{ URL, Name string }

// A TaskRow is a task in a list.
type TaskRow struct {
	URL        string
	Number     int    // by which it is addressed and sorted
	Called     string // how the source numbers it; empty where it numbers nothing
	Title      string
	Summary    string // a sentence
	Category   string // its name; empty where the plan has none
	Badge      Badge
	Why        Phrase      // the fact that the state follows from; empty where nothing is on record
	Beside     []Phrase    // facts that change no state: milestones that were met late, or not at all
	When       []Phrase    // the time promised
	Lead       []OfficeRef // who leads
	Joint      []OfficeRef // who is responsible with others
	Support    []OfficeRef // who helps
	Unassigned bool        // the source names nobody who is responsible
	Sample     bool        // the record is sample data
	Draft      bool        // it is shown in a preview only
}

// An UpdateRow is an update in a list, or something else that is news beside updates: Says tells them apart. Of what is the plan's own Number is 0.
type UpdateRow struct {
	URL       string  // with the anchor
	Day       day.Day // of which it tells
	Reported  day.Day // on which it was put on record, if that was later; else none
	Title     string
	Says      []Phrase    // instead of a title, of what is no update: said one after the other
	Excerpt   string      // the beginning of its text, without marks
	Task      string      // the task's title
	Number    int         // the task's
	Called    string      // how the source numbers the task; empty where it numbers nothing
	Offices   []OfficeRef // those responsible for the task
	Sample    bool
	Pending   bool // it waits for approval, and is shown in a preview only
	Withdrawn bool // it was taken back

	By         string   // the office that reported it; empty if that is not said or is the only one of Offices, or what it said was withdrawn
	NoProgress bool     // it says that there is nothing new
	GoesOn     bool     // it may come after the plan is closed, as what happens to incidents
	Turns      []Phrase // of an update: that the task was completed, cancelled, paused or resumed on its day
}

// Known returns the day on which the update, or what else the row says, became known.
func (u *UpdateRow) Known() day.Day { return max(u.Day, u.Reported) }

// A Share is the part of a whole that is in one state. X and Width place it on a bar 1000 wide.
type Share struct {
	State    string
	Word     Phrase // for the state
	URL      string // of the list of these tasks; empty where there is none
	Count    int    // how many tasks
	Percent  int    // rounded by itself, so that equal counts have equal shares; 0 may be a small share
	X, Width int
}

// A Tally counts distinct tasks by state; states without tasks are left out.
type Tally struct {
	Total     int // all tasks
	Shares    []Share
	Percents  bool   // the whole is large enough for shares in per cent
	Silent    int    // how many owe an update
	SilentURL string // of the list of silent tasks; empty where there is none
}

// A Pager leads through the pages of a list.
type Pager struct {
	Number, Of     int    // this page, from 1, and how many there are
	Previous, Next string // empty at the ends
	Pages          []PagerLink
}

// A PagerLink leads to one page of a list.
type PagerLink struct {
	URL     string
	Number  int
	Current bool // it is this page
}
