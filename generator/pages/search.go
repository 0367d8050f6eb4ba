package pages

import (
	"fmt"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The path of the page on which readers search, and of the index beside it.
const searchPath = "search/"

// overStates are those in which nothing more is expected of a task.
var overStates = [...]site.State{site.Done, site.Cancelled, site.Unfinished, site.Unreported, emptyKind}

// addSearch adds the page on which readers search, and all that they can find.
func (m *maker) addSearch() {
	s := &view.Search{Folder: searchPath, Since: m.Today.Month().First()}
	for _, state := range overStates {
		s.Closed = append(s.Closed, string(state))
	}
	s.Pages.Docs = m.articleDocs()
	for _, p := range m.plans {
		s.Plans = append(s.Plans, view.SearchSet{Key: p.Key, Docs: p.docs})
	}
	s.Plans = append(s.Plans, m.sourceSets()...)
	s.Answers = m.answers()
	m.made.Search = s
	page := m.standalonePage(searchPath, "search", label("search.title"), nil)
	page.Content = m.searchPage()
	m.add(page)
}

func (m *maker) searchPage() *view.SearchPage {
	v := &view.SearchPage{Index: searchPath + "docs.json"}
	offices, areas := map[*site.Office]bool{}, map[*site.Area]bool{}
	for _, p := range m.plans {
		if len(m.plans) > 1 || len(m.sources) > 0 {
			v.Plans = append(v.Plans, view.SearchChoice{Value: p.Key, Text: text(p.Title)})
		}
		for _, c := range p.categories {
			if len(c.tasks) > 0 {
				v.Categories = append(v.Categories, view.SearchChoice{Value: categoryValue(p.Terms, c.category), Text: p.named(c.category.Name)})
			}
		}
		for _, o := range p.offices {
			offices[o.office] = true
		}
		for _, a := range p.areas {
			areas[a.area] = true
		}
		v.Ways = append(v.Ways, p.searchWays())
	}
	v.Plans = append(v.Plans, m.sourceChoices()...)
	if v.Sources = len(m.sources) > 0; v.Sources {
		v.Ways = append(v.Ways, view.SearchWays{Plan: m.Site.Publisher, Links: []view.Link{sourcesLink()}})
	}
	for i := range m.Site.Offices {
		if o := &m.Site.Offices[i]; offices[o] {
			v.Offices = append(v.Offices, view.SearchChoice{Value: o.Key, Text: text(o.Name)})
		}
	}
	for i := range m.Site.Areas {
		if a := &m.Site.Areas[i]; areas[a] {
			v.Areas = append(v.Areas, view.SearchChoice{Value: a.Key, Text: text(a.Name)})
		}
	}
	for _, s := range stateBadges(m.areOfYears()) {
		v.States = append(v.States, view.SearchChoice{Value: s.State, Text: s.Word})
	}
	return v
}

// named returns the name of a category, and on a site of several plans that of its plan.
func (p *plan) named(category string) view.Phrase {
	if len(p.maker.plans) < 2 {
		return text(category)
	}
	return text(category + " · " + p.Title)
}

// searchWays returns where the plan's menu leads.
func (p *plan) searchWays() view.SearchWays {
	v := view.SearchWays{}
	if len(p.maker.plans) > 1 {
		v.Plan = p.Title
	}
	for _, item := range p.maker.planMenu(p, noSection) {
		v.Links = append(v.Links, item.Link)
	}
	return v
}

// articleDocs returns the ordinary pages as search finds them. One that says the same keeps the last pointer.
func (m *maker) articleDocs() []*view.SearchDoc {
	docs := make([]*view.SearchDoc, len(m.Site.Articles), len(m.Site.Articles)+8)
	for i, a := range m.Site.Articles {
		doc := &view.SearchDoc{
			URL: a.URL(), Number: i + 1, Title: a.Title, Summary: a.Summary, Body: resolved(a.Text.Description, a.Text, m.Today),
		}
		if i < len(m.Memory.articles) {
			doc = intern(m.Memory, m.Memory.articles[i], doc)
		}
		docs[i] = doc
	}
	docs = m.withIncidentDocs(docs)
	m.Memory.articles = docs
	return docs
}

// answers returns the lists and pages that search offers at once to whoever names them, those of the newest plan first, and then other
// offices' sites.
func (m *maker) answers() *view.SearchAnswers {
	v := &view.SearchAnswers{Path: searchPath + "answers.json"}
	for _, p := range slices.Backward(m.plans) {
		if len(p.tasks) > 0 {
			v.All = slices.Concat(v.All, p.stateAnswers(), p.groupAnswers(), p.monthAnswers())
		}
	}
	v.All = append(v.All, m.sourceAnswers()...)
	return v
}

// stateVariants are the labels of the words for special cases of a state; those lead to its list, too.
var stateVariants = [...]struct {
	of    site.State
	label string
}{
	{site.Done, yearRoundDone}, {site.Unfinished, "state.unfinished-partly"}, {site.Unfinished, "state.unfinished-unmet"},
	{site.Unfinished, "state.unfinished-due"}, {site.Unreported, "state.unreported-exempt"},
}

const yearRoundDone = "state.done-year-round"

// stateAnswers returns the lists of tasks by state, and that of silent ones. Of a list without tasks the answer is that there are none.
func (p *plan) stateAnswers() []view.SearchAnswer {
	var all []view.SearchAnswer
	for _, i := range concernKinds {
		kind, n := shareKinds[i], len(p.states[i])
		if n == 0 && !canBeEmpty(site.State(kind), p.clock.Closed) {
			continue // there can be none yet, or none any more: saying so would be taken for another thing
		}
		words := []view.Phrase{kindWord(kind, p.IsOfYears())}
		if kind != emptyKind {
			words = append(words, label("search.words."+kind))
		}
		for _, v := range stateVariants {
			if string(v.of) == kind {
				words = append(words, label(inYears(v.label, p.IsOfYears() && v.label == yearRoundDone)))
			}
		}
		all = append(all, p.listAnswer(p.stateURL(kind), n, words))
	}
	if n := len(p.dues); n > 0 {
		a := p.listAnswer(p.ledgerURL(), 0, []view.Phrase{label("ledger.title")})
		a.URL, a.Count = p.ledgerURL(), countOf("search.events", n)
		all = append(all, a)
	}
	return append(all, p.listAnswer(p.silentURL(), len(p.silent), []view.Phrase{label("silent"), label("search.words.silent")}))
}

// canBeEmpty reports whether it says something that no task is in a state: some are there only while a plan runs, some only once it is
// closed.
func canBeEmpty(s site.State, closed bool) bool {
	switch s {
	case site.Done, site.Cancelled, site.Paused:
		return true
	case site.Unfinished, site.Unreported:
		return closed
	case emptyKind:
		return false
	}
	return !closed
}

// The kinds of answers, as static/search.js knows them.
const (
	stateAnswer    = "state"
	officeAnswer   = "office"
	areaAnswer     = "area"
	categoryAnswer = "category"
	monthAnswer    = "month"
	sourceAnswer   = "source"
)

// listAnswer returns a list of so many tasks, whose name is the first of its words.
func (p *plan) listAnswer(url string, n int, words []view.Phrase) view.SearchAnswer {
	a := view.SearchAnswer{Plan: p.Key, Kind: stateAnswer, Text: words[0], Words: words}
	if n > 0 {
		a.URL, a.Count = url, countOf("tasks.count", n)
	}
	return a
}

// groupAnswers returns the pages of offices, which other names stand for as well, of areas and of categories.
func (p *plan) groupAnswers() []view.SearchAnswer {
	var all []view.SearchAnswer
	add := func(kind string, g view.Group, names ...string) {
		a := view.SearchAnswer{Plan: p.Key, Kind: kind, URL: g.URL, Text: text(g.Name), Count: countOf("tasks.count", g.Tally.Total+g.Support)}
		for _, name := range names {
			a.Words = append(a.Words, text(name))
		}
		all = append(all, a)
	}
	for _, o := range p.offices {
		names := append([]string{o.name()}, o.office.Aliases...)
		if o.name() != o.office.Name {
			names = append(names, o.office.Name)
		}
		add(officeAnswer, o.group, names...)
	}
	for _, a := range p.areas {
		add(areaAnswer, a.group, a.group.Name)
	}
	for _, c := range p.categories {
		if len(c.tasks) > 0 {
			add(categoryAnswer, c.group, c.group.Name)
		}
	}
	return all
}

// monthAnswers returns the months in which something is due or was done, and those in which updates were published.
func (p *plan) monthAnswers() []view.SearchAnswer {
	var all []view.SearchAnswer
	add := func(s section, m day.Month, count view.Phrase) {
		_, month := m.Date()
		all = append(all, view.SearchAnswer{
			Plan: p.Key, Kind: monthAnswer, URL: p.monthURL(s, m), Text: view.Phrase{Label: string(s) + ".month-title", Month: m}, Count: count,
			Words: []view.Phrase{{Label: "text.month", Month: m}, label(fmt.Sprintf("date.months.%d", month)), text(m.String())},
		})
	}
	for _, m := range monthsOf(p.Terms) {
		if in := p.month(m); len(in.events)+len(in.dues) > 0 {
			add(timelineSection, m, countOf("search.events", len(in.events)+len(in.dues)))
		}
	}
	for _, m := range p.monthsWith(func(m *month) bool { return len(m.updates) > 0 }) {
		add(updatesSection, m, countOf("updates.count", len(p.months[m].updates)))
	}
	return all
}

func countOf(key string, n int) view.Phrase { return view.Phrase{Label: key, N: float64(n)} }

// newDoc returns the task as search finds it.
func (t *task) newDoc() *view.SearchDoc {
	d := &view.SearchDoc{
		URL: t.row.URL, Number: t.Number, Called: t.row.Called, Title: t.Title, State: t.row.Badge.State, Word: t.row.Badge.Word, Owed: t.row.Badge.Owed,
		Sample: t.Sample, Unassigned: t.row.Unassigned, Last: t.latest, Summary: t.Summary, Body: t.body,
	}
	if t.In != nil {
		d.Category = categoryValue(t.Plan, t.In)
		d.Names = append(d.Names, t.In.Name)
	}
	for _, named := range t.offices {
		if named.role == formerRole {
			continue
		}
		o := named.office
		d.Offices = append(d.Offices, o.Key)
		d.Names = append(d.Names, t.Plan.OfficeName(o))
		if here := t.Plan.OfficeName(o); here != o.Name {
			d.Names = append(d.Names, o.Name) // as the choices of the search have it
		}
	}
	for _, a := range t.Areas {
		d.Areas = append(d.Areas, a.Key)
		d.Names = append(d.Names, a.Name)
	}
	for _, o := range t.row.Lead {
		d.Lead = append(d.Lead, o.Name)
	}
	for _, o := range t.row.Joint {
		d.Joint = append(d.Joint, o.Name)
	}
	if len(t.updates) > 0 {
		d.Updates = make([]view.SearchUpdate, len(t.updates))
	}
	for i := range t.updates {
		u := &t.updates[i]
		d.Updates[i] = view.SearchUpdate{Anchor: u.Anchor, Day: u.Day, Title: u.Title, Body: u.body, Withdrawn: u.Withdrawn, Reason: u.Reason}
	}
	return d
}

// categoryValue names a category among those of all plans.
func categoryValue(of *site.Terms, c *site.Category) string { return of.Key + "/" + c.Key }
