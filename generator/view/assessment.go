package view

import "gongshi/generator/day"

// Assessment is the content of layout "assessment": what counts at the end of a plan, and for whom.
type Assessment struct {
	Plan     *PlanName
	Sample   bool
	Document string
	Issuer   string
	Course   Phrase   // says that these are figures of the course and no outcome; once approved, who approved it and when
	Rules    []Phrase // what follows from incidents, in the order of the file
	Parts    []Phrase // what points are given for
	Grades   []Phrase // the bounds, the best first
	Groups   []AssessedGroup
	Body     HTML
}

// An AssessedGroup is subjects that are assessed alike. Unlike ones are never compared. A plan without groups has one without a name.
type AssessedGroup struct {
	Name     string
	Subjects []Assessed
}

// Assessed is what counts for a subject, in the order of the file and not of what it came to.
type Assessed struct {
	ID        string // its anchor
	Name      string
	Facts     []Figure // of the plan: promises kept in time, late, not met
	Incidents []AssessedIncident
	Vetoes    []Phrase // stand beside the sum
	Points    []Phrase // of each criterion; only once approved, and where the plan shows them
	Given     []Phrase // by hand: always with reason, day and giver
	Sum       Phrase
	Grade     Phrase
}

// An AssessedIncident is one that counts, with what follows from it.
type AssessedIncident struct {
	URL     string
	Title   string
	Day     day.Day
	Follows Phrase
	Sample  bool
}
