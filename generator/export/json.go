// Package export turns views into the files that programs read: open data, and what search engines ask for.
//
// Field names and shapes are those of docs/format.md. Nothing is left out because it is empty: an absent value is null,
// a list without entries is [].
package export

import (
	"bytes"
	"encoding/json"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// TasksJSON returns tasks.json: a plan, the day as of which it is shown, and its tasks, a line
// each. It is put together from remembered pieces.
func TasksJSON(d *view.Data, remembered *Pieces) ([]byte, error) {
	plan, err := marshal(planOf(d.Plan))
	if err != nil {
		return nil, err
	}
	number := func(t *view.TaskData) int { return t.Number }
	tasks, err := piecesOf(remembered, d.Tasks, number, func(t *view.TaskData) ([]byte, error) { return marshal(taskOf(t)) })
	if err != nil {
		return nil, err
	}
	head := "{\"plan\": " + string(plan) + ",\n\"as_of\": \"" + d.AsOf.String() + "\",\n\"rules\": " + strconv.Itoa(d.Rules) + ",\n\"tasks\": ["
	return joined(head, tasks, ",", "\n]}\n"), nil
}

// joined puts pieces together, each on a line of its own.
func joined(head string, pieces [][]byte, between, foot string) []byte {
	size := len(head) + len(foot)
	for _, p := range pieces {
		size += len(p) + len(between) + len("\n")
	}
	b := append(make([]byte, 0, size), head...)
	for i, p := range pieces {
		if i > 0 {
			b = append(b, between...)
		}
		b = append(b, '\n')
		b = append(b, p...)
	}
	return append(b, foot...)
}

// marshal is json.Marshal without the escapes that HTML would need: the files are read by people, too.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.Clone(bytes.TrimRight(b.Bytes(), "\n")), err // without the buffer's spare room: it will be kept
}

type planJSON struct {
	Key         string       `json:"key"`
	Title       string       `json:"title"`
	URL         string       `json:"url"`
	Document    *string      `json:"document"`
	Issuer      *string      `json:"issuer"`
	Issued      *string      `json:"issued"`
	Start       *string      `json:"start"`
	End         *string      `json:"end"`
	Settle      *string      `json:"settle"`
	Closed      bool         `json:"closed"`
	Absent      []int        `json:"absent"`
	IndexNumber *string      `json:"index_number"`
	Subject     *string      `json:"subject"`
	Validity    *string      `json:"validity"`
	Original    *string      `json:"original"`
	Reporting   *everyJSON   `json:"reporting"`
	Categories  []nameJSON   `json:"categories"`
	Offices     []officeJSON `json:"offices"`
	Changes     []changeJSON `json:"changes"`
	Areas       []nameJSON   `json:"areas"`
	Previous    *string      `json:"previous"`
	Numbered    bool         `json:"numbered"`
}

type everyJSON struct {
	Every string `json:"every"`
	By    int    `json:"by,omitempty"`
}

type nameJSON struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

type officeJSON struct {
	nameJSON
	Collective bool `json:"collective"`
}

type taskJSON struct {
	Number     int             `json:"number"`
	Title      string          `json:"title"`
	Summary    *string         `json:"summary"`
	Category   *string         `json:"category"`
	Lead       []string        `json:"lead"`
	Joint      []string        `json:"joint"`
	Support    []string        `json:"support"`
	Partners   []string        `json:"partners"`
	Completed  *string         `json:"completed"`
	Outcome    *string         `json:"outcome"`
	Verified   *verifiedJSON   `json:"verified"`
	Cancelled  *string         `json:"cancelled"`
	Reason     *string         `json:"reason"`
	Reporting  *string         `json:"reporting"`
	Draft      bool            `json:"draft"`
	Sample     bool            `json:"sample"`
	Schedule   scheduleJSON    `json:"schedule"`
	Pauses     []pauseJSON     `json:"pauses"`
	Milestones []milestoneJSON `json:"milestones"`
	URL        string          `json:"url"`
	State      string          `json:"state"`
	Silent     bool            `json:"silent"`
	LateDays   *int            `json:"late_days"`
	LastUpdate *string         `json:"last_update"`
	Updates    []updateJSON    `json:"updates"`
	Changes    []changeJSON    `json:"changes"`
	Reviews    []reviewJSON    `json:"reviews"`
	FirstDue   *string         `json:"first_due"`
	Label      *string         `json:"label"`
	Unassigned bool            `json:"unassigned"`
	Areas      []string        `json:"areas"`
	Continues  *string         `json:"continues"`
	MergedInto *string         `json:"merged_into"`
	SplitFrom  *string         `json:"split_from"`
	Added      *string         `json:"added"`
	Source     *wordingJSON    `json:"source"`
}

type wordingJSON struct {
	Text        *string `json:"text"`
	Responsible *string `json:"responsible"`
	Schedule    *string `json:"schedule"`
}

type verifiedJSON struct {
	Date *string `json:"date"`
	By   string  `json:"by"`
}

type scheduleJSON struct {
	Due         *string `json:"due"`
	YearRound   bool    `json:"year_round"`
	Directed    *string `json:"directed"`
	Start       *string `json:"start"`
	Unscheduled bool    `json:"unscheduled"`
}

type pauseJSON struct {
	From   *string `json:"from"`
	Until  *string `json:"until"`
	Reason string  `json:"reason"`
}

type milestoneJSON struct {
	Title    string      `json:"title"`
	Total    float64     `json:"total"`
	Unit     *string     `json:"unit"`
	Due      *string     `json:"due"`
	Every    *string     `json:"every"`
	By       *string     `json:"by"`
	Done     []string    `json:"done"`
	Values   []valueJSON `json:"values"`
	FirstDue *string     `json:"first_due"`
	Goal     *string     `json:"goal"`
	From     float64     `json:"from"`
	Wording  *string     `json:"wording"`
	Pace     *string     `json:"pace"`
	Steps    []stepJSON  `json:"steps"`
	PaceNow  *string     `json:"pace_now"`
}

type stepJSON struct {
	By    *string `json:"by"`
	Value float64 `json:"value"`
}

type valueJSON struct {
	Date  *string `json:"date"`
	Value float64 `json:"value"`
}

type updateJSON struct {
	Date     *string `json:"date"`
	Title    string  `json:"title"`
	URL      string  `json:"url"`
	Reported *string `json:"reported"`

	File       *string `json:"file"`
	By         *string `json:"by"`
	NoProgress bool    `json:"no_progress"`
}

type changeJSON struct {
	Field     string  `json:"field"`
	Milestone *string `json:"milestone"`
	Was       any     `json:"was"` // of the kind that the field has
	Now       any     `json:"now"`
	Asked     *string `json:"asked"`
	Decided   *string `json:"decided"`
	Refused   *string `json:"refused"`
	By        *string `json:"by"`
	Document  *string `json:"document"`
	Reason    *string `json:"reason"`
	File      *string `json:"file"`
}

type reviewJSON struct {
	Date    *string `json:"date"`
	By      string  `json:"by"`
	Result  string  `json:"result"`
	Claimed *string `json:"claimed"`
	Reason  *string `json:"reason"`
}

func planOf(p view.PlanData) planJSON {
	j := planJSON{
		Key: p.Key, Title: p.Title, URL: p.URL, Document: text(p.Document), Issuer: text(p.Issuer), Issued: date(p.Issued),
		Start: date(p.Start), End: date(p.End), Settle: date(p.Settle), Closed: p.Closed, Absent: list(p.Absent),
		IndexNumber: text(p.IndexNumber), Subject: text(p.Subject), Validity: text(p.Validity), Original: text(p.Original),
		Categories: mapped(p.Categories, func(c view.NamedKey) nameJSON { return nameJSON{c.Key, c.Name} }),
		Offices:    mapped(p.Offices, func(o view.NamedKey) officeJSON { return officeJSON{nameJSON{o.Key, o.Name}, o.Collective} }),
		Changes:    mapped(p.Changes, changeOf),
		Areas:      mapped(p.Areas, func(a view.NamedKey) nameJSON { return nameJSON{a.Key, a.Name} }),
		Previous:   text(p.Previous),
		Numbered:   p.Numbered,
	}
	if p.Reporting != day.Never {
		j.Reporting = &everyJSON{p.Reporting.String(), p.ReportingBy}
	}
	return j
}

func taskOf(t *view.TaskData) taskJSON {
	j := taskJSON{
		Number: t.Number, Title: t.Title, Summary: text(t.Summary), Category: text(t.Category),
		Lead: list(t.Lead), Joint: list(t.Joint), Support: list(t.Support), Partners: list(t.Partners),
		Completed: date(t.Completed), Outcome: text(t.Outcome), Cancelled: date(t.Cancelled), Reason: text(t.Reason),
		Reporting: text(t.Reporting), Draft: t.Draft, Sample: t.Sample,
		Schedule: scheduleJSON{date(t.Due), t.YearRound, text(t.Directed), date(t.Start), t.Unscheduled},
		Pauses: mapped(t.Pauses, func(p view.Pause) pauseJSON {
			return pauseJSON{date(p.From), date(p.Until), p.Reason}
		}),
		Milestones: mapped(t.Milestones, milestoneOf),
		URL:        t.URL, State: t.State, Silent: t.Silent, LastUpdate: date(t.LastUpdate),
		Updates: mapped(t.Updates, updateOf),
		Changes: mapped(t.Changes, changeOf), Reviews: mapped(t.Reviews, reviewOf), FirstDue: date(t.FirstDue),
		Label: text(t.Label), Unassigned: t.Unassigned, Areas: list(t.Areas),
		Continues: text(t.Continues), MergedInto: text(t.MergedInto), SplitFrom: text(t.SplitFrom), Added: date(t.Added),
	}
	if t.HasLate {
		j.LateDays = &t.LateDays
	}
	if s := t.Source; s != (view.Wording{}) {
		j.Source = &wordingJSON{text(s.Text), text(s.Responsible), text(s.Schedule)}
	}
	if t.VerifiedDate != 0 {
		j.Verified = &verifiedJSON{date(t.VerifiedDate), t.VerifiedBy}
	}
	return j
}

func milestoneOf(m view.MilestoneData) milestoneJSON {
	j := milestoneJSON{
		Title: m.Title, Total: m.Total, Unit: text(m.Unit), Due: date(m.Due), By: text(m.By),
		Done:     mapped(m.Done, day.Day.String),
		Values:   mapped(m.Values, func(v view.ValueData) valueJSON { return valueJSON{date(v.Date), v.Value} }),
		FirstDue: date(m.FirstDue), Goal: text(m.Goal), From: m.From, Wording: text(m.Wording), Pace: text(m.Pace), PaceNow: text(m.PaceNow),
		Steps: mapped(m.Steps, func(s view.ValueData) stepJSON { return stepJSON{date(s.Date), s.Value} }),
	}
	if m.Every != day.Never {
		j.Every = text(m.Every.String())
	}
	return j
}

func updateOf(u view.UpdateData) updateJSON {
	return updateJSON{Date: date(u.Date), Title: u.Title, URL: u.URL, Reported: date(u.Reported), File: text(u.File), By: text(u.By), NoProgress: u.NoProgress}
}

func changeOf(c view.ChangeData) changeJSON {
	return changeJSON{
		Field: c.Field, Milestone: text(c.Milestone), Was: plainValue(c.Was), Now: plainValue(c.Now),
		Asked: date(c.Asked), Decided: date(c.Decided), Refused: date(c.Refused),
		By: text(c.By), Document: text(c.Document), Reason: text(c.Reason), File: text(c.File),
	}
}

// plainValue returns a value of whichever kind as that of JSON.
func plainValue(v view.ChangedValue) any {
	switch v.Kind {
	case view.TextValue:
		return v.Text
	case view.NumberValue:
		return v.Number
	case view.ListValue:
		return list(v.List)
	case view.NumbersValue:
		return list(v.Numbers)
	}
	return nil
}

func reviewOf(r view.ReviewData) reviewJSON {
	return reviewJSON{Date: date(r.Date), By: r.By, Result: r.Result, Claimed: date(r.Claimed), Reason: text(r.Reason)}
}

// text returns null for no text.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// date returns null for no day.
func date(d day.Day) *string { return text(d.String()) }

// list returns [] for no entries.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

func mapped[T, U any](l []T, to func(T) U) []U {
	all := make([]U, len(l))
	for i, v := range l {
		all[i] = to(v)
	}
	return all
}
