package site

import (
	"net/url"
	"path"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// An Incident is an accident that concerns a plan, and where its investigation stands. Nothing of it counts before the report on it is
// approved.
type Incident struct {
	*IncidentFront
	Key  string // its name in addresses: that of its file behind the day
	Area *Area
	Text Text
}

// IncidentFront is the front matter of a file in incidents/.
type IncidentFront struct {
	Date        day.Day
	Title       string
	Severity    string // 较大事故; a key of the assessment's, where the plan has one
	AreaName    string // key or name of an area
	Deaths      int
	Injured     int
	Attributed  []Attribution // to whom it is counted, by hand
	Responsible bool          // 责任事故
	Report      InvestigationReport
	Evaluation  Evaluation
	Sample      bool
}

// An Attribution says to whom an incident is counted, and in which role.
type Attribution struct{ To, Role string }

// An InvestigationReport is what the investigation of an incident came to.
type InvestigationReport struct {
	Approved day.Day // 批复
	By       string
	Document string
	File     string // an attachment of the plan; the report is published with it
}

// An Evaluation is that of what was put right, due a year after the report was approved (安全生产法, article 86).
type Evaluation struct {
	Published day.Day
	File      string
}

var incidentFields = []front.Field[IncidentFront]{
	{Name: "date", In: func(i *IncidentFront) any { return &i.Date }, Example: "date = 2022-06-28"},
	{Name: "title", In: func(i *IncidentFront) any { return &i.Title }, Example: `title = "…"`},
	{Name: "severity", In: func(i *IncidentFront) any { return &i.Severity }},
	{Name: "area", In: func(i *IncidentFront) any { return &i.AreaName }},
	{Name: "deaths", In: func(i *IncidentFront) any { return &i.Deaths }},
	{Name: "injured", In: func(i *IncidentFront) any { return &i.Injured }},
	{Name: "attributed", In: func(i *IncidentFront) any { return front.Many(&i.Attributed, attributionFields) }},
	{Name: "responsible", In: func(i *IncidentFront) any { return &i.Responsible }},
	{Name: "report", In: func(i *IncidentFront) any { return front.One(&i.Report, reportFields) }},
	{Name: "evaluation", In: func(i *IncidentFront) any { return front.One(&i.Evaluation, evaluationFields) }},
	{Name: "sample", In: func(i *IncidentFront) any { return &i.Sample }},
}

var attributionFields = []front.Field[Attribution]{
	{Name: "to", In: func(a *Attribution) any { return &a.To }, Example: `to = "…"`},
	{Name: "role", In: func(a *Attribution) any { return &a.Role }},
}

var reportFields = []front.Field[InvestigationReport]{
	{Name: "approved", In: func(r *InvestigationReport) any { return &r.Approved }, Example: "approved = 2022-09-30"},
	{Name: "by", In: func(r *InvestigationReport) any { return &r.By }},
	{Name: "document", In: func(r *InvestigationReport) any { return &r.Document }},
	{Name: "file", In: func(r *InvestigationReport) any { return &r.File }},
}

var evaluationFields = []front.Field[Evaluation]{
	{Name: "published", In: func(e *Evaluation) any { return &e.Published }, Example: "published = 2023-09-20"},
	{Name: "file", In: func(e *Evaluation) any { return &e.File }},
}

func checkIncident(i *IncidentFront, f *front.Findings) {
	for _, n := range []struct {
		key   string
		value int
	}{{"deaths", i.Deaths}, {"injured", i.Injured}} {
		if n.value < 0 {
			f.Value(n.key, "negative", "key", n.key, "value", itoa(n.value))
		}
	}
	checkOrder(f, "report-before-incident", "report.approved", i.Report.Approved, i.Date)
	checkOrder(f, "evaluation-before-report", "evaluation.published", i.Evaluation.Published, i.Report.Approved)
	if i.Evaluation.Published != 0 && i.Report.Approved == 0 && !f.Faults.At("report") {
		f.Key("evaluation", "evaluation-without-report", "value", i.Evaluation.Published.String())
	}
}

// On returns the incident as it is known on a day: without what its report found before that was approved, and without an evaluation before
// its day. Before the incident there is nothing to return.
func (i *Incident) On(d day.Day) *Incident {
	if !happened(i.Date, d) {
		return nil
	}
	known := *i.IncidentFront
	if !happened(known.Report.Approved, d) {
		known.Report, known.Attributed, known.Responsible = InvestigationReport{}, nil, false
	}
	if !happened(known.Evaluation.Published, d) {
		known.Evaluation = Evaluation{}
	}
	return &Incident{IncidentFront: &known, Key: i.Key, Area: i.Area, Text: i.Text}
}

// FileURL returns the place of an attachment that the incident names; none without one.
func (i *Incident) FileURL(of *Terms, file string) string {
	if file == "" {
		return ""
	}
	return of.URL() + (&url.URL{Path: file}).EscapedPath()
}

// An Inquiry is how far an incident has come.
type Inquiry string

// The stages of an inquiry. Evaluation is due a year after the report was approved.
const (
	Investigated     Inquiry = "investigated"       // no report is approved yet
	ReportApproved   Inquiry = "approved"           // and not published here
	ReportPublished  Inquiry = "published"          // evaluation is due
	EvaluationLate   Inquiry = "evaluation-overdue" // its day has passed
	EvaluationPublic Inquiry = "evaluated"
)

// Inquiry returns how far the incident has come on a day.
func (i *Incident) Inquiry(on day.Day) Inquiry {
	switch {
	case !happened(i.Report.Approved, on):
		return Investigated
	case happened(i.Evaluation.Published, on):
		return EvaluationPublic
	case i.EvaluationDue() < on:
		return EvaluationLate
	case i.Report.File != "":
		return ReportPublished
	}
	return ReportApproved
}

// EvaluationDue returns the last day for the evaluation; none as long as no report is approved.
func (i *Incident) EvaluationDue() day.Day {
	if i.Report.Approved == 0 {
		return 0
	}
	return i.Report.Approved.AddMonths(12)
}

// Counts reports whether the incident counts on a day: the report is approved, and finds that someone was responsible.
func (i *Incident) Counts(on day.Day) bool { return i.Responsible && happened(i.Report.Approved, on) }

// URL returns the incident's place in a plan.
func (i *Incident) URL(of *Terms) string { return incidentURL(of, i.Key) }

func incidentURL(of *Terms, key string) string { return of.URL() + incidentsFolder + "/" + key + "/" }

// incidentKey returns the name of an incident in addresses: that of its file, without the day before it.
func incidentKey(file string) string {
	name := strings.TrimSuffix(path.Base(file), ".md")
	if _, rest, found := day.Cut(name); found {
		return strings.TrimPrefix(rest, "-")
	}
	return name
}

// dated warns of days of an incident that lie in the future: until then it says nothing of them.
func (i *Incident) dated(e *entry, today day.Day) problem.List {
	f := front.NewFindings(vocabulary, "", e.parsed.faults)
	for _, fact := range []struct {
		path string
		day  day.Day
	}{{"date", i.Date}, {"report.approved", i.Report.Approved}, {"evaluation.published", i.Evaluation.Published}} {
		if fact.day > today {
			f.Value(fact.path, "future-date", "value", fact.day.String())
		}
	}
	return e.located(f)
}

func (j *joiner) addIncident(plan *Plan, e *entry) {
	if text, moved := j.text(e); moved {
		j.remake(e, func() { e.incident = j.newIncident(e, text) })
	}
	j.problems = append(j.problems, e.problems...)
	plan.Incidents = append(plan.Incidents, e.incident)
}

func (j *joiner) newIncident(e *entry, text Text) *Incident {
	i := &Incident{IncidentFront: e.parsed.front.(*IncidentFront), Key: incidentKey(e.path), Text: text}
	if d, _, found := day.Cut(path.Base(e.path)); !found || i.Date != 0 && d != i.Date || i.Key == "" {
		j.problems = append(j.problems, problem.New(0, 0, "incident-name", "value", path.Base(e.path), "expected", i.Date.String()+"-shigu.md").In(e.path))
	} else {
		j.checkAddressable(e.path, i.Key)
	}
	if i.AreaName != "" {
		if i.Area = j.area(i.AreaName); i.Area == nil && !j.faultsOf(ConfigFile).At("areas") {
			j.at(e.path, "area", "unknown-area", j.suggestedOr("[[areas]]", i.AreaName, j.areaNames(), "value", i.AreaName)...)
		}
	}
	j.checkFile(e, "report.file", i.Report.File)
	j.checkFile(e, "evaluation.file", i.Evaluation.File)
	return i
}

// checkFile finds an attachment that a field names and that is not there.
func (j *joiner) checkFile(e *entry, field, name string) {
	if name == "" {
		return
	}
	at := j.reader.found(path.Join(e.folder, name))
	if !strings.HasPrefix(name, "files/") || at == nil || at.kind != attachmentKind {
		j.at(e.path, field, "dead-link", j.suggestedFile(e.folder+"/index.md", name)...)
	}
}

// checkIncidents finds two incidents of one address, and leaves the first.
func (j *joiner) checkIncidents(plan *Plan) {
	first := map[string]string{}
	var all []*Incident
	for _, i := range plan.Incidents {
		if other := first[i.Key]; other != "" {
			j.problems = append(j.problems, problem.New(0, 0, "duplicate-incident", "value", i.Key, "other", path.Base(other)).In(i.Text.File))
			continue
		}
		first[i.Key] = i.Text.File
		all = append(all, i)
	}
	plan.Incidents = all
}

// noteIncidentFiles notes the attachments that incidents name, from the day on which these are published.
func (p *Plan) noteIncidentFiles(note func(file string, from day.Day)) {
	for _, i := range p.Incidents {
		folder := ContentDir + "/" + p.Key
		if i.Report.File != "" && i.Report.Approved != 0 {
			note(path.Join(folder, i.Report.File), i.Report.Approved)
		}
		if i.Evaluation.File != "" && i.Evaluation.Published != 0 {
			note(path.Join(folder, i.Evaluation.File), i.Evaluation.Published)
		}
	}
}
