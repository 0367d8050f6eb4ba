// Package pages decides which pages a site has on a day, at which path, and what each of them says.
//
// It turns the domain into views: everything is counted, sorted, bounded and worded as phrases here, so that a layout only
// shows. plan.go makes once what many pages of a plan say, derive.go what is said of one task by itself, words.go the sentence
// for its state, and chrome.go what stands around the content of a page. lists.go sorts lists and cuts them into pages. The other
// files make one kind of page or export each.
//
// Making is quick where little has changed: a Memory keeps the pieces.
package pages

import (
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/gathered"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Made is all that a site has to say on a day.
type Made struct {
	Pages []*view.Page // in the order of plans and kinds
	Data  []*view.Data // a plan each
	Feeds []*view.Feed

	Calendars []*view.Calendar // of each plan, and of each of its offices
	Indexes   []*view.Index    // a plan each
	Cards     []*view.Card     // of each plan, and of each state in it
	Search    *view.Search
	Bulletins []*view.Bulletin // that there are as documents

	Days    func() []day.Day // on which something is promised or on record by the day, in order, each once
	Sitemap *view.Sitemap    // the pages that search engines should know
}

// Input is what pages are made from.
type Input struct {
	Site    *site.Site
	Today   day.Day
	Version string  // of the generator
	Preview bool    // nothing is published: there is neither a manifest nor a history
	Memory  *Memory // of the calls before; may be nil

	Sources []*gathered.Source // as site.toml names them; nil for one of which nothing was gathered

	// Dataset tells which files of open data a plan has, and the fields of the tables among them. It may be nil.
	Dataset func(*view.Data) ([]view.DataFile, []view.DataTable)
}

type maker struct {
	Input
	plans  []*plan
	chosen *site.Plan // the current one; nil without any
	made   *Made

	sources []*otherSite
	chromes map[string]*view.Chrome
	related map[*task][]view.RelatedTask // to each task, what its page says of others

	repository repository
}

// Make returns all pages.
func Make(in Input) *Made {
	if in.Memory == nil {
		in.Memory = NewMemory(nil)
	}
	n := in.Memory.pages
	m := &maker{Input: in, chromes: map[string]*view.Chrome{}, made: &Made{
		Pages: make([]*view.Page, 0, n), Sitemap: &view.Sitemap{BaseURL: in.Site.BaseURL, Paths: make([]string, 0, n)},
	}}
	m.repository = repositoryAt(in.Site.Repository)
	var plans []*site.Plan // as their terms are on the day
	for _, p := range in.Site.Plans {
		plans = append(plans, p.On(in.Today))
	}
	m.chosen = site.Current(plans, in.Today)
	for _, p := range plans {
		m.plans = append(m.plans, m.newPlan(p))
	}
	m.addRelated()
	m.addHome()
	for _, p := range m.plans {
		p.addOverview()
		p.addTasks()
		p.addAreas()
		p.addCategories()
		p.addOffices()
		p.addTimeline()
		p.addLedger()
		p.addIncidents()
		p.addAssessment()
		p.addChanges()
		p.addUpdates()
		p.addBulletins()
		p.addFollow()
		p.addCalendars()
		p.addData()
		m.made.Indexes = append(m.made.Indexes, p.newIndex())
		p.addCards()
	}
	m.addSources()
	m.addArticles()
	m.addSearch()
	m.addExplanation()
	m.addThisCopy()
	m.addNotFound()
	m.addRedirects()
	m.addEditions()
	m.addFeeds()
	m.made.Days = sync.OnceValue(m.days)
	m.Memory.keep(m.plans)
	m.Memory.chromes = m.chromes
	m.Memory.pages = len(m.made.Pages)
	return m.made
}

// A section is an entry of the menu, under which pages stand.
type section string

const (
	overviewSection   section = "overview"
	tasksSection      section = "tasks"
	areasSection      section = "areas"
	categoriesSection section = "categories"
	officesSection    section = "offices"
	timelineSection   section = "timeline"
	updatesSection    section = "updates"
	bulletinsSection  section = "bulletins"
	dataSection       section = "data"
	incidentsSection  section = "incidents"
	assessmentSection section = "assessment"
	sourcesSection    section = "sources"
	noSection         section = ""
)

// add adds a page that search engines should know.
func (m *maker) add(p *view.Page) {
	m.made.Pages = append(m.made.Pages, p)
	m.made.Sitemap.Paths = append(m.made.Sitemap.Paths, p.Path)
}

// addUnlisted adds a page that is no part of the site's content.
func (m *maker) addUnlisted(p *view.Page) { m.made.Pages = append(m.made.Pages, p) }

// current returns the plan that the home page shows; nil without any.
func (m *maker) current() *plan {
	for _, p := range m.plans {
		if p.Plan == m.chosen {
			return p
		}
	}
	return nil
}

func text(s string) view.Phrase { return view.Phrase{Text: s} }

func label(key string) view.Phrase { return view.Phrase{Label: key} }

// A Memory remembers the views of the last call of Make for the next. Nobody lists what depends on what: inputs are compared.
// All that is said of one task by itself follows from its source and the clock, so a task with the same source and clock is used
// again. So is a category or an office with the same tasks, and a page of a list with the same rows. Everything else is made in
// every call, and a view that equals the last one is replaced by it (interned): then views that hold it compare pointers. A Memory
// is for one goroutine.
type Memory struct {
	same     func(a, b any) bool
	plans    map[string]*planMemory
	pages    int               // how many there were
	articles []*view.SearchDoc // of the ordinary pages
	sources  []*otherSite
	chromes  map[string]*view.Chrome // of the pages that belong to no plan, by the ordinary page that each is for
}

// planMemory is what is remembered of a plan.
type planMemory struct {
	tasks      []*task // in the order of their numbers
	areas      []*areaTasks
	categories []*categoryTasks
	offices    []*officeTasks
	order      *officeOrder

	// What all tasks have, in the order of days.
	dues      []*view.DueRow // promises for a day
	events    []*view.Event
	updates   []*view.UpdateRow
	calendar  []*view.CalendarEntry
	incidents []*incident               // that happened by the day, the newest first
	own       []*view.Change            // changes of the plan itself
	notices   []*view.UpdateRow         // its own news, in the order of days
	months    map[day.Month]*month      // in which something is due, happened or was reported
	outcomes  map[string][]*view.DueRow // what came of dues

	sources   []*site.Task // whatever the day
	pasts     []*past      // the newest first
	bulletins map[string]*bulletin

	sums     sums
	axis     *view.Axis
	sections map[section]*pageDefaults
	lists    map[string]any // the pages of each list, by its path
	head     *view.PlanHead
	name     *view.PlanName
}

// NewMemory returns an empty memory. same reports whether two views, pointers to structs of one type, say the same.
func NewMemory(same func(a, b any) bool) *Memory {
	return &Memory{same: same, plans: map[string]*planMemory{}}
}

// keep remembers plans, and forgets all others. It copies what it remembers: nothing in the copy leads to the plan or its maker, so
// that these can be collected as garbage.
func (m *Memory) keep(plans []*plan) {
	m.plans = make(map[string]*planMemory, len(plans))
	for _, p := range plans {
		remembered := p.planMemory
		m.plans[p.Key] = &remembered
		p.last = nil
	}
}

// of returns what is remembered of a plan; of an unknown one, nothing.
func (m *Memory) of(key string) *planMemory {
	if r := m.plans[key]; r != nil {
		return r
	}
	return &planMemory{}
}

// isSame reports whether two views say the same.
func (m *Memory) isSame(a, b any) bool { return m.same(a, b) }

// internEach interns each view of a list with the last one at the same index.
func internEach[T any](m *Memory, last, now []*T) {
	for i, v := range now[:min(len(now), len(last))] {
		now[i] = intern(m, last[i], v)
	}
}

// intern returns the last view if it says the same as the one now, else the one now.
func intern[T any](m *Memory, last, now *T) *T {
	if last != nil && m.same(last, now) {
		return last
	}
	return now
}
