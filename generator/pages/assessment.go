package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addAssessment adds what counts at the end of the plan. Like the clocks of incidents it goes by the day of the site, also once the plan is
// closed: what the plan came to is as it stood then.
func (p *plan) addAssessment() {
	a := p.Assessment
	if a == nil {
		return
	}
	page := p.page(assessmentSection, p.sectionURL(assessmentSection), "assessment", text(a.Title))
	page.Source = a.Text.File
	p.maker.repository.link(page)
	today := p.maker.Today
	v := &view.Assessment{
		Plan: p.runningName(), Sample: a.Sample, Document: a.Document, Issuer: a.Issuer, Course: label("assessment.course"), Span: spanOf(a),
		Rules: rulesOf(a), Data: p.sectionURL(dataSection) + "assessment.json", Body: resolved(a.Text.Description, a.Text, today),
	}
	if a.IsApproved(today) {
		v.Course = view.Phrase{Label: "assessment.approved", Day: a.Approved.Date, Text: a.Approved.By}
		v.Basis = a.Approved.Document
	}
	for i := range p.standings() {
		st := &p.stands[i]
		group := st.Subject.Group
		at := slices.IndexFunc(v.Groups, func(g view.AssessedGroup) bool { return g.Name == group })
		if at < 0 {
			at = len(v.Groups)
			v.Groups = append(v.Groups, view.AssessedGroup{Name: group})
		}
		v.Groups[at].Subjects = append(v.Groups[at].Subjects, p.assessed(st))
	}
	for _, u := range p.Uncounted(today) {
		v.Uncounted = append(v.Uncounted, p.assessedIncident(u.Incident, label("assessment.because-"+u.Why)))
	}
	for _, c := range a.Corrections {
		if c.Date <= today {
			v.Corrections = append(v.Corrections, view.AssessmentCorrection{Day: c.Date, What: c.What, Reason: c.Reason})
		}
	}
	page.Content = v
	p.maker.add(page)
}

// A stand is where a subject of the assessment stands. An approved outcome is what was approved: an incident that came to count later is
// listed, and changes nothing in it.
type stand struct {
	*site.Standing                // as of the day
	outcome        *site.Standing // of the approval; nil before
	facts          *factBook      // nil of who is neither an office nor an area
}

// standings returns where each subject of the assessment stands.
func (p *plan) standings() []stand {
	if p.stands != nil {
		return p.stands
	}
	a := p.Assessment
	now, approved := p.Plan.Assess(p.maker.Today), []site.Standing(nil)
	if a.IsApproved(p.maker.Today) {
		approved = p.Plan.Assess(a.Approved.Date)
	}
	for i := range now {
		p.stands = append(p.stands, stand{Standing: &now[i], facts: p.factsOf(now[i].Subject)})
		if approved != nil {
			p.stands[i].outcome = &approved[i]
		}
	}
	return p.stands
}

// showsPoints and showsGrades report whether points and grades are shown: never before someone has approved them.
func (p *plan) showsPoints(st *stand) bool {
	return st.outcome != nil && p.Assessment.Show == site.ShowPoints
}

func (p *plan) showsGrades(st *stand) bool {
	return p.showsPoints(st) || st.outcome != nil && p.Assessment.Show == site.ShowGrades
}

// isLater reports whether an incident came to count after the outcome was approved, and is no part of it.
func (st *stand) isLater(i *site.Incident) bool {
	return st.outcome != nil && !slices.ContainsFunc(st.outcome.Incidents, func(c site.Counted) bool { return c.Incident == i })
}

// spanOf says in which time incidents count; nothing where the file does not.
func spanOf(a *site.Assessment) view.Phrase {
	switch {
	case a.From != 0 && a.Until != 0:
		return view.Phrase{Label: "assessment.span", Day: a.From, Until: a.Until}
	case a.From != 0:
		return view.Phrase{Label: "assessment.from", Day: a.From}
	case a.Until != 0:
		return view.Phrase{Label: "assessment.until", Until: a.Until}
	}
	return view.Phrase{}
}

// rulesOf says in words what follows from incidents, what points are given for, and where grades begin.
func rulesOf(a *site.Assessment) []view.AssessmentRule {
	var all []view.AssessmentRule
	for i := range a.Severities {
		all = append(all, view.AssessmentRule{Name: a.Severities[i].Name, Says: followsFrom(a, &a.Severities[i], nil)})
	}
	add := func(c *site.Criterion, key string) {
		rule := view.AssessmentRule{Name: c.Name, Says: []view.Phrase{{Label: key, N: c.Points}}}
		if c.Group != "" {
			rule.Says = append(rule.Says, view.Phrase{Label: "assessment.for-group", Text: c.Group})
		}
		all = append(all, rule)
	}
	for i := range a.Criteria {
		add(&a.Criteria[i], "assessment.criterion")
	}
	if a.Scale != 0 {
		all = append(all, view.AssessmentRule{Says: []view.Phrase{{Label: "assessment.scale", N: float64(a.Scale)}}})
	}
	for i := range a.Bonus {
		add(&a.Bonus[i], "assessment.bonus")
	}
	for _, g := range a.Grades {
		all = append(all, view.AssessmentRule{Name: g.Name, Says: []view.Phrase{{Label: "assessment.grade-from", N: g.From}}})
	}
	return all
}

// followsFrom says what follows from an incident of a severity, for a subject or for all: points, and a veto beside them. From a criterion
// that does not hold for the subject nothing is taken.
func followsFrom(a *site.Assessment, s *site.Severity, of *site.Subject) []view.Phrase {
	var all []view.Phrase
	from := a.Criterion(s.Criterion)
	if s.Deduct != 0 && (from == nil || of == nil || from.HoldsFor(of)) {
		all = append(all, view.Phrase{Label: "assessment.deducts-" + cmp.Or(s.Per, site.PerIncident), N: s.Deduct})
		if from != nil {
			all = append(all, view.Phrase{Label: "assessment.until-used-up", Text: from.Name})
		}
	}
	if s.Veto != "" {
		all = append(all, label("assessment.veto-"+s.Veto))
	}
	if all == nil {
		all = append(all, label("assessment.only-listed"))
	}
	return all
}

// assessed says what counts for a subject.
func (p *plan) assessed(st *stand) view.Assessed {
	v := view.Assessed{ID: st.Subject.Key, Name: st.Subject.Name}
	p.addFacts(&v, st)
	for _, c := range st.Incidents {
		says := append([]view.Phrase{text(c.Severity.Name)}, followsFrom(p.Assessment, c.Severity, st.Subject)...)
		if st.isLater(c.Incident) {
			says = append(says, label("assessment.after-approval"))
		}
		v.Incidents = append(v.Incidents, p.assessedIncident(c.Incident, says...))
	}
	of := st.Standing
	if st.outcome != nil {
		of = st.outcome
	}
	if p.showsGrades(st) {
		v.Given = p.givenOf(of, p.showsPoints(st))
		if len(of.Vetoes) > 0 && len(p.Assessment.Grades) > 0 {
			v.Grade = label("assessment.no-grade")
		}
		if of.Grade != nil {
			v.Grade = view.Phrase{Label: "assessment.grade", Text: of.Grade.Name}
		}
	}
	for _, c := range of.Vetoes {
		v.Vetoes = append(v.Vetoes, view.Phrase{Label: "assessment.vetoed", Text: c.Incident.Title})
	}
	for _, c := range of.Bars {
		v.Vetoes = append(v.Vetoes, view.Phrase{Label: "assessment.barred", Text: c.Incident.Title})
	}
	if p.showsPoints(st) {
		v.Points, v.Sum = pointsOf(of), view.Phrase{Label: "assessment.sum", N: of.Sum, Total: of.Most}
		if len(of.Extra) > 0 {
			v.Sum.Label = "assessment.sum-bonus"
		}
	}
	return v
}

func (p *plan) assessedIncident(i *site.Incident, says ...view.Phrase) view.AssessedIncident {
	return view.AssessedIncident{URL: i.URL(p.Terms), Title: i.Title, Day: i.Date, Says: says, Sample: i.Sample}
}

// pointsOf says what adds up to the sum, step by step.
func pointsOf(st *site.Standing) []view.AssessmentRule {
	var all []view.AssessmentRule
	parts := func(parts []site.Part) {
		for _, part := range parts {
			line := view.AssessmentRule{Name: part.Criterion.Name, Says: []view.Phrase{{Label: "assessment.points", N: part.Points, Total: part.Criterion.Points}}}
			if part.Taken > 0 {
				line.Says = append(line.Says, view.Phrase{Label: "assessment.taken", N: part.Taken})
			}
			all = append(all, line)
		}
	}
	step := func(key string, n, total float64) {
		all = append(all, view.AssessmentRule{Says: []view.Phrase{{Label: key, N: n, Total: total}}})
	}
	parts(st.Parts)
	if st.Whole != st.Most {
		step("assessment.scaled", st.Scaled, st.Most)
	}
	parts(st.Extra)
	if st.Deducted > 0 {
		step("assessment.deducted", st.Deducted, 0)
	}
	if st.Adjusted > 0 {
		step("assessment.added", st.Adjusted, 0)
	} else if st.Adjusted < 0 {
		step("assessment.taken-by-hand", -st.Adjusted, 0)
	}
	return all
}

// givenOf says of each score given by hand why, when and by whom. Points are left out where they are not shown.
func (p *plan) givenOf(st *site.Standing, points bool) []view.Phrase {
	var all []view.Phrase
	for _, g := range st.Given {
		said := view.Phrase{Label: "assessment.given", N: g.Points, Day: g.Date, Text: g.By + " · " + g.Reason}
		switch {
		case g.Lower > 0:
			said.Label, said.N = "assessment.lowered", float64(g.Lower)
		case g.Points < 0:
			said.Label, said.N = "assessment.given-taken", -g.Points
		}
		if c := p.Assessment.Criterion(g.Criterion); c != nil {
			said.Text = c.Name + " · " + said.Text
		}
		if points || g.Lower > 0 {
			all = append(all, said)
		}
	}
	return all
}

// assessmentDays returns the days on which what counts changes by hand.
func (p *plan) assessmentDays() []day.Day {
	if p.Assessment == nil {
		return nil
	}
	all := []day.Day{p.Assessment.Approved.Date}
	for i := range p.Assessment.Scores {
		all = append(all, p.Assessment.Scores[i].Date)
	}
	return slices.DeleteFunc(all, func(d day.Day) bool { return d == 0 })
}
