package layout

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/view"
	"gongshi/generator/words"
)

// A voice says phrases, labels and dates in a language.
type voice struct{ labels *words.Labels }

func (v voice) funcs() template.FuncMap {
	return template.FuncMap{
		"say": v.say, "label": v.label, "date": v.date, "time": v.time, "month": v.month, "permille": permille,
	}
}

// say returns the words of a phrase. A slot filled with nothing, as the unit of a plain count, leaves no space at an end.
func (v voice) say(p view.Phrase) string {
	if p.Label == "" {
		return p.Text
	}
	form := 0
	if p.N == 1 {
		form = 1
	}
	hole := false
	said := v.labels.Say(p.Label, form, func(slot string) string {
		filling := v.fill(p, slot)
		hole = hole || filling == ""
		return filling
	})
	if hole {
		return strings.TrimSpace(said)
	}
	return said
}

func (v voice) fill(p view.Phrase, slot string) string {
	switch slot {
	case "day":
		return v.date(p.Day)
	case "until":
		return v.date(p.Until)
	case "month":
		return v.month(p.Month)
	case "n":
		return number(p.N)
	case "total":
		return number(p.Total)
	case "text":
		return p.Text
	}
	return "{" + slot + "}"
}

// label says the label under key; pairs are the names of slots and what fills them.
func (v voice) label(key string, pairs ...any) (string, error) {
	p := view.Phrase{Label: key}
	for i := 0; i < len(pairs); i += 2 {
		slot, isName := pairs[i].(string)
		if !isName || i+1 == len(pairs) {
			return "", fmt.Errorf("label %s: after the key come pairs of a slot's name and its value", key)
		}
		if !set(&p, slot, pairs[i+1]) {
			return "", fmt.Errorf("label %s: %v does not go into a slot {%s}", key, pairs[i+1], slot)
		}
	}
	return v.say(p), nil
}

// set fills a slot of p, and reports whether value is of the right kind.
func set(p *view.Phrase, slot string, value any) bool {
	ok := false
	switch slot {
	case "day":
		p.Day, ok = value.(day.Day)
	case "until":
		p.Until, ok = value.(day.Day)
	case "month":
		p.Month, ok = value.(day.Month)
	case "n":
		p.N, ok = count(value)
	case "total":
		p.Total, ok = count(value)
	case "text":
		p.Text, ok = value.(string)
	}
	return ok
}

func count(value any) (float64, bool) {
	switch n := value.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// date returns a day in the language's form; no day is the empty string.
func (v voice) date(d day.Day) string {
	if d == 0 {
		return ""
	}
	year, month, dayOfMonth := d.Date()
	return v.labels.Date("date.day", year, month, dayOfMonth)
}

func (v voice) month(m day.Month) string {
	if m == 0 {
		return ""
	}
	year, month := m.Date()
	return v.labels.Date("date.month", year, month, 0)
}

func (v voice) time(d day.Day) template.HTML {
	if d == 0 {
		return ""
	}
	return template.HTML(`<time datetime="` + d.String() + `">` + html.EscapeString(v.date(d)) + `</time>`)
}

// number prints n without trailing zeros.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// permille prints n of 1000 as a percentage: 125 is "12.5%".
func permille(n int) string { return number(float64(n)/10) + "%" }
