package front

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/day"
)

// A Sheet is what a form shows of front matter: each field as the texts that stand in its boxes.
type Sheet struct {
	Texts  map[string][]string // by path; a field that is not there has none
	Counts map[string]int      // how many tables lists of tables have
}

// SheetOf returns what a form shows of front matter, and whether that can be read.
func SheetOf(text string, shapes []Shape) (Sheet, bool) {
	values, ok := decoded(text)
	s := Sheet{map[string][]string{}, map[string]int{}}
	s.fill("", values, shapes)
	return s, ok
}

func (s Sheet) fill(path string, values map[string]any, shapes []Shape) {
	for _, shape := range shapes {
		value, there := values[shape.Name]
		at := child(path, shape.Name)
		switch {
		case !there:
		case shape.Kind == TableOf:
			if table, ok := value.(map[string]any); ok {
				s.fill(at, table, shape.Fields)
			}
		case shape.Kind == TablesOf && path == "":
			list, _ := asTables(value)
			s.Counts[at] = len(list)
			for i, table := range list {
				s.fill(Element(at, i), table, shape.Fields)
			}
		case shape.Kind == TablesOf:
			list, _ := asTables(value)
			for _, table := range list {
				s.Texts[at] = append(s.Texts[at], lineOf(table, shape.Fields))
			}
		default:
			s.Texts[at] = textsOf(value)
		}
	}
}

// lineOf returns a table as one line: the values of its fields with blanks between them.
func lineOf(table map[string]any, shapes []Shape) string {
	var all []string
	for _, shape := range shapes {
		all = append(all, textsOf(table[shape.Name])...)
	}
	return strings.Join(all, " ")
}

func textsOf(value any) []string {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		return []string{v}
	case float64:
		return []string{Number(v)}
	case time.Time:
		if v.Location().String() == localDate {
			return []string{v.Format(time.DateOnly)}
		}
		return []string{Shown(v)}
	case []any:
		all := []string{}
		for _, element := range v {
			all = append(all, textsOf(element)...)
		}
		return all
	default:
		return []string{fmt.Sprint(v)}
	}
}

// Edits returns what has to be edited for a field to say other texts than it did; nothing if it says them already.
func (s Sheet) Edits(path string, shape Shape, says []string) []Edit {
	was := s.Texts[path]
	if shape.Kind == Truth && len(says) == 0 && slices.Equal(was, []string{"false"}) || slices.Equal(was, says) {
		return nil
	}
	if len(was)+len(says) == 0 || len(was) == 1 && was[0] == "" && len(says) == 0 {
		return nil // "" is as good as nothing
	}
	isList := shape.Kind == List || shape.Kind == Days || shape.Kind == Numbers || shape.Kind == TablesOf
	if isList && len(was) > 0 && len(says) > len(was) && slices.Equal(was, says[:len(was)]) {
		return []Edit{{Path: path, Add: elements(shape, says[len(was):])}}
	}
	return []Edit{{Path: path, To: TOMLOf(shape, says)}}
}

// TOMLOf returns texts as the value of a field; nothing for none. What is not of the field's kind is written as a text: then whoever reads
// it says what is wrong with it.
func TOMLOf(shape Shape, texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	switch all := elements(shape, texts); {
	case shape.Kind == List, shape.Kind == Days, shape.Kind == Numbers, shape.Kind == TablesOf:
		return "[" + strings.Join(all, ", ") + "]"
	case shape.Kind == Any && len(all) > 1:
		return "[" + strings.Join(all, ", ") + "]"
	default:
		return all[0]
	}
}

func elements(shape Shape, texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = element(shape, text)
	}
	return all
}

var isNumber = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]{0,14})(\.[0-9]+)?$`)

func element(shape Shape, text string) string {
	plain := text
	switch shape.Kind {
	case Day, Days:
		if _, is := day.Parse(text); is {
			return plain
		}
	case Amount, Numbers:
		if isNumber.MatchString(text) {
			return plain
		}
	case Truth:
		if _, err := strconv.ParseBool(text); err == nil {
			return plain
		}
	case Any:
		if _, is := day.Parse(text); is || isNumber.MatchString(text) {
			return plain
		}
	case TablesOf:
		return braces(shape.Fields, text)
	}
	return quote(text)
}

// braces returns a line as a table within braces. What there are no fields for goes to the last.
func braces(fields []Shape, line string) string {
	var all []string
	parts := strings.Fields(line)
	for i, f := range fields {
		if i >= len(parts) {
			break
		}
		part := parts[i]
		if i == len(fields)-1 {
			part = strings.Join(parts[i:], " ")
		}
		all = append(all, f.Name+" = "+element(f, part))
	}
	return "{ " + strings.Join(all, ", ") + " }"
}

// onlyChanged reports whether two readings of a text differ in nothing but what was edited.
func onlyChanged(before, after map[string]any, edits []Edit) bool {
	was, is := map[string]any{}, map[string]any{}
	flatten("", before, was)
	flatten("", after, is)
	for path := range was {
		if _, there := is[path]; !there {
			is[path] = nil
		}
	}
	for path, value := range is {
		if !reflect.DeepEqual(was[path], value) && !slices.ContainsFunc(edits, func(e Edit) bool {
			return within(path, e.Path) || strings.HasPrefix(e.Path, path+"[") || e.To == "" && isBehind(path, e.Path)
		}) {
			return false
		}
	}
	return true
}

// isBehind reports whether a path leads to a table that comes later in the list of another, which moves when that one is taken out.
func isBehind(path, table string) bool {
	list, _, isElement := strings.Cut(table, "[")
	return isElement && strings.HasSuffix(table, "]") && strings.HasPrefix(path, list+"[")
}

// flatten notes plain values by their paths.
func flatten(path string, value any, into map[string]any) {
	switch v := value.(type) {
	case map[string]any:
		for key, below := range v {
			flatten(child(path, key), below, into)
		}
	case []map[string]any:
		for i, below := range v {
			flatten(Element(path, i), below, into)
		}
	case []any:
		for i, below := range v {
			flatten(Element(path, i), below, into)
		}
		into[path] = len(v)
	default:
		into[path] = value
	}
}
