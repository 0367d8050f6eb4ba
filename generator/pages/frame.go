package pages

import (
	"slices"

	"gongshi/generator/view"
)

// A frame is what the pages of a section have around their content.
type frame struct {
	Chrome *view.Chrome
	Crumbs []view.Link // to the plan itself, on a site that has several
	Feed   view.Link

	Calendar   string
	Card       view.Picture
	Repository repository
}

// frame returns the frame of a section.
func (p *plan) frame(s section) *frame {
	f := p.frames[s]
	if f == nil {
		f = &frame{
			Chrome: p.maker.chrome(p, s, nil), Crumbs: p.crumbs(), Feed: view.Link{URL: p.URL() + feedName, Text: text(p.Title)},
			Calendar: p.URL() + calendarName, Card: p.picture(), Repository: p.maker.repository,
		}
		f = kept(p.maker.Memory, p.was.frames[s], f)
		p.frames[s] = f
	}
	return f
}

// page returns a page of a section, still without content.
func (p *plan) page(s section, path, layout string, title view.Phrase) *view.Page {
	f := p.frame(s)
	return &view.Page{Path: path, Layout: layout, Chrome: f.Chrome, Title: title, Crumbs: f.Crumbs, Feed: f.Feed, Calendar: f.Calendar, Card: f.Card}
}

// A heading is what all pages of a list have in common but their content.
type heading struct {
	frame  *frame
	plan   *view.PlanName
	layout string
	title  view.Phrase
	up     view.Link // the page that leads to the list; none for the list of all tasks
}

// heading returns the heading of a list that a section's page leads to.
func (p *plan) heading(s section, layout string, title view.Phrase) heading {
	return heading{frame: p.frame(s), plan: p.name, layout: layout, title: title, up: p.sectionLink(s)}
}

// page returns a page of the list, still without content.
func (h heading) page(c cut) *view.Page {
	page := &view.Page{
		Path: c.path, Layout: h.layout, Chrome: h.frame.Chrome, Title: h.title, Part: part(c.pager), Crumbs: h.frame.Crumbs, Feed: h.frame.Feed,
		Calendar: h.frame.Calendar, Card: h.frame.Card,
	}
	if h.up.URL != "" {
		page.Crumbs = append(slices.Clip(page.Crumbs), h.up)
	}
	return page
}
