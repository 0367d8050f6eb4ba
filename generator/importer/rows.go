package importer

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// A task is all that the tables say of one task.
type task struct {
	number     int
	row        *row // of tasks; nil if only the other tables name it
	milestones []numbered
	updates    []*update
	was        *site.Task // what it is already; nil if it is new
	places     []milestonePlace
}

// A numbered row has a place among others.
type numbered struct {
	place int
	row   *row
}

// An update is a row of updates.
type update struct {
	*row
	day   day.Day
	place int // among those of its day
}

// readTables reads every table, and brings its rows to their tasks.
func (i *importing) readTables() {
	sheets := map[string]*sheet{}
	i.asOf = i.dayOfPackage()
	for _, t := range export.Tables() {
		for _, f := range i.Files {
			if f.Table == t.Name {
				sheets[t.Name] = readSheet(f, t, i.report)
			}
		}
	}
	tasks := map[int]*task{}
	i.addTasks(sheets["tasks"], tasks)
	i.addMilestones(sheets["milestones"], tasks)
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

func (i *importing) report(p problem.Problem) { i.problems = append(i.problems, p) }

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
		if v, ok := i.value(r, s.Key[0]); ok {
			do(int(v.number), r)
		}
	}
}

// extra reports whether there is text beyond the named columns.
func (r *row) extra() bool {
	return len(r.cells) > r.of.width && slices.ContainsFunc(r.cells[r.of.width:], func(cell string) bool { return cell != "" })
}

// value reads a cell that must say something.
func (i *importing) value(r *row, column string) (value, bool) {
	cell := r.cell(column)
	v, expected := read(r.of.Column(column), cell)
	if cell == "" {
		i.report(r.wrong(column, "import-cell-empty"))
		return v, false
	}
	return v, i.readable(r, column, cell, expected)
}

// readable reports a cell that could not be read.
func (i *importing) readable(r *row, column, cell, expected string) bool {
	if expected != "" {
		i.report(r.wrong(column, "import-cell", "value", cell, "expected", expected))
	}
	return expected == ""
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

func (i *importing) addMilestones(s *sheet, tasks map[int]*task) {
	i.rows(s, func(number int, r *row) {
		t := i.of(number, r, tasks)
		if t == nil {
			return
		}
		place := len(t.milestones) + 1
		if r.cell("milestone") != "" {
			v, ok := i.value(r, "milestone")
			if !ok {
				return
			}
			place = int(v.number)
		}
		if k := slices.IndexFunc(t.milestones, func(n numbered) bool { return n.place == place }); k >= 0 {
			i.report(r.wrong("milestone", "import-milestone-twice", "value", itoa(place), "other", itoa(t.milestones[k].row.number)))
			return
		}
		t.milestones = append(t.milestones, numbered{place, r})
	})
	for _, t := range tasks {
		slices.SortFunc(t.milestones, func(a, b numbered) int { return cmp.Compare(a.place, b.place) })
	}
}

func (i *importing) addUpdates(s *sheet, tasks map[int]*task) {
	i.rows(s, func(number int, r *row) {
		t := i.of(number, r, tasks)
		v, ok := i.value(r, "date")
		if t == nil || !ok {
			return
		}
		u := &update{row: r, day: v.day, place: 1}
		for _, other := range t.updates {
			if other.day == u.day {
				u.place = max(u.place, other.place+1)
			}
		}
		if r.cell("place") != "" {
			if v, ok = i.value(r, "place"); !ok {
				return
			}
			u.place = int(v.number)
		}
		if k := slices.IndexFunc(t.updates, func(o *update) bool { return o.day == u.day && o.place == u.place }); k >= 0 {
			i.report(r.wrong("date", "import-update-twice", "value", u.day.String(), "other", itoa(t.updates[k].number)))
			return
		}
		t.updates = append(t.updates, u)
	})
	for _, t := range tasks {
		slices.SortFunc(t.updates, func(a, b *update) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.place, b.place)) })
	}
}
