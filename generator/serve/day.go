package serve

import (
	"net/http"
	"net/url"
	"regexp"
	"sort"
	"strings"

	"gongshi/generator/day"
)

// asOfParameter is what an address names a day with.
const asOfParameter = "as-of"

// asOf returns what a request names as the day. What a page fetches (its search index, a picture) is of the page's day.
func asOf(r *http.Request) string {
	value := r.URL.Query().Get(asOfParameter)
	switch r.Header.Get("Sec-Fetch-Dest") {
	case "", "document":
		return value
	}
	from, err := url.Parse(r.Referer())
	if value != "" || err != nil || from.Host != r.Host {
		return value
	}
	return from.Query().Get(asOfParameter)
}

// stayOn returns the edits that keep a day while browsing: links, forms and redirections of the page lead to the same one.
func (p *page) stayOn(d day.Day) []edit {
	var edits []edit
	for _, t := range p.tags {
		switch t.name {
		case "a", "area":
			edits = appendWithDay(edits, t.get("href"), "", d)
		case "form":
			if a := t.get("action"); onSite(a.value) || a.value == "" {
				edits = append(edits, edit{t.to, t.to, `<input type="hidden" name="` + asOfParameter + `" value="` + d.String() + `">`})
			}
		case "meta":
			if strings.EqualFold(t.get("http-equiv").value, "refresh") {
				content := t.get("content")
				if m := refreshTo.FindStringSubmatch(content.value); m != nil {
					content.value = m[2]
					edits = appendWithDay(edits, content, m[1], d)
				}
			}
		}
	}
	return edits
}

// refreshTo matches the content of a refresh: what stands before the address, and the address.
var refreshTo = regexp.MustCompile(`(?i)^(\s*[\d.]+\s*[;,]\s*url\s*=\s*)["']?([^"']*?)["']?\s*$`)

func appendWithDay(edits []edit, a attribute, before string, d day.Day) []edit {
	if !onSite(a.value) {
		return edits
	}
	return append(edits, a.setValue(before+withDay(a.value, d)))
}

// onSite reports whether a link leads to another page of the site on no day in particular.
func onSite(link string) bool {
	u, err := url.Parse(strings.TrimSpace(link))
	return err == nil && u.Scheme == "" && u.Host == "" && (u.Path != "" || u.RawQuery != "") && !u.Query().Has(asOfParameter)
}

// withDay returns a link to the same place on a day.
func withDay(link string, d day.Day) string {
	rest, fragment, isFragment := strings.Cut(strings.TrimSpace(link), "#")
	sign := "?"
	if strings.Contains(rest, "?") {
		sign = "&"
	}
	rest += sign + asOfParameter + "=" + d.String()
	if isFragment {
		rest += "#" + fragment
	}
	return rest
}

// A dayBar leads from a page to itself on other days. It works without a script.
type dayBar struct {
	Words *phrases
	Path  string  // of the page
	AsOf  day.Day // none if the address names none
	Shown day.Day
	Open  bool
	Steps []step
	Query url.Values // the rest of the page's query, for the form
}

// A step is a link to a day.
type step struct {
	Text string
	Day  day.Day // named only where the text does not tell it
	URL  string
}

func (s *snapshots) bar(path string, query url.Values, asOf day.Day, w *phrases) *dayBar {
	b := &dayBar{Words: w, Path: path, AsOf: asOf, Shown: asOf, Query: url.Values{}}
	if b.Shown == 0 {
		b.Shown = s.Day
	}
	for name, values := range query {
		if name != asOfParameter {
			b.Query[name] = values
		}
	}
	b.step(w.MonthBack, addMonths(b.Shown, -1), false)
	b.step(w.DayBack, b.Shown.Add(-1), false)
	b.step(w.DayOn, b.Shown.Add(1), false)
	b.step(w.MonthOn, addMonths(b.Shown, 1), false)
	before, after := around(s.Days, b.Shown)
	b.step(w.Previous, before, true)
	b.step(w.Next, after, true)
	if asOf != 0 {
		b.Steps = append(b.Steps, step{Text: w.Today, URL: b.address(b.Query)})
	}
	return b
}

// step adds a link to a day, if there is such a day.
func (b *dayBar) step(text string, d day.Day, named bool) {
	if _, ok := day.Parse(d.String()); !ok {
		return
	}
	query := url.Values{asOfParameter: {d.String()}}
	for name, values := range b.Query {
		query[name] = values
	}
	s := step{Text: text, URL: b.address(query)}
	if named {
		s.Day = d
	}
	b.Steps = append(b.Steps, s)
}

func (b *dayBar) address(query url.Values) string {
	return (&url.URL{Path: b.Path, RawQuery: query.Encode()}).String()
}

// addMonths returns the same day of the month n months later, or the last of a month that has no such day.
func addMonths(d day.Day, n int) day.Day {
	_, _, dayOfMonth := d.Date()
	month := d.Month() + day.Month(n)
	first := month.First()
	if first == 0 {
		return 0
	}
	to := first.Add(dayOfMonth - 1)
	for to.Month() != month {
		to--
	}
	return to
}

// around returns the last of the days before d and the first after it, or none.
func around(days []day.Day, d day.Day) (before, after day.Day) {
	if i := sort.Search(len(days), func(i int) bool { return days[i] >= d }); i > 0 {
		before = days[i-1]
	}
	if i := sort.Search(len(days), func(i int) bool { return days[i] > d }); i < len(days) {
		after = days[i]
	}
	return before, after
}
