package pages

import (
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
		Plan: p.runningName(), Sample: a.Sample, Document: a.Document, Issuer: a.Issuer, Course: label("assessment.course"),
		Body: resolved(a.Text.Description, a.Text, today),
	}
	if a.IsApproved(today) {
		v.Course = view.Phrase{Label: "assessment.approved", Day: a.Approved.Date, Text: a.Approved.By}
	}
	v.Rules, v.Parts, v.Grades = rulesOf(a)
	for _, st := range p.Plan.Assess(today) {
		group := st.Subject.Group
		at := slices.IndexFunc(v.Groups, func(g view.AssessedGroup) bool { return g.Name == group })
		if at < 0 {
			at = len(v.Groups)
			v.Groups = append(v.Groups, view.AssessedGroup{Name: group})
		}
		v.Groups[at].Subjects = append(v.Groups[at].Subjects, p.assessed(&st))
	}
	page.Content = v
	p.maker.add(page)
}

// rulesOf says in words what follows from incidents, what points are given for, and where grades begin.
func rulesOf(a *site.Assessment) (incidents, parts, grades []view.Phrase) {
	for i := range a.Severities {
		s := &a.Severities[i]
		incidents = append(incidents, view.Phrase{Label: "assessment.rule-" + ruleOf(s), Text: s.Name, N: s.Deduct})
	}
	for _, c := range a.Criteria {
		parts = append(parts, view.Phrase{Label: "assessment.criterion", Text: c.Name, N: c.Points})
	}
	for _, c := range a.Bonus {
		parts = append(parts, view.Phrase{Label: "assessment.bonus", Text: c.Name, N: c.Points})
	}
	for _, g := range a.Grades {
		grades = append(grades, view.Phrase{Label: "assessment.grade-from", Text: g.Name, N: g.From})
	}
	return incidents, parts, grades
}

// ruleOf returns what follows from a severity: a veto before points, which stand beside it.
func ruleOf(s *site.Severity) string {
	switch {
	case s.Veto != "":
		return s.Veto
	case s.Deduct == 0:
		return "none"
	case s.Per == site.PerDeath:
		return site.PerDeath
	}
	return site.PerIncident
}

// assessed says what counts for a subject. Points and grades are shown only once they are approved.
func (p *plan) assessed(st *site.Standing) view.Assessed {
	a, today := p.Assessment, p.maker.Today
	v := view.Assessed{ID: st.Subject.Key, Name: st.Subject.Name, Facts: p.factsOf(st.Subject)}
	for _, c := range st.Incidents {
		follows := view.Phrase{Label: "assessment.rule-" + ruleOf(c.Severity), Text: c.Severity.Name, N: c.Severity.Deduct}
		v.Incidents = append(v.Incidents, view.AssessedIncident{URL: c.Incident.URL(p.Terms), Title: c.Incident.Title, Day: c.Incident.Date, Follows: follows, Sample: c.Incident.Sample})
	}
	for _, c := range st.Vetoes {
		v.Vetoes = append(v.Vetoes, view.Phrase{Label: "assessment.vetoed", Text: c.Incident.Title})
	}
	for _, c := range st.Bars {
		v.Vetoes = append(v.Vetoes, view.Phrase{Label: "assessment.barred", Text: c.Incident.Title})
	}
	if !a.IsApproved(today) || a.Show == "" || a.Show == site.ShowFacts {
		return v
	}
	if st.Grade != nil {
		v.Grade = view.Phrase{Label: "assessment.grade", Text: st.Grade.Name}
	}
	if a.Show == site.ShowPoints {
		p.addPoints(&v, st)
	}
	return v
}

// addPoints says of each criterion what it came to, and of each score given by hand why, when and by whom.
func (p *plan) addPoints(v *view.Assessed, st *site.Standing) {
	for _, part := range slices.Concat(st.Parts, st.Extra) {
		v.Points = append(v.Points, view.Phrase{Label: "assessment.points", Text: part.Criterion.Name, N: part.Points, Total: part.Criterion.Points})
	}
	for _, g := range st.Given {
		given := view.Phrase{Label: "assessment.given", N: g.Points, Day: g.Date, Text: g.By + " · " + g.Reason}
		if g.Lower > 0 {
			given.Label, given.N = "assessment.lowered", float64(g.Lower)
		}
		v.Given = append(v.Given, given)
	}
	v.Sum = view.Phrase{Label: "assessment.sum", N: st.Sum, Total: st.Most}
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

// factsOf counts what the plan holds of a subject whose key is that of an office or of an area, each figure with the way to what it counts.
func (p *plan) factsOf(s *site.Subject) []view.Figure {
	var sum view.LedgerSum
	var url string
	for _, o := range p.offices {
		if o.office.Key == s.Key {
			sum, url = o.sum, o.url+ledgerName
		}
	}
	for _, a := range p.areas {
		if a.area.Key == s.Key && url == "" {
			sum, url = a.sum, a.url+ledgerName
		}
	}
	if url == "" {
		return nil
	}
	return []view.Figure{
		{Text: view.Phrase{Label: "points.on-time", N: float64(sum.OnTime)}, URL: url + "#" + string(site.OnTime)},
		{Text: view.Phrase{Label: "points.late", N: float64(sum.Late)}, URL: url + "#" + string(site.Late)},
		{Text: view.Phrase{Label: "points.not-met", N: float64(sum.NotMet)}, URL: url + "#" + string(site.NotMet)},
	}
}
