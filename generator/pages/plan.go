package pages

import (
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A plan is a plan on the day, with what many of its pages say.
type plan struct {
	*site.Plan
	maker   *maker
	was     *remembered
	changes changes
	remembered
	tally    view.Tally
	latest   day.Day // the newest on record, or none
	overview *view.Overview
	dues     []*view.DueRow // all promises for a day, in the order of days, then of tasks
}

func (m *maker) newPlan(source *site.Plan) *plan {
	p := &plan{Plan: source, maker: m, was: m.Memory.of(source.Key)}
	p.remembered = remembered{clock: source.Clock(m.Today, m.Site.DueSoon), frames: map[section]*frame{}, lists: map[string]any{}}
	p.derive()
	p.rows = ofEach(p, p.was.rows, func(t *task) *view.TaskRow { return t.row })
	p.docs = ofEach(p, p.was.docs, func(t *task) *view.SearchDoc { return t.doc })
	p.events, p.updates = p.allEvents(), p.allUpdates()
	p.ledger = inOrder(&p.changes, p.was.ledger, (*task).eachDueRow)
	p.dues = whats(p.ledger)
	p.categories, p.offices = p.byCategory(), p.byOffice()
	p.states, p.silent = p.byState(), p.allSilent()
	p.late, p.ahead, p.due = p.allLate(), p.allAhead(), p.allDue()
	p.sums = p.was.sums.changed(&p.changes)
	p.places = p.allPlaces()
	p.index = p.allIndexed()
	p.axis = kept(m.Memory, p.was.axis, p.newAxis())
	p.tally = p.planTally()
	for _, t := range p.tasks {
		p.latest = max(p.latest, t.latest)
	}
	p.head = kept(m.Memory, p.was.head, p.planHead())
	p.name = kept(m.Memory, p.was.name, p.planName())
	p.overview = p.newOverview()
	return p
}

// ofEach returns what belongs to each task of the plan. What did last time to those that are the same is at hand: there is no need to
// look into the task.
func ofEach[T any](p *plan, last []T, of func(*task) T) []T {
	all := make([]T, len(p.tasks))
	for i, t := range p.tasks {
		if i < len(p.was.tasks) && p.was.tasks[i] == t {
			all[i] = last[i]
		} else {
			all[i] = of(t)
		}
	}
	return all
}

func (p *plan) planName() *view.PlanName {
	n := &view.PlanName{URL: p.URL(), Title: p.Title, Closed: p.clock.Closed, Standing: p.standing(), Single: len(p.maker.Site.Plans) < 2}
	if n.Closed {
		n.Settle = p.Closes()
	}
	if current := p.maker.chosen; current != p.Plan && current.Start > p.Start && p.hasEnded() {
		n.Earlier, n.Current = label("plan.current"), view.Link{URL: current.URL(), Text: text(current.Title)}
		if p.maker.Today > current.Closes() {
			n.Earlier.Label = "plan.newest"
		}
	}
	return n
}

// hasEnded reports whether all days of the plan have passed, whether or not reports still count.
func (p *plan) hasEnded() bool { return p.clock.Closed || p.clock.Day > p.End }

// standing says how far the plan's time has come; nothing while it runs.
func (p *plan) standing() view.Phrase {
	switch stage := p.Stage(p.clock); stage {
	case site.NotBegun:
		return view.Phrase{Label: "plan.not-begun", Day: p.Start}
	case site.Settling:
		return view.Phrase{Label: "plan.settling", Day: p.End, Until: p.Closes()}
	case site.Closed:
		return view.Phrase{Label: "plan.closed", Day: p.Closes()}
	default:
		return view.Phrase{}
	}
}

func (p *plan) planHead() *view.PlanHead {
	h := &view.PlanHead{
		URL: p.URL(), Title: p.Title, Document: p.Document, Issuer: p.Issuer,
		IndexNumber: p.IndexNumber, Subject: p.Subject, Validity: p.Validity,
		Issued: p.Issued, Start: p.Start, End: p.End, Settle: p.Closes(), Closed: p.clock.Closed,
		Standing: p.standing(), Original: p.OriginalURL(), Summary: firstSentence(p.Notice.Summary),
		Tasks: len(p.tasks), Categories: len(p.Categories),
	}
	if h.Issued > p.clock.Day {
		h.Issued = 0
	} else if p.Issuer != "" {
		h.What = view.Phrase{Label: "plan.what", Text: p.Issuer}
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

// firstSentence returns the first sentence of a text, in Chinese or in English.
func firstSentence(s string) string {
	if i := strings.Index(s, "。"); i >= 0 {
		return s[:i+len("。")]
	}
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}

func officeURL(of *site.Terms, o *site.Office) string {
	return of.URL() + string(officesSection) + "/" + o.Key + "/"
}

func (p *plan) officeURL(o *site.Office) string { return officeURL(p.Terms, o) }

// crumbs returns the way to the plan itself, on a site that has several.
func (p *plan) crumbs() []view.Link {
	if len(p.maker.Site.Plans) < 2 {
		return nil
	}
	return []view.Link{{URL: p.URL(), Text: text(p.Title)}}
}

func (p *plan) sectionLink(s section) view.Link { return sectionLink(p.Terms, s) }

func sectionLink(of *site.Terms, s section) view.Link {
	return view.Link{URL: of.URL() + string(s) + "/", Text: label("menu." + string(s))}
}

// isLate reports whether a state is one that a reader who looks for what is late wants to see.
func isLate(s site.State) bool {
	return s == site.Overdue || s == site.Behind || s == site.Unfinished
}

// monthsOf returns the months of a plan's timeline, from its start to the last day on which a report counts.
func monthsOf(of *site.Terms) []day.Month {
	var months []day.Month
	for m := of.Start.Month(); m <= max(of.End, of.Closes()).Month(); m++ {
		months = append(months, m)
	}
	return months
}
