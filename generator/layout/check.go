package layout

import (
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"
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
