package pages

import (
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The axis of a timeline, in the units of its drawing. It is as wide for a plan of a month as for one of four years, so that signs
// and names, which are measured in the same units, are as large on each.
const (
	axisWidth = 1200
	axisEm    = 20 // the height of its letters
)

// An axis is the days that a plan's timeline shows, whole months, and how wide it is drawn.
type axis struct {
	first, last day.Day
	width       int
}

func axisOf(t *site.Terms, width int) axis {
	return axis{t.Start.Month().First(), max(t.End, t.Closes()).Month().Last(), width}
}

func (a axis) contains(d day.Day) bool { return a.first <= d && d <= a.last }

// before returns where a day begins.
func (a axis) before(d day.Day) int { return int(d-a.first) * a.width / int(a.last+1-a.first) }

// middle returns where a mark of a day stands.
func (a axis) middle(d day.Day) int { return (a.before(d) + a.before(d+1)) / 2 }

// span returns the part of a stretch of days that the axis shows, and whether there is any.
func (a axis) span(kind string, from, to day.Day) (view.Span, bool) {
	from, to = max(from, a.first), min(to, a.last)
	return view.Span{Kind: kind, X: a.before(from), Width: a.before(to+1) - a.before(from)}, from <= to
}

// A division is a way to part an axis.
type division struct {
	months int // of a part
	room   int // that the name of a part takes up, in halves of the height of its letters
	word   func(year, month int) view.Phrase
}

func byYears() division {
	return division{12, 7, func(year, _ int) view.Phrase { return view.Phrase{Label: "lane.year", N: float64(year)} }}
}

// divisions are the ways to part years, the finest first.
func divisions() []division {
	return []division{
		{1, 5, func(_, month int) view.Phrase { return label("date.short." + strconv.Itoa(month)) }},
		{3, 6, func(_, month int) view.Phrase {
			return view.Phrase{Label: "lane.quarter", N: float64((month + 2) / 3)}
		}},
	}
}

// scale returns what the axis is marked with, in letters of a height: its years, and within them its months, or its quarters, or on the
// longest nothing else.
func (a axis) scale(em int) view.Scale {
	s := view.Scale{Years: a.names(byYears(), em)}
	months, parted := int(a.last.Month()-a.first.Month())+1, byYears()
	for _, by := range divisions() {
		if a.width*by.months >= months*by.room*em/2 {
			parted = by
			s.Parts = a.names(by, em)
			break
		}
	}
	for _, part := range a.parts(parted.months) {
		s.Lines = append(s.Lines, a.before(part.First()))
	}
	return s
}

// parts returns the months with which the parts of the axis begin, each of so many months.
func (a axis) parts(months int) []day.Month {
	var all []day.Month
	for m := a.first.Month(); m <= a.last.Month(); m++ {
		if len(all) == 0 || begins(m, months) {
			all = append(all, m)
		}
	}
	return all
}

// begins reports whether a part of a year begins with a month.
func begins(m day.Month, months int) bool {
	_, month := m.Date()
	return (month-1)%months == 0
}

// names returns the names of the parts of the axis, but for those that have no room. A first part that is cut off, and too short for its
// name, gives way to the second.
func (a axis) names(by division, em int) []view.ScaleName {
	var all []view.ScaleName
	parts, free, room := a.parts(by.months), 0, by.room*em/2
	for i, m := range parts {
		x := a.before(m.First())
		gives := i == 0 && len(parts) > 1 && !begins(m, by.months) && a.before(parts[1].First()) < room
		if x < free || gives || x+room > a.width+room/4 {
			continue
		}
		all = append(all, view.ScaleName{X: x, Word: by.word(m.Date())})
		free = x + room*9/10 // February is shorter
	}
	return all
}

// newAxis returns the axis of the plan's timeline, with the day as of which it is shown.
func (p *plan) newAxis() *view.Axis {
	a := axisOf(p.Terms, axisWidth)
	v := &view.Axis{Width: a.width, Scale: a.scale(axisEm), Day: -1}
	if on := p.clock.Day; a.contains(on) {
		v.Day, v.On, v.Word = a.middle(on), on, view.Phrase{Label: "lane.day", Day: on}
		v.Late = v.Day > a.width/4
		if p.clock.Closed {
			v.Word.Label = "lane.day-closed"
		}
	}
	return v
}
