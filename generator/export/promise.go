package export

import (
	"strconv"

	"gongshi/generator/view"
)

// changesTable has a row for each change of a promise: first those of the plan itself, then those of tasks, in the order in which their
// files name them.
func changesTable() *Table {
	of := func(get func(*view.ChangeData) value) func(*view.TaskData, int) value {
		return func(t *view.TaskData, i int) value { return get(&t.Changes[i]) }
	}
	said := func(get func(*view.ChangeData) view.ChangedValue) func(*view.TaskData, int, scribe) string {
		return func(t *view.TaskData, i int, s scribe) string { return s.changed(&t.Changes[i], get(&t.Changes[i])) }
	}
	choice := func(labels string, get func(*view.ChangeData) string) func(*view.TaskData, int, scribe) string {
		return func(t *view.TaskData, i int, s scribe) string { return s.choice(labels, get(&t.Changes[i])) }
	}
	return &Table{
		Name: "changes", Key: []string{"task", "change"}, plans: true, rows: func(t *view.TaskData) int { return len(t.Changes) },
		people: []string{"task", "task_title", "field", "milestone", "was", "now", "stage", "asked", "decided", "refused", "by", "document", "reason", "file", "sample", "task_url"},
		Columns: []Column{
			{Name: "task", Kind: Whole, Of: "tasks", width: 7, cell: func(t *view.TaskData, _ int) value { return amount(t.Number, t.Number != 0) }},
			{Name: "change", Kind: Whole, Required: true, cell: of(func(c *view.ChangeData) value { return amount(c.Place, true) })},
			taskTitle(),
			{Name: "field", Required: true, Choices: changeable, called: "data.changed.", width: 14, cell: of(func(c *view.ChangeData) value { return words(c.Field) }),
				said: choice("data.changed.", func(c *view.ChangeData) string { return c.Field })},
			{Name: "milestone", width: 24, cell: of(func(c *view.ChangeData) value { return words(c.Milestone) })},
			{Name: "was", width: 24, cell: of(func(c *view.ChangeData) value { return words(Changed(c.Was)) }),
				said: said(func(c *view.ChangeData) view.ChangedValue { return c.Was })},
			{Name: "now", width: 24, cell: of(func(c *view.ChangeData) value { return words(Changed(c.Now)) }),
				said: said(func(c *view.ChangeData) view.ChangedValue { return c.Now })},
			{Name: "asked", Kind: Date, cell: of(func(c *view.ChangeData) value { return when(c.Asked) })},
			{Name: "decided", Kind: Date, cell: of(func(c *view.ChangeData) value { return when(c.Decided) })},
			{Name: "refused", Kind: Date, cell: of(func(c *view.ChangeData) value { return when(c.Refused) })},
			{Name: "by", width: 24, cell: of(func(c *view.ChangeData) value { return words(c.By) })},
			{Name: "document", width: 24, cell: of(func(c *view.ChangeData) value { return words(c.Document) })},
			{Name: "reason", width: 36, cell: of(func(c *view.ChangeData) value { return words(c.Reason) })},
			{Name: "file", width: 24, cell: of(func(c *view.ChangeData) value { return words(c.File) })},
			{Name: "stage", Derived: true, Required: true, Choices: []string{"asked", "granted", "refused"}, called: "data.stage.", width: 16,
				cell: of(func(c *view.ChangeData) value { return words(c.Stage) }),
				said: choice("data.stage.", func(c *view.ChangeData) string { return c.Stage })},
			ofSample(),
			taskURL(),
		},
	}
}

// changeable are the fields that a change may name: those of tasks, and two that only plans have.
var changeable = []string{"due", "start", "lead", "joint", "support", "title", "category", "total", "every", "reporting", "withdrawn", "merged", "split", "end", "settle"}

// reviewsTable has a row for each review of a task, in the order in which its file names them.
func reviewsTable() *Table {
	of := func(get func(*view.ReviewData) value) func(*view.TaskData, int) value {
		return func(t *view.TaskData, i int) value { return get(&t.Reviews[i]) }
	}
	return &Table{
		Name: "reviews", Key: []string{"task", "review"}, rows: func(t *view.TaskData) int { return len(t.Reviews) },
		people: []string{"task", "task_title", "date", "by", "result", "claimed", "reason", "sample", "task_url"},
		Columns: []Column{
			{Name: "task", Kind: Whole, Required: true, Of: "tasks", width: 7, cell: func(t *view.TaskData, _ int) value { return amount(t.Number, true) }},
			{Name: "review", Kind: Whole, Required: true, cell: of(func(r *view.ReviewData) value { return amount(r.Place, true) })},
			taskTitle(),
			{Name: "date", Kind: Date, Required: true, cell: of(func(r *view.ReviewData) value { return when(r.Date) })},
			{Name: "by", Required: true, width: 24, cell: of(func(r *view.ReviewData) value { return words(r.By) })},
			{Name: "result", Required: true, Choices: []string{"confirmed", "returned", "disputed"}, called: "data.result.", width: 14,
				cell: of(func(r *view.ReviewData) value { return words(r.Result) }),
				said: func(t *view.TaskData, i int, s scribe) string { return s.choice("data.result.", t.Reviews[i].Result) }},
			{Name: "claimed", Kind: Date, cell: of(func(r *view.ReviewData) value { return when(r.Claimed) })},
			{Name: "reason", width: 36, cell: of(func(r *view.ReviewData) value { return words(r.Reason) })},
			ofSample(),
			taskURL(),
		},
	}
}

// ofSample says that a record was made up, wherever it is read.
func ofSample() Column {
	return Column{Name: "sample", Kind: Truth, people: true, Derived: true, cell: func(t *view.TaskData, _ int) value { return truth(t.Sample) }}
}

// Changed writes what a field was, or became, into a cell.
func Changed(v view.ChangedValue) string {
	switch v.Kind {
	case view.NumberValue:
		return plainNumber(v.Number)
	case view.ListValue:
		return Join(v.List)
	case view.NumbersValue:
		return Join(mapped(v.Numbers, strconv.Itoa))
	}
	return v.Text
}

// changed says what a field was, or became: offices and a category by their names, how often in words.
func (s scribe) changed(c *view.ChangeData, v view.ChangedValue) string {
	switch {
	case v.Names != nil:
		return s.list(v.Names)
	case v.Kind == view.ListValue:
		return s.list(v.List)
	case v.Kind == view.NumbersValue:
		return s.list(mapped(v.Numbers, strconv.Itoa))
	case c.Field == "every" || c.Field == "reporting":
		return s.choice("reporting.", v.Text)
	}
	return Changed(v)
}
