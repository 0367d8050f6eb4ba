package phrase

import (
	"cmp"
	"regexp"
	"strings"

	"gongshi/generator/day"
)

func readDay(r *whenReader, m []string, out *mention) bool {
	year, ok := r.within(r.yearOf(m[2], m[3]), atoi(m[4]), out)
	out.strong = m[1] != "" || m[6] != ""
	if year == 0 {
		return ok
	}
	out.due, ok = day.New(year, atoi(m[4]), atoi(m[5]))
	return ok
}

// apart are the signs between the numbers of a day.
var apart = regexp.MustCompile(`[-./]`)

func readNumericDay(_ *whenReader, m []string, out *mention) (ok bool) {
	if signs := apart.FindAllString(m[0], 2); signs[0] != signs[1] {
		return false // 2022.3-9
	}
	out.due, ok = day.New(atoi(m[2]), atoi(m[3]), atoi(m[4]))
	out.strong = m[1] != "" || m[5] != ""
	return ok
}

func readNumericMonth(r *whenReader, m []string, out *mention) bool {
	if m[3] == "1" && strings.HasSuffix(r.text, ".1") {
		out.doubt = "time-january" // of 2024.10 a spreadsheet program makes 2024.1
	}
	out.strong = m[1] != "" || m[4] != ""
	return out.set(atoi(m[2]), atoi(m[3]), atoi(m[3])) && out.until()
}

func readDayRange(r *whenReader, m []string, out *mention) bool {
	from := atoi(m[3])
	to := cmp.Or(atoi(m[7]), from)
	year, ok := r.within(r.yearOf(m[1], m[2]), from, out)
	if !ok || year == 0 {
		return ok
	}
	out.start, ok = day.New(year, from, atoi(m[4]))
	last := cmp.Or(r.yearOf(m[5], m[6]), year)
	due, also := day.New(last, to, atoi(m[8]))
	if also && due < out.start && r.yearOf(m[5], m[6]) == 0 {
		due, also = day.New(year+1, to, atoi(m[8]))
	}
	out.due, out.strong = due, true
	return ok && also && out.start <= out.due
}

func readNumericDays(_ *whenReader, m []string, out *mention) bool {
	first, ok := day.New(atoi(m[2]), atoi(m[3]), atoi(m[4]))
	last, also := day.New(atoi(cmp.Or(m[5], m[2])), atoi(m[6]), atoi(m[7]))
	out.start, out.due, out.strong = first, last, true
	return ok && also && first <= last
}

func readNumericMonths(_ *whenReader, m []string, out *mention) bool {
	first, ok := monthOfYear(atoi(m[1]), atoi(m[2]))
	last, also := monthOfYear(atoi(cmp.Or(m[3], m[1])), atoi(m[4]))
	if !ok || !also || first > last {
		return false
	}
	out.start, out.due, out.strong = first.First(), last.Last(), true
	return true
}

func readMonthRange(r *whenReader, m []string, out *mention) bool {
	from, to := atoi(m[3]), atoi(m[6])
	year, ok := r.within(r.yearOf(m[1], m[2]), from, out)
	out.strong = true
	if !ok || year == 0 {
		return ok && from >= 1 && from <= 12 && to >= 1 && to <= 12
	}
	last := cmp.Or(r.yearOf(m[4], m[5]), year)
	if last == year && to < from {
		last++
	}
	first, ok := monthOfYear(year, from)
	end, also := monthOfYear(last, to)
	if !ok || !also || first > end {
		return false
	}
	out.start, out.due = first.First(), end.Last()
	return true
}

func readMonth(r *whenReader, m []string, out *mention) bool {
	month := atoi(m[4])
	if month < 1 || month > 12 {
		return false
	}
	year, ok := r.within(r.yearOf(m[2], m[3]), month, out)
	if !ok || !out.set(year, month, month) {
		return false
	}
	part, ending := m[6], m[7]
	out.strong = m[1] != "" || ending != "" || part == "底" || part == "末"
	if year == 0 {
		return true
	}
	first := out.start
	switch {
	case part == "上旬":
		out.due = first.Add(9)
	case part == "中旬":
		out.due = first.Add(19)
	case part == "初":
		out.due, out.doubt = first.Add(9), "time-early"
	case part == "中":
		out.due, out.doubt = first.Add(14), "time-early"
	case part == "" && m[5] == "" && (ending == "前" || ending == "之前" || ending == "以前"):
		out.due, out.doubt = first.Add(-1), "time-before"
	case m[5] != "" && ending == "":
		return true // 11月份: it begins then, too
	}
	return out.until()
}

// readTenDays reads from some ten days to others: 5月上旬至6月下旬.
func readTenDays(r *whenReader, m []string, out *mention) bool {
	from, to := atoi(m[3]), cmp.Or(atoi(m[7]), atoi(m[3]))
	year, ok := r.within(r.yearOf(m[1], m[2]), from, out)
	if out.strong = true; year == 0 {
		return ok
	}
	first, ok := monthOfYear(year, from)
	last, also := monthOfYear(cmp.Or(r.yearOf(m[5], m[6]), year), to)
	ends := map[string]day.Day{"上": last.First().Add(9), "中": last.First().Add(19), "下": last.Last()}
	out.start, out.due = first.First().Add(map[string]int{"上": 0, "中": 10, "下": 20}[m[4]]), ends[m[8]]
	return ok && also && out.start <= out.due
}

// readBegin reads from when on something is done: 自3月起.
func readBegin(r *whenReader, m []string, out *mention) bool {
	year, ok := r.within(r.yearOf(m[1], m[2]), atoi(m[3]), out)
	if year == 0 || !r.column {
		return ok && r.column
	}
	out.start, ok = day.New(year, atoi(m[3]), max(atoi(m[4]), 1))
	out.begins = ok
	return ok
}

// readBareDays reads a cell with nothing but days without a year: 7.15-8.10.
func readBareDays(r *whenReader, m []string, out *mention) bool {
	year, ok := r.within(0, atoi(m[1]), out)
	if !r.column || !ok || year == 0 {
		return r.column && ok
	}
	first, ok := day.New(year, atoi(m[1]), atoi(m[2]))
	last, also := day.New(year, atoi(m[3]), atoi(m[4]))
	out.start, out.due, out.strong = first, last, true
	return ok && also && first <= last
}

func readQuarter(r *whenReader, m []string, out *mention) bool {
	q := atoi(m[5])
	year, ok := r.within(r.yearOf(m[2], m[3]), 3*q, out)
	from := 3*q - 2
	if m[4] == "前" {
		from = 1
	}
	if m[6] == "初" {
		out.doubt = "time-early"
	}
	out.strong = m[1] != "" || m[6] != "" || m[7] != ""
	return ok && out.set(year, from, 3*q) && out.until()
}

func readQuarters(r *whenReader, m []string, out *mention) bool {
	from, to := atoi(m[3]), atoi(m[4])
	year, ok := r.within(r.yearOf(m[1], m[2]), 3*from, out)
	out.strong = true
	return ok && out.set(year, 3*from-2, 3*to)
}

func readHalf(r *whenReader, m []string, out *mention) bool {
	from, to := 1, 6
	if m[4] == "下" {
		from, to = 7, 12
	}
	year, ok := r.within(r.yearOf(m[2], m[3]), to, out)
	out.strong = m[1] != "" || m[5] != ""
	return ok && out.set(year, from, to) && (from > 1 || out.until()) && (m[5] == "" || out.until())
}

func readYears(_ *whenReader, m []string, out *mention) bool {
	from, to := atoi(m[1]), atoi(m[2])
	if to < 100 {
		to += from / 100 * 100
	}
	first, ok := monthOfYear(from, 1)
	last, also := monthOfYear(to, 12)
	if !ok || !also || first > last {
		return false
	}
	out.start, out.due, out.strong = first.First(), last.Last(), true
	return true
}

func readYearEnd(r *whenReader, m []string, out *mention) bool {
	year := r.yearOf(m[2], m[3])
	out.strong = true
	year, ok := r.within(year, 12, out)
	return ok && out.set(year, 1, 12) && out.until()
}

func readBeforeYear(_ *whenReader, m []string, out *mention) bool {
	out.strong, out.doubt = true, "time-before"
	return out.set(atoi(m[1])-1, 1, 12) && out.until()
}

func readYear(r *whenReader, m []string, out *mention) bool {
	out.strong, out.vague = m[1] != "" && m[1] != "力争", m[1] == ""
	if first, _, _ := r.span.Start.Date(); r.column && m[1] == "" {
		if last, _, _ := r.span.End.Date(); first == last {
			out.doubt = "time-whole-year"
		}
	}
	return out.set(atoi(m[2]), 1, 12) && out.until()
}

func readThisYear(r *whenReader, m []string, out *mention) bool {
	out.doubt = "time-whole-year"
	return out.set(r.yearOf("", m[2]), 1, 12) && out.until()
}

func every(e day.Every) func(*whenReader, []string, *mention) bool {
	return func(_ *whenReader, _ []string, out *mention) bool { out.rhythm = e; return true }
}

func always(_ *whenReader, _ []string, out *mention) bool { out.always = true; return true }

func none(_ *whenReader, _ []string, out *mention) bool { out.none = true; return true }

// atOnce reads that something is not put off, which names no day.
func atOnce(_ *whenReader, _ []string, out *mention) bool {
	out.none, out.atOnce = true, true
	return true
}

// authority is how the name of one ends.
var authority = regexp.MustCompile(`(?:厅|局|委|办|部|省|市|县|区|府|级|院|会|署|室|组|处|科|队|司|中心|中央|国家|党组|指挥部|公司|单位|部门|政府办?|领导小组|专班|省里|市里|区里|县里)$`)

func readDirected(r *whenReader, m []string, out *mention) bool {
	if !r.column {
		return false
	}
	name := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(m[1]), "的"), "统一")
	for _, word := range []string{"相关", "有关", "工作"} {
		name = strings.TrimSuffix(name, word)
	}
	if !authority.MatchString(name) {
		out.none, out.doubt = true, "time-directed"
		return true
	}
	out.directed = name
	return true
}

func readMidYear(r *whenReader, m []string, out *mention) bool {
	year, ok := r.within(r.yearOf(m[1], m[2]), 6, out)
	out.doubt = "time-early"
	return ok && out.set(year, 6, 6) && out.until()
}

// readFiveYears reads one of the plans of five years: the fourteenth was that of 2021 to 2025.
func readFiveYears(_ *whenReader, m []string, out *mention) bool {
	last := 2025 + 5*(atoi(m[1])-4)
	out.strong = true
	first, ok := monthOfYear(last-4, 1)
	end, also := monthOfYear(last, 12)
	out.due = end.Last()
	if strings.HasSuffix(m[2], "间") || m[2] == "时期" || m[2] == "" {
		out.start = first.First()
	}
	return ok && also
}
