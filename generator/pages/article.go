package pages

import (
	"cmp"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// article returns what aggregators read of the task's page.
func (t *task) article(publisher string) view.Article {
	a := articleOf(t.Plan, t.clock, t.latest, publisher)
	if t.In != nil {
		a.Keywords = []string{t.In.Name}
	}
	a.Keywords = append(a.Keywords, names(t.Roles.Lead, t.Roles.Joint, t.Roles.Support)...)
	return a
}

// article returns what aggregators read of the plan's page.
func (p *plan) article() view.Article {
	a := articleOf(p.Terms, p.clock, p.latest, p.maker.Site.Publisher)
	for i := range p.Categories {
		a.Keywords = append(a.Keywords, p.Categories[i].Name)
	}
	a.Keywords = append(a.Keywords, names(p.places.offices)...)
	return a
}

// articleOf returns what they read of a page within a plan whose newest record is of a day. Without any, it is as old as the
// plan, once that is issued.
func articleOf(of *site.Terms, clock site.Clock, latest day.Day, publisher string) view.Article {
	if latest == 0 && of.Issued <= clock.Day {
		latest = of.Issued
	}
	return view.Article{Published: latest, Origin: cmp.Or(of.Issuer, publisher)}
}
