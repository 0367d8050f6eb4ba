package pages

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// The paths of the pages that every site has.
const (
	thisCopyPath = "about/this-copy/"
	statesPath   = "about/states/"
	notFoundPath = "404.html"
)

// addArticles adds the ordinary pages.
func (m *maker) addArticles() {
	for _, a := range m.Site.Articles {
		page := m.standalonePage(a.URL(), "page", text(a.Title), a)
		page.Source, page.Description = a.Text.File, a.Summary
		m.repository.link(page)
		page.Article = view.Article{Origin: m.Site.Publisher}
		page.Content = &view.Text{Body: resolved(a.Text.Description, a.Text, m.Today)}
		m.add(page)
	}
}

// addExplanation adds the page that explains states, roles and figures; every badge leads there.
func (m *maker) addExplanation() {
	page := m.standalonePage(statesPath, "states", label("states.title"), nil)
	content := &view.States{Rules: site.RulesVersion, DueSoon: m.Site.DueSoon, OfYears: m.areOfYears()}
	content.Grace = slices.ContainsFunc(m.plans, func(p *plan) bool { return p.Reporting.By > 0 })
	content.Mixed = !content.OfYears && slices.ContainsFunc(m.plans, func(p *plan) bool { return p.IsOfYears() })
	for _, s := range site.States() {
		content.States = append(content.States, view.Badge{State: string(s), Word: kindWord(string(s), content.OfYears)})
	}
	page.Content = content
	m.add(page)
}

// areOfYears reports whether there are plans, and all run for more than a year.
func (m *maker) areOfYears() bool {
	return len(m.plans) > 0 && !slices.ContainsFunc(m.plans, func(p *plan) bool { return !p.IsOfYears() })
}

// addThisCopy adds the only page that says on which day, and by which generator, this copy was made.
func (m *maker) addThisCopy() {
	page := m.standalonePage(thisCopyPath, "this-copy", label("this-copy.title"), nil)
	content := &view.ThisCopy{Day: m.Today, Version: m.Version, Preview: m.Preview}
	for _, p := range m.plans {
		content.Plans = append(content.Plans, view.CopyPlan{
			Link: view.Link{URL: p.URL(), Text: text(p.Title)}, Day: p.clock.Day, Standing: label("this-copy." + string(p.Stage(p.clock))),
		})
	}
	page.Content = content
	m.add(page)
}

func (m *maker) addNotFound() {
	page := m.standalonePage(notFoundPath, "not-found", label("not-found.title"), nil)
	content := &view.NotFound{}
	for _, item := range page.Chrome.Menu {
		content.Ways = append(content.Ways, item.Link)
	}
	page.Content = content
	m.addUnlisted(page)
}

// addRedirects adds a page for each address that has moved.
func (m *maker) addRedirects() {
	for _, from := range slices.Sorted(maps.Keys(m.Site.Redirects)) {
		to := m.Site.Redirects[from]
		page := m.standalonePage(strings.TrimPrefix(from, "/"), "redirect", label("redirect.title"), nil)
		page.Content = &view.Redirect{Target: view.Link{URL: urlWritten(to), Text: text(to)}}
		m.addUnlisted(page)
	}
}

// standalonePage returns a page that belongs to no plan; its menu leads to the current one.
func (m *maker) standalonePage(path, layout string, title view.Phrase, a *site.Article) *view.Page {
	return &view.Page{
		Path: path, Layout: layout, Chrome: m.standaloneChrome(a), Title: title,
		Feed: view.Link{URL: feedName, Text: text(m.Site.Title)}, Card: view.Picture{URL: "share.png", Alt: text(m.Site.Title)},
	}
}

// standaloneChrome returns what stands around an ordinary page, or around other pages that belong to no plan: one for all of these.
func (m *maker) standaloneChrome(a *site.Article) *view.Chrome {
	key := ""
	if a != nil {
		key = a.URL()
	}
	if m.chromes[key] == nil {
		m.chromes[key] = intern(m.Memory, m.Memory.chromes[key], m.chrome(m.current(), noSection, a))
	}
	return m.chromes[key]
}

// urlWritten returns the URL of a page of the site for its address as it is written in site.toml: decoded, with a slash before it.
func urlWritten(address string) string {
	path, anchor, _ := strings.Cut(strings.TrimPrefix(address, "/"), "#")
	written := (&url.URL{Path: path}).EscapedPath()
	if anchor != "" {
		written += "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
	}
	return written
}
