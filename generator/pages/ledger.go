package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// ledgerName is the last part of the path of every ledger.
const ledgerName = "ledger/"

// newDueRows returns what the task promised for a day, and what came of it.
func (t *task) newDueRows() []*view.DueRow {
	var all []*view.DueRow
	for _, p := range t.pledges {
		all = append(all, &view.DueRow{
			Day: p.Due, What: titleOf(p.Milestone), Task: t.rowOn(p.Due), Outcome: string(p.Outcome), Word: t.dueWord(p),
		})
	}
	return all
}

// rowOn returns the row of the task with the offices that answered for it on a day.
func (t *task) rowOn(d day.Day) *view.TaskRow {
	if len(t.Changes) == 0 {
		return t.row
	}
	roles := t.rolesOn(d)
	if slices.Equal(roles.Lead, t.Roles.Lead) && slices.Equal(roles.Joint, t.Roles.Joint) && slices.Equal(roles.Support, t.Roles.Support) {
		return t.row
	}
	row := *t.row
	row.Lead, row.Joint, row.Support = refs(t.Plan, roles.Lead), refs(t.Plan, roles.Joint), refs(t.Plan, roles.Support)
	return &row
}

// rolesOn returns the offices that answered for the task on a day. Who will on a day to come is not known: it is who does now.
func (t *task) rolesOn(d day.Day) site.Roles { return t.RolesOn(min(d, t.clock.Day)) }

// dueWord says what came of a promise for a day.
func (t *task) dueWord(p site.Pledge) view.Phrase {
	word := view.Phrase{Label: "ledger.task-" + string(p.Outcome), Day: p.Done}
	if p.Milestone != nil {
		word.Label = "ledger.milestone-" + string(p.Outcome)
	}
	switch {
	case p.Outcome == site.Moved:
		return t.movedWord(p)
	case p.Outcome == site.Lapsed && t.status.State == site.Cancelled:
		word.Label = "ledger.cancelled"
	case p.Outcome == site.Lapsed:
		word.Label = "ledger.lapsed"
	case p.Outcome == site.NotMet && p.Milestone == nil && t.status.Completed != 0:
		word.Label = "ledger.ended-" + t.Outcome
	}
	return word
}

// movedWord says both days of a promise that was moved, and that it was overdue when this was decided.
func (t *task) movedWord(p site.Pledge) view.Phrase {
	word := view.Phrase{Label: "ledger.moved-to", Day: p.Due, Until: t.Schedule.Due, N: float64(p.Change.DaysOverdue())}
	if p.Milestone != nil {
		word.Until = p.Milestone.Due
	}
	if word.N > 0 {
		word.Label = "ledger.moved-late"
	}
	return word
}

// addLedger adds the plan's ledger: all promises in the order of their days, and a list for each outcome. Those without
// promises are there, too, so that an address that someone has noted stays good.
func (p *plan) addLedger() {
	base := p.ledgerURL()
	h := p.listHeader(timelineSection, "ledger", label("ledger.title"))
	paginate(p, base, "page/", h, p.dues, ledgerPage, func(first *view.Page) {
		v := first.Content.(*view.Ledger)
		v.Points, v.Proof, v.Months, v.Offices = p.ledgerPoints(), p.proof(), p.ledgerMonths(), p.ledgerOffices()
		v.Months.Moved, v.Offices.Moved = p.sum.Moved > 0, p.sum.Moved > 0
		v.Points = append(v.Points, movedPoints(p.sum, p.outcomeURL(site.Moved))...)
		first.Points = v.Points
	})
	for _, o := range site.Outcomes() {
		h := p.listHeader(timelineSection, "ledger", label("ledger.of-"+string(o)))
		h.above, h.up = h.up, view.Link{URL: base, Text: label("ledger.title")}
		paginate(p, p.outcomeURL(o), "page/", h, p.outcomes[string(o)], ledgerPage, func(*view.Page) {})
	}
}

func (p *plan) outcomeURL(o site.Outcome) string { return p.ledgerURL() + string(o) + "/" }

// ledgerPage returns a page of a ledger under headings of months.
func ledgerPage(h listHeader, rows []*view.DueRow, c pageRange) *view.Page {
	page := h.page(c)
	v := &view.Ledger{Plan: h.plan, Pager: c.pager}
	eachMonth(rows, duesInTime.day, func(m day.Month, rows []*view.DueRow) {
		v.Groups = append(v.Groups, view.DueGroup{Anchor: m.String(), Title: view.Phrase{Label: "text.month", Month: m}, Rows: rows})
	})
	page.Content = v
	return page
}

// ledgerMonths returns the months in which something falls due, with their sums.
func (p *plan) ledgerMonths() view.LedgerTable {
	var all view.LedgerTable
	for _, m := range p.monthsWith(func(m *month) bool { return len(m.dues) > 0 }) {
		all.Rows = append(all.Rows, view.LedgerGroup{URL: p.dueURL(m), Name: view.Phrase{Label: "text.month", Month: m}, Sum: p.months[m].sum})
	}
	return all
}

// dueURL returns where the month page lists what falls due in it; the ledger itself for a month that the timeline has not.
func (p *plan) dueURL(m day.Month) string {
	if months := monthsOf(p.Terms); m < months[0] || m > months[len(months)-1] {
		return p.ledgerURL()
	}
	return p.monthURL(timelineSection, m) + "#due"
}

func (p *plan) ledgerURL() string { return p.URL() + ledgerName }

// ledgerOffices returns the offices that promised something for a day, with their sums. A collective is not compared.
func (p *plan) ledgerOffices() view.LedgerTable {
	var all view.LedgerTable
	for _, o := range p.offices {
		if len(o.dues) > 0 && !o.office.Collective {
			all.Rows = append(all.Rows, view.LedgerGroup{URL: o.group.URL + ledgerName, Name: text(o.name()), Sum: o.sum})
		}
	}
	return all
}

// sumOf counts promises for a day by what came of them.
func sumOf(rows []*view.DueRow) view.LedgerSum {
	var s view.LedgerSum
	for _, row := range rows {
		switch s.Total++; site.Outcome(row.Outcome) {
		case site.OnTime:
			s.OnTime++
		case site.Late:
			s.Late++
		case site.NotMet:
			s.NotMet++
		case site.Ahead:
			s.Open++
		case site.Lapsed:
			s.Lapsed++
		case site.Moved:
			s.Moved++
		}
	}
	return s
}

// byOutcome returns promises by what came of them.
func byOutcome(rows []*view.DueRow) map[string][]*view.DueRow {
	by := map[string][]*view.DueRow{}
	for _, row := range rows {
		by[row.Outcome] = append(by[row.Outcome], row)
	}
	return by
}

// duesByOutcome puts promises under what came of them, first what a reader who looks for failures wants to see.
func duesByOutcome(rows []*view.DueRow) []headedRow[*view.DueRow] {
	by := byOutcome(rows)
	all := make([]headedRow[*view.DueRow], 0, len(rows))
	for _, o := range [...]site.Outcome{site.NotMet, site.Late, site.OnTime, site.Ahead, site.Moved, site.Lapsed} {
		for _, row := range by[string(o)] {
			all = append(all, headedRow[*view.DueRow]{string(o), row})
		}
	}
	return all
}

// outcomePage returns a page of a ledger under headings of outcomes.
func outcomePage(h listHeader, rows []headedRow[*view.DueRow], c pageRange) *view.Page {
	page := h.page(c)
	v := &view.Ledger{Plan: h.plan, Of: []view.Link{h.up}, Pager: c.pager}
	eachHeading(rows, func(kind string, rows []*view.DueRow) {
		v.Groups = append(v.Groups, view.DueGroup{Anchor: kind, Title: label("ledger.of-" + kind), Rows: rows})
	})
	page.Content = v
	return page
}
