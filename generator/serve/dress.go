package serve

import (
	"html/template"

	"gongshi/generator/day"
)

// A dress is what the preview adds to one page.
type dress struct {
	asOf day.Day       // the day to which links stay; none if the address names none
	head template.HTML // the script and the style sheet, before </head>
	foot template.HTML // the problems and the bar of days, before </body>
}

// on returns the page as it is sent.
func (d dress) on(p *page) []byte {
	foot := p.firstOf(len(p.source), p.last("/body"), p.last("/html"))
	head := p.firstOf(foot, p.first("/head"), p.first("body"))
	edits := []edit{{head, head, string(d.head)}, {foot, foot, string(d.foot)}}
	edits = append(edits, p.allowOwn()...)
	if d.asOf != 0 {
		edits = append(edits, p.stayOn(d.asOf)...)
	}
	return p.edited(edits)
}

// firstOf returns the first place that there is, or else otherwise.
func (p *page) firstOf(otherwise int, places ...int) int {
	for _, place := range places {
		if place >= 0 {
			return place
		}
	}
	return otherwise
}
