package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A plan is a plan on the day, with what many of its pages say.
type plan struct {
	*site.Plan
	maker   *maker
	clock   site.Clock
	head    *view.PlanHead
	tasks   []*task
	offices []*officeTasks
	updates []*view.UpdateRow // in the order of days, then of tasks
	chromes map[section]*view.Chrome
}

// A task is a task on the day.
type task struct {
	*site.Task
	status site.Status
	row    *view.TaskRow
}

func (m *maker) newPlan(source *site.Plan) *plan {
	p := &plan{Plan: source, maker: m, clock: source.Clock(m.Today, m.Site.DueSoon), chromes: map[section]*view.Chrome{}}
	for _, t := range source.Tasks {
		status := t.Status(p.clock)
		p.tasks = append(p.tasks, &task{t, status, p.row(t, status)})
	}
	p.offices = p.byOffice()
	p.updates = p.updateRows()
	p.head = p.planHead()
	return p
}

func (p *plan) planHead() *view.PlanHead {
	h := &view.PlanHead{
		URL: p.URL(), Title: p.Title, Document: p.Document, Issuer: p.Issuer,
		IndexNumber: p.IndexNumber, Subject: p.Subject, Validity: p.Validity,
		Issued: p.Issued, Start: p.Start, End: p.End, Settle: p.Closes(), Closed: p.clock.Closed,
		Tasks: len(p.tasks), Categories: len(p.Categories),
	}
	for _, o := range p.offices {
		if !o.office.Collective {
			h.Offices++
		}
	}
	for _, t := range p.tasks {
		h.Sample = h.Sample || t.Sample
		h.LastUpdate = max(h.LastUpdate, t.status.Last)
	}
	return h
}

func (p *plan) row(t *site.Task, s site.Status) *view.TaskRow {
	row := &view.TaskRow{
		URL: t.URL(), Number: t.Number, Title: t.Title, Summary: summary(t),
		Badge: view.Badge{State: string(s.State), Word: stateWord(t, s), Silent: s.Silent},
		Why:   why(t, s, p.clock), When: when(t.Schedule),
		Lead: p.refs(t.Roles.Lead), Joint: p.refs(t.Roles.Joint), Support: p.refs(t.Roles.Support),
		Sample: t.Sample, Draft: t.Draft,
	}
	if t.In != nil {
		row.Category = t.In.Name
	}
	return kept(p.maker, Key{"row", p.Key, t.Number, ""}, row)
}

func summary(t *site.Task) string {
	if t.Summary != "" {
		return t.Summary
	}
	return t.Body.Summary
}

func (p *plan) refs(offices []*site.Office) []view.OfficeRef {
	refs := make([]view.OfficeRef, len(offices))
	for i, o := range offices {
		refs[i] = view.OfficeRef{URL: p.officeURL(o), Name: o.Name}
	}
	return refs
}

func (p *plan) officeURL(o *site.Office) string { return p.sectionURL(officesSection) + o.Key + "/" }

// updateRows returns all updates that exist on the day.
func (p *plan) updateRows() []*view.UpdateRow {
	var rows []*view.UpdateRow
	for _, t := range p.tasks {
		offices := slices.Concat(t.row.Lead, t.row.Joint)
		updates := t.UpdatesOn(p.clock.Day)
		for _, u := range slices.Backward(updates) {
			rows = append(rows, kept(p.maker, Key{"update", p.Key, t.Number, u.Anchor}, &view.UpdateRow{
				URL: t.URL() + "#" + u.Anchor, Day: u.Day, Title: u.Title, Excerpt: u.Excerpt, Task: t.Title, Number: t.Number,
				Offices: offices, Sample: t.Sample, Pending: u.Pending, Withdrawn: u.Withdrawn,
			}))
		}
	}
	slices.SortStableFunc(rows, func(a, b *view.UpdateRow) int { return cmp.Compare(a.Day, b.Day) })
	return rows
}

// newest returns the latest updates, the newest first.
func (p *plan) newest(most int) []*view.UpdateRow {
	rows := slices.Clone(p.updates[max(0, len(p.updates)-most):])
	slices.Reverse(rows)
	return rows
}

// page returns a page of a section, still without content.
func (p *plan) page(s section, path, layout string, title view.Phrase) *view.Page {
	if p.chromes[s] == nil {
		p.chromes[s] = kept(p.maker, Key{"chrome", p.Key, 0, string(s)}, p.maker.chrome(p, s, nil))
	}
	return &view.Page{
		Path: path, Layout: layout, Chrome: p.chromes[s], Title: title, Crumbs: p.crumbs(),
		Feed: view.Link{URL: p.URL() + feedName, Text: text(p.Title)},
	}
}

// crumbs returns the way to the plan itself, on a site that has several.
func (p *plan) crumbs() []view.Link {
	if len(p.maker.plans) < 2 {
		return nil
	}
	return []view.Link{{URL: p.URL(), Text: text(p.Title)}}
}

func (p *plan) sectionLink(s section) view.Link {
	return view.Link{URL: p.sectionURL(s), Text: label("menu." + string(s))}
}

// isLate reports whether a state is one that a reader who looks for what is late wants to see.
func isLate(s site.State) bool {
	return s == site.Overdue || s == site.Behind || s == site.Unfinished
}

// monthsOf returns the months of the plan's timeline, from its start to the last day on which a report counts.
func (p *plan) monthsOf() []day.Month {
	var months []day.Month
	for m := p.Start.Month(); m <= max(p.End, p.Closes()).Month(); m++ {
		months = append(months, m)
	}
	return months
}
