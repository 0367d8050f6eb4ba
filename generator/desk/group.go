package desk

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/front"
)

// A group is boxes that belong together.
type group struct {
	Key    string // of the table, by its path; empty for none
	Legend string
	Hint   string
	Boxes  []*box
	Folded bool // shown when asked for
	Number int  // among the tables of a list, from 1
	Remove string
	Notes  []string
}

// boxesOf returns a group of boxes for fields that stand in front matter as texts, and for tables groups of their own. What no box fits
// is left out: it stays in the file as it is.
func (v *visit) groupsOf(kind string, shapes []front.Shape, sheet front.Sheet) []*group {
	own := &group{}
	all := []*group{own}
	for _, s := range shapes {
		switch s.Kind {
		case front.TableOf:
			all = append(all, v.tableGroup(kind, s, sheet))
		case front.TablesOf:
			for i := range sheet.Counts[s.Name] + 1 {
				g := v.groupAt(kind, s, front.Element(s.Name, i), sheet)
				g.Number, g.Folded = i+1, i == sheet.Counts[s.Name]
				g.Legend = v.say("group."+kind+"."+s.Name, "n", itoa(i+1))
				if g.Folded {
					g.Legend = v.say("group-new." + kind + "." + s.Name)
				} else {
					g.Remove = front.Element(s.Name, i) + ".-"
				}
				all = append(all, g)
			}
		case front.Free:
		default:
			own.Boxes = append(own.Boxes, v.boxOf(kind, s, s.Name, sheet))
		}
	}
	return v.apart(kind, all)
}

// apart are the fields of a task that stand in groups of their own, behind all others: few need them.
var apart = []struct {
	name   string
	fields []string
}{
	{"ending", []string{"completed", "outcome", "cancelled", "reason"}},
	{"rest", []string{"label", "unassigned", "partners", "areas", "continues", "merged_into", "split_from", "added", "reporting", "draft", "sample"}},
}

// apart takes the boxes of rare fields out of the first group. A field that nobody has thought of stays there.
func (v *visit) apart(kind string, groups []*group) []*group {
	if kind != "task" {
		return groups
	}
	for _, a := range apart {
		g := &group{Legend: v.say("group.task." + a.name), Folded: true}
		groups[0].Boxes = slices.DeleteFunc(groups[0].Boxes, func(b *box) bool {
			if !slices.Contains(a.fields, b.Name) {
				return false
			}
			g.Boxes = append(g.Boxes, b)
			return true
		})
		groups = append(groups, g)
	}
	return groups
}

func (v *visit) tableGroup(kind string, s front.Shape, sheet front.Sheet) *group {
	g := v.groupAt(kind, s, s.Name, sheet)
	g.Legend = v.say("group." + kind + "." + s.Name)
	g.Folded = !slices.ContainsFunc(g.Boxes, func(b *box) bool { return len(b.Texts) > 0 })
	return g
}

func (v *visit) groupAt(kind string, s front.Shape, path string, sheet front.Sheet) *group {
	g := &group{Key: path}
	for _, f := range s.Fields {
		if f.Kind != front.TableOf && f.Kind != front.Free {
			g.Boxes = append(g.Boxes, v.boxOf(kind, f, path+"."+f.Name, sheet))
		}
	}
	return g
}

var index = regexp.MustCompile(`\[\d+\]`)

// boxOf returns the box of a field.
func (v *visit) boxOf(kind string, s front.Shape, path string, sheet front.Sheet) *box {
	key := kind + "." + index.ReplaceAllString(path, "")
	b := &box{Name: path, Label: v.say("field." + key), Required: s.Required, shape: s, Widget: widgetOf(s)}
	if v.words.Has("hint." + key) {
		b.Hint = v.say("hint." + key)
	}
	b.Options = v.optionsOf(key, s)
	switch {
	case s.Kind == front.List && b.Options != nil:
		b.Widget = ticks
	case b.Options != nil:
		b.Widget = choice
	case s.Kind == front.Text && isProse[s.Name]:
		b.Widget, b.Rows = area, 2
	}
	b.set(sheet.Texts[path])
	if b.Widget == line && strings.Contains(b.Value(), "\n") {
		b.Widget = area
	}
	if b.Widget == lines {
		b.Rows = max(2, len(b.Texts)+1)
	}
	if b.Widget == area {
		b.Rows = max(b.Rows, min(12, 1+utf8.RuneCountInString(b.Value())/30))
	}
	return b
}

// isProse are fields of which one writes more than fits on a line.
var isProse = map[string]bool{"summary": true, "reason": true, "method": true}

func widgetOf(s front.Shape) widget {
	switch s.Kind {
	case front.Day:
		return date
	case front.Truth:
		return tick
	case front.ChoiceOf:
		return choice
	case front.List, front.Days, front.Numbers, front.TablesOf:
		return lines
	default:
		return line
	}
}

// optionsOf returns what may be chosen for a field; nil if anything may be written.
func (v *visit) optionsOf(key string, s front.Shape) []option {
	var all []option
	switch {
	case s.Kind == front.ChoiceOf:
		for _, c := range s.Choices {
			all = append(all, option{Value: c, Label: v.say("choice." + lastOf(key) + "." + c)})
		}
	case slices.Contains([]string{"task.lead", "task.joint", "task.support", "update.by"}, key):
		all = v.offices()
	case key == "task.areas":
		for _, a := range v.look.site.Areas {
			all = append(all, option{Value: a.Key, Label: a.Name})
		}
	case key == "task.category" && v.plan != nil:
		for _, c := range v.plan.Categories {
			all = append(all, option{Value: c.Key, Label: c.Name})
		}
	}
	if len(all) > 0 && s.Kind != front.List {
		all = append([]option{{Label: v.say("choose")}}, all...)
	}
	return all
}

func lastOf(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

// editsOf returns what has to be edited in front matter for it to say what was sent.
func editsOf(groups []*group, sheet front.Sheet, sent url.Values) []front.Edit {
	var all, removed []front.Edit
	for _, g := range groups {
		if g.Remove != "" && sent.Get(g.Remove) != "" {
			removed = append([]front.Edit{{Path: g.Key}}, removed...) // the last first: those before it keep their places
			continue
		}
		for _, b := range g.Boxes {
			if b.shape.Name == "" {
				continue // the box of no field
			}
			if says := b.in(sent); !slices.Equal(says, b.Texts) {
				all = append(all, sheet.Edits(b.Name, b.shape, says)...)
			}
		}
	}
	return append(all, removed...)
}
