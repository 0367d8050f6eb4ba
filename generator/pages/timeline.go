package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// mostMonthEvents is how many events of a month the timeline itself shows.
const mostMonthEvents = 5

// addTimeline adds the timeline, and a page for every month of the plan.
func (p *plan) addTimeline() {
	months, events, updates := p.monthsOf(), p.eventsByMonth(), p.updatesByMonth()
	content := &view.Timeline{Plan: p.head}
	for _, m := range months {
		content.Months = append(content.Months, p.timelineMonth(m, events[m], len(updates[m])))
	}
	page := p.page(timelineSection, p.sectionURL(timelineSection), "timeline", label("timeline.title"))
	page.Content = content
	p.maker.add(page)
	for i := range months {
		p.addMonth(months, i, events[months[i]], len(updates[months[i]]))
	}
}

func (p *plan) monthURL(s section, m day.Month) string { return p.sectionURL(s) + m.String() + "/" }

func (p *plan) timelineMonth(m day.Month, events []view.Event, updates int) view.TimelineMonth {
	v := view.TimelineMonth{URL: p.monthURL(timelineSection, m), Month: m, Updates: updates}
	for _, e := range events {
		switch e.Kind {
		case dueEvent, milestoneDueEvent, milestoneMissedEvent:
			v.Due++
		case completedEvent:
			if e.Task.Badge.State == string(site.Done) {
				v.Done++
			}
		case milestoneMetEvent:
			v.Done++
		}
	}
	v.Events = events[:min(len(events), mostMonthEvents)]
	v.More = len(events) - len(v.Events)
	return v
}

func (p *plan) addMonth(months []day.Month, i int, events []view.Event, updates int) {
	m := months[i]
	content := view.MonthEvents{Plan: p.head, Month: m, Updates: updates}
	if updates > 0 {
		content.UpdatesURL = p.monthURL(updatesSection, m)
	}
	if i > 0 {
		content.Previous = p.monthURL(timelineSection, months[i-1])
	}
	if i < len(months)-1 {
		content.Next = p.monthURL(timelineSection, months[i+1])
	}
	paged(p.monthURL(timelineSection, m), "", len(events), func(path string, from, to int, pager view.Pager) {
		page := p.page(timelineSection, path, "timeline-month", view.Phrase{Label: "timeline.month-title", Month: m})
		page.Part = part(pager)
		page.Crumbs = append(page.Crumbs, p.sectionLink(timelineSection))
		here := content
		here.Events, here.Pager = events[from:to], pager
		page.Content = &here
		p.maker.add(page)
	})
}

// The kinds of events. The promised ones are shown whenever they lie; the others once they happened.
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

// eventsByMonth returns the plan's events in the order of days, then of tasks.
func (p *plan) eventsByMonth() map[day.Month][]view.Event {
	var all []view.Event
	for _, t := range p.tasks {
		all = append(all, p.events(t)...)
	}
	slices.SortStableFunc(all, func(a, b view.Event) int { return cmp.Compare(a.Day, b.Day) })
	months := map[day.Month][]view.Event{}
	for _, e := range all {
		months[e.Day.Month()] = append(months[e.Day.Month()], e)
	}
	return months
}

func (p *plan) events(t *task) []view.Event {
	var all []view.Event
	add := func(d day.Day, kind string, word view.Phrase, what string) {
		if d != 0 {
			all = append(all, view.Event{Day: d, Kind: kind, Word: word, What: what, Task: t.row})
		}
	}
	happened := func(d day.Day, kind string, word view.Phrase, what string) {
		if d <= p.clock.Day {
			add(d, kind, word, what)
		}
	}
	add(t.Schedule.Due, dueEvent, label("event.due"), "")
	for i := range t.Milestones {
		p.milestoneEvents(&t.Milestones[i], add)
	}
	for _, pause := range t.Pauses {
		happened(pause.From, pausedEvent, label("event.paused"), "")
		if pause.Until != 0 {
			happened(pause.Until.Add(1), resumedEvent, label("event.resumed"), "")
		}
	}
	happened(t.Completed, completedEvent, completionWord(t), "")
	happened(t.Cancelled, cancelledEvent, label("event.cancelled"), "")
	return all
}

func completionWord(t *task) view.Phrase {
	if t.IsMet() {
		return label("event.completed")
	}
	return label("state.unfinished-" + t.Outcome)
}

func (p *plan) milestoneEvents(m *site.Milestone, add func(day.Day, string, view.Phrase, string)) {
	kind := milestoneDueEvent
	if m.State(p.Plan, p.clock.Day) == site.Missed {
		kind = milestoneMissedEvent
	}
	add(m.Due, kind, label("event."+kind), m.Title)
	total, met := m.In(p.Plan), m.MetOn(p.Plan, p.clock.Day)
	for i, d := range slices.Sorted(slices.Values(m.Done)) {
		switch {
		case d > p.clock.Day || d == met:
		default:
			add(d, recordEvent, view.Phrase{Label: "event.record", N: float64(i + 1), Total: total}, m.Title)
		}
	}
	for _, v := range m.Values {
		if v.Date <= p.clock.Day && v.Date != met {
			add(v.Date, recordEvent, view.Phrase{Label: "event.record", N: v.Value, Total: total}, m.Title)
		}
	}
	add(met, milestoneMetEvent, label("event.milestone-met"), m.Title)
}

// addDays notes the days on which something of the plan happens, whatever the day is now: the preview goes from one to the next.
func (m *maker) addDays(p *plan) {
	for _, t := range p.tasks {
		for _, e := range p.events(t) {
			m.made.Days = append(m.made.Days, e.Day)
		}
		for i := range t.Updates {
			m.made.Days = append(m.made.Days, t.Updates[i].Day)
		}
	}
}
