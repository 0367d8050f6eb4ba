package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// Front is the front matter of a task: the promise, and the days on which it was kept or given up. Names are as written.
type Front struct {
	Number     int
	Label      string // how the source numbers it, where that is no whole number
	Title      string
	Summary    string
	Category   string
	Lead       []string
	Joint      []string
	Support    []string
	Unassigned bool     // the source names nobody
	Partners   []string // others named in the promise who are no office here
	Areas      []string // keys or names of areas that it concerns
	Continues  string   // the task of an earlier plan that it carries on: "2021/17"
	MergedInto string   // the task into which it was merged, likewise
	SplitFrom  string   // the task of which it was a part, likewise
	Added      day.Day  // on which it was added to the plan, whose document does not have it
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
	Changes    []Change
	Reviews    []Review
	Source     Source
}

// Source is the document's own words, from which the fields were read: so that anyone can check the reading.
type Source struct{ Text, Responsible, Schedule string }

// Verified is who else checked a completion, and when.
type Verified struct {
	Date day.Day
	By   string
}

// Schedule is when a task is promised: at least one of the last four.
type Schedule struct {
	Start       day.Day // work and reporting begin here; none for with the plan
	Due         day.Day
	YearRound   bool
	Directed    string // the authority that sets the time
	Unscheduled bool   // the source names no time
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

	Goal    string  // AtLeast, also if empty, or AtMost
	From    float64 // the value at the start
	Wording string  // the amount as it was promised, where one number does not say it
	Pace    string  // EvenPace, or none
	Steps   []Step  // instead of Pace
}

// What a milestone may promise beside its total.
const (
	AtLeast  = "at-least"
	AtMost   = "at-most" // total is a limit
	EvenPace = "even"    // evenly over the time
)

// A Step is the value that was promised for a day on the way to the total.
type Step struct {
	By    day.Day
	Value float64
}

// A Value is the amount reached by a day.
type Value struct {
	Date  day.Day
	Value float64
}

var taskFields = []front.Field[Front]{
	{Name: "number", In: func(t *Front) any { return &t.Number }, Example: "number = 7"},
	{Name: "label", In: func(t *Front) any { return &t.Label }},
	{Name: "title", In: func(t *Front) any { return &t.Title }, Example: `title = "…"`},
	{Name: "summary", In: func(t *Front) any { return &t.Summary }},
	{Name: "category", In: func(t *Front) any { return &t.Category }},
	{Name: "lead", In: func(t *Front) any { return &t.Lead }},
	{Name: "joint", In: func(t *Front) any { return &t.Joint }},
	{Name: "support", In: func(t *Front) any { return &t.Support }},
	{Name: "unassigned", In: func(t *Front) any { return &t.Unassigned }},
	{Name: "partners", In: func(t *Front) any { return &t.Partners }},
	{Name: "areas", In: func(t *Front) any { return &t.Areas }},
	{Name: "continues", In: func(t *Front) any { return &t.Continues }},
	{Name: "merged_into", In: func(t *Front) any { return &t.MergedInto }},
	{Name: "split_from", In: func(t *Front) any { return &t.SplitFrom }},
	{Name: "added", In: func(t *Front) any { return &t.Added }},
	{Name: "completed", In: func(t *Front) any { return &t.Completed }},
	{Name: "outcome", In: func(t *Front) any { return front.Choice(&t.Outcome, "met", "partly", "unmet") }},
	{Name: "verified", In: func(t *Front) any { return front.One(&t.Verified, verifiedFields) }},
	{Name: "cancelled", In: func(t *Front) any { return &t.Cancelled }},
	{Name: "reason", In: func(t *Front) any { return &t.Reason }},
	{Name: "reporting", In: func(t *Front) any { return front.Choice(&t.Reporting, "month", "quarter", "half-year", "none") }},
	{Name: "draft", In: func(t *Front) any { return &t.Draft }},
	{Name: "sample", In: func(t *Front) any { return &t.Sample }},
	{Name: "schedule", In: func(t *Front) any { return front.One(&t.Schedule, scheduleFields) }},
	{Name: "pauses", In: func(t *Front) any { return front.Many(&t.Pauses, pauseFields) }},
	{Name: "milestones", In: func(t *Front) any { return front.Many(&t.Milestones, milestoneFields) }},
	{Name: "changes", In: func(t *Front) any { return front.Many(&t.Changes, changeFields(ChangeableFields())) }},
	{Name: "reviews", In: func(t *Front) any { return front.Many(&t.Reviews, reviewFields) }},
	{Name: "source", In: func(t *Front) any { return front.One(&t.Source, sourceFields) }},
}

var sourceFields = []front.Field[Source]{
	{Name: "text", In: func(s *Source) any { return &s.Text }},
	{Name: "responsible", In: func(s *Source) any { return &s.Responsible }},
	{Name: "schedule", In: func(s *Source) any { return &s.Schedule }},
}

var verifiedFields = []front.Field[Verified]{
	{Name: "date", In: func(v *Verified) any { return &v.Date }, Example: "date = 2023-01-10"},
	{Name: "by", In: func(v *Verified) any { return &v.By }, Example: `by = "…"`},
}

var scheduleFields = []front.Field[Schedule]{
	{Name: "start", In: func(s *Schedule) any { return &s.Start }},
	{Name: "due", In: func(s *Schedule) any { return &s.Due }},
	{Name: "year_round", In: func(s *Schedule) any { return &s.YearRound }},
	{Name: "directed", In: func(s *Schedule) any { return &s.Directed }},
	{Name: "unscheduled", In: func(s *Schedule) any { return &s.Unscheduled }},
}

var pauseFields = []front.Field[Pause]{
	{Name: "from", In: func(p *Pause) any { return &p.From }, Example: "from = 2022-05-01"},
	{Name: "until", In: func(p *Pause) any { return &p.Until }},
	{Name: "reason", In: func(p *Pause) any { return &p.Reason }},
}

var milestoneFields = []front.Field[Milestone]{
	{Name: "title", In: func(m *Milestone) any { return &m.Title }, Example: `title = "…"`},
	{Name: "total", In: func(m *Milestone) any { return front.Positive(&m.Total) }},
	{Name: "unit", In: func(m *Milestone) any { return &m.Unit }},
	{Name: "due", In: func(m *Milestone) any { return &m.Due }},
	{Name: "every", In: func(m *Milestone) any { return front.Every(&m.Every, "month", "quarter", "half-year", "year") }},
	{Name: "by", In: func(m *Milestone) any { return &m.By }},
	{Name: "goal", In: func(m *Milestone) any { return front.Choice(&m.Goal, AtLeast, AtMost) }},
	{Name: "from", In: func(m *Milestone) any { return &m.From }},
	{Name: "wording", In: func(m *Milestone) any { return &m.Wording }},
	{Name: "pace", In: func(m *Milestone) any { return front.Choice(&m.Pace, EvenPace) }},
	{Name: "steps", In: func(m *Milestone) any { return front.Many(&m.Steps, stepFields) }},
	{Name: "done", In: func(m *Milestone) any { return &m.Done }},
	{Name: "values", In: func(m *Milestone) any { return front.Many(&m.Values, valueFields) }},
}

var stepFields = []front.Field[Step]{
	{Name: "by", In: func(s *Step) any { return &s.By }, Example: "by = 2022-06-30"},
	{Name: "value", In: func(s *Step) any { return &s.Value }, Example: "value = 20"},
}

var valueFields = []front.Field[Value]{
	{Name: "date", In: func(v *Value) any { return &v.Date }, Example: "date = 2022-06-30"},
	{Name: "value", In: func(v *Value) any { return &v.Value }, Example: "value = 40"},
}

// Print returns the front matter as TOML, without the fences. Reading it again gives the same.
func (t *Front) Print() string { return taskForm.Print(t) }

// checkTask finds what in a task contradicts itself, without looking at the plan.
func checkTask(t *Front, f *front.Findings) {
	if t.Number < 1 {
		f.Value("number", "not-positive", "key", "number", "value", strconv.Itoa(t.Number))
	}
	if utf8.RuneCountInString(t.Label) > mostLabel {
		f.Value("label", "label-long", "value", front.Shortened(t.Label), "expected", itoa(mostLabel))
	}
	checkResponsible(t, f)
	checkRelations(t, f)
	if s := t.Schedule; s.Due == 0 && !s.YearRound && s.Directed == "" && !s.Unscheduled {
		f.Key("schedule", "no-schedule")
	}
	checkSchedule(&t.Schedule, f)
	checkEnding(t, f)
	checkPauses(t.Pauses, f)
	checkChanges(t.Changes, t.Milestones, f)
	checkReviews(t, f)
	for i := range t.Milestones {
		checkMilestone(&t.Milestones[i], front.Element("milestones", i), f)
	}
}

// mostLabel is how many characters a label may have: it stands where a number stands.
const mostLabel = 20

// checkResponsible finds a task for which nobody is responsible, unless the source says so.
func checkResponsible(t *Front, f *front.Findings) {
	switch named := len(t.Lead) + len(t.Joint); {
	case named == 0 && !t.Unassigned && !f.Faults.At("joint") && !f.Faults.At("unassigned"):
		f.Key("lead", "no-office")
	case named > 0 && t.Unassigned:
		f.Value("unassigned", "unassigned-with-office", "value", strings.Join(slices.Concat(t.Lead, t.Joint), "、"))
	}
}

// checkSchedule finds a time that contradicts itself.
func checkSchedule(s *Schedule, f *front.Findings) {
	if s.Start != 0 && s.Due != 0 && s.Start > s.Due {
		f.Value("schedule.start", "start-after-due", "value", s.Start.String(), "other", s.Due.String())
	}
	if s.Unscheduled && (s.Due != 0 || s.YearRound || s.Directed != "") {
		f.Value("schedule.unscheduled", "unscheduled-with-time")
	}
}

// checkPace finds a pace that contradicts itself.
func checkPace(m *Milestone, path string, f *front.Findings) {
	if m.Pace != "" && len(m.Steps) > 0 {
		f.Value(path+".pace", "pace-and-steps")
	}
	for i, s := range m.Steps {
		if i > 0 && s.By <= m.Steps[i-1].By && s.By != 0 {
			f.Value(front.Element(path+".steps", i)+".by", "steps-out-of-order", "value", s.By.String(), "other", m.Steps[i-1].By.String())
		}
	}
	if m.Goal == AtMost && m.Values == nil && m.Done != nil {
		f.Key(path+".done", "limit-with-done")
	}
}

// checkEnding finds contradictions in how the task ended.
func checkEnding(t *Front, f *front.Findings) {
	completed, cancelled := t.Completed != 0 || f.Faults.At("completed"), t.Cancelled != 0 || f.Faults.At("cancelled")
	short := t.Outcome == "partly" || t.Outcome == "unmet"
	if t.Completed != 0 && t.Cancelled != 0 {
		f.Value("cancelled", "completed-and-cancelled", "value", t.Completed.String(), "other", t.Cancelled.String())
	}
	if t.Outcome != "" && !completed {
		f.Key("outcome", "outcome-without-completed", "value", t.Outcome)
	}
	if t.Verified.Date != 0 && !completed {
		f.Key("verified", "verified-without-completed", "value", t.Verified.Date.String())
	}
	for _, end := range []struct {
		key     string
		happens bool
	}{{"outcome", short}, {"cancelled", t.Cancelled != 0}} {
		if end.happens && t.Reason == "" && !f.Faults.At("reason") {
			f.Key(end.key, "reason-missing", "key", end.key)
		}
	}
	if t.Reason != "" && !cancelled && !short && !f.Faults.At("outcome") {
		f.Key("reason", "reason-without-cause")
	}
	if t.Verified.Date != 0 && t.Verified.Date < t.Completed {
		f.Value("verified.date", "verified-before-completed", "value", t.Verified.Date.String(), "other", t.Completed.String())
	}
}

func checkPauses(pauses []Pause, f *front.Findings) {
	for i, p := range pauses {
		path := front.Element("pauses", i)
		if p.Until != 0 && p.Until < p.From {
			f.Value(path+".until", "pause-reversed", "value", p.Until.String(), "other", p.From.String())
		}
		if p.Reason == "" {
			f.Key(path+".reason", "pause-without-reason")
		}
	}
	checkOverlaps(pauses, f)
}

// checkOverlaps finds pauses that begin before another has ended: in the order of their days, each is compared with the one that
// lasts longest of those before.
func checkOverlaps(pauses []Pause, f *front.Findings) {
	var order []int
	for i, p := range pauses {
		if p.From != 0 && !f.Faults.At(front.Element("pauses", i)) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(pauses[a].From, pauses[b].From) })
	longest := -1
	for _, i := range order {
		if longest >= 0 && pauses[longest].Contains(pauses[i].From) {
			later, other := pauses[max(i, longest)], pauses[min(i, longest)]
			f.Value(front.Element("pauses", max(i, longest))+".from", "pauses-overlap", "value", later.From.String(), "other", other.From.String())
		}
		if longest < 0 || pauses[longest].Until != 0 && (pauses[i].Until == 0 || pauses[i].Until > pauses[longest].Until) {
			longest = i
		}
	}
}

// Contains reports whether the task rests on a day.
func (p Pause) Contains(d day.Day) bool { return p.From <= d && (p.Until == 0 || d <= p.Until) }

func checkMilestone(m *Milestone, path string, f *front.Findings) {
	if m.Done != nil && m.Values != nil {
		f.Key(path+".values", "done-and-values")
	}
	if m.Every != day.Never && m.Total != 0 {
		f.Key(path+".total", "total-with-every", "value", front.Number(m.Total), "other", m.Every.String())
	}
	checkFalling(m, path, f)
	checkPace(m, path, f)
	for i, v := range m.Values {
		if v.Value < 0 {
			f.Value(front.Element(path+".values", i)+".value", "negative", "key", "value", "value", front.Shown(v.Value))
		}
	}
}

// checkFalling finds an amount that is smaller than one that was reached before.
func checkFalling(m *Milestone, path string, f *front.Findings) {
	if !m.accumulates() || m.Goal == AtMost {
		return
	}
	order := make([]int, len(m.Values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(m.Values[a].Date) - int(m.Values[b].Date) })
	for i := 1; i < len(order); i++ {
		before, now := m.Values[order[i-1]], m.Values[order[i]]
		if now.Value < before.Value && now.Date > before.Date {
			f.Value(front.Element(path+".values", order[i])+".value", "value-falls", "value", front.Number(now.Value), "other", front.Number(before.Value), "key", before.Date.String())
		}
	}
}

// accumulates reports whether amounts of a milestone can only grow. A rate, as 合格率, can fall.
func (m *Milestone) accumulates() bool {
	if strings.Contains(m.Title+m.Unit, "累计") || strings.Contains(m.Title, "完成率") {
		return true
	}
	return !strings.Contains(m.Title+m.Unit, "率") && !strings.Contains(strings.ToLower(m.Title), "rate")
}
