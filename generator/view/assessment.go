package view

import "gongshi/generator/day"

// Assessment is the content of layout "assessment": what counts at the end of a plan, and for whom.
type Assessment struct {
	Plan        *PlanName
	Sample      bool
	Document    string
	Issuer      string
	Course      Phrase           // says that these are figures of the course and no outcome; once approved, who approved it and when
	Basis       string           // the document of the approval
	Span        Phrase           // in which time incidents count
	Rules       []AssessmentRule // what follows from severities, criteria and grades
	Groups      []AssessedGroup
	Corrections []AssessmentCorrection // of the outcome that was approved
	Uncounted   []AssessedIncident     // which count for nobody, with the reason
	Data        string                 // the place of the same as JSON
	Body        HTML                   // how it was assessed, in words
}

// An AssessmentRule is what follows from something that has a name: a severity, a criterion, a grade.
type AssessmentRule struct {
	Name string
	Says []Phrase
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
	Facts     []Point          // of the plan: its promises for a day, those of milestones among them, and updates that it owed
	Missing   []AssessedReport // updates that are not there, or came late
	Incidents []AssessedIncident
	Vetoes    []Phrase         // stand beside the sum
	Points    []AssessmentRule // what adds up to the sum; only once approved, and where the plan shows points
	Given     []Phrase         // by hand: always with reason, day and giver
	Sum       Phrase           // only once approved, and where the plan shows points
	Grade     Phrase           // only once approved, and where the plan shows grades
}

// An AssessedReport is an update that was owed and is not there, or came late.
type AssessedReport struct {
	Task *TaskRow
	Says Phrase
}

// An AssessedIncident is one that counts, with what follows from it, or that does not, and why.
type AssessedIncident struct {
	URL    string
	Title  string
	Day    day.Day
	Says   []Phrase
	Sample bool
}

// An AssessmentCorrection says what of an approved outcome is otherwise now.
type AssessmentCorrection struct {
	Day          day.Day
	What, Reason string
}

// AssessmentData is an assessment as open data, as of a day.
type AssessmentData struct {
	AsOf                          day.Day // the day of the site: the closing of a plan does not stop it
	Title, Document, Issuer, Show string
	From, Until                   day.Day
	Approved                      day.Day // none before it is approved
	ApprovedBy, ApprovedIn        string
	Scale                         int
	Severities                    []AssessedSeverity
	Criteria, Bonus               []AssessedCriterion
	Grades                        []AssessedGrade
	Subjects                      []SubjectData
	Uncounted                     []UncountedData
	Sample                        bool
	URL                           string
}

// AssessedSeverity, AssessedCriterion and AssessedGrade are the rules as the file gives them.
type (
	AssessedSeverity struct {
		Key, Name, Per, Criterion, Veto string
		Deduct                          float64
	}
	AssessedCriterion struct {
		Key, Name string
		Points    float64
		Group     string
	}
	AssessedGrade struct {
		Name  string
		From  float64
		Award bool
	}
)

// SubjectData is what counts for a subject.
type SubjectData struct {
	Key, Name, Group     string
	HasFacts             bool      // its key is that of an office or an area
	Promises, Milestones LedgerSum // of the promises, those of milestones
	Reports              ReportSum
	Incidents            []CountedData
	Points               *PointsData // nil before the approval, or where points are not shown
	Grade                string      // empty likewise, and for who failed
	Scores               []ScoreData // likewise
}

// ReportSum counts updates that were owed by what came of them.
type ReportSum struct{ Owed, OnTime, Late, Missing int }

// CountedData is an incident that counts for a subject.
type CountedData struct {
	Key, Severity, Role, Veto string
	Later                     bool // it came to count after the approval, and is no part of the outcome
}

// PointsData is what adds up to a sum.
type PointsData struct {
	Criteria, Bonus                                    []PartData
	Base, Whole, Scaled, Deducted, Adjusted, Sum, Most float64
}

// PartData is what a criterion comes to.
type PartData struct {
	Key                  string
	Given, Taken, Points float64
}

// ScoreData is what was given by hand.
type ScoreData struct {
	Criterion, By, Reason string
	Points                float64
	Lower                 int
	Date                  day.Day
}

// UncountedData is an incident that counts for nobody.
type UncountedData struct{ Key, Why string }
