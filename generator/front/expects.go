package front

import (
	"regexp"
	"strings"

	"gongshi/generator/day"
)

// sortOf is the sort of value that a field expects.
type sortOf uint8

const (
	aText sortOf = iota
	aNumber
	aDay
	aTruth
	aList // of texts
	aNumbers
	aDays
	aTable
	someTables
	anySort
)

func sortOfValue(into any) sortOf {
	switch v := into.(type) {
	case *int, *float64:
		return aNumber
	case *day.Day:
		return aDay
	case *bool:
		return aTruth
	case *[]string:
		return aList
	case *[]int:
		return aNumbers
	case *[]day.Day:
		return aDays
	case interface{ sort() sortOf }:
		return v.sort()
	default:
		return aText
	}
}

// fullDigits are those of an input method, with the signs between them.
var fullDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"－", "-", "．", ".", "／", "/", "，", ",", "％", "%", "＋", "+")

var (
	beginsNumber = regexp.MustCompile(`^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(.*)$`)
	separators   = regexp.MustCompile(`[、，,；;]\s*`)
)

// numberIn returns the number with which a text begins, as it should be written, and what follows: 3期 is 3, 1,200 is 1200.
func numberIn(text string) (n, rest string, ok bool) {
	m := beginsNumber.FindStringSubmatch(fullDigits.Replace(strings.TrimSpace(text)))
	if m == nil {
		return "", "", false
	}
	whole := strings.TrimLeft(strings.ReplaceAll(m[2], ",", ""), "0")
	if whole == "" {
		whole = "0"
	}
	return strings.TrimPrefix(m[1], "+") + whole + m[3], strings.TrimSpace(m[4]), true
}

// mistaken names the mistake in a value without quotes that is not of the sort which its field expects.
func (v *Vocabulary) mistaken(key, value string) (code string, data []string) {
	sort, _ := v.expects(key)
	data = []string{"key", key, "value", Shortened(value)}
	if strings.ContainsAny(value[:1], "\"'[{") {
		return "", nil
	}
	switch sort {
	case aNumber:
		return v.notANumber(key, value, data)
	case aDay, aDays:
		return notADay(value, data)
	case aTruth:
		return "not-true-or-false", data
	case aList:
		return "not-a-list", append(data, "expected", listOf(value))
	case aNumbers:
		if strings.Trim(fullDigits.Replace(value), "0123456789、,; ") == "" {
			data = append(data, "expected", "["+strings.TrimSpace(separators.ReplaceAllString(fullDigits.Replace(value), ", "))+"]")
		}
		return "not-a-list", data
	case aTable:
		return "not-a-table", append(data, "expected", "["+key+"]")
	case someTables:
		return "not-tables", append(data, "expected", "[["+key+"]]")
	}
	return "", nil
}

func (v *Vocabulary) notANumber(key, value string, data []string) (string, []string) {
	n, unit, ok := numberIn(value)
	if ok {
		data = append(data, "expected", n)
	}
	if field := v.Units[lastKey(key)]; ok && unit != "" && field != "" {
		data = append(data, "near", field+" = "+quote(unit))
	}
	return "not-a-number", data
}

func notADay(value string, data []string) (string, []string) {
	written := strings.Trim(fullDigits.Replace(value), "“”‘’ ")
	if _, exists := day.Parse(written); exists {
		return "day-form", append(data, "expected", written)
	}
	if d, ok := otherDay(written); ok {
		return "day-form", append(data, "expected", d)
	}
	if _, rest, looks := day.Cut(written); looks && rest == "" {
		return "no-such-day", data
	}
	return "not-a-day", data
}

// listOf returns names as a list: 危化室、科信室 are two.
func listOf(value string) string {
	var all []string
	for _, name := range separators.Split(value, -1) {
		if name = strings.Trim(name, " \t\"'“”‘’[]【】［］"); name != "" {
			all = append(all, quote(name))
		}
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// spelt returns a value as its field expects it, as far as it is known what was meant.
func (v *Vocabulary) spelt(key, value string) string {
	if value == "" || strings.ContainsAny(value[:1], "\"'[{") {
		return value
	}
	code, data := v.mistaken(key, value)
	for i := 0; i+1 < len(data) && code != ""; i += 2 {
		if data[i] == "expected" && code != "not-a-table" && code != "not-tables" {
			return data[i+1]
		}
	}
	if sort, known := v.expects(key); known && sort == aText || !known && !isPlain.MatchString(value) {
		return quote(value)
	}
	return value
}

// isPlain matches what stands without quotes: numbers, days, true and false.
var isPlain = regexp.MustCompile(`^(\d+(\.\d+)?|\d{4}-\d\d-\d\d|true|false)$`)
