package site

import (
	"gongshi/generator/day"
	"gongshi/generator/front"
)

// A Change is a promise that was changed after it was issued, or that someone asked to change.
type Change struct {
	Field     string // what was changed, one of changeable
	Milestone string // the title of the milestone whose due day or total it is; empty for the task itself
	Was, Now  front.Value
	Asked     day.Day
	Decided   day.Day // from which it is in force
	Refused   day.Day // instead of Decided: it was never in force
	By        string
	Document  string
	Reason    string
	File      string // an attachment of the plan: files/…

	was, now roles // of a change of roles or of the category
}

// roles are what names in a change stand for.
type roles struct {
	offices  []*Office
	names    []string // of these, as the plan calls them
	category *Category
}

// Offices returns the offices that a change of roles names before it and after it. One that the site does not have is not among them.
func (c *Change) Offices() (was, now []*Office) { return c.was.offices, c.now.offices }

// Categories returns the categories that a change of the category names before it and after it; nil for one that the plan does not have.
func (c *Change) Categories() (was, now *Category) { return c.was.category, c.now.category }

// The fields that a change may name.
const (
	DueField       = "due"
	StartField     = "start"
	EndField       = "end" // of a plan, as are settle
	SettleField    = "settle"
	LeadField      = "lead"
	JointField     = "joint"
	SupportField   = "support"
	TitleField     = "title"
	CategoryField  = "category"
	TotalField     = "total"
	EveryField     = "every"
	ReportingField = "reporting"
	WithdrawnField = "withdrawn"
	MergedField    = "merged"
	SplitField     = "split"
)

// ChangeableFields returns the fields of a task that a change may name.
func ChangeableFields() []string {
	return []string{DueField, StartField, LeadField, JointField, SupportField, TitleField, CategoryField, TotalField, EveryField, ReportingField,
		WithdrawnField, MergedField, SplitField}
}

// planChangeable returns the fields of a plan that a change may name.
func planChangeable() []string {
	return []string{TitleField, StartField, EndField, SettleField, ReportingField}
}

// changeFields are those of a change, of which the first may be one of some names.
func changeFields(changeable []string) []front.Field[Change] {
	return []front.Field[Change]{
		{Name: "field", In: func(c *Change) any { return front.Choice(&c.Field, changeable...) }, Example: `field = "due"`},
		{Name: "milestone", In: func(c *Change) any { return &c.Milestone }},
		{Name: "was", In: func(c *Change) any { return front.Either(&c.Was) }},
		{Name: "now", In: func(c *Change) any { return front.Either(&c.Now) }},
		{Name: "asked", In: func(c *Change) any { return &c.Asked }},
		{Name: "decided", In: func(c *Change) any { return &c.Decided }},
		{Name: "refused", In: func(c *Change) any { return &c.Refused }},
		{Name: "by", In: func(c *Change) any { return &c.By }},
		{Name: "document", In: func(c *Change) any { return &c.Document }},
		{Name: "reason", In: func(c *Change) any { return &c.Reason }, Example: `reason = "…"`},
		{Name: "file", In: func(c *Change) any { return &c.File }},
	}
}

// Stage returns how far a change has come by a day.
func (c *Change) Stage(by day.Day) ChangeStage {
	switch {
	case happened(c.Decided, by):
		return Granted
	case happened(c.Refused, by):
		return Refused
	case happened(c.Asked, by):
		return Asked
	}
	return NotAsked
}

// A ChangeStage is how far a change has come.
type ChangeStage string

// The stages. A change of which nothing happened by a day does not exist on it.
const (
	NotAsked ChangeStage = ""
	Asked    ChangeStage = "asked"
	Granted  ChangeStage = "granted"
	Refused  ChangeStage = "refused"
)

// Day returns the day on which a change came to its stage of a day; none if it does not exist yet.
func (c *Change) Day(by day.Day) day.Day {
	switch c.Stage(by) {
	case Granted:
		return c.Decided
	case Refused:
		return c.Refused
	case Asked:
		return c.Asked
	}
	return 0
}

// AskedLate reports whether a change of a due day was asked for, or where that is not known decided, when the day had passed.
func (c *Change) AskedLate() bool {
	was, is := c.Was.Day()
	on := c.Asked
	if on == 0 {
		on = max(c.Decided, c.Refused)
	}
	return c.Field == DueField && is && on > was
}

// DaysOverdue returns how many days a due day had passed when a change of it was decided: these stay on record.
func (c *Change) DaysOverdue() int {
	was, is := c.Was.Day()
	if c.Field != DueField || !is || c.Decided <= was {
		return 0
	}
	return int(c.Decided - was)
}

// ChangesOf returns the changes of a field, of the task itself or of the milestone of a title, that exist on a day, in their order.
func (t *Front) ChangesOf(field, milestone string, on day.Day) []*Change {
	var all []*Change
	for i := range t.Changes {
		if c := &t.Changes[i]; c.Field == field && c.Milestone == milestone && c.Stage(on) != NotAsked {
			all = append(all, c)
		}
	}
	return all
}

// FirstDue returns the due day that was promised first, of the task itself or of the milestone of a title, if another is in force on a day;
// otherwise none.
func (t *Front) FirstDue(milestone string, on day.Day) day.Day {
	for _, c := range t.ChangesOf(DueField, milestone, on) {
		if c.Stage(on) == Granted {
			first, _ := c.Was.Day()
			return first
		}
	}
	return 0
}

// A Review is what someone found who is not responsible for the task.
type Review struct {
	Date    day.Day
	By      string
	Result  string  // one of ReviewResults
	Claimed day.Day // with returned: the day of the completion that was not accepted
	Reason  string
}

// The results of a review.
const (
	Confirmed = "confirmed"
	Returned  = "returned"
	Disputed  = "disputed"
)

// ReviewResults returns every result of a review.
func ReviewResults() []string { return []string{Confirmed, Returned, Disputed} }

var reviewFields = []front.Field[Review]{
	{Name: "date", In: func(r *Review) any { return &r.Date }, Example: "date = 2022-07-12"},
	{Name: "by", In: func(r *Review) any { return &r.By }, Example: `by = "…"`},
	{Name: "result", In: func(r *Review) any { return front.Choice(&r.Result, ReviewResults()...) }, Example: `result = "confirmed"`},
	{Name: "claimed", In: func(r *Review) any { return &r.Claimed }},
	{Name: "reason", In: func(r *Review) any { return &r.Reason }},
}

// claim returns the day of the completion that a review returned: where it does not say, that of the task.
func (r *Review) claim(t *Front) day.Day {
	if r.Claimed == 0 && t.Completed <= r.Date {
		return t.Completed
	}
	return r.Claimed
}

// Review returns the newest review by a day; nil if there is none. Of one day it is the last.
func (t *Front) Review(by day.Day) *Review {
	var newest *Review
	for i := range t.Reviews {
		if r := &t.Reviews[i]; r.Date != 0 && r.Date <= by && (newest == nil || r.Date >= newest.Date) {
			newest = r
		}
	}
	return newest
}
