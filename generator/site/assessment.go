package site

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// An Assessment is what counts at the end of a plan's time: for whom, by which rules, and what was given by hand. Its figures follow from
// the record; points and grades are shown only once someone has approved them.
type Assessment struct {
	*AssessmentFront
	Text Text
}

// AssessmentFront is the front matter of assessment.md.
type AssessmentFront struct {
	Title       string
	Document    string // that sets vetoes and points
	Issuer      string
	From, Until day.Day // facts from one day to the other count; those of the plan if not given
	Approved    Approval
	Subjects    []Subject
	Severities  []Severity // in order, the least first
	Criteria    []Criterion
	Bonus       []Criterion
	Grades      []Grade // in order, the best first
	Scores      []Score
	Scale       int    // to which the sum of points is brought; 0 if it stays
	Show        string // ShowFacts, also if empty, ShowGrades or ShowPoints
	Sample      bool
}

// What an assessment shows once it is approved.
const (
	ShowFacts  = "facts"
	ShowGrades = "grades"
	ShowPoints = "points"
)

// An Approval is who approved the outcome, and when.
type Approval struct {
	Date         day.Day
	By, Document string
}

// A Subject is one whom the document names as assessed: a town, a department. If its key is that of an office or an area, the facts of
// the plan are theirs.
type Subject struct{ Key, Name, Group string }

// A Severity is a kind of incident, and what follows from one that counts.
type Severity struct {
	Key, Name string
	Deduct    float64 // points
	Per       string  // PerIncident, also if empty, or PerDeath
	Criterion string  // from whose points it deducts, until they are used up; empty for the sum
	Veto      string  // Fails, BarsAward, or none
}

// By what a severity deducts, and what a veto does.
const (
	PerIncident = "incident"
	PerDeath    = "death"
	Fails       = "fail"
	BarsAward   = "no-award"
)

// A Criterion is what points are given for, at most so many; of a bonus, at most so many more.
type Criterion struct {
	Key, Name string
	Points    float64
	Group     string // of subjects for which it holds; empty for all
}

// A Grade is a name for sums from a bound on. The bound belongs to it.
type Grade struct {
	Name  string
	From  float64
	Award bool // 优秀, 先进: a veto may bar it without failing
}

// A Score is given by hand, and always says why, when and by whom.
type Score struct {
	Subject, Criterion string // keys
	Points             float64
	Lower              int // grades by which the outcome is lowered, instead of points
	Date               day.Day
	By, Reason         string
}

var assessmentFields = []front.Field[AssessmentFront]{
	{Name: "title", In: func(a *AssessmentFront) any { return &a.Title }, Example: `title = "…"`},
	{Name: "document", In: func(a *AssessmentFront) any { return &a.Document }},
	{Name: "issuer", In: func(a *AssessmentFront) any { return &a.Issuer }},
	{Name: "from", In: func(a *AssessmentFront) any { return &a.From }},
	{Name: "until", In: func(a *AssessmentFront) any { return &a.Until }},
	{Name: "approved", In: func(a *AssessmentFront) any { return front.One(&a.Approved, approvalFields) }},
	{Name: "subjects", In: func(a *AssessmentFront) any { return front.Many(&a.Subjects, subjectFields) }, Example: "[[subjects]]"},
	{Name: "severities", In: func(a *AssessmentFront) any { return front.Many(&a.Severities, severityFields) }},
	{Name: "criteria", In: func(a *AssessmentFront) any { return front.Many(&a.Criteria, criterionFields) }},
	{Name: "bonus", In: func(a *AssessmentFront) any { return front.Many(&a.Bonus, criterionFields) }},
	{Name: "grades", In: func(a *AssessmentFront) any { return front.Many(&a.Grades, gradeFields) }},
	{Name: "scores", In: func(a *AssessmentFront) any { return front.Many(&a.Scores, scoreFields) }},
	{Name: "scale", In: func(a *AssessmentFront) any { return &a.Scale }},
	{Name: "show", In: func(a *AssessmentFront) any { return front.Choice(&a.Show, ShowFacts, ShowGrades, ShowPoints) }},
	{Name: "sample", In: func(a *AssessmentFront) any { return &a.Sample }},
}

var approvalFields = []front.Field[Approval]{
	{Name: "date", In: func(a *Approval) any { return &a.Date }, Example: "date = 2023-02-20"},
	{Name: "by", In: func(a *Approval) any { return &a.By }, Example: `by = "…"`},
	{Name: "document", In: func(a *Approval) any { return &a.Document }},
}

var subjectFields = []front.Field[Subject]{
	{Name: "key", In: func(s *Subject) any { return &s.Key }, Example: `key = "taozhuang"`},
	{Name: "name", In: func(s *Subject) any { return &s.Name }, Example: `name = "…"`},
	{Name: "group", In: func(s *Subject) any { return &s.Group }},
}

var severityFields = []front.Field[Severity]{
	{Name: "key", In: func(s *Severity) any { return &s.Key }, Example: `key = "ordinary"`},
	{Name: "name", In: func(s *Severity) any { return &s.Name }, Example: `name = "…"`},
	{Name: "deduct", In: func(s *Severity) any { return &s.Deduct }},
	{Name: "per", In: func(s *Severity) any { return front.Choice(&s.Per, PerIncident, PerDeath) }},
	{Name: "criterion", In: func(s *Severity) any { return &s.Criterion }},
	{Name: "veto", In: func(s *Severity) any { return front.Choice(&s.Veto, Fails, BarsAward) }},
}

var criterionFields = []front.Field[Criterion]{
	{Name: "key", In: func(c *Criterion) any { return &c.Key }, Example: `key = "routine"`},
	{Name: "name", In: func(c *Criterion) any { return &c.Name }, Example: `name = "…"`},
	{Name: "points", In: func(c *Criterion) any { return front.Positive(&c.Points) }, Example: "points = 60"},
	{Name: "group", In: func(c *Criterion) any { return &c.Group }},
}

var gradeFields = []front.Field[Grade]{
	{Name: "name", In: func(g *Grade) any { return &g.Name }, Example: `name = "…"`},
	{Name: "from", In: func(g *Grade) any { return &g.From }},
	{Name: "award", In: func(g *Grade) any { return &g.Award }},
}

var scoreFields = []front.Field[Score]{
	{Name: "subject", In: func(s *Score) any { return &s.Subject }, Example: `subject = "…"`},
	{Name: "criterion", In: func(s *Score) any { return &s.Criterion }},
	{Name: "points", In: func(s *Score) any { return &s.Points }},
	{Name: "lower", In: func(s *Score) any { return &s.Lower }},
	{Name: "date", In: func(s *Score) any { return &s.Date }, Example: "date = 2023-01-20"},
	{Name: "by", In: func(s *Score) any { return &s.By }, Example: `by = "…"`},
	{Name: "reason", In: func(s *Score) any { return &s.Reason }, Example: `reason = "…"`},
}

// checkAssessment finds what in an assessment contradicts itself.
func checkAssessment(a *AssessmentFront, f *front.Findings) {
	checkOrder(f, "end-before-start", "until", a.Until, a.From)
	subjects, severities, criteria, groups := names{}, names{}, names{}, names{"": true}
	for i, s := range a.Subjects {
		subjects.claimNamed(f, front.Element("subjects", i), s.Key, s.Name)
		groups[s.Group] = true
	}
	for i, c := range slices.Concat(a.Criteria, a.Bonus) {
		path := front.Element("criteria", i)
		if i >= len(a.Criteria) {
			path = front.Element("bonus", i-len(a.Criteria))
		}
		criteria.claimNamed(f, path, c.Key, c.Name)
		if !groups[c.Group] {
			f.Value(path+".group", "unknown-group", "value", c.Group)
		}
	}
	counted := len(a.Criteria) + len(a.Bonus) + len(a.Grades)
	for i, s := range a.Severities {
		path := front.Element("severities", i)
		severities.claimNamed(f, path, s.Key, s.Name)
		if s.Deduct < 0 {
			f.Value(path+".deduct", "negative", "key", "deduct", "value", front.Shown(s.Deduct))
		}
		if s.Criterion != "" && !criteria[s.Criterion] {
			f.Value(path+".criterion", "unknown-criterion", "value", s.Criterion)
		}
		if s.Veto != "" || s.Deduct != 0 {
			counted++
		}
	}
	for i, s := range a.Scores {
		path := front.Element("scores", i)
		if s.Subject != "" && !subjects[s.Subject] {
			f.Value(path+".subject", "unknown-subject", "value", s.Subject)
		}
		if s.Criterion != "" && !criteria[s.Criterion] {
			f.Value(path+".criterion", "unknown-criterion", "value", s.Criterion)
		}
		if a.Approved.Date != 0 && s.Date > a.Approved.Date {
			f.Value(path+".date", "score-after-approval", "value", s.Date.String(), "other", a.Approved.Date.String())
		}
		if s.Lower < 0 {
			f.Value(path+".lower", "negative", "key", "lower", "value", itoa(s.Lower))
		}
	}
	for i, g := range a.Grades {
		if i > 0 && g.From >= a.Grades[i-1].From {
			f.Value(front.Element("grades", i)+".from", "grades-out-of-order", "value", front.Number(g.From), "other", front.Number(a.Grades[i-1].From))
		}
	}
	if counted > 0 && a.Document == "" && !f.Faults.At("document") {
		f.Key("document", "assessment-without-document")
	}
}

// IsApproved reports whether the outcome is approved on a day. Until then all is a figure of the course, and no outcome.
func (a *AssessmentFront) IsApproved(on day.Day) bool { return happened(a.Approved.Date, on) }

func (j *joiner) addAssessment(plan *Plan, e *entry) {
	if text, moved := j.text(e); moved {
		j.remake(e, func() { e.assessment = j.newAssessment(e, text) })
	}
	j.problems = append(j.problems, e.problems...)
	plan.Assessment = e.assessment
}

func (j *joiner) newAssessment(e *entry, text Text) *Assessment {
	return &Assessment{AssessmentFront: e.parsed.front.(*AssessmentFront), Text: text}
}

// checkAttributed finds incidents of a severity, or attributed to someone, that the assessment of the plan does not know.
func (j *joiner) checkAttributed(plan *Plan) {
	a := plan.Assessment
	if a == nil || j.faultsOf(a.Text.File).At("subjects") || j.faultsOf(a.Text.File).At("severities") {
		return
	}
	var subjects, severities []string
	for _, s := range a.Subjects {
		subjects = append(subjects, s.Key, s.Name)
	}
	for _, s := range a.Severities {
		severities = append(severities, s.Key, s.Name)
	}
	for _, i := range plan.Incidents {
		if i.Severity != "" && !slices.Contains(severities, i.Severity) {
			j.at(i.Text.File, "severity", "unknown-severity", j.suggestedOr("[[severities]]", i.Severity, severities, "value", i.Severity)...)
		}
		for k, to := range i.Attributed {
			if !slices.Contains(subjects, to.To) {
				j.at(i.Text.File, front.Element("attributed", k)+".to", "unknown-subject", j.suggestedOr("[[subjects]]", to.To, subjects, "value", to.To)...)
			}
		}
	}
}
