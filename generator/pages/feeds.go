package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/view"
)

// mostEntries bounds a feed: readers ask often enough to miss nothing.
const mostEntries = 50

// feedName is the last part of every feed's place.
const feedName = "feed.xml"

// addFeeds adds the feeds of the site, of each plan and of each of its offices.
func (m *maker) addFeeds() {
	all := m.feed("", text(m.Site.Title))
	for _, p := range m.plans {
		entries := p.feedEntries()
		all.Entries = append(all.Entries, entries...)
		all.Start = max(all.Start, p.Start)
		p.addFeed(p.URL(), text(p.Title), entries, p.overview.Points)
		for _, o := range p.offices {
			p.addFeed(o.group.URL, officeFeedTitle(o.office.Name), o.entries, o.points)
		}
	}
	slices.SortStableFunc(all.Entries, func(a, b *view.FeedEntry) int { return cmp.Compare(b.Day, a.Day) })
	all.Entries = all.Entries[:min(len(all.Entries), mostEntries)]
	m.made.Feeds = append(m.made.Feeds, all)
}

func officeFeedTitle(office string) view.Phrase {
	return view.Phrase{Label: "feed.office", Text: office}
}

func (p *plan) addFeed(about string, title view.Phrase, entries []*view.FeedEntry, points []view.Point) {
	f := p.maker.feed(about, title)
	f.Start, f.Entries, f.Points = p.Start, entries, points
	p.maker.made.Feeds = append(p.maker.made.Feeds, f)
}

// feed returns a feed that follows the page at a place, still without entries.
func (m *maker) feed(about string, title view.Phrase) *view.Feed {
	s := m.Site
	return &view.Feed{
		Path: about + feedName, BaseURL: s.BaseURL, Language: s.Language, Zone: s.Timezone,
		Title: title, Subtitle: s.Notice, Author: s.Publisher, About: about,
	}
}

// feedEntries returns the plan's newest updates, the newest first.
func (p *plan) feedEntries() []*view.FeedEntry {
	var entries []*view.FeedEntry
	for _, u := range slices.Backward(p.updates[max(0, len(p.updates)-mostEntries):]) {
		entries = append(entries, u.feedEntry())
	}
	return entries
}

// newestEntries returns the newest updates of some tasks, the newest first.
func newestEntries(tasks []*task) []*view.FeedEntry {
	var all []*update
	for _, t := range tasks {
		newest := t.updates[:min(len(t.updates), mostEntries)]
		for i := range slices.Backward(newest) {
			all = append(all, &newest[i])
		}
	}
	all = byDay(all, dayOfUpdate)
	var entries []*view.FeedEntry
	for _, u := range slices.Backward(all) {
		if e := u.feedEntry(); len(entries) == 0 || entries[len(entries)-1] != e { // a task may name an office twice
			entries = append(entries, e)
		}
		if len(entries) == mostEntries {
			break
		}
	}
	return entries
}
