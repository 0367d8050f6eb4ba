package site

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/problem"
)

// findings collects what is wrong with the fields of one file. Fields are named by path; where they stand in the text is
// looked up only when something is wrong. Of a field that could not be read nothing more is said.
type findings struct {
	all    []finding
	faults faults
	meant  []string      // the fields that misspelt keys probably mean
	rooms  func() []room // every table, those of the file's kind first
}

// A finding is a problem whose place is still a field's path.
type finding struct {
	path    string
	onValue bool // the value is wrong, not the key
	problem problem.Problem
}

// key adds a problem that stands at a field's name.
func (f *findings) key(path, code string, data ...string) { f.add(path, false, code, data) }

// value adds a problem that stands at a field's value.
func (f *findings) value(path, code string, data ...string) { f.add(path, true, code, data) }

func (f *findings) add(path string, onValue bool, code string, data []string) {
	if f.faults.at(path) {
		return
	}
	q := problem.New(0, 0, code, data...)
	if key, ok := q.Data["key"]; ok {
		q.Data["key"] = counted(key)
	}
	f.all = append(f.all, finding{path, onValue, q})
}

// counted returns a field's path as people count: the first element is 1.
func counted(path string) string {
	if strings.HasPrefix(path, "redirects.") {
		return path // its keys are addresses
	}
	return indexed.ReplaceAllStringFunc(path, func(index string) string {
		n, _ := strconv.Atoi(index[1 : len(index)-1])
		return "[" + strconv.Itoa(n+1) + "]"
	})
}

// faults are the paths of fields that could not be read; "" stands for the whole of the front matter. What follows from
// such a field is no further mistake.
type faults []string

// at reports whether a field, what is around it or something in it could not be read.
func (l faults) at(path string) bool {
	return slices.ContainsFunc(l, func(fault string) bool { return within(fault, path) || within(path, fault) })
}

// all reports whether no field could be read.
func (l faults) all() bool { return slices.Contains(l, "") }

// within reports whether a path is another, or that of something in it.
func within(path, outer string) bool {
	rest, ok := strings.CutPrefix(path, outer)
	return ok && (rest == "" || outer == "" || rest[0] == '.' || rest[0] == '[')
}

// read ends the reading of fields: what is found from here on follows from them.
func (f *findings) read() {
	f.all = slices.DeleteFunc(f.all, func(found finding) bool {
		return found.problem.Code == "missing-key" && slices.Contains(f.meant, found.path)
	})
	for _, found := range f.all {
		f.faults = append(f.faults, found.path)
	}
	f.faults = append(f.faults, f.meant...)
}

// problems returns what was found, each with the place that its field has in where. A field that is not there has the
// place of the nearest table around it, at last the first line.
func (f *findings) problems(where map[string]keyPlace, firstLine int) problem.List {
	list := make(problem.List, len(f.all))
	for i, found := range f.all {
		at := nearest(where, found.path, found.onValue, firstLine)
		list[i] = found.problem
		list[i].Line, list[i].Column = at.line, at.column
	}
	return list
}

func nearest(where map[string]keyPlace, path string, onValue bool, firstLine int) place {
	for ; path != ""; path, onValue = around(path), false {
		if at, ok := where[path]; ok && onValue {
			return at.value
		} else if ok {
			return at.key
		}
	}
	return place{firstLine, 1}
}

// around returns the path of what contains the field: "a[1].b" is in "a[1]", that in "a".
func around(path string) string { return path[:max(strings.LastIndexAny(path, ".["), 0)] }

// shortened cuts a value to what fits into a message.
func shortened(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
