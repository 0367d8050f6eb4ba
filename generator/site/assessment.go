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
	subjects, severities, criteria := names{}, names{}, names{}
	for i, s := range a.Subjects {
		path := front.Element("subjects", i)
		checkKey(f, path+".key", s.Key)
		subjects.claim(f, path+".key", "key", s.Key)
	}
	for i, c := range slices.Concat(a.Criteria, a.Bonus) {
		path := front.Element("criteria", i)
		if i >= len(a.Criteria) {
			path = front.Element("bonus", i-len(a.Criteria))
		}
		criteria.claim(f, path+".key", "key", c.Key)
	}
	counted := len(a.Criteria) + len(a.Bonus) + len(a.Grades)
	for i, s := range a.Severities {
		path := front.Element("severities", i)
		severities.claim(f, path+".key", "key", s.Key)
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

// A Standing is what counts for a subject as of a day.
type Standing struct {
	Subject   *Subject
	Incidents []Counted
	Parts     []Part  // criteria, in order
	Extra     []Part  // bonuses
	Deducted  float64 // by incidents, from the sum itself
	Sum       float64
	Most      float64
	Vetoes    []Counted // which fail, beside the sum
	Bars      []Counted // which bar an award
	Lowered   int       // grades
	Grade     *Grade    // none without grades, or when failed
	Given     []*Score
}

// A Counted incident is one that counts for a subject, with what it deducts.
type Counted struct {
	Incident *Incident
	Severity *Severity
	Role     string
	Deducts  float64
}

// A Part is what a criterion comes to: its points, what was given by hand, and what incidents took.
type Part struct {
	Criterion *Criterion
	Given     float64
	Taken     float64
	Points    float64 // what remains, from 0 to the criterion's
}

// Assess returns where each subject stands as of a day, in the order of the file.
func (p *Plan) Assess(on day.Day) []Standing {
	a := p.Assessment
	all := make([]Standing, len(a.Subjects))
	for i := range a.Subjects {
		all[i] = a.standing(&a.Subjects[i], p, on)
	}
	return all
}

func (a *Assessment) standing(s *Subject, p *Plan, on day.Day) Standing {
	st := Standing{Subject: s, Incidents: a.countedFor(s, p, on)}
	for _, c := range st.Incidents {
		switch c.Severity.Veto {
		case Fails:
			st.Vetoes = append(st.Vetoes, c)
		case BarsAward:
			st.Bars = append(st.Bars, c)
		}
		if c.Severity.Criterion == "" {
			st.Deducted += c.Deducts
		}
	}
	for i := range a.Scores {
		if g := &a.Scores[i]; g.Subject == s.Key && happened(g.Date, on) {
			st.Given = append(st.Given, g)
			st.Lowered += g.Lower
			if g.Criterion == "" {
				st.Deducted -= g.Points
			}
		}
	}
	st.Parts, st.Extra = a.parts(a.Criteria, &st), a.parts(a.Bonus, &st)
	for _, part := range st.Parts {
		st.Sum += part.Points
		st.Most += part.Criterion.Points
	}
	if a.Scale != 0 && st.Most != 0 {
		st.Sum, st.Most = st.Sum*float64(a.Scale)/st.Most, float64(a.Scale)
	}
	for _, part := range st.Extra {
		st.Sum += part.Points
	}
	st.Sum = max(0, st.Sum-st.Deducted)
	st.Grade = a.grade(&st)
	return st
}

// countedFor returns the incidents that count for a subject: the report is approved by the day, finds responsibility, and they are
// attributed to the subject and lie in the time that is assessed.
func (a *Assessment) countedFor(s *Subject, p *Plan, on day.Day) []Counted {
	var all []Counted
	for _, i := range p.Incidents {
		if !i.Counts(on) || a.From != 0 && i.Date < a.From || a.Until != 0 && i.Date > a.Until {
			continue
		}
		at := slices.IndexFunc(i.Attributed, func(to Attribution) bool { return to.To == s.Key || to.To == s.Name })
		k := slices.IndexFunc(a.Severities, func(v Severity) bool { return v.Key == i.Severity || v.Name == i.Severity })
		if at < 0 || k < 0 {
			continue
		}
		c := Counted{Incident: i, Severity: &a.Severities[k], Role: i.Attributed[at].Role}
		if c.Deducts = c.Severity.Deduct; c.Severity.Per == PerDeath {
			c.Deducts *= float64(i.Deaths)
		}
		all = append(all, c)
	}
	return all
}

// parts returns what the criteria that hold for a subject come to. A criterion for which nothing was given by hand has all its points, if
// incidents deduct from it, and none else.
func (a *Assessment) parts(criteria []Criterion, st *Standing) []Part {
	var all []Part
	for i := range criteria {
		c := &criteria[i]
		if c.Group != "" && c.Group != st.Subject.Group {
			continue
		}
		part := Part{Criterion: c}
		if slices.ContainsFunc(a.Severities, func(v Severity) bool { return v.Criterion == c.Key }) {
			part.Given = c.Points
		}
		for _, g := range st.Given {
			if g.Criterion == c.Key {
				part.Given += g.Points
			}
		}
		for _, counted := range st.Incidents {
			if counted.Severity.Criterion == c.Key {
				part.Taken += counted.Deducts
			}
		}
		part.Points = min(max(0, part.Given-part.Taken), c.Points)
		all = append(all, part)
	}
	return all
}

// grade returns the grade of a sum: lowered, and no award where one is barred. Who failed has none.
func (a *Assessment) grade(st *Standing) *Grade {
	if len(st.Vetoes) > 0 || len(a.Grades) == 0 {
		return nil
	}
	at := slices.IndexFunc(a.Grades, func(g Grade) bool { return st.Sum >= g.From })
	if at < 0 {
		return nil
	}
	for len(st.Bars) > 0 && at+1 < len(a.Grades) && a.Grades[at].Award {
		at++
	}
	return &a.Grades[min(at+st.Lowered, len(a.Grades)-1)]
}

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
