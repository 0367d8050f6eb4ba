package pages

import (
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The place of the page on which readers search, and of the index beside it.
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
	s.Answers = m.answers()
	m.made.Search = s
	page := m.aside(searchPath, "search", label("search.title"), nil)
	page.Content = m.searchPage()
	m.add(page)
}

func (m *maker) searchPage() *view.SearchPage {
	v := &view.SearchPage{Index: searchPath + "docs.json"}
	offices := map[*site.Office]bool{}
	for _, p := range m.plans {
		if len(m.plans) > 1 {
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
		v.Ways = append(v.Ways, p.searchWays())
	}
	for i := range m.Site.Offices {
		if o := &m.Site.Offices[i]; offices[o] {
			v.Offices = append(v.Offices, view.SearchChoice{Value: o.Key, Text: text(o.Name)})
		}
	}
	for _, s := range stateBadges() {
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

// categoryValue names a category among those of all plans.
func categoryValue(of *site.Terms, c *site.Category) string { return of.Key + "/" + c.Key }

// articleDocs returns the ordinary pages as search finds them. One that is what it was is the very same as the last time.
func (m *maker) articleDocs() []*view.SearchDoc {
	docs := make([]*view.SearchDoc, len(m.Site.Articles))
	for i, a := range m.Site.Articles {
		doc := &view.SearchDoc{
			URL: a.URL(), Number: i + 1, Title: a.Title, Summary: a.Summary, Body: resolved(a.Text.Description, a.Text, m.Today),
		}
		if i < len(m.Memory.articles) {
			doc = kept(m.Memory, m.Memory.articles[i], doc)
		}
		docs[i] = doc
	}
	m.Memory.articles = docs
	return docs
}

// newDoc returns the task as search finds it.
func (t *task) newDoc() *view.SearchDoc {
	d := &view.SearchDoc{
		URL: t.row.URL, Number: t.Number, Title: t.Title, State: t.row.Badge.State, Word: t.row.Badge.Word, Owed: t.row.Badge.Owed,
		Sample: t.Sample, Last: t.latest, Summary: t.Summary, Body: t.body,
	}
	if t.In != nil {
		d.Category = categoryValue(t.Plan, t.In)
		d.Names = append(d.Names, t.In.Name)
	}
	for _, o := range t.offices {
		d.Offices = append(d.Offices, o.Key)
		d.Names = append(d.Names, o.Name)
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
