package pages

import (
	"cmp"
	"slices"
	"sort"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// What tasks have together in the order of days: of one day in the order of tasks, of one task as it names them.

// A dated is a kind of piece that has a day.
type dated[T comparable] struct {
	of func(*task) []T        // those of a task
	at func(T) (day.Day, int) // its day, and the number of its task
}

var (
	duesInTime    = dated[*view.DueRow]{func(t *task) []*view.DueRow { return t.dueRows }, func(d *view.DueRow) (day.Day, int) { return d.Day, d.Task.Number }}
	eventsInTime  = dated[*view.Event]{func(t *task) []*view.Event { return t.events }, func(e *view.Event) (day.Day, int) { return e.Day, e.Task.Number }}
	newsInTime    = dated[*view.UpdateRow]{func(t *task) []*view.UpdateRow { return t.news }, func(u *view.UpdateRow) (day.Day, int) { return u.Known(), u.Number }}
	entriesInTime = dated[*view.CalendarEntry]{func(t *task) []*view.CalendarEntry { return t.calendar }, func(e *view.CalendarEntry) (day.Day, int) { return e.Day, e.Number }}
)

// A change is a task as it was in the last call of Make, and as it is now.
type change struct{ last, now *task }

// mostChanges is how many tasks may have changed for a list to be mended: putting one into its place takes as long as copying a list.
const mostChanges = 16

// changesOf returns which tasks are not those of the last call. It reports whether lists of the last can be mended: then only a few tasks
// changed, and no other was added, removed or moved.
func changesOf(last, now []*task) (changes []change, few bool) {
	if len(last) != len(now) {
		return nil, false
	}
	for i, t := range now {
		if last[i] == t {
			continue
		}
		if last[i].Number != t.Number || len(changes) == mostChanges {
			return nil, false
		}
		changes = append(changes, change{last[i], t})
	}
	return changes, true
}

// renewed returns tasks of the last call as they are now.
func (p *plan) renewed(last []*task) []*task {
	now := last
	for _, c := range p.changes {
		if i := slices.Index(now, c.last); i >= 0 {
			now = slices.Clone(now)
			now[i] = c.now
		}
	}
	return now
}

// all returns the pieces of all of the plan's tasks. last are those of the last call: where few tasks changed, their pieces alone are
// exchanged there; if these are the same, so is the list.
func (d dated[T]) all(p *plan, last []T) []T {
	if !p.few {
		return d.sorted(p.tasks)
	}
	for _, c := range p.changes {
		if was, is := d.of(c.last), d.of(c.now); !slices.Equal(was, is) {
			last = d.exchanged(last, was, is)
		}
	}
	return last
}

func (d dated[T]) sorted(tasks []*task) []T {
	n := 0
	for _, t := range tasks {
		n += len(d.of(t))
	}
	all := make([]T, 0, n)
	for _, t := range tasks {
		all = append(all, d.of(t)...)
	}
	return byDay(all, d.day)
}

func (d dated[T]) day(v T) day.Day {
	on, _ := d.at(v)
	return on
}

// exchanged returns a copy of a sorted list with what a task has now instead of what it had. What the task names first is often the same.
func (d dated[T]) exchanged(list, was, is []T) []T {
	for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
		was, is = was[1:], is[1:]
	}
	list = slices.Clone(list)
	for _, v := range was {
		on, number := d.at(v)
		i := d.search(list, on, number)
		i += slices.Index(list[i:], v)
		list = slices.Delete(list, i, i+1)
	}
	for _, v := range is {
		on, number := d.at(v)
		list = slices.Insert(list, d.search(list, on, number+1), v)
	}
	return list
}

// search returns where in a sorted list the pieces of a day begin, but for those of tasks with a lower number.
func (d dated[T]) search(list []T, on day.Day, number int) int {
	return sort.Search(len(list), func(i int) bool {
		day, of := d.at(list[i])
		return day > on || day == on && of >= number
	})
}

// byDay returns all sorted by day; those of one day stay in their order.
func byDay[T any](all []T, dayOf func(T) day.Day) []T {
	keys := make([]uint64, len(all)) // the day, then the place
	for i, v := range all {
		keys[i] = uint64(dayOf(v))<<32 | uint64(i)
	}
	slices.Sort(keys)
	sorted := make([]T, len(all))
	for i, key := range keys {
		sorted[i] = all[uint32(key)]
	}
	return sorted
}

// A month is what falls into one month, in the order of days.
type month struct {
	dues    []*view.DueRow
	events  []*view.Event
	updates []*view.UpdateRow

	sum  view.LedgerSum // of dues
	kept int            // of events: how often something was done
	rows []monthRow     // dues, then events
}

// byMonth returns what falls into each month. What follows from the lists of a month is used again if they are the same as the last time.
func (p *plan) byMonth() map[day.Month]*month {
	months := map[day.Month]*month{}
	of := func(m day.Month) *month {
		if months[m] == nil {
			months[m] = &month{}
		}
		return months[m]
	}
	eachMonth(p.dues, duesInTime.day, func(m day.Month, dues []*view.DueRow) { of(m).dues = dues })
	eachMonth(p.withIncidents(p.events), func(e *view.Event) day.Day { return e.Day }, func(m day.Month, events []*view.Event) { of(m).events = events })
	eachMonth(p.news, newsInTime.day, func(m day.Month, updates []*view.UpdateRow) { of(m).updates = updates })
	for m, in := range months {
		if last := p.last.months[m]; last != nil && slices.Equal(last.dues, in.dues) && slices.Equal(last.events, in.events) {
			in.sum, in.kept, in.rows = last.sum, last.kept, last.rows
		} else {
			in.complete()
		}
	}
	return months
}

// complete adds what follows from the month's lists.
func (in *month) complete() {
	in.sum, in.kept = sumOf(in.dues), countKept(in.events)
	in.rows = make([]monthRow, 0, len(in.dues)+len(in.events))
	for _, due := range in.dues {
		in.rows = append(in.rows, monthRow{due: due})
	}
	for _, event := range in.events {
		in.rows = append(in.rows, monthRow{event: event})
	}
}

// eachMonth calls do for each month's part of a list in the order of days.
func eachMonth[T any](sorted []T, dayOf func(T) day.Day, do func(day.Month, []T)) {
	for len(sorted) > 0 {
		m := dayOf(sorted[0]).Month()
		n, _ := slices.BinarySearchFunc(sorted, m.Last()+1, func(v T, end day.Day) int { return cmp.Compare(dayOf(v), end) })
		do(m, sorted[:n:n])
		sorted = sorted[n:]
	}
}
