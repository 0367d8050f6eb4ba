package export

import (
	"gongshi/generator/view"
)

// Incidents are a table and a JSON of their own, and only where a plan has any: they are no part of tasks.json, and are not imported.

// TablesOf returns the tables of a plan's open data: those that every plan has, and that of incidents where it has any.
func TablesOf(d *view.Data) []*Table {
	if len(d.Incidents.Rows) == 0 {
		return Tables()
	}
	return append(Tables(), incidentsTable(d))
}

// incidentsTable has a row for each incident, in the order of days.
func incidentsTable(d *view.Data) *Table {
	rows := d.Incidents.Rows
	of := func(get func(*view.IncidentData) value) func(*view.TaskData, int) value {
		return func(_ *view.TaskData, i int) value { return get(&rows[i]) }
	}
	attributed := func(i *view.IncidentData) []string { return mapped(i.Attributed, attribution) }
	return &Table{
		Name: "incidents", Key: []string{"incident"}, apart: true, rows: func(*view.TaskData) int { return len(rows) },
		people: []string{
			"date", "title", "severity", "area", "deaths", "injured", "stage", "report_approved", "report_by", "report_document", "responsible", "attributed",
			"evaluation_due", "evaluation_published", "summary", "sample", "url",
		},
		Columns: []Column{
			{Name: "incident", Required: true, cell: of(func(i *view.IncidentData) value { return words(i.Key) })},
			{Name: "date", Kind: Date, Required: true, cell: of(func(i *view.IncidentData) value { return when(i.Date) })},
			{Name: "title", Required: true, cell: of(func(i *view.IncidentData) value { return words(i.Title) })},
			{Name: "severity", cell: of(func(i *view.IncidentData) value { return words(i.Severity) }),
				said: func(_ *view.TaskData, i int, _ scribe) string { return rows[i].SeverityName }},
			{Name: "area", cell: of(func(i *view.IncidentData) value { return words(i.Area) }),
				said: func(_ *view.TaskData, i int, _ scribe) string { return rows[i].AreaName }},
			{Name: "deaths", Kind: Whole, Required: true, cell: of(func(i *view.IncidentData) value { return amount(i.Deaths, true) })},
			{Name: "injured", Kind: Whole, Required: true, cell: of(func(i *view.IncidentData) value { return amount(i.Injured, true) })},
			{Name: "report_approved", Kind: Date, cell: of(func(i *view.IncidentData) value { return when(i.Approved) })},
			{Name: "report_by", cell: of(func(i *view.IncidentData) value { return words(i.ApprovedBy) })},
			{Name: "report_document", cell: of(func(i *view.IncidentData) value { return words(i.Document) })},
			{Name: "report_file", cell: of(func(i *view.IncidentData) value { return words(i.ReportFile) })},
			{Name: "responsible", Kind: Truth, cell: of(func(i *view.IncidentData) value { return value{is: i.Responsible, open: i.Approved == 0} })},
			{Name: "attributed", Kind: List, cell: of(func(i *view.IncidentData) value { return texts(attributed(i)) })},
			{Name: "evaluation_due", Kind: Date, Derived: true, cell: of(func(i *view.IncidentData) value { return when(i.EvaluationDue) })},
			{Name: "evaluation_published", Kind: Date, cell: of(func(i *view.IncidentData) value { return when(i.EvaluationPublished) })},
			{Name: "evaluation_file", cell: of(func(i *view.IncidentData) value { return words(i.EvaluationFile) })},
			{Name: "stage", Derived: true, Required: true, Choices: inquiries, called: "incident.is-", cell: of(func(i *view.IncidentData) value { return words(i.Stage) }),
				said: func(_ *view.TaskData, i int, s scribe) string { return s.say(rows[i].Word) }},
			{Name: "sample", Kind: Truth, cell: of(func(i *view.IncidentData) value { return truth(i.Sample) })},
			{Name: "url", Kind: Place, Derived: true, Required: true, cell: of(func(i *view.IncidentData) value { return words(i.URL) })},
			{Name: "summary", Derived: true, cell: of(func(i *view.IncidentData) value { return words(i.Summary) })},
		},
	}
}

// inquiries are how far an incident can have come.
var inquiries = []string{"investigated", "approved", "published", "evaluation-overdue", "evaluated"}

// attribution writes to whom an incident is counted as an entry of a list: the name, and the role after a colon.
func attribution(a view.Attribution) string {
	if a.Role == "" {
		return a.To
	}
	return a.To + ": " + a.Role
}

type incidentsJSON struct {
	Plan      string         `json:"plan"`
	AsOf      *string        `json:"as_of"`
	Incidents []incidentJSON `json:"incidents"`
}

type incidentJSON struct {
	Key           string             `json:"incident"`
	Date          *string            `json:"date"`
	Title         string             `json:"title"`
	Severity      *string            `json:"severity"`
	Area          *string            `json:"area"`
	Deaths        int                `json:"deaths"`
	Injured       int                `json:"injured"`
	Report        *inquiryReportJSON `json:"report"`
	Responsible   *bool              `json:"responsible"` // null before the report is approved
	Attributed    []attributionJSON  `json:"attributed"`
	EvaluationDue *string            `json:"evaluation_due"`
	Evaluation    *evaluationJSON    `json:"evaluation"`
	Stage         string             `json:"stage"`
	Sample        bool               `json:"sample"`
	URL           string             `json:"url"`
	Summary       *string            `json:"summary"`
}

type attributionJSON struct {
	To   string  `json:"to"`
	Role *string `json:"role"`
}

type inquiryReportJSON struct {
	Approved *string `json:"approved"`
	By       *string `json:"by"`
	Document *string `json:"document"`
	File     *string `json:"file"`
}

type evaluationJSON struct {
	Published *string `json:"published"`
	File      *string `json:"file"`
}

// IncidentsJSON returns incidents.json: the plan's key, the day as of which its incidents are shown, and these.
func IncidentsJSON(d *view.Data) ([]byte, error) {
	b, err := marshal(incidentsJSON{Plan: d.Plan.Key, AsOf: date(d.Incidents.AsOf), Incidents: mapped(d.Incidents.Rows, incidentOf)})
	return append(b, '\n'), err
}

func incidentOf(i view.IncidentData) incidentJSON {
	j := incidentJSON{
		Key: i.Key, Date: date(i.Date), Title: i.Title, Severity: text(i.Severity), Area: text(i.Area), Deaths: i.Deaths, Injured: i.Injured,
		Attributed:    mapped(i.Attributed, func(a view.Attribution) attributionJSON { return attributionJSON{a.To, text(a.Role)} }),
		EvaluationDue: date(i.EvaluationDue), Stage: i.Stage, Sample: i.Sample, URL: i.URL, Summary: text(i.Summary),
	}
	if i.Approved != 0 {
		j.Report, j.Responsible = &inquiryReportJSON{date(i.Approved), text(i.ApprovedBy), text(i.Document), text(i.ReportFile)}, &i.Responsible
	}
	if i.EvaluationPublished != 0 {
		j.Evaluation = &evaluationJSON{date(i.EvaluationPublished), text(i.EvaluationFile)}
	}
	return j
}
