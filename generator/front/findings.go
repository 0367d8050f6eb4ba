package front

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/problem"
)

// Findings collects what is wrong with the fields of one file. Fields are named by path; where they stand in the text is
// looked up only when something is wrong. Of a field that could not be read nothing more is said.
type Findings struct {
	all    []finding
	Faults Faults
	meant  []string // the fields that misspelt keys probably mean

	vocabulary *Vocabulary
	file       string // its kind
}

// NewFindings begins to collect what is wrong with a file in which some fields could not be read.
func NewFindings(v *Vocabulary, file string, unread Faults) *Findings {
	return &Findings{Faults: unread, vocabulary: v, file: file}
}

// None reports whether nothing was found.
func (f *Findings) None() bool { return len(f.all) == 0 }

// A finding is a problem whose place is still a field's path.
type finding struct {
	path    string
	onValue bool // the value is wrong, not the key
	problem problem.Problem
}

// Key adds a problem that stands at a field's name.
func (f *Findings) Key(path, code string, data ...string) { f.Add(path, false, code, data) }

// Value adds a problem that stands at a field's value.
func (f *Findings) Value(path, code string, data ...string) { f.Add(path, true, code, data) }

func (f *Findings) Add(path string, onValue bool, code string, data []string) {
	if f.Faults.At(path) {
		return
	}
	q := problem.New(0, 0, code, data...)
	if key, ok := q.Data["key"]; ok {
		q.Data["key"] = f.vocabulary.Counted(key)
	}
	f.all = append(f.all, finding{path, onValue, q})
}

// Faults are the paths of fields that could not be read; "" stands for the whole of the front matter. What follows from
// such a field is no further mistake.
type Faults []string

// At reports whether a field, what is around it or something in it could not be read.
func (l Faults) At(path string) bool {
	return slices.ContainsFunc(l, func(fault string) bool { return within(fault, path) || within(path, fault) })
}

// All reports whether no field could be read.
func (l Faults) All() bool { return slices.Contains(l, "") }

// within reports whether a path is another, or that of something in it.
func within(path, outer string) bool {
	rest, ok := strings.CutPrefix(path, outer)
	return ok && (rest == "" || outer == "" || rest[0] == '.' || rest[0] == '[')
}

// read ends the reading of fields: what is found from here on follows from them.
func (f *Findings) read() {
	f.all = slices.DeleteFunc(f.all, func(found finding) bool {
		return found.problem.Code == "missing-key" && slices.Contains(f.meant, found.path)
	})
	for _, found := range f.all {
		f.Faults = append(f.Faults, found.path)
	}
	f.Faults = append(f.Faults, f.meant...)
}

// Problems returns what was found, each with the place that its field has in where. A field that is not there has the
// place of the nearest table around it, at last the first line.
func (f *Findings) Problems(where map[string]FieldPlace, firstLine int) problem.List {
	list := make(problem.List, len(f.all))
	for i, found := range f.all {
		at := Nearest(where, found.path, found.onValue, firstLine)
		list[i] = found.problem
		list[i].Line, list[i].Column, list[i].Field = at.Line, at.Column, found.path
	}
	return list
}

func Nearest(where map[string]FieldPlace, path string, onValue bool, firstLine int) Place {
	for ; path != ""; path, onValue = around(path), false {
		if at, ok := where[path]; ok && onValue {
			return at.Value
		} else if ok {
			return at.Name
		}
	}
	return Place{firstLine, 1}
}

// around returns the path of what contains the field: "a[1].b" is in "a[1]", that in "a".
func around(path string) string { return path[:max(strings.LastIndexAny(path, ".["), 0)] }

// Shortened cuts a value to what fits into a message.
func Shortened(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
