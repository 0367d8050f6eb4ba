package pages

import (
	"cmp"

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
	page.IsColumn = true
	page.Description = p.Notice.Summary
	content := *p.overview
	for _, other := range m.plans {
		if other != p {
			content.Others = append(content.Others, view.Link{URL: other.URL(), Text: text(other.Title)})
		}
	}
	page.Content = &content
	m.add(page)
}

func (p *plan) addOverview() {
	page := p.page(overviewSection, p.URL(), "plan", text(p.Title))
	page.Source = p.Notice.File
	p.maker.repository.link(page)
	page.Article = p.article()
	page.Crumbs = nil
	page.Description = p.Notice.Summary
	content := *p.overview
	content.Notice = resolved(p.Notice.Description, p.Notice, p.clock.Day)
	page.Content = &content
	p.maker.add(page)
}

// newOverview returns what the home page and the plan's own both say.
func (p *plan) newOverview() *view.Overview {
	o := &view.Overview{
		Plan: p.head, Tally: p.tally, NextDays: p.clock.DueSoon, Course: p.course(), Ways: p.ways(),
		News: p.newest(mostNews), Categories: p.categoryGroups(), Offices: p.officeGroups(),
	}
	o.LateCount, o.LateLists, o.LateURL = len(p.late), p.lateLists(), p.sectionURL(tasksSection)
	if len(o.LateLists) == 1 {
		o.LateURL = o.LateLists[0].URL
	}
	for _, l := range p.late[:min(len(p.late), mostLate)] {
		o.Late = append(o.Late, l.what)
	}
	o.Silent = p.silent[:min(len(p.silent), mostSilent)]
	for _, next := range p.ahead[:min(len(p.ahead), mostNext)] {
		o.Next = append(o.Next, *next.what)
	}
	return o
}

// ways returns what else leads into the plan. There is no way to an empty page.
func (p *plan) ways() []view.Link {
	ways := []view.Link{p.sectionLink(timelineSection)}
	if len(p.updates) > 0 {
		ways = append(ways, p.sectionLink(updatesSection))
	}
	return append(ways, view.Link{URL: p.followURL(), Text: label("follow.title")})
}

// allLate returns what is overdue, behind or was left unfinished; the longest due first.
func (p *plan) allLate() []dated[*view.TaskRow] {
	return inOrder(&p.changes, p.was.late, func(t *task, add func(day.Day, *view.TaskRow)) {
		if isLate(t.status.State) {
			add(t.lateSince(), t.row)
		}
	})
}

func (t *task) lateSince() day.Day {
	if t.status.Milestone != nil {
		return t.status.Milestone.Due
	}
	return cmp.Or(t.Schedule.Due, t.Completed)
}

// allAhead returns the days that lie ahead within the time that counts as soon.
func (p *plan) allAhead() []dated[*view.Deadline] {
	return inOrder(&p.changes, p.was.ahead, func(t *task, add func(day.Day, *view.Deadline)) {
		for i := range t.ahead {
			add(t.ahead[i].Day, &t.ahead[i])
		}
	})
}

// newAhead returns the task's days that lie ahead within the time that counts as soon.
func (t *task) newAhead() []view.Deadline {
	if t.clock.Closed || t.isOver() {
		return nil
	}
	var all []view.Deadline
	soon := day.Period{First: t.clock.Day, Last: t.clock.Day.Add(t.clock.DueSoon)}
	if due := t.Schedule.Due; soon.Contains(due) {
		all = append(all, view.Deadline{Day: due, Task: t.row})
	}
	for i := range t.Milestones {
		m := &t.Milestones[i]
		if soon.Contains(m.Due) && m.State(t.Plan, t.clock.Day) == site.Open {
			all = append(all, view.Deadline{Day: m.Due, What: t.deadline(m), Task: t.row})
		}
	}
	return all
}

// isOver reports whether nothing more is expected of the task for now.
func (t *task) isOver() bool {
	s := t.status.State
	return s == site.Done || s == site.Cancelled || s == site.Paused || s == site.Unfinished || s == site.Unreported
}

func (t *task) deadline(m *site.Milestone) view.Phrase {
	total := m.In(t.Plan)
	if total == 1 {
		return view.Phrase{Label: "deadline.milestone", Text: m.Title}
	}
	return view.Phrase{Label: "deadline.milestone-count", Text: m.Title, N: m.Reached(t.clock.Day), Total: total}
}
