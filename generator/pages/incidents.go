package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Incidents are shown as they are known on the day of the site, whether or not their plan is closed: neither the investigation nor the
// evaluation ends with it. Of who is responsible nothing is said before the report is approved.

// An incident is an incident as it is known on the day, with what lists say of it.
type incident struct {
	*site.Incident
	stage  site.Inquiry
	row    *view.IncidentRow
	events []*view.Event
	news   []*view.UpdateRow // the oldest first
	doc    *view.SearchDoc
	entry  *view.CalendarEntry // of its evaluation; none as long as no report is approved
}

// The kinds of events of incidents.
const (
	incidentEvent          = "incident"
	incidentApprovedEvent  = "incident-approved"
	incidentEvaluatedEvent = "incident-evaluated"
)

// The anchors of the two steps on the page of an incident.
const (
	reportAnchor     = "report"
	evaluationAnchor = "evaluation"
)

// newIncidents returns those that happened by the day, the newest first; of one day in the order of their files. What says the same as the
// last time is the same pointer.
func (p *plan) newIncidents() []*incident {
	var all []*incident
	for _, source := range p.Incidents {
		if known := source.On(p.maker.Today); known != nil {
			all = append(all, p.newIncident(known, source))
		}
	}
	slices.SortStableFunc(all, func(a, b *incident) int { return int(b.Date) - int(a.Date) })
	for _, i := range all {
		if at := slices.IndexFunc(p.last.incidents, func(last *incident) bool { return last.Key == i.Key }); at >= 0 {
			last, m := p.last.incidents[at], p.maker.Memory
			i.doc.Number = last.doc.Number
			i.row, i.doc = intern(m, last.row, i.row), intern(m, last.doc, i.doc)
			internEach(m, last.events, i.events)
			internEach(m, last.news, i.news)
			if last.entry != nil && i.entry != nil {
				i.entry = intern(m, last.entry, i.entry)
			}
		}
	}
	return all
}

func (p *plan) newIncident(known, source *site.Incident) *incident {
	i := &incident{Incident: known, stage: source.Inquiry(p.maker.Today)}
	i.row = &view.IncidentRow{
		URL: i.URL(p.Terms), Day: i.Date, Title: i.Title, Severity: p.SeverityName(known), Casualties: i.casualties(),
		Stage: string(i.stage), Word: label("incident.is-" + string(i.stage)), Sample: i.Sample,
	}
	i.addNews()
	i.doc = i.newDoc(p.maker.Today)
	i.entry = i.newEntry(p.Terms)
	return i
}

// newEntry returns the day by which the evaluation of what was put right has to be published; none as long as no report is approved. Once
// it is published the entry stays, and says so.
func (i *incident) newEntry(of *site.Terms) *view.CalendarEntry {
	due := i.EvaluationDue()
	if due == 0 {
		return nil
	}
	return &view.CalendarEntry{
		ID: of.Key + "-incident-" + i.Key + "-evaluation", Stamp: max(i.Report.Approved, i.Evaluation.Published), Day: due,
		Title: label("incident.evaluation"), Task: i.Title, URL: i.row.URL, State: i.row.Word, Incident: true, Sample: i.Sample,
	}
}

// casualties says how many died or were injured. Of what is not given, or none, nothing is said.
func (i *incident) casualties() []view.Phrase {
	var all []view.Phrase
	for _, n := range []struct {
		key   string
		count int
	}{{"incident.deaths", i.Deaths}, {"incident.injured", i.Injured}} {
		if n.count > 0 {
			all = append(all, countOf(n.key, n.count))
		}
	}
	return all
}

// addNews adds what happened to the incident by the day: as events, and as news.
func (i *incident) addNews() {
	ref := &view.IncidentRef{URL: i.row.URL, Title: i.Title, Sample: i.Sample}
	add := func(d day.Day, kind, anchor, excerpt string) {
		if d == 0 {
			return
		}
		word, at := label("event."+kind), i.row.URL
		if anchor != "" {
			at += "#" + anchor
		}
		i.events = append(i.events, &view.Event{Day: d, Kind: kind, Word: word, Incident: ref})
		i.news = append(i.news, &view.UpdateRow{URL: at, Day: d, Says: []view.Phrase{word}, Excerpt: excerpt, Task: i.Title, Sample: i.Sample, GoesOn: true})
	}
	add(i.Date, incidentEvent, "", firstSentence(i.Text.Summary))
	add(i.Report.Approved, incidentApprovedEvent, reportAnchor, "")
	add(i.Evaluation.Published, incidentEvaluatedEvent, evaluationAnchor, "")
}

// withIncidents returns events with those of incidents among them, as far as the plan's timeline has their months.
func (p *plan) withIncidents(events []*view.Event) []*view.Event {
	months := monthsOf(p.Terms)
	var own []*view.Event
	for _, i := range slices.Backward(p.incidents) {
		for _, e := range i.events {
			if slices.Contains(months, e.Day.Month()) {
				own = append(own, e)
			}
		}
	}
	if own == nil {
		return events
	}
	return byDay(slices.Concat(own, events), func(e *view.Event) day.Day { return e.Day })
}

// calendarWithIncidents returns what is due of the plan's tasks, and with it the evaluations of its incidents; of one day these are first.
func (p *plan) calendarWithIncidents() []*view.CalendarEntry {
	var own []*view.CalendarEntry
	for _, i := range slices.Backward(p.incidents) {
		if i.entry != nil {
			own = append(own, i.entry)
		}
	}
	if own == nil {
		return p.calendar
	}
	return byDay(slices.Concat(own, p.calendar), entriesInTime.day)
}

// incidentNews returns what happened to the plan's incidents, the oldest first.
func (p *plan) incidentNews() []*view.UpdateRow {
	var all []*view.UpdateRow
	for _, i := range slices.Backward(p.incidents) {
		all = append(all, i.news...)
	}
	return byDay(all, newsInTime.day)
}

// incidentDays returns the days on which something happened to the plan's incidents, or is due.
func (p *plan) incidentDays() []day.Day {
	var all []day.Day
	for _, i := range p.incidents {
		for _, row := range i.news {
			all = append(all, row.Day)
		}
		if due := i.EvaluationDue(); due != 0 {
			all = append(all, due)
		}
	}
	return all
}

// mostIncidents is how many incidents the page of an area names.
const mostIncidents = 8

// incidentsIn returns the newest incidents that concern an area, and where all of the plan are if there are more.
func (p *plan) incidentsIn(a *site.Area) ([]*view.IncidentRow, view.Link) {
	var rows []*view.IncidentRow
	for _, i := range p.incidents {
		if i.Area == a {
			rows = append(rows, i.row)
		}
	}
	if len(rows) > mostIncidents {
		return rows[:mostIncidents], p.sectionLink(incidentsSection)
	}
	return rows, view.Link{}
}

// addIncidents adds the list of incidents, and a page for each. A plan without any has neither.
func (p *plan) addIncidents() {
	if len(p.incidents) == 0 {
		return
	}
	h := p.listHeader(incidentsSection, "incidents", label("incidents.title"))
	h.up, h.plan = view.Link{}, p.runningName()
	rows := make([]*view.IncidentRow, len(p.incidents))
	for k, i := range p.incidents {
		rows[k] = i.row
	}
	paginate(p, p.sectionURL(incidentsSection), "page/", h, rows, incidentsPage, func(first *view.Page) {
		first.Content.(*view.Incidents).Total = countOf("incidents.total", len(rows))
	})
	for _, i := range p.incidents {
		p.addIncident(i)
	}
}

func incidentsPage(h listHeader, rows []*view.IncidentRow, c pageRange) *view.Page {
	page := h.page(c)
	page.Content = &view.Incidents{Plan: h.plan, Rows: rows, Pager: c.pager}
	return page
}

// runningName returns what pages of incidents say of the plan: not that they show how things stood when it was closed.
func (p *plan) runningName() *view.PlanName {
	name := *p.name
	name.Standing, name.Closed, name.Settle = view.Phrase{}, false, 0
	return &name
}

func (p *plan) addIncident(i *incident) {
	page := p.page(incidentsSection, i.row.URL, "incident", text(i.Title))
	page.Crumbs = append(slices.Clip(page.Crumbs), p.sectionLink(incidentsSection))
	page.Source, page.State = i.Text.File, i.row.Word
	p.maker.repository.link(page)
	page.Article = articleOf(p.Terms, p.clock, i.news[len(i.news)-1].Day, p.maker.Site.Publisher)
	page.Description = i.Text.Summary
	v := &view.Incident{
		Plan: p.runningName(), Row: i.row, Area: p.incidentArea(i), Body: resolved(i.Text.Description, i.Text, p.maker.Today),
		Approved: i.Report.Approved != 0, AsReported: i.Report.Approved == 0 && len(i.row.Casualties) > 0, Finding: i.finding(), Report: i.reportSays(), Evaluation: i.evaluationSays(),
		ReportFile: i.FileURL(p.Terms, i.Report.File), EvalFile: i.FileURL(p.Terms, i.Evaluation.File),
	}
	for _, a := range i.Attributed {
		v.Attributed = append(v.Attributed, view.Attribution{To: p.SubjectName(a.To), Role: a.Role})
	}
	if p.clock.Closed {
		v.GoesOn = label("incident.goes-on")
	}
	page.Content = v
	p.maker.add(page)
}

// incidentArea names the area of an incident, and leads to its page where there is one.
func (p *plan) incidentArea(i *incident) view.Link {
	if i.Area == nil {
		return view.Link{}
	}
	l := areaLink(p.Terms, i.Area)
	if !slices.ContainsFunc(p.areas, func(a *areaTasks) bool { return a.area == i.Area }) {
		l.URL = ""
	}
	return l
}

// reportSays says how far the investigation has come.
func (i *incident) reportSays() []view.Phrase {
	r := i.Report
	if r.Approved == 0 {
		return []view.Phrase{label("incident.investigated")}
	}
	all := []view.Phrase{{Label: "incident.approved", Day: r.Approved}}
	if r.By != "" {
		all[0] = view.Phrase{Label: "incident.approved-by", Day: r.Approved, Text: r.By}
	}
	if r.Document != "" {
		all = append(all, view.Phrase{Label: "incident.document", Text: r.Document})
	}
	if r.File == "" {
		all = append(all, label("incident.not-published"))
	}
	return all
}

// evaluationSays says when the evaluation is due, or what came of it.
func (i *incident) evaluationSays() []view.Phrase {
	due, published := i.EvaluationDue(), i.Evaluation.Published
	switch {
	case due == 0:
		return []view.Phrase{label("incident.evaluation-later")}
	case published > due:
		return []view.Phrase{{Label: "incident.evaluated-late", Day: published, Until: due}}
	case published != 0:
		return []view.Phrase{{Label: "incident.evaluated", Day: published}}
	case i.stage == site.EvaluationLate:
		return []view.Phrase{{Label: "incident.evaluation-overdue", Day: due}}
	}
	return []view.Phrase{{Label: "incident.evaluation-due", Day: due}}
}

// finding says what the approved report found of responsibility, as far as that is on record.
func (i *incident) finding() view.Phrase {
	switch {
	case i.Report.Approved == 0:
		return label("incident.no-finding")
	case i.Responsible:
		return label("incident.responsible")
	}
	return label("incident.not-responsible")
}

// newDoc returns the incident as search finds it, still without its number among the pages.
func (i *incident) newDoc(today day.Day) *view.SearchDoc {
	d := &view.SearchDoc{URL: i.row.URL, Title: i.Title, Sample: i.Sample, Body: resolved(i.Text.Description, i.Text, today)}
	if i.row.Severity != "" {
		d.Names = append(d.Names, i.row.Severity)
	}
	if i.Area != nil {
		d.Names = append(d.Names, i.Area.Name)
	}
	return d
}

// withIncidentDocs returns what search finds of pages, and after it the incidents of all plans.
func (m *maker) withIncidentDocs(docs []*view.SearchDoc) []*view.SearchDoc {
	for _, p := range m.plans {
		for _, i := range p.incidents {
			if i.doc.Number != len(docs)+1 {
				numbered := *i.doc
				numbered.Number = len(docs) + 1
				i.doc = &numbered
			}
			docs = append(docs, i.doc)
		}
	}
	return docs
}

// incidentsData returns the plan's incidents as open data, in the order of days.
func (p *plan) incidentsData() view.IncidentsData {
	var all view.IncidentsData
	if len(p.incidents) == 0 {
		return all
	}
	all.AsOf = p.maker.Today
	for _, i := range slices.Backward(p.incidents) {
		d := view.IncidentData{
			Key: i.Key, Title: i.Title, Severity: i.Severity, SeverityName: i.row.Severity, Date: i.Date, Deaths: i.Deaths, Injured: i.Injured,
			Approved: i.Report.Approved, ApprovedBy: i.Report.By, Document: i.Report.Document, ReportFile: i.Report.File, Responsible: i.Responsible,
			EvaluationDue: i.EvaluationDue(), EvaluationPublished: i.Evaluation.Published, EvaluationFile: i.Evaluation.File,
			Stage: i.row.Stage, Word: i.row.Word, Sample: i.Sample, URL: i.row.URL, Summary: i.Text.Summary,
		}
		if i.Area != nil {
			d.Area, d.AreaName = i.Area.Key, i.Area.Name
		}
		for _, a := range i.Attributed {
			d.Attributed = append(d.Attributed, view.Attribution(a))
		}
		all.Rows = append(all.Rows, d)
	}
	return all
}
