package pages

import (
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// officeTasks is an office with the tasks that name it, by role.
type officeTasks struct {
	office               *site.Office
	lead, joint, support []*task
}

// all returns the office's tasks by role, and within a role in the order of numbers.
func (o *officeTasks) all() []*task { return slices.Concat(o.lead, o.joint, o.support) }

// byOffice returns the offices that the plan names, in the order of site.toml.
func (p *plan) byOffice() []*officeTasks {
	index := map[*site.Office]*officeTasks{}
	of := func(o *site.Office) *officeTasks {
		if index[o] == nil {
			index[o] = &officeTasks{office: o}
		}
		return index[o]
	}
	for _, t := range p.tasks {
		for _, o := range t.Roles.Lead {
			of(o).lead = append(of(o).lead, t)
		}
		for _, o := range t.Roles.Joint {
			of(o).joint = append(of(o).joint, t)
		}
		for _, o := range t.Roles.Support {
			of(o).support = append(of(o).support, t)
		}
	}
	var all []*officeTasks
	for i := range p.maker.Site.Offices {
		if o := index[&p.maker.Site.Offices[i]]; o != nil {
			all = append(all, o)
		}
	}
	return all
}

// addOffices adds the list of offices, and for each the tasks in which it has a role.
func (p *plan) addOffices() {
	page := p.page(officesSection, p.sectionURL(officesSection), "offices", label("offices.title"))
	page.Content = &view.GroupList{Plan: p.head, Groups: p.officeGroups()}
	p.maker.add(page)
	for _, o := range p.offices {
		p.addOffice(o)
	}
}

func (p *plan) officeGroups() []view.Group {
	groups := make([]view.Group, len(p.offices))
	for i, o := range p.offices {
		groups[i] = p.officeGroup(o)
	}
	return groups
}

func (p *plan) officeGroup(o *officeTasks) view.Group {
	g := group(p.officeURL(o.office), o.office.Name, o.all())
	g.Collective = o.office.Collective
	g.Lead, g.Joint, g.Support = len(o.lead), len(o.joint), len(o.support)
	return g
}

func (p *plan) addOffice(o *officeTasks) {
	g := p.officeGroup(o)
	all := rows(o.all())
	lead, joint := len(o.lead), len(o.lead)+len(o.joint)
	paged(g.URL, "page/", len(all), func(path string, from, to int, pager view.Pager) {
		page := p.page(officesSection, path, "office", text(g.Name))
		page.Part = part(pager)
		page.Crumbs = append(page.Crumbs, p.sectionLink(officesSection))
		within := func(first, last int) []*view.TaskRow { return all[max(from, first):max(from, first, min(to, last))] }
		page.Feed = view.Link{URL: g.URL + feedName, Text: officeFeedTitle(o.office)}
		page.Content = &view.Office{
			Plan: p.head, Group: g, Pager: pager,
			Lead: within(0, lead), Joint: within(lead, joint), Support: within(joint, len(all)),
		}
		p.maker.add(page)
	})
}
