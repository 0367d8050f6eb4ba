package pages

import "gongshi/generator/view"

// A plan may follow another. Its first pages lead to the same ones of the plan before and of those after; where these have no such page, to
// their overview.

// addEditions adds these links to pages that are there. All of them are made in every call: none is changed that was remembered.
func (m *maker) addEditions() {
	var there map[string]bool // places of pages; nil until they are needed
	for _, p := range m.plans {
		beside := m.editions(p)
		if len(beside) == 0 {
			continue
		}
		if there == nil {
			there = make(map[string]bool, len(m.made.Sitemap.Paths))
			for _, path := range m.made.Sitemap.Paths {
				there[path] = true
			}
		}
		places := p.firstPlaces()
		for _, page := range m.made.Pages {
			if place, ok := places[page.Path]; ok {
				page.Editions = editionsAt(place, beside, there)
			}
		}
	}
}

// editions returns links to the overview of the plan that one follows, then to those that follow it.
func (m *maker) editions(p *plan) []view.Edition {
	var all []view.Edition
	add := func(key string, other *plan) {
		all = append(all, view.Edition{Says: label(key), URL: other.URL(), Title: other.Title})
	}
	for _, other := range m.plans {
		if other.Key == p.Previous {
			add("plan.before", other)
		}
	}
	for _, other := range m.plans {
		if other.Previous == p.Key {
			add("plan.after", other)
		}
	}
	return all
}

// editionsAt leads links on to a place within their plans, where it is there.
func editionsAt(place string, to []view.Edition, there map[string]bool) []view.Edition {
	all := make([]view.Edition, len(to))
	for i, e := range to {
		if there[e.URL+place] {
			e.URL += place
		}
		all[i] = e
	}
	return all
}

// firstPlaces returns the pages of the plan that other plans may have as well, each with its place within a plan.
func (p *plan) firstPlaces() map[string]string {
	places := map[string]string{p.sectionURL(overviewSection): ""}
	add := func(place string) { places[p.URL()+place] = place }
	for _, place := range []string{"", ledgerName, changesName} {
		add(place)
	}
	for _, s := range []section{tasksSection, categoriesSection, officesSection, timelineSection, updatesSection, dataSection} {
		add(string(s) + "/")
	}
	for _, o := range p.offices {
		add(string(officesSection) + "/" + o.office.Key + "/")
	}
	for _, c := range p.categories {
		add(string(categoriesSection) + "/" + c.category.Key + "/")
	}
	return places
}
