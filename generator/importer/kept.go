package importer

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// What is dated is never taken away by a table: it may have been made before that was put on record. What the table lacks stays in the
// file, and that is told, so that who wants it gone can take it out there.

// A record is a list of dated entries.
type record[T comparable] struct {
	day   func(T) day.Day
	write func(T) string
	over  func(said, was T) T // what there is once a table says another entry of the same day; nil if what it says
}

var (
	doneRecord  = record[day.Day]{day: func(d day.Day) day.Day { return d }, write: day.Day.String}
	valueRecord = record[site.Value]{day: func(v site.Value) day.Day { return v.Date }, write: writeValue}
	pauseRecord = record[site.Pause]{day: func(p site.Pause) day.Day { return p.From }, write: writePause, over: endedAlready}
)

func writeValue(v site.Value) string {
	return export.Reading(view.ValueData{Date: v.Date, Value: v.Value})
}
func writePause(p site.Pause) string { return p.From.String() + "/" + p.Until.String() }

// endedAlready returns a pause that has an end on record, if a table only knows its beginning.
func endedAlready(said, was site.Pause) site.Pause {
	said.Until = cmp.Or(said.Until, was.Until)
	return said
}

// What was noted is what is to be told of a list once it is laid over a record.
type noted struct {
	kept      []string    // what the table lacks, and stays
	corrected [][2]string // what became what
}

// onRecord returns what a table says with all that was on record on other days. Of one day the
// table has the last word, unless it only knows less. The order in which a file names the same is its own.
func onRecord[T comparable](said, was []T, say *noted, r record[T]) []T {
	if len(said) == 0 {
		return nil
	}
	here, there := grouped(said, r.day), grouped(was, r.day)
	var all []T
	for on, entries := range here {
		known, lacking := there[on], []T(nil)
		if r.over != nil && len(entries) == 1 && len(known) == 1 && r.over(entries[0], known[0]) != entries[0] {
			entries, lacking = []T{r.over(entries[0], known[0])}, known
		} else if rest, all := without(known, entries); all {
			entries, lacking = known, rest
		}
		all, say.kept = append(all, entries...), append(say.kept, written(lacking, r)...)
	}
	for on, entries := range there {
		if here[on] == nil {
			all, say.kept = append(all, entries...), append(say.kept, written(entries, r)...)
		}
	}
	slices.Sort(say.kept)
	return inOrder(all, said, was, r)
}

// inOrder returns a record in the order of its days; one that is all that the file or the table has, in the order there.
func inOrder[T comparable](all, said, was []T, r record[T]) []T {
	byDay := func(a, b T) int {
		return cmp.Or(cmp.Compare(r.day(a), r.day(b)), strings.Compare(r.write(a), r.write(b)))
	}
	slices.SortStableFunc(all, byDay)
	for _, order := range [][]T{was, said} {
		if slices.Equal(slices.SortedStableFunc(slices.Values(order), byDay), all) {
			return order
		}
	}
	return all
}

func grouped[T any, K comparable](list []T, by func(T) K) map[K][]T {
	all := map[K][]T{}
	for _, entry := range list {
		all[by(entry)] = append(all[by(entry)], entry)
	}
	return all
}

// without returns what is left of a list once others are taken from it, and whether all of them were there.
func without[T comparable](list, others []T) (rest []T, all bool) {
	count := map[T]int{}
	for _, entry := range others {
		count[entry]++
	}
	found := 0
	for _, entry := range list {
		if count[entry] > 0 {
			count[entry]--
			found++
		} else {
			rest = append(rest, entry)
		}
	}
	return rest, found == len(others)
}

func written[T comparable](list []T, r record[T]) []string {
	all := make([]string, len(list))
	for k, entry := range list {
		all[k] = r.write(entry)
	}
	return all
}

// unitsOf returns how many days a milestone can be done on; 0 if that is not known here.
func unitsOf(m *site.Milestone) float64 {
	if m.Every != day.Never {
		return 0
	}
	return cmp.Or(m.Total, 1)
}

// corrected returns the days on record with those that a table says. If both together are more than there can be, a day that the table
// has in place of another of the same month corrects it.
func corrected(said, was []day.Day, most float64, say *noted) []day.Day {
	all := onRecord(said, was, say, doneRecord)
	if most == 0 || float64(len(all)) <= most {
		return all
	}
	lacking, _ := without(was, said)
	fresh, _ := without(said, was)
	wrong, right := grouped(lacking, day.Day.Month), grouped(fresh, day.Day.Month)
	var gone []day.Day
	for month := range wrong {
		if len(wrong[month]) == len(right[month]) {
			gone = append(gone, wrong[month]...)
		}
	}
	left, _ := without(all, gone)
	if len(gone) == 0 || float64(len(left)) > most {
		return all
	}
	stays, _ := without(lacking, gone)
	say.kept = written(stays, doneRecord)
	slices.Sort(gone)
	for _, d := range gone {
		say.corrected = append(say.corrected, [2]string{d.String(), some(written(right[d.Month()], doneRecord))})
	}
	return inOrder(left, said, was, doneRecord)
}

// reportTold tells what stays in a file although a list in a cell lacks it, and what the list corrects.
func (i *importing) reportTold(r *row, column string, t *noted) {
	if len(t.kept) > 0 {
		i.report(r.wrong(column, "import-kept-record", i.ofDay("value", some(t.kept))...))
	}
	for _, c := range t.corrected {
		i.report(r.wrong(column, "import-corrected", "value", c[1], "other", c[0]))
	}
}

// ofDay adds the day that the tables are of to a problem's data, if it is known.
func (i *importing) ofDay(data ...string) []string {
	if i.asOf != 0 {
		data = append(data, "expected", i.asOf.String())
	}
	return data
}

// mostNamed is how many of many are named.
const mostNamed = 5

// some names the first of many.
func some(names []string) string {
	if len(names) > mostNamed {
		return strings.Join(names[:mostNamed], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// missed is what the files of tasks have and a table that names others of the same task lacks.
type missed struct {
	at    *row // the first of such a task
	count int
	names []string // of the first
}

func (m *missed) add(at *row, name string) {
	if m.count++; m.at == nil {
		m.at = at
	}
	if len(m.names) <= mostNamed {
		m.names = append(m.names, name)
	}
}

// missedMilestones counts the milestones with records in a task's file that the table lacks.
func (i *importing) missedMilestones(t *task) {
	if len(t.milestones) == 0 || t.was == nil {
		return
	}
	for k := range t.written().Milestones {
		if m := &t.written().Milestones[k]; t.rowOf[k] == nil && len(m.Done)+len(m.Values) > 0 {
			i.milestones.add(t.milestones[0].row, itoa(t.number)+" "+m.Title)
		}
	}
}

// missedRows counts the changes or reviews in a task's file that the table lacks. name says one of them.
func (t *task) missedRows(m *missed, rows []*numbered, rowOf map[int]*row, was int, name func(k int) string) {
	for k := range was {
		if len(rows) > 0 && rowOf[k] == nil {
			m.add(rows[0].row, itoa(t.number)+" "+name(k))
		}
	}
}

// missedUpdates counts the updates in a task's file that the table lacks.
func (i *importing) missedUpdates(t *task, sections []section) {
	if len(t.updates)+len(t.filed) == 0 {
		return
	}
	first := slices.Concat(t.updates, t.filed)[0].row
	for k := range sections {
		if s := &sections[k]; s.was != nil && s.now == nil {
			i.updates.add(first, itoa(t.number)+" "+s.day.String()+" "+s.was.Title)
		}
	}
	named := map[string]bool{}
	for _, u := range t.filed {
		named[u.file] = true
	}
	for _, was := range t.filing().list {
		if !named[path.Base(was.In.File)] {
			i.updates.add(first, itoa(t.number)+" "+was.Day.String()+" "+was.Title)
		}
	}
}

// reportMissed tells of all that tables lack, once for each table.
func (i *importing) reportMissed() {
	for _, table := range []struct {
		missed
		code string
	}{{i.milestones, "import-kept-milestones"}, {i.changed, "import-kept-rows"}, {i.reviews, "import-kept-rows"}, {i.updates, "import-kept-updates"}} {
		if table.count > 0 {
			i.report(table.at.wrong("task", table.code, i.ofDay("value", some(table.names), "other", itoa(table.count))...))
		}
	}
}
