package importer

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// A value is what a cell says; which field, its column's kind says.
type value struct {
	text   string
	list   []string
	number float64
	day    day.Day
	is     bool
	noted  *noted // gets what is to be told of a list
}

// read reads a cell by its column's kind, and returns how it should have been written if it cannot be read.
func read(c *export.Column, cell string) (v value, expected string) {
	ok := true
	switch c.Kind {
	case export.Whole:
		v.number, ok = numberIn(cell)
		ok, expected = ok && v.number == math.Trunc(v.number) && v.number >= 1 && v.number < 1e9, "12"
	case export.Number:
		v.number, ok = numberIn(cell)
		expected = "12.5"
	case export.Date:
		v.day, ok = dayIn(cell)
		expected = "2022-06-30"
	case export.Truth:
		v.is, ok = truths[strings.ToLower(cell)]
		expected = "true, false"
	case export.List:
		v.list = export.Split(cell)
	default:
		v.text = cell
		if len(c.Choices) > 0 {
			ok, expected = slices.Contains(c.Choices, cell), strings.Join(c.Choices, ", ")
		}
	}
	if ok {
		expected = ""
	}
	return v, expected
}

// truths are the ways in which programs and people write one.
var truths = map[string]bool{"true": true, "false": false, "是": true, "否": false, "yes": true, "no": false, "1": true, "0": false}

func numberIn(cell string) (float64, bool) {
	n, err := strconv.ParseFloat(cell, 64)
	return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}

// dayIn reads a day in one of the ways in which spreadsheet programs write one when they save it, with the year first. Others are
// ambiguous.
func dayIn(cell string) (day.Day, bool) {
	d, rest, _ := day.Cut(cell)
	return d, d != 0 && isMidnight.MatchString(rest)
}

// isMidnight matches what some of them write behind a day that has no time.
var isMidnight = regexp.MustCompile(`^(?:\s+0{1,2}:00(?::00)?)?$`)

// pauseIn reads what export.Pause writes.
func pauseIn(entry string) (p site.Pause, ok bool) {
	span, reason, _ := strings.Cut(entry, " ")
	from, until, ok := strings.Cut(span, "/")
	if !ok {
		return p, false
	}
	if p.From, ok = day.Parse(from); !ok {
		return p, false
	}
	if p.Until, ok = day.Parse(until); !ok && until != "" {
		return p, false
	}
	p.Reason = reason
	return p, true
}

// readingIn reads what export.Reading writes.
func readingIn(entry string) (v site.Value, ok bool) {
	date, amount, ok := strings.Cut(entry, "=")
	if !ok {
		return v, false
	}
	if v.Date, ok = dayIn(strings.TrimSpace(date)); !ok {
		return v, false
	}
	v.Value, ok = numberIn(strings.TrimSpace(amount))
	return v, ok
}

// each reads every entry of a list, and returns the first that cannot be read.
func each[T any](list []string, read func(string) (T, bool)) (all []T, wrong string) {
	for _, entry := range list {
		v, ok := read(entry)
		if !ok {
			return nil, entry
		}
		all = append(all, v)
	}
	return all, ""
}

// near adds the name that was probably meant to a problem's data, if there is one.
func near(name string, names []string, data ...string) []string {
	if best, ok := words.Near(strings.ToLower(name), names); ok {
		data = append(data, "near", best)
	}
	return data
}

func itoa(n int) string { return strconv.Itoa(n) }
