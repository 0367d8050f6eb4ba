package pages

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A task is a task on the day, with all pieces that say something of it by itself. It follows from the task and the clock
// alone; only what also says what stands beside it is made later: nearest, page and index.
type task struct {
	*site.Task
	whole     *site.Task // with what is reported after the day
	clock     site.Clock
	status    site.Status
	order     int // what it is counted as: an index of shareKinds
	row       *view.TaskRow
	link      *view.Link
	body      view.HTML         // its description
	updates   []update          // that exist on the day, the newest first
	after     []update          // of a closed plan: what came too late to count, the newest first
	news      []*view.UpdateRow // the same as rows, with what else became known, the oldest first
	notices   []*view.UpdateRow // changes, reviews and turns, in the order of the file
	changed   []*view.Change    // in the order of the file
	events    []*view.Event     // in the order in which the task names them
	deadlines []view.Deadline
	data      *view.TaskData
	doc       *view.SearchDoc
	lane      *view.Lane
	calendar  []*view.CalendarEntry // in the order in which the task names them
	pledges   []site.Pledge
	dueRows   []*view.DueRow // in the order of the front matter

	nextReport site.Report // that is owed next; without a day if none is
	documented bool        // some update shows a picture or leads to a document
	latest     day.Day     // the newest on record, or none
	newest     day.Day     // of its updates, or none
	since      day.Day     // no later than the clock's, and since when the state is what it is; none for always

	nearest   nearest
	page      *view.Page
	from      pageSource // what page was made from
	index     *view.IndexTask
	indexedIn *officeOrder      // the order with which index was made
	offices   []officeRole      // that it names, each once
	reports   []site.OwedReport // updates that it owed; made where an assessment counts them
}

// An update is an update that exists on the day.
type update struct {
	*site.Update
	task  *task
	body  view.HTML
	row   *view.UpdateRow
	entry *view.FeedEntry // nil until a feed needs it
}

// derived returns the plan's tasks on the day. One with the same source and clock as the last time is used again.
func (p *plan) derived() []*task {
	before := make(map[int]*task, len(p.last.tasks))
	for _, t := range p.last.tasks {
		before[t.Number] = t
	}
	all := make([]*task, len(p.Plan.Tasks))
	inParallel(len(all), func(i int) {
		whole := p.Plan.Tasks[i]
		source := whole.On(p.clock.Day)
		after := p.tooLate(whole)
		last := before[source.Number]
		if last != nil && last.Task == source && last.clock == p.clock && len(last.after) == len(after) {
			all[i] = last
			last.whole = whole
			return
		}
		defer problem.Naming(source.Body.File)
		all[i] = newTask(source, p.clock)
		all[i].whole = whole
		all[i].addAfter(after)
		if last != nil {
			all[i].intern(p.maker.Memory, last)
		}
	})
	return all
}

// inParallel calls do for 0 to n-1, on all processors if that is worth it. A panic in one of them is one here.
func inParallel(n int, do func(i int)) {
	const worth = 64
	workers := 1
	if n >= worth {
		workers = runtime.GOMAXPROCS(0)
	}
	var wait sync.WaitGroup
	caught := make([]any, workers)
	for w := range workers {
		part := func() {
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				do(i)
			}
		}
		if workers == 1 {
			part()
			return
		}
		wait.Go(func() {
			defer func() { caught[w] = recover() }()
			part()
		})
	}
	wait.Wait()
	for _, c := range caught {
		if c != nil {
			panic(c)
		}
	}
}

func newTask(source *site.Task, clock site.Clock) *task {
	t := &task{Task: source, clock: clock, status: source.Status(clock)}
	t.order, t.offices = t.kind(), t.newOffices()
	t.pledges = t.Pledges(&t.status, t.clock)
	t.row = t.newRow()
	t.link = &view.Link{URL: t.row.URL, Text: text(t.Title)}
	t.body = resolved(t.Body.Description, t.Body, clock.Day)
	t.updates = t.newUpdates()
	if len(t.updates) > 0 {
		t.newest = t.updates[0].Day
	}
	t.documented = t.isDocumented()
	t.nextReport, _ = t.NextReport(&t.status, t.clock)
	t.data = t.newData()
	t.latest = max(t.latestRecord(), t.latestNotice())
	t.changed = changesOn(t.Changes, t.clock.Day, t.Plan, t.row.URL, t.row)
	t.notices = t.newNotices()
	t.leaveOutNumbers()
	t.calendar = t.newCalendar()
	t.since = t.inStateSince()
	t.doc = t.newDoc()
	t.addTimes()
	t.addNews()
	return t
}

// isDocumented reports whether an update shows a picture or leads to a document that is published here.
func (t *task) isDocumented() bool {
	files := t.Plan.URL() + "files/"
	for i := range t.updates {
		for _, s := range t.updates[i].body {
			if strings.HasPrefix(s.URL, files) {
				return true
			}
		}
	}
	return false
}

// latestRecord returns the newest day on which something of the task was put on record, or none.
func (t *task) latestRecord() day.Day {
	newest := max(t.status.Record, t.newest)
	facts := []day.Day{t.Completed, t.Verified.Date, t.Cancelled}
	for _, pause := range t.Pauses {
		facts = append(facts, pause.From)
	}
	for _, fact := range facts {
		if fact <= t.clock.Day {
			newest = max(newest, fact)
		}
	}
	return newest
}

func (t *task) newRow() *view.TaskRow {
	row := &view.TaskRow{
		URL: t.URL(), Number: t.Number, Called: t.Called(), Title: t.Title, Summary: summary(t.Task),
		Badge: view.Badge{State: shareKinds[t.order], Word: stateWord(t.Task, t.status, t.clock), Silent: t.status.Silent, Owed: owed(t.Task, t.status)},
		Why:   why(t.Task, t.status, t.clock), When: when(t.Schedule, t.Source.Schedule, t.Plan), Beside: t.beside(),
		Lead: refs(t.Plan, t.Roles.Lead), Joint: refs(t.Plan, t.Roles.Joint), Support: refs(t.Plan, t.Roles.Support),
		Unassigned: t.isUnassigned(),
		Sample:     t.Sample, Draft: t.Draft,
	}
	if t.In != nil {
		row.Category = t.In.Name
	}
	return row
}

// isUnassigned reports whether the source names nobody, and nobody was named since.
func (t *task) isUnassigned() bool {
	return t.Unassigned && len(t.Roles.Lead)+len(t.Roles.Joint) == 0
}

func summary(t *site.Task) string {
	if t.Summary != "" {
		return t.Summary
	}
	return t.Body.Summary
}

func refs(of *site.Terms, offices []*site.Office) []view.OfficeRef {
	if len(offices) == 0 {
		return nil
	}
	refs := make([]view.OfficeRef, len(offices))
	for i, o := range offices {
		refs[i] = view.OfficeRef{URL: officeURL(of, o), Name: of.OfficeName(o)}
	}
	return refs
}

func (t *task) newUpdates() []update {
	sources := t.UpdatesOn(t.clock.Day)
	if len(sources) == 0 {
		return nil
	}
	offices := slices.Concat(t.row.Lead, t.row.Joint)
	all, rows := make([]update, len(sources)), make([]view.UpdateRow, len(sources))
	for i := range sources {
		u := &sources[i]
		rows[i] = view.UpdateRow{
			URL: t.row.URL + "#" + u.Anchor, Day: u.Day, Reported: u.Reported, Title: u.Title, Excerpt: u.Excerpt, Task: t.Title, Number: t.Number, Called: t.row.Called,
			Offices: offices, Sample: t.Sample, Pending: u.Pending, Withdrawn: u.Withdrawn,
		}
		all[i] = update{Update: u, task: t, body: resolved(u.Body, *u.In, t.clock.Day), row: &rows[i]}
		rows[i].NoProgress = all[i].saysNothingNew()
		if by := all[i].reporter(); len(offices) != 1 || offices[0].Name != by { // else the row says it already
			rows[i].By = by
		}
	}
	return all
}

// intern replaces each piece that equals the last one by the last one, so that lists can compare pointers.
func (t *task) intern(m *Memory, last *task) {
	t.index = last.index // until indexed makes it
	t.link = intern(m, last.link, t.link)
	t.data = intern(m, last.data, t.data)
	t.doc = intern(m, last.doc, t.doc)
	for i := range t.updates {
		u := &t.updates[i]
		if k := slices.IndexFunc(last.updates, func(w update) bool { return w.Anchor == u.Anchor }); k >= 0 {
			u.row = intern(m, last.updates[k].row, u.row)
		}
	}
	internEach(m, last.notices, t.notices)
	t.addNews()
	if row := intern(m, last.row, t.row); row != t.row {
		t.row = row
		t.addTimes() // they show the row
		for _, c := range t.changed {
			c.Task = row
		}
	}
	internEach(m, last.changed, t.changed)
	internEach(m, last.dueRows, t.dueRows)
	internEach(m, last.events, t.events)
	internEach(m, last.calendar, t.calendar)
	t.lane = intern(m, last.lane, t.lane)
}

// addTimes adds what shows the task in an order of days.
func (t *task) addTimes() {
	t.dueRows, t.events, t.deadlines, t.lane = t.newDueRows(), t.newEvents(), t.newDeadlines(), t.newLane()
}

// addNews adds the rows of its updates and its notices, by the day on which they became known.
func (t *task) addNews() {
	t.news = make([]*view.UpdateRow, 0, len(t.updates))
	for i := range slices.Backward(t.updates) {
		t.news = append(t.news, t.updates[i].row)
	}
	t.news = append(t.news, t.notices...)
	if !slices.IsSortedFunc(t.news, func(a, b *view.UpdateRow) int { return cmp.Compare(a.Known(), b.Known()) }) {
		t.news = byDay(t.news, newsInTime.day)
	}
}

// latestNotice returns the newest day on which a change came to its stage, or a review was made; none without any.
func (t *task) latestNotice() day.Day {
	newest := day.Day(0)
	for i := range t.Changes {
		newest = max(newest, t.Changes[i].Day(t.clock.Day))
	}
	if r := t.Review(t.clock.Day); r != nil {
		newest = max(newest, r.Date)
	}
	return newest
}

// tooLate returns which updates of a task exist today, but came too late to count in the plan, which is closed.
func (p *plan) tooLate(whole *site.Task) []*site.Update {
	if !p.clock.Closed {
		return nil
	}
	var all []*site.Update
	for i := range whole.Updates {
		if u := &whole.Updates[i]; max(u.Day, u.Reported) > p.clock.Day && max(u.Day, u.Reported) <= p.maker.Today {
			all = append(all, u)
		}
	}
	return all
}

// addAfter adds the updates that came too late to count. Nothing else follows from them.
func (t *task) addAfter(late []*site.Update) {
	for _, u := range late {
		t.after = append(t.after, update{Update: u, task: t, body: resolved(u.Body, *u.In, t.clock.Day)})
	}
}

// feedEntry returns the update as feeds have it.
func (u *update) feedEntry() *view.FeedEntry {
	if u.entry == nil {
		t := u.task
		u.entry = &view.FeedEntry{
			URL: u.row.URL, Day: u.Day, Reported: u.Reported, Title: u.Title, Task: t.taskTitle(),
			Category: t.row.Category, Body: u.body, Sample: t.Sample, Withdrawn: u.Withdrawn, Reason: u.Reason,
			By: u.reporter(), NoProgress: u.saysNothingNew(), Turns: u.row.Turns,
		}
	}
	return u.entry
}
