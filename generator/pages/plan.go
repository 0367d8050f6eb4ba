package pages

import (
	"maps"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A plan is a plan on the day, with what many of its pages say.
type plan struct {
	*site.Plan
	maker *maker
	clock site.Clock
	last  *planMemory
	planMemory

	// The pieces of all tasks. Those with days are in the order of days, then of tasks.
	rows      []*view.TaskRow
	docs      []*view.SearchDoc
	index     []*view.IndexTask
	states    [mostKinds][]*view.TaskRow // of the tasks of each of shareKinds
	silent    []*view.TaskRow            // of those that owe an update
	late      []*view.TaskRow            // of those that are late, the longest first
	deadlines []view.Deadline            // that lie ahead and are near
	sum       view.LedgerSum             // of all promises for a day

	changed []*view.Change    // of the plan and its tasks, the newest first
	moved   int               // how many tasks promised a day that was moved
	news    []*view.UpdateRow // of tasks, and of the plan itself, by the day on which they became known

	issues []*view.BulletinRef // summaries and bulletins, the newest first
	stands []stand             // of the assessment's subjects; see standings

	changes []change
	few     bool // there are few changes

	tally    view.Tally
	latest   day.Day // the newest on record, or none
	overview *view.Overview
}

func (m *maker) newPlan(source *site.Plan) *plan {
	p := &plan{Plan: source, maker: m, clock: source.Clock(m.Today, m.Site.DueSoon), last: m.Memory.of(source.Key)}
	p.planMemory = planMemory{sections: map[section]*pageDefaults{}, lists: map[string]any{}, bulletins: map[string]*bulletin{}}
	p.tasks = p.derived()
	p.changes, p.few = changesOf(p.last.tasks, p.tasks)
	p.areas, p.categories, p.offices = p.byArea(), p.byCategory(), p.byOffice()
	p.order = p.newOfficeOrder()
	p.newPasts()
	p.incidents = p.newIncidents()
	p.collect()
	p.collectChanges()
	p.sort()
	p.sums = p.newSums()
	p.axis = intern(m.Memory, p.last.axis, p.newAxis())
	p.tally = p.planTally()
	p.head = intern(m.Memory, p.last.head, p.planHead())
	p.name = intern(m.Memory, p.last.name, p.planName())
	p.overview = p.newOverview()
	return p
}

// collect takes the pieces of all tasks that need no order of days.
func (p *plan) collect() {
	n := len(p.tasks)
	p.rows, p.docs, p.index = make([]*view.TaskRow, n), make([]*view.SearchDoc, n), make([]*view.IndexTask, n)
	for i, t := range p.tasks {
		p.rows[i], p.docs[i], p.index[i] = t.row, t.doc, t.indexed(p.maker.Memory, p.order)
		p.states[t.order] = append(p.states[t.order], t.row)
		if t.status.Silent {
			p.silent = append(p.silent, t.row)
		}
		p.deadlines = append(p.deadlines, t.deadlines...)
		p.latest = max(p.latest, t.latest)
	}
}

// sort takes the pieces that have days in the order of days, and under their months.
func (p *plan) sort() {
	p.late = lateRows(p.tasks)
	p.deadlines = byDay(p.deadlines, func(d view.Deadline) day.Day { return d.Day })
	p.dues, p.events = duesInTime.all(p, p.last.dues), eventsInTime.all(p, p.last.events)
	p.updates, p.calendar = newsInTime.all(p, p.last.updates), entriesInTime.all(p, p.last.calendar)
	p.notices = p.ownNews()
	p.news = p.withNotices(p.updates)
	p.months = p.byMonth()
	if p.outcomes = p.last.outcomes; p.outcomes == nil || !isSame(p.dues, p.last.dues) {
		p.outcomes = byOutcome(p.dues)
	}
	for _, in := range p.months {
		p.sum.Add(in.sum)
	}
}

// month returns what falls into a month.
func (p *plan) month(m day.Month) *month {
	if in := p.months[m]; in != nil {
		return in
	}
	return &month{}
}

func (p *plan) planName() *view.PlanName {
	n := &view.PlanName{URL: p.URL(), Title: p.Title, Closed: p.clock.Closed, Standing: p.standing(), Single: len(p.maker.Site.Plans) < 2, OfYears: p.IsOfYears()}
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
		if !o.office.Collective && len(o.all) > 0 {
			h.Offices++
		}
	}
	for _, t := range p.tasks {
		h.Sample = h.Sample || t.Sample
		h.LastUpdate = max(h.LastUpdate, t.status.Last)
	}
	return h
}

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

// monthsWith returns the months of which something is so, in order.
func (p *plan) monthsWith(is func(*month) bool) []day.Month {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(p.months)), func(m day.Month) bool { return !is(p.months[m]) })
}
