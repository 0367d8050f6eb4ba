package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// mostNewest is how many updates the page of updates shows before it leads to the months.
const mostNewest = 30

// allUpdates returns all updates that exist on the day, in the order of days, then of tasks.
func (p *plan) allUpdates() []dated[*view.UpdateRow] {
	return inOrder(&p.changes, p.was.updates, func(t *task, add func(day.Day, *view.UpdateRow)) {
		for i := range slices.Backward(t.updates) {
			add(t.updates[i].Day, t.updates[i].row)
		}
	})
}

// newest returns the latest updates, the newest first.
func (p *plan) newest(most int) []*view.UpdateRow {
	var rows []*view.UpdateRow
	for _, u := range slices.Backward(p.updates[max(0, len(p.updates)-most):]) {
		rows = append(rows, u.what)
	}
	return rows
}

// addUpdates adds the newest updates, and a page for each month that has any.
func (p *plan) addUpdates() {
	byMonth := byMonth(p.updates)
	months := make([]day.Month, len(byMonth))
	content := &view.Updates{Plan: p.name, Newest: p.newest(mostNewest), Total: len(p.updates)}
	for i, m := range slices.Backward(byMonth) {
		months[i] = m.month
		content.Months = append(content.Months, view.MonthCount{URL: p.monthURL(updatesSection, m.month), Month: m.month, Count: len(m.all)})
	}
	page := p.page(updatesSection, p.sectionURL(updatesSection), "updates", label("updates.title"))
	page.Content = content
	p.maker.add(page)
	busy := countByMonth(p.ledger)
	for m, n := range countByMonth(p.events) {
		busy[m] += n
	}
	for i := range months {
		p.addUpdatesMonth(months, i, byMonth[i].all, busy[months[i]] > 0)
	}
}

// addUpdatesMonth adds the pages of the updates of the i-th of some months. busy says whether something fell due or was done in it.
func (p *plan) addUpdatesMonth(months []day.Month, i int, rows []*view.UpdateRow, busy bool) {
	of := p.monthList(updatesSection, "updates-month", months, i)
	paged(p, p.monthURL(updatesSection, of.month), "", of, rows, updatesPage, func(first *view.Page) {
		v := first.Content.(*view.MonthUpdates)
		v.Total = len(rows)
		if busy {
			v.Due = view.Figure{Text: view.Phrase{Label: "updates.due", Month: of.month}, URL: p.dueURL(of.month)}
		}
	})
}

func updatesPage(of monthList, rows []*view.UpdateRow, c cut) *view.Page {
	page := of.page(c)
	page.Content = &view.MonthUpdates{Plan: of.plan, Month: of.month, Rows: rows, Previous: of.previous, Next: of.next, Pager: c.pager}
	return page
}
