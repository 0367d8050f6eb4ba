package site

import (
	"regexp"
	"strings"

	"gongshi/generator/day"
)

// A sort of value is what a field expects.
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
)

// expects returns what the field of a name expects, in whichever table it stands: no two tables use a name for two things. Of a
// name that no table has, nothing is known.
func expects(name string) (sort sortOf, known bool) {
	name = name[strings.LastIndexByte(name, '.')+1:]
	for _, table := range []map[string]sortOf{
		sortsOf(taskFields), sortsOf(scheduleFields), sortsOf(verifiedFields), sortsOf(pauseFields), sortsOf(milestoneFields), sortsOf(valueFields),
		sortsOf(planFields), sortsOf(reportingFields), sortsOf(categoryFields), sortsOf(articleFields),
		sortsOf(configFields), sortsOf(contactFields), sortsOf(governmentFields), sortsOf(dataFields), sortsOf(officeFields),
	} {
		if sort, known = table[name]; known {
			return sort, true
		}
	}
	return aText, false
}

func sortsOf[T any](fields []field[T]) map[string]sortOf {
	all := make(map[string]sortOf, len(fields))
	for _, f := range fields {
		all[f.name] = sortOfValue(f.in(new(T)))
	}
	return all
}

func sortOfValue(into any) sortOf {
	switch v := into.(type) {
	case *int, *float64, positiveNumber:
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
	case freeTexts:
		return aTable
	case interface{ several() bool }:
		if v.several() {
			return someTables
		}
		return aTable
	default:
		return aText
	}
}

func (table[T]) several() bool  { return false }
func (tables[T]) several() bool { return true }

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
func mistaken(key, value string) (code string, data []string) {
	sort, _ := expects(key)
	data = []string{"key", key, "value", shortened(value)}
	if strings.ContainsAny(value[:1], "\"'[{") {
		return "", nil
	}
	switch sort {
	case aNumber:
		return notANumber(key, value, data)
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

func notANumber(key, value string, data []string) (string, []string) {
	n, unit, ok := numberIn(value)
	if ok {
		data = append(data, "expected", n)
	}
	if ok && unit != "" && strings.HasSuffix("."+key, ".total") {
		data = append(data, "near", `unit = `+quote(unit))
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
	if otherDays.MatchString(written) {
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
func spelt(key, value string) string {
	if value == "" || strings.ContainsAny(value[:1], "\"'[{") {
		return value
	}
	code, data := mistaken(key, value)
	for i := 0; i+1 < len(data) && code != ""; i += 2 {
		if data[i] == "expected" && code != "not-a-table" && code != "not-tables" {
			return data[i+1]
		}
	}
	if sort, known := expects(key); known && sort == aText || !known && !isPlain.MatchString(value) {
		return quote(value)
	}
	return value
}

// isPlain matches what stands without quotes: numbers, days, true and false.
var isPlain = regexp.MustCompile(`^(\d+(\.\d+)?|\d{4}-\d\d-\d\d|true|false)$`)

// isRequired reports whether a field of a name may be left out of no table that has it.
func isRequired(name string) bool {
	name = name[strings.LastIndexByte(name, '.')+1:]
	switch name {
	case "lead", "schedule":
		return true // one of a few
	}
	n, all := 0, 0
	count := func(has, required bool) {
		if has {
			all++
		}
		if has && required {
			n++
		}
	}
	needs(taskFields, name, count)
	needs(planFields, name, count)
	needs(configFields, name, count)
	needs(articleFields, name, count)
	needs(verifiedFields, name, count)
	needs(pauseFields, name, count)
	needs(milestoneFields, name, count)
	needs(valueFields, name, count)
	needs(categoryFields, name, count)
	needs(officeFields, name, count)
	needs(dataFields, name, count)
	return n > 0 && n == all
}

func needs[T any](fields []field[T], name string, count func(has, required bool)) {
	for _, f := range fields {
		count(f.name == name, f.example != "")
	}
}
