package pages

import (
	"maps"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// mostNewest is how many updates the page of updates shows before it leads to the months.
const mostNewest = 30

func (p *plan) updatesByMonth() map[day.Month][]*view.UpdateRow {
	months := map[day.Month][]*view.UpdateRow{}
	for _, u := range p.updates {
		months[u.Day.Month()] = append(months[u.Day.Month()], u)
	}
	return months
}

// addUpdates adds the newest updates, and a page for each month that has any.
func (p *plan) addUpdates() {
	byMonth := p.updatesByMonth()
	months := slices.Sorted(maps.Keys(byMonth))
	content := &view.Updates{Plan: p.head, Newest: p.newest(mostNewest), Total: len(p.updates)}
	for _, m := range slices.Backward(months) {
		content.Months = append(content.Months, view.MonthCount{URL: p.monthURL(updatesSection, m), Month: m, Count: len(byMonth[m])})
	}
	page := p.page(updatesSection, p.sectionURL(updatesSection), "updates", label("updates.title"))
	page.Content = content
	p.maker.add(page)
	for i := range months {
		p.addUpdatesMonth(months, i, byMonth[months[i]])
	}
}

func (p *plan) addUpdatesMonth(months []day.Month, i int, rows []*view.UpdateRow) {
	m := months[i]
	content := view.MonthUpdates{Plan: p.head, Month: m, Total: len(rows)}
	if i > 0 {
		content.Previous = p.monthURL(updatesSection, months[i-1])
	}
	if i < len(months)-1 {
		content.Next = p.monthURL(updatesSection, months[i+1])
	}
	paged(p.monthURL(updatesSection, m), "", len(rows), func(path string, from, to int, pager view.Pager) {
		page := p.page(updatesSection, path, "updates-month", view.Phrase{Label: "updates.month-title", Month: m})
		page.Part = part(pager)
		page.Crumbs = append(page.Crumbs, p.sectionLink(updatesSection))
		here := content
		here.Rows, here.Pager = rows[from:to], pager
		page.Content = &here
		p.maker.add(page)
	})
}
