package pages

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// mostEntries bounds a feed: readers ask often enough to miss nothing.
const mostEntries = 50

// feedName is the last part of every feed's path.
const feedName = "feed.xml"

// addFeeds adds the feeds of the site, of each plan and of each of its offices.
func (m *maker) addFeeds() {
	all := m.feed("", text(m.Site.Title))
	for _, p := range m.plans {
		entries := p.newestEntries()
		all.Entries = append(all.Entries, entries...)
		all.Start = max(all.Start, p.Start)
		p.addFeed(p.URL(), text(p.Title), entries, p.overview.Points)
		for _, o := range p.offices {
			p.addFeed(o.group.URL, officeFeedTitle(o.name()), o.entries, o.points)
		}
		p.addBulletinsFeed()
	}
	slices.SortStableFunc(all.Entries, func(a, b *view.FeedEntry) int { return cmp.Compare(b.Known(), a.Known()) })
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

// feed returns a feed that follows the page at a path, still without entries.
func (m *maker) feed(about string, title view.Phrase) *view.Feed {
	s := m.Site
	return &view.Feed{
		Path: about + feedName, BaseURL: s.BaseURL, Language: s.Language, Zone: s.Timezone,
		Title: title, Subtitle: s.Notice, Author: s.Publisher, About: about,
	}
}

// newestEntries returns the newest news of the plan's tasks and of the plan itself, the newest first.
func (p *plan) newestEntries() []*view.FeedEntry {
	entries := newestEntries(p.tasks)
	for _, row := range p.notices {
		entries = append(entries, noticeEntry(row, text(row.Task), ""))
	}
	slices.SortStableFunc(entries, func(a, b *view.FeedEntry) int { return cmp.Compare(b.Known(), a.Known()) })
	return firstOf(entries, mostEntries)
}

// newestEntries returns the newest news of some tasks, the newest first: in the order of the day on which they became known.
func newestEntries(tasks []*task) []*view.FeedEntry {
	type news struct {
		row *view.UpdateRow
		of  *task
	}
	var all []news
	since := sinceWhen(tasks, mostEntries)
	for _, t := range tasks {
		n := len(t.news)
		for n > 0 && t.news[n-1].Known() >= since {
			n--
		}
		for _, row := range t.news[n:] {
			all = append(all, news{row, t})
		}
	}
	all = byDay(all, func(n news) day.Day { return n.row.Known() })
	var entries []*view.FeedEntry
	for _, n := range slices.Backward(all[max(0, len(all)-mostEntries):]) {
		entries = append(entries, n.of.entryOf(n.row))
	}
	return entries
}

// entryOf returns one of the task's news as feeds have it.
func (t *task) entryOf(row *view.UpdateRow) *view.FeedEntry {
	for i := range t.updates {
		if u := &t.updates[i]; u.row == row {
			return u.feedEntry()
		}
	}
	return noticeEntry(row, t.taskTitle(), t.row.Category)
}

// taskTitle is the number and title of the task as feeds have them.
func (t *task) taskTitle() view.Phrase {
	if t.row.Called == "" {
		return text(t.Title)
	}
	return view.Phrase{Label: "feed.task", Called: t.row.Called, Text: t.Title}
}

// sinceWhen returns a day since which some tasks have at least so much news, if they have that much; otherwise none. As many tasks have
// their newest since then.
func sinceWhen(tasks []*task, most int) day.Day {
	newest := make([]day.Day, 0, len(tasks))
	for _, t := range tasks {
		if n := len(t.news); n > 0 {
			newest = append(newest, t.news[n-1].Known())
		}
	}
	if len(newest) < most {
		return 0
	}
	slices.Sort(newest)
	return newest[len(newest)-most]
}

// calendarName is the last part of every calendar's path.
const calendarName = "calendar.ics"

// addCalendars adds the calendars of the plan and of its offices. An incident is no office's, so its evaluation is in that of the plan alone.
func (p *plan) addCalendars() {
	p.addCalendar(p.URL(), text(p.Title), p.calendarWithIncidents())
	for _, o := range p.offices {
		p.addCalendar(o.group.URL, view.Phrase{Label: "calendar.office", Text: o.name()}, o.calendar)
	}
}

// addCalendar adds the calendar of the page at a path.
func (p *plan) addCalendar(at string, title view.Phrase, entries []*view.CalendarEntry) {
	s := p.maker.Site
	p.maker.made.Calendars = append(p.maker.made.Calendars, &view.Calendar{
		Path: at + calendarName, BaseURL: s.BaseURL, Language: s.Language, Title: title, Notice: s.Notice,
		Entries: entries,
	})
}

// newCalendar returns the task's due day and those of its milestones, as its pledges do.
func (t *task) newCalendar() []*view.CalendarEntry {
	var all []*view.CalendarEntry
	stamp := cmp.Or(max(t.latest, t.Plan.Issued), t.Plan.Start)
	add := func(id string, on day.Day, title, state view.Phrase) {
		if on != 0 {
			gone := t.isGone(&t.pledges[len(all)])
			all = append(all, &view.CalendarEntry{
				ID: fmt.Sprintf("%s-%d-%s", t.Plan.Key, t.Number, id), Stamp: stamp, Day: on, Title: title, Number: t.Number, Called: t.row.Called, Task: t.Title, URL: t.row.URL,
				State: state, Offices: names(t.Plan, t.Roles.Lead, t.Roles.Joint), Unassigned: t.row.Unassigned, Gone: gone,
			})
		}
	}
	add("due", t.Schedule.Due, label("event.due"), t.row.Badge.Word)
	alike := map[string]int{} // milestones so far, by title
	for i := range t.Milestones {
		m := &t.Milestones[i]
		state, word := t.milestoneState(m)
		if t.status.State == site.Cancelled && state != site.Met {
			word = t.row.Badge.Word
		}
		alike[m.Title]++
		add(milestoneID(m.Title, alike[m.Title]), m.Due, view.Phrase{Label: "deadline.milestone", Text: m.Title}, word)
	}
	return all
}

// milestoneID names a milestone within its task by what it is, not by its position: one that is put before it leaves it the same
// event in the calendars of those who follow. nth counts those of one title.
func milestoneID(title string, nth int) string {
	sum := sha256.Sum256([]byte(title))
	id := "milestone-" + hex.EncodeToString(sum[:6])
	if nth > 1 {
		id += "-" + strconv.Itoa(nth)
	}
	return id
}

// isGone reports whether nobody waits for the day of a promise any more, and it was not kept either: its task was done before, or cancelled.
func (t *task) isGone(p *site.Pledge) bool {
	return p.Outcome == site.Lapsed || p.Outcome == site.NotMet && t.status.State == site.Cancelled
}

// addFollow adds the page that explains how to be told of what changes.
func (p *plan) addFollow() {
	page := p.page(noSection, p.followURL(), "follow", p.followLink("follow.title").Text)
	content := &view.Follow{Plan: p.name, Feed: page.Feed.URL, SiteFeed: feedName}
	if len(p.calendarWithIncidents()) > 0 {
		content.Calendar = page.Calendar
	}
	for _, o := range p.offices {
		url := o.group.URL
		content.Offices = append(content.Offices, view.FollowOffice{Name: o.group.Name, URL: url, Feed: url + feedName, Calendar: url + calendarName})
	}
	page.Content = content
	p.maker.add(page)
}

// followLink leads to the page that explains how to be told of what changes, in the words of a label. Of a plan that is closed nothing
// changes any more: it only has addresses.
func (p *plan) followLink(key string) view.Link {
	if p.clock.Closed {
		key = "follow.addresses"
	}
	return view.Link{URL: p.followURL(), Text: label(key)}
}

func (p *plan) followURL() string { return p.URL() + "follow/" }

// addCards adds the pictures that stand for the plan's pages: one for its own and its lists, and one for the tasks in each
// state. A picture for each task would take longer than all else; and a task that changes its state gets one with another
// address, so that nobody shows the old one from memory.
func (p *plan) addCards() {
	own := &view.Card{Path: cardURL(p.Terms), Total: p.tally.Total, Shares: p.tally.Shares, Day: p.since()}
	p.maker.made.Cards = append(p.maker.made.Cards, own)
	for _, s := range p.tally.Shares {
		p.maker.made.Cards = append(p.maker.made.Cards, &view.Card{Path: stateCardURL(p.Terms, s.State), State: s.State})
	}
}

// since returns a day as of which all tasks are in the state that they are in: the last on which something was put on record,
// or on which a day that was promised drew near or passed. It is not the clock's, lest the card change every night; a plan that
// is closed has the one as of which it is shown.
func (p *plan) since() day.Day {
	if p.clock.Closed {
		return p.clock.Day
	}
	since := day.Day(0)
	if p.Start <= p.clock.Day {
		since = p.Start
	}
	for _, t := range p.tasks {
		since = max(since, t.since)
	}
	return since
}

// picture returns the plan's card. It has no figures in its words, so that a page stays when they change.
func (p *plan) picture() view.Picture {
	return view.Picture{URL: cardURL(p.Terms), Alt: view.Phrase{Label: "card.plan", Text: p.Title}, Width: view.CardWidth, Height: view.CardHeight}
}

func cardURL(of *site.Terms) string { return of.URL() + "share.png" }

// picture returns the card of the task's state.
func (t *task) picture() view.Picture {
	return view.Picture{URL: stateCardURL(t.Plan, shareKinds[t.order]), Alt: t.row.Badge.Word, Width: view.CardWidth, Height: view.CardHeight}
}

func stateCardURL(of *site.Terms, state string) string { return of.URL() + "share/" + state + ".png" }

// inStateSince returns the last day by the clock's on which the task's state may have changed.
func (t *task) inStateSince() day.Day {
	since := t.latest
	turns := func(days ...day.Day) {
		for _, d := range days {
			if d <= t.clock.Day {
				since = max(since, d)
			}
		}
	}
	promised := func(due day.Day) {
		if due != 0 {
			turns(due.Add(-t.clock.DueSoon), due+1, t.Plan.Reckoned(due)+1)
		}
	}
	promised(t.Schedule.Due)
	for i := range t.Milestones {
		promised(t.Milestones[i].Due)
	}
	for _, pause := range t.Pauses {
		if pause.Until != 0 {
			turns(pause.Until + 1)
		}
	}
	return since
}

// article returns what aggregators read of the task's page.
func (t *task) article(publisher string) view.Article {
	a := articleOf(t.Plan, t.clock, t.latest, publisher)
	if t.In != nil {
		a.Keywords = []string{t.In.Name}
	}
	a.Keywords = append(a.Keywords, names(t.Plan, t.Roles.Lead, t.Roles.Joint, t.Roles.Support)...)
	return a
}

// article returns what aggregators read of the plan's page.
func (p *plan) article() view.Article {
	a := articleOf(p.Terms, p.clock, p.latest, p.maker.Site.Publisher)
	for i := range p.Categories {
		a.Keywords = append(a.Keywords, p.Categories[i].Name)
	}
	a.Keywords = append(a.Keywords, names(p.Terms, p.order.offices)...)
	return a
}

// names returns the names of offices in a plan.
func names(in *site.Terms, roles ...[]*site.Office) []string {
	var all []string
	for _, offices := range roles {
		for _, o := range offices {
			all = append(all, in.OfficeName(o))
		}
	}
	return all
}

// articleOf returns what they read of a page within a plan whose newest record is of a day. Without any, it is as old as the
// plan, once that is issued.
func articleOf(of *site.Terms, clock site.Clock, latest day.Day, publisher string) view.Article {
	if latest == 0 && of.Issued <= clock.Day {
		latest = of.Issued
	}
	return view.Article{Published: latest, Origin: cmp.Or(of.Issuer, publisher)}
}
