package schema

import (
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// Table returns the table of all fields of all kinds of files, in Markdown: generator/docs/fields.md is one.
func Table(language string) []byte {
	m := in(language)
	var b strings.Builder
	b.WriteString("# " + m["table.title"].is + "\n\n" + m["table.intro"].is + "\n")
	for _, k := range site.FileKinds() {
		b.WriteString("\n## " + k.Name + "\n\n`" + k.Place + "` – " + m.ofKind(k) + "\n\n")
		b.WriteString(row(m["table.of"].is, m["table.field"].is, m["table.sort"].is, m["table.meaning"].is, m["table.example"].is))
		b.WriteString("|---|---|---|---|---|\n")
		each(k.Shapes, "", func(path string, s front.Shape) { b.WriteString(m.row(k.Name, path, s)) })
	}
	return []byte(b.String())
}

// row returns the row of a field. A table has one of its own, before those of its fields.
func (m meanings) row(kind, path string, s front.Shape) string {
	table := ""
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		table = code(path[:i])
	}
	meant := m.of(kind, path)
	about := escaped(meant.is)
	if s.Required {
		about = "**" + m["table.required"].is + "** – " + about
	}
	return row(table, code(s.Name), m.sort(s), about, code(meant.example))
}

// sort says what the value of a field is.
func (m meanings) sort(s front.Shape) string {
	if s.Kind == front.ChoiceOf {
		all := make([]string, len(s.Choices))
		for i, c := range s.Choices {
			all[i] = code(c)
		}
		return strings.Join(all, " ")
	}
	return m["type."+sortName(s)].is
}

func sortName(s front.Shape) string {
	switch {
	case s.Whole:
		return "whole"
	case s.Positive:
		return "positive"
	}
	return map[front.Kind]string{
		front.Text: "text", front.Amount: "number", front.Day: "day", front.Truth: "truth", front.List: "list", front.Numbers: "numbers",
		front.Days: "days", front.TableOf: "table", front.TablesOf: "tables", front.Free: "free", front.Any: "any",
	}[s.Kind]
}

func row(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

// escaped returns a text as it stands in a cell.
func escaped(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
