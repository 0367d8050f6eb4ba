package view

import "gongshi/generator/day"

// A Change is a promise that was changed after it was issued, or that someone asked to change.
type Change struct {
	URL    string // with the anchor
	Anchor string
	Day    day.Day  // on which it came to its stage
	Stage  string   // as in package site: "granted"
	Word   Phrase   // for the stage
	Says   []Phrase // what is changed, said one after the other
	Facts  []Phrase // by whom, on what ground and why, each by itself
	Asked  day.Day  // may be none
	File   string   // the place of its document; may be empty
	Task   *TaskRow // nil where the plan itself is changed
}

// A Review is what someone found who is not responsible for the task.
type Review struct {
	Anchor string
	Day    day.Day
	Result string   // as in package site: "returned"
	Says   Phrase   // who found what
	Facts  []Phrase // what follows, and why

	Claimed string // the anchor of the completion that was returned; empty if none is told apart
}

// A Note says beside a field of a promise how it was changed, and leads to where that is told in full.
type Note struct {
	Anchor string   // of the change
	Says   []Phrase // said one after the other
}

// Notes are those beside the fields of a task's promise, each in the order of the file.
type Notes struct{ Lead, Joint, Support, When, Category, Reporting []Note }

// Changes is the content of layout "changes": those of a plan and its tasks, the newest first.
type Changes struct {
	Plan   *PlanName
	Total  int // on the first page only
	Groups []ChangeGroup
	Pager  Pager
}

// A ChangeGroup is the changes of a month.
type ChangeGroup struct {
	Month   day.Month
	Changes []*Change
}

// A FormerTask is a task that an office was responsible for and handed over, with what fell due until then.
type FormerTask struct {
	Task *TaskRow
	Says Phrase // in which role, until when, and who has it since
	Dues []*DueRow
}
