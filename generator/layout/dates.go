package layout

import (
	"html"
	"html/template"
	"sync/atomic"

	"gongshi/generator/day"
)

// Dates are days as the language writes them, remembered: pages name the same few hundred days again and again. A day has one
// place, which it shares with days years away; whoever came last stands there.
type dates struct {
	days   [1 << 12]atomic.Pointer[dated]
	months [1 << 8]atomic.Pointer[monthSaid]
}

type dated struct {
	day     day.Day
	said    string
	element template.HTML
}

type monthSaid struct {
	month day.Month
	said  string
}

// date returns a day in the language's form; no day is the empty string.
func (v voice) date(d day.Day) string {
	if d == 0 {
		return ""
	}
	return v.dated(d).said
}

// time returns the same in a time element.
func (v voice) time(d day.Day) template.HTML {
	if d == 0 {
		return ""
	}
	return v.dated(d).element
}

func (v voice) dated(d day.Day) *dated {
	place := &v.dates.days[uint(d)%uint(len(v.dates.days))]
	if known := place.Load(); known != nil && known.day == d {
		return known
	}
	year, month, dayOfMonth := d.Date()
	said := v.labels.Date("date.day", year, month, dayOfMonth)
	element := template.HTML(`<time datetime="` + d.String() + `">` + html.EscapeString(said) + `</time>`)
	made := &dated{d, said, element}
	place.Store(made)
	return made
}

// month returns a month in the language's form; no month is the empty string.
func (v voice) month(m day.Month) string {
	if m == 0 {
		return ""
	}
	place := &v.dates.months[uint(m)%uint(len(v.dates.months))]
	if known := place.Load(); known != nil && known.month == m {
		return known.said
	}
	year, month := m.Date()
	made := &monthSaid{m, v.labels.Date("date.month", year, month, 0)}
	place.Store(made)
	return made.said
}
