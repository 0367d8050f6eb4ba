package pages

import "gongshi/generator/view"

func (p *plan) followURL() string { return p.URL() + "follow/" }

// addFollow adds the page that explains how to be told of what changes.
func (p *plan) addFollow() {
	page := p.page(noSection, p.followURL(), "follow", label("follow.title"))
	content := &view.Follow{Plan: p.name, Feed: page.Feed.URL, Calendar: page.Calendar}
	for _, o := range p.offices {
		url := o.group.URL
		content.Offices = append(content.Offices, view.FollowOffice{Name: o.group.Name, URL: url, Feed: url + feedName, Calendar: url + calendarName})
	}
	page.Content = content
	p.maker.add(page)
}
