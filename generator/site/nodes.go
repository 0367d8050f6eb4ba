package site

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
)

// one is a table within a table.
func one[T comparable](into *T, fields []field[T]) node { return table[T]{into, fields} }

type table[T comparable] struct {
	into   *T
	fields []field[T]
}

func (t table[T]) read(f *findings, path string, value any) {
	m, ok := value.(map[string]any)
	if !ok {
		f.value(path, "not-a-table", "key", path, "value", shown(value), "expected", header(path))
		return
	}
	readTable(f, path, m, t.into, t.fields)
}

// many is a list of tables.
func many[T any](into *[]T, fields []field[T]) node { return tables[T]{into, fields} }

type tables[T any] struct {
	into   *[]T
	fields []field[T]
}

func (t tables[T]) read(f *findings, path string, value any) {
	list, ok := asTables(value)
	if !ok {
		f.value(path, "not-tables", "key", path, "value", shown(value), "expected", header(path+"[]"))
		return
	}
	if manyElements(f, path, len(list)) {
		return
	}
	*t.into = make([]T, len(list))
	for i, m := range list {
		readTable(f, path+"["+strconv.Itoa(i)+"]", m, &(*t.into)[i], t.fields)
	}
}

// asTables returns a list of tables in either of the forms in which the library has it.
func asTables(value any) ([]map[string]any, bool) {
	if list, ok := value.([]map[string]any); ok {
		return list, true
	}
	list, ok := value.([]any)
	all := make([]map[string]any, len(list))
	for i, element := range list {
		m, isTable := element.(map[string]any)
		all[i], ok = m, ok && isTable
	}
	return all, ok
}

// choice is a text that is one of a few.
func choice(into *string, of ...string) node { return choices{into, of} }

type choices struct {
	into *string
	of   []string
}

func (c choices) read(f *findings, path string, value any) {
	s, ok := value.(string)
	if !ok || !slices.Contains(c.of, s) {
		f.value(path, "bad-choice", suggested(s, c.of, "key", path, "value", shown(value), "expected", strings.Join(c.of, ", "))...)
		return
	}
	*c.into = s
}

// every is how often something is owed, one of a few.
func every(into *day.Every, of ...string) node { return rhythm{into, of} }

type rhythm struct {
	into *day.Every
	of   []string
}

func (r rhythm) read(f *findings, path string, value any) {
	var s string
	choices{&s, r.of}.read(f, path, value)
	*r.into, _ = day.ParseEvery(s)
}

// positive is a number greater than 0.
func positive(into *float64) node { return positiveNumber{into} }

type positiveNumber struct{ into *float64 }

func (n positiveNumber) read(f *findings, path string, value any) {
	before := len(f.all)
	readNumber(f, path, value, n.into)
	if *n.into <= 0 && len(f.all) == before {
		f.value(path, "not-positive", "key", path, "value", shown(value))
	}
}

// texts is a table whose keys are free: each leads to a text.
func texts(into *map[string]string) node { return freeTexts{into} }

type freeTexts struct{ into *map[string]string }

func (t freeTexts) read(f *findings, path string, value any) {
	m, ok := value.(map[string]any)
	if !ok {
		f.value(path, "not-a-table", "key", path, "value", shown(value), "expected", header(path))
		return
	}
	*t.into = make(map[string]string, len(m))
	for _, key := range sortedKeys(m) {
		var s string
		readText(f, child(path, key), m[key], &s)
		(*t.into)[key] = s
	}
}
