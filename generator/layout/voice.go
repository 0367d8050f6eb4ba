package layout

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strconv"
	"sync/atomic"

	"gongshi/generator/compile"
	"gongshi/generator/day"
	"gongshi/generator/view"
	"gongshi/generator/words"
)

// A voice says phrases, labels and dates in a language.
type voice struct {
	labels *words.Labels
	dates  *dates
}

func newVoice(labels *words.Labels) voice { return voice{labels, &dates{}} }

func (v voice) funcs() template.FuncMap {
	return template.FuncMap{
		"say": v.say, "label": v.label, "date": v.date, "time": v.time, "month": v.month, "permille": permille, "amount": amount, "called": asCalled, "describe": v.describe,
	}
}

// programs are the same functions, for programs.
func (v voice) programs() map[string]compile.Func {
	return map[string]compile.Func{
		"say":      compile.Append1(v.say, v.appendSay),
		"label":    compile.AppendAny(v.appendLabel),
		"date":     compile.Of1(v.date),
		"time":     compile.Of1(v.time),
		"month":    compile.Of1(v.month),
		"permille": compile.Append1(permille, appendPermille),
		"amount":   compile.Of1(amount),
		"called":   compile.Of1(asCalled),
		"describe": compile.Append1(v.describe, v.appendDescription),
	}
}

// say returns the words of a phrase. A slot filled with nothing, as the unit of a plain count, leaves no space at an end.
func (v voice) say(p view.Phrase) string {
	if p.Label == "" {
		return p.Text
	}
	if said, ok := v.labels.Constant(p.Label); ok {
		return said
	}
	return string(v.appendSay(nil, p))
}

func (v voice) appendSay(out []byte, p view.Phrase) []byte {
	if p.Label == "" {
		return append(out, p.Text...)
	}
	form := 0
	if p.N == 1 {
		form = 1
	}
	start, hole := len(out), false
	out = v.labels.AppendSay(out, p.Label, form, func(out []byte, slot string) []byte {
		before := len(out)
		out = v.fill(out, &p, slot)
		hole = hole || len(out) == before
		return out
	})
	if hole {
		return append(out[:start], bytes.TrimSpace(out[start:])...)
	}
	return out
}

func (v voice) fill(out []byte, p *view.Phrase, slot string) []byte {
	switch slot {
	case "day":
		return append(out, v.date(p.Day)...)
	case "until":
		return append(out, v.date(p.Until)...)
	case "month":
		return append(out, v.month(p.Month)...)
	case "period":
		return append(out, v.period(p.Period)...)
	case "year":
		year, _, _ := p.Period.First.Date()
		return appendNumber(out, float64(year))
	case "n":
		if p.Called != "" {
			return append(out, p.Called...)
		}
		return appendAmount(out, p.N)
	case "total":
		return appendAmount(out, p.Total)
	case "text":
		return append(out, p.Text...)
	}
	return append(append(append(out, '{'), slot...), '}')
}

// period returns a month, a quarter or a half-year in the language's form, without its year; no period is the empty string.
func (v voice) period(p day.Period) string {
	_, first, _ := p.First.Date()
	_, last, _ := p.Last.Date()
	key, number := "date.months.", first
	switch last - first + 1 {
	case 3:
		key, number = "date.quarters.", (first+2)/3
	case 6:
		key, number = "date.halves.", (first+5)/6
	}
	if p.First == 0 {
		return ""
	}
	return v.labels.Say(key+strconv.Itoa(number), 0, nil)
}

// label says the label under key; pairs are the names of slots and what fills them.
func (v voice) label(key string, pairs ...any) (string, error) {
	said, err := v.appendLabel(nil, key, pairs)
	return string(said), err
}

func (v voice) appendLabel(out []byte, key string, pairs []any) ([]byte, error) {
	p := view.Phrase{Label: key}
	for i := 0; i < len(pairs); i += 2 {
		slot, isName := pairs[i].(string)
		if !isName || i+1 == len(pairs) {
			return nil, fmt.Errorf("label %s: after the key come pairs of a slot's name and its value", key)
		}
		if !set(&p, slot, pairs[i+1]) {
			return nil, fmt.Errorf("label %s: %v does not go into a slot {%s}", key, pairs[i+1], slot)
		}
	}
	return v.appendSay(out, p), nil
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
		if c, isCalled := value.(called); isCalled {
			p.Called, ok = string(c), true
		} else {
			p.N, ok = count(value)
		}
	case "total":
		p.Total, ok = count(value)
	case "text":
		p.Text, ok = value.(string)
	}
	return ok
}

// called fills a slot {n} as it is: how a task is numbered.
type called string

func asCalled(s string) called { return called(s) }

func count(value any) (float64, bool) {
	switch n := value.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// appendNumber prints n without trailing zeros.
func appendNumber(out []byte, n float64) []byte { return strconv.AppendFloat(out, n, 'f', -1, 64) }

// appendAmount prints n likewise, its digits before the point in threes from a thousand on: 9,600.
func appendAmount(out []byte, n float64) []byte {
	start := len(out)
	out = appendNumber(out, n)
	digits := start
	for digits < len(out) && out[digits] != '.' {
		digits++
	}
	if n < 0 {
		start++
	}
	for at := digits - 3; at > start; at -= 3 {
		out = slices.Insert(out, at, ',')
	}
	return out
}

// amount prints a count in the same way.
func amount(n int) string { return string(appendAmount(nil, float64(n))) }

// permille prints n of 1000 as a percentage: 125 is "12.5%".
func permille(n int) string { return string(appendPermille(nil, n)) }

func appendPermille(out []byte, n int) []byte { return append(appendNumber(out, float64(n)/10), '%') }

// describe returns what a page says of itself to those who have not opened it: what came of its subject and why, its main
// facts, and what it is about.
func (v voice) describe(p *view.Page) string { return string(v.appendDescription(nil, p)) }

func (v voice) appendDescription(out []byte, p *view.Page) []byte {
	start := len(out)
	if p.State != (view.Phrase{}) {
		out = v.appendSay(out, p.State)
		out = v.appendSay(out, view.Phrase{Label: "text.colon"})
	}
	for _, point := range p.Points {
		out = v.appendSay(out, point.Lead)
		for i, f := range point.Figures {
			if i > 0 {
				out = v.appendSay(out, view.Phrase{Label: "text.pause"})
			}
			out = v.appendSay(out, f.Text)
		}
		out = v.appendSay(out, view.Phrase{Label: "text.stop"})
	}
	out = append(out, p.Description...)
	return append(out[:start], bytes.TrimSpace(out[start:])...)
}

// Dates are days as the language writes them, remembered: pages name the same few hundred days again and again. A day has one
// place, which it shares with days years away; whoever came last stands there.
type dates struct {
	days   [1 << 12]atomic.Pointer[dated]
	months [1 << 8]atomic.Pointer[monthSaid]
}

type dated struct {
	day     day.Day
	said    string
	element template.HTML
}

type monthSaid struct {
	month day.Month
	said  string
}

// date returns a day in the language's form; no day is the empty string.
func (v voice) date(d day.Day) string {
	if d == 0 {
		return ""
	}
	return v.dated(d).said
}

// time returns the same in a time element.
func (v voice) time(d day.Day) template.HTML {
	if d == 0 {
		return ""
	}
	return v.dated(d).element
}

func (v voice) dated(d day.Day) *dated {
	place := &v.dates.days[uint(d)%uint(len(v.dates.days))]
	if known := place.Load(); known != nil && known.day == d {
		return known
	}
	year, month, dayOfMonth := d.Date()
	said := v.labels.Date("date.day", year, month, dayOfMonth)
	element := template.HTML(`<time datetime="` + d.String() + `">` + html.EscapeString(said) + `</time>`)
	made := &dated{d, said, element}
	place.Store(made)
	return made
}

// month returns a month in the language's form; no month is the empty string.
func (v voice) month(m day.Month) string {
	if m == 0 {
		return ""
	}
	place := &v.dates.months[uint(m)%uint(len(v.dates.months))]
	if known := place.Load(); known != nil && known.month == m {
		return known.said
	}
	year, month := m.Date()
	made := &monthSaid{m, v.labels.Date("date.month", year, month, 0)}
	place.Store(made)
	return made.said
}
