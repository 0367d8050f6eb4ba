package pages

import "gongshi/generator/view"

func (p *plan) followURL() string { return p.URL() + "follow/" }

// followLink leads to the page that explains how to be told of what changes, in the words of a label. Of a plan that is closed nothing
// changes any more: it only has addresses.
func (p *plan) followLink(key string) view.Link {
	if p.clock.Closed {
		key = "follow.addresses"
	}
	return view.Link{URL: p.followURL(), Text: label(key)}
}

// addFollow adds the page that explains how to be told of what changes.
func (p *plan) addFollow() {
	page := p.page(noSection, p.followURL(), "follow", p.followLink("follow.title").Text)
	content := &view.Follow{Plan: p.name, Feed: page.Feed.URL, SiteFeed: feedName}
	if len(p.due) > 0 {
		content.Calendar = page.Calendar
	}
	for _, o := range p.offices {
		url := o.group.URL
		content.Offices = append(content.Offices, view.FollowOffice{Name: o.group.Name, URL: url, Feed: url + feedName, Calendar: url + calendarName})
	}
	page.Content = content
	p.maker.add(page)
}
