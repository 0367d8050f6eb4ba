package site

import (
	"slices"
	"strings"

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
	Corrections []Revision // of an outcome that was approved
	Scale       int        // to which the sum of points is brought; 0 if it stays
	Show        string     // ShowFacts, also if empty, ShowGrades or ShowPoints
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

// A Revision is a correction of an outcome that was approved: what is otherwise now, and why.
type Revision struct {
	Date         day.Day
	What, Reason string
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
	{Name: "corrections", In: func(a *AssessmentFront) any { return front.Many(&a.Corrections, revisionFields) }},
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

var revisionFields = []front.Field[Revision]{
	{Name: "date", In: func(r *Revision) any { return &r.Date }, Example: "date = 2023-03-01"},
	{Name: "what", In: func(r *Revision) any { return &r.What }, Example: `what = "…"`},
	{Name: "reason", In: func(r *Revision) any { return &r.Reason }, Example: `reason = "…"`},
}

// checkAssessment finds what in an assessment contradicts itself.
func checkAssessment(a *AssessmentFront, f *front.Findings) {
	checkOrder(f, "end-before-start", "until", a.Until, a.From)
	subjects, severities, criteria := names{}, names{}, names{}
	for i, s := range a.Subjects {
		subjects.claimNamed(f, front.Element("subjects", i), s.Key, s.Name)
	}
	for i, c := range slices.Concat(a.Criteria, a.Bonus) {
		path := front.Element("criteria", i)
		if i >= len(a.Criteria) {
			path = front.Element("bonus", i-len(a.Criteria))
		}
		criteria.claimNamed(f, path, c.Key, c.Name)
		if c.Group != "" && !a.hasGroup(c.Group) {
			f.Value(path+".group", "unknown-group", "value", c.Group)
		}
	}
	if a.Scale < 0 {
		f.Value("scale", "negative", "key", "scale", "value", itoa(a.Scale))
	}
	if len(a.Subjects) == 0 && !f.Faults.At("subjects") {
		f.Key("subjects", "missing-key", "key", "subjects", "expected", "[[subjects]]")
	}
	counted := len(a.Criteria) + len(a.Bonus) + len(a.Grades)
	for i, s := range a.Severities {
		path := front.Element("severities", i)
		severities.claimNamed(f, path, s.Key, s.Name)
		if s.Deduct < 0 {
			f.Value(path+".deduct", "negative", "key", "deduct", "value", front.Shown(s.Deduct))
		}
		if s.Criterion != "" && a.Criterion(s.Criterion) == nil {
			f.Value(path+".criterion", "unknown-criterion", "value", s.Criterion)
		}
		if s.Veto != "" || s.Deduct != 0 {
			counted++
		}
	}
	checkScores(a, f)
	for i, g := range a.Grades {
		if i > 0 && g.From >= a.Grades[i-1].From {
			f.Value(front.Element("grades", i)+".from", "grades-out-of-order", "value", front.Number(g.From), "other", front.Number(a.Grades[i-1].From))
		}
	}
	if counted > 0 && a.Document == "" && !f.Faults.At("document") {
		f.Key("document", "assessment-without-document")
	}
	switch {
	case a.Show == ShowGrades && len(a.Grades) == 0:
		f.Value("show", "show-without", "value", a.Show, "expected", "[[grades]]")
	case (a.Show == ShowGrades || a.Show == ShowPoints) && len(a.Criteria) == 0:
		f.Value("show", "show-without", "value", a.Show, "expected", "[[criteria]]")
	case a.Show == ShowGrades || a.Show == ShowPoints:
		checkComplete(a, f)
	}
	checkRevisions(a, f)
}

// checkScores finds scores of nobody or of nothing, of more points than there are, and two where one counts.
func checkScores(a *AssessmentFront, f *front.Findings) {
	given := map[[2]string]bool{}
	for i, s := range a.Scores {
		path := front.Element("scores", i)
		subject, criterion := a.subject(s.Subject), a.Criterion(s.Criterion)
		if s.Subject != "" && subject == nil {
			f.Value(path+".subject", "unknown-subject", "value", s.Subject)
		}
		if s.Criterion != "" && criterion == nil {
			f.Value(path+".criterion", "unknown-criterion", "value", s.Criterion)
		}
		if a.Approved.Date != 0 && s.Date > a.Approved.Date {
			f.Value(path+".date", "score-after-approval", "value", s.Date.String(), "other", a.Approved.Date.String())
		}
		if s.Lower < 0 {
			f.Value(path+".lower", "negative", "key", "lower", "value", itoa(s.Lower))
		}
		if subject == nil || criterion == nil {
			continue
		}
		pair := [2]string{subject.Key, criterion.Key}
		switch {
		case !criterion.HoldsFor(subject) && a.hasGroup(criterion.Group):
			f.Value(path+".criterion", "criterion-of-others", "value", criterion.Name, "expected", criterion.Group, "other", subject.Name)
		case s.Points > criterion.Points:
			f.Value(path+".points", "score-above-most", "value", front.Number(s.Points), "expected", front.Number(criterion.Points), "other", criterion.Name)
		case s.Points > 0 && a.isTakenFrom(criterion):
			f.Value(path+".points", "score-of-full", "value", front.Number(s.Points), "other", criterion.Name)
		case s.Points >= 0 && s.Lower == 0 && given[pair]:
			f.Value(path+".points", "score-twice", "value", subject.Name, "other", criterion.Name)
		}
		given[pair] = given[pair] || s.Points >= 0 && s.Lower == 0
	}
}

// checkComplete finds subjects that would be shown with a sum of nothing: without any criterion, or, once the outcome is approved, without a
// score. Nought is a score, too.
func checkComplete(a *AssessmentFront, f *front.Findings) {
	for i := range a.Subjects {
		s, path := &a.Subjects[i], front.Element("subjects", i)
		held := 0
		for k := range a.Criteria {
			c := &a.Criteria[k]
			if !c.HoldsFor(s) && a.hasGroup(c.Group) {
				continue
			}
			held++
			if a.Approved.Date != 0 && !a.beginsFull(c, s) && !slices.ContainsFunc(a.Scores, func(g Score) bool { return s.is(g.Subject) && c.is(g.Criterion) }) {
				f.Value(path, "score-missing", "value", s.Name, "other", c.Name)
			}
		}
		if held == 0 {
			f.Value(path, "subject-without-criterion", "value", s.Name)
		}
	}
}

// checkRevisions finds corrections from before there was anything to correct.
func checkRevisions(a *AssessmentFront, f *front.Findings) {
	for i, c := range a.Corrections {
		if a.Approved.Date == 0 || c.Date < a.Approved.Date && c.Date != 0 {
			f.Value(front.Element("corrections", i), "correction-before-approval", "value", c.Date.String())
		}
	}
}

// hasGroup reports whether some subject is of a group.
func (a *AssessmentFront) hasGroup(group string) bool {
	return slices.ContainsFunc(a.Subjects, func(s Subject) bool { return s.Group == group })
}

// subject returns the subject of a key or name; nil without one.
func (a *AssessmentFront) subject(word string) *Subject {
	for i := range a.Subjects {
		if a.Subjects[i].is(word) {
			return &a.Subjects[i]
		}
	}
	return nil
}

// isTakenFrom reports whether incidents take from the points of a criterion.
func (a *AssessmentFront) isTakenFrom(c *Criterion) bool {
	return slices.ContainsFunc(a.Severities, func(v Severity) bool { return c.is(v.Criterion) })
}

// beginsFull reports whether a criterion begins with all its points for a subject: incidents are taken from it, or by hand something is only
// taken.
func (a *AssessmentFront) beginsFull(c *Criterion, s *Subject) bool {
	if a.isTakenFrom(c) {
		return true
	}
	taken := false
	for i := range a.Scores {
		if g := &a.Scores[i]; s.is(g.Subject) && c.is(g.Criterion) && g.Lower == 0 {
			if g.Points >= 0 {
				return false
			}
			taken = true
		}
	}
	return taken
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
			j.at(i.Text.File, "severity", "unknown-severity", j.suggestedOr(namesOf(severities), i.Severity, severities, "value", i.Severity)...)
		}
		for k, to := range i.Attributed {
			if !slices.Contains(subjects, to.To) {
				j.at(i.Text.File, front.Element("attributed", k)+".to", "unknown-subject", j.suggestedOr(namesOf(subjects), to.To, subjects, "value", to.To)...)
			}
		}
	}
}

// namesOf writes names in a message: those that stand behind their keys.
func namesOf(keysAndNames []string) string {
	var all []string
	for i := 1; i < len(keysAndNames); i += 2 {
		all = append(all, keysAndNames[i])
	}
	return strings.Join(all, ", ")
}
