package pages

import (
	"path"
	"slices"
	"strconv"
	"strings"

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
	d := &view.Data{AsOf: p.clock.Day, BaseURL: of.BaseURL, Publisher: of.Publisher, Notice: of.Notice, Licence: view.Licence{Name: of.Data.Licence, URL: of.Data.LicenceURL}, Plan: view.PlanData{
		Key: p.Key, Title: p.Title, Document: p.Document, Issuer: p.Issuer, Issued: p.Issued, Start: p.Start, End: p.End,
		Settle: p.Closes(), Absent: p.Absent, IndexNumber: p.IndexNumber, Subject: p.Subject, Validity: p.Validity, Original: p.Original,
		Reporting: p.Reporting.Every, Closed: p.clock.Closed, URL: p.URL(),
		Changes: changesData(p.Changes, p.Terms, p.clock.Day),
	}}
	for _, c := range p.Categories {
		d.Plan.Categories = append(d.Plan.Categories, view.NamedKey{Key: c.Key, Name: c.Name})
	}
	for _, o := range p.offices {
		d.Plan.Offices = append(d.Plan.Offices, view.NamedKey{Key: o.office.Key, Name: o.name(), Collective: o.office.Collective})
	}
	for _, t := range p.tasks {
		d.Tasks = append(d.Tasks, t.data)
	}
	return d
}

// newData returns the task's front matter as of the day: what is dated later is not there yet.
func (t *task) newData() *view.TaskData {
	d := &view.TaskData{
		Number: t.Number, Title: t.Title, Summary: t.row.Summary,
		Lead: keys(t.Roles.Lead), Joint: keys(t.Roles.Joint), Support: keys(t.Roles.Support), Partners: t.Partners,
		Reporting: t.Reporting, Sample: t.Sample, Draft: t.Draft, Due: t.Schedule.Due, YearRound: t.Schedule.YearRound, Directed: t.Schedule.Directed,
		URL: t.row.URL, State: string(t.status.State), Silent: t.status.Silent, LateDays: t.status.LateDays, HasLate: t.status.HasLate,
		LastUpdate: t.status.Last, File: path.Base(t.Body.File), Description: t.written(t.Body.Source),
		Said: view.Said{
			Category: t.row.Category, Lead: names(t.Plan, t.Roles.Lead), Joint: names(t.Plan, t.Roles.Joint), Support: names(t.Plan, t.Roles.Support),
			State: t.row.Badge.Word, Why: t.row.Why,
		},
	}
	if t.In != nil {
		d.Category = t.In.Key
	}
	t.addEndingData(d)
	for _, pause := range t.Pauses {
		if pause.From <= t.clock.Day {
			d.Pauses = append(d.Pauses, view.Pause(pause))
		}
	}
	for i := range t.Milestones {
		d.Milestones = append(d.Milestones, t.milestoneData(&t.Milestones[i]))
	}
	t.addPromiseData(d)
	if len(t.updates) > 0 {
		d.Updates = make([]view.UpdateData, len(t.updates))
	}
	for i, u := range t.updates {
		d.Updates[i] = view.UpdateData{
			Date: u.Day, Title: u.Title, URL: u.row.URL, Place: ordinalInDay(u.Anchor), Text: t.written(u.Source), Excerpt: u.Excerpt, Reason: u.Reason, Pending: u.Pending,
			Reported: u.Reported,
		}
	}
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
		d.Cancelled, d.Reason = t.Cancelled, t.Reason
	}
}

func keys(offices []*site.Office) []string {
	all := make([]string, len(offices))
	for i, o := range offices {
		all[i] = o.Key
	}
	return all
}

// written returns Markdown of the task as it was written, but for links to what is not shown yet: as on pages, they lead to the task
// alone.
func (t *task) written(source string) string {
	for i, target := range t.Body.Targets {
		if target.Anchor == "" || target.From <= t.clock.Day {
			continue
		}
		to := t.Body.Links[i].Target
		file, anchor, _ := strings.Cut(to, "#")
		if file != "" {
			source = retargeted(source, to, file)
		} else {
			source = strings.ReplaceAll(source, "(#"+anchor+")", "("+path.Base(t.Body.File)+")")
		}
	}
	return source
}

// retargeted replaces a target wherever it stands as a whole: what only begins or ends like it is another.
func retargeted(source, target, by string) string {
	var b strings.Builder
	for {
		i := strings.Index(source, target)
		if i < 0 {
			return b.String() + source
		}
		end := i + len(target)
		isWhole := i > 0 && strings.IndexByte("(< \t\n", source[i-1]) >= 0 && (end == len(source) || strings.IndexByte(")> \t\r\n", source[end]) >= 0)
		b.WriteString(source[:i])
		if isWhole {
			b.WriteString(by)
		} else {
			b.WriteString(target)
		}
		source = source[end:]
	}
}

// ordinalInDay returns which update of its day an anchor is that of: 2022-06-28-2 is the second.
func ordinalInDay(anchor string) int {
	if place, err := strconv.Atoi(anchor[min(len(anchor), len("2022-06-28-")):]); err == nil {
		return place
	}
	return 1
}

func (t *task) milestoneData(m *site.Milestone) view.MilestoneData {
	state, word := t.milestoneState(m)
	d := view.MilestoneData{
		Title: m.Title, Total: m.In(t.Plan), Unit: m.Unit, Due: m.Due, Every: m.Every, By: m.By,
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
