package draft

import (
	"fmt"
	"path"
	"strconv"

	"gongshi/generator/ask"
	"gongshi/generator/day"
	"gongshi/generator/site"
)

// incidentKind is an incident. What its investigation finds is written later, into the same file.
func incidentKind() *Kind {
	return &Kind{Name: "incident", shapes: site.IncidentShapes(), path: incidentPath, Fields: []Field{
		planField(),
		{Name: "date", Path: "date", Needed: always, Usual: today},
		{Name: "title", Path: "title", Needed: always},
		{Name: "severity", Path: "severity", Choices: severityChoices},
		{Name: "area", Path: "area", Asked: func(d *Draft) bool { return len(areaChoices(d)) > 0 }, Choices: areaChoices},
		{Name: "deaths", Path: "deaths"},
		{Name: "injured", Path: "injured"},
		{Name: "name", Key: true, Needed: always, Usual: incidentName},
		{Name: "text", Lines: true},
	}}
}

func severityChoices(d *Draft) (all []ask.Choice) {
	if p := d.Plan(); p != nil && p.Assessment != nil {
		for _, s := range p.Assessment.Severities {
			all = append(all, ask.Choice{Value: s.Key, Label: s.Name})
		}
	}
	return all
}

func areaChoices(d *Draft) (all []ask.Choice) {
	for _, a := range d.Site.Areas {
		all = append(all, ask.Choice{Value: a.Key, Label: a.Name})
	}
	return all
}

// incidentName returns a name in addresses that no other incident of the plan has.
func incidentName(d *Draft) string {
	taken := map[string]bool{}
	if p := d.Plan(); p != nil {
		for _, i := range p.Incidents {
			taken[i.Key] = true
		}
	}
	name := "incident"
	if found := ask.Find(areaChoices(d), d.Said["area"]); len(found) == 1 {
		name = found[0].Value
	}
	for n := 1; ; n++ {
		if key := name + suffix(n); !taken[key] {
			return key
		}
	}
}

func suffix(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf("-%d", n)
}

func incidentPath(d *Draft) string {
	on, is := day.Parse(d.Said["date"])
	if !is {
		on = d.Today
	}
	return path.Join(site.ContentDir, d.Said["plan"], "incidents", on.String()+"-"+d.Said["name"]+".md")
}

func itoa(n int) string { return strconv.Itoa(n) }
