package pages

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

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

// late returns the rows of the tasks that are late, the longest first.
func (p *portion) late() []*view.TaskRow {
	return lateRows(p.tasks)
}

// open returns the rows of the tasks without a conclusion.
func (p *portion) open() []*view.TaskRow {
	return rows(slices.DeleteFunc(slices.Clone(p.tasks), func(t *task) bool { return t.status.State != site.Unreported }))
}

// statesName is the last part of the place of the tasks of an office or a category by state.
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
	page := p.page(categoriesSection, p.sectionURL(categoriesSection), "categories", label("categories.title"))
	page.Content = &view.GroupList{Plan: p.name, Groups: p.categoryGroups()}
	p.maker.add(page)
	for _, c := range p.categories {
		p.addCategory(c)
		c.add(p.heading(categoriesSection, "category", text(c.category.Name)), p)
	}
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

// kindTitle returns the words for what tasks are counted as.
func kindTitle(kind string) view.Phrase {
	if kind == silentKind {
		return label("silent")
	}
	return label("state." + kind)
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
	portion
	rows  []*view.TaskRow
	lanes []*view.Lane
}

// addCategory adds the pages of a category's tasks.
func (p *plan) addCategory(c *categoryTasks) {
	h := p.heading(categoriesSection, "category", text(c.category.Name))
	paged(p, c.url, "page/", h, c.rows, listPage, func(first *view.Page) {
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

// byCategory returns the plan's categories. One whose tasks are what they were is what it was.
func (p *plan) byCategory() []*categoryTasks {
	was := map[*site.Category]*categoryTasks{}
	for _, c := range p.was.categories {
		was[c.category] = c
	}
	tasks := map[*site.Category][]*task{}
	for _, t := range p.tasks {
		tasks[t.In] = append(tasks[t.In], t)
	}
	all := make([]*categoryTasks, len(p.Categories))
	for i := range all {
		c := &p.Categories[i]
		if all[i] = was[c]; all[i] == nil || !slices.Equal(all[i].tasks, tasks[c]) {
			all[i] = p.newCategory(c, tasks[c])
		}
	}
	return all
}

func (p *plan) newCategory(c *site.Category, tasks []*task) *categoryTasks {
	now := &categoryTasks{category: c, portion: newPortion(categoryURL(p.Terms, c), c.Name, tasks, p.clock), rows: rows(tasks), lanes: lanes(tasks)}
	setNearest(tasks, now.rows)
	return now
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

// group returns a category's or an office's figures. at says where their tasks of a kind are listed, in the order of concernKinds.
func group(url, name string, tasks []*task, at map[string]string, clock site.Clock) view.Group {
	g := view.Group{URL: url, Name: name, Tally: tally(tasks, func(kind string) string { return at[kind] })}
	g.Done = countOfStates(g.Tally, site.Done)
	g.Late = under(lateAnchor, countOfStates(g.Tally, site.Overdue, site.Behind, site.Unfinished))
	if clock.Closed {
		g.Open = under(openAnchor, countOfStates(g.Tally, site.Unreported, emptyKind))
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

// under leads a count of several kinds to the heading over them.
func under(anchor string, c view.Count) view.Count {
	if page, _, any := strings.Cut(c.URL, "#"); any {
		c.URL = page + "#" + anchor
	}
	return c
}

func categoryURL(of *site.Terms, c *site.Category) string {
	return of.URL() + string(categoriesSection) + "/" + c.Key + "/"
}
