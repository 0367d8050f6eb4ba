package view

import "gongshi/generator/day"

// A Point is a sentence made from figures: what it begins with, then each figure, which leads to what it counts.
type Point struct {
	Lead    Phrase
	Figures []Figure
}

// A Figure is a count in words, and the place of what is counted; none where there is no such list.
type Figure struct {
	Text Phrase // N is the count
	URL  string
}

// A DueRow is a promise for a day, with what came of it.
type DueRow struct {
	Day     day.Day // for which it was promised
	What    string  // a milestone's title; empty for the task itself
	Task    *TaskRow
	Outcome string // as in package site: "on-time"; it picks the sign
	Word    Phrase // says the outcome, and the day on which the promise was kept
}

// A LedgerSum counts promises for a day by what came of them.
type LedgerSum struct {
	Total, OnTime, Late, NotMet, Open, Lapsed, Moved int
}

// Add adds another sum.
func (s *LedgerSum) Add(o LedgerSum) {
	s.Total, s.OnTime, s.Late = s.Total+o.Total, s.OnTime+o.OnTime, s.Late+o.Late
	s.NotMet, s.Open, s.Lapsed, s.Moved = s.NotMet+o.NotMet, s.Open+o.Open, s.Lapsed+o.Lapsed, s.Moved+o.Moved
}

// A LedgerGroup is a month or an office in the ledger, with its sum.
type LedgerGroup struct {
	URL  string // of its promises
	Name Phrase
	Sum  LedgerSum
}

// A LedgerTable is the sums of some groups, with those that were moved where there are any.
type LedgerTable struct {
	Rows  []LedgerGroup
	Moved bool // some were moved
}

// Ledger is the content of layout "ledger": the promises for a day of a plan, of one outcome, or of an office or a category.
type Ledger struct {
	Plan    *PlanName
	Points  []Point     // on the first page only, as what else is said of the whole
	Proof   []Point     // who vouches for what is done
	Months  LedgerTable // of the whole plan only
	Offices LedgerTable
	Of      []Link // what it is a part of: the ledger of the plan, the office; empty for the whole
	Groups  []DueGroup
	Pager   Pager
}

// A DueGroup is some promises under a heading.
type DueGroup struct {
	Anchor string
	Title  Phrase
	URL    string // of a page about it; may be empty
	Rows   []*DueRow
}

// StateGroups is the content of layout "state-groups": the tasks of an office or a category by state.
type StateGroups struct {
	Plan   *PlanName
	Groups []StateGroup
	Pager  Pager
}

// A StateGroup is the tasks in a state.
type StateGroup struct {
	Anchor string
	Title  Phrase // the state
	Rows   []*TaskRow
	Under  bool   // it is one of several states that a figure counts together
	Over   string // of the first of these: their anchor
	Words  Phrase // and the words for them
}
