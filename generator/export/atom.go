package export

import (
	"bytes"
	"encoding/xml"
	"html"
	"slices"
	"strings"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// Say says a phrase in the language of the site.
type Say func(view.Phrase) string

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Links    []atomLink  `xml:"link"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title    string        `xml:"title"`
	ID       string        `xml:"id"`
	Link     atomLink      `xml:"link"`
	Updated  string        `xml:"updated"`
	Category *atomCategory `xml:"category"`
	Content  atomContent   `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Atom returns a feed (RFC 4287). An entry's identity is the address of its update, which stays; its time is the beginning
// of the day on which it became known in the site's zone, since the record knows no hour.
func Atom(f *view.Feed, say Say) ([]byte, error) {
	zone, err := time.LoadLocation(f.Zone)
	if err != nil {
		return nil, err
	}
	feed := atomFeed{
		Language: f.Language, Title: say(f.Title), Subtitle: subtitle(f, say), ID: f.BaseURL + f.Path, Author: atomPerson{f.Author},
		Links: []atomLink{
			{"self", "application/atom+xml", f.BaseURL + f.Path},
			{"alternate", "text/html", f.BaseURL + f.About},
		},
		Updated: instant(newest(f), zone),
		Entries: mapped(f.Entries, func(e *view.FeedEntry) atomEntry { return entryOf(e, f.BaseURL, zone, say) }),
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(feed); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func newest(f *view.Feed) day.Day {
	if len(f.Entries) == 0 {
		return f.Start
	}
	return f.Entries[0].Known()
}

// instant returns the beginning of a day as RFC 3339 has it.
func instant(d day.Day, zone *time.Location) string { return d.In(zone).Format(time.RFC3339) }

func entryOf(e *view.FeedEntry, base string, zone *time.Location, say Say) atomEntry {
	entry := atomEntry{
		Title: say(e.Task) + say(view.Phrase{Label: "text.colon"}) + titleOf(e, say), ID: base + e.URL, Link: atomLink{"alternate", "text/html", base + e.URL}, Updated: instant(e.Known(), zone),
		Content: atomContent{Type: "html", Text: entryText(e, base, say)},
	}
	if e.Category != "" {
		entry.Category = &atomCategory{e.Category}
	}
	return entry
}

// titleOf returns the title of an update, with what became of its task on its day before it, or what an entry says that is no update.
func titleOf(e *view.FeedEntry, say Say) string {
	if e.Says != nil {
		return strings.Join(mapped(e.Says, say), "")
	}
	title := e.Title
	for _, turn := range slices.Backward(e.Turns) {
		title = say(turn) + say(view.Phrase{Label: "text.colon"}) + title
	}
	return title
}

// subtitle returns the site's notice, and what the feed comes to.
func subtitle(f *view.Feed, say Say) string {
	var b strings.Builder
	b.WriteString(f.Subtitle)
	for _, p := range f.Points {
		b.WriteString(Sentence(p, say))
	}
	return strings.TrimSpace(b.String())
}

// Sentence says a point as text.
func Sentence(p view.Point, say Say) string {
	figures := mapped(p.Figures, func(f view.Figure) string { return say(f.Text) })
	return say(p.Lead) + strings.Join(figures, say(view.Phrase{Label: "text.pause"})) + say(view.Phrase{Label: "text.stop"})
}

// entryText returns the entry as HTML: whether it is sample data, and the update with its links
// written in full, since a feed is read anywhere.
func entryText(e *view.FeedEntry, base string, say Say) string {
	var b strings.Builder
	paragraph := func(text string) { b.WriteString("<p>" + html.EscapeString(text) + "</p>\n") }
	if e.Sample {
		paragraph(say(view.Phrase{Label: "feed.sample"}))
	}
	if e.Withdrawn {
		paragraph(say(view.Phrase{Label: "feed.withdrawn", Text: e.Reason}))
		return b.String()
	}
	if e.Reported != 0 {
		paragraph(say(view.Phrase{Label: "updates.reported", Day: e.Day, Until: e.Reported}))
	}
	if e.By != "" {
		paragraph(say(view.Phrase{Label: "updates.by", Text: e.By}))
	}
	if e.NoProgress {
		paragraph(say(view.Phrase{Label: "updates.no-progress"}))
	}
	for _, p := range e.Points {
		paragraph(Sentence(p, say))
	}
	for _, s := range e.Body {
		b.WriteString(s.HTML)
		if s.URL != "" {
			b.WriteString(html.EscapeString(base + s.URL))
		}
	}
	return b.String()
}
