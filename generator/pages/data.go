package pages

import (
	"path"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addData adds the plan's open data, and the page that explains them.
func (p *plan) addData() {
	data := p.data()
	p.maker.made.Data = append(p.maker.made.Data, data)
	content := &view.Dataset{
		Plan: p.name, AsOf: data.AsOf, Notice: data.Notice, Publisher: data.Publisher, Base: data.BaseURL + p.sectionURL(dataSection),
		Licence: data.Licence, Span: data.Plan.Start.String() + "/" + data.Plan.End.String(),
	}
	if p.maker.Dataset != nil {
		content.Files, content.Tables = p.maker.Dataset(data)
	}
	page := p.page(dataSection, p.sectionURL(dataSection), "data", label("data.title"))
	page.Content = content
	p.maker.add(page)
}

// data returns the plan as open data.
func (p *plan) data() *view.Data {
	of := p.maker.Site
	d := &view.Data{AsOf: p.clock.Day, Rules: site.RulesVersion, BaseURL: of.BaseURL, Publisher: of.Publisher, Notice: of.Notice, Licence: view.Licence{Name: of.Data.Licence, URL: of.Data.LicenceURL}, Plan: view.PlanData{
		Key: p.Key, Title: p.Title, Document: p.Document, Issuer: p.Issuer, Issued: p.Issued, Start: p.Start, End: p.End,
		Settle: p.Closes(), Absent: p.Absent, IndexNumber: p.IndexNumber, Subject: p.Subject, Validity: p.Validity, Original: p.Original,
		Previous: p.Previous, Numbered: p.Numbered,
		Reporting: p.Reporting.Every, ReportingBy: p.Reporting.By, Closed: p.clock.Closed, URL: p.URL(),
		Changes: changesData(p.Changes, p.Terms, p.clock.Day),
	}}
	for _, c := range p.Categories {
		d.Plan.Categories = append(d.Plan.Categories, view.NamedKey{Key: c.Key, Name: c.Name})
	}
	for _, o := range p.offices {
		d.Plan.Offices = append(d.Plan.Offices, view.NamedKey{Key: o.office.Key, Name: o.name(), Collective: o.office.Collective})
	}
	named := map[*site.Area]bool{}
	for _, t := range p.tasks {
		for _, a := range t.Areas {
			named[a] = true
		}
	}
	for i := range of.Areas {
		if a := &of.Areas[i]; named[a] {
			d.Plan.Areas = append(d.Plan.Areas, view.NamedKey{Key: a.Key, Name: a.Name})
		}
	}
	for _, t := range p.tasks {
		d.Tasks = append(d.Tasks, t.data)
	}
	d.Incidents, d.Assessment = p.incidentsData(), p.assessmentData()
	return d
}

// newData returns the task's front matter as of the day: what is dated later is not there yet.
func (t *task) newData() *view.TaskData {
	d := &view.TaskData{
		Number: t.Number, Title: t.Title, Summary: t.row.Summary,
		Lead: keys(t.Roles.Lead), Joint: keys(t.Roles.Joint), Support: keys(t.Roles.Support), Partners: t.Partners,
		Reporting: t.Reporting, Sample: t.Sample, Draft: t.Draft, Due: t.Schedule.Due, YearRound: t.Schedule.YearRound, Directed: t.Schedule.Directed,
		URL: t.row.URL, State: string(t.status.State), Silent: t.status.Silent, LateDays: t.status.LateDays, HasLate: t.status.HasLate,
		LastUpdate: t.status.Last, File: path.Base(t.Body.File), Description: t.written(t.Body.Source, &t.Body),
		Said: view.Said{
			Category: t.row.Category, Lead: names(t.Plan, t.Roles.Lead), Joint: names(t.Plan, t.Roles.Joint), Support: names(t.Plan, t.Roles.Support),
			State: t.row.Badge.Word, Why: t.row.Why,
		},
	}
	d.Label, d.Unassigned, d.Added, d.Source = t.Label, t.Unassigned, t.Added, view.Wording(t.Source)
	d.Continues, d.SplitFrom = t.Continues, t.SplitFrom
	for _, a := range t.Areas {
		d.Areas, d.Said.Areas = append(d.Areas, a.Key), append(d.Said.Areas, a.Name)
	}
	if t.In != nil {
		d.Category = t.In.Key
	}
	t.addEndingData(d)
	for _, pause := range t.Pauses {
		if pause.From <= t.clock.Day {
			d.Pauses = append(d.Pauses, view.Pause{From: pause.From, Until: pause.Until, Reason: pause.Reason})
		}
	}
	for i := range t.Milestones {
		d.Milestones = append(d.Milestones, t.milestoneData(&t.Milestones[i]))
	}
	t.addPromiseData(d)
	d.Updates = t.updatesData()
	return d
}

func (t *task) addEndingData(d *view.TaskData) {
	on := t.clock.Day
	if t.Completed != 0 && t.Completed <= on {
		d.Completed, d.Outcome, d.Reason = t.Completed, t.Outcome, t.Reason
		if d.Outcome == "" {
			d.Outcome = "met"
		}
		if t.Verified.Date != 0 && t.Verified.Date <= on {
			d.VerifiedDate, d.VerifiedBy = t.Verified.Date, t.Verified.By
		}
	}
	if t.Cancelled != 0 && t.Cancelled <= on {
		d.Cancelled, d.Reason, d.MergedInto = t.Cancelled, t.Reason, t.MergedInto
	}
}

func keys(offices []*site.Office) []string {
	all := make([]string, len(offices))
	for i, o := range offices {
		all[i] = o.Key
	}
	return all
}

func (t *task) milestoneData(m *site.Milestone) view.MilestoneData {
	state, word := t.milestoneState(m)
	d := view.MilestoneData{
		Title: m.Title, Total: m.In(t.Task), Unit: m.Unit, Due: m.Due, Every: m.Every, By: m.By,
		State: string(state), Said: word, Reached: m.Reached(t.clock.Day),
		FirstDue: t.FirstDue(m.Title, t.clock.Day), Goal: m.Goal, From: m.From, Wording: m.Wording, Pace: m.Pace,
	}
	for _, s := range m.Steps {
		d.Steps = append(d.Steps, view.ValueData{Date: s.By, Value: s.Value})
	}
	if !t.isOver() {
		d.PaceNow = string(t.Progress(m, t.clock.Day).Pace)
	}
	for _, done := range slices.Sorted(slices.Values(m.Done)) {
		if done <= t.clock.Day {
			d.Done = append(d.Done, done)
		}
	}
	for _, v := range m.Values {
		if v.Date <= t.clock.Day {
			d.Values = append(d.Values, view.ValueData(v))
		}
	}
	return d
}
