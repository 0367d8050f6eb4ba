package front

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/day"
)

// A Field is one key of a TOML table: its name, and where in T its value lives. In returns a pointer to a text, number,
// day, truth value or list of those, or a node for what is more than that.
type Field[T any] struct {
	Name    string
	In      func(*T) any
	Example string // how to write it; a field that has one is required
}

// A node reads a value that is more than a plain one, and prints it again.
type node interface {
	read(f *Findings, path string, value any)
	print(p *printer, name string)
}

// readTable reads the fields of a table and finds what is unknown, missing or of another type.
func readTable[T any](f *Findings, path string, table map[string]any, into *T, fields []Field[T]) {
	meant := readKeys(f, path, table, fields)
	for _, field := range fields {
		value, ok := table[field.Name]
		if ok && field.Example == "" && isEmpty(value) {
			continue // as absent: that is how forms write it
		}
		if ok {
			readValue(f, child(path, field.Name), value, field.In(into))
		} else if field.Example != "" && !meant[field.Name] {
			f.Key(child(path, field.Name), "missing-key", "key", field.Name, "expected", field.Example)
		}
	}
}

// readKeys finds keys that do not belong into a table, and returns the names that they probably stand for.
func readKeys[T any](f *Findings, path string, table map[string]any, fields []Field[T]) map[string]bool {
	for key := range table {
		if !slices.ContainsFunc(fields, func(f Field[T]) bool { return f.Name == key }) {
			return f.readUnknown(path, table, NamesOf(fields))
		}
	}
	return nil
}

func (f *Findings) readUnknown(path string, table map[string]any, names []string) map[string]bool {
	meant := map[string]bool{}
	for _, key := range sortedKeys(table) {
		if slices.Contains(names, key) {
			continue
		}
		code, data := f.misplaced(path, key, names)
		f.Key(child(path, key), code, append(data, "key", key)...)
		if i := slices.Index(data, "near"); i >= 0 && table[data[i+1]] == nil {
			meant[data[i+1]] = true
			f.meant = append(f.meant, child(path, data[i+1]))
		}
		switch code {
		case "key-below-table":
			f.meant = append(f.meant, key)
		case "key-elsewhere":
			for table := range strings.SplitSeq(data[1], " / ") {
				f.meant = append(f.meant, strings.Trim(table, "[]"))
			}
		}
	}
	return meant
}

// isEmpty reports whether a value is "" or [], or a table of nothing else.
func isEmpty(value any) bool {
	switch v := value.(type) {
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case []map[string]any:
		return len(v) == 0
	case map[string]any:
		for _, within := range v {
			if !isEmpty(within) {
				return false
			}
		}
		return len(v) > 0
	}
	return false
}

func NamesOf[T any](fields []Field[T]) []string {
	names := make([]string, len(fields))
	for i, field := range fields {
		names[i] = field.Name
	}
	return names
}

func sortedKeys(table map[string]any) []string {
	keys := make([]string, 0, len(table))
	for key := range table {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func readValue(f *Findings, path string, value, into any) {
	switch into := into.(type) {
	case *string:
		readText(f, path, value, into)
	case *bool:
		readPlain(f, path, value, into, "not-true-or-false")
	case *int:
		var n int64
		if s, ok := value.(string); ok && isWhole.MatchString(s) {
			f.Value(path, "number-in-quotes", "key", path, "value", Shown(value), "expected", s)
			return
		}
		readPlain(f, path, value, &n, "not-a-whole-number")
		*into = int(n)
	case *float64:
		readNumber(f, path, value, into)
	case *day.Day:
		*into = readDay(f, path, value)
	case *[]string:
		readList(f, path, value, into)
	case *[]int:
		readList(f, path, value, into)
	case *[]day.Day:
		if _, list := value.([]any); !list {
			value = []any{value} // a single day may stand without brackets
		}
		readList(f, path, value, into)
	case node:
		into.read(f, path, value)
	default:
		panic(fmt.Sprintf("field %s lives in %T, which cannot be read", path, into))
	}
}

var isWhole = regexp.MustCompile(`^[0-9]{1,9}$`)

func readPlain[T any](f *Findings, path string, value any, into *T, otherwise string) {
	v, ok := value.(T)
	if !ok {
		f.Value(path, otherwise, "key", path, "value", Shown(value))
		return
	}
	*into = v
}

func readText(f *Findings, path string, value any, into *string) {
	readPlain(f, path, value, into, "not-a-text")
	if value == "" {
		f.Value(path, "empty-value", "key", path)
	}
	if sign, ok := HiddenIn(*into); ok {
		f.Value(path, "invisible-character", "value", sign)
	}
	*into = norm.NFC.String(*into) // one name, whoever typed it
}

func readNumber(f *Findings, path string, value any, into *float64) {
	if n, whole := value.(int64); whole {
		value = float64(n)
	}
	if s, text := value.(string); text {
		code, data := f.vocabulary.notANumber(path, s, []string{"key", path, "value", Shown(value)})
		f.Value(path, code, data...)
		return
	}
	readPlain(f, path, value, into, "not-a-number")
	if *into == 0 {
		*into = 0 // not -0, which prints otherwise
	}
	if math.IsInf(*into, 0) || math.IsNaN(*into) {
		f.Value(path, "not-a-number", "key", path, "value", Shown(value))
		*into = 0
	}
}

// localDate is the name that the TOML library gives the zone of a date without time.
const localDate = "date-local"

func readDay(f *Findings, path string, value any) day.Day {
	switch v := value.(type) {
	case time.Time:
		if v.Location().String() == localDate {
			return dayOf(f, path, v.Format(time.DateOnly))
		}
		if strings.HasPrefix(v.Location().String(), "time") || v.Year() == 0 {
			break // a time without a day
		}
		f.Value(path, "day-with-time", "key", path, "value", Shown(value), "expected", v.Format(time.DateOnly))
		return 0
	case string: // form editors write days in quotes
		if day.Looks(v) {
			return dayOf(f, path, v)
		}
		if d, ok := otherDay(fullDigits.Replace(v)); ok {
			f.Value(path, "day-form", "key", path, "value", Shown(value), "expected", d)
			return 0
		}
	}
	f.Value(path, "not-a-day", "key", path, "value", Shown(value))
	return 0
}

func dayOf(f *Findings, path, s string) day.Day {
	d, ok := day.Parse(s)
	if !ok {
		f.Value(path, "no-such-day", "key", path, "value", s)
	}
	return d
}

func readList[T any](f *Findings, path string, value any, into *[]T) {
	list, ok := value.([]any)
	if s, text := value.(string); text {
		f.Value(path, "not-a-list", "key", path, "value", Shown(value), "expected", listOf(s))
		return
	} else if n, number := value.(int64); number {
		f.Value(path, "not-a-list", "key", path, "value", Shown(value), "expected", "["+strconv.FormatInt(n, 10)+"]")
		return
	} else if !ok {
		f.Value(path, "not-a-list", "key", path, "value", Shown(value))
		return
	}
	if manyElements(f, path, len(list)) {
		return
	}
	*into = make([]T, len(list))
	for i, element := range list {
		readValue(f, path+"["+strconv.Itoa(i)+"]", element, &(*into)[i])
	}
}

// Shown says a value of the wrong type as its author wrote it, or nearly.
func Shown(value any) string {
	switch v := value.(type) {
	case string:
		return Shortened(strconv.Quote(v))
	case time.Time:
		return v.Format("2006-01-02 15:04:05")
	case []any, []map[string]any:
		return "[…]"
	case map[string]any:
		return "{…}"
	default:
		return fmt.Sprint(v)
	}
}
