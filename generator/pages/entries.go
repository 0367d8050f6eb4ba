package pages

import (
	"slices"
	"strconv"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// An entry is a row of a list that goes on under headings: kind names its heading, and is the heading's anchor.
type entry[R comparable] struct {
	kind string
	row  R
}

// eachRun calls do for the rows under each heading, in order.
func eachRun[R comparable](all []entry[R], do func(kind string, rows []R)) {
	for from := 0; from < len(all); {
		to := from
		var rows []R
		for ; to < len(all) && all[to].kind == all[from].kind; to++ {
			rows = append(rows, all[to].row)
		}
		do(all[from].kind, rows)
		from = to
	}
}

// starts returns where in a paged list each heading stands first.
func starts[R comparable](base string, all []entry[R]) map[string]string {
	at := map[string]string{}
	for i, e := range all {
		if at[e.kind] != "" {
			continue
		}
		place := base
		if page := i/perPage + 1; page > 1 {
			place += "page/" + strconv.Itoa(page) + "/"
		}
		at[e.kind] = place + "#" + e.kind
	}
	return at
}

// statesName is the last part of the place of the tasks of an office or a category by state.
const statesName = "states/"

// silentKind stands for silent tasks beside the kinds of shares.
const silentKind = "silent"

// stateEntries puts tasks under what they are counted as, and those that owe an update once more at the end.
func stateEntries(tasks []*task) []entry[*view.TaskRow] {
	var all []entry[*view.TaskRow]
	for _, i := range concernKinds {
		for _, t := range tasks {
			if t.order == i {
				all = append(all, entry[*view.TaskRow]{shareKinds[i], t.row})
			}
		}
	}
	for _, t := range tasks {
		if t.status.Silent {
			all = append(all, entry[*view.TaskRow]{silentKind, t.row})
		}
	}
	return all
}

// kindTitle returns the words for what tasks are counted as.
func kindTitle(kind string) view.Phrase {
	if kind == silentKind {
		return label("silent")
	}
	return label("state." + kind)
}

func statesPage(h heading, rows []entry[*view.TaskRow], c cut) *view.Page {
	page := h.page(c)
	v := &view.StateGroups{Plan: h.plan, Pager: c.pager}
	last := ""
	eachRun(rows, func(kind string, rows []*view.TaskRow) {
		group := view.StateGroup{Anchor: kind, Title: kindTitle(kind), Rows: rows}
		over := overKind(kind)
		if group.Under = over != ""; group.Under && over != last {
			group.Over, group.Words = over, label("column."+over)
		}
		last = over
		v.Groups = append(v.Groups, group)
	})
	page.Content = v
	return page
}

// The anchors of several kinds that a figure counts together.
const (
	lateAnchor = "late"
	openAnchor = "open"
)

// overKind returns the anchor under which a kind stands with others; none for most.
func overKind(kind string) string {
	switch state := site.State(kind); {
	case isLate(state):
		return lateAnchor
	case isOpen(state):
		return openAnchor
	}
	return ""
}

// A portion is some of a plan's tasks that are counted together: an office's or a category's.
type portion struct {
	url    string
	tasks  []*task // those that count; of an office those that it leads or shares
	states []entry[*view.TaskRow]
	dues   []*view.DueRow        // in the order of days
	came   []entry[*view.DueRow] // the same by what came of them
	group  view.Group

	duePoints []view.Point // what came of dues
	points    []view.Point // all main points
}

// newPortion returns the portion that is shown at a place.
func newPortion(url, name string, tasks []*task, clock site.Clock) portion {
	p := portion{url: url, tasks: tasks, states: stateEntries(tasks), dues: duesOf(tasks)}
	p.came = outcomeEntries(p.dues)
	p.group = group(url, name, tasks, starts(url+statesName, p.states), clock)
	p.duePoints = p.ledgerPoints(clock)
	p.points = p.mainPoints()
	return p
}

// duesOf returns what some tasks promised for a day, in the order of days.
func duesOf(tasks []*task) []*view.DueRow {
	var all []*view.DueRow
	for _, t := range tasks {
		all = append(all, t.dueRows...)
	}
	return byDay(all, dayOfDue)
}

// add adds the lists to which the portion's figures lead. h is the heading of the portion's own list.
func (p *portion) add(h heading, of *plan) {
	h.above, h.up = h.up, view.Link{URL: p.url, Text: h.title}
	states, ledger := h, h
	states.layout, states.title = "state-groups", view.Phrase{Label: "states.of", Text: h.title.Text}
	ledger.layout, ledger.title = "ledger", view.Phrase{Label: "ledger.of", Text: h.title.Text}
	paged(of, p.url+statesName, "page/", states, p.states, statesPage, func(*view.Page) {})
	paged(of, p.url+ledgerName, "page/", ledger, p.came, outcomePage, func(first *view.Page) {
		v := first.Content.(*view.Ledger)
		v.Points = p.duePoints
		first.Points = v.Points
	})
}

// late returns the rows of the tasks that are late, the longest first.
func (p *portion) late() []*view.TaskRow {
	return lateRows(p.tasks)
}

// open returns the rows of the tasks without a conclusion.
func (p *portion) open() []*view.TaskRow {
	return rows(slices.DeleteFunc(slices.Clone(p.tasks), func(t *task) bool { return t.status.State != site.Unreported }))
}
