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
	page.Crumbs, page.Within = nil, ""
	page.IsColumn = true
	page.Points, page.Description = p.overview.Points, p.Notice.Summary
	content := *p.overview
	for _, other := range m.plans {
		if other != p {
			content.Others = append(content.Others, view.Link{URL: other.URL(), Text: text(other.Title)})
		}
	}
	if len(m.Site.Sources) > 0 {
		content.Sources = figure("sources.home", len(m.Site.Sources), sourcesPath)
	}
	page.Content = &content
	m.add(page)
}

func (p *plan) addOverview() {
	page := p.page(overviewSection, p.URL(), "plan", text(p.Title))
	page.Source = p.Notice.File
	p.maker.repository.link(page)
	page.Article = p.article()
	page.Crumbs, page.Within = nil, ""
	page.Points, page.Description = p.overview.Points, p.Notice.Summary
	content := *p.overview
	content.Changes = byStage(p.own)
	content.Notice = resolved(p.Notice.Description, p.Notice, p.clock.Day)
	page.Content = &content
	p.maker.add(page)
}

// newOverview returns what the home page and the plan's own both say.
func (p *plan) newOverview() *view.Overview {
	o := &view.Overview{
		Plan: p.head, Points: p.mainPoints(), Proof: p.proof(), Tally: p.tally, NextDays: p.clock.DueSoon, Course: p.course(), Ways: p.ways(),
		News: p.newest(mostNews), Categories: p.categoryGroups(), Offices: p.officeGroups(), Apart: p.sharedTasks(),
	}
	o.LateCount, o.LateLists, o.LateURL = len(p.late), p.sharesThat(isLate), p.sectionURL(tasksSection)
	o.LateTitle = lateTitle(p.tally.Shares, p.clock)
	if len(o.LateLists) == 1 {
		o.LateURL = o.LateLists[0].URL
	}
	o.Late = firstOf(p.late, mostLate)
	o.Silent = firstOf(p.silent, mostSilent)
	if p.clock.Closed {
		open := p.openRows()
		o.Open, o.OpenCount, o.OpenLists = firstOf(open, mostLate), len(open), p.sharesThat(isOpen)
	}
	o.Next = firstOf(p.deadlines, mostNext)
	if more := len(p.deadlines) - mostNext; more > 0 {
		o.NextMore = figure("overview.next-more", more, p.outcomeURL(site.Ahead))
	}
	o.NextDay, o.NoNext, o.NoLate = p.nextDay(p.dues), p.noNext(p.dues), p.noLate(p.dues)
	if len(p.areas) > 0 {
		o.Areas, o.AllAreas = p.areaLinks(), view.Link{URL: p.sectionURL(areasSection), Text: label("areas.title")}
	}
	if p.allConcluded() {
		o.NoOpen = label("overview.no-open")
	}
	return o
}

// noLate says that nothing is late where nothing is; and that nothing could be, where no promise has reached its day.
func (p *plan) noLate(dues []*view.DueRow) view.Phrase {
	if p.clock.Closed {
		return label("overview.no-unfinished")
	}
	for _, row := range dues {
		if row.Day <= p.clock.Day && row.Outcome != string(site.Lapsed) && row.Outcome != string(site.Moved) {
			return label("overview.no-late")
		}
	}
	return label("overview.none-due")
}

// noNext says that nothing falls due soon, where a list of that is empty: a task that rests is in none. Once all days of the plan have
// passed nothing is said.
func (p *plan) noNext(dues []*view.DueRow) view.Phrase {
	if p.hasEnded() {
		return view.Phrase{}
	}
	none := view.Phrase{Label: "overview.no-next", N: float64(p.clock.DueSoon)}
	for _, row := range dues[:duesInTime.search(dues, p.clock.Day.Add(p.clock.DueSoon)+1, 0)] {
		if row.Outcome == string(site.Ahead) {
			none.Label = "overview.no-next-paused"
		}
	}
	return none
}

// allConcluded reports whether a conclusion is on record of each task.
func (p *plan) allConcluded() bool {
	return !slices.ContainsFunc(p.tasks, func(t *task) bool { return t.status.Completed == 0 })
}

// nextDay returns the next day for which something is promised beyond those that count as soon, and where it is listed; none if nothing
// is due any more.
func (p *plan) nextDay(dues []*view.DueRow) view.Figure {
	soon := p.clock.Day.Add(p.clock.DueSoon)
	for _, row := range dues[duesInTime.search(dues, soon+1, 0):] {
		if row.Outcome == string(site.Ahead) && !p.clock.Closed {
			return view.Figure{Text: view.Phrase{Label: "overview.next-day", Day: row.Day}, URL: p.dueURL(row.Day.Month())}
		}
	}
	return view.Figure{}
}

// lateTitle says which states a list of what is late has, and how many tasks. Without any it names those that it could have.
func lateTitle(shares []view.Share, clock site.Clock) view.Phrase {
	n, ended := 0, 0
	for _, s := range shares {
		if isLate(site.State(s.State)) {
			n += s.Count
		}
		if s.State == string(site.Unfinished) {
			ended = s.Count
		}
	}
	key := "overview.late"
	switch {
	case clock.Closed, n > 0 && ended == n:
		key = "overview.unfinished"
	case ended > 0:
		key = "overview.late-or-unfinished"
	}
	return view.Phrase{Label: key, N: float64(n)}
}

// ways returns what else leads into the plan. There is no way to an empty page.
func (p *plan) ways() []view.Link {
	ways := []view.Link{p.sectionLink(timelineSection)}
	if len(p.dues) > 0 {
		ways = append(ways, view.Link{URL: p.ledgerURL(), Text: label("ledger.title")})
	}
	if len(p.changed) > 0 {
		ways = append(ways, view.Link{URL: p.changesURL(), Text: label("changes.title")})
	}
	if len(p.news) > 0 {
		ways = append(ways, p.sectionLink(updatesSection))
	}
	if len(p.incidents) > 0 {
		ways = append(ways, p.sectionLink(incidentsSection))
	}
	return append(ways, p.followLink("follow.title"))
}

// lateRows returns the rows of those tasks that are overdue, behind or were left unfinished; the longest due first.
func lateRows(tasks []*task) []*view.TaskRow {
	var late []*task
	for _, t := range tasks {
		if isLate(t.status.State) {
			late = append(late, t)
		}
	}
	return rows(byDay(late, (*task).lateSince))
}

func (t *task) lateSince() day.Day {
	if t.status.Milestone != nil {
		return t.status.Milestone.Due
	}
	return cmp.Or(t.Schedule.Due, t.Completed)
}

// newDeadlines returns the task's days that lie ahead within the time that counts as soon.
func (t *task) newDeadlines() []view.Deadline {
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
		if soon.Contains(m.Due) && m.State(t.Task, t.clock.Day) == site.Open {
			all = append(all, view.Deadline{Day: m.Due, What: t.deadline(m), Task: t.row})
		}
	}
	return all
}

// isOver reports whether nothing more is expected of the task for now.
func (t *task) isOver() bool { return isAtRest(t.status.State) }

// isAtRest reports whether nothing more is expected of a task in a state for now.
func isAtRest(s site.State) bool {
	return s == site.Done || s == site.Cancelled || s == site.Paused || s == site.Unfinished || s == site.Unreported
}

func (t *task) deadline(m *site.Milestone) view.Phrase {
	total := m.In(t.Task)
	if total == 1 {
		return view.Phrase{Label: "deadline.milestone", Text: m.Title}
	}
	return view.Phrase{Label: "deadline.milestone-count", Text: m.Title, N: m.Reached(t.clock.Day), Total: total}
}
