package pages

import (
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addTasks adds the list of all tasks, and a page for each.
func (p *plan) addTasks() {
	h := p.heading(tasksSection, "tasks", label("tasks.title"))
	h.up = view.Link{}
	paged(p, p.sectionURL(tasksSection), "page/", h, p.rows, allTasksPage, func(first *view.Page) { first.Content.(*view.TaskList).Tally = p.tally })
	p.addStates()
	for i, t := range p.tasks {
		p.addTask(i, t)
	}
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

func listPage(h heading, rows []*view.TaskRow, c cut) *view.Page {
	page := h.page(c)
	page.Content = &view.TaskList{Plan: h.plan, Rows: rows, Pager: c.pager}
	return page
}

// allTasksPage returns a page of the list of all tasks, which can be filtered.
func allTasksPage(h heading, rows []*view.TaskRow, c cut) *view.Page {
	page := listPage(h, rows, c)
	page.Content.(*view.TaskList).List = h.plan.URL + indexName
	return page
}

func rows(tasks []*task) []*view.TaskRow {
	rows := make([]*view.TaskRow, len(tasks))
	for i, t := range tasks {
		rows[i] = t.row
	}
	return rows
}

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

func categoryURL(of *site.Terms, c *site.Category) string {
	return of.URL() + string(categoriesSection) + "/" + c.Key + "/"
}

// categoryTasks is a category with its tasks.
type categoryTasks struct {
	category *site.Category
	portion
	rows  []*view.TaskRow
	lanes []*view.Lane
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

func (p *plan) categoryGroups() []view.Group {
	groups := make([]view.Group, len(p.categories))
	for i, c := range p.categories {
		groups[i] = c.group
	}
	return groups
}
