package front

import (
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// An Edit is what a field of a text in TOML is to say from now on.
type Edit struct {
	Path string   // as places has it: "schedule.due", "milestones[0].done"; one behind the last of a list of tables begins another
	To   string   // its value as TOML; empty: the field is taken out
	Add  []string // instead of To: elements that are added to a list, as TOML
}

// Edited returns front matter in which fields say something else. All bytes of other fields stay what they are, and so do comments, the
// order and blanks. Shapes tell where a field that is not there yet has its place. It is false if that cannot be done in this text: then
// nobody has to guess what became of it.
func Edited(text string, shapes []Shape, edits ...Edit) (string, bool) {
	before, ok := decoded(text)
	if !ok {
		return text, false
	}
	now := text
	for _, e := range edits {
		m := &mending{placeScanner: scanned(now, 1), shapes: shapes, newline: newlineOf(text)}
		if now, ok = m.apply(e); !ok {
			return text, false
		}
	}
	after, ok := decoded(now)
	if !ok || !onlyChanged(before, after, edits) {
		return text, false
	}
	return now, true
}

// decoded returns the values of a text in TOML, and whether it can be read.
func decoded(text string) (values map[string]any, ok bool) {
	if _, found := tooMuch(text, 1); found {
		return nil, false
	}
	_, err := toml.Decode(strings.ReplaceAll(text, "\r\n", "\n"), &values)
	return values, err == nil
}

func newlineOf(text string) string {
	if strings.Contains(text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// A mending is a text that is about to be edited once.
type mending struct {
	*placeScanner
	shapes  []Shape
	newline string
}

func (m *mending) apply(e Edit) (string, bool) {
	span, there := m.spans[e.Path]
	switch {
	case e.Add != nil:
		return m.add(e)
	case there && e.To != "":
		return m.text[:span.value] + e.To + m.text[span.to:], true
	case there:
		return m.without(span), true
	case m.isSection(e.Path):
		if e.To != "" {
			return m.text, false // it stands in tables of its own
		}
		return m.withoutSection(e.Path), true
	case e.To == "":
		return m.text, true
	}
	return m.insert(e)
}

// without takes a field out. A comment behind it stays.
func (m *mending) without(s fieldSpan) string {
	line, end := m.lineStart(s.from), m.lineEnd(s.to)
	behind := strings.TrimSpace(m.text[s.to:end])
	switch {
	case strings.TrimSpace(m.text[line:s.from]) != "" || behind != "" && behind[0] != '#': // within braces
		return m.withoutInline(s)
	case behind != "":
		return m.text[:line] + m.text[s.to+strings.IndexByte(m.text[s.to:], '#'):]
	}
	return m.text[:line] + m.text[m.nextLine(s.to):]
}

// withoutInline takes a field out that stands within braces, with one of the commas around it.
func (m *mending) withoutInline(s fieldSpan) string {
	before, behind := strings.TrimRight(m.text[:s.from], " \t\r\n"), strings.TrimLeft(m.text[s.to:], " \t\r\n")
	switch {
	case strings.HasPrefix(behind, ","):
		return m.text[:s.from] + strings.TrimLeft(behind[1:], " \t")
	case strings.HasSuffix(before, ","):
		return before[:len(before)-1] + m.text[s.to:]
	}
	return before + behind
}

// withoutSection takes a table out that has a header, with its fields. Comments within it stay.
func (m *mending) withoutSection(path string) string {
	var cut []fieldSpan
	for _, s := range m.sections {
		if s.path == path {
			cut = append(cut, fieldSpan{from: s.from, to: s.to})
		}
	}
	for _, p := range m.statements {
		if m.spans[p].table == path {
			cut = append(cut, m.spans[p])
		}
	}
	slices.SortFunc(cut, func(a, b fieldSpan) int { return b.from - a.from })
	text := m.text
	for _, s := range cut {
		text = (&mending{placeScanner: &placeScanner{text: text}}).without(s)
	}
	return text
}

// add adds elements to a list, however that is written.
func (m *mending) add(e Edit) (string, bool) {
	span, there := m.spans[e.Path]
	switch {
	case !there && m.isSection(e.Path+"[0]"):
		return m.addSections(e)
	case !there:
		return m.insert(Edit{Path: e.Path, To: "[" + strings.Join(e.Add, ", ") + "]"})
	case m.text[span.value] != '[':
		return m.text[:span.value] + "[" + strings.Join(append([]string{m.text[span.value:span.to]}, e.Add...), ", ") + "]" + m.text[span.to:], true
	}
	at, between := span.value+1, ""
	for i := 0; ; i++ {
		last, ok := m.spans[Element(e.Path, i)]
		if !ok {
			break
		}
		at, between = last.to, ", "
	}
	return m.text[:at] + between + strings.Join(e.Add, ", ") + m.text[at:], true
}

// addSections adds tables with a header of their own behind the last of a list. They are given within braces.
func (m *mending) addSections(e Edit) (string, bool) {
	at, name := 0, ""
	for _, s := range m.sections {
		if strings.HasPrefix(s.path, e.Path+"[") {
			at, name = m.endOf(s), plainName(e.Path)
		}
	}
	var b strings.Builder
	for _, braces := range e.Add {
		b.WriteString(m.newline + "[[" + name + "]]" + m.newline)
		for field := range strings.SplitSeq(strings.Trim(braces, "{} "), ", ") {
			b.WriteString(field + m.newline)
		}
	}
	return m.text[:at] + m.ended(at) + b.String() + m.text[at:], true
}

// insert puts a field in that is not there yet.
func (m *mending) insert(e Edit) (string, bool) {
	parent, name := around(e.Path), lastKey(e.Path)
	if strings.HasSuffix(name, "]") {
		return m.text, false
	}
	if span, there := m.spans[parent]; there && parent != "" { // within braces
		if m.text[span.value] != '{' {
			return m.text, false
		}
		return m.insertInline(span, name+" = "+e.To), true
	}
	if parent == "" || m.isSection(parent) {
		return m.insertLine(parent, name, name, e.To), true
	}
	if dotted := m.dotted(parent); dotted >= 0 {
		return m.insertLine(m.spans[m.statements[dotted]].table, m.keyOf(dotted), parent+"."+name, e.To), true
	}
	return m.insertTable(parent, name, e.To)
}

// dotted returns the place among the statements of the last field of a table that has neither a header nor braces; -1 if there is none.
func (m *mending) dotted(parent string) int {
	last := -1
	for i, path := range m.statements {
		if strings.HasPrefix(path, parent+".") && m.spans[path].table == "" {
			last = i
		}
	}
	return last
}

func (m *mending) keyOf(statement int) string { return m.statements[statement] }

func (m *mending) insertInline(span fieldSpan, field string) string {
	inside := strings.TrimRight(m.text[span.value+1:span.to-1], " \t\r\n")
	at, between := span.value+1+len(inside), ", "
	if strings.TrimSpace(inside) == "" {
		between = " "
	}
	if at == span.to-1 {
		field += " "
	}
	return m.text[:at] + between + field + m.text[at:]
}

// insertLine puts a line into a table: behind the last of the fields that come before it in their order, or at the table's beginning.
func (m *mending) insertLine(table, name, key, value string) string {
	at := m.firstOf(table)
	order := m.orderOf(table)
	for _, path := range m.statements {
		s := m.spans[path]
		own := strings.TrimPrefix(strings.TrimPrefix(path, table), ".")
		if s.table != table {
			continue
		}
		first, _, _ := strings.Cut(own, ".")
		if slices.Index(order, first) <= slices.Index(order, strings.Split(name, ".")[0]) {
			at = m.nextLine(s.to)
		}
	}
	return m.text[:at] + m.ended(at) + m.padded(key, table) + "= " + value + m.newline + m.text[at:]
}

// padded returns a key with blanks behind it, such that its sign of equality stands below those of a table in which they are in line.
func (m *mending) padded(key, table string) string {
	for _, path := range m.statements {
		s := m.spans[path]
		if name, _, _ := strings.Cut(m.text[s.from:s.value], "="); s.table == table && strings.HasSuffix(name, "  ") {
			return key + strings.Repeat(" ", max(1, len(name)-len(key)))
		}
	}
	return key + " "
}

// firstOf returns where the first field of a table has its place.
func (m *mending) firstOf(table string) int {
	for _, s := range m.sections {
		if s.path == table {
			return m.nextLine(s.to)
		}
	}
	for _, path := range m.statements {
		if s := m.spans[path]; s.table == table {
			return m.lineStart(s.from)
		}
	}
	return 0
}

// insertTable puts a table in, with its first field.
func (m *mending) insertTable(parent, name, value string) (string, bool) {
	list, index := strings.CutSuffix(parent, "]")
	header := "[" + parent + "]"
	if index {
		list, _, _ = strings.Cut(list, "[")
		header = "[[" + list + "]]"
		if span, there := m.spans[list]; there {
			if m.text[span.value] != '[' {
				return m.text, false
			}
			return m.add(Edit{Path: list, Add: []string{"{ " + name + " = " + value + " }"}})
		}
		if at := strings.TrimPrefix(parent, list); at != "["+strconv.Itoa(m.counts[list])+"]" {
			return m.text, false
		}
	}
	if strings.ContainsAny(list, ".[") {
		return m.text, false
	}
	at := m.behind(list)
	gap := m.newline
	if strings.TrimSpace(m.text[:at]) == "" {
		gap = ""
	}
	return m.text[:at] + m.ended(at) + gap + header + m.newline + name + " = " + value + m.newline + m.text[at:], true
}

// behind returns where a table has its place: behind the last of those that come before it in their order.
func (m *mending) behind(table string) int {
	order := m.orderOf("")
	at := 0
	for _, path := range m.statements {
		if s := m.spans[path]; s.table == "" {
			at = max(at, m.nextLine(s.to))
		}
	}
	for _, s := range m.sections {
		first, _, _ := strings.Cut(plainName(s.path), ".")
		if i := slices.Index(order, first); i >= 0 && i <= slices.Index(order, table) {
			at = max(at, m.endOf(s))
		}
	}
	return at
}

// endOf returns where the text of a section ends.
func (m *mending) endOf(section section) int {
	end := m.nextLine(section.to)
	for _, path := range m.statements {
		if s := m.spans[path]; s.table == section.path {
			end = max(end, m.nextLine(s.to))
		}
	}
	return end
}

// orderOf returns the names of the fields of a table in their order.
func (m *mending) orderOf(table string) []string {
	shapes := m.shapes
	for part := range strings.SplitSeq(plainName(table), ".") {
		for _, s := range shapes {
			if s.Name == part {
				shapes = s.Fields
				break
			}
		}
	}
	names := make([]string, len(shapes))
	for i, s := range shapes {
		names[i] = s.Name
	}
	return names
}

// plainName returns a path without the places in lists.
func plainName(path string) string { return indexed.ReplaceAllString(path, "") }

func (m *mending) isSection(path string) bool {
	return slices.ContainsFunc(m.sections, func(s section) bool { return s.path == path })
}

func (m *mending) lineStart(at int) int { return strings.LastIndexByte(m.text[:at], '\n') + 1 }

// lineEnd returns where the line of a place ends, before its end of line.
func (m *mending) lineEnd(at int) int {
	if n := strings.IndexByte(m.text[at:], '\n'); n >= 0 {
		return at + len(strings.TrimSuffix(m.text[at:at+n], "\r"))
	}
	return len(m.text)
}

func (m *mending) nextLine(at int) int {
	if n := strings.IndexByte(m.text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(m.text)
}

// ended returns the end of line that a text lacks before a place.
func (m *mending) ended(at int) string {
	if at > 0 && m.text[at-1] != '\n' {
		return m.newline
	}
	return ""
}
