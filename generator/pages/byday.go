package pages

import (
	"cmp"
	"maps"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

func dayOfDue(row *view.DueRow) day.Day { return row.Day }
func dayOfEvent(e *view.Event) day.Day  { return e.Day }
func dayOfUpdate(u *update) day.Day     { return u.Day }

// byDay returns all in the order of days; those of one day stay in their order.
func byDay[T any](all []T, dayOf func(T) day.Day) []T {
	days := map[day.Day][]T{} // far fewer than there are things to sort
	for _, v := range all {
		d := dayOf(v)
		days[d] = append(days[d], v)
	}
	sorted := make([]T, 0, len(all))
	for _, d := range slices.Sorted(maps.Keys(days)) {
		sorted = append(sorted, days[d]...)
	}
	return sorted
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
