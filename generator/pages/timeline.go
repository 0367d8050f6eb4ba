package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// mostMonthEvents is how many events of a month the timeline itself shows.
const mostMonthEvents = 5

// addTimeline adds the timeline, and a page for every month of the plan.
func (p *plan) addTimeline() {
	months := monthsOf(p.Terms)
	content := &view.Timeline{Plan: p.name, Axis: p.axis, Groups: p.laneGroups()}
	content.Keys = keysOfGroups(content.Groups)
	for _, m := range months {
		content.Months = append(content.Months, p.timelineMonth(m))
	}
	content.Years = p.years(months)
	page := p.page(timelineSection, p.sectionURL(timelineSection), "timeline", label("timeline.title"))
	page.Content = content
	p.maker.add(page)
	p.addCategoryTimelines()
	for i := range months {
		p.addMonth(months, i)
	}
}

// mostMonths is how many months a list may have before it leads to its years.
const mostMonths = 18

// years returns where each year begins in the timeline's list of months; nothing for a list that is short.
func (p *plan) years(months []day.Month) []view.Link {
	var all []view.Link
	for i, m := range months {
		year, month := m.Date()
		if len(months) > mostMonths && (i == 0 || month == 1) {
			all = append(all, view.Link{URL: p.sectionURL(timelineSection) + "#" + m.String(), Text: view.Phrase{Label: "lane.year", N: float64(year)}})
		}
	}
	return all
}

func (p *plan) monthURL(s section, m day.Month) string { return p.sectionURL(s) + m.String() + "/" }

func (p *plan) timelineMonth(m day.Month) view.TimelineMonth {
	in := p.month(m)
	sum := sumOf(in.dues)
	v := view.TimelineMonth{URL: p.monthURL(timelineSection, m), ID: m.String(), Month: m, Due: sum.Total - sum.Lapsed, Updates: len(in.updates)}
	for _, e := range in.events {
		switch e.Kind {
		case completedEvent:
			if e.Task.Badge.State == string(site.Done) {
				v.Done++
			}
		case milestoneMetEvent:
			v.Done++
		}
	}
	for _, said := range []struct {
		key string
		n   int
	}{{"timeline.due", v.Due}, {"timeline.done", v.Done}, {"timeline.updates", v.Updates}} {
		if said.n > 0 {
			v.Says = append(v.Says, view.Phrase{Label: said.key, N: float64(said.n)})
		}
	}
	v.Dues = firstOf(in.dues, mostMonthEvents)
	v.Events = firstOf(in.events, mostMonthEvents-len(v.Dues))
	v.More = len(in.dues) + len(in.events) - len(v.Dues) - len(v.Events)
	return v
}

// A monthList is what the pages of a month are made of, beside its events or updates.
type monthList struct {
	heading
	month          day.Month
	updatesURL     string
	previous, next view.MonthLink // without a place at the ends
}

// monthList returns what the pages of the i-th of some months are made of.
func (p *plan) monthList(s section, layout string, months []day.Month, i int) monthList {
	of := monthList{
		heading: p.heading(s, layout, view.Phrase{Label: string(s) + ".month-title", Month: months[i]}), month: months[i],
	}
	if i > 0 {
		of.previous = view.MonthLink{URL: p.monthURL(s, months[i-1]), Month: months[i-1]}
	}
	if i < len(months)-1 {
		of.next = view.MonthLink{URL: p.monthURL(s, months[i+1]), Month: months[i+1]}
	}
	return of
}

// A monthRow is a row of a month's page: what falls due comes first, then what happened.
type monthRow struct {
	due   *view.DueRow
	event *view.Event
}

func (p *plan) addMonth(months []day.Month, i int) {
	in := p.month(months[i])
	of := p.monthList(timelineSection, "timeline-month", months, i)
	if len(in.updates) > 0 {
		of.updatesURL = p.monthURL(updatesSection, of.month)
	}
	rows := make([]monthRow, 0, len(in.dues)+len(in.events))
	for _, due := range in.dues {
		rows = append(rows, monthRow{due: due})
	}
	for _, event := range in.events {
		rows = append(rows, monthRow{event: event})
	}
	url := p.monthURL(timelineSection, of.month)
	paged(p, url, "", of, rows, monthPage, func(first *view.Page) {
		v := first.Content.(*view.MonthEvents)
		v.Updates, v.Points = len(in.updates), p.monthPoints(of, in)
		first.Points = v.Points
	})
}

// monthPoints says what fell due in a month, what came of it, and what happened.
func (p *plan) monthPoints(of monthList, in *month) []view.Point {
	url := p.monthURL(timelineSection, of.month)
	points := duePoints(in.dues, p.clock.Day, func(site.Outcome) string { return url + "#due" })
	v := p.timelineMonth(of.month)
	var figures []view.Figure
	if v.Done > 0 {
		at := url
		if len(in.dues) < perPage {
			at += "#events"
		}
		figures = append(figures, figure("points.done-in-month", v.Done, at))
	}
	if v.Updates > 0 {
		figures = append(figures, figure("points.updates-in-month", v.Updates, of.updatesURL))
	}
	if figures == nil {
		return points
	}
	return append(points, view.Point{Lead: label("points.in-month"), Figures: figures})
}

func monthPage(of monthList, rows []monthRow, c cut) *view.Page {
	page := of.page(c)
	v := &view.MonthEvents{Plan: of.plan, Month: of.month, UpdatesURL: of.updatesURL, Previous: of.previous, Next: of.next, Pager: c.pager}
	for _, row := range rows {
		if row.due != nil {
			v.Dues = append(v.Dues, row.due)
		} else {
			v.Events = append(v.Events, row.event)
		}
	}
	page.Content = v
	return page
}

// The kinds of events. The first three are promises for a day, and stand in lanes alone; the others are shown once they happened.
const (
	dueEvent             = "due"
	milestoneDueEvent    = "milestone-due"
	milestoneMissedEvent = "milestone-missed"
	milestoneMetEvent    = "milestone-met"
	recordEvent          = "record"
	completedEvent       = "completed"
	cancelledEvent       = "cancelled"
	pausedEvent          = "paused"
	resumedEvent         = "resumed"
)

// An adder takes what happened; m is the milestone whose it is, or nil. Of no day, and of one that is still to come, it takes nothing.
type adder func(d day.Day, kind string, word view.Phrase, m *site.Milestone)

// newEvents returns what happened to the task, in the order of its front matter. What it promised for a day is in dueRows.
func (t *task) newEvents() []*view.Event {
	var all []*view.Event
	happened := func(d day.Day, kind string, word view.Phrase, m *site.Milestone) {
		if d != 0 && d <= t.clock.Day {
			all = append(all, &view.Event{Day: d, Kind: kind, Word: word, What: titleOf(m), Task: t.row})
		}
	}
	for i := range t.Milestones {
		t.milestoneEvents(&t.Milestones[i], happened)
	}
	for _, pause := range t.Pauses {
		happened(pause.From, pausedEvent, label("event.paused"), nil)
		if pause.Until != 0 && !t.isOverBy(pause.Until.Add(1)) && !t.rests(pause.Until.Add(1)) {
			happened(pause.Until.Add(1), resumedEvent, label("event.resumed"), nil)
		}
	}
	happened(t.Completed, completedEvent, completionWord(t), nil)
	happened(t.Cancelled, cancelledEvent, label("event.cancelled"), nil)
	return all
}

// titleOf returns a milestone's title; of none, nothing.
func titleOf(m *site.Milestone) string {
	if m == nil {
		return ""
	}
	return m.Title
}

// rests reports whether the task is paused on a day.
func (t *task) rests(on day.Day) bool {
	return slices.ContainsFunc(t.Pauses, func(p site.Pause) bool { return p.Contains(on) })
}

func completionWord(t *task) view.Phrase {
	switch due := t.Schedule.Due; {
	case t.IsMet() && due != 0 && t.Completed > due:
		return label("event.completed-late")
	case t.IsMet():
		return label("event.completed")
	}
	return label("state.unfinished-" + t.Outcome)
}

func (t *task) milestoneEvents(m *site.Milestone, add adder) {
	total, met := m.In(t.Plan), m.MetOn(t.Plan, t.clock.Day)
	for i, d := range slices.Sorted(slices.Values(m.Done)) {
		if d != met {
			add(d, recordEvent, view.Phrase{Label: "event.record", N: float64(i + 1), Total: total, Text: m.Unit}, m)
		}
	}
	for _, v := range m.Values {
		if v.Date != met {
			add(v.Date, recordEvent, view.Phrase{Label: "event.record", N: v.Value, Total: total, Text: m.Unit}, m)
		}
	}
	word := label("event.milestone-met")
	if t.isLate(m) {
		word = label("event.milestone-late")
	}
	add(met, milestoneMetEvent, word, m)
}

// days returns the days on which something happens in any plan, whatever the day is now: the preview goes from one to the next.
func (m *maker) days() []day.Day {
	var all []day.Day
	for _, p := range m.plans {
		for _, t := range p.tasks {
			for _, e := range t.events {
				all = append(all, e.Day)
			}
			for _, due := range t.dueRows {
				all = append(all, due.Day)
			}
			for i := range t.Updates {
				all = append(all, t.Updates[i].Day)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
