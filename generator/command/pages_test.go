package command

import (
	"regexp"
	"slices"
	"testing"
)

// unsaid is what shows that something could not be said: a label that is missing, a slot that was not filled, what
// html/template or fmt leave of a mistake.
var unsaid = regexp.MustCompile(`\[[a-z]+([.-][a-z0-9-]+)+\]|\{[a-z]+\}|<no value>|ZgotmplZ|%!|&[a-z]+;`)

func TestEveryPageIsSound(t *testing.T) {
	for _, asOf := range days {
		t.Run(asOf, func(t *testing.T) {
			t.Parallel()
			for place, p := range readOwnSite(t, asOf).pages {
				for _, fault := range faults(p) {
					t.Errorf("/%s: %s", place, fault)
				}
			}
		})
	}
}

// faults returns what is wrong with a page, whatever it is about.
func faults(p *page) []string {
	var all []string
	for id, n := range p.ids {
		if n > 1 || id == "" {
			all = append(all, "the id "+id+" stands twice")
		}
	}
	for _, id := range p.references {
		if p.ids[id] == 0 {
			all = append(all, "there is no element "+id+" to refer to")
		}
	}
	for _, what := range p.inline {
		all = append(all, "has inline "+what)
	}
	for _, s := range unsaid.FindAllString(p.words, -1) {
		all = append(all, "says "+s)
	}
	if p.language != "zh-CN" || p.title == "" {
		all = append(all, "has the language "+p.language+" and the title "+p.title)
	}
	return append(all, outline(p.headings)...)
}

// outline finds what makes headings useless to who jumps from one to the next: one h1, first of all, and no level left out.
func outline(headings []string) []string {
	if len(headings) == 0 || headings[0] != "h1" {
		return []string{"does not begin with an h1"}
	}
	var all []string
	for i, h := range headings[1:] {
		if h == "h1" {
			all = append(all, "has a second h1")
		} else if h[1] > headings[i][1]+1 {
			all = append(all, "goes from "+headings[i]+" to "+h)
		}
	}
	return all
}

func TestTitlesTellPagesApart(t *testing.T) {
	t.Parallel()
	places := map[string]string{}
	for place, p := range readOwnSite(t, "2022-07-15").pages {
		if other, taken := places[p.title]; taken && !slices.Contains([]string{place, other}, "") {
			t.Errorf("/%s and /%s are both called %s", place, other, p.title)
		}
		places[p.title] = place
	}
}
