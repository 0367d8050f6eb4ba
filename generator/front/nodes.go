package front

import (
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"

	"gongshi/generator/day"
)

// One is a table within a table.
func One[T any](into *T, fields []Field[T]) node { return oneTable[T]{into, fields} }

type oneTable[T any] struct {
	into   *T
	fields []Field[T]
}

func (t oneTable[T]) read(f *Findings, path string, value any) {
	m, ok := value.(map[string]any)
	if !ok {
		f.Value(path, "not-a-table", "key", path, "value", Shown(value), "expected", header(path))
		return
	}
	readTable(f, path, m, t.into, t.fields)
}

func (t oneTable[T]) print(p *printer, name string) {
	if !reflect.ValueOf(t.into).Elem().IsZero() {
		p.table("["+p.prefix+name+"]", p.prefix+name+".", func(within *printer) { printTable(within, t.into, t.fields) })
	}
}

func (oneTable[T]) sort() sortOf { return aTable }

func (t oneTable[T]) tables(file, header string) []Table { return tablesOf(file, header, t.fields) }

// Many is a list of tables.
func Many[T any](into *[]T, fields []Field[T]) node { return manyTables[T]{into, fields} }

type manyTables[T any] struct {
	into   *[]T
	fields []Field[T]
}

func (t manyTables[T]) read(f *Findings, path string, value any) {
	list, ok := asTables(value)
	if !ok {
		f.Value(path, "not-tables", "key", path, "value", Shown(value), "expected", header(path+"[]"))
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

func (t manyTables[T]) print(p *printer, name string) {
	for i := range *t.into {
		p.table("[["+p.prefix+name+"]]", p.prefix+name+".", func(within *printer) { printTable(within, &(*t.into)[i], t.fields) })
	}
}

func (manyTables[T]) sort() sortOf { return someTables }

func (t manyTables[T]) tables(file, header string) []Table { return tablesOf(file, header, t.fields) }

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

// Choice is a text that is one of a few.
func Choice(into *string, of ...string) node { return choices{into, of} }

type choices struct {
	into *string
	of   []string
}

func (c choices) read(f *Findings, path string, value any) {
	s, ok := value.(string)
	if !ok || !slices.Contains(c.of, s) {
		f.Value(path, "bad-choice", suggested(s, c.of, "key", path, "value", Shown(value), "expected", strings.Join(c.of, ", "))...)
		return
	}
	*c.into = s
}

func (c choices) print(p *printer, name string) {
	if *c.into != "" {
		p.line(name, quote(*c.into))
	}
}

// Every is how often something is owed, one of a few.
func Every(into *day.Every, of ...string) node { return rhythm{into, of} }

type rhythm struct {
	into *day.Every
	of   []string
}

func (r rhythm) read(f *Findings, path string, value any) {
	var s string
	choices{&s, r.of}.read(f, path, value)
	*r.into, _ = day.ParseEvery(s)
}

func (r rhythm) print(p *printer, name string) {
	if *r.into != day.Never {
		p.line(name, quote(r.into.String()))
	}
}

// Positive is a number greater than 0.
func Positive(into *float64) node { return positiveNumber{into} }

type positiveNumber struct{ into *float64 }

func (positiveNumber) sort() sortOf { return aNumber }

func (n positiveNumber) read(f *Findings, path string, value any) {
	before := len(f.all)
	readNumber(f, path, value, n.into)
	if *n.into <= 0 && len(f.all) == before {
		f.Value(path, "not-positive", "key", path, "value", Shown(value))
	}
}

func (n positiveNumber) print(p *printer, name string) {
	if *n.into != 0 {
		p.line(name, Number(*n.into))
	}
}

// Texts is a table whose keys are free: each leads to a text.
func Texts(into *map[string]string) node { return freeTexts{into} }

type freeTexts struct{ into *map[string]string }

func (freeTexts) sort() sortOf { return aTable }

func (t freeTexts) read(f *Findings, path string, value any) {
	m, ok := value.(map[string]any)
	if !ok {
		f.Value(path, "not-a-table", "key", path, "value", Shown(value), "expected", header(path))
		return
	}
	*t.into = make(map[string]string, len(m))
	for _, key := range sortedKeys(m) {
		var s string
		readText(f, child(path, key), m[key], &s)
		(*t.into)[key] = s
	}
}

func (t freeTexts) print(p *printer, name string) {
	if len(*t.into) == 0 {
		return
	}
	p.table("["+p.prefix+name+"]", p.prefix+name+".", func(within *printer) {
		keys := make([]string, 0, len(*t.into))
		for key := range *t.into {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			within.line(quote(key), quote((*t.into)[key]))
		}
	})
}
