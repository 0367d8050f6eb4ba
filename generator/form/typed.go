package form

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"gongshi/generator/day"
	"gongshi/generator/site"
)

// What people type where a form asks for a day or a number.

var (
	withTime   = regexp.MustCompile(`^(.*\d)[ T]0{1,2}:00(?::00(?:\.0+)?)?$`)
	packed     = regexp.MustCompile(`^(20\d{2})(\d{2})(\d{2})$`)
	withoutOne = regexp.MustCompile(`^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$`)
	isSerial   = regexp.MustCompile(`^(\d{5})(?:\.0+)?$`)
)

// forms of a day in English.
var dayForms = []string{"2 January 2006", "January 2, 2006", "January 2 2006", "2 Jan 2006", "Jan 2, 2006", "Jan 2 2006", "2-Jan-2006"}

// dayIn reads a day. One without its year is that of the plan's years in which it lies within the plan, and not after today; it is none if there
// are several.
func dayIn(text string, p *site.Plan, today day.Day) (day.Day, bool) {
	text = strings.TrimSpace(width.Narrow.String(text))
	if m := withTime.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if d, rest, is := day.Cut(strings.Replace(text, "号", "日", 1)); is {
		return d, d != 0 && strings.Trim(rest, " 前.。") == ""
	}
	if m := packed.FindStringSubmatch(text); m != nil {
		return day.Parse(m[1] + "-" + m[2] + "-" + m[3])
	}
	if m := isSerial.FindStringSubmatch(text); m != nil {
		first, _ := day.New(1899, 12, 30)
		n, err := strconv.Atoi(m[1])
		return first.Add(n), err == nil && n > 36_525 && n < 73_051 // from 2000 to 2099
	}
	if m := withoutOne.FindStringSubmatch(text); m != nil {
		return inPlan(m[1], m[2], p, today)
	}
	for _, form := range dayForms {
		if t, err := time.Parse(form, text); err == nil {
			return day.Of(t), true
		}
	}
	return 0, false
}

// inPlan returns the one day of a month and day that lies within the plan, and not after today.
func inPlan(month, dayOfMonth string, p *site.Plan, today day.Day) (found day.Day, ok bool) {
	m, _ := strconv.Atoi(month)
	dom, _ := strconv.Atoi(dayOfMonth)
	first, _, _ := p.Start.Date()
	last, _, _ := p.Closes().Date()
	for year := first; year <= last; year++ {
		d, is := day.New(year, m, dom)
		if !is || d < p.Start || d > p.Closes() || d > today {
			continue
		}
		if found != 0 {
			return 0, false
		}
		found = d
	}
	return found, found != 0
}

var (
	isAmount = regexp.MustCompile(`^\d{1,12}(?:\.\d{1,6})?$`)
	grouped  = regexp.MustCompile(`^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$`)
	oneComma = regexp.MustCompile(`^\d{1,6},\d{1,6}$`)
)

// amountIn reads an amount, with or without its unit. Commas may stand between groups of three digits.
func amountIn(text, unit string) (float64, bool) {
	text = withoutUnit(text, unit)
	if grouped.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	if !isAmount.MatchString(text) {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// readings returns the two amounts that one with a comma may mean, 12,5 for 12.5 and 125; none if it means one, or is no amount.
func readings(text, unit string) []string {
	text = withoutUnit(text, unit)
	if grouped.MatchString(text) || !oneComma.MatchString(text) {
		return nil
	}
	return []string{strings.Replace(text, ",", ".", 1), strings.Replace(text, ",", "", 1)}
}

// withoutUnit returns an amount in ASCII, without its unit.
func withoutUnit(text, unit string) string {
	unit = width.Narrow.String(unit)
	text = strings.TrimSpace(width.Narrow.String(text))
	text = strings.TrimSpace(strings.TrimSuffix(text, unit))
	if unit == "%" {
		text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	}
	return text
}
