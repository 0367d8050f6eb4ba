package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/gathered"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Other offices' sites are shown as they were gathered: in the order of site.toml, with the day of their data, and with states that are theirs.
// Every link to them is made of the address in site.toml, the key of a plan and the number of a task.

const (
	sourcesPath = "sources/"
	comparePath = sourcesPath + "compare/"
	// staleAfter is by how many days a copy may be older than the day of the site before pages say so.
	staleAfter = 30
	// manyRows is from how many rows on links to each stand above them: on a narrow screen a row fills a good part of it.
	manyRows = 9
)

// An otherSite is another office's site, and what its pages say.
type otherSite struct {
	site.OtherSite
	of    *gathered.Source // nil if nothing was gathered
	url   string
	old   view.Phrase
	plans []*sourcePlan // the newest first
}

// A sourcePlan is one of its plans.
type sourcePlan struct {
	*gathered.Plan
	source  *otherSite
	view    *view.SourcePlan
	figures view.SourceFigures
	rows    []view.SourceTask
	docs    []*view.SearchDoc
}

// name returns what the source is called here: as site.toml or its own data say, else by its address.
func (s *otherSite) name() string {
	if s.Name != "" {
		return s.Name
	}
	if s.of != nil && s.of.Publisher() != "" {
		return s.of.Publisher()
	}
	if _, address, found := strings.Cut(strings.TrimSuffix(s.URL, "/"), "://"); found {
		return address
	}
	return s.Key
}

// publisher returns who publishes the site, where the name does not say it.
func (s *otherSite) publisher() string {
	if s.of == nil || s.of.Publisher() == s.name() {
		return ""
	}
	return s.of.Publisher()
}

// original returns the address of a place on the source's own site; empty if that is not known.
func (s *otherSite) original(place string) string {
	if s.URL == "" {
		return ""
	}
	return s.URL + place
}

// current returns the plan that the source's own home page shows; nil without any.
func (s *otherSite) current() *sourcePlan {
	for _, p := range s.plans {
		if p.Start <= s.of.Day && p.Issued <= s.of.Day {
			return p
		}
	}
	if len(s.plans) == 0 {
		return nil
	}
	return s.plans[len(s.plans)-1]
}

// addSources adds the pages of other offices' sites. A site that names none has none of them.
func (m *maker) addSources() {
	if len(m.Site.Sources) == 0 {
		return
	}
	m.sources = make([]*otherSite, len(m.Site.Sources))
	for i, declared := range m.Site.Sources {
		var of *gathered.Source
		if i < len(m.Sources) {
			of = m.Sources[i]
		}
		m.sources[i] = m.otherSite(declared, of)
	}
	m.Memory.sources = m.sources
	groups := m.similarPlans()
	m.addSourceList(groups)
	for _, s := range m.sources {
		m.addSource(s)
	}
	m.addCompared(groups)
}

// otherSite returns what is said of a source. All but whether its data are old follows from what was gathered, and is kept as long as that
// is the same.
func (m *maker) otherSite(declared site.OtherSite, of *gathered.Source) *otherSite {
	s := &otherSite{OtherSite: declared, of: of, url: sourcesPath + declared.Key + "/"}
	if i := slices.IndexFunc(m.Memory.sources, func(last *otherSite) bool { return last.OtherSite == declared && last.of == of }); i >= 0 {
		s = m.Memory.sources[i]
	} else if of != nil {
		s.addPlans()
	}
	s.old = view.Phrase{}
	if of == nil {
		return s
	}
	switch days := int(m.Today - of.Day); {
	case days < 0:
		s.old = view.Phrase{Label: "sources.later", Day: of.Day}
	case days > staleAfter:
		s.old = view.Phrase{Label: "sources.old", Day: of.Day, N: staleAfter}
	}
	return s
}

func (s *otherSite) addPlans() {
	for _, of := range s.of.Plans {
		p := &sourcePlan{Plan: of, source: s}
		p.view = &view.SourcePlan{
			URL: s.url + of.URL(), Title: of.Title, Document: of.Document, Issuer: of.Issuer, Original: s.original(of.URL()),
			Start: of.Start, End: of.End, Closed: of.Closed, AsOf: of.AsOf,
		}
		for _, t := range of.Tasks {
			p.count(t)
			p.rows = append(p.rows, p.row(t))
		}
		p.figures.Asked = p.figures.Total > 0 && (of.Every != day.Never || p.figures.Silent > 0)
		p.view.Figures = p.figures
		p.docs = p.newDocs()
		s.plans = append(s.plans, p)
	}
	slices.SortStableFunc(s.plans, func(a, b *sourcePlan) int {
		return cmp.Or(cmp.Compare(b.Start, a.Start), cmp.Compare(b.Key, a.Key))
	})
}

// count adds a task to the plan's figures.
func (p *sourcePlan) count(t *gathered.Task) {
	f := &p.figures
	f.Total++
	switch state := site.State(t.State); {
	case state == site.Done:
		f.Done++
	case isLate(state):
		f.Late++
	case isOpen(state):
		f.Open++
	default:
		f.Rest++
	}
	if t.Sample {
		f.Sample++
	}
	if t.Silent {
		f.Silent++
	}
	if t.HasLate {
		f.Promised++
		if t.LateDays > 0 {
			f.KeptLate++
		}
	}
}

func (p *sourcePlan) row(t *gathered.Task) view.SourceTask {
	row := view.SourceTask{
		Anchor: "task-" + strconv.Itoa(t.Number), Called: p.called(t), Title: t.Title, Original: p.source.original(gathered.TaskURL(p.Key, t.Number)),
		Badge: view.Badge{State: t.State, Word: kindWord(t.State, p.IsOfYears())}, Silent: t.Silent, Sample: t.Sample, Unassigned: t.Unassigned,
		Lead: t.Lead, Joint: t.Joint,
	}
	switch {
	case t.Due != 0:
		row.When = view.Phrase{Label: "when.due", Day: t.Due}
	case t.YearRound:
		row.When = label(inYears("when.year-round", p.IsOfYears()))
	case t.Directed != "":
		row.When = view.Phrase{Label: "when.directed", Text: t.Directed}
	default:
		row.When = label("when.unscheduled")
	}
	return row
}

// called returns how the plan numbers a task; empty where it numbers nothing.
func (p *sourcePlan) called(t *gathered.Task) string {
	if !p.Numbered {
		return ""
	}
	return cmp.Or(t.Label, strconv.Itoa(t.Number))
}

// sourcePage returns a page of other offices' sites, still without content.
func (m *maker) sourcePage(path, layout string, title view.Phrase, crumbs ...view.Link) *view.Page {
	page := m.standalonePage(path, layout, title, nil)
	page.Chrome = m.sourcesChrome()
	page.Crumbs = crumbs
	return page
}

// sourcesChrome returns what stands around the pages of other offices' sites: one for all of these.
func (m *maker) sourcesChrome() *view.Chrome {
	const key = sourcesPath
	if m.chromes[key] == nil {
		m.chromes[key] = intern(m.Memory, m.Memory.chromes[key], m.chrome(m.current(), sourcesSection, nil))
	}
	return m.chromes[key]
}

// sourcesMenu returns the entry that leads to other offices' sites; none where the site names none.
func (m *maker) sourcesMenu(current section) []view.MenuItem {
	if len(m.Site.Sources) == 0 {
		return nil
	}
	return []view.MenuItem{{Link: sourcesLink(), Current: current == sourcesSection}}
}

func sourcesLink() view.Link { return view.Link{URL: sourcesPath, Text: label("menu.sources")} }

func (s *otherSite) link() view.Link { return view.Link{URL: s.url, Text: text(s.name())} }

// addSourceList adds the overview of all sources. It is the home page as well of a site without a plan of its own.
func (m *maker) addSourceList(groups [][]*sourcePlan) {
	m.cut(sourcesPath, len(m.sources), func(c pageRange) {
		page := m.sourcePage(c.path, "sources", label("sources.title"))
		page.Part = part(c.pager)
		v := &view.Sources{Pager: c.pager}
		if len(groups) > 0 {
			v.Compare = view.Link{URL: comparePath, Text: label("sources.compare")}
		}
		for _, s := range m.sources[c.from:c.to] {
			v.Rows = append(v.Rows, s.row())
		}
		v.Many = len(v.Rows) >= manyRows
		page.Content = v
		m.add(page)
		if c.pager.Number == 1 && m.current() == nil {
			home := *page
			home.Path, home.Title = "", text(m.Site.Title)
			m.add(&home)
		}
	})
}

// cut calls do for each page of a list of n rows.
func (m *maker) cut(base string, n int, do func(pageRange)) {
	for number := 1; number <= pagesFor(n); number++ {
		do(newPageRange(base, "page/", number, n))
	}
}

func (s *otherSite) row() *view.SourceRow {
	row := &view.SourceRow{Anchor: "source-" + s.Key, URL: s.url, Name: s.name(), Publisher: s.publisher(), Original: s.original(""), Missing: s.of == nil}
	if p := s.current(); p != nil {
		row.Plan = view.Link{URL: p.view.URL, Text: text(p.Title)}
		row.Figures = p.figures
		row.AsOf, row.Old = p.AsOf, s.old
	}
	return row
}

// addSource adds the page of a source, and the tasks of its plans.
func (m *maker) addSource(s *otherSite) {
	page := m.sourcePage(s.url, "source", text(s.name()), sourcesLink())
	v := &view.Source{Name: s.name(), Publisher: s.publisher(), Original: s.original(""), Missing: s.of == nil, Old: s.old}
	if s.of != nil {
		v.Copied = s.of.Day
	}
	for _, p := range s.plans {
		v.Plans = append(v.Plans, *p.view)
	}
	page.Content = v
	m.add(page)
	for _, p := range s.plans {
		m.addTasksOf(p)
	}
}

// addTasksOf adds the tasks of a source's plan.
func (m *maker) addTasksOf(p *sourcePlan) {
	s := p.source
	m.cut(p.view.URL, len(p.rows), func(c pageRange) {
		page := m.sourcePage(c.path, "source-tasks", text(p.Title), sourcesLink(), s.link())
		page.Part, page.Within = part(c.pager), s.name()
		page.Content = &view.SourceTasks{Name: s.name(), Publisher: s.publisher(), Plan: p.view, Old: s.old, Rows: p.rows[c.from:c.to], Pager: c.pager}
		m.add(page)
	})
}

// similarity is what plans have in common that may stand beside each other: the name that their offices gave them, the same days, and
// the same rule for reports. What differs in one of them could not be compared fairly: it had more time, or was asked more often.
type similarity struct {
	key        string
	start, end day.Day
	every      day.Every
	by         int
}

// similarPlans returns the plans that are similar to another source's, by what they have in common: the newest first, then by key. Those of
// each are in the order of site.toml.
func (m *maker) similarPlans() [][]*sourcePlan {
	by := map[similarity][]*sourcePlan{}
	var order []similarity
	for _, s := range m.sources {
		for _, p := range s.plans {
			k := similarity{p.Key, p.Start, p.End, p.Every, p.By}
			if by[k] == nil {
				order = append(order, k)
			}
			by[k] = append(by[k], p)
		}
	}
	slices.SortFunc(order, func(a, b similarity) int {
		return cmp.Or(cmp.Compare(b.start, a.start), cmp.Compare(b.end, a.end), cmp.Compare(a.key, b.key), cmp.Compare(a.every, b.every), cmp.Compare(a.by, b.by))
	})
	var groups [][]*sourcePlan
	for _, k := range order {
		if len(by[k]) > 1 {
			groups = append(groups, by[k])
		}
	}
	return groups
}

// addCompared adds the similar plans beside each other; nothing without any.
func (m *maker) addCompared(groups [][]*sourcePlan) {
	type compared struct {
		group int
		plan  *sourcePlan
	}
	var all []compared
	for i, g := range groups {
		for _, p := range g {
			all = append(all, compared{i, p})
		}
	}
	if len(all) == 0 {
		return
	}
	other := -len(all)
	for _, s := range m.sources {
		other += len(s.plans)
	}
	m.cut(comparePath, len(all), func(c pageRange) {
		page := m.sourcePage(c.path, "sources-compare", label("sources.compare"), sourcesLink())
		page.Part = part(c.pager)
		v := &view.SourceGroups{Pager: c.pager, Other: other, All: sourcesLink()}
		last := -1
		for _, one := range all[c.from:c.to] {
			if one.group != last {
				last = one.group
				v.Groups = append(v.Groups, one.plan.group(last))
			}
			g := &v.Groups[len(v.Groups)-1]
			g.Rows = append(g.Rows, one.plan.compared(g.Anchor))
			g.Many = len(g.Rows) >= manyRows
		}
		page.Content = v
		m.add(page)
	})
}

// group returns the heading under which the plan stands with those that are similar.
func (p *sourcePlan) group(i int) view.SourceGroup {
	return view.SourceGroup{
		Anchor: "group-" + strconv.Itoa(i+1), Key: p.Key, Start: p.Start, End: p.End, Rule: label("reporting." + p.Every.String()), By: p.By,
	}
}

// compared returns the plan as a row of a group.
func (p *sourcePlan) compared(group string) *view.SourceCompared {
	return &view.SourceCompared{Anchor: group + "-" + p.source.Key, URL: p.view.URL, Name: p.source.name(), Title: p.Title, AsOf: p.AsOf, Old: p.source.old, Figures: p.figures}
}

// sourceSets returns the tasks of all sources as search finds them, in sets of a plan each.
func (m *maker) sourceSets() []view.SearchSet {
	var sets []view.SearchSet
	for _, s := range m.sources {
		for _, p := range s.plans {
			if len(p.Tasks) == 0 {
				continue
			}
			sets = append(sets, view.SearchSet{Key: p.view.URL, Docs: p.docs})
		}
	}
	return sets
}

// sourceChoices returns the plans of sources, to search in one of them alone.
func (m *maker) sourceChoices() []view.SearchChoice {
	var all []view.SearchChoice
	for _, s := range m.sources {
		for _, p := range s.plans {
			if len(p.Tasks) > 0 {
				all = append(all, view.SearchChoice{Value: p.view.URL, Text: text(s.name() + " · " + p.Title)})
			}
		}
	}
	return all
}

// sourceAnswers returns the pages of sources, and behind each those of its plans, for whoever asks for the source by its name.
func (m *maker) sourceAnswers() []view.SearchAnswer {
	var all []view.SearchAnswer
	for _, s := range m.sources {
		words := []view.Phrase{text(s.name())}
		if s.publisher() != "" {
			words = append(words, text(s.publisher()))
		}
		all = append(all, view.SearchAnswer{Kind: sourceAnswer, URL: s.url, Text: text(s.name()), Words: words})
		for _, p := range s.plans {
			all = append(all, view.SearchAnswer{
				Kind: sourceAnswer, URL: p.view.URL, Text: text(s.name() + " · " + p.Title), Count: countOf("tasks.count", p.figures.Total), Words: words[:1],
			})
		}
	}
	return all
}

// newDocs returns the plan's tasks as search finds them. They are numbered by their places: a number may be any.
func (p *sourcePlan) newDocs() []*view.SearchDoc {
	all := make([]*view.SearchDoc, len(p.Tasks))
	for i, t := range p.Tasks {
		row := &p.rows[i]
		place := p.view.URL
		if page := i/perPage + 1; page > 1 {
			place += "page/" + strconv.Itoa(page) + "/"
		}
		all[i] = &view.SearchDoc{
			URL: place + "#" + row.Anchor, Number: i + 1, Called: row.Called, Title: t.Title, State: t.State, Word: row.Badge.Word, Sample: t.Sample,
			Unassigned: t.Unassigned, Last: t.LastUpdate, Lead: t.Lead, Joint: t.Joint, Summary: t.Summary,
			Names: slices.Concat([]string{p.source.name()}, t.Lead, t.Joint),
		}
	}
	return all
}
