package view

import "gongshi/generator/day"

// An IncidentRow is an incident in a list, as it is known on the day.
type IncidentRow struct {
	URL        string
	Day        day.Day
	Title      string
	Severity   string   // as written; may be empty
	Casualties []Phrase // how many died or were injured, as far as that is given
	Stage      string   // as in package site: "evaluation-overdue"
	Word       Phrase   // for the stage
	Sample     bool
}

// Incidents is the content of layout "incidents": those of a plan, the newest first.
type Incidents struct {
	Plan  *PlanName
	Total Phrase // on the first page only
	Rows  []*IncidentRow
	Pager Pager
}

// Incident is the content of layout "incident". Before the report on it is approved it says nothing of who is responsible.
type Incident struct {
	Plan       *PlanName
	Row        *IncidentRow
	GoesOn     Phrase   // says that its clocks run on after the plan is closed; else empty
	Area       Link     // without a URL where no page of the area exists; without words if it names none
	AsReported bool     // the figures are those that were reported, since no report is approved
	Report     []Phrase // what is known of it, as who approved it and when
	ReportFile string   // its place; empty if it is not published here
	Evaluation []Phrase // when it is due, or what came of that
	EvalFile   string   // the place of the evaluation; empty if it is not published here
	Approved   bool     // the report is
	Finding    Phrase   // what the report found of responsibility; before it is approved, that nothing is found
	Attributed []Attribution
	Body       HTML
}

// An Attribution is to whom an incident is counted, and in which role.
type Attribution struct{ To, Role string }

// An IncidentRef names an incident among events.
type IncidentRef struct {
	URL    string
	Title  string
	Sample bool
}

// IncidentsData is a plan's incidents as open data, as they are known on a day.
type IncidentsData struct {
	AsOf day.Day // the day of the site: the closing of a plan does not stop it
	Rows []IncidentData
}

// IncidentData is an incident's front matter, as far as it is known on the day.
type IncidentData struct {
	Key, Title, Severity, SeverityName, Area, AreaName string
	Date                                               day.Day
	Deaths, Injured                                    int
	Approved                                           day.Day // none before the report is approved, like all that it found
	ApprovedBy, Document, ReportFile                   string
	Responsible                                        bool
	Attributed                                         []Attribution
	EvaluationDue, EvaluationPublished                 day.Day
	EvaluationFile                                     string
	Stage                                              string
	Word                                               Phrase
	Sample                                             bool
	URL, Summary                                       string // the first paragraph as plain text
}
