package pages

import (
	"slices"

	"gongshi/generator/view"
)

// A frame is what the pages of a section have around their content.
type frame struct {
	Chrome *view.Chrome
	Within string      // the plan's title, on a site that has several
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
		if len(f.Crumbs) > 0 {
			f.Within = p.Title
		}
		f = kept(p.maker.Memory, p.was.frames[s], f)
		p.frames[s] = f
	}
	return f
}

// page returns a page of a section, still without content.
func (p *plan) page(s section, path, layout string, title view.Phrase) *view.Page {
	f := p.frame(s)
	return &view.Page{Path: path, Layout: layout, Chrome: f.Chrome, Title: title, Within: f.Within, Crumbs: f.Crumbs, Feed: f.Feed, Calendar: f.Calendar, Card: f.Card}
}

// A heading is what all pages of a list have in common but their content.
type heading struct {
	frame  *frame
	plan   *view.PlanName
	layout string
	title  view.Phrase
	above  view.Link // the page that leads to that one; mostly none
	up     view.Link // the page that leads to the list; none for the list of all tasks

	feed     view.Link // that follows what the list is about
	calendar string
}

// heading returns the heading of a list that a section's page leads to.
func (p *plan) heading(s section, layout string, title view.Phrase) heading {
	f := p.frame(s)
	return heading{frame: f, plan: p.name, layout: layout, title: title, up: p.sectionLink(s), feed: f.Feed, calendar: f.Calendar}
}

// page returns a page of the list, still without content.
func (h heading) page(c cut) *view.Page {
	page := &view.Page{
		Path: c.path, Layout: h.layout, Chrome: h.frame.Chrome, Title: h.title, Within: h.frame.Within, Part: part(c.pager), Crumbs: h.frame.Crumbs, Feed: h.feed,
		Calendar: h.calendar, Card: h.frame.Card,
	}
	for _, way := range [...]view.Link{h.above, h.up} {
		if way.URL != "" {
			page.Crumbs = append(slices.Clip(page.Crumbs), way)
		}
	}
	return page
}
