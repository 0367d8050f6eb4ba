package site

import (
	"cmp"
	"slices"
	"strconv"

	"gongshi/generator/day"
)

// Front is the front matter of a task: the promise, and the days on which it was kept or given up. Names are as written.
type Front struct {
	Number     int
	Title      string
	Summary    string
	Category   string
	Lead       []string
	Joint      []string
	Support    []string
	Partners   []string // others named in the promise who are no office here
	Completed  day.Day
	Outcome    string // "met", "partly" or "unmet"; empty means met
	Verified   Verified
	Cancelled  day.Day
	Reason     string
	Reporting  string // "month", "quarter", "half-year" or "none"; empty means the plan's rule
	Draft      bool
	Sample     bool
	Schedule   Schedule
	Pauses     []Pause
	Milestones []Milestone
}

// Verified is who else checked a completion, and when.
type Verified struct {
	Date day.Day
	By   string
}

// Schedule is when a task is promised: at least one of the three.
type Schedule struct {
	Due       day.Day
	YearRound bool
	Directed  string // the authority that sets the time
}

// A Pause is a stretch in which a task rests, both days included. Until may be none.
type Pause struct {
	From, Until day.Day
	Reason      string
}

// A Milestone is what can be counted or dated in a promise.
type Milestone struct {
	Title  string
	Total  float64 // units; 0 if not given, which means 1, or with Every the number of periods
	Unit   string
	Due    day.Day
	Every  day.Every
	By     string
	Done   []day.Day // a day for each unit done
	Values []Value   // instead of Done: amounts reached
}

// A Value is the amount reached by a day.
type Value struct {
	Date  day.Day
	Value float64
}

var taskFields = []field[Front]{
	{"number", func(t *Front) any { return &t.Number }, "number = 7"},
	{"title", func(t *Front) any { return &t.Title }, `title = "…"`},
	{"summary", func(t *Front) any { return &t.Summary }, ""},
	{"category", func(t *Front) any { return &t.Category }, `category = "…"`},
	{"lead", func(t *Front) any { return &t.Lead }, ""},
	{"joint", func(t *Front) any { return &t.Joint }, ""},
	{"support", func(t *Front) any { return &t.Support }, ""},
	{"partners", func(t *Front) any { return &t.Partners }, ""},
	{"completed", func(t *Front) any { return &t.Completed }, ""},
	{"outcome", func(t *Front) any { return choice(&t.Outcome, "met", "partly", "unmet") }, ""},
	{"verified", func(t *Front) any { return one(&t.Verified, verifiedFields) }, ""},
	{"cancelled", func(t *Front) any { return &t.Cancelled }, ""},
	{"reason", func(t *Front) any { return &t.Reason }, ""},
	{"reporting", func(t *Front) any { return choice(&t.Reporting, "month", "quarter", "half-year", "none") }, ""},
	{"draft", func(t *Front) any { return &t.Draft }, ""},
	{"sample", func(t *Front) any { return &t.Sample }, ""},
	{"schedule", func(t *Front) any { return one(&t.Schedule, scheduleFields) }, ""},
	{"pauses", func(t *Front) any { return many(&t.Pauses, pauseFields) }, ""},
	{"milestones", func(t *Front) any { return many(&t.Milestones, milestoneFields) }, ""},
}

var verifiedFields = []field[Verified]{
	{"date", func(v *Verified) any { return &v.Date }, "date = 2023-01-10"},
	{"by", func(v *Verified) any { return &v.By }, `by = "…"`},
}

var scheduleFields = []field[Schedule]{
	{"due", func(s *Schedule) any { return &s.Due }, ""},
	{"year_round", func(s *Schedule) any { return &s.YearRound }, ""},
	{"directed", func(s *Schedule) any { return &s.Directed }, ""},
}

var pauseFields = []field[Pause]{
	{"from", func(p *Pause) any { return &p.From }, "from = 2022-05-01"},
	{"until", func(p *Pause) any { return &p.Until }, ""},
	{"reason", func(p *Pause) any { return &p.Reason }, ""},
}

var milestoneFields = []field[Milestone]{
	{"title", func(m *Milestone) any { return &m.Title }, `title = "…"`},
	{"total", func(m *Milestone) any { return positive(&m.Total) }, ""},
	{"unit", func(m *Milestone) any { return &m.Unit }, ""},
	{"due", func(m *Milestone) any { return &m.Due }, ""},
	{"every", func(m *Milestone) any { return every(&m.Every, "month", "quarter", "half-year", "year") }, ""},
	{"by", func(m *Milestone) any { return &m.By }, ""},
	{"done", func(m *Milestone) any { return &m.Done }, ""},
	{"values", func(m *Milestone) any { return many(&m.Values, valueFields) }, ""},
}

var valueFields = []field[Value]{
	{"date", func(v *Value) any { return &v.Date }, "date = 2022-06-30"},
	{"value", func(v *Value) any { return &v.Value }, "value = 40"},
}

// Print returns the front matter as TOML, without the fences. Reading it again gives the same.
func (t *Front) Print() string { return printed(t, taskFields) }

// checkTask finds what in a task contradicts itself, without looking at the plan.
func checkTask(t *Front, f *findings) {
	if t.Number < 1 {
		f.value("number", "not-positive", "key", "number", "value", strconv.Itoa(t.Number))
	}
	if len(t.Lead)+len(t.Joint) == 0 && !f.faults.at("joint") {
		f.key("lead", "no-office")
	}
	if t.Schedule == (Schedule{}) {
		f.key("schedule", "no-schedule")
	}
	checkEnding(t, f)
	checkPauses(t.Pauses, f)
	for i := range t.Milestones {
		checkMilestone(&t.Milestones[i], element("milestones", i), f)
	}
}

// checkEnding finds contradictions in how the task ended.
func checkEnding(t *Front, f *findings) {
	completed, cancelled := t.Completed != 0 || f.faults.at("completed"), t.Cancelled != 0 || f.faults.at("cancelled")
	short := t.Outcome == "partly" || t.Outcome == "unmet"
	if t.Completed != 0 && t.Cancelled != 0 {
		f.value("cancelled", "completed-and-cancelled", "value", t.Completed.String(), "other", t.Cancelled.String())
	}
	if t.Outcome != "" && !completed {
		f.key("outcome", "outcome-without-completed", "value", t.Outcome)
	}
	if t.Verified.Date != 0 && !completed {
		f.key("verified", "verified-without-completed", "value", t.Verified.Date.String())
	}
	for _, end := range []struct {
		key     string
		happens bool
	}{{"outcome", short}, {"cancelled", t.Cancelled != 0}} {
		if end.happens && t.Reason == "" && !f.faults.at("reason") {
			f.key(end.key, "reason-missing", "key", end.key)
		}
	}
	if t.Reason != "" && !cancelled && !short && !f.faults.at("outcome") {
		f.key("reason", "reason-without-cause")
	}
	if t.Verified.Date != 0 && t.Verified.Date < t.Completed {
		f.value("verified.date", "verified-before-completed", "value", t.Verified.Date.String(), "other", t.Completed.String())
	}
}

func checkPauses(pauses []Pause, f *findings) {
	for i, p := range pauses {
		path := element("pauses", i)
		if p.Until != 0 && p.Until < p.From {
			f.value(path+".until", "pause-reversed", "value", p.Until.String(), "other", p.From.String())
		}
		if p.Reason == "" {
			f.key(path+".reason", "pause-without-reason")
		}
	}
	checkOverlaps(pauses, f)
}

// checkOverlaps finds pauses that begin before another has ended: in the order of their days, each is compared with the one that
// lasts longest of those before.
func checkOverlaps(pauses []Pause, f *findings) {
	var order []int
	for i, p := range pauses {
		if p.From != 0 && !f.faults.at(element("pauses", i)) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(pauses[a].From, pauses[b].From) })
	longest := -1
	for _, i := range order {
		if longest >= 0 && pauses[longest].Contains(pauses[i].From) {
			later, other := pauses[max(i, longest)], pauses[min(i, longest)]
			f.value(element("pauses", max(i, longest))+".from", "pauses-overlap", "value", later.From.String(), "other", other.From.String())
		}
		if longest < 0 || pauses[longest].Until != 0 && (pauses[i].Until == 0 || pauses[i].Until > pauses[longest].Until) {
			longest = i
		}
	}
}

// Contains reports whether the task rests on a day.
func (p Pause) Contains(d day.Day) bool { return p.From <= d && (p.Until == 0 || d <= p.Until) }

func checkMilestone(m *Milestone, path string, f *findings) {
	if m.Done != nil && m.Values != nil {
		f.key(path+".values", "done-and-values")
	}
	if m.Every != day.Never && m.Total != 0 {
		f.key(path+".total", "total-with-every", "value", number(m.Total), "other", m.Every.String())
	}
	checkFalling(m, path, f)
	for i, v := range m.Values {
		if v.Value < 0 {
			f.value(element(path+".values", i)+".value", "negative", "key", "value", "value", shown(v.Value))
		}
	}
}
