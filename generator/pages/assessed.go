package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A factBook is what a plan holds of a subject that is an office or an area.
type factBook struct {
	group   *taskGroup
	reports []owedReport
}

// An owedReport is an update that a task owed, and whose.
type owedReport struct {
	task *task
	site.OwedReport
}

// factsOf returns what the plan holds of a subject whose key is that of an office or of an area; nil of any other, and of a phrase that
// names no one office.
func (p *plan) factsOf(s *site.Subject) *factBook {
	for _, o := range p.offices {
		if o.office.Key == s.Key && !o.office.Collective {
			return &factBook{&o.taskGroup, p.reportsOf(inNumbers(o.lead, o.joint, o.former), func(t *task, r *site.OwedReport) bool {
				return t.rolesOn(r.Period.Last).IsResponsible(o.office)
			})}
		}
	}
	for _, a := range p.areas {
		if a.area.Key == s.Key {
			return &factBook{&a.taskGroup, p.reportsOf(a.tasks, func(*task, *site.OwedReport) bool { return true })}
		}
	}
	return nil
}

// reportsOf returns the updates that tasks owed, as far as they count.
func (p *plan) reportsOf(tasks []*task, counts func(*task, *site.OwedReport) bool) []owedReport {
	var all []owedReport
	for _, t := range tasks {
		if t.reports == nil {
			t.reports = t.whole.OwedReports(p.clock)
		}
		for i := range t.reports {
			if counts(t, &t.reports[i]) {
				all = append(all, owedReport{t, t.reports[i]})
			}
		}
	}
	return all
}

// reportSum counts them by what came of them.
func (b *factBook) reportSum() view.ReportSum {
	n := view.ReportSum{Owed: len(b.reports)}
	for i := range b.reports {
		switch b.reports[i].Came {
		case site.OnTime:
			n.OnTime++
		case site.Late:
			n.Late++
		default:
			n.Missing++
		}
	}
	return n
}

// milestoneSum counts the promises for a day that are milestones.
func (b *factBook) milestoneSum() view.LedgerSum {
	var rows []*view.DueRow
	for _, row := range b.group.dues {
		if row.What != "" {
			rows = append(rows, row)
		}
	}
	return sumOf(rows)
}

// addFacts adds what the plan holds of a subject, each figure with the way to what it counts: milestones are among the promises, and of
// reports those that were given in time need no list.
func (p *plan) addFacts(v *view.Assessed, st *stand) {
	b := st.facts
	if b == nil {
		return
	}
	v.Facts = b.group.ledgerPoints(p.clock)
	if n := b.milestoneSum(); n.OnTime+n.Late+n.NotMet > 0 {
		v.Facts = slices.Insert(v.Facts, 1, view.Point{Lead: label("assessment.milestones"), Figures: figures([]countIn{
			{"points.on-time", n.OnTime, ""}, {"points.late", n.Late, ""}, {"points.not-met", n.NotMet, ""},
		})})
	}
	n := b.reportSum()
	if n.Owed == 0 {
		return
	}
	at := p.sectionURL(assessmentSection) + "#reports-" + st.Subject.Key
	v.Facts = append(v.Facts, view.Point{Lead: view.Phrase{Label: "assessment.reports", N: float64(n.Owed)}, Figures: figures([]countIn{
		{"assessment.reported", n.OnTime, ""}, {"assessment.reported-late", n.Late, at}, {"assessment.unreported", n.Missing, at},
	})})
	for i := range b.reports {
		if r := &b.reports[i]; r.Came != site.OnTime {
			v.Missing = append(v.Missing, view.AssessedReport{Task: r.task.row, Says: view.Phrase{Label: "assessment.report-" + string(r.Came), Period: r.Period}})
		}
	}
}

// A countIn is a count, the label that says it, and the place of what is counted, if there is one.
type countIn struct {
	label string
	n     int
	url   string
}

// figures returns the counts that are not zero.
func figures(all []countIn) []view.Figure {
	var said []view.Figure
	for _, c := range all {
		if c.n > 0 {
			said = append(said, figure(c.label, c.n, c.url))
		}
	}
	return said
}

// assessmentData returns the assessment as open data; nil of a plan without one.
func (p *plan) assessmentData() *view.AssessmentData {
	a, today := p.Assessment, p.maker.Today
	if a == nil {
		return nil
	}
	d := &view.AssessmentData{
		AsOf: today, Title: a.Title, Document: a.Document, Issuer: a.Issuer, Show: cmp.Or(a.Show, site.ShowFacts), From: a.From, Until: a.Until, Scale: a.Scale,
		Sample: a.Sample, URL: p.sectionURL(assessmentSection),
	}
	if a.IsApproved(today) {
		d.Approved, d.ApprovedBy, d.ApprovedIn = a.Approved.Date, a.Approved.By, a.Approved.Document
	}
	for _, s := range a.Severities {
		d.Severities = append(d.Severities, view.AssessedSeverity{Key: s.Key, Name: s.Name, Deduct: s.Deduct, Per: cmp.Or(s.Per, site.PerIncident), Criterion: s.Criterion, Veto: s.Veto})
	}
	for _, c := range a.Criteria {
		d.Criteria = append(d.Criteria, view.AssessedCriterion(c))
	}
	for _, c := range a.Bonus {
		d.Bonus = append(d.Bonus, view.AssessedCriterion(c))
	}
	for _, g := range a.Grades {
		d.Grades = append(d.Grades, view.AssessedGrade(g))
	}
	for i := range p.standings() {
		d.Subjects = append(d.Subjects, p.subjectData(&p.stands[i]))
	}
	for _, u := range p.Uncounted(today) {
		d.Uncounted = append(d.Uncounted, view.UncountedData{Key: u.Incident.Key, Why: u.Why})
	}
	return d
}

// subjectData returns what counts for a subject, as far as the page shows it.
func (p *plan) subjectData(st *stand) view.SubjectData {
	d := view.SubjectData{Key: st.Subject.Key, Name: st.Subject.Name, Group: st.Subject.Group}
	if b := st.facts; b != nil {
		d.HasFacts, d.Promises, d.Milestones, d.Reports = true, b.group.sum, b.milestoneSum(), b.reportSum()
	}
	for _, c := range st.Incidents {
		d.Incidents = append(d.Incidents, view.CountedData{
			Key: c.Incident.Key, Severity: c.Severity.Key, Role: c.Role, Veto: c.Severity.Veto, Later: st.isLater(c.Incident),
		})
	}
	if !p.showsGrades(st) {
		return d
	}
	of, points := st.outcome, p.showsPoints(st)
	if of.Grade != nil {
		d.Grade = of.Grade.Name
	}
	if points {
		d.Points = &view.PointsData{
			Criteria: partsData(of.Parts), Bonus: partsData(of.Extra),
			Base: of.Base, Whole: of.Whole, Scaled: of.Scaled, Deducted: of.Deducted, Adjusted: of.Adjusted, Sum: of.Sum, Most: of.Most,
		}
	}
	for _, g := range of.Given {
		if points || g.Lower > 0 {
			d.Scores = append(d.Scores, view.ScoreData{Criterion: g.Criterion, By: g.By, Reason: g.Reason, Points: g.Points, Lower: g.Lower, Date: g.Date})
		}
	}
	return d
}

func partsData(parts []site.Part) []view.PartData {
	var all []view.PartData
	for _, part := range parts {
		all = append(all, view.PartData{Key: part.Criterion.Key, Given: part.Given, Taken: part.Taken, Points: part.Points})
	}
	return all
}
