package view

import "gongshi/generator/day"

// Sources is the content of layout "sources": other offices' sites, in the order of site.toml.
type Sources struct {
	Rows    []*SourceRow
	Many    bool // so many rows that links to each stand above them
	Pager   Pager
	Compare Link // to plans that are similar; none without any
}

// A SourceRow is another office's site, with its current plan.
type SourceRow struct {
	Anchor    string
	URL       string  // of its page here
	Name      string  // what it is called here
	Publisher string  // as its data say; empty if that is the name, or nothing was gathered
	Original  string  // its address; empty if it is not known
	Plan      Link    // its current plan here
	AsOf      day.Day // of which its data are
	Old       Phrase  // says that they are old, or later than our day; empty if they are neither
	Missing   bool    // nothing was gathered yet
	Figures   SourceFigures
}

// SourceFigures are what another site's plan counts, as its site said.
type SourceFigures struct {
	Total, Done, Late, Open, Rest, Silent int
	Promised                              int  // tasks that are done and had a due day
	KeptLate                              int  // of them those that were done after it
	Sample                                int  // tasks whose record is sample data
	Asked                                 bool // there are tasks, and the plan asks for updates, so that one can be owed
}

// Source is the content of layout "source": another office's site, and its plans.
type Source struct {
	Name      string
	Publisher string
	Original  string
	Missing   bool
	Copied    day.Day // of which its copy is
	Old       Phrase
	Plans     []SourcePlan // the newest first
}

// A SourcePlan is a plan of another office's site.
type SourcePlan struct {
	URL        string // of the list of its tasks here
	Title      string
	Document   string
	Issuer     string
	Original   string
	Start, End day.Day
	Closed     bool
	AsOf       day.Day
	Figures    SourceFigures
}

// SourceTasks is the content of layout "source-tasks": the tasks of a plan of another office's site.
type SourceTasks struct {
	Name      string
	Publisher string
	Plan      *SourcePlan
	Old       Phrase
	Rows      []SourceTask
	Pager     Pager
}

// A SourceTask is another office's task in a list.
type SourceTask struct {
	Anchor     string
	Called     string
	Title      string
	Original   string // its page on its site; empty if that is not known
	Badge      Badge
	Silent     bool
	Sample     bool
	Unassigned bool
	When       Phrase
	Lead       []string
	Joint      []string
}

// SourceGroups is the content of layout "sources-compare": plans that are similar.
type SourceGroups struct {
	Groups []SourceGroup
	Pager  Pager
	Other  int // plans that are similar to no other
	All    Link
}

// A SourceGroup is plans that may stand beside each other.
type SourceGroup struct {
	Anchor     string
	Key        string
	Start, End day.Day
	Rule       Phrase // how often an update is owed
	By         int    // days after the end of a period until which it is in time
	Rows       []*SourceCompared
	Many       bool // so many rows that links to each stand above them
}

// A SourceCompared is a plan beside others.
type SourceCompared struct {
	Anchor  string
	URL     string
	Name    string
	Title   string
	AsOf    day.Day
	Old     Phrase
	Figures SourceFigures
}
