package pages

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A pageSource is what a task's page is made from, beside the task: as long as it is the same, so is the page.
type pageSource struct {
	defaults       *pageDefaults
	plan           *view.PlanName
	previous, next *view.Link
	nearest        nearest
	related        *relatedTasks
}

// addTask adds the page of the plan's i-th task.
func (p *plan) addTask(i int, t *task) {
	from := pageSource{defaults: p.defaults(tasksSection), plan: p.name, nearest: t.nearest}
	if i > 0 {
		from.previous = p.tasks[i-1].link
	}
	if i < len(p.tasks)-1 {
		from.next = p.tasks[i+1].link
	}
	from.related = p.maker.relatedTo(t)
	if t.page == nil || t.from != from {
		t.page, t.from = t.newPage(from), from
	}
	p.maker.add(t.page)
}

func (t *task) newPage(from pageSource) *view.Page {
	f, tasks := from.defaults, sectionLink(t.Plan, tasksSection)
	page := &view.Page{
		Path: t.row.URL, Layout: "task", Source: t.Body.File, Chrome: f.Chrome, Title: t.link.Text, Within: f.Within,
		State: t.row.Badge.Word, Points: t.points(), Description: t.row.Summary, Card: t.picture(), Feed: f.Feed, Calendar: f.Calendar,
		Article: t.article(f.Chrome.Publisher), Crumbs: append(slices.Clip(f.Crumbs), tasks),
	}
	f.Repository.link(page)
	content := t.content()
	content.Plan, content.Previous, content.Next, content.Nearest = from.plan, from.previous, from.next, from.nearest.rows()
	if from.related != nil {
		content.Related = from.related.all
	}
	content.NearestTitle = label("task.nearest")
	if !t.Plan.Numbered {
		content.NearestTitle = label("task.nearest-unnumbered")
	}
	content.Publisher = f.Chrome.Publisher
	content.Phone, content.Complain = f.Chrome.Contact.Phone, complaint(f.Chrome, t)
	if t.In != nil {
		content.Category = view.Link{URL: categoryURL(t.Plan, t.In), Text: text(t.In.Name)}
		page.Crumbs = append(page.Crumbs, content.Category)
	}
	page.Content = content
	return page
}

// complaint returns the address at which one can ask or complain about a task. It says which task is meant: in the subject of a
// letter, or as parameters, which whoever does not know them leaves alone.
func complaint(c *view.Chrome, t *task) string {
	to, err := url.Parse(c.Contact.Feedback)
	if c.Contact.Feedback == "" || err != nil {
		return ""
	}
	page, query := c.BaseURL+t.row.URL, to.Query()
	if to.Scheme == "mailto" {
		query.Set("subject", strings.TrimSpace(t.row.Called+" "+t.Title))
		query.Set("body", page)
		to.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
		return to.String()
	}
	if t.row.Called != "" {
		query.Set("task", t.row.Called)
	}
	query.Set("url", page)
	to.RawQuery = query.Encode()
	return to.String()
}

// content returns what the task's page says, but for what stands beside the task.
func (t *task) content() *view.Task {
	on := t.clock.Day
	v := &view.Task{
		Row: t.row, Partners: t.Partners, Areas: t.areaLinks(), Source: source(t.Task, t.status, on), Directed: t.Schedule.Directed,
		Description: t.body, Wording: t.wording(),
	}
	if t.Every != day.Never || t.Reporting != "" {
		v.Reporting = label("reporting." + t.Every.String())
	}
	if t.Plan.Document != "" {
		v.Document = view.Phrase{Label: "plan.document", Text: t.Plan.Document}
	}
	v.NextReport, v.Counted = t.reportWord(), label(inYears("task.counted-statement", t.Plan.IsOfYears()))
	t.addCalled(v)
	v.Backdated = t.backdated(t.Schedule.Due)
	t.addEnding(v)
	for _, pause := range t.Pauses {
		if pause.From <= on {
			v.Pauses = append(v.Pauses, view.Pause{
				From: pause.From, Until: pause.Until, Reason: pause.Reason,
				Anchor: t.turnAnchor(pause.From, pausedEvent), Resumed: t.turnAnchor(pause.Until.Add(1), resumedEvent),
			})
		}
	}
	if len(t.Milestones) > 0 {
		v.Milestones = make([]view.Milestone, len(t.Milestones))
	}
	for i := range t.Milestones {
		v.Milestones[i] = t.milestone(&t.Milestones[i])
	}
	v.Notes, v.Reviews = t.newNotes(), t.newReviews()
	slices.SortStableFunc(v.Reviews, func(a, b view.Review) int { return cmp.Compare(b.Day, a.Day) })
	v.Changes = byStage(t.changed)
	for i := range t.after {
		v.After = append(v.After, t.after[i].inFull())
	}
	if len(t.updates) > 0 {
		v.Updates = make([]view.Update, len(t.updates))
	}
	for i := range t.updates {
		v.Updates[i] = t.updates[i].inFull()
	}
	v.RecordTitle, v.NoRecord = t.recordTitle(), t.noRecord()
	return v
}

// wording returns the document's own words; nil where they were not kept.
func (t *task) wording() *view.Wording {
	if t.Task.Source == (site.Source{}) {
		return nil
	}
	words := view.Wording(t.Task.Source)
	return &words
}

// addCalled says where in the plan the task stands, for those who cite it or ask about it. What was added later is no item of the plan's
// document.
func (t *task) addCalled(v *view.Task) {
	v.Cite = view.Phrase{Label: "cite.plan", Text: t.Plan.Title, Called: t.row.Called}
	v.ComplainWith = view.Phrase{Label: "task.complain-with", Called: t.row.Called}
	if t.Added != 0 {
		v.Added = view.Phrase{Label: "task.added", Day: t.Added}
	}
	if t.Added != 0 || t.row.Called == "" {
		v.Cite = view.Phrase{Label: "cite.plan-alone", Text: t.Plan.Title}
	}
	if t.row.Called == "" {
		v.ComplainWith = label("task.complain-at")
	}
}

// backdated says that a day lies before the one on which the plan was issued; nothing where it does not.
func (t *task) backdated(due day.Day) view.Phrase {
	if issued := t.Plan.Issued; due != 0 && due < issued && issued <= t.clock.Day {
		return view.Phrase{Label: "task.backdated", Day: issued}
	}
	return view.Phrase{}
}

// reportWord says by when the next update is owed, or why none is any more; nothing without a rule.
func (t *task) reportWord() view.Phrase {
	next := t.nextReport
	switch {
	case next.Due != 0 && t.Grace() > 0:
		p := periodPhrase("task.next-report-by", next.Period, t.Plan)
		p.Day = next.Due
		return p
	case next.Due != 0:
		return view.Phrase{Label: "task.next-report", Day: next.Due}
	case len(t.Every.Whole(t.From(), t.Until())) == 0:
		return view.Phrase{}
	case t.status.Completed != 0, t.status.State == site.Cancelled:
		return label("task.reports-over")
	case t.clock.Closed:
		return label("task.reports-closed")
	case t.status.State == site.Paused:
		return label("task.reports-paused")
	}
	return label("task.reports-ended")
}

// recordTitle says how many updates there are; those that were withdrawn tell nothing any more.
func (t *task) recordTitle() view.Phrase {
	withdrawn := 0
	for i := range t.updates {
		if t.updates[i].Withdrawn {
			withdrawn++
		}
	}
	title := view.Phrase{Label: "task.record", N: float64(len(t.updates) - withdrawn), Total: float64(withdrawn)}
	if withdrawn > 0 {
		title.Label = "task.record-withdrawn"
	}
	return title
}

// noRecord says that there are no updates. Other things may be on record: then there is no word of having no record.
func (t *task) noRecord() view.Phrase {
	switch {
	case t.latestRecord() != 0:
		return label("task.no-updates")
	case t.clock.Closed:
		return label("task.no-record-closed")
	}
	return label("task.no-record")
}

// addEnding says how the task ended, if it did by the day.
func (t *task) addEnding(v *view.Task) {
	switch on := t.clock.Day; {
	case t.Completed != 0 && t.Completed <= on:
		v.Completed, v.Reason, v.End = t.Completed, t.Reason, t.turnAnchor(t.Completed, completedEvent)
		v.Outcome = label("outcome." + cmp.Or(t.Outcome, "met"))
	case t.Cancelled != 0 && t.Cancelled <= on:
		v.Reason, v.End = t.Reason, t.turnAnchor(t.Cancelled, cancelledEvent)
	}
}

// inFull returns the update as its task's page has it.
func (u *update) inFull() view.Update {
	t := u.task
	return view.Update{
		Day: u.Day, Reported: u.Reported, Anchor: u.Anchor, Title: u.Title, Body: u.body, Sample: t.Sample,
		Pending: u.Pending, Withdrawn: u.Withdrawn, Reason: u.Reason, By: u.reporter(), NoProgress: u.saysNothingNew(),
	}
}

// reporter returns the name of the office that reported the update; of one that is withdrawn, and where it is not said, none.
func (u *update) reporter() string {
	if u.By == nil || u.Withdrawn {
		return ""
	}
	return u.By.Name
}

// saysNothingNew reports whether the update says that there is nothing new, and was not withdrawn.
func (u *update) saysNothingNew() bool { return u.NoProgress && !u.Withdrawn }

func (t *task) milestone(m *site.Milestone) view.Milestone {
	total, reached := m.In(t.Task), m.Reached(t.clock.Day)
	state, word := t.milestoneState(m)
	v := view.Milestone{
		Title: m.Title, By: m.By, State: sign(state, word), Word: word,
		Reached: view.Phrase{Label: "milestone.reached", N: reached, Total: total, Text: m.Unit},
		Counted: total > 1, Records: t.records(m, total), Notes: t.notesOf(m),
	}
	if v.Counted = v.Counted && m.Goal != site.AtMost; m.Values != nil {
		v.Reached.Label = "milestone.reached-value"
	}
	progress := t.Progress(m, t.clock.Day)
	v.Says = t.paceSays(m, progress)
	if total > 0 && len(v.Records) > 0 {
		v.Percent = max(0, min(100, int(100*progress.Reached+1e-9))) // 0.29 of 1 is 28.999…
	}
	switch {
	case m.Every != day.Never:
		v.When = view.Phrase{Label: "milestone.every-" + m.Every.String(), Total: total}
	case m.Due != 0:
		v.When, v.Backdated = view.Phrase{Label: "milestone.due", Day: m.Due}, t.backdated(m.Due)
	}
	return v
}

// paceSays returns the amount as it was promised, where one number does not say it, and how what was reached compares with the pace.
func (t *task) paceSays(m *site.Milestone, p site.Progress) []view.Phrase {
	var all []view.Phrase
	limit := view.Phrase{Label: "milestone.limit", N: m.Reached(t.clock.Day), Total: m.In(t.Task), Text: m.Unit}
	switch {
	case m.Goal == site.AtMost && len(t.records(m, limit.Total)) == 0:
		all = append(all, view.Phrase{Label: "milestone.limit-only", Total: limit.Total, Text: m.Unit})
	case m.Goal == site.AtMost:
		all = append(all, limit)
	}
	if m.Wording != "" {
		all = append(all, view.Phrase{Label: "milestone.wording", Text: m.Wording})
	}
	if m.From != 0 {
		all = append(all, view.Phrase{Label: "milestone.from", N: m.From, Text: m.Unit})
	}
	if missed := t.MissedPeriods(m, t.clock.Day); len(missed) > 0 {
		key := "milestone.missed-periods"
		if len(missed) == 1 {
			key = "milestone.missed-period"
		}
		all = append(all, view.Phrase{Label: key, N: float64(len(missed)), Period: missed[len(missed)-1]})
	}
	if p.Pace != site.NoPace && !t.isOver() {
		all = append(all, view.Phrase{Label: "milestone.pace-" + string(p.Pace), N: percent(p.Reached), Total: percent(p.Expected)})
	}
	return all
}

// percent returns a share in whole per cent, a half rounded up.
func percent(share float64) float64 { return math.Floor(100*share + 0.5) }

// records returns what is on record of a milestone by the day, in the order of days.
func (t *task) records(m *site.Milestone, total float64) []view.Phrase {
	var all []view.Phrase
	for _, v := range m.Values {
		if v.Date <= t.clock.Day {
			all = append(all, view.Phrase{Label: "record.value", Day: v.Date, N: v.Value, Text: m.Unit})
		}
	}
	for i, d := range slices.Sorted(slices.Values(m.Done)) {
		if d > t.clock.Day {
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

// nearest are the rows of the tasks of a category whose numbers are nearest to one's, in the order of numbers; where there are
// fewer, the rest is nil.
type nearest [mostNearest]*view.TaskRow

func (n nearest) rows() []*view.TaskRow {
	for i, row := range n {
		if row == nil {
			return n[:i:i]
		}
	}
	return n[:]
}

// mostNearest is how many other tasks of its category a task's page leads to.
const mostNearest = 4

// setNearest notes for each task of a category which are nearest to it. rows are the tasks', in the order of numbers.
func setNearest(tasks []*task, rows []*view.TaskRow) {
	for i, t := range tasks {
		t.nearest = nearestTo(i, rows)
	}
}

// nearestTo returns the rows nearest to the i-th. Of two equally near the lower comes first.
func nearestTo(i int, rows []*view.TaskRow) nearest {
	from, to := i, i+1 // those taken, with the i-th itself
	for to-from <= mostNearest && (from > 0 || to < len(rows)) {
		if to == len(rows) || from > 0 && rows[i].Number-rows[from-1].Number <= rows[to].Number-rows[i].Number {
			from--
		} else {
			to++
		}
	}
	var n nearest
	copy(n[copy(n[:], rows[from:i]):], rows[i+1:to])
	return n
}
