package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addStates adds a list for each state, and one of silent tasks. Those without tasks are there, too, so that an address that
// someone has noted stays good, but nothing leads to them.
func (p *plan) addStates() {
	for i, kind := range shareKinds {
		p.addState(p.stateURL(kind), view.Badge{State: kind, Word: label("state." + kind)}, p.states[i])
	}
	p.addState(p.silentURL(), view.Badge{Silent: true}, p.silent)
}

// stateURL returns where the plan's tasks of a kind are listed.
func (p *plan) stateURL(kind string) string { return p.sectionURL(tasksSection) + kind + "/" }

func (p *plan) silentURL() string { return p.stateURL(silentKind) }

// A stateHeading is what the pages of a state's list are made of, beside the tasks.
type stateHeading struct {
	heading
	state view.Badge
}

// addState adds the pages of a state's list.
func (p *plan) addState(url string, state view.Badge, rows []*view.TaskRow) {
	title := state.Word
	if state.Silent {
		title = label("silent")
	}
	of := stateHeading{p.heading(tasksSection, "state", title), state}
	paged(p, url, "page/", of, rows, statePage, func(first *view.Page) { first.Content.(*view.TaskList).Total = len(rows) })
}

func statePage(of stateHeading, rows []*view.TaskRow, c cut) *view.Page {
	page := of.page(c)
	page.Content = &view.TaskList{Plan: of.plan, Rows: rows, Pager: c.pager, State: of.state}
	return page
}

// openRows returns the rows of the tasks of a closed plan that have no conclusion.
func (p *plan) openRows() []*view.TaskRow {
	var all []*view.TaskRow
	for i, kind := range shareKinds {
		if isOpen(site.State(kind)) {
			all = append(all, p.states[i]...)
		}
	}
	slices.SortFunc(all, func(a, b *view.TaskRow) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

// planTally counts the plan's tasks. Its figures lead to the lists by state.
func (p *plan) planTally() view.Tally { return tally(p.tasks, p.stateURL) }

// sharesThat returns the part of the plan's tally that is in some states.
func (p *plan) sharesThat(are func(site.State) bool) []view.Share {
	var all []view.Share
	for _, share := range p.tally.Shares {
		if are(site.State(share.State)) {
			all = append(all, share)
		}
	}
	return all
}

func isOpen(s site.State) bool { return s == site.Unreported || s == emptyKind }
