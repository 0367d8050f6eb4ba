package schema

import (
	"slices"

	"gongshi/generator/site"
)

// Names are what a site calls the things that its files name: keys first, then names and aliases. None are known without a site.
type Names struct {
	offices, officeKeys, areas, categories, plans []string
}

// NamesIn returns the names in a site; nil has none.
func NamesIn(s *site.Site) Names {
	var n Names
	if s == nil {
		return n
	}
	for _, o := range s.Offices {
		n.officeKeys = append(n.officeKeys, o.Key)
		n.offices = with(n.offices, append([]string{o.Key, o.Name}, o.Aliases...)...)
	}
	for _, a := range s.Areas {
		n.areas = with(n.areas, a.Key, a.Name)
	}
	for _, p := range s.Plans {
		n.plans = with(n.plans, p.Key)
		for _, c := range p.Categories {
			n.categories = with(n.categories, c.Key, c.Name)
		}
		for _, key := range n.officeKeys {
			if name := p.OfficeNames[key]; name != "" {
				n.offices = with(n.offices, name)
			}
		}
	}
	return n
}

// with adds names that are not there yet.
func with(all []string, more ...string) []string {
	for _, name := range more {
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// of returns the names from which those of a field are taken; nil if any text may stand there, or none are known.
func (n Names) of(kind, path string) []string {
	switch kind + "." + path {
	case "task.lead", "task.joint", "task.support", "update.by":
		return n.offices
	case "task.areas", "incident.area":
		return n.areas
	case "task.category":
		return n.categories
	case "plan.office_names":
		return n.officeKeys
	case "plan.previous":
		return n.plans
	}
	return nil
}
