package pages

import (
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addTasks adds the list of all tasks, and a page for each.
func (p *plan) addTasks() {
	p.addList(tasksSection, p.sectionURL(tasksSection), "tasks", label("tasks.title"), p.tasks, nil)
	for i, t := range p.tasks {
		p.addTask(i, t)
	}
}

// addList adds the pages of a list of tasks.
func (p *plan) addList(s section, base, layout string, title view.Phrase, tasks []*task, crumbs []view.Link) {
	count := tally(tasks)
	paged(base, "page/", len(tasks), func(path string, from, to int, pager view.Pager) {
		page := p.page(s, path, layout, title)
		page.Part = part(pager)
		page.Crumbs = append(page.Crumbs, crumbs...)
		page.Content = &view.TaskList{Plan: p.head, Tally: count, Rows: rows(tasks[from:to]), Pager: pager}
		p.maker.add(page)
	})
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
	page.Content = &view.GroupList{Plan: p.head, Groups: p.categoryGroups()}
	p.maker.add(page)
	crumbs := []view.Link{p.sectionLink(categoriesSection)}
	for i := range p.Categories {
		c := &p.Categories[i]
		p.addList(categoriesSection, p.categoryURL(c), "category", text(c.Name), p.inCategory(c), crumbs)
	}
}

func (p *plan) categoryURL(c *site.Category) string {
	return p.sectionURL(categoriesSection) + c.Key + "/"
}

func (p *plan) inCategory(c *site.Category) []*task {
	var in []*task
	for _, t := range p.tasks {
		if t.In == c {
			in = append(in, t)
		}
	}
	return in
}

func (p *plan) categoryGroups() []view.Group {
	groups := make([]view.Group, len(p.Categories))
	for i := range p.Categories {
		c := &p.Categories[i]
		groups[i] = group(p.categoryURL(c), c.Name, p.inCategory(c))
	}
	return groups
}
