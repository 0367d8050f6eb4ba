package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// How much of each list the overview shows.
const (
	mostLate   = 8
	mostNext   = 8
	mostNews   = 6
	mostSilent = 8
)

func (m *maker) addHome() {
	p := m.current()
	if p == nil {
		return
	}
	page := p.page(overviewSection, "", "home", text(p.Title))
	page.Crumbs = nil
	page.Description = p.Notice.Summary
	content := p.overview()
	for _, other := range m.plans {
		if other != p {
			content.Others = append(content.Others, view.Link{URL: other.URL(), Text: text(other.Title)})
		}
	}
	page.Content = content
	m.add(page)
}

func (p *plan) addOverview() {
	page := p.page(overviewSection, p.URL(), "plan", text(p.Title))
	page.Source = p.Notice.File
	page.Crumbs = nil
	page.Description = p.Notice.Summary
	content := p.overview()
	content.Notice = p.html(p.Notice.Description, p.Notice)
	page.Content = content
	p.maker.add(page)
}

func (p *plan) overview() *view.Overview {
	o := &view.Overview{
		Plan: p.head, Tally: tally(p.tasks), NextDays: p.clock.DueSoon, LateURL: p.sectionURL(tasksSection),
		News: p.newest(mostNews), Categories: p.categoryGroups(), Offices: p.officeGroups(),
	}
	for _, t := range p.late() {
		o.Late = append(o.Late, t.row)
	}
	o.LateCount = len(o.Late)
	o.Late = o.Late[:min(len(o.Late), mostLate)]
	for _, t := range p.tasks {
		if t.status.Silent && len(o.Silent) < mostSilent {
			o.Silent = append(o.Silent, t.row)
		}
	}
	if !p.clock.Closed {
		o.Next = p.next()
	}
	return o
}

// late returns what is overdue, behind or was left unfinished; the longest due first.
func (p *plan) late() []*task {
	var late []*task
	for _, t := range p.tasks {
		if isLate(t.status.State) {
			late = append(late, t)
		}
	}
	slices.SortStableFunc(late, func(a, b *task) int { return cmp.Compare(a.lateSince(), b.lateSince()) })
	return late
}

func (t *task) lateSince() day.Day {
	if t.status.Milestone != nil {
		return t.status.Milestone.Due
	}
	return cmp.Or(t.Schedule.Due, t.Completed)
}

// next returns the days that lie ahead within the time that counts as soon.
func (p *plan) next() []view.Deadline {
	var all []view.Deadline
	soon := day.Period{First: p.clock.Day, Last: p.clock.Day.Add(p.clock.DueSoon)}
	for _, t := range p.tasks {
		if t.isOver() {
			continue
		}
		if due := t.Schedule.Due; soon.Contains(due) {
			all = append(all, view.Deadline{Day: due, Task: t.row})
		}
		for i := range t.Milestones {
			m := &t.Milestones[i]
			if soon.Contains(m.Due) && m.State(p.Plan, p.clock.Day) == site.Open {
				all = append(all, view.Deadline{Day: m.Due, What: p.deadline(m), Task: t.row})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b view.Deadline) int { return cmp.Compare(a.Day, b.Day) })
	return all[:min(len(all), mostNext)]
}

// isOver reports whether nothing more is expected of the task for now.
func (t *task) isOver() bool {
	s := t.status.State
	return s == site.Done || s == site.Cancelled || s == site.Paused || s == site.Unfinished || s == site.Unreported
}

func (p *plan) deadline(m *site.Milestone) view.Phrase {
	total := m.In(p.Plan)
	if total == 1 {
		return view.Phrase{Label: "deadline.milestone", Text: m.Title}
	}
	return view.Phrase{Label: "deadline.milestone-count", Text: m.Title, N: m.Reached(p.clock.Day), Total: total}
}
