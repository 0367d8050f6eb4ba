package export

import (
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"gongshi/generator/view"
)

// refresh is how often a program should look for a newer calendar: a plan says something new at midnight.
const refresh = "P1D"

// Calendar returns an iCalendar file (RFC 5545): an event of a whole day for each day that was promised.
//
// An event stays the same one for good, so that a program that follows the calendar changes it in its place: its UID is its
// entry's, with the address of the site, since a portal may hold several sites with plans of the same key. It takes up
// nobody's time. Its time stamp is the calendar's; a promise kept stays in the calendar and says so.
//
// It is put together from events that are remembered, since most are in the calendar of the plan and in those of several offices.
func Calendar(c *view.Calendar, events *Events, say Say) ([]byte, error) {
	address, err := url.Parse(c.BaseURL)
	if err != nil {
		return nil, err
	}
	scribe := calendarScribe{c, say, strings.TrimSuffix(address.Host+address.EscapedPath(), "/")}
	// The library's own choice of line ends is the machine's.
	frame := scribe.calendar().Serialize(ics.WithNewLineWindows)
	head, _ := strings.CutSuffix(frame, calendarEnd)
	b := []byte(head)
	for _, event := range events.of(c, func(e *view.CalendarEntry) []byte {
		return []byte(scribe.event(e).Serialize(&ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}))
	}) {
		b = append(b, event...)
	}
	return append(b, calendarEnd...), nil
}

// calendarEnd is the last line of every calendar.
const calendarEnd = "END:VCALENDAR\r\n"

// Events are events of calendars as they were written. An entry's pointer stands for what it says, under one set of labels.
// Many goroutines may use them.
type Events struct {
	mu    sync.Mutex
	under string // what they hold beside their entries: the site's address and notice
	texts map[*view.CalendarEntry][]byte
}

// NewEvents returns a memory of events, still empty.
func NewEvents() *Events { return &Events{} }

// Keep forgets events that none of the calendars has any more, once these have become many.
func (e *Events) Keep(all []*view.Calendar) {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := 0
	for _, c := range all {
		n += len(c.Entries)
	}
	if len(e.texts) <= n {
		return
	}
	kept := map[*view.CalendarEntry][]byte{}
	for _, c := range all {
		for _, entry := range c.Entries {
			if text, ok := e.texts[entry]; ok {
				kept[entry] = text
			}
		}
	}
	e.texts = kept
}

// of returns the events of a calendar.
func (e *Events) of(c *view.Calendar, text func(*view.CalendarEntry) []byte) [][]byte {
	e.mu.Lock()
	defer e.mu.Unlock()
	if under := c.BaseURL + "\n" + c.Notice; e.texts == nil || e.under != under {
		e.under, e.texts = under, map[*view.CalendarEntry][]byte{}
	}
	all := make([][]byte, len(c.Entries))
	for i, entry := range c.Entries {
		if e.texts[entry] == nil {
			e.texts[entry] = text(entry)
		}
		all[i] = e.texts[entry]
	}
	return all
}

// A calendarScribe writes a calendar.
type calendarScribe struct {
	*view.Calendar
	say  Say
	site string // the site's address without its scheme
}

func (s *calendarScribe) calendar() *ics.Calendar {
	calendar := &ics.Calendar{}
	calendar.SetVersion("2.0")
	calendar.SetProductId("-//Gongshi//Gongshi//" + strings.ToUpper(s.Language))
	calendar.SetCalscale("GREGORIAN")
	calendar.SetMethod(ics.MethodPublish)
	calendar.SetName(clean(s.say(s.Title))) // as NAME, and for older programs as X-WR-CALNAME
	if s.Notice != "" {
		calendar.SetXWRCalDesc(clean(s.Notice))
	}
	calendar.SetRefreshInterval(refresh)
	calendar.SetXPublishedTTL(refresh)
	return calendar
}

func (s *calendarScribe) event(e *view.CalendarEntry) *ics.VEvent {
	event := ics.NewEvent(e.ID + "@" + s.site)
	event.SetDtStampTime(e.Stamp.In(time.UTC))
	event.SetAllDayStartAt(e.Day.In(time.UTC))
	event.SetSummary(clean(s.summary(e)))
	event.SetDescription(clean(s.description(e)))
	event.SetURL(s.BaseURL + e.URL)
	for _, office := range e.Offices {
		event.AddCategory(clean(office))
	}
	event.SetStatus(ics.ObjectStatusConfirmed)
	if e.Gone {
		event.SetStatus(ics.ObjectStatusCancelled)
	}
	event.SetTimeTransparency(ics.TransparencyTransparent)
	return event
}

// summary says what falls due and how it stands. A phrase has one slot for text, and here are three: what say does not know it
// leaves as it is.
func (s *calendarScribe) summary(e *view.CalendarEntry) string {
	form, task := s.say(view.Phrase{Label: "calendar.summary"}), e.Task
	if e.Called != "" {
		task = e.Called + " " + e.Task
	}
	if e.Sample {
		task += " [" + s.say(view.Phrase{Label: "mark.sample"}) + "]"
	}
	return strings.NewReplacer("{task}", task, "{what}", s.say(e.Title), "{state}", s.say(e.State)).Replace(form)
}

// description says who owes it, that states are what was last published, where to read on, and the notice of the site, since
// an event is read far from it.
func (s *calendarScribe) description(e *view.CalendarEntry) string {
	var lines []string
	if len(e.Offices) > 0 {
		between := s.say(view.Phrase{Label: "text.comma"})
		lines = append(lines, s.say(view.Phrase{Label: "calendar.offices", Text: strings.Join(e.Offices, between)}))
	}
	if e.Unassigned {
		lines = append(lines, s.say(view.Phrase{Label: "role.unassigned"}))
	}
	note := "calendar.note"
	if e.Incident {
		note = "calendar.note-incident"
	}
	if e.Sample {
		lines = append(lines, s.say(view.Phrase{Label: "feed.sample"}))
	}
	lines = append(lines, s.say(view.Phrase{Label: note}), s.BaseURL+e.URL)
	if s.Notice != "" {
		lines = append(lines, s.Notice)
	}
	return strings.Join(lines, "\n")
}

// clean returns text as a calendar may hold it: one kind of line end, and no other control character but the tab.
func clean(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}
