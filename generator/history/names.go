package history

import (
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// names says which office a name stands for, then and now. One that was given another key or another name is still the same.
type names struct{ old, now map[string]string } // key by every name of an office

func namesIn(old, now *site.Site) names {
	n := names{old: map[string]string{}, now: keysOf(now)}
	for i := range old.Offices {
		o := &old.Offices[i]
		key := o.Key
		for _, name := range append([]string{o.Key, o.Name}, o.Aliases...) {
			if is, ok := n.now[name]; ok {
				key = is
				break
			}
		}
		for _, name := range append([]string{o.Key, o.Name}, o.Aliases...) {
			n.old[name] = key
		}
	}
	return n
}

func keysOf(s *site.Site) map[string]string {
	keys := map[string]string{}
	for i := range s.Offices {
		o := &s.Offices[i]
		for _, name := range append([]string{o.Key, o.Name}, o.Aliases...) {
			keys[name] = o.Key
		}
	}
	return keys
}

// of returns the present key of the office that a name stands for; the name itself if there is none.
func (n names) of(name string, then bool) string {
	if then {
		if key, ok := n.old[name]; ok {
			return key
		}
	}
	if key, ok := n.now[name]; ok {
		return key
	}
	return name
}

// categories returns the present key of each category by every name that it has or had.
func categories(old, now *site.Terms) map[string]string {
	keys := map[string]string{}
	for _, c := range now.Categories {
		keys[c.Key], keys[c.Name] = c.Key, c.Key
	}
	for _, c := range old.Categories {
		key, known := keys[c.Key]
		if !known {
			if key, known = keys[c.Name]; !known {
				key = c.Key
			}
		}
		for _, name := range []string{c.Key, c.Name} {
			if _, taken := keys[name]; !taken {
				keys[name] = key
			}
		}
	}
	return keys
}

// form returns a value in the one form in which values of its field are compared.
func (p *pair) form(field string, v front.Value, then bool) string {
	switch texts, _ := v.Texts(); field {
	case site.LeadField, site.JointField, site.SupportField:
		keys := make([]string, len(texts))
		for i, name := range texts {
			keys[i] = p.names.of(name, then)
		}
		slices.Sort(keys)
		return strings.Join(keys, "、")
	case site.CategoryField:
		if len(texts) == 1 {
			if key, ok := p.categories[texts[0]]; ok {
				return key
			}
		}
	}
	return v.String()
}
