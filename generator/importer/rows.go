package importer

import (
	"cmp"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// A task is all that the tables say of one task.
type task struct {
	number     int
	row        *row // of tasks; nil if only the other tables name it
	milestones []*numbered
	changes    []*numbered
	reviews    []*numbered
	updates    []*update
	filed      []*update  // those in files of their own
	files      *filing    // of what it is already; nil before it is looked at
	was        *site.Task // what it is already; nil if it is new

	// The rows of what is in its front matter, by the places there.
	rowOf, changeRow, reviewRow map[int]*row
}

// written returns the front matter as the task's file has it; of a new task, none.
func (t *task) written() *site.Front {
	if t.was == nil {
		return &site.Front{}
	}
	return t.was.Written()
}

// A numbered row is one of milestones, changes or reviews.
type numbered struct {
	place int // among those of its task; 0 if the table does not say
	row   *row
}

// An update is a row of updates.
type update struct {
	*row
	day   day.Day
	place int // among those of its day; 0 if the table does not say

	file string // the name of the file that it has of its own, or none
}

// readTables reads every table, and brings its rows to their tasks.
func (i *importing) readTables() {
	sheets := map[string]*sheet{}
	i.asOf = i.dayOfPackage()
	for _, t := range export.Tables() {
		for _, f := range i.Files {
			if f.Table == t.Name {
				sheets[t.Name] = i.readSheet(f, t)
			}
		}
	}
	tasks := map[int]*task{}
	i.addTasks(sheets["tasks"], tasks)
	i.addNumbered(sheets["milestones"], "milestone", tasks, func(t *task) *[]*numbered { return &t.milestones })
	i.addNumbered(i.withoutPlan(sheets["changes"]), "change", tasks, func(t *task) *[]*numbered { return &t.changes })
	i.addNumbered(sheets["reviews"], "review", tasks, func(t *task) *[]*numbered { return &t.reviews })
	i.addUpdates(sheets["updates"], tasks)
	i.tasks = slices.SortedFunc(maps.Values(tasks), func(a, b *task) int { return cmp.Compare(a.number, b.number) })
}

// dayOfPackage returns the day of which the tables are: the version of their package. A package that somebody else made has another,
// or none.
func (i *importing) dayOfPackage() day.Day {
	var about struct{ Version string }
	for _, f := range i.Files {
		if f.Table == Package && json.Unmarshal(f.Text, &about) == nil {
			d, _ := day.Parse(about.Version)
			return d
		}
	}
	return 0
}

// report adds a problem. With very many there is something wrong with the table as a whole: the first are enough.
func (i *importing) report(p problem.Problem) {
	is := p.Warning()
	switch i.told[is]++; {
	case i.told[is] <= mostProblems:
		i.problems = append(i.problems, p)
	case i.told[is] == mostProblems+1:
		i.problems = append(i.problems, problem.New(0, 0, "import-more", "value", itoa(mostProblems)).In(p.File))
	}
}

// rows calls do with each row of a sheet whose first column is a number.
func (i *importing) rows(s *sheet, do func(number int, r *row)) {
	if s == nil {
		return
	}
	for _, r := range s.rows {
		if r.extra() {
			i.report(r.fault(0, "import-row-long", "row", itoa(r.number)))
			continue
		}
		i.undamaged(r)
		if v, ok := i.value(r, s.Key[0]); ok {
			do(int(v.number), r)
		}
	}
}

// undamaged reports what a spreadsheet program made of the texts of a row. Cells of other kinds are looked at when they are read.
func (i *importing) undamaged(r *row) {
	for k := range r.of.Columns {
		c := &r.of.Columns[k]
		if c.Derived || !r.of.has(c.Name) || c.Kind != export.Text && c.Kind != export.List || len(c.Choices) > 0 {
			continue
		}
		cell := r.cell(c.Name)
		if damage, is := damageIn(cell, c.Kind == export.List); is {
			i.report(r.wrong(c.Name, "import-damaged", "value", damage))
		}
		if isCut(r.whole(c.Name)) {
			i.report(r.wrong(c.Name, "import-cut", "value", itoa(cut)))
		}
		if sign, hidden := hiddenIn(cell); hidden && isName[c.Name] {
			i.report(r.wrong(c.Name, "import-invisible", "value", sign))
		}
	}
}

// isName are the columns of texts that name something which must be found again: in them nothing hidden belongs. Where it does
// not belong in what people read, the site's own reader knows.
var isName = map[string]bool{"category": true, "areas": true, "lead": true, "joint": true, "support": true, "file": true}

// extra reports whether there is text beyond the named columns.
func (r *row) extra() bool {
	return len(r.cells) > r.of.width && slices.ContainsFunc(r.cells[r.of.width:], func(cell string) bool { return cell != "" })
}

// value reads a cell that must say something.
func (i *importing) value(r *row, column string) (value, bool) {
	cell := r.cell(column)
	v, expected := i.read(r, r.of.Column(column), cell)
	if cell == "" {
		i.report(r.wrong(column, "import-cell-empty"))
		return v, false
	}
	return v, i.readable(r, column, cell, expected)
}

// readable reports a cell that could not be read.
func (i *importing) readable(r *row, column, cell, expected string) bool {
	if expected == "" {
		return true
	}
	if damage, is := damageIn(cell, true); is {
		i.report(r.wrong(column, "import-damaged", "value", damage))
	} else if sign, hidden := hiddenIn(cell); hidden {
		i.report(r.wrong(column, "import-invisible", "value", sign))
	} else {
		i.report(r.wrong(column, "import-cell", "value", cell, "expected", expected))
	}
	return false
}

func (i *importing) addTasks(s *sheet, tasks map[int]*task) {
	i.rows(s, func(number int, r *row) {
		if other := tasks[number]; other != nil {
			i.report(r.wrong("number", "import-task-twice", "value", itoa(number), "other", itoa(other.row.number)))
			return
		}
		tasks[number] = &task{number: number, row: r, was: i.existing(number)}
	})
}

// of returns the task that a row of another table names.
func (i *importing) of(number int, r *row, tasks map[int]*task) *task {
	t := tasks[number]
	if t == nil {
		t = &task{number: number, was: i.existing(number)}
		if t.was == nil {
			i.report(r.wrong("task", "import-no-task", "value", itoa(number)))
			return nil
		}
		tasks[number] = t
	}
	return t
}

// taken finds rows that say of themselves that they are the same as another.
type taken[K comparable] map[K]*row

func (t taken[K]) by(k K, r *row) (other *row) {
	if other = t[k]; other == nil {
		t[k] = r
	}
	return other
}

// addNumbered brings the rows of a table to their tasks, in the order of a column that numbers those of a task.
func (i *importing) addNumbered(s *sheet, column string, tasks map[int]*task, list func(*task) *[]*numbered) {
	seen := taken[[2]int]{}
	i.rows(s, func(number int, r *row) {
		t := i.of(number, r, tasks)
		if t == nil {
			return
		}
		n := &numbered{row: r}
		if r.cell(column) != "" {
			v, ok := i.value(r, column)
			if !ok {
				return
			}
			n.place = int(v.number)
			if other := seen.by([2]int{number, n.place}, r); other != nil {
				i.report(r.wrong(column, twice[column], "value", itoa(n.place), "other", itoa(other.number)))
				return
			}
		}
		*list(t) = append(*list(t), n)
	})
	for _, t := range tasks {
		slices.SortStableFunc(*list(t), func(a, b *numbered) int { return cmp.Compare(a.order(), b.order()) })
	}
}

// twice are the problems of a number that two rows have, by its column.
var twice = map[string]string{"milestone": "import-milestone-twice", "change": "import-place-twice", "review": "import-place-twice"}

// withoutPlan takes the changes of the plan itself out of a table: they stand in its index.md, which no table writes.
func (i *importing) withoutPlan(s *sheet) *sheet {
	if s != nil && len(i.plan.Changes) > 0 {
		s.rows = slices.DeleteFunc(s.rows, func(r *row) bool { return r.cell("task") == "" && !r.extra() })
	}
	return s
}

// order is that in which rows are laid over what there is: those without a place come last.
func (n *numbered) order() int { return cmp.Or(n.place, math.MaxInt) }

func (i *importing) addUpdates(s *sheet, tasks map[int]*task) {
	type key struct {
		number, place int
		day           day.Day
	}
	seen, files := taken[key]{}, taken[string]{}
	i.rows(s, func(number int, r *row) {
		t := i.of(number, r, tasks)
		v, ok := i.value(r, "date")
		if t == nil || !ok {
			return
		}
		u := &update{row: r, day: v.day}
		if u.file = t.fileOf(u); u.file != "" {
			if other := files.by(strings.ToLower(u.file), r); other != nil {
				i.report(r.wrong("file", "import-update-file-taken", "value", u.file))
				return
			}
			t.filed = append(t.filed, u)
			return
		}
		i.mayStandInTask(t, u)
		if r.cell("place") != "" {
			if v, ok = i.value(r, "place"); !ok {
				return
			}
			u.place = int(v.number)
			if other := seen.by(key{number, u.place, u.day}, r); other != nil {
				i.report(r.wrong("date", "import-update-twice", "value", u.day.String(), "other", itoa(other.number)))
				return
			}
		}
		t.updates = append(t.updates, u)
	})
	for _, t := range tasks {
		slices.SortStableFunc(t.updates, func(a, b *update) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.order(), b.order())) })
	}
}

func (u *update) order() int { return cmp.Or(u.place, math.MaxInt) }
