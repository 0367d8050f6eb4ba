package phrase

import (
	"cmp"
	"strings"

	"gongshi/generator/day"
)

// months are the English months by their first three letters.
const months = "janfebmaraprmayjunjulaugsepoctnovdec"

func monthOf(name string) int { return strings.Index(months, strings.ToLower(name)[:3])/3 + 1 }

func readEnglishDay(r *whenReader, m []string, out *mention) bool {
	out.strong = m[1] != ""
	return r.dayIn(atoi(m[4]), monthOf(m[3]), atoi(m[2]), out)
}

func readEnglishDayUS(r *whenReader, m []string, out *mention) bool {
	out.strong = m[1] != ""
	return r.dayIn(atoi(m[4]), monthOf(m[2]), atoi(m[3]), out)
}

// dayIn takes a day whose year may be left out.
func (r *whenReader) dayIn(year, month, d int, out *mention) bool {
	year, ok := r.within(year, month, out)
	if ok && year != 0 {
		out.due, ok = day.New(year, month, d)
	}
	return ok
}

// readSlashes reads a day of which nobody can tell the month from the day, unless one of them is no month.
func readSlashes(_ *whenReader, m []string, out *mention) (ok bool) {
	a, b := atoi(m[1]), atoi(m[2])
	switch {
	case a > 12:
		a, b = b, a
	case b <= 12 && a != b:
		out.none, out.doubt = true, "time-slashes"
		return true
	}
	out.due, ok = day.New(atoi(m[3]), a, b)
	return ok
}

func readEnglishQuarters(_ *whenReader, m []string, out *mention) bool {
	out.strong = true
	return out.set(atoi(m[3]), 3*atoi(m[1])-2, 3*atoi(m[2]))
}

func readQuartersOfYears(_ *whenReader, m []string, out *mention) bool {
	from, ok := monthOfYear(atoi(m[2]), 3*atoi(m[1])-2)
	to, also := monthOfYear(atoi(m[4]), 3*atoi(m[3]))
	out.start, out.due, out.strong = from.First(), to.Last(), true
	return ok && also && from <= to
}

func readEnglishMonth(r *whenReader, m []string, out *mention) bool {
	month := monthOf(m[3])
	if m[4] == "" && m[1] == "" && !r.column {
		return false // may, march
	}
	year, ok := r.within(atoi(m[4]), month, out)
	out.strong = m[1] != "" || m[2] != ""
	if !ok || !out.set(year, month, month) {
		return false
	}
	if part := strings.ToLower(m[2]); part != "" && !strings.HasPrefix(part, "end") {
		out.doubt = "time-early"
	}
	if strings.HasPrefix(strings.ToLower(m[1]), "before") && m[2] == "" && year != 0 {
		out.due, out.doubt = out.start.Add(-1), "time-before"
	}
	return out.until()
}

func readEnglishMonths(_ *whenReader, m []string, out *mention) bool {
	last := atoi(m[4])
	from, ok := monthOfYear(cmp.Or(atoi(m[2]), last), monthOf(m[1]))
	to, also := monthOfYear(last, monthOf(m[3]))
	if !ok || !also || from > to {
		return false
	}
	out.start, out.due, out.strong = from.First(), to.Last(), true
	return true
}

func readEnglishQuarter(r *whenReader, m []string, out *mention) bool {
	out.strong = m[1] != ""
	q := atoi(m[2])
	year, ok := r.within(atoi(m[3]), 3*q, out)
	return ok && out.set(year, 3*q-2, 3*q) && out.until()
}

func readEnglishQuarterYear(_ *whenReader, m []string, out *mention) bool {
	return out.set(atoi(m[1]), 3*atoi(m[2])-2, 3*atoi(m[2])) && out.until()
}

// parts are the English ordinals.
var parts = map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

func readEnglishPart(r *whenReader, m []string, out *mention) bool {
	n, length := parts[strings.ToLower(m[2])], 3
	if strings.EqualFold(m[3], "half") {
		length = 6
	}
	if n*length > 12 {
		return false
	}
	year, ok := r.within(atoi(m[4]), n*length, out)
	out.strong = m[1] != ""
	return ok && out.set(year, n*length-length+1, n*length) && out.until()
}

func readEnglishHalf(_ *whenReader, m []string, out *mention) bool {
	return out.set(atoi(m[2]), 6*atoi(m[1])-5, 6*atoi(m[1])) && out.until()
}

func readEnglishYear(r *whenReader, m []string, out *mention) bool {
	year := atoi(m[3])
	out.strong = m[1] != "" || m[2] != ""
	out.vague = !out.strong
	switch part := strings.ToLower(m[2]); {
	case strings.HasPrefix(part, "mid"), strings.HasPrefix(part, "early"), strings.HasPrefix(part, "late"):
		out.doubt = "time-early"
	case strings.HasPrefix(strings.ToLower(m[1]), "before") && part == "":
		year, out.doubt = year-1, "time-before"
	}
	if first, _, _ := r.span.Start.Date(); m[1] == "" && m[2] == "" && r.column {
		if last, _, _ := r.span.End.Date(); first == last {
			out.doubt = "time-whole-year"
		}
	}
	return out.set(year, 1, 12) && out.until()
}

func readEnglishYearEnd(r *whenReader, _ []string, out *mention) bool {
	year, ok := r.within(0, 12, out)
	out.strong = true
	return ok && out.set(year, 1, 12) && out.until()
}

func readFiscal(_ *whenReader, _ []string, out *mention) bool {
	out.none, out.doubt = true, "time-fiscal"
	return true
}
