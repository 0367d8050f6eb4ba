package serve

import (
	"net/http"
	"net/url"
	"regexp"
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
			edits = appendStay(edits, t.get("href"), "", d)
		case "form":
			if a := t.get("action"); onSite(a.value) || a.value == "" {
				edits = append(edits, edit{t.to, t.to, `<input type="hidden" name="` + asOfParameter + `" value="` + d.String() + `">`})
			}
		case "meta":
			if strings.EqualFold(t.get("http-equiv").value, "refresh") {
				content := t.get("content")
				if m := refreshTo.FindStringSubmatch(content.value); m != nil {
					content.value = m[2]
					edits = appendStay(edits, content, m[1], d)
				}
			}
		}
	}
	return edits
}

// refreshTo matches the content of a refresh: what stands before the address, and the address.
var refreshTo = regexp.MustCompile(`(?i)^(\s*[\d.]+\s*[;,]\s*url\s*=\s*)["']?([^"']*?)["']?\s*$`)

func appendStay(edits []edit, a attribute, before string, d day.Day) []edit {
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
