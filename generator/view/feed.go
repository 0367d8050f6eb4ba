package view

import "gongshi/generator/day"

// A Feed is the newest updates for those who follow them.
type Feed struct {
	Path     string // its place: "2022/feed.xml"
	BaseURL  string // absolute, ends in a slash; what all its places are relative to
	Language string
	Zone     string // the name of the time zone in which its days begin
	Title    Phrase
	Subtitle string
	Points   []Point // what it comes to
	Author   string
	About    string  // the place of the page that it follows
	Start    day.Day // when it has no entry, the day it dates from
	Entries  []*FeedEntry
}

// A FeedEntry is an update in a feed.
type FeedEntry struct {
	URL       string // with the anchor; it is the entry's identity
	Day       day.Day
	Title     string
	Says      []Phrase // instead of a title, of what is no update: said one after the other
	Turns     []Phrase // before the title, of an update: that the task was completed, cancelled, paused or resumed on its day
	Reported  day.Day  // on which it was put on record, if that was later; else none
	Task      Phrase   // the number and title of its task
	Category  string
	Body      HTML
	Sample    bool
	Withdrawn bool
	Reason    string
	Points    []Point // instead of a body, of a bulletin

	By         string // the office that reported it; empty if that is not said, or what it said was withdrawn
	NoProgress bool   // it says that there is nothing new
}

// Known returns the day on which the entry became known.
func (e *FeedEntry) Known() day.Day { return max(e.Day, e.Reported) }
