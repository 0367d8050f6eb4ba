package front

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gongshi/generator/day"
)

// A printer writes fields as TOML. Plain fields come before tables, as TOML wants it; what has its zero value is left out.
type printer struct {
	lines  []string
	tables []string // to follow the plain fields
	prefix string   // of the tables within this one: "milestones."
}

// printed returns a table's fields as TOML, in the order of the field table.
func printed[T any](from *T, fields []Field[T]) string {
	p := &printer{}
	printTable(p, from, fields)
	return p.text()
}

func (p *printer) text() string {
	var b strings.Builder
	for _, line := range p.lines {
		b.WriteString(line)
	}
	for _, t := range p.tables {
		b.WriteString("\n" + t)
	}
	return b.String()
}

func printTable[T any](p *printer, from *T, fields []Field[T]) {
	for _, field := range fields {
		switch v := field.In(from).(type) {
		case node:
			v.print(p, field.Name)
		default:
			if s := inline(v); s != "" {
				p.line(field.Name, s)
			} else if n, ok := v.(*float64); ok && field.Example != "" {
				p.line(field.Name, Number(*n)) // required, and 0 is a value
			}
		}
	}
}

func (p *printer) line(name, value string) { p.lines = append(p.lines, name+" = "+value+"\n") }

// inline returns a plain value as TOML, or nothing for a zero value.
func inline(pointer any) string {
	switch v := pointer.(type) {
	case *string:
		if *v != "" {
			return quote(*v)
		}
	case *bool:
		if *v {
			return "true"
		}
	case *int:
		if *v != 0 {
			return strconv.Itoa(*v)
		}
	case *float64:
		if *v != 0 {
			return Number(*v)
		}
	case *day.Day:
		return v.String()
	case *[]string:
		return inlineList(*v, quote)
	case *[]int:
		return inlineList(*v, strconv.Itoa)
	case *[]day.Day:
		return inlineList(*v, day.Day.String)
	default:
		panic(fmt.Sprintf("%T cannot be printed", pointer))
	}
	return ""
}

// Number prints n so that it reads back as the same: TOML's whole numbers end near 9e18.
func Number(n float64) string {
	if math.Abs(n) >= 1e15 {
		return strconv.FormatFloat(n, 'e', -1, 64)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

func inlineList[T any](list []T, print func(T) string) string {
	if list == nil {
		return ""
	}
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = print(v)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// quote returns s as a basic string of TOML.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func (p *printer) table(header, prefix string, fill func(*printer)) {
	within := &printer{prefix: prefix}
	fill(within)
	p.tables = append(p.tables, header+"\n"+within.text())
}
