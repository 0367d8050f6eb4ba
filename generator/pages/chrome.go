package pages

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// pageDefaults are what the pages of a section have around their content.
type pageDefaults struct {
	Chrome *view.Chrome
	Within string      // the plan's title, on a site that has several
	Crumbs []view.Link // to the plan itself, on a site that has several
	Feed   view.Link

	Calendar   string
	Card       view.Picture
	Repository repository
}

// page returns a page of a section, still without content.
func (p *plan) page(s section, path, layout string, title view.Phrase) *view.Page {
	f := p.defaults(s)
	return &view.Page{Path: path, Layout: layout, Chrome: f.Chrome, Title: title, Within: f.Within, Crumbs: f.Crumbs, Feed: f.Feed, Calendar: f.Calendar, Card: f.Card}
}

// A listHeader is what all pages of a list have in common, apart from their rows.
type listHeader struct {
	defaults *pageDefaults
	plan     *view.PlanName
	layout   string
	title    view.Phrase
	above    view.Link // the page that leads to that one; mostly none
	up       view.Link // the page that leads to the list; none for the list of all tasks

	feed     view.Link // that follows what the list is about
	calendar string
}

// listHeader returns the header of a list that a section's page leads to.
func (p *plan) listHeader(s section, layout string, title view.Phrase) listHeader {
	f := p.defaults(s)
	return listHeader{defaults: f, plan: p.name, layout: layout, title: title, up: p.sectionLink(s), feed: f.Feed, calendar: f.Calendar}
}

// defaults returns what the pages of a section have in common, made once.
func (p *plan) defaults(s section) *pageDefaults {
	f := p.sections[s]
	if f == nil {
		f = &pageDefaults{
			Chrome: p.maker.chrome(p, s, nil), Crumbs: p.crumbs(), Feed: view.Link{URL: p.URL() + feedName, Text: text(p.Title)},
			Calendar: p.URL() + calendarName, Card: p.picture(), Repository: p.maker.repository,
		}
		if len(f.Crumbs) > 0 {
			f.Within = p.Title
		}
		f = intern(p.maker.Memory, p.last.sections[s], f)
		p.sections[s] = f
	}
	return f
}

// chrome returns what stands around the content of a section's pages. p is the plan whose pages the menu leads to, and may
// be nil; article is the ordinary page that it is for, or nil.
func (m *maker) chrome(p *plan, current section, article *site.Article) *view.Chrome {
	s := m.Site
	return &view.Chrome{
		Language:   s.Language,
		Title:      s.Title,
		BaseURL:    s.BaseURL,
		Publisher:  s.Publisher,
		Notice:     s.Notice,
		Menu:       slices.Concat(m.planMenu(p, current), m.sourcesMenu(current), m.articleMenu(article)),
		Foot:       foot(p),
		Contact:    view.Contact(s.Contact),
		Government: view.Government(s.Government),
		Drafts:     s.Drafts,
		Policy:     s.CSP != "header",
	}
}

// foot returns the links at the foot of a plan's pages: p may be nil.
func foot(p *plan) []view.MenuItem {
	var foot []view.MenuItem
	if p != nil {
		foot = append(foot, view.MenuItem{Link: p.followLink("foot.follow")})
	}
	return append(foot, view.MenuItem{Link: view.Link{URL: thisCopyPath, Text: label("foot.this-copy")}})
}

func (m *maker) planMenu(p *plan, current section) []view.MenuItem {
	if p == nil {
		return nil
	}
	var menu []view.MenuItem
	for _, entry := range []section{overviewSection, tasksSection, areasSection, categoriesSection, officesSection, timelineSection, updatesSection, bulletinsSection, incidentsSection, assessmentSection, dataSection} {
		if entry != overviewSection && len(p.tasks) == 0 || p.lacks(entry) {
			continue // nobody should be led to an empty page
		}
		menu = append(menu, view.MenuItem{
			Link:    view.Link{URL: p.sectionURL(entry), Text: label("menu." + string(entry))},
			Current: entry == current,
		})
	}
	return menu
}

// lacks reports whether there is nothing in a section of the plan.
func (p *plan) lacks(s section) bool {
	switch s {
	case updatesSection:
		return len(p.news) == 0
	case bulletinsSection:
		return len(p.pasts) == 0
	case assessmentSection:
		return p.Assessment == nil
	case incidentsSection:
		return len(p.incidents) == 0
	case areasSection:
		return len(p.areas) == 0
	case categoriesSection:
		return len(p.Categories) == 0
	}
	return false
}

// sectionURL returns where a section of the plan begins.
func (p *plan) sectionURL(s section) string {
	if s == overviewSection {
		if p.maker.chosen == p.Plan {
			return ""
		}
		return p.URL()
	}
	return p.URL() + string(s) + "/"
}

// articleMenu returns entries for the ordinary pages that are in the menu.
func (m *maker) articleMenu(current *site.Article) []view.MenuItem {
	articles := slices.Clone(m.Site.Articles)
	slices.SortStableFunc(articles, func(a, b *site.Article) int { return cmp.Compare(a.Menu, b.Menu) })
	var menu []view.MenuItem
	for _, a := range articles {
		if a.Menu != 0 {
			menu = append(menu, view.MenuItem{Link: view.Link{URL: a.URL(), Text: text(a.Title)}, Current: a == current})
		}
	}
	return menu
}

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

// page returns a page of the list, still without content.
func (h listHeader) page(c pageRange) *view.Page {
	page := &view.Page{
		Path: c.path, Layout: h.layout, Chrome: h.defaults.Chrome, Title: h.title, Within: h.defaults.Within, Part: part(c.pager), Crumbs: h.defaults.Crumbs, Feed: h.feed,
		Calendar: h.calendar, Card: h.defaults.Card,
	}
	for _, way := range [...]view.Link{h.above, h.up} {
		if way.URL != "" {
			page.Crumbs = append(slices.Clip(page.Crumbs), way)
		}
	}
	return page
}

// A repository is where the sources are kept: the addresses at which a file of the default branch can be edited and its changes
// be seen, each to be followed by the file's path. Both are empty for a site without one.
type repository struct{ edit, history string }

// hosts are the ways in which services that keep repositories build addresses, by a part of the host's name.
var hosts = []struct {
	name string
	repository
}{
	{"gitlab", repository{"/-/edit/HEAD/", "/-/commits/HEAD/"}},
	{"gitee", repository{"/edit/master/", "/commits/master/"}}, // it knows no HEAD
	{"codeberg", giteaPaths}, {"gitea", giteaPaths}, {"forgejo", giteaPaths},
	{"", repository{"/edit/HEAD/", "/commits/HEAD/"}}, // GitHub, and whoever builds them alike
}

var giteaPaths = repository{"/_edit/HEAD/", "/commits/branch/HEAD/"}

// repositoryAt returns the repository at an address, which may be empty.
func repositoryAt(address string) repository {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return repository{}
	}
	base := strings.TrimSuffix(strings.TrimSuffix(address, "/"), ".git")
	for _, host := range hosts {
		if strings.Contains(strings.ToLower(u.Hostname()), host.name) {
			return repository{base + host.edit, base + host.history}
		}
	}
	return repository{}
}

// link adds to a page where its source can be edited, and its changes be seen.
func (r repository) link(page *view.Page) {
	if r.edit == "" || page.Source == "" {
		return
	}
	path := (&url.URL{Path: page.Source}).EscapedPath()
	page.Edit, page.History = r.edit+path, r.history+path
}

func (p *plan) officeURL(o *site.Office) string { return officeURL(p.Terms, o) }

func officeURL(of *site.Terms, o *site.Office) string {
	return of.URL() + string(officesSection) + "/" + o.Key + "/"
}
