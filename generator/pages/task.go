package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addTask adds the page of the plan's i-th task.
func (p *plan) addTask(i int, t *task) {
	page := p.page(tasksSection, t.URL(), "task", text(t.Title))
	page.Source = t.Body.File
	page.Description = t.row.Summary
	page.Crumbs = append(page.Crumbs, p.sectionLink(tasksSection))
	content := p.taskContent(t)
	if t.In != nil {
		content.Category = view.Link{URL: p.categoryURL(t.In), Text: text(t.In.Name)}
		page.Crumbs = append(page.Crumbs, content.Category)
	}
	if i > 0 {
		content.Previous = taskLink(p.tasks[i-1])
	}
	if i < len(p.tasks)-1 {
		content.Next = taskLink(p.tasks[i+1])
	}
	page.Content = content
	p.maker.add(page)
}

func taskLink(t *task) *view.Link { return &view.Link{URL: t.URL(), Text: text(t.Title)} }

func (p *plan) taskContent(t *task) *view.Task {
	on := p.clock.Day
	v := &view.Task{
		Row: t.row, Partners: t.Partners, Source: source(t.Task, t.status, on),
		Description: p.html(t.Body.Description, t.Body),
	}
	if t.Every != day.Never || t.Reporting != "" {
		v.Reporting = label("reporting." + t.Every.String())
	}
	if p.Document != "" {
		v.Document = view.Phrase{Label: "plan.document", Text: p.Document}
	}
	p.addEnding(v, t)
	for _, pause := range t.Pauses {
		if pause.From <= on {
			v.Pauses = append(v.Pauses, view.Pause(pause))
		}
	}
	for i := range t.Milestones {
		v.Milestones = append(v.Milestones, p.milestone(&t.Milestones[i]))
	}
	for _, u := range t.UpdatesOn(on) {
		v.Updates = append(v.Updates, p.update(t, u))
	}
	return v
}

// addEnding says how the task ended, if it did by the day.
func (p *plan) addEnding(v *view.Task, t *task) {
	switch on := p.clock.Day; {
	case t.Completed != 0 && t.Completed <= on:
		v.Completed, v.Reason = t.Completed, t.Reason
		v.Outcome = label("outcome." + cmp.Or(t.Outcome, "met"))
	case t.Cancelled != 0 && t.Cancelled <= on:
		v.Reason = t.Reason
	}
}

func (p *plan) update(t *task, u markdown.Update) view.Update {
	return view.Update{
		Day: u.Day, Anchor: u.Anchor, Title: u.Title, Body: p.html(u.Body, t.Body), Sample: t.Sample,
		Pending: u.Pending, Withdrawn: u.Withdrawn, Reason: u.Reason,
	}
}

func (p *plan) milestone(m *site.Milestone) view.Milestone {
	total, reached := m.In(p.Plan), m.Reached(p.clock.Day)
	state := m.State(p.Plan, p.clock.Day)
	v := view.Milestone{
		Title: m.Title, By: m.By, State: string(state), Word: label("milestone." + string(state)),
		Reached: view.Phrase{Label: "milestone.reached", N: reached, Total: total, Text: m.Unit},
		Counted: total > 1, Records: p.records(m, total),
	}
	if total > 0 {
		v.Percent = min(100, int(100*reached/total+1e-9)) // 0.29 of 1 is 28.999…
	}
	switch {
	case m.Every != day.Never:
		v.When = view.Phrase{Label: "milestone.every-" + m.Every.String(), Total: total}
	case m.Due != 0:
		v.When = view.Phrase{Label: "milestone.due", Day: m.Due}
	}
	return v
}

// records returns what is on record of a milestone by the day, in the order of days.
func (p *plan) records(m *site.Milestone, total float64) []view.Phrase {
	var all []view.Phrase
	for _, v := range m.Values {
		if v.Date <= p.clock.Day {
			all = append(all, view.Phrase{Label: "record.value", Day: v.Date, N: v.Value, Text: m.Unit})
		}
	}
	for i, d := range slices.Sorted(slices.Values(m.Done)) {
		if d > p.clock.Day {
			break
		}
		record := view.Phrase{Label: "record.unit", Day: d, N: float64(i + 1), Text: m.Unit}
		if total == 1 {
			record.Label = "record.single"
		}
		all = append(all, record)
	}
	slices.SortStableFunc(all, func(a, b view.Phrase) int { return cmp.Compare(a.Day, b.Day) })
	return all
}

// html returns rendered Markdown with its links led to their places.
func (p *plan) html(text markdown.Text, of site.Text) view.HTML {
	return resolved(text, of, p.clock.Day)
}

func resolved(text markdown.Text, of site.Text, on day.Day) view.HTML {
	html := make(view.HTML, len(text))
	for i, part := range text {
		html[i].HTML = part.HTML
		if part.Link >= 0 {
			html[i].URL = place(of.Targets[part.Link], on)
		}
	}
	return html
}

// place returns where a link leads on a day: to an update that is not shown yet, it leads to the task.
func place(t site.Target, on day.Day) string {
	if t.Anchor == "" || t.Task != nil && t.Task.Hides(t.Anchor, on) {
		return t.URL
	}
	return t.URL + "#" + t.Anchor
}
