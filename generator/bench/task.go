package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
)

// A task is a generated promise and its record: the front matter, and the body below it.
type task struct {
	site.Front
	body   string
	titles []string // of its updates
	last   day.Day  // of the newest of them
}

// newTask returns the task of a number. It depends on the number alone, so a small plan is the beginning of a large one.
func newTask(number int) *task {
	r := newRand(number)
	t := &task{Front: site.Front{Number: number, Title: fill(r, titles), Summary: fill(r, promises)}}
	t.Category = categoryKey(r.IntN(len(categories)))
	t.share(r)
	days := t.updateDays(r, t.end(r))
	t.last = days[len(days)-1]
	t.promise(r, days)
	t.describe(r)
	for _, d := range days {
		t.update(r, d)
	}
	return t
}

// newRand returns the source of all that is left to chance in the task of a number.
func newRand(number int) *rand.Rand {
	const seed = 20220218
	return rand.New(rand.NewPCG(seed, uint64(number)))
}

// share names those responsible: each office once.
func (t *task) share(r *rand.Rand) {
	var keys []string
	for _, i := range r.Perm(len(offices))[:1+r.IntN(4)] {
		keys = append(keys, officeKey(i))
	}
	if t.Lead = keys[:1]; r.IntN(4) == 0 {
		t.Lead, t.Joint = nil, keys[:1]
	}
	switch rest := keys[1:]; r.IntN(3) {
	case 0:
		t.Support = rest
	case 1:
		t.Joint = append(slices.Clone(t.Joint), rest...)
	default:
		t.Support = rest[:len(rest)/2]
	}
}

// end decides when the task is due and how it ends, and returns the last day on which something is reported.
func (t *task) end(r *rand.Rand) day.Day {
	due := dayIn(r, 3, 10)
	t.Schedule.Due = due
	switch fate := r.IntN(100); {
	case fate < 30: // in time
		t.Completed = due.Add(-r.IntN(25))
	case fate < 37: // late
		t.Completed = due.Add(1 + r.IntN(14))
	case fate < 40: // not in full
		t.Completed, t.Outcome, t.Reason = due, "partly", fill(r, reasons)
	case fate < 44: // given up
		t.Cancelled, t.Reason = due, fill(r, reasons)
	case fate < 48: // rests
		t.Pauses = []site.Pause{{From: due.Add(-40), Reason: fill(r, reasons)}}
		if r.IntN(2) == 0 {
			t.Pauses[0].Until = due.Add(-10)
		}
	case fate < 56: // overdue
	case fate < 80: // still has time
		t.Schedule.Due = dayIn(r, 12, 12)
	default:
		t.Schedule = site.Schedule{YearRound: true}
		if r.IntN(4) == 0 {
			t.Schedule.Directed = "省级主管部门"
		}
	}
	if ended := max(t.Completed, t.Cancelled); ended != 0 {
		return ended
	}
	return asOf.Add(-2)
}

// dayIn returns a day in one of the months from first to last.
func dayIn(r *rand.Rand, first, last int) day.Day {
	d, _ := day.New(year, first+r.IntN(last-first+1), 1+r.IntN(28))
	return d
}

// updateDays returns the days of two to six updates, in order. A completed task has one on the day of its completion.
func (t *task) updateDays(r *rand.Rand, last day.Day) []day.Day {
	first := start.Add(14)
	days := make([]day.Day, 2+r.IntN(5))
	for i := range days {
		days[i] = first.Add(r.IntN(int(last-first) + 1))
	}
	if t.Completed != 0 {
		days[0] = last
	}
	slices.Sort(days)
	return days
}

// promise adds up to two milestones whose records fall on the days of updates: counted ones, and a share that grows.
func (t *task) promise(r *rand.Rand, days []day.Day) {
	if r.IntN(3) > 0 {
		m := site.Milestone{Title: fill(r, counted), Total: float64(len(days)), Unit: "批", Done: days}
		if t.Completed == 0 {
			m.Total += float64(r.IntN(3))
		}
		t.Milestones = append(t.Milestones, m)
	}
	if r.IntN(2) > 0 {
		m := site.Milestone{Title: fill(r, shares), Total: 100, Unit: "%", Due: t.Schedule.Due}
		for i, d := range slices.Compact(slices.Clone(days)) {
			m.Values = append(m.Values, site.Value{Date: d, Value: float64(min(100, 12+18*i+r.IntN(12)))})
		}
		if t.Completed != 0 {
			m.Values[len(m.Values)-1].Value = 100
		}
		t.Milestones = append(t.Milestones, m)
	}
}

// source returns the task's file.
func (t *task) source() string { return "+++\n" + t.Print() + "+++\n\n" + t.body }

// fileName returns the name of a task's file.
func fileName(number int) string { return fmt.Sprintf("%06d.md", number) }
