package importer

import (
	"maps"
	"slices"
	"strings"

	"gongshi/generator/problem"
)

// name reads the names of the columns: those for programs, or the headings that people read in any of the languages. What is no
// column at all is named, with those that there are.
func (i *importing) name(s *sheet, r *row) {
	var faults problem.List
	headings := i.headings(s)
	for k, cell := range r.cells {
		name := strings.TrimSpace(cell)
		if name == "" {
			continue
		}
		s.width = k + 1
		if sign, hidden := hiddenIn(name); hidden {
			faults = append(faults, r.fault(k, "import-invisible", "value", sign, "key", visible(name), "row", itoa(r.number)))
			name = visible(name)
		}
		column := name
		if s.Column(name) == nil {
			if column = headings[name]; column != "" {
				s.people = true
			}
		}
		switch _, twice := s.at[column]; {
		case column == "":
			faults = append(faults, r.fault(k, "import-column-unknown", near(name, append(s.names(), slices.Sorted(maps.Keys(headings))...), "value", name, "expected", s.called(i))...))
		case twice:
			faults = append(faults, r.fault(k, "import-column-twice", "value", name))
		default:
			s.at[column] = k
		}
	}
	if key := s.Key[0]; !s.has(key) {
		faults = problem.List{r.fault(0, "import-column-missing", "value", i.calls(s, key))}
		s.at = nil
	}
	for _, f := range faults {
		i.report(f)
	}
}

func (s *sheet) has(column string) bool {
	_, there := s.at[column]
	return there
}

// names returns the names of the columns that a table may have.
func (s *sheet) names() []string {
	var all []string
	for _, c := range s.Columns {
		all = append(all, c.Name)
	}
	return all
}

// headings returns the names of columns by what people read above them.
func (i *importing) headings(s *sheet) map[string]string {
	all := map[string]string{}
	for _, labels := range i.Labels {
		for k := range s.Columns {
			c := &s.Columns[k]
			if heading, ok := labels.Constant(s.Heading(c)); ok && all[heading] == "" {
				all[heading] = c.Name
			}
		}
		if between, ok := labels.Constant("text.comma"); ok {
			s.lists = append(s.lists, strings.TrimSpace(between))
		}
	}
	return all
}

// called lists the columns that are read, by name and heading.
func (s *sheet) called(i *importing) string {
	var all []string
	for k := range s.Columns {
		if c := &s.Columns[k]; !c.Derived {
			all = append(all, i.calls(s, c.Name))
		}
	}
	return strings.Join(all, ", ")
}

// calls returns a column's name, and in brackets how it is headed in the site's language.
func (i *importing) calls(s *sheet, column string) string {
	for _, labels := range i.Labels {
		if labels.Language != i.site.Language {
			continue
		}
		if heading, ok := labels.Constant(s.Heading(s.Column(column))); ok {
			return column + " (" + heading + ")"
		}
	}
	return column
}
