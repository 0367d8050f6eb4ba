package pages

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A taskGroup is some of a plan's tasks that are counted together: an office's or a category's.
type taskGroup struct {
	url      string
	tasks    []*task // those that count; of an office those that it leads or shares
	states   []headedRow[*view.TaskRow]
	dues     []*view.DueRow            // in the order of days
	outcomes []headedRow[*view.DueRow] // the same by what came of them
	sum      view.LedgerSum            // of dues
	group    view.Group

	duePoints []view.Point // what came of dues
	points    []view.Point // all main points
}

// open returns the rows of the tasks without a conclusion.
func (p *taskGroup) open() []*view.TaskRow {
	return rows(slices.DeleteFunc(slices.Clone(p.tasks), func(t *task) bool { return t.status.State != site.Unreported }))
}

// statesName is the last part of the path of the tasks of an office or a category by state.
const statesName = "states/"

// silentKind stands for silent tasks beside the kinds of shares.
const silentKind = "silent"

// The anchors of several kinds that a figure counts together.
const (
	lateAnchor = "late"
	openAnchor = "open"
)

// addCategories adds the list of categories, and the tasks of each.
func (p *plan) addCategories() {
	if len(p.Categories) == 0 {
		return
	}
	page := p.page(categoriesSection, p.sectionURL(categoriesSection), "categories", label("categories.title"))
	page.Content = &view.GroupList{Plan: p.name, Groups: p.categoryGroups()}
	p.maker.add(page)
	for _, c := range p.categories {
		p.addCategory(c)
		c.add(p.listHeader(categoriesSection, "category", text(c.category.Name)), p)
	}
}

// add adds the lists to which the group's figures lead. h is the header of the group's own list.
func (p *taskGroup) add(h listHeader, of *plan) {
	h.above, h.up = h.up, view.Link{URL: p.url, Text: h.title}
	states, ledger := h, h
	states.layout, states.title = "state-groups", view.Phrase{Label: "states.of", Text: h.title.Text}
	ledger.layout, ledger.title = "ledger", view.Phrase{Label: "ledger.of", Text: h.title.Text}
	paginate(of, p.url+statesName, "page/", states, p.states, statesPage, func(*view.Page) {})
	paginate(of, p.url+ledgerName, "page/", ledger, p.outcomes, outcomePage, func(first *view.Page) {
		v := first.Content.(*view.Ledger)
		v.Points = p.duePoints
		first.Points = v.Points
	})
}

func statesPage(h listHeader, rows []headedRow[*view.TaskRow], c pageRange) *view.Page {
	page := h.page(c)
	v := &view.StateGroups{Plan: h.plan, Pager: c.pager}
	last := ""
	eachHeading(rows, func(kind string, rows []*view.TaskRow) {
		group := view.StateGroup{Anchor: kind, Title: kindTitle(kind, h.plan.OfYears), Rows: rows}
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

// kindTitle returns the words for what tasks are counted as.
func kindTitle(kind string, ofYears bool) view.Phrase {
	if kind == silentKind {
		return label("silent")
	}
	return kindWord(kind, ofYears)
}

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

// categoryTasks is a category with its tasks.
type categoryTasks struct {
	category *site.Category
	taskGroup
	rows  []*view.TaskRow
	lanes []*view.Lane
}

// addCategory adds the pages of a category's tasks.
func (p *plan) addCategory(c *categoryTasks) {
	h := p.listHeader(categoriesSection, "category", text(c.category.Name))
	paginate(p, c.url, "page/", h, c.rows, listPage, func(first *view.Page) {
		v := first.Content.(*view.TaskList)
		v.Tally, v.Points = c.group.Tally, c.points
		first.Points = v.Points
	})
}

func (p *plan) categoryGroups() []view.Group {
	groups := make([]view.Group, len(p.categories))
	for i, c := range p.categories {
		groups[i] = c.group
	}
	return groups
}

// byCategory returns the plan's categories. One with the same tasks as the last time is not made again.
func (p *plan) byCategory() []*categoryTasks {
	before := map[*site.Category]*categoryTasks{}
	for _, c := range p.last.categories {
		before[c.category] = c
	}
	tasks := p.tasksByCategory()
	all := make([]*categoryTasks, len(p.Categories))
	for i := range all {
		c := &p.Categories[i]
		if all[i] = before[c]; all[i] == nil || !slices.Equal(all[i].tasks, tasks[c]) {
			all[i] = p.newCategory(c, tasks[c])
		}
	}
	return all
}

// tasksByCategory returns the tasks of each category. Where the few tasks that changed are in the same one as before, they alone are
// exchanged.
func (p *plan) tasksByCategory() map[*site.Category][]*task {
	by := map[*site.Category][]*task{}
	if p.few && !slices.ContainsFunc(p.changes, func(c change) bool { return c.last.In != c.now.In }) {
		for _, c := range p.last.categories {
			by[c.category] = p.renewed(c.tasks)
		}
		return by
	}
	for _, t := range p.tasks {
		by[t.In] = append(by[t.In], t)
	}
	return by
}

func (p *plan) newCategory(c *site.Category, tasks []*task) *categoryTasks {
	now := &categoryTasks{category: c, taskGroup: newTaskGroup(categoryURL(p.Terms, c), c.Name, tasks, duesInTime.sorted(tasks), p.clock), rows: rows(tasks), lanes: lanes(tasks)}
	setNearest(tasks, now.rows)
	return now
}

// newTaskGroup returns the group whose page is at a URL. dues are in the order of days.
func newTaskGroup(url, name string, tasks []*task, dues []*view.DueRow, clock site.Clock) taskGroup {
	p := taskGroup{url: url, tasks: tasks, states: rowsByState(tasks), dues: dues}
	p.outcomes, p.sum = duesByOutcome(p.dues), sumOf(p.dues)
	p.group = group(url, name, tasks, headingURLs(url+statesName, p.states), clock)
	p.duePoints = p.ledgerPoints(clock)
	p.points = p.mainPoints()
	return p
}

// rowsByState puts tasks under what they are counted as, and those that owe an update once more at the end.
func rowsByState(tasks []*task) []headedRow[*view.TaskRow] {
	var all []headedRow[*view.TaskRow]
	for _, i := range concernKinds {
		for _, t := range tasks {
			if t.order == i {
				all = append(all, headedRow[*view.TaskRow]{shareKinds[i], t.row})
			}
		}
	}
	for _, t := range tasks {
		if t.status.Silent {
			all = append(all, headedRow[*view.TaskRow]{silentKind, t.row})
		}
	}
	return all
}

// group returns a category's or an office's figures. at says where their tasks of a kind are listed, in the order of concernKinds.
func group(url, name string, tasks []*task, at map[string]string, clock site.Clock) view.Group {
	g := view.Group{URL: url, Name: name, Tally: tally(tasks, func(kind string) string { return at[kind] })}
	g.Done = countOfStates(g.Tally, site.Done)
	g.Late = withAnchor(lateAnchor, countOfStates(g.Tally, site.Overdue, site.Behind, site.Unfinished))
	if clock.Closed {
		g.Open = withAnchor(openAnchor, countOfStates(g.Tally, site.Unreported, emptyKind))
	}
	g.Rest.N = g.Tally.Total - g.Done.N - g.Late.N - g.Open.N
	g.Silent = view.Count{N: g.Tally.Silent, URL: g.Tally.SilentURL}
	return g
}

// countOfStates adds up the shares of some states. It leads to the first of them that has tasks.
func countOfStates(t view.Tally, states ...site.State) view.Count {
	var c view.Count
	for _, state := range states {
		for _, s := range t.Shares {
			if s.State == string(state) {
				c.N += s.Count
				c.URL = cmp.Or(c.URL, s.URL)
			}
		}
	}
	return c
}

// withAnchor leads a count of several kinds to the heading over them.
func withAnchor(anchor string, c view.Count) view.Count {
	if page, _, any := strings.Cut(c.URL, "#"); any {
		c.URL = page + "#" + anchor
	}
	return c
}

func categoryURL(of *site.Terms, c *site.Category) string {
	return of.URL() + string(categoriesSection) + "/" + c.Key + "/"
}
