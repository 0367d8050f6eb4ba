package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// areaTasks is an area with the tasks that name it.
type areaTasks struct {
	area *site.Area
	taskGroup
	rows     []*view.TaskRow
	lateRows []*view.TaskRow   // the first few
	openRows []*view.TaskRow   // the first few
	next     []view.Deadline   // the first few
	news     []*view.UpdateRow // the newest few
}

// byArea returns the areas that the plan's tasks name, in the order of site.toml. One with the same tasks as the last time is not made
// again.
func (p *plan) byArea() []*areaTasks {
	before, now := map[*site.Area]*areaTasks{}, p.tasksByArea()
	for _, a := range p.last.areas {
		before[a.area] = a
	}
	var all []*areaTasks
	for i := range p.maker.Site.Areas {
		a := &p.maker.Site.Areas[i]
		switch {
		case len(now[a]) == 0:
		case before[a] != nil && slices.Equal(before[a].tasks, now[a]):
			all = append(all, before[a])
		default:
			all = append(all, p.newArea(a, now[a]))
		}
	}
	return all
}

// tasksByArea returns the tasks of each area. Where the few tasks that changed name the same areas as before, they alone are exchanged.
func (p *plan) tasksByArea() map[*site.Area][]*task {
	by := map[*site.Area][]*task{}
	if p.few && !slices.ContainsFunc(p.changes, func(c change) bool { return !slices.Equal(c.last.Areas, c.now.Areas) }) {
		for _, a := range p.last.areas {
			by[a.area] = p.renewed(a.tasks)
		}
		return by
	}
	for _, t := range p.tasks {
		for _, a := range t.Areas {
			by[a] = append(by[a], t)
		}
	}
	return by
}

func (p *plan) newArea(a *site.Area, tasks []*task) *areaTasks {
	now := &areaTasks{area: a, rows: rows(tasks), taskGroup: newTaskGroup(areaURL(p.Terms, a), a.Name, tasks, duesInTime.sorted(tasks), p.clock)}
	now.lateRows, now.openRows, now.next = firstOf(lateRows(tasks), mostLate), firstOf(now.open(), mostLate), now.nextDeadlines()
	news := newsInTime.sorted(tasks)
	now.news = slices.Clone(news[max(0, len(news)-mostNews):])
	slices.Reverse(now.news)
	return now
}

// nextDeadlines returns the first few days that lie ahead of the group's tasks.
func (p *taskGroup) nextDeadlines() []view.Deadline {
	var all []view.Deadline
	for _, t := range p.tasks {
		all = append(all, t.deadlines...)
	}
	slices.SortStableFunc(all, func(a, b view.Deadline) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Task.Number, b.Task.Number))
	})
	return firstOf(all, mostNext)
}

// addAreas adds the list of areas, and the tasks of each. A plan whose tasks name none has neither.
func (p *plan) addAreas() {
	if len(p.areas) == 0 {
		return
	}
	v := &view.GroupList{Plan: p.name, Rest: p.withoutArea()}
	total := 0
	for _, a := range p.areas {
		v.Groups = append(v.Groups, a.group)
		total += len(a.tasks)
	}
	v.Apart = total+int(v.Rest.Text.N) > len(p.tasks)
	page := p.page(areasSection, p.sectionURL(areasSection), "areas", label("areas.title"))
	page.Content = v
	p.maker.add(page)
	for _, a := range p.areas {
		h := p.listHeader(areasSection, "area", text(a.area.Name))
		p.addArea(a, h, v.Rest)
		a.add(h, p)
	}
}

// addArea adds the pages of an area's tasks. rest says how many tasks name no area.
func (p *plan) addArea(a *areaTasks, h listHeader, rest view.Figure) {
	paginate(p, a.url, "page/", h, a.rows, areaPage, func(first *view.Page) {
		v := first.Content.(*view.Area)
		v.Group, v.Points, v.Rest = a.group, a.points, rest
		v.Late, v.LateTitle, v.Open = a.lateRows, lateTitle(a.group.Tally.Shares, p.clock), a.openRows
		v.Next, v.NextDays, v.News = a.next, p.clock.DueSoon, a.news
		v.NextDay, v.NoNext, v.NoLate = p.nextDay(a.dues), p.noNext(a.dues), p.noLate(a.dues)
		v.Incidents, v.MoreIncidents = p.incidentsIn(a.area)
		first.Points = v.Points
	})
}

func areaPage(h listHeader, rows []*view.TaskRow, c pageRange) *view.Page {
	page := h.page(c)
	page.Content = &view.Area{Plan: h.plan, Rows: rows, Pager: c.pager}
	return page
}

// withoutArea says how many tasks name no area, and leads to all tasks; nothing if all name some.
func (p *plan) withoutArea() view.Figure {
	n := 0
	for _, t := range p.tasks {
		if len(t.Areas) == 0 {
			n++
		}
	}
	if n == 0 {
		return view.Figure{}
	}
	return figure("areas.rest", n, p.sectionURL(tasksSection))
}

// areaLinks returns where the pages of areas are: the first few, in the order of site.toml.
func (p *plan) areaLinks() []view.Link {
	var all []view.Link
	for _, a := range firstOf(p.areas, mostAreas) {
		all = append(all, areaLink(p.Terms, a.area))
	}
	return all
}

// mostAreas is how many areas the overview names; the list of areas has all.
const mostAreas = 12

// areaLinks returns where the pages of the task's areas are, in the order in which it names them.
func (t *task) areaLinks() []view.Link {
	var all []view.Link
	for _, a := range t.Areas {
		all = append(all, areaLink(t.Plan, a))
	}
	return all
}

func areaLink(of *site.Terms, a *site.Area) view.Link {
	return view.Link{URL: areaURL(of, a), Text: text(a.Name)}
}

func areaURL(of *site.Terms, a *site.Area) string {
	return of.URL() + string(areasSection) + "/" + a.Key + "/"
}
