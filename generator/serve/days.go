package serve

import (
	"net/url"
	"sort"

	"gongshi/generator/day"
)

// A dayBar leads from a page to itself on other days. It works without a script.
type dayBar struct {
	Words *phrases
	Path  string  // of the page
	AsOf  day.Day // none if the address names none
	Shown day.Day
	Open  bool
	Steps []step
	Kept  url.Values // the rest of the page's query, for the form
}

// A step is a link to a day.
type step struct {
	Text string
	Day  day.Day // named only where the text does not tell it
	URL  string
}

func (x *exhibit) bar(path string, query url.Values, asOf day.Day, w *phrases) *dayBar {
	b := &dayBar{Words: w, Path: path, AsOf: asOf, Shown: asOf, Kept: url.Values{}}
	if b.Shown == 0 {
		b.Shown = x.Day
	}
	for name, values := range query {
		if name != asOfParameter {
			b.Kept[name] = values
		}
	}
	b.step(w.MonthBack, addMonths(b.Shown, -1), false)
	b.step(w.DayBack, b.Shown.Add(-1), false)
	b.step(w.DayOn, b.Shown.Add(1), false)
	b.step(w.MonthOn, addMonths(b.Shown, 1), false)
	before, after := around(x.Days, b.Shown)
	b.step(w.Previous, before, true)
	b.step(w.Next, after, true)
	if asOf != 0 {
		b.Steps = append(b.Steps, step{Text: w.Today, URL: b.address(b.Kept)})
	}
	return b
}

// step adds a link to a day, if there is such a day.
func (b *dayBar) step(text string, d day.Day, named bool) {
	if _, ok := day.Parse(d.String()); !ok {
		return
	}
	query := url.Values{asOfParameter: {d.String()}}
	for name, values := range b.Kept {
		query[name] = values
	}
	s := step{Text: text, URL: b.address(query)}
	if named {
		s.Day = d
	}
	b.Steps = append(b.Steps, s)
}

func (b *dayBar) address(query url.Values) string {
	return (&url.URL{Path: b.Path, RawQuery: query.Encode()}).String()
}

// addMonths returns the same day of the month n months later, or the last of a month that has no such day.
func addMonths(d day.Day, n int) day.Day {
	_, _, dayOfMonth := d.Date()
	month := d.Month() + day.Month(n)
	first := month.First()
	if first == 0 {
		return 0
	}
	to := first.Add(dayOfMonth - 1)
	for to.Month() != month {
		to--
	}
	return to
}

// around returns the last of the days before d and the first after it, or none.
func around(days []day.Day, d day.Day) (before, after day.Day) {
	if i := sort.Search(len(days), func(i int) bool { return days[i] >= d }); i > 0 {
		before = days[i-1]
	}
	if i := sort.Search(len(days), func(i int) bool { return days[i] > d }); i < len(days) {
		after = days[i]
	}
	return before, after
}
