package layout

import (
	"html/template"
	"slices"
	"strings"
	"text/template/parse"

	"gongshi/generator/words"
)

// A labelCheck finds what is wrong with the labels of a file: those that are missing, those that nothing says, and slots that
// nothing fills.
type labelCheck struct {
	path   string
	labels *words.Labels
	base   *words.Labels       // those that are built in; nil where the file has all
	need   []string            // the keys that are said, each once
	slots  map[string][]string // what fills the slots of each
	strict map[string]bool     // nothing else does: no script says them
	found  []Fault
}

// newLabelCheck gathers who says which labels and fills which slots: the phrases of pages, the layouts, and said.
func newLabelCheck(path string, labels, base *words.Labels, all *template.Template, said []string) *labelCheck {
	c := &labelCheck{path: path, labels: labels, base: base, slots: map[string][]string{}, strict: map[string]bool{}}
	for _, p := range phrases {
		c.says(p.key, strings.Fields(p.slots))
		c.strict[p.key] = true
	}
	for _, key := range said {
		c.says(key, nil)
	}
	for _, t := range sorted(all) {
		for _, call := range calls(t.Tree.Root) {
			if call.function == "label" {
				c.says(call.argument, call.slots())
			}
		}
	}
	return c
}

// slots returns the names of the slots that a call fills.
func (c call) slots() []string {
	var names []string
	for i := 2; i < len(c.at.Args); i += 2 {
		if name, ok := c.at.Args[i].(*parse.StringNode); ok {
			names = append(names, name.Text)
		}
	}
	return names
}

func (c *labelCheck) says(key string, slots []string) {
	if _, again := c.slots[key]; !again {
		c.need = append(c.need, key)
	}
	c.slots[key] = slices.Concat(c.slots[key], slots)
}

func (c *labelCheck) faults() []Fault {
	for _, key := range c.need {
		if !c.labels.Has(key) {
			c.fault(key, "missing-label", key)
		}
	}
	if c.base != nil {
		c.unknown()
	}
	for _, key := range c.labels.Keys() {
		c.unfilled(key)
	}
	return c.found
}

func (c *labelCheck) fault(key, code, detail string) *Fault {
	at := c.labels.Place(key)
	c.found = append(c.found, Fault{File: c.path, Line: at.Line, Column: at.Column, Code: code, Detail: detail})
	return &c.found[len(c.found)-1]
}

// unknown finds labels of the file that are not built in, and that nothing says either.
func (c *labelCheck) unknown() {
	terms := c.labels.Terms()
	for _, key := range c.labels.Own() {
		if !c.base.Has(key) && !slices.Contains(c.need, key) && !slices.Contains(terms, key) {
			c.fault(key, "unknown-label", key).Near, _ = words.Near(key, c.base.Keys())
		}
	}
}

// unfilled finds the slots of a label that nothing fills. A script may fill more than layouts do: then those of the built-in
// label are right.
func (c *labelCheck) unfilled(key string) {
	if words.IsTerm(key) {
		if _, isWord := c.labels.Constant(key); !isWord {
			c.fault(key, "label-no-word", key)
		}
		return
	}
	filled, known := c.slots[key], c.strict[key]
	if c.base != nil && c.base.Has(key) && !known {
		filled, known = slices.Concat(filled, c.base.Slots(key)), true
	}
	for _, slot := range c.labels.Slots(key) {
		wrong := known && !slices.Contains(filled, slot)
		if words.IsTerm(slot) {
			wrong = !c.labels.Has(slot) // else it is the term that is wrong
		}
		if wrong {
			c.fault(key, "label-slot", key).Slot = slot
		}
	}
}
