package importer

import "strings"

// A listed is an office or a category: one that is there, or one that would be added.
type listed struct{ key, name string }

// A listing finds them again by what they are called.
type listing struct {
	of    map[string]listed // by bare words of names, aliases and keys
	keys  map[string]bool
	kind  string // of a key that cannot be made of the name
	added []listed
}

func newListing(kind string) listing {
	return listing{of: map[string]listed{}, keys: map[string]bool{}, kind: kind}
}

func (l *listing) know(is listed, names ...string) {
	l.keys[is.key] = true
	for _, name := range names {
		if words := strings.ToLower(wordsOf(name)); words != "" {
			if _, there := l.of[words]; !there {
				l.of[words] = is
			}
		}
	}
}

// named returns how front matter names one, which is added if it is new.
func (l *listing) named(name string) string {
	if is, there := l.of[strings.ToLower(wordsOf(name))]; there {
		return is.name
	}
	is := listed{l.keyFor(name), name}
	l.know(is, name)
	l.added = append(l.added, is)
	return name
}

// keyOf returns the key of one by whatever it is called.
func (l *listing) keyOf(name string) string {
	if is, there := l.of[strings.ToLower(wordsOf(name))]; there {
		return is.key
	}
	return name
}

// keyFor makes a key. Those of categories are long sentences in Chinese: theirs are numbers, in the order of the document.
func (l *listing) keyFor(name string) string {
	if l.kind == "office" {
		return OfficeKey(name, l.keys)
	}
	if key := latinKey(name); key != "" && !l.keys[key] {
		return key
	}
	return numberedKey(l.kind, len(l.keys)+1, l.keys)
}

type officesOf struct{ listing }

func newOffices(l *laying) officesOf {
	o := officesOf{newListing("office")}
	for _, office := range l.site.Offices {
		is := listed{office.Key, office.Name}
		o.know(is, append([]string{office.Name, office.Key}, office.Aliases...)...)
		if l.plan != nil {
			o.know(is, l.plan.OfficeNames[office.Key])
		}
	}
	return o
}

type categoriesOf struct{ listing }

func newCategories(l *laying) categoriesOf {
	c := categoriesOf{newListing("category")}
	if l.plan != nil {
		for _, is := range l.plan.PlanFront.Categories {
			c.know(listed{is.Key, is.Name}, is.Name, is.Key)
		}
	}
	return c
}
