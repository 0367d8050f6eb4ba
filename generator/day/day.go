// Package day holds a calendar day: a date without clock or zone, and the months, quarters and halves it falls in.
//
// A day is a number, so days compare with < and ==, and no day depends on the machine's zone. The zero Day is no day at
// all; every day on record is greater than it.
package day

import (
	"fmt"
	"regexp"
	"time"
)

// A Day counts the days since 0000-12-31: 1 is 0001-01-01, and 0 is no day.
type Day int32

// epoch is the Unix day number of 0000-12-31.
const epoch = -719163

const secondsPerDay = 24 * 60 * 60

// New returns the day of a year, month and day of the month, and whether there is such a day.
func New(year, month, dayOfMonth int) (Day, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31 {
		return 0, false
	}
	t := time.Date(year, time.Month(month), dayOfMonth, 0, 0, 0, 0, time.UTC)
	if t.Day() != dayOfMonth {
		return 0, false
	}
	return Of(t), true
}

// Of returns the day that t shows in its own zone.
func Of(t time.Time) Day {
	y, m, d := t.Date()
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay - epoch)
}

// Parse reads a day of the form 2022-06-30, and reports whether s is one that exists.
func Parse(s string) (Day, bool) {
	if !Looks(s) {
		return 0, false
	}
	return New(number(s[0:4]), number(s[5:7]), number(s[8:10]))
}

// Cut reads the day with which a text begins, in any of the forms that are usual: 2022-06-30, 2022/6/30, 2022.6.30 and 2022年6月30日.
// rest is what follows; found reports whether there is such a form, and d is none if it names a day that does not exist.
func Cut(text string) (d Day, rest string, found bool) {
	m := written.FindStringSubmatch(text)
	if m == nil {
		return 0, text, false
	}
	d, _ = New(number(m[1]), number(m[2]), number(m[3]))
	return d, text[len(m[0]):], true
}

// written matches the forms of a day. Blanks at the end of a text belong to a day without 日.
var written = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日|\s*$)?`)

// Looks reports whether s has the form of a day, existing or not: four digits, two and two, joined with hyphens.
func Looks(s string) bool {
	if len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if i == 4 || i == 7 {
			if s[i] != '-' {
				return false
			}
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// Date returns the year, the month (1–12) and the day of the month.
func (d Day) Date() (year, month, dayOfMonth int) {
	y, m, dom := d.time().Date()
	return y, int(m), dom
}

// String returns the form 2022-06-30; of no day, the empty string.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	y, m, dom := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dom)
}

// Add returns the day n days later.
func (d Day) Add(n int) Day { return d + Day(n) }

// AddMonths returns the same day n months later; the month's last day if d is the last of its month, or that month is shorter.
func (d Day) AddMonths(n int) Day {
	_, _, dayOfMonth := d.Date()
	then := d.Month() + Month(n)
	if d == d.Month().Last() {
		return then.Last()
	}
	return min(then.First().Add(dayOfMonth-1), then.Last())
}

// Month returns the month in which d lies.
func (d Day) Month() Month {
	y, m, _ := d.Date()
	return Month(y*12 + m - 1)
}

// In returns the first instant at which d is the day in a zone. That is its midnight; where summer time skips that, the end of
// the gap; where a clock comes by it twice, the first time. Of a day that a zone left out altogether, it is the beginning of the next.
func (d Day) In(zone *time.Location) time.Time {
	const mostEast = 16 * 60 * 60 // seconds: no zone is further ahead of UTC
	midnight := d.time().Unix()   // if the zone were UTC
	at := time.Unix(midnight-mostEast, 0).In(zone)
	for {
		_, offset := at.Zone()
		_, end := at.ZoneBounds()
		first := time.Unix(max(midnight-int64(offset), at.Unix()), 0).In(zone)
		if end.IsZero() || first.Before(end) {
			return first
		}
		at = end
	}
}

func (d Day) time() time.Time {
	return time.Unix((int64(d)+epoch)*secondsPerDay, 0).UTC()
}
