package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// mostNewest is how many updates the page of updates shows before it leads to the months.
const mostNewest = 30

// updateRows returns the rows of some updates.
func updateRows(updates []*update) []*view.UpdateRow {
	rows := make([]*view.UpdateRow, len(updates))
	for i, u := range updates {
		rows[i] = u.row
	}
	return rows
}

// newest returns the latest updates, the newest first.
func (p *plan) newest(most int) []*view.UpdateRow {
	rows := updateRows(p.updates[max(0, len(p.updates)-most):])
	slices.Reverse(rows)
	return rows
}

// addUpdates adds the newest updates, and a page for each month that has any.
func (p *plan) addUpdates() {
	months := p.monthsWith(func(m *month) bool { return len(m.updates) > 0 })
	content := &view.Updates{Plan: p.name, Newest: p.newest(mostNewest), Total: len(p.updates)}
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

// addUpdatesMonth adds the pages of the updates of the i-th of some months.
func (p *plan) addUpdatesMonth(months []day.Month, i int) {
	in := p.months[months[i]]
	of := p.monthList(updatesSection, "updates-month", months, i)
	paged(p, p.monthURL(updatesSection, of.month), "", of, in.updates, updatesPage, func(first *view.Page) {
		v := first.Content.(*view.MonthUpdates)
		v.Total = len(in.updates)
		if len(in.dues)+len(in.events) > 0 {
			v.Due = view.Figure{Text: view.Phrase{Label: "updates.due", Month: of.month}, URL: p.dueURL(of.month)}
		}
	})
}

func updatesPage(of monthList, rows []*view.UpdateRow, c cut) *view.Page {
	page := of.page(c)
	page.Content = &view.MonthUpdates{Plan: of.plan, Month: of.month, Rows: rows, Previous: of.previous, Next: of.next, Pager: c.pager}
	return page
}
