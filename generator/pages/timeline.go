package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

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
			all = append(all, view.Link{URL: p.sectionURL(timelineSection) + "#" + m.String(), Text: yearWord(year)})
		}
	}
	return all
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
	url := p.monthURL(timelineSection, of.month)
	paginate(p, url, "", of, in.rows, monthPage, func(first *view.Page) {
		v := first.Content.(*view.MonthEvents)
		v.Points = p.monthPoints(of, in)
		v.Updates, _ = countNews(in.updates)
		first.Points = v.Points
	})
}

// A monthList is what the pages of a month are made of, beside its events or updates.
type monthList struct {
	listHeader
	month          day.Month
	updatesURL     string
	previous, next view.MonthLink // without a URL at the ends
}

// monthPoints says what fell due in a month, what came of it, and what happened.
func (p *plan) monthPoints(of monthList, in *month) []view.Point {
	url := p.monthURL(timelineSection, of.month)
	points := duePoints(in.sum, in.dues, p.clock.Day, func(site.Outcome) string { return url + "#due" })
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

// mostMonthEvents is how many events of a month the timeline itself shows.
const mostMonthEvents = 5

func (p *plan) timelineMonth(m day.Month) view.TimelineMonth {
	in := p.month(m)
	v := view.TimelineMonth{URL: p.monthURL(timelineSection, m), ID: m.String(), Month: m, Due: in.sum.Total - in.sum.Lapsed - in.sum.Moved, Done: in.kept}
	v.Updates, _ = countNews(in.updates)
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

// countKept returns how often something promised was done, among what happened.
func countKept(events []*view.Event) int {
	n := 0
	for _, e := range events {
		if e.Kind == milestoneMetEvent || e.Kind == completedEvent && e.Task.Badge.State == string(site.Done) {
			n++
		}
	}
	return n
}

func monthPage(of monthList, rows []monthRow, c pageRange) *view.Page {
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

// monthsOf returns the months of a plan's timeline, from its start to the last day on which a report counts.
func monthsOf(of *site.Terms) []day.Month {
	var months []day.Month
	for m := of.Start.Month(); m <= max(of.End, of.Closes()).Month(); m++ {
		months = append(months, m)
	}
	return months
}

// mostNewest is how many updates the page of updates shows before it leads to the months.
const mostNewest = 30

// addUpdates adds the newest updates, and a page for each month that has any.
func (p *plan) addUpdates() {
	months := p.monthsWith(func(m *month) bool { return len(m.updates) > 0 })
	content := &view.Updates{Plan: p.name, Newest: p.newest(mostNewest), More: len(p.news) > mostNewest, Total: newsTotal(p.news)}
	if len(content.Newest) > 0 {
		content.Latest = content.Newest[0].Known()
	}
	for _, m := range slices.Backward(months) {
		content.Months = append(content.Months, view.MonthCount{URL: p.monthURL(updatesSection, m), Month: m, Count: len(p.months[m].updates)})
	}
	page := p.page(updatesSection, p.sectionURL(updatesSection), "updates", label("updates.title"))
	page.Content = content
	p.maker.add(page)
	for i := range months {
		p.addUpdatesMonth(months, i)
	}
}

// newest returns the latest updates, the newest first.
func (p *plan) newest(most int) []*view.UpdateRow {
	rows := slices.Clone(p.news[max(0, len(p.news)-most):])
	slices.Reverse(rows)
	return rows
}

// addUpdatesMonth adds the pages of the updates of the i-th of some months.
func (p *plan) addUpdatesMonth(months []day.Month, i int) {
	in := p.months[months[i]]
	of := p.monthList(updatesSection, "updates-month", months, i)
	paginate(p, p.monthURL(updatesSection, of.month), "", of, in.updates, updatesPage, func(first *view.Page) {
		v := first.Content.(*view.MonthUpdates)
		v.Total = newsTotal(in.updates)
		if len(in.dues)+len(in.events) > 0 {
			v.Due = view.Figure{Text: view.Phrase{Label: "updates.due", Month: of.month}, URL: p.dueURL(of.month)}
		}
	})
}

// monthList returns what the pages of the i-th of some months are made of.
func (p *plan) monthList(s section, layout string, months []day.Month, i int) monthList {
	of := monthList{
		listHeader: p.listHeader(s, layout, view.Phrase{Label: string(s) + ".month-title", Month: months[i]}), month: months[i],
	}
	if i > 0 {
		of.previous = view.MonthLink{URL: p.monthURL(s, months[i-1]), Month: months[i-1]}
	}
	if i < len(months)-1 {
		of.next = view.MonthLink{URL: p.monthURL(s, months[i+1]), Month: months[i+1]}
	}
	return of
}

func (p *plan) monthURL(s section, m day.Month) string { return p.sectionURL(s) + m.String() + "/" }

func updatesPage(of monthList, rows []*view.UpdateRow, c pageRange) *view.Page {
	page := of.page(c)
	page.Content = &view.MonthUpdates{Plan: of.plan, Month: of.month, Rows: rows, Previous: of.previous, Next: of.next, Pager: c.pager}
	return page
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
				all = append(all, t.Updates[i].Day, max(t.Updates[i].Day, t.Updates[i].Reported))
			}
			for _, row := range t.notices {
				all = append(all, row.Known())
			}
		}
		all = append(all, p.noticeDays()...)
		all = append(all, p.incidentDays()...)
		all = append(all, p.assessmentDays()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
