package view

import "gongshi/generator/day"

// Search is all that readers can search for.
type Search struct {
	Folder string    // the place of the index: "search/"
	Since  day.Day   // what was added from this day on changes often, and is kept apart: the first day of the day's month
	Closed []string  // the states in which nothing more is expected of a task
	Pages  SearchSet // ordinary pages; their numbers are their places in the list, from 1
	Plans  []SearchSet

	Answers *SearchAnswers
}

// SearchAnswers are the lists and pages that readers ask for by their name: of each plan the states, offices, areas, categories and months,
// and other offices' sites.
type SearchAnswers struct {
	Path string // the place of their file: "search/answers.json"
	All  []SearchAnswer
}

// A SearchAnswer is a list or page, and what it is called.
type SearchAnswer struct {
	Plan  string   // its key
	Kind  string   // "state", "office", "area", "category", "month", or "source" for another office's site
	URL   string   // empty for a state that no task is in
	Text  Phrase   // of the link
	Count Phrase   // how much is there
	Words []Phrase // each asks for it; a label may have several words, with | between them
}

// A SearchSet is what can be found of a plan, in the order of numbers.
type SearchSet struct {
	Key  string
	Docs []*SearchDoc
}

// A SearchDoc is a task or an ordinary page. As long as it says the same it should be the same pointer: all that follows from it is
// remembered by that.
type SearchDoc struct {
	URL        string
	Number     int
	Called     string // how the source numbers a task; empty where it numbers nothing, and for a page
	Title      string
	State      string // empty for a page
	Word       Phrase // for the state
	Owed       Phrase // for which period it owes an update; empty if it owes none
	Sample     bool
	Last       day.Day // the newest on record, for sorting; none for a page
	Category   string  // as a value of SearchPage.Categories; empty for none
	Offices    []string
	Areas      []string // their keys
	Lead       []string // the names of the offices responsible
	Joint      []string
	Unassigned bool     // the source names nobody who is responsible
	Names      []string // of its category, its offices and its areas, which can be searched for, too
	Summary    string
	Body       HTML // a task's description, a page's text
	Updates    []SearchUpdate
}

// A SearchUpdate is an update of a task.
type SearchUpdate struct {
	Anchor    string
	Day       day.Day
	Title     string
	Body      HTML
	Withdrawn bool
	Reason    string // why withdrawn
}

// SearchPage is the content of layout "search".
type SearchPage struct {
	Index      string         // the place of the index's first file
	Plans      []SearchChoice // none on a site of one plan
	Categories []SearchChoice
	Offices    []SearchChoice
	Areas      []SearchChoice // none where no task names one
	States     []SearchChoice
	Sources    bool         // other offices' sites can be found as well
	Ways       []SearchWays // for readers without script, and those who found nothing
}

// SearchWays lead to the lists of a plan.
type SearchWays struct {
	Plan  string // its title; empty on a site of one plan
	Links []Link
}

// A SearchChoice is a value of a filter.
type SearchChoice struct {
	Value string
	Text  Phrase
}
