package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// officeTasks is an office with the tasks that name it, by role.
type officeTasks struct {
	office               *site.Office
	lead, joint, support []*task
	former               []*task // that it was responsible for once, and handed over
	all                  []*task // by role, and within a role in the order of numbers
	rows                 []*view.TaskRow
	taskGroup                              // of those that it leads or shares: who supports a task does not answer for what becomes of it
	lateRows             []*view.TaskRow   // the first few
	openRows             []*view.TaskRow   // the first few
	entries              []*view.FeedEntry // of its feed
	calendar             []*view.CalendarEntry
	next                 []view.Deadline // the first few
	silent               []*view.TaskRow // the first few
}

// byOffice returns the offices that the plan names, in the order of site.toml. One with the same tasks as the last time is not made
// again.
func (p *plan) byOffice() []*officeTasks {
	before, now := map[*site.Office]*officeTasks{}, p.tasksByOffice()
	for _, o := range p.last.offices {
		before[o.office] = o
	}
	var all []*officeTasks
	for i := range p.maker.Site.Offices {
		o := &p.maker.Site.Offices[i]
		switch {
		case now[o] == nil:
		case before[o] != nil && before[o].hasTasksOf(now[o]):
			all = append(all, before[o])
		default:
			now[o].complete(p)
			all = append(all, now[o])
		}
	}
	return all
}

// tasksByOffice returns the tasks of each office by role, and nothing else of it. Where the few tasks that changed name the same offices as
// before, they alone are exchanged.
func (p *plan) tasksByOffice() map[*site.Office]*officeTasks {
	by := map[*site.Office]*officeTasks{}
	if p.few && !slices.ContainsFunc(p.changes, func(c change) bool { return !slices.Equal(c.last.offices, c.now.offices) }) {
		for _, o := range p.last.offices {
			by[o.office] = &officeTasks{office: o.office, lead: p.renewed(o.lead), joint: p.renewed(o.joint), support: p.renewed(o.support), former: p.renewed(o.former)}
		}
		return by
	}
	for _, t := range p.tasks {
		for _, named := range t.offices {
			o := named.office
			if by[o] == nil {
				by[o] = &officeTasks{office: o}
			}
			by[o].addTask(t, named.role)
		}
	}
	return by
}

// addTask adds a task that names the office in a role.
func (o *officeTasks) addTask(t *task, in role) {
	switch in {
	case leadRole:
		o.lead = append(o.lead, t)
	case jointRole:
		o.joint = append(o.joint, t)
	case supportRole:
		o.support = append(o.support, t)
	case formerRole:
		o.former = append(o.former, t)
	}
}

// hasTasksOf reports whether an office has the very tasks, in the same roles, as another time.
func (o *officeTasks) hasTasksOf(other *officeTasks) bool {
	return slices.Equal(o.lead, other.lead) && slices.Equal(o.joint, other.joint) && slices.Equal(o.support, other.support) &&
		slices.Equal(o.former, other.former)
}

// complete adds what follows from the office's tasks.
func (o *officeTasks) complete(p *plan) {
	o.all = slices.Concat(o.lead, o.joint, o.support)
	o.rows = rows(o.all)
	o.taskGroup = newTaskGroup(p.officeURL(o.office), p.OfficeName(o.office), inNumbers(o.lead, o.joint), o.duesOf(), p.clock)
	o.group.Collective = o.office.Collective
	o.group.Lead, o.group.Joint, o.group.Support = len(o.lead), len(o.joint), len(o.support)
	o.entries = newestEntries(o.all)
	o.calendar = entriesInTime.sorted(o.all)
	o.addOwed()
}

// name returns what the office is called in the plan.
func (o *officeTasks) name() string { return o.group.Name }

// duesOf returns what fell or falls due while the office was or is responsible: handing a task over leaves what was due before with the
// office that had it.
func (o *officeTasks) duesOf() []*view.DueRow {
	var all []*view.DueRow
	for _, t := range inNumbers(o.lead, o.joint, o.former) {
		all = append(all, t.duesOf(o.office)...)
	}
	return byDay(all, duesInTime.day)
}

// duesOf returns what the task promised for days on which an office was responsible.
func (t *task) duesOf(o *site.Office) []*view.DueRow {
	if len(t.Changes) == 0 {
		return t.dueRows
	}
	var all []*view.DueRow
	for i := range t.pledges {
		if t.rolesOn(t.pledges[i].Due).IsResponsible(o) {
			all = append(all, t.dueRows[i])
		}
	}
	return all
}

// formerTasks returns the tasks that the office handed over, with what fell due until then.
func (o *officeTasks) formerTasks(clock site.Clock) []view.FormerTask {
	var all []view.FormerTask
	for _, t := range o.former {
		for _, tenure := range t.Former(clock.Day) {
			if tenure.Office == o.office {
				all = append(all, view.FormerTask{Task: t.row, Says: formerWord(&tenure), Dues: t.duesOf(o.office)})
			}
		}
	}
	return all
}

// formerWord says in which role an office had a task, and from when until when.
func formerWord(tenure *site.Tenure) view.Phrase {
	word := view.Phrase{Label: "former." + tenure.Field, Day: tenure.From, Until: tenure.Until}
	if tenure.From == 0 {
		word.Label += "-until"
	}
	return word
}

// newestChanges returns the newest few changes of the tasks that the office is responsible for, or was.
func (o *officeTasks) newestChanges() []*view.Change {
	var all []*view.Change
	for _, t := range inNumbers(o.lead, o.joint, o.former) {
		all = append(all, t.changed...)
	}
	return firstOf(byStage(all), mostOfficeChanges)
}

// mostOfficeChanges is how many changes the page of an office shows.
const mostOfficeChanges = 5

// inNumbers returns tasks in the order of their numbers.
func inNumbers(some ...[]*task) []*task {
	all := slices.Concat(some...)
	slices.SortFunc(all, func(a, b *task) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

// addOwed adds what is late, what the office owes next, and where it owes an update: in tasks that it leads or shares. Who supports a task
// owes nothing of these.
func (o *officeTasks) addOwed() {
	o.lateRows, o.openRows = firstOf(lateRows(o.tasks), mostLate), firstOf(o.open(), mostLate)
	for _, t := range o.tasks {
		if t.status.Silent {
			o.silent = append(o.silent, t.row)
		}
	}
	o.next, o.silent = o.nextDeadlines(), firstOf(o.silent, mostSilent)
}

// firstOf returns the first few.
func firstOf[T any](all []T, most int) []T { return all[:min(len(all), most):min(len(all), most)] }

// A role is what a task names an office for.
type role int

const (
	leadRole role = iota
	jointRole
	supportRole
	formerRole // it was responsible once, and is no longer
)

// An officeRole is an office that a task names, with the first role in which it does; and once more if it was responsible before.
type officeRole struct {
	office *site.Office
	role   role
}

// newOffices returns the offices that the task names, each once.
func (t *task) newOffices() []officeRole {
	var all []officeRole
	for r, offices := range [...][]*site.Office{leadRole: t.Roles.Lead, jointRole: t.Roles.Joint, supportRole: t.Roles.Support} {
		for _, o := range offices {
			if !slices.ContainsFunc(all, func(named officeRole) bool { return named.office == o }) {
				all = append(all, officeRole{o, role(r)})
			}
		}
	}
	for _, tenure := range t.Former(t.clock.Day) {
		all = append(all, officeRole{tenure.Office, formerRole})
	}
	return all
}

// addOffices adds the list of offices, and for each the tasks in which it has a role.
func (p *plan) addOffices() {
	page := p.page(officesSection, p.sectionURL(officesSection), "offices", label("offices.title"))
	page.Content = &view.GroupList{Plan: p.name, Groups: p.officeGroups(), Apart: p.sharedTasks()}
	p.maker.add(page)
	for _, o := range p.offices {
		p.addOffice(o)
		o.taskGroup.add(p.officeHeader(o, "state-groups"), p)
	}
}

// sharedTasks reports whether the offices have more tasks together than the plan: several lead or share some task.
func (p *plan) sharedTasks() bool {
	total := 0
	for _, o := range p.offices {
		total += o.group.Tally.Total
	}
	return total > p.tally.Total
}

func (p *plan) officeGroups() []view.Group {
	groups := make([]view.Group, len(p.offices))
	for i, o := range p.offices {
		groups[i] = o.group
	}
	return groups
}

// An officeList is what the pages of an office's tasks are made of, beside the tasks.
type officeList struct {
	listHeader
	url, name   string
	collective  bool
	lead, joint int // how many
}

func (p *plan) addOffice(o *officeTasks) {
	of := officeList{p.officeHeader(o, "office"), o.group.URL, o.group.Name, o.group.Collective, len(o.lead), len(o.joint)}
	paginate(p, o.group.URL, "page/", of, o.rows, officePage, func(first *view.Page) {
		v := first.Content.(*view.Office)
		v.Group, v.Next, v.NextDays, v.Silent = o.group, o.next, p.clock.DueSoon, o.silent
		v.Points, v.Proof = o.points, proofOf(o.tasks)
		v.Former, v.Changes = o.formerTasks(p.clock), o.newestChanges()
		if len(v.Changes) > 0 {
			v.ChangesTo = p.changesURL()
		}
		v.Late, v.LateTitle, v.Open = o.lateRows, lateTitle(o.group.Tally.Shares, p.clock), o.openRows
		v.NextDay, v.NoNext, v.NoLate = p.nextDay(o.dues), p.noNext(o.dues), p.noLate(o.dues)
		if len(o.calendar) == 0 {
			v.Calendar = ""
		}
		first.Points = v.Points
	})
}

// officeHeader returns the header of a list of an office's tasks or promises.
func (p *plan) officeHeader(o *officeTasks, layout string) listHeader {
	h := p.listHeader(officesSection, layout, text(o.name()))
	h.feed, h.calendar = view.Link{URL: o.url + feedName, Text: officeFeedTitle(o.name())}, o.url+calendarName
	return h
}

func officePage(of officeList, rows []*view.TaskRow, c pageRange) *view.Page {
	page := of.page(c)
	within := func(first, last int) []*view.TaskRow {
		return rows[min(max(first-c.from, 0), len(rows)):min(max(last-c.from, 0), len(rows))]
	}
	end := of.lead + of.joint
	page.Content = &view.Office{
		Plan: of.plan, Group: view.Group{URL: of.url, Name: of.name, Collective: of.collective}, Pager: c.pager, Calendar: page.Calendar,
		Lead: within(0, of.lead), Joint: within(of.lead, end), Support: within(end, c.to),
	}
	return page
}
