package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
)

// A dated is something of a task with its day.
type dated[T any] struct {
	on   day.Day
	task int // its number
	what T
}

// inOrder returns what all tasks have, in the order of days, then of tasks, then as each task has it. It takes over what it
// can from the last time; of adds what one task has.
func inOrder[T comparable](c *changes, was []dated[T], of func(t *task, add func(on day.Day, what T))) []dated[T] {
	fresh := allOf(c.fresh, of)
	if slices.Equal(allOf(c.stale, of), fresh) {
		return was
	}
	fresh = byDay(fresh, func(d dated[T]) day.Day { return d.on })
	return merged(was, fresh, func(d dated[T]) bool { return c.numbers[d.task] }, func(a, b dated[T]) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.task, b.task))
	})
}

// allOf returns what some tasks have.
func allOf[T any](tasks []*task, of func(t *task, add func(on day.Day, what T))) []dated[T] {
	var all []dated[T]
	for _, t := range tasks {
		of(t, func(on day.Day, what T) { all = append(all, dated[T]{on, t.Number, what}) })
	}
	return all
}

// merged returns what was there, without what is gone, and what is fresh; each is in order, and so is what comes of it.
func merged[T any](was, fresh []T, gone func(T) bool, compare func(a, b T) int) []T {
	if len(was) == 0 {
		return fresh
	}
	all := make([]T, 0, len(was)+len(fresh))
	for _, v := range was {
		if gone(v) {
			continue
		}
		for len(fresh) > 0 && compare(fresh[0], v) < 0 {
			all, fresh = append(all, fresh[0]), fresh[1:]
		}
		all = append(all, v)
	}
	if all = append(all, fresh...); len(all) == 0 {
		return nil // as of those who never had any
	}
	return all
}

// mostDays bounds the table that sorting by day needs: a century.
const mostDays = 36525

// byDay returns all in the order of days; those of one day stay in their order. It counts days rather than comparing them:
// there are tens of thousands of updates, on a few hundred days.
func byDay[T any](all []T, dayOf func(T) day.Day) []T {
	if len(all) == 0 {
		return nil
	}
	first, last := dayOf(all[0]), dayOf(all[0])
	for _, v := range all {
		first, last = min(first, dayOf(v)), max(last, dayOf(v))
	}
	if last-first >= mostDays {
		sorted := slices.Clone(all)
		slices.SortStableFunc(sorted, func(a, b T) int { return cmp.Compare(dayOf(a), dayOf(b)) })
		return sorted
	}
	next := make([]int, last-first+2) // where the next one of a day goes
	for _, v := range all {
		next[dayOf(v)-first+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	sorted := make([]T, len(all))
	for _, v := range all {
		at := &next[dayOf(v)-first]
		sorted[*at] = v
		*at++
	}
	return sorted
}

// whats returns what is dated, without its days.
func whats[T any](all []dated[T]) []T {
	if len(all) == 0 {
		return nil
	}
	plain := make([]T, len(all))
	for i := range all {
		plain[i] = all[i].what
	}
	return plain
}

// A monthOf is a month's part of a list in the order of days.
type monthOf[T any] struct {
	month day.Month
	all   []T
}

// byMonth cuts a list in the order of days into its months. Months without entries are left out.
func byMonth[T any](sorted []dated[T]) []monthOf[T] {
	var months []monthOf[T]
	for len(sorted) > 0 {
		m := sorted[0].on.Month()
		n, _ := slices.BinarySearchFunc(sorted, m.Last()+1, func(d dated[T], end day.Day) int { return cmp.Compare(d.on, end) })
		all := make([]T, n)
		for i := range all {
			all[i] = sorted[i].what
		}
		months, sorted = append(months, monthOf[T]{m, all}), sorted[n:]
	}
	return months
}

// in returns a month's entries.
func in[T any](months []monthOf[T], m day.Month) []T {
	i, found := slices.BinarySearchFunc(months, m, func(a monthOf[T], m day.Month) int { return cmp.Compare(a.month, m) })
	if !found {
		return nil
	}
	return months[i].all
}
