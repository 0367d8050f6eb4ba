// Package front reads front matter and configuration in TOML by tables of fields, and prints it again.
//
// It knows no field itself: whoever reads gives it a Form for each kind of file, and a Vocabulary of all of them, by which it recognises
// what is misspelt or stands in the wrong place. All mistakes are told at once, each with the line and column at which it stands
// in the file:
//
//   - A Manuscript is a file taken apart into front matter and body (manuscript.go). What no reader sees is taken out of front matter
//     (visible.go), and of a merge that was left unfinished one of the two texts.
//   - A repair takes the statements that the TOML library cannot read out of the text, one after another (repair.go, statement.go).
//     What is wrong with each is recognised from what was written (mistake.go, expects.go).
//   - The other fields are read by their table (fields.go, nodes.go), and what is wrong with them is collected by path (findings.go).
//   - What forms show of a file is a Sheet: the texts of its fields, by their Shapes (shape.go, sheet.go). What was changed in one is
//     edited in the text, field by field (edit.go): the rest keeps its bytes.
//   - Where each field stands is looked up when something is wrong (place.go).
//
// Of what could not be read, nothing follows: see Faults. What is read is bounded (bounds.go), as it may come from anyone.
package front

import (
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// A Form is what stands in the front matter of a kind of file.
type Form[T any] struct {
	File   string // the kind
	Fields []Field[T]
	Check  func(*T, *Findings) // finds what contradicts itself among fields that could be read
}

// Tables returns the tables of a form, as a Vocabulary has them.
func (form Form[T]) Tables() []Table { return tablesOf(form.File, "", form.Fields) }

// Print returns a value as TOML, in the order of the fields. Reading it again gives the same.
func (form Form[T]) Print(from *T) string { return printed(from, form.Fields) }

// Read reads TOML into a value, and returns what is wrong with it, and which fields could not be read; text begins on the given
// line.
func (form Form[T]) Read(v *Vocabulary, text string, firstLine int, into *T) (problem.List, Faults) {
	if q, found := tooMuch(text, firstLine); found {
		return problem.List{q}, Unreadable()
	}
	r := repaired(v, text, firstLine)
	found, unread := r.problems()
	if r.lost {
		return found, Unreadable()
	}
	f := NewFindings(v, form.File, unread)
	readTable(f, "", r.decoded, into, form.Fields)
	f.read()
	form.Check(into, f)
	if f.None() && len(found) == 0 {
		return nil, nil
	}
	return append(found, f.Problems(places(r.text(), firstLine), firstLine)...), f.Faults
}

// Unreadable returns the faults of front matter of which no field could be read.
func Unreadable() Faults { return Faults{""} }

// A Vocabulary is what may be written in front matter, in every kind of file: what is written otherwise, or elsewhere, is recognised by
// it. It does not change.
type Vocabulary struct {
	Tables []Table // of every kind of file; what stands in the wrong one is looked for in their order

	Prose      map[string]bool   // fields that are read by people alone: an odd blank is part of how they are set
	Translated map[string]string // names of fields in other languages, with the field that is meant
	Common     []string          // fields that several kinds of file have: where one stands in a wrong kind, none of the others is likely to be meant
	OneOfFew   []string          // fields that may be left out only where another stands for them
	Units      map[string]string // fields with a number, with the field for its unit
	Rare       []string          // tables that few files have: a key belongs there only if it belongs nowhere else
	Apart      map[string]string // tables whose fields are not advised to be moved there without a word: what is said instead
}

// A Table is one in which fields may stand.
type Table struct {
	file   string // the kind of file
	header string // as an editor sees it: "[schedule]"; empty for the fields before all tables
	fields []known
}

// Paths returns the fields of the tables of one kind of file, each behind the names of the tables it is in: schedule.due. A table is
// no field of its own.
func Paths(tables []Table) []string {
	var all []string
	for _, t := range tables {
		within := strings.Trim(t.header, "[]")
		for _, f := range t.fields {
			if f.sort != aTable && f.sort != someTables {
				all = append(all, strings.TrimPrefix(within+"."+f.name, "."))
			}
		}
	}
	return all
}

// known is what is known of a field without a value.
type known struct {
	name     string
	sort     sortOf
	required bool
	free     bool // a table whose keys are free
}

// tablesOf returns the table that fields make, and those within it.
func tablesOf[T any](file, header string, fields []Field[T]) []Table {
	own := Table{file: file, header: header}
	var all []Table
	for _, f := range fields {
		into := f.In(new(T))
		_, free := into.(freeTexts)
		own.fields = append(own.fields, known{f.Name, sortOfValue(into), f.Example != "", free})
		if within, ok := into.(interface {
			tables(file, header string) []Table
		}); ok {
			below := f.Name
			if header == "" {
				below = headerOf(below, sortOfValue(into) == someTables)
			}
			all = append(all, within.tables(file, below)...)
		}
	}
	return append([]Table{own}, all...)
}

func (t *Table) has(name string) bool {
	return slices.ContainsFunc(t.fields, func(f known) bool { return f.name == name })
}

// expects returns what the field of a name expects, in whichever table it stands: no two tables use a name for two things. Of a
// name that no table has, nothing is known.
func (v *Vocabulary) expects(name string) (sort sortOf, known bool) {
	name = lastKey(name)
	for i := range v.Tables {
		for _, f := range v.Tables[i].fields {
			if f.name == name {
				return f.sort, true
			}
		}
	}
	return aText, false
}

// requires reports whether a field of a name may be left out of no table that has it.
func (v *Vocabulary) requires(name string) bool {
	name = lastKey(name)
	if slices.Contains(v.OneOfFew, name) {
		return true
	}
	has := false
	for i := range v.Tables {
		for _, f := range v.Tables[i].fields {
			if has = has || f.name == name; f.name == name && !f.required {
				return false
			}
		}
	}
	return has
}

// lastKey returns the last part of a dotted key.
func lastKey(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// Counted returns a field's path as people count: the first element is 1. Keys that are free stay as they are.
func (v *Vocabulary) Counted(path string) string {
	if first, _, below := strings.Cut(path, "."); below && v.isFree(first) {
		return path
	}
	return indexed.ReplaceAllStringFunc(path, func(index string) string {
		n, _ := strconv.Atoi(index[1 : len(index)-1])
		return "[" + strconv.Itoa(n+1) + "]"
	})
}

func (v *Vocabulary) isFree(name string) bool {
	return slices.ContainsFunc(v.Tables, func(t Table) bool {
		return t.header == "" && slices.ContainsFunc(t.fields, func(f known) bool { return f.name == name && f.free })
	})
}

// misplaced says of a key what it is instead: another spelling of a name, or a field of another table or file.
func (f *Findings) misplaced(path, key string, names []string) (code string, data []string) {
	for _, name := range names {
		if strings.EqualFold(name, key) {
			return "key-case", []string{"near", name}
		}
	}
	if code, data := f.vocabulary.elsewhere(f.file, path, key); code != "" {
		return code, data
	}
	if data := suggested(key, names); data != nil {
		return "unknown-key", data
	}
	return "unknown-key", []string{"expected", strings.Join(names, ", ")}
}

// elsewhere finds the table to which a key at a path belongs: first in the same kind of file.
func (v *Vocabulary) elsewhere(file, path, key string) (code string, data []string) {
	if code, data = v.inThisFile(file, path, key, false); code == "" {
		code, data = v.inOtherFile(file, key)
	}
	if code == "" {
		code, data = v.inThisFile(file, path, key, true)
	}
	return code, data
}

// inThisFile finds the tables of the same kind of file to which a key belongs: the rare ones, or all others.
func (v *Vocabulary) inThisFile(file, path, key string, rare bool) (code string, data []string) {
	var tables []string
	for i := range v.Tables {
		switch t := &v.Tables[i]; {
		case t.file != file || !t.has(key) || slices.Contains(v.Rare, t.header) != rare:
		case t.header != "":
			tables = append(tables, t.header)
		case path != "":
			return "key-below-table", []string{"other", header(path)}
		}
	}
	for _, table := range tables {
		if v.Apart[table] != "" {
			return v.Apart[table], []string{"other", table}
		}
	}
	if len(tables) > 0 {
		return "key-elsewhere", []string{"other", strings.Join(tables, " / ")}
	}
	return "", nil
}

// inOtherFile finds the kind of file to which a key belongs.
func (v *Vocabulary) inOtherFile(file, key string) (code string, data []string) {
	if slices.Contains(v.Common, key) {
		return "", nil
	}
	for i := range v.Tables {
		switch t := &v.Tables[i]; {
		case t.file == file || !t.has(key):
		case t.header != "":
			return "key-of-" + t.file, []string{"other", t.header}
		default:
			return "key-of-" + t.file, nil
		}
	}
	return "", nil
}

// header returns the line that begins the table at a path: "[schedule]", or "[[milestones]]".
func header(path string) string {
	name, many := strings.CutSuffix(indexed.ReplaceAllString(path, "[]"), "[]")
	return headerOf(strings.ReplaceAll(name, "[]", ""), many)
}

func headerOf(name string, many bool) string {
	if many {
		return "[[" + name + "]]"
	}
	return "[" + name + "]"
}

// suggested adds the near name to a problem's data, if there is one.
func suggested(s string, names []string, data ...string) []string {
	if name, ok := words.Near(s, names); ok {
		return append(data, "near", name)
	}
	return data
}
