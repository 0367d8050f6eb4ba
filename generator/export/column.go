package export

import (
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// A Table is one of the tables of a plan's open data. Everything that is made of tables walks over its columns: the CSV for
// programs and the one for people, the sheet, the schema, the list of fields on the data page, and the way back, the import.
type Table struct {
	Name    string   // also of its file, without the ending
	Columns []Column // in the order for programs
	Key     []string // the columns that tell a row from all others
	people  []string // the columns for people, in their order
	rows    func(t *view.TaskData) int
	plans   bool // it has rows of the plan itself, before those of tasks: these have no number of a task
	apart   bool // it has rows of the plan alone, and leads to no task
}

// A Column is a field of a table. Its name is that of tasks.json, and public: once published it stays.
type Column struct {
	Name     string
	Kind     Kind
	Derived  bool     // it follows from other columns and the day: an import ignores it
	Required bool     // no cell of it is empty
	Choices  []string // the only values; none for any
	Of       string   // the table to whose first key column it leads; empty if to none

	called string // the labels that say the choices, without their last part, the choice
	people bool   // it is only for people
	cell   func(t *view.TaskData, i int) value
	said   func(t *view.TaskData, i int, s scribe) string // what people read in its place; nil if the same
	width  int                                            // in a sheet, in letters
}

// A Kind is how a value is written.
type Kind uint8

// The kinds. An absent value is an empty cell, whatever its kind.
const (
	Text   Kind = iota
	Whole       // a whole number
	Number      // with a point, and without separators
	Date        // 2022-06-30
	Truth       // true or false
	List        // texts joined as Join does it
	Place       // of a page: relative to the site's root for programs, absolute for people
)

// A value is what a cell holds; which field, its column's kind says.
type value struct {
	text   string
	list   []string
	number float64
	day    day.Day
	is     bool // the truth; of a number, whether there is one
	open   bool // of a truth: it is not known yet
}

func words(s string) value           { return value{text: s} }
func texts(l []string) value         { return value{list: l} }
func when(d day.Day) value           { return value{day: d} }
func truth(is bool) value            { return value{is: is} }
func quantity(n float64) value       { return value{number: n, is: true} }
func amount(n int, given bool) value { return value{number: float64(n), is: given} }

// Tables returns the tables of a plan's open data: tasks first, to which the others lead.
func Tables() []*Table {
	return []*Table{tasksTable(), milestonesTable(), updatesTable(), changesTable(), reviewsTable()}
}

// of returns what the rows of a table are of: tasks, and the plan itself as if it were one.
func (t *Table) of(d *view.Data) []*view.TaskData {
	if t.apart {
		return []*view.TaskData{{}}
	}
	if !t.plans || len(d.Plan.Changes) == 0 {
		return d.Tasks
	}
	plan := &view.TaskData{Title: d.Plan.Title, URL: d.Plan.URL, Changes: d.Plan.Changes}
	return append([]*view.TaskData{plan}, d.Tasks...)
}

// Column returns the column of a name, or nil.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}

// Heading returns the label that people read above a column.
func (t *Table) Heading(c *Column) string { return "data." + t.Name + "." + c.Name }

// Label returns the label that says one of a column's choices to people.
func (c *Column) Label(choice string) string { return c.called + choice }

// forPrograms returns the columns that programs read.
func (t *Table) forPrograms() []*Column {
	var all []*Column
	for i := range t.Columns {
		if !t.Columns[i].people {
			all = append(all, &t.Columns[i])
		}
	}
	return all
}

// forPeople returns the columns that people read.
func (t *Table) forPeople() []*Column {
	all := make([]*Column, len(t.people))
	for i, name := range t.people {
		all[i] = t.Column(name)
	}
	return all
}

// A scribe writes for people: it knows the words of the interface, and where the site is.
type scribe struct {
	say   Say
	base  string
	comma string
	yes   string
}

func newScribe(d *view.Data, say Say) scribe {
	return scribe{say, d.BaseURL, say(view.Phrase{Label: "text.comma"}), say(view.Phrase{Label: "data.yes"})}
}

func (s scribe) label(key string) string { return s.say(view.Phrase{Label: key}) }

// choice says a key by its label, and nothing if there is none.
func (s scribe) choice(labels, key string) string {
	if key == "" {
		return ""
	}
	return s.label(labels + key)
}

// heading says the name of a column.
func (s scribe) heading(t *Table, c *Column) string { return s.label(t.Heading(c)) }

// meaning says what a column holds.
func (s scribe) meaning(t *Table, c *Column) string {
	return s.label("data." + t.Name + "-about." + c.Name)
}

// Join writes a list into a cell: its entries with ; between them. A \ before a character says that it is part of an entry:
// before ;, its full-width sister, another \, and a blank at the beginning or the end of an entry.
func Join(list []string) string {
	if len(list) == 1 && !strings.ContainsAny(list[0], special+" ") {
		return list[0]
	}
	var b strings.Builder
	for i, entry := range list {
		if i > 0 {
			b.WriteByte(';')
		}
		for k, r := range entry {
			if strings.ContainsRune(special, r) || r == ' ' && (k == 0 || k == len(entry)-1) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// special are the characters that never stand for themselves in a list.
const special = `;；\`

// Split reads a list that Join wrote, or a person: blanks around entries and empty entries do not count, and a full-width ；
// is as good.
func Split(cell string) []string {
	var list []string
	var entry []rune
	keep := 0 // how much of the entry's end may not be trimmed
	end := func() {
		for len(entry) > keep && entry[len(entry)-1] == ' ' {
			entry = entry[:len(entry)-1]
		}
		if len(entry) > 0 {
			list = append(list, string(entry))
		}
		entry, keep = entry[:0], 0
	}
	escaped := false
	for _, r := range cell {
		switch {
		case escaped:
			entry, escaped = append(entry, r), false
			keep = len(entry)
		case r == '\\':
			escaped = true
		case r == ';' || r == '；':
			end()
		case r == ' ' && len(entry) == 0:
		default:
			entry = append(entry, r)
		}
	}
	if escaped {
		entry = append(entry, '\\')
		keep = len(entry)
	}
	end()
	return list
}
