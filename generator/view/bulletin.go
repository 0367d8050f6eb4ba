package view

import "gongshi/generator/day"

// Bulletin is the content of layout "bulletin", and of the same as a document: what became of a plan in a month or a quarter. Without an
// issuer it is the summary that the generator makes by itself.
type Bulletin struct {
	Plan        *PlanName
	Title       Phrase
	Made        Phrase // says from what record it was made
	Issued      bool   // it is the issuer's
	Draft       bool   // it is shown in a preview only
	Name        string // the masthead
	Number      string // 期号
	Document    string // 文号
	Issuer      string
	Day         day.Day  // on which it was issued
	To          []Phrase // said one after the other
	Method      string   // how the facts were looked into
	Objections  Phrase   // until when, and to whom, something may be said against it; empty when that is over
	Intro, Rest HTML     // the issuer's words before the figures, and after them
	Corrections []Correction
	Points      []Point // the main figures
	Sections    []BulletinSection
	Sample      bool
	Address     string // of the page, in full
	File        string // the place of the same as a document
}

// A Correction is a figure of an issued bulletin that is another now.
type Correction struct {
	Figure   bool // Was and Now hold; else another thing than a figure is corrected
	Anchor   string
	Day      day.Day
	What     Phrase // which figure, or what else
	Was, Now int    // the figure before and now
	Reason   string
}

// A BulletinSection is a part of a bulletin: tasks with their facts, or figures in a table.
type BulletinSection struct {
	Anchor string
	Title  Phrase
	Note   Phrase
	Items  []*BulletinItem // the first of them
	More   Figure          // how many others there are, and where; none if all are shown
	Table  BulletinTable
}

// A BulletinItem is a task with the facts that the record holds of it in the period.
type BulletinItem struct {
	URL     string
	Called  string // how it is numbered; may be empty
	Title   string
	Offices []string   // who leads and shares it
	Facts   [][]Phrase // of each, its phrases are said one after the other
	Sample  bool
}

// A BulletinTable has a column of names, and a column for each of the other heads.
type BulletinTable struct {
	Head []Phrase
	Rows []BulletinRow
}

// A BulletinRow is a row of figures.
type BulletinRow struct {
	Name  Phrase
	URL   string // the place of what has the name; may be empty
	Cells []BulletinCell
}

// A BulletinCell is a figure below a head of the table.
type BulletinCell struct{ Head, Text Phrase }

// Bulletins is the content of layout "bulletins": those of a plan, the newest first.
type Bulletins struct {
	Plan  *PlanName
	Rows  []*BulletinRef
	Feed  string
	Pager Pager
}

// A BulletinRef is a bulletin in a list.
type BulletinRef struct {
	URL    string
	Title  Phrase
	Issued bool    // it is the issuer's
	Name   string  // the masthead
	Number string  // 期号
	Day    day.Day // on which it was issued, or could be made
	Points []Point // the main figures
	Sample bool
	Draft  bool
}
