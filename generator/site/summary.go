package site

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// A Summary is what became of a plan in a period, as it was on record when the period came to its end: whatever is reported later, for
// whichever day, changes nothing in it. A fact belongs to the period in which it was put on record.
type Summary struct {
	Period day.Period
	Tasks  []*TaskSummary
}

// A TaskSummary is what became of a task in a period.
type TaskSummary struct {
	Task    *Task // as of the end of the period
	Clock   Clock // of its last day
	Status  Status
	Before  Status       // on the day before the period
	Owed    []day.Period // periods of its rule whose reports fell due within it, and for which the task owed one
	Given   int          // how many of these have one
	Missed  []day.Period // those that have none
	Moved   []*Change    // of a due day, that were granted in it
	Reviews []*Review    // reviews of others than those responsible, that were made in it
	News    []Update     // that were put on record in it, the newest first
	Kept    []Pledge     // promises for a day that were kept in it: the task's own, or its milestones'
	Fell    []Pledge     // promises for a day within it
	Next    []Pledge     // open promises for a day in the period that comes next
}

// Summary returns what became of the plan in a period. dueSoon is the number of days that count as soon.
func (p *Plan) Summary(period day.Period, dueSoon int) *Summary {
	s := &Summary{Period: period}
	for _, t := range p.Tasks {
		if of := t.InPeriod(period, dueSoon); of != nil {
			s.Tasks = append(s.Tasks, of)
		}
	}
	return s
}

// InPeriod returns what became of the task in a period; nil if it was added later. It follows from the task alone: the same task has the
// same summary, whatever the day.
func (t *Task) InPeriod(period day.Period, dueSoon int) *TaskSummary {
	if t.Added > period.Last {
		return nil
	}
	now, before := t.On(period.Last), t.On(period.First-1)
	clock := Clock{Day: period.Last, DueSoon: dueSoon}
	s := &TaskSummary{Task: now, Clock: clock, Status: now.Status(clock), Before: before.Status(Clock{Day: period.First - 1, DueSoon: dueSoon})}
	s.addReports(period)
	for i := range now.Changes {
		if c := &now.Changes[i]; c.Field == DueField && period.Contains(c.Decided) {
			s.Moved = append(s.Moved, c)
		}
	}
	for i := range now.Reviews {
		if r := &now.Reviews[i]; period.Contains(r.Date) {
			s.Reviews = append(s.Reviews, r)
		}
	}
	for _, u := range now.UpdatesOn(period.Last) {
		if period.Contains(max(u.Day, u.Reported)) && !u.Withdrawn {
			s.News = append(s.News, u)
		}
	}
	kept := before.kept(period.First - 1)
	for _, made := range now.Pledges(&s.Status, clock) {
		if made.Outcome != Moved && made.Done != 0 && !kept[made.of()] {
			s.Kept = append(s.Kept, made)
		}
		if made.Outcome != Moved && made.Outcome != Lapsed && period.Contains(made.Due) {
			s.Fell = append(s.Fell, made)
		}
		if made.Outcome == Ahead && following(period).Contains(made.Due) {
			s.Next = append(s.Next, made)
		}
	}
	return s
}

// addReports adds the reports that fell due within a period, and whether they were there when it came to its end.
func (t *TaskSummary) addReports(within day.Period) {
	for _, r := range t.Task.Reports(within.Last) {
		if !within.Contains(r.Due) || !t.Task.Owes(r.Period) {
			continue
		}
		t.Owed = append(t.Owed, r.Period)
		if r.Given {
			t.Given++
		} else {
			t.Missed = append(t.Missed, r.Period)
		}
	}
}

// following returns the period after another: as many months.
func following(p day.Period) day.Period {
	months := p.Last.Month() - p.First.Month() + 1
	return day.Period{First: p.Last + 1, Last: (p.Last.Month() + months).Last()}
}

// kept returns which of its promises for a day the task had kept by a day.
func (t *Task) kept(by day.Day) map[string]bool {
	clock := Clock{Day: by}
	status := t.Status(clock)
	kept := map[string]bool{}
	for _, made := range t.Pledges(&status, clock) {
		if made.Done != 0 {
			kept[made.of()] = true
		}
	}
	return kept
}

// of returns what a promise is for: the title of a milestone, or nothing for the task itself.
func (p *Pledge) of() string {
	if p.Milestone == nil {
		return ""
	}
	return p.Milestone.Title
}

// Done reports whether the task was done within the period.
func (t *TaskSummary) Done() bool { return t.Status.State == Done && t.Before.State != Done }

// IsLate reports whether a promise of the task is past its day and not kept at the end of the period.
func (t *TaskSummary) IsLate() bool { return t.Status.State == Overdue || t.Status.State == Behind }

// WasLate reports whether it was so on the day before the period.
func (t *TaskSummary) WasLate() bool { return t.Before.State == Overdue || t.Before.State == Behind }

// Figures are the counts of a summary that a bulletin repeats.
var figures = []struct {
	name  string
	count func(*TaskSummary) int
}{
	{"tasks", func(*TaskSummary) int { return 1 }},
	{"done", func(t *TaskSummary) int { return one(t.Done()) }},
	{"done_so_far", func(t *TaskSummary) int { return one(t.Status.State == Done) }},
	{"overdue", func(t *TaskSummary) int { return one(t.Status.State == Overdue) }},
	{"behind", func(t *TaskSummary) int { return one(t.Status.State == Behind) }},
	{"due", func(t *TaskSummary) int { return len(t.Fell) }},
	{"kept", (*TaskSummary).fellKept},
	{"extended", func(t *TaskSummary) int { return len(t.Moved) }},
	{"returned", (*TaskSummary).returnedCount},
	{"updates", func(t *TaskSummary) int { return len(t.News) }},
	{"reports_owed", func(t *TaskSummary) int { return len(t.Owed) }},
	{"reports_given", func(t *TaskSummary) int { return t.Given }},
	{"reports_missing", func(t *TaskSummary) int { return len(t.Owed) - t.Given }},
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// fellKept counts the promises for a day within the period that were kept by its end.
func (t *TaskSummary) fellKept() int {
	n := 0
	for i := range t.Fell {
		n += one(t.Fell[i].Done != 0)
	}
	return n
}

// returnedCount counts the completions that reviews returned in the period.
func (t *TaskSummary) returnedCount() int {
	n := 0
	for _, r := range t.Reviews {
		n += one(r.Result == Returned)
	}
	return n
}

// FigureNames returns the names of the counts that a bulletin may repeat, in their order.
func FigureNames() []string {
	names := make([]string, len(figures))
	for i := range figures {
		names[i] = figures[i].name
	}
	return names
}

// Figures are counts of a summary, in the order of FigureNames.
type Figures [13]int

// notGiven stands for a figure that a bulletin leaves out.
const notGiven = -1 << 31

func noFigures() (none Figures) {
	for i := range none {
		none[i] = notGiven
	}
	return none
}

func figureFields() []front.Field[Figures] {
	fields := make([]front.Field[Figures], len(figures))
	for i := range figures {
		fields[i] = front.Field[Figures]{Name: figures[i].name, In: func(f *Figures) any { return &f[i] }}
	}
	return fields
}

func figureAt(name string) int { return slices.Index(FigureNames(), name) }

// Figures counts the summary.
func (s *Summary) Figures() (all Figures) {
	for _, t := range s.Tasks {
		all.add(t.Figures(), 1)
	}
	return all
}

// Figures counts the task alone.
func (t *TaskSummary) Figures() (all Figures) {
	for i := range figures {
		all[i] = figures[i].count(t)
	}
	return all
}

// Of returns the figure of a name.
func (f *Figures) Of(name string) int { return f[figureAt(name)] }

// add adds other figures, or takes them away: n is 1 or -1.
func (f *Figures) add(other Figures, n int) {
	for i := range other {
		f[i] += n * other[i]
	}
}

// Summarized returns the months, or the quarters, of the plan that have ended on a day: whole ones, from the plan's first day on.
func (t *Terms) Summarized(every day.Every, on day.Day) []day.Period {
	whole := t.Span()
	return every.Whole(whole.First.Month().First(), min(whole.Last.Month().Last(), on.Add(-1)))
}
