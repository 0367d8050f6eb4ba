package layout

import (
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"

	"gongshi/generator/words"
)

// A call is a function called in a template with a constant first: label "pager.next", part "row" .
type call struct {
	function, argument string
	at                 *parse.CommandNode
}

// calls returns all such calls under a node.
func calls(n parse.Node) []call {
	var found []call
	walk(n, func(c *parse.CommandNode) {
		if len(c.Args) < 2 {
			return
		}
		function, isName := c.Args[0].(*parse.IdentifierNode)
		argument, isText := c.Args[1].(*parse.StringNode)
		if isName && isText {
			found = append(found, call{function.Ident, argument.Text, c})
		}
	})
	return found
}

// walk visits every command under a node.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			walk(child, visit)
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.PipeNode:
		if n == nil {
			return
		}
		for _, c := range n.Cmds {
			visit(c)
			for _, argument := range c.Args {
				walk(argument, visit)
			}
		}
	}
}

func walkBranch(b *parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(b.Pipe, visit)
	walk(b.List, visit)
	walk(b.ElseList, visit)
}

// sorted returns the templates that have content, by name.
func sorted(all *template.Template) []*template.Template {
	var list []*template.Template
	for _, t := range all.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b *template.Template) int { return strings.Compare(a.Name(), b.Name()) })
	return list
}

// checkParts finds parts that don't exist, and parts that ask for themselves and would never end.
func checkParts(all *template.Template) []Fault {
	var faults []Fault
	asks := map[string][]string{}
	for _, t := range sorted(all) {
		for _, c := range calls(t.Tree.Root) {
			if c.function != "part" {
				continue
			}
			asks[t.Name()] = append(asks[t.Name()], file(c.argument))
			if all.Lookup(file(c.argument)) == nil {
				where, _ := t.Tree.ErrorContext(c.at)
				faults = append(faults, layoutFault(t.Tree.ParseName, fmt.Errorf("%s: there is no %s", where, file(c.argument))))
			}
		}
	}
	for _, t := range sorted(all) {
		if reaches(asks, t.Name(), t.Name(), map[string]bool{}) {
			faults = append(faults, layoutFault(t.Tree.ParseName, errors.New("its parts lead back to itself")))
		}
	}
	return faults
}

// reaches reports whether the parts that from asks for lead to goal.
func reaches(asks map[string][]string, from, goal string, seen map[string]bool) bool {
	for _, next := range asks[from] {
		if next == goal {
			return true
		}
		if !seen[next] {
			seen[next] = true
			if reaches(asks, next, goal, seen) {
				return true
			}
		}
	}
	return false
}

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
