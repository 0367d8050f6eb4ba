package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// shareKinds are what tasks are counted as, in the order of a bar: what was kept, what runs, what is late, what rests, what is not
// known. They are the states, but those that ended without any record are apart from those without a conclusion.
var shareKinds = [mostKinds]string{string(site.Done), string(site.InProgress), string(site.DueSoon), string(site.Behind),
	string(site.Overdue), string(site.Unfinished), string(site.Unreported), emptyKind, string(site.Paused), string(site.Cancelled),
	string(site.NoRecord)}

// concernKinds are the indexes of shareKinds, first what a reader wants to see first.
var concernKinds = [mostKinds]int{4, 3, 5, 6, 7, 2, 10, 1, 8, 9, 0}

const (
	barWidth  = 1000
	mostKinds = 11

	emptyKind = "unreported-empty"
)

// addTasks adds the list of all tasks, and a page for each.
func (p *plan) addTasks() {
	h := p.listHeader(tasksSection, "tasks", label("tasks.title"))
	h.up = view.Link{}
	of := allTasks{h, len(p.areas) > 0}
	paginate(p, p.sectionURL(tasksSection), "page/", of, p.rows, allTasksPage, func(first *view.Page) { first.Content.(*view.TaskList).Tally = p.tally })
	p.addStates()
	for i, t := range p.tasks {
		p.addTask(i, t)
	}
}

// indexName is the path of a plan's index of tasks, after the plan's own.
const indexName = "tasks/list.json"

// allTasks is what the pages of the list of all tasks are made of, beside the tasks.
type allTasks struct {
	listHeader
	areas bool // some tasks name areas
}

// allTasksPage returns a page of the list of all tasks, which can be filtered.
func allTasksPage(of allTasks, rows []*view.TaskRow, c pageRange) *view.Page {
	page := listPage(of.listHeader, rows, c)
	v := page.Content.(*view.TaskList)
	v.List, v.Areas = of.plan.URL+indexName, of.areas
	return page
}

func listPage(h listHeader, rows []*view.TaskRow, c pageRange) *view.Page {
	page := h.page(c)
	page.Content = &view.TaskList{Plan: h.plan, Rows: rows, Pager: c.pager}
	return page
}

// addStates adds a list for each state, and one of silent tasks. Those without tasks are there, too, so that an address that
// someone has noted stays good, but nothing leads to them.
func (p *plan) addStates() {
	for i, kind := range shareKinds {
		p.addState(p.stateURL(kind), view.Badge{State: kind, Word: kindWord(kind, p.IsOfYears())}, p.states[i])
	}
	p.addState(p.silentURL(), view.Badge{Silent: true}, p.silent)
}

func (p *plan) silentURL() string { return p.stateURL(silentKind) }

// A stateList is what the pages of a state's list are made of, beside the tasks.
type stateList struct {
	listHeader
	state view.Badge
	grace bool // for silent tasks
}

// addState adds the pages of a state's list.
func (p *plan) addState(url string, state view.Badge, rows []*view.TaskRow) {
	title := state.Word
	if state.Silent {
		title = label("silent")
	}
	of := stateList{p.listHeader(tasksSection, "state", title), state, state.Silent && p.Reporting.By > 0}
	paginate(p, url, "page/", of, rows, statePage, func(first *view.Page) { first.Content.(*view.TaskList).Total = len(rows) })
}

func statePage(of stateList, rows []*view.TaskRow, c pageRange) *view.Page {
	page := of.page(c)
	v := &view.TaskList{Plan: of.plan, Rows: rows, Pager: c.pager, State: of.state, Meaning: of.state.State, Grace: of.grace}
	if v.Meaning == string(site.Done) {
		v.Meaning = inYears(v.Meaning, of.plan.OfYears)
	}
	page.Content = v
	return page
}

func rows(tasks []*task) []*view.TaskRow {
	rows := make([]*view.TaskRow, len(tasks))
	for i, t := range tasks {
		rows[i] = t.row
	}
	return rows
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

func isOpen(s site.State) bool { return s == site.Unreported || s == emptyKind }

// planTally counts the plan's tasks. Its figures lead to the lists by state.
func (p *plan) planTally() view.Tally { return tally(p.tasks, p.stateURL) }

// stateURL returns where the plan's tasks of a kind are listed.
func (p *plan) stateURL(kind string) string { return p.sectionURL(tasksSection) + kind + "/" }

// tally counts distinct tasks by state. at says where those that are so are listed.
func tally(tasks []*task, at func(kind string) string) view.Tally {
	var counts [mostKinds]int
	silent := 0
	for _, task := range tasks {
		counts[task.order]++
		if task.status.Silent {
			silent++
		}
	}
	return tallyOf(counts, silent, len(tasks) > 0 && tasks[0].Plan.IsOfYears(), at)
}

// fewestForPercents is how many tasks make a whole of which a share in per cent says something.
const fewestForPercents = 10

// tallyOf returns the tally of so many tasks of each kind.
func tallyOf(counts [mostKinds]int, silent int, ofYears bool, at func(kind string) string) view.Tally {
	t := view.Tally{Silent: silent}
	for _, n := range counts {
		t.Total += n
	}
	t.Percents = t.Total >= fewestForPercents
	sum := 0
	for i, kind := range shareKinds {
		n := counts[i]
		if n == 0 {
			continue
		}
		x := sum * barWidth / t.Total
		sum += n
		t.Shares = append(t.Shares, view.Share{
			State: kind, Word: kindWord(kind, ofYears), URL: at(kind), Count: n, Percent: rounded(n, t.Total), X: x, Width: sum*barWidth/t.Total - x,
		})
	}
	if silent > 0 {
		t.SilentURL = at(silentKind)
	}
	return t
}

// rounded returns a share in per cent, a half rounded up. Each is rounded by itself: equal counts have equal shares, and all of them
// need not make 100.
func rounded(n, total int) int { return (200*n + total) / (2 * total) }

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

// newIndex returns all tasks in short, for the filters of their list.
func (p *plan) newIndex() *view.Index {
	v := &view.Index{Path: p.URL() + indexName, URL: p.sectionURL(tasksSection), Tasks: p.index, Offices: names(p.Terms, p.order.offices)}
	v.States = stateBadges(p.IsOfYears())
	for i := range p.Categories {
		v.Categories = append(v.Categories, p.Categories[i].Name)
	}
	for _, a := range p.order.areas {
		v.Areas = append(v.Areas, a.Name)
	}
	return v
}

// stateBadges returns what tasks are counted as, first what a reader who sorts by state wants to see first.
func stateBadges(ofYears bool) []view.Badge {
	all := make([]view.Badge, len(concernKinds))
	for i, kind := range concernKinds {
		all[i] = view.Badge{State: shareKinds[kind], Word: kindWord(shareKinds[kind], ofYears)}
	}
	return all
}

// An officeOrder numbers the offices and the areas of a plan as its index does. The same pointer means the same order.
type officeOrder struct {
	offices []*site.Office // those that the plan names
	at      map[*site.Office]int
	areas   []*site.Area // likewise
}

// newOfficeOrder returns the order of the plan's offices and areas: the last pointer if it is the same.
func (p *plan) newOfficeOrder() *officeOrder {
	now := &officeOrder{at: map[*site.Office]int{}}
	for i, o := range p.offices {
		now.offices = append(now.offices, o.office)
		now.at[o.office] = i
	}
	for _, a := range p.areas {
		now.areas = append(now.areas, a.area)
	}
	if last := p.last.order; last != nil && slices.Equal(last.offices, now.offices) && slices.Equal(last.areas, now.areas) {
		return last
	}
	return now
}

// indexed returns the task as the index of its plan has it, where offices and areas are numbers in an order.
func (t *task) indexed(m *Memory, at *officeOrder) *view.IndexTask {
	if t.indexedIn != at {
		t.index, t.indexedIn = intern(m, t.index, t.newIndexed(at)), at
	}
	return t.index
}

func (t *task) newIndexed(at *officeOrder) *view.IndexTask {
	return &view.IndexTask{
		Number: t.Number, Called: t.row.Called, Title: t.Title, State: t.row.Badge.State, Word: t.row.Badge.Word, Silent: t.status.Silent, Owed: t.row.Badge.Owed, Sample: t.Sample, Unassigned: t.row.Unassigned,
		Category: slices.IndexFunc(t.Plan.Categories, func(c site.Category) bool { return t.In != nil && c.Key == t.In.Key }),
		Lead:     at.of(t.Roles.Lead), Joint: at.of(t.Roles.Joint), Support: at.of(t.Roles.Support),
		Areas: at.ofAreas(t.Areas),
		Due:   t.Schedule.Due.String(), When: t.row.When, Why: t.row.Why, Beside: t.row.Beside, Last: t.status.Last.String(),
	}
}

func (order *officeOrder) of(offices []*site.Office) []int {
	all := make([]int, len(offices))
	for i, o := range offices {
		all[i] = order.at[o]
	}
	return all
}

func (order *officeOrder) ofAreas(areas []*site.Area) []int {
	var all []int
	for _, a := range areas {
		all = append(all, slices.Index(order.areas, a))
	}
	return all
}

// kind returns what a task is counted as: an index of shareKinds.
func (t *task) kind() int {
	if variant(t.Task, t.status, t.clock) == emptyKind {
		return slices.Index(shareKinds[:], emptyKind)
	}
	return slices.Index(shareKinds[:], string(t.status.State))
}

// periodPhrase returns a phrase that names a period, with its year where the plan has more than one.
func periodPhrase(key string, p day.Period, of *site.Terms) view.Phrase {
	if of.Start.Month()/12 != of.End.Month()/12 {
		key += "-year"
	}
	return view.Phrase{Label: key, Period: p}
}
