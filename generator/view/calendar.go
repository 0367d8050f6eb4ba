package view

import "gongshi/generator/day"

// A Calendar is the days that were promised, for programs that show calendars.
type Calendar struct {
	Path     string // its place: "2022/calendar.ics"
	BaseURL  string // absolute, ends in a slash; what all its places are relative to
	Language string
	Title    Phrase
	Notice   string // as the banner of every page
	Entries  []*CalendarEntry
}

// A CalendarEntry is a day on which a task or a milestone falls due, or the evaluation of what was put right after an incident.
type CalendarEntry struct {
	ID         string  // stays as long as the promise: "2022-17-due", "2022-17-milestone-6f1ed002ab55", "2022-incident-huozai-evaluation"
	Stamp      day.Day // the newest day on record of its task, else the day on which the plan was issued; never the clock
	Day        day.Day
	Title      Phrase // what falls due
	Number     int    // of the task
	Called     string // how the source numbers the task; empty where it numbers nothing
	Task       string // its title, or that of the incident
	URL        string // the place of the task or the incident
	State      Phrase // the state of the task or the milestone, in words
	Offices    []string
	Unassigned bool // the source names nobody
	Gone       bool // no longer due: the task was done or cancelled before
	Incident   bool // it is of an incident
	Sample     bool // of one that is made up
}
