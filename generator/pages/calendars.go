package pages

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// calendarName is the last part of every calendar's place.
const calendarName = "calendar.ics"

// addCalendars adds the calendars of the plan and of its offices.
func (p *plan) addCalendars() {
	p.addCalendar(p.URL(), text(p.Title), p.due)
	for _, o := range p.offices {
		p.addCalendar(o.group.URL, view.Phrase{Label: "calendar.office", Text: o.office.Name}, o.due)
	}
}

// addCalendar adds the calendar of what is shown at a place.
func (p *plan) addCalendar(at string, title view.Phrase, entries []*view.CalendarEntry) {
	s := p.maker.Site
	p.maker.made.Calendars = append(p.maker.made.Calendars, &view.Calendar{
		Path: at + calendarName, BaseURL: s.BaseURL, Language: s.Language, Title: title, Notice: s.Notice,
		Entries: entries,
	})
}

// dueOf returns the days that were promised in some tasks, in the order of days.
func dueOf(tasks []*task) []*view.CalendarEntry {
	var entries []*view.CalendarEntry
	for _, t := range tasks {
		entries = append(entries, t.due...)
	}
	return byDay(entries, func(e *view.CalendarEntry) day.Day { return e.Day })
}

// newDue returns the task's due day and those of its milestones, as its pledges do.
func (t *task) newDue() []*view.CalendarEntry {
	var all []*view.CalendarEntry
	stamp := cmp.Or(max(t.latestRecord(), t.Plan.Issued), t.Plan.Start)
	add := func(id string, on day.Day, title, state view.Phrase) {
		if on != 0 {
			gone := t.isGone(&t.pledges[len(all)])
			all = append(all, &view.CalendarEntry{
				ID: fmt.Sprintf("%s-%d-%s", t.Plan.Key, t.Number, id), Stamp: stamp, Day: on, Title: title, Task: strconv.Itoa(t.Number) + " " + t.Title, URL: t.row.URL,
				State: state, Offices: names(t.Roles.Lead, t.Roles.Joint), Gone: gone,
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

// milestoneID names a milestone within its task by what it is, not by its place: one that is put before it leaves it the same
// event in the calendars of those who follow. nth is its place among those of one title.
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

// names returns the names of offices.
func names(roles ...[]*site.Office) []string {
	var all []string
	for _, offices := range roles {
		for _, o := range offices {
			all = append(all, o.Name)
		}
	}
	return all
}
