package front

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/day"
)

// A Value is what a field was before a change or became by it: a text, a day, a number, or a list of texts or of whole numbers. Which of
// them is right depends on the field that was changed. The zero Value is none.
type Value struct {
	sort   sortOf
	given  bool
	text   string // of a day its form 2022-06-30
	number float64
	list   []string
}

// TextValue returns a text as a Value.
func TextValue(s string) Value { return Value{given: true, sort: aText, text: s} }

// DayValue returns a day as a Value; of no day, none.
func DayValue(d day.Day) Value {
	if d == 0 {
		return Value{}
	}
	return Value{given: true, sort: aDay, text: d.String()}
}

// NumberValue returns a number as a Value.
func NumberValue(n float64) Value { return Value{given: true, sort: aNumber, number: n} }

// ListValue returns a list of texts as a Value.
func ListValue(list []string) Value { return Value{given: true, sort: aList, list: list} }

// NumbersValue returns a list of whole numbers as a Value.
func NumbersValue(list []int) Value {
	v := Value{given: true, sort: aNumbers}
	for _, n := range list {
		v.list = append(v.list, strconv.Itoa(n))
	}
	return v
}

// IsNone reports whether there is no value.
func (v Value) IsNone() bool { return !v.given }

// Equal reports whether two values are the same.
func (v Value) Equal(o Value) bool {
	return v.given == o.given && v.sort == o.sort && v.text == o.text && v.number == o.number && slices.Equal(v.list, o.list)
}

// Day returns a day, also one that was written as a text, and whether the value is one.
func (v Value) Day() (day.Day, bool) {
	if v.sort != aDay && v.sort != aText {
		return 0, false
	}
	return day.Parse(v.text)
}

// Text returns a text, and whether the value is one.
func (v Value) Text() (string, bool) { return v.text, v.given && v.sort == aText }

// Number returns a number, and whether the value is one.
func (v Value) Number() (float64, bool) { return v.number, v.given && v.sort == aNumber }

// Texts returns a list of texts, also one of a single text without brackets, and whether the value is one. An empty list is one of any sort.
func (v Value) Texts() ([]string, bool) {
	if v.given && v.sort == aText {
		return []string{v.text}, true
	}
	return v.list, v.given && (v.sort == aList || v.sort == aNumbers && len(v.list) == 0)
}

// Numbers returns a list of whole numbers, also one of a single number without brackets, and whether the value is one.
func (v Value) Numbers() ([]int, bool) {
	if n, is := v.Number(); is && n == math.Trunc(n) && math.Abs(n) < 1e9 {
		return []int{int(n)}, true
	}
	if !v.given || v.sort != aNumbers {
		return nil, false
	}
	all := make([]int, len(v.list))
	for i, s := range v.list {
		all[i], _ = strconv.Atoi(s)
	}
	return all, true
}

// String returns the value as a reader reads it: a list with 、 between its parts.
func (v Value) String() string {
	switch {
	case !v.given:
		return ""
	case v.sort == aNumber:
		return Number(v.number)
	case v.sort == aList || v.sort == aNumbers:
		return strings.Join(v.list, "、")
	default:
		return v.text
	}
}

// Inline returns the value as TOML; nothing for none.
func (v Value) Inline() string {
	switch {
	case !v.given:
		return ""
	case v.sort == aText:
		return quote(v.text)
	case v.sort == aList:
		return inlineList(slices.Concat([]string{}, v.list), quote)
	case v.sort == aNumbers:
		return "[" + strings.Join(v.list, ", ") + "]"
	default:
		return v.String()
	}
}

// Either is a field whose value is of one of several sorts.
func Either(into *Value) node { return anyValue{into} }

type anyValue struct{ into *Value }

func (anyValue) sort() sortOf { return anySort }

func (a anyValue) read(f *Findings, path string, value any) {
	switch v := value.(type) {
	case string:
		var s string
		readText(f, path, v, &s)
		*a.into = TextValue(s)
	case int64, float64:
		var n float64
		readNumber(f, path, v, &n)
		*a.into = NumberValue(n)
	case time.Time:
		*a.into = DayValue(readDay(f, path, v))
	case []any:
		a.readList(f, path, v)
	default:
		f.Value(path, "not-a-value", "key", path, "value", Shown(value))
	}
}

func (a anyValue) readList(f *Findings, path string, list []any) {
	if len(list) > 0 {
		if _, number := list[0].(int64); number {
			var numbers []int
			readList(f, path, list, &numbers)
			*a.into = NumbersValue(numbers)
			return
		}
	}
	var texts []string
	readList(f, path, list, &texts)
	*a.into = ListValue(texts)
}

func (a anyValue) print(p *printer, name string) {
	if s := a.into.Inline(); s != "" {
		p.line(name, s)
	}
}
