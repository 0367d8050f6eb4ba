package markdown

import (
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/words"
)

// fields are the names of the fields that a file may have between its two lines +++. A line with one of them in the body is
// ordinary text: what it says does not count.
var fields = []string{
	"number", "title", "summary", "category", "lead", "joint", "support", "partners", "completed", "cancelled", "outcome", "reason",
	"verified", "date", "by", "draft", "sample", "reporting", "schedule", "due", "year_round", "directed", "pauses", "from", "until",
	"milestones", "every", "total", "unit", "done", "values", "document", "issuer", "issued", "index_number", "subject", "validity",
	"original", "start", "end", "settle", "absent", "categories", "menu", "unscheduled", "goal", "wording", "pace", "steps", "no_progress",
	"changes", "was", "now", "asked", "decided", "refused", "reviews", "result", "claimed",
}

// fieldLine is a name, a sign, and a value such as fields have: text in quotes, a day, true or false, a list or a table.
var fieldLine = regexp.MustCompile(`^([A-Za-z_]+(?:\.[a-z_]+)?)\s*([=＝:：])\s*(?:["“”'‘].*|\d{4}[-/.年]\d{1,2}.*|true|false|\[.*|\{.*)\s*(?:#.*)?$`)

// dayField is a field whose value is a day.
var dayField = regexp.MustCompile(`[=＝]\s*["“'‘]?\d{4}[-/.年]`)

// spelt are the fields that are also told of when they are written as other formats have them, with a colon.
var spelt = []string{"completed", "cancelled", "outcome", "verified", "draft", "year_round"}

// chineseField is a day that is said to be that of the end of a task, in the form of a field.
var chineseField = regexp.MustCompile(`^(?:办结|完成|取消|核查|验收)(?:日期|时间|日)?\s*[=＝]\s*["“]?\d{4}[-/.年]\d{1,2}`)

// headerLine begins a group of fields.
var headerLine = regexp.MustCompile(`^\[\[?\s*([a-z_]+)\s*\]\]?$`)

// checkFieldLines reports lines of the body that are fields.
func (r *reading) checkFieldLines(lines []line) {
	if r.places.first == 1 {
		return // the file has no fields that were read, which is told of already
	}
	for _, l := range lines {
		text := string(l.text[:min(len(l.text), mostOfLine)])
		if isField(text) {
			r.report(l.at, "field-in-body", "value", shorten(text, snippetLength))
		}
	}
}

// IsField reports whether a file may have a field of a name.
func IsField(name string) bool { return slices.Contains(fields, name) }

func isField(text string) bool {
	if m := headerLine.FindStringSubmatch(text); m != nil {
		return slices.Contains([]string{"schedule", "milestones", "pauses", "reporting", "categories", "verified", "changes", "reviews"}, m[1])
	}
	m := fieldLine.FindStringSubmatch(text)
	if m == nil {
		return chineseField.MatchString(text)
	}
	name := strings.ToLower(m[1])
	if _, last, dotted := strings.Cut(name, "."); dotted {
		name = last
	}
	known := IsField(name)
	if isEqual := m[2] == "=" || m[2] == "＝"; !isEqual {
		return slices.Contains(spelt, m[1])
	}
	if !known && dayField.MatchString(text) {
		_, known = words.Near(name, fields)
	}
	return known
}
