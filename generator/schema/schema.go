// Package schema says in other programs' forms what may stand in the files of a site: as JSON Schema for editors that know TOML
// (schema.go, object.go), as tables of fields for people (table.go), and as the configuration of a content management system for
// updates in files of their own (cms.go).
//
// All follow from the same tables of fields by which files are read, in package site, and from what fields mean (words.go, fields/). What
// tables of fields do not say, such as the form of a key, stands in rules.go. Where the site is known, what it calls its offices,
// areas and categories is offered (names.go).
//
// A schema is stricter than the reader in one thing: an optional field that is there and empty is a mistake. It is looser in all that
// takes more than one field, or one file, to see: only check finds that.
package schema

import (
	"slices"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// dialect is the version of JSON Schema.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// Kinds returns the names of the kinds of files that there is a schema of.
func Kinds() []string {
	var all []string
	for _, k := range site.FileKinds() {
		all = append(all, k.Name)
	}
	return all
}

// Of returns the schema of a kind of file, with words in a language, and whether there is such a kind.
func Of(kind string, n Names, language string) ([]byte, bool) {
	for _, k := range site.FileKinds() {
		if k.Name == kind {
			w := writer{k.Name, n, in(language)}
			return encoded(append(object{{"$schema", dialect}}, w.file(k)...)), true
		}
	}
	return nil, false
}

// All returns one schema of all kinds: what fits one of them fits it.
func All(n Names, language string) []byte {
	var kinds object
	var either []object
	for _, k := range site.FileKinds() {
		w := writer{k.Name, n, in(language)}
		kinds = append(kinds, member{k.Name, w.file(k)})
		either = append(either, object{{"$ref", "#/$defs/" + k.Name}})
	}
	return encoded(object{{"$schema", dialect}, {"title", "Gongshi"}, {"anyOf", either}, {"$defs", kinds}})
}

// A writer makes the schema of a kind of file.
type writer struct {
	kind  string
	names Names
	means meanings
}

func (w writer) file(k site.FileKind) object {
	about := object{{"title", k.Name + ": " + k.Place}, {"description", w.means.ofKind(k)}}
	return append(about, w.table(k.Shapes, "")...)
}

// table returns the schema of a table: its fields, which of them are required, and that there are no others.
func (w writer) table(shapes []front.Shape, within string) object {
	var fields object
	var required []string
	for _, s := range shapes {
		path := within + s.Name
		fields = append(fields, member{s.Name, w.field(path, s)})
		if s.Required || slices.Contains(requiredBesides, w.kind+"."+path) {
			required = append(required, s.Name)
		}
	}
	o := object{{"type", "object"}, {"properties", fields}}
	if required != nil {
		o = append(o, member{"required", required})
	}
	if rule := oneOfThese[w.at(within)]; rule != nil {
		o = append(o, member{"anyOf", eachRequired(rule)})
	}
	return append(o, member{"additionalProperties", false})
}

// at returns where a table stands, behind its kind: "task.schedule"; that of a file as a whole is "task".
func (w writer) at(within string) string {
	if within == "" {
		return w.kind
	}
	return w.kind + "." + within[:len(within)-1]
}

func eachRequired(names []string) []object {
	var all []object
	for _, name := range names {
		all = append(all, object{{"required", []string{name}}})
	}
	return all
}

// field returns the schema of a field, with what it means.
func (w writer) field(path string, s front.Shape) object {
	m := w.means.of(w.kind, path)
	about := m.is
	if m.example != "" {
		about += "\n\n" + m.example
	}
	return append(object{{"description", about}}, w.value(path, s)...)
}

func (w writer) value(path string, s front.Shape) object {
	switch s.Kind {
	case front.Amount:
		return append(number(s), ruleOf(w.kind, path)...)
	case front.Day:
		return aDay()
	case front.Truth:
		return object{{"type", "boolean"}}
	case front.List:
		return listOf(w.text(path, s))
	case front.Numbers:
		return listOf(object{{"type", "integer"}})
	case front.Days:
		return object{{"anyOf", []object{aDay(), listOf(aDay())}}}
	case front.ChoiceOf:
		return object{{"type", "string"}, {"enum", s.Choices}}
	case front.TableOf:
		return w.table(s.Fields, path+".")
	case front.TablesOf:
		return listOf(w.table(s.Fields, path+"."))
	case front.Free:
		return w.free(path)
	case front.Any:
		return object{{"anyOf", []object{{{"type", "string"}}, {{"type", "number"}}, listOf(object{{"type", []string{"string", "integer"}}})}}}
	default:
		return w.text(path, s)
	}
}

// text returns the schema of a text: one of the names that the site knows, or one that fits a rule.
func (w writer) text(path string, s front.Shape) object {
	if known := w.names.of(w.kind, path); known != nil {
		return object{{"type", "string"}, {"enum", known}}
	}
	o := object{{"type", "string"}}
	if s.Required {
		o = append(o, member{"minLength", 1})
	}
	return append(o, ruleOf(w.kind, path)...)
}

// free returns the schema of a table whose keys are free.
func (w writer) free(path string) object {
	o := object{{"type", "object"}}
	if known := w.names.of(w.kind, path); known != nil {
		o = append(o, member{"propertyNames", object{{"enum", known}}})
	}
	return append(o, member{"additionalProperties", object{{"type", "string"}}})
}

func number(s front.Shape) object {
	sort := "number"
	if s.Whole {
		sort = "integer"
	}
	o := object{{"type", sort}}
	if s.Positive {
		o = append(o, member{"exclusiveMinimum", 0})
	}
	return o
}

// aDay is the schema of a day. Programs that read TOML by JSON Schema take its days for texts of this form.
func aDay() object {
	return object{{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}
}

func listOf(element object) object { return object{{"type", "array"}, {"items", element}} }
