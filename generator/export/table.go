package export

import (
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// tasksTable has a row for each task. What tasks.json nests is flat here: schedule, and verified.
func tasksTable() *Table {
	return &Table{
		Name: "tasks", Key: []string{"number"}, rows: func(*view.TaskData) int { return 1 },
		people: []string{
			"number", "title", "category", "lead", "joint", "support", "partners", "due", "first_due", "start", "year_round", "directed", "unscheduled", "state", "why", "silent",
			"completed", "late_days", "outcome", "verified_date", "verified_by", "cancelled", "reason", "pauses", "reporting", "last_update",
			"summary", "label", "areas", "unassigned", "continues", "merged_into", "split_from", "added", "sample", "draft", "url",
		},
		Columns: []Column{
			{Name: "number", Kind: Whole, Required: true, width: 7, cell: func(t *view.TaskData, _ int) value { return amount(t.Number, true) }},
			{Name: "title", Required: true, width: 42, cell: func(t *view.TaskData, _ int) value { return words(t.Title) }},
			{Name: "summary", width: 50, cell: func(t *view.TaskData, _ int) value { return words(t.Summary) }},
			{Name: "category", width: 24, cell: func(t *view.TaskData, _ int) value { return words(t.Category) },
				said: func(t *view.TaskData, _ int, _ scribe) string { return t.Said.Category }},
			{Name: "lead", Kind: List, width: 24, cell: func(t *view.TaskData, _ int) value { return texts(t.Lead) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.list(t.Said.Lead) }},
			{Name: "joint", Kind: List, width: 24, cell: func(t *view.TaskData, _ int) value { return texts(t.Joint) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.list(t.Said.Joint) }},
			{Name: "support", Kind: List, width: 24, cell: func(t *view.TaskData, _ int) value { return texts(t.Support) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.list(t.Said.Support) }},
			{Name: "partners", Kind: List, width: 24, cell: func(t *view.TaskData, _ int) value { return texts(t.Partners) }},
			{Name: "completed", Kind: Date, cell: func(t *view.TaskData, _ int) value { return when(t.Completed) }},
			{Name: "outcome", Choices: []string{"met", "partly", "unmet"}, called: "outcome.", cell: func(t *view.TaskData, _ int) value { return words(t.Outcome) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.choice("outcome.", t.Outcome) }},
			{Name: "verified_date", Kind: Date, cell: func(t *view.TaskData, _ int) value { return when(t.VerifiedDate) }},
			{Name: "verified_by", width: 24, cell: func(t *view.TaskData, _ int) value { return words(t.VerifiedBy) }},
			{Name: "cancelled", Kind: Date, cell: func(t *view.TaskData, _ int) value { return when(t.Cancelled) }},
			{Name: "reason", width: 30, cell: func(t *view.TaskData, _ int) value { return words(t.Reason) }},
			{Name: "reporting", Choices: []string{"month", "quarter", "half-year", "none"}, called: "reporting.", width: 16, cell: func(t *view.TaskData, _ int) value { return words(t.Reporting) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.choice("reporting.", t.Reporting) }},
			{Name: "draft", Kind: Truth, cell: func(t *view.TaskData, _ int) value { return truth(t.Draft) }},
			{Name: "sample", Kind: Truth, cell: func(t *view.TaskData, _ int) value { return truth(t.Sample) }},
			{Name: "due", Kind: Date, cell: func(t *view.TaskData, _ int) value { return when(t.Due) }},
			{Name: "year_round", Kind: Truth, cell: func(t *view.TaskData, _ int) value { return truth(t.YearRound) }},
			{Name: "directed", width: 16, cell: func(t *view.TaskData, _ int) value { return words(t.Directed) }},
			{Name: "pauses", Kind: List, width: 30, cell: func(t *view.TaskData, _ int) value { return texts(mapped(t.Pauses, Pause)) }},
			{Name: "description", cell: func(t *view.TaskData, _ int) value { return words(t.Description) }},
			{Name: "file", cell: func(t *view.TaskData, _ int) value { return words(t.File) }},
			{Name: "url", Kind: Place, Derived: true, Required: true, width: 40, cell: func(t *view.TaskData, _ int) value { return words(t.URL) }},
			{Name: "state", Derived: true, Required: true, Choices: states, called: "state.", width: 16, cell: func(t *view.TaskData, _ int) value { return words(t.State) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.say(t.Said.State) }},
			{Name: "why", people: true, Derived: true, width: 36,
				said: func(t *view.TaskData, _ int, s scribe) string { return s.say(t.Said.Why) }},
			{Name: "silent", Kind: Truth, Derived: true, cell: func(t *view.TaskData, _ int) value { return truth(t.Silent) }},
			{Name: "late_days", Kind: Whole, Derived: true, cell: func(t *view.TaskData, _ int) value { return amount(t.LateDays, t.HasLate) }},
			{Name: "last_update", Kind: Date, Derived: true, cell: func(t *view.TaskData, _ int) value { return when(t.LastUpdate) }},
			{Name: "first_due", Kind: Date, Derived: true, cell: func(t *view.TaskData, _ int) value { return when(t.FirstDue) }},
			{Name: "start", Kind: Date, cell: func(t *view.TaskData, _ int) value { return when(t.Start) }},
			{Name: "unscheduled", Kind: Truth, cell: func(t *view.TaskData, _ int) value { return truth(t.Unscheduled) }},
			{Name: "label", width: 7, cell: func(t *view.TaskData, _ int) value { return words(t.Label) }},
			{Name: "unassigned", Kind: Truth, cell: func(t *view.TaskData, _ int) value { return truth(t.Unassigned) }},
			{Name: "areas", Kind: List, width: 24, cell: func(t *view.TaskData, _ int) value { return texts(t.Areas) },
				said: func(t *view.TaskData, _ int, s scribe) string { return s.list(t.Said.Areas) }},
			{Name: "continues", width: 10, cell: func(t *view.TaskData, _ int) value { return words(t.Continues) }},
			{Name: "merged_into", width: 10, cell: func(t *view.TaskData, _ int) value { return words(t.MergedInto) }},
			{Name: "split_from", width: 10, cell: func(t *view.TaskData, _ int) value { return words(t.SplitFrom) }},
			{Name: "added", Kind: Date, cell: func(t *view.TaskData, _ int) value { return when(t.Added) }},
		},
	}
}

// states are those of docs/format.md.
var states = []string{"done", "cancelled", "paused", "unfinished", "unreported", "overdue", "behind", "due-soon", "in-progress", "no-record"}

// milestonesTable has a row for each milestone, in the order in which a task names them.
func milestonesTable() *Table {
	of := func(get func(*view.MilestoneData) value) func(*view.TaskData, int) value {
		return func(t *view.TaskData, i int) value { return get(&t.Milestones[i]) }
	}
	return &Table{
		Name: "milestones", Key: []string{"task", "milestone"}, rows: func(t *view.TaskData) int { return len(t.Milestones) },
		people: []string{"task", "task_title", "title", "wording", "total", "unit", "goal", "from", "due", "first_due", "every", "by", "reached", "state", "pace", "steps", "pace_now", "done", "values", "task_url"},
		Columns: []Column{
			{Name: "task", Kind: Whole, Required: true, Of: "tasks", width: 7, cell: func(t *view.TaskData, _ int) value { return amount(t.Number, true) }},
			{Name: "milestone", Kind: Whole, Required: true, cell: func(_ *view.TaskData, i int) value { return amount(i+1, true) }},
			taskTitle(),
			{Name: "title", Required: true, width: 42, cell: of(func(m *view.MilestoneData) value { return words(m.Title) })},
			{Name: "total", Kind: Number, Required: true, cell: of(func(m *view.MilestoneData) value { return quantity(m.Total) })},
			{Name: "unit", cell: of(func(m *view.MilestoneData) value { return words(m.Unit) })},
			{Name: "due", Kind: Date, cell: of(func(m *view.MilestoneData) value { return when(m.Due) })},
			{Name: "every", Choices: []string{"month", "quarter", "half-year", "year"}, called: "reporting.", width: 14, cell: of(func(m *view.MilestoneData) value { return words(rhythm(m.Every)) }),
				said: func(t *view.TaskData, i int, s scribe) string {
					return s.choice("reporting.", rhythm(t.Milestones[i].Every))
				}},
			{Name: "by", width: 16, cell: of(func(m *view.MilestoneData) value { return words(m.By) })},
			{Name: "done", Kind: List, width: 30, cell: of(func(m *view.MilestoneData) value { return texts(mapped(m.Done, day.Day.String)) })},
			{Name: "values", Kind: List, width: 30, cell: of(func(m *view.MilestoneData) value { return texts(mapped(m.Values, Reading)) })},
			{Name: "reached", Kind: Number, Derived: true, Required: true, cell: of(func(m *view.MilestoneData) value { return quantity(m.Reached) })},
			{Name: "state", Derived: true, Required: true, Choices: []string{"met", "missed", "open"}, called: "milestone.", cell: of(func(m *view.MilestoneData) value { return words(m.State) }),
				said: func(t *view.TaskData, i int, s scribe) string { return s.say(t.Milestones[i].Said) }},
			taskURL(),
			{Name: "first_due", Kind: Date, Derived: true, cell: of(func(m *view.MilestoneData) value { return when(m.FirstDue) })},
			{Name: "goal", Choices: []string{"at-least", "at-most"}, called: "data.goal.", width: 12, cell: of(func(m *view.MilestoneData) value { return words(m.Goal) }),
				said: func(t *view.TaskData, i int, s scribe) string { return s.choice("data.goal.", t.Milestones[i].Goal) }},
			{Name: "from", Kind: Number, cell: of(func(m *view.MilestoneData) value { return nonZero(m.From) })},
			{Name: "wording", width: 24, cell: of(func(m *view.MilestoneData) value { return words(m.Wording) })},
			{Name: "pace", Choices: []string{"even"}, called: "data.pace.", width: 12, cell: of(func(m *view.MilestoneData) value { return words(m.Pace) }),
				said: func(t *view.TaskData, i int, s scribe) string { return s.choice("data.pace.", t.Milestones[i].Pace) }},
			{Name: "steps", Kind: List, width: 30, cell: of(func(m *view.MilestoneData) value { return texts(mapped(m.Steps, Reading)) })},
			{Name: "pace_now", Derived: true, Choices: []string{"ahead", "on", "behind", "far-behind"}, called: "data.pace-now.", width: 12, cell: of(func(m *view.MilestoneData) value { return words(m.PaceNow) }),
				said: func(t *view.TaskData, i int, s scribe) string {
					return s.choice("data.pace-now.", t.Milestones[i].PaceNow)
				}},
		},
	}
}

// updatesTable has a row for each update, the oldest first; of one day, in the order of the file, and those in files of their own last.
func updatesTable() *Table {
	at := func(t *view.TaskData, i int) *view.UpdateData { return &t.Updates[len(t.Updates)-1-i] }
	of := func(get func(*view.UpdateData) value) func(*view.TaskData, int) value {
		return func(t *view.TaskData, i int) value { return get(at(t, i)) }
	}
	return &Table{
		Name: "updates", Key: []string{"task", "date", "place"}, rows: func(t *view.TaskData) int { return len(t.Updates) },
		people: []string{"date", "reported", "task", "task_title", "title", "excerpt", "withdrawn", "pending", "by", "no_progress", "sample", "url"},
		Columns: []Column{
			{Name: "task", Kind: Whole, Required: true, Of: "tasks", width: 7, cell: func(t *view.TaskData, _ int) value { return amount(t.Number, true) }},
			{Name: "date", Kind: Date, Required: true, cell: of(func(u *view.UpdateData) value { return when(u.Date) })},
			{Name: "place", Kind: Whole, Required: true, cell: of(func(u *view.UpdateData) value { return amount(u.Place, true) })},
			taskTitle(),
			{Name: "title", Required: true, width: 42, cell: of(func(u *view.UpdateData) value { return words(u.Title) })},
			{Name: "text", cell: of(func(u *view.UpdateData) value { return words(u.Text) })},
			{Name: "excerpt", people: true, Derived: true, width: 80, cell: of(func(u *view.UpdateData) value { return words(u.Excerpt) })},
			{Name: "withdrawn", width: 30, cell: of(func(u *view.UpdateData) value { return words(u.Reason) })},
			{Name: "pending", Kind: Truth, cell: of(func(u *view.UpdateData) value { return truth(u.Pending) })},
			{Name: "sample", Kind: Truth, people: true, Derived: true, cell: func(t *view.TaskData, _ int) value { return truth(t.Sample) }},
			{Name: "url", Kind: Place, Derived: true, Required: true, width: 40, cell: of(func(u *view.UpdateData) value { return words(u.URL) })},
			{Name: "reported", Kind: Date, cell: of(func(u *view.UpdateData) value { return when(u.Reported) })},
			{Name: "file", cell: of(func(u *view.UpdateData) value { return words(u.File) })},
			{Name: "by", width: 24, cell: of(func(u *view.UpdateData) value { return words(u.By) }),
				said: func(t *view.TaskData, i int, _ scribe) string { return at(t, i).ByName }},
			{Name: "no_progress", Kind: Truth, cell: of(func(u *view.UpdateData) value { return truth(u.NoProgress) })},
		},
	}
}

// Who reads milestones and updates alone wants to know of which task they are, and the way to it.
func taskTitle() Column {
	return Column{Name: "task_title", people: true, Derived: true, width: 42, cell: func(t *view.TaskData, _ int) value { return words(t.Title) }}
}

func taskURL() Column {
	return Column{Name: "task_url", Kind: Place, people: true, Derived: true, width: 40, cell: func(t *view.TaskData, _ int) value { return words(t.URL) }}
}

// rhythm returns the name of how often; nothing if a milestone does not recur.
func rhythm(every day.Every) string {
	if every == day.Never {
		return ""
	}
	return every.String()
}

// Pause writes a pause as an entry of a list: 2022-05-01/2022-06-10 and the reason. Without an end nothing follows the stroke.
func Pause(p view.Pause) string { return p.From.String() + "/" + p.Until.String() + " " + p.Reason }

// Reading writes an amount reached by a day as an entry of a list: 2022-06-30=40.
func Reading(v view.ValueData) string { return v.Date.String() + "=" + plainNumber(v.Value) }

// nonZero returns a number; of 0, none.
func nonZero(n float64) value {
	if n == 0 {
		return value{}
	}
	return quantity(n)
}

// plainNumber writes a number without exponent and trailing zeros.
func plainNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// list says names one after the other.
func (s scribe) list(names []string) string { return strings.Join(names, s.comma) }
