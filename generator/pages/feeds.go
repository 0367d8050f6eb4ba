package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/markdown"
	"gongshi/generator/site"
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
		entries := p.feedEntries(p.tasks)
		all.Entries = append(all.Entries, entries...)
		all.Start = max(all.Start, p.Start)
		p.addFeed(p.URL(), text(p.Title), entries)
		for _, o := range p.offices {
			p.addFeed(p.officeURL(o.office), officeFeedTitle(o.office), p.feedEntries(o.all()))
		}
	}
	slices.SortStableFunc(all.Entries, func(a, b *view.FeedEntry) int { return cmp.Compare(b.Day, a.Day) })
	all.Entries = all.Entries[:min(len(all.Entries), mostEntries)]
	m.made.Feeds = append(m.made.Feeds, all)
}

func officeFeedTitle(o *site.Office) view.Phrase {
	return view.Phrase{Label: "feed.office", Text: o.Name}
}

func (p *plan) addFeed(about string, title view.Phrase, entries []*view.FeedEntry) {
	f := p.maker.feed(about, title)
	f.Start, f.Entries = p.Start, entries
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

// feedEntries returns the newest updates of some tasks, the newest first; of one day, in the order of the tasks.
func (p *plan) feedEntries(tasks []*task) []*view.FeedEntry {
	var all []feedUpdate
	for _, t := range tasks {
		updates := t.UpdatesOn(p.clock.Day)
		for _, u := range updates[:min(len(updates), mostEntries)] {
			all = append(all, feedUpdate{t, u})
		}
	}
	slices.SortStableFunc(all, func(a, b feedUpdate) int { return cmp.Compare(b.Day, a.Day) })
	var entries []*view.FeedEntry
	for _, u := range all[:min(len(all), mostEntries)] {
		entries = append(entries, p.feedEntry(u.task, u.Update))
	}
	return entries
}

type feedUpdate struct {
	task *task
	markdown.Update
}

func (p *plan) feedEntry(t *task, u markdown.Update) *view.FeedEntry {
	return &view.FeedEntry{
		URL: t.URL() + "#" + u.Anchor, Day: u.Day, Title: u.Title, Task: view.Phrase{Label: "feed.task", N: float64(t.Number), Text: t.Title},
		Category: t.row.Category, Body: p.html(u.Body, t.Body), Sample: t.Sample, Withdrawn: u.Withdrawn, Reason: u.Reason,
	}
}
