package site

import (
	"math"
	"slices"

	"gongshi/generator/day"
)

// A Standing is what counts for a subject as of a day.
type Standing struct {
	Subject   *Subject
	Incidents []Counted
	Parts     []Part  // criteria, in order
	Extra     []Part  // bonuses
	Base      float64 // what the criteria come to, of at most Whole
	Whole     float64
	Scaled    float64   // the same brought to the scale, if there is one, and rounded to hundredths
	Deducted  float64   // by incidents, from the sum itself
	Adjusted  float64   // by hand, in the sum itself
	Sum       float64   // not below 0
	Most      float64   // that the criteria can come to, by the scale
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
		if g := &a.Scores[i]; s.is(g.Subject) && happened(g.Date, on) {
			st.Given = append(st.Given, g)
			st.Lowered += g.Lower
			if g.Criterion == "" {
				st.Adjusted += g.Points
			}
		}
	}
	st.Parts, st.Extra = a.parts(a.Criteria, &st), a.parts(a.Bonus, &st)
	for _, part := range st.Parts {
		st.Base += part.Points
		st.Whole += part.Criterion.Points
	}
	st.Scaled, st.Most = st.Base, st.Whole
	if a.Scale != 0 && st.Whole != 0 {
		st.Scaled, st.Most = hundredths(st.Base*float64(a.Scale)/st.Whole), float64(a.Scale)
	}
	st.Sum = st.Scaled - st.Deducted + st.Adjusted
	for _, part := range st.Extra {
		st.Sum += part.Points
	}
	st.Sum = max(0, hundredths(st.Sum))
	st.Grade = a.grade(&st)
	return st
}

// hundredths rounds a number of points, so that 89.999… reaches a bound of 90.
func hundredths(points float64) float64 { return math.Round(points*100) / 100 }

// countedFor returns the incidents that count for a subject: the report is approved by the day, finds responsibility, and they are
// attributed to the subject and lie in the time that is assessed.
func (a *Assessment) countedFor(s *Subject, p *Plan, on day.Day) []Counted {
	var all []Counted
	for _, i := range p.Incidents {
		severity := a.severity(i)
		at := slices.IndexFunc(i.Attributed, s.has)
		if !i.Counts(on) || !a.covers(i.Date) || severity == nil || at < 0 {
			continue
		}
		c := Counted{Incident: i, Severity: severity, Role: i.Attributed[at].Role}
		if c.Deducts = c.Severity.Deduct; c.Severity.Per == PerDeath {
			c.Deducts *= float64(i.Deaths)
		}
		all = append(all, c)
	}
	return all
}

// parts returns what the criteria that hold for a subject come to. A criterion from which incidents
// or hands only take begins with all its points, any other with none.
func (a *Assessment) parts(criteria []Criterion, st *Standing) []Part {
	var all []Part
	for i := range criteria {
		c := &criteria[i]
		if !c.HoldsFor(st.Subject) {
			continue
		}
		part := Part{Criterion: c}
		if a.beginsFull(c, st.Subject) {
			part.Given = c.Points
		}
		for _, g := range st.Given {
			if c.is(g.Criterion) {
				part.Given += g.Points
			}
		}
		for _, counted := range st.Incidents {
			if c.is(counted.Severity.Criterion) {
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

// HoldsFor reports whether the criterion holds for a subject.
func (c *Criterion) HoldsFor(s *Subject) bool { return c.Group == "" || c.Group == s.Group }

// is reports whether a word stands for the criterion: its key or its name.
func (c *Criterion) is(word string) bool { return word == c.Key || word == c.Name }

// Criterion returns the criterion or bonus of a key or name; nil without one.
func (a *AssessmentFront) Criterion(word string) *Criterion {
	for _, all := range [][]Criterion{a.Criteria, a.Bonus} {
		for i := range all {
			if all[i].is(word) {
				return &all[i]
			}
		}
	}
	return nil
}

// is reports whether a word stands for the subject: its key or its name.
func (s *Subject) is(word string) bool { return word == s.Key || word == s.Name }

// has reports whether an incident is attributed to the subject.
func (s *Subject) has(to Attribution) bool { return s.is(to.To) }

// severity returns the severity of an incident; nil if it names none of the assessment's.
func (a *Assessment) severity(i *Incident) *Severity {
	for k := range a.Severities {
		if s := &a.Severities[k]; s.Key == i.Severity || s.Name == i.Severity {
			return s
		}
	}
	return nil
}

// SeverityName returns what a severity that an incident names is called: by the assessment where the plan has one that knows it.
func (p *Plan) SeverityName(i *Incident) string {
	if p.Assessment != nil {
		if s := p.Assessment.severity(i); s != nil {
			return s.Name
		}
	}
	return i.Severity
}

// SubjectName returns what someone to whom an incident is attributed is called: by the assessment where the plan has one that knows it.
func (p *Plan) SubjectName(named string) string {
	if p.Assessment != nil {
		if s := p.Assessment.subject(named); s != nil {
			return s.Name
		}
	}
	return named
}

// covers reports whether what happened on a day counts.
func (a *Assessment) covers(d day.Day) bool {
	return (a.From == 0 || d >= a.From) && (a.Until == 0 || d <= a.Until)
}

// An Uncounted incident happened, and counts for no subject.
type Uncounted struct {
	Incident *Incident
	Why      string
}

// Why an incident does not count, in the order in which it is asked.
const (
	OutsideTime       = "outside"    // it lies before or after the time that is assessed
	NotApproved       = "unapproved" // its report is not approved yet
	NotResponsible    = "innocent"   // its report finds nobody responsible
	WithoutSeverity   = "no-severity"
	AttributedToNoOne = "no-subject"
)

// Uncounted returns the incidents that happened by a day and count for no subject, in the order of their files.
func (p *Plan) Uncounted(on day.Day) []Uncounted {
	a := p.Assessment
	var all []Uncounted
	for _, i := range p.Incidents {
		known := i.On(on)
		if known == nil {
			continue
		}
		why := ""
		switch {
		case !a.covers(i.Date):
			why = OutsideTime
		case !happened(i.Report.Approved, on):
			why = NotApproved
		case !i.Responsible:
			why = NotResponsible
		case a.severity(i) == nil:
			why = WithoutSeverity
		case !slices.ContainsFunc(a.Subjects, func(s Subject) bool { return slices.ContainsFunc(i.Attributed, s.has) }):
			why = AttributedToNoOne
		default:
			continue
		}
		all = append(all, Uncounted{known, why})
	}
	return all
}
