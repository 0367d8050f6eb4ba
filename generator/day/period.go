package day

import "fmt"

// A Month counts months since the year 0; the zero Month is none.
type Month int32

// ParseMonth reads a month of the form 2022-06.
func ParseMonth(s string) (Month, bool) {
	d, ok := Parse(s + "-01")
	if !ok {
		return 0, false
	}
	return d.Month(), true
}

// Date returns the year and the month, 1–12.
func (m Month) Date() (year, month int) { return int(m) / 12, int(m)%12 + 1 }

// String returns the form 2022-06.
func (m Month) String() string {
	y, month := m.Date()
	return fmt.Sprintf("%04d-%02d", y, month)
}

// First returns the month's first day.
func (m Month) First() Day {
	y, month := m.Date()
	d, _ := New(y, month, 1)
	return d
}

// Last returns the month's last day.
func (m Month) Last() Day { return (m + 1).First() - 1 }

// Every is how often something is owed.
type Every uint8

// The calendar periods that a rule can name.
const (
	Never Every = iota
	EveryMonth
	EveryQuarter
	EveryHalfYear
	EveryYear
)

var everyNames = [...]string{"none", "month", "quarter", "half-year", "year"}
var everyMonths = [...]Month{0, 1, 3, 6, 12}
var everyFewest = [...]int{0, 28, 90, 181, 365}

// ParseEvery reads "month", "quarter", "half-year", "year" or, for Never, "none".
func ParseEvery(s string) (Every, bool) {
	for i, name := range everyNames {
		if s == name {
			return Every(i), true
		}
	}
	return Never, false
}

// String returns the name that ParseEvery reads.
func (e Every) String() string { return everyNames[e] }

// Fewest returns how many days the shortest of its periods has.
func (e Every) Fewest() int { return everyFewest[e] }

// A Period is a stretch of days, both ends included.
type Period struct{ First, Last Day }

// Contains reports whether d lies in p.
func (p Period) Contains(d Day) bool { return p.First <= d && d <= p.Last }

// Whole returns, in order, the calendar periods that lie wholly between two days, both included. Never has none.
func (e Every) Whole(from, to Day) []Period {
	step := everyMonths[e]
	if step == 0 || from == 0 || to < from {
		return nil
	}
	var whole []Period
	for m := from.Month() / step * step; ; m += step {
		p := Period{m.First(), (m + step - 1).Last()}
		if p.Last > to {
			return whole
		}
		if p.First >= from {
			whole = append(whole, p)
		}
	}
}
