package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

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
		Menu:       append(m.planMenu(p, current), m.articleMenu(article)...),
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
	for _, entry := range []section{overviewSection, tasksSection, categoriesSection, officesSection, timelineSection, updatesSection, dataSection} {
		if entry == updatesSection && len(p.updates) == 0 || entry != overviewSection && len(p.tasks) == 0 {
			continue // nobody should be led to an empty page
		}
		menu = append(menu, view.MenuItem{
			Link:    view.Link{URL: p.sectionURL(entry), Text: label("menu." + string(entry))},
			Current: entry == current,
		})
	}
	return menu
}

// articleMenu returns entries for the ordinary pages that have a place in the menu.
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
