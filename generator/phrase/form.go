package phrase

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"gongshi/generator/day"
)

// A form is a way in which a time is written.
type form struct {
	is   *regexp.Regexp
	read func(r *whenReader, m []string, out *mention) bool
}

// Pieces of patterns. A year has two groups: its digits, or a word for it.
const (
	aYear  = `(?:(\d{4}|[12]\d)年度?|(今年|本年度?|当年|明年|次年|来年))?`
	before = `(之前|以前|前|止|以内|内)?`
	number = `(\d{1,2}|[一二三四五六七八九十]{1,3})`
	to     = `\s*(?:-+|至|到)\s*`
	anMon  = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	an4    = `(20\d{2}|19\d{2})`
)

// forms are all of them. Which comes first does not matter: the one that matches most counts.
var forms = []form{
	{zh(`(?:到|截至)?` + aYear + number + `月` + number + `[日号]?` + to + aYear + `(?:` + number + `月)?` + number + `[日号]` + before), readDayRange},
	{zh(`(?:到|截至)?` + aYear + number + `月?份?` + to + aYear + number + `月份?(底|末)?` + before), readMonthRange},
	{zh(`(到|截至|至)?` + aYear + number + `月` + number + `[日号]` + before), readDay},
	{zh(`(到|截至|至|by |before )?` + an4 + `[-./](\d{1,2})[-./](\d{1,2})日?` + before), readNumericDay},
	{zh(`(到|截至|至)?` + an4 + `[-./](\d{1,2})月?(?:底|末)?` + before), readNumericMonth},
	{zh(`(到|截至|至)?` + aYear + number + `月(份)?(底|末|上旬|中旬|下旬|初|中)?` + before), readMonth},
	{zh(aYear + `(?:第)?([一二三四1-4])(?:季度?)?(?:-|至|到|、|和)第?([一二三四1-4])季度(?:末|底|内)?` + before), readQuarters},
	{zh(`(到|截至|至)?` + aYear + `(前|第)?([一二三四1-4])(?:个)?季度(末|底|初|内)?` + before), readQuarter},
	{zh(`(到|截至|至)?` + aYear + `(上|下)半年(?:末|底|内)?` + before), readHalf},
	{zh(an4 + `年?度?` + to + `(20\d{2}|\d{2})年度?(?:期间)?`), readYears},
	{zh(`(到|截至|至)?(?:(\d{4})年?|(今|本|当|明|次|来)年?)?年(?:底|末|终|内|度内|以内)` + before), readYearEnd},
	{zh(an4 + `年(之前|以前|前)`), readBeforeYear},
	{zh(`(到|截至|至|力争)?` + an4 + `年度?`), readYear},
	{zh(`(到|截至|至)?(今年|本年度|当年|明年)`), readThisYear},
	{zh(aYear + `年中`), readMidYear},
	{zh(`“?十([三四五六])五”?(?:规划)?(末|期末|期间|时期|$)`), readFiveYears},

	{zh(`每个?月(?:[初中末底]|上旬|下旬|\d{1,2}[日号])?(?:之?前)?|按月|逐月|月度`), every(day.EveryMonth)},
	{zh(`每个?季度?(?:末|首月|初)?(?:\d{1,2}[日号])?(?:之?前)?|按季度?|逐季`), every(day.EveryQuarter)},
	{zh(`每半年(?:末|底)?(?:之?前)?`), every(day.EveryHalfYear)},
	{zh(`^季度末(?:之?前)?`), every(day.EveryQuarter)},
	{zh(`每年(?:度)?(?:` + number + `月(?:` + number + `日|底|末|份)?(?:之?前)?|年?底前?)?|逐年`), every(day.EveryYear)},
	{zh(`每周|每日|每天|每旬|每两个?月`), always},
	{zh(`(?:(?:19|20)\d{2}年)?全年度?|常年|长年|长期|持续|常态化?|经常性?|贯穿始终|日常|随时|始终|不间断|年度(?:全程|持续)`), always},
	{zh(`适时|择机|视情况?|另行通知|另行确定|待定|尽快|尽早|近期|条件(?:成熟|具备)(?:时|后)?|根据(?:实际|需要)|按需|未定|不限`), none},
	{zh(`(?:按照|按|根据|依据|依照|遵照|视)([^，。；]{1,24}?)(?:的)?(?:统一|具体|有关|相关|工作|时间|总体)*(?:部署|安排|要求|进度|时限|时间节点|通知|计划|规定)(?:时间|的?时限|时间节点|进度)?`), readDirected},

	{en(`(by |before |until |no later than )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + anMon + `(?:,? ?` + an4 + `)?`), readEnglishDay},
	{en(`(by |before |until |no later than )?` + anMon + ` (\d{1,2})(?:st|nd|rd|th)?(?:,? ` + an4 + `)?`), readEnglishDayUS},
	{en(`(\d{1,2})/(\d{1,2})/` + an4), readSlashes},
	{en(`q([1-4])(?: ?-+ ?| to | and )q([1-4]),? ` + an4), readEnglishQuarters},
	{en(`(by |before |until )?(?:the )?(end of |mid[- ]|early |late )?` + anMon + `(?:,? ` + an4 + `)?`), readEnglishMonth},
	{en(anMon + `(?: ` + an4 + `)?(?: ?- ?| to | through )` + anMon + ` ` + an4), readEnglishMonths},
	{en(`(by |before )?(?:the )?(?:end of |in )?q([1-4])(?:,? ?(?:of )?` + an4 + `)?`), readEnglishQuarter},
	{en(an4 + `,?[ -]?q([1-4])`), readEnglishQuarterYear},
	{en(`(by |before )?(?:the )?(?:end of |in )?(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) (quarter|half)(?: of)?(?: the year)?(?:,? ` + an4 + `)?`), readEnglishPart},
	{en(`h([12])[ ,]*` + an4), readEnglishHalf},
	{en(an4 + `(?: ?-+ ?| to | through | and )(20\d{2}|\d{2})`), readYears},
	{en(`(by |before |until |through )?(?:the )?(end of |late |mid[- ]|early )?(?:the )?(?:year |calendar year )?` + an4), readEnglishYear},
	{en(`(?:by |before )?(?:the )?(?:end of (?:the |this )?year|year[- ]end)`), readEnglishYearEnd},
	{en(`monthly|(?:every|each|per|once a) month`), every(day.EveryMonth)},
	{en(`quarterly|(?:every|each|per|once a) quarter`), every(day.EveryQuarter)},
	{en(`semi-?annual(?:ly)?|biannual(?:ly)?|twice (?:a|per) year|every six months`), every(day.EveryHalfYear)},
	{en(`annual(?:ly)?|yearly|(?:every|each|per|once a) year`), every(day.EveryYear)},
	{en(`on-?going|continuous(?:ly)?|continual(?:ly)?|year[- ]round|throughout(?: the year)?|weekly|daily|permanent(?:ly)?|recurring|biennial(?:ly)?`), always},
	{en(`tbd|tbc|to be (?:determined|decided|confirmed)|as needed|as required|when funding[a-z ]*|subject to funding|n/a`), none},
	{en(`fy ?'?\d{2,4}(?:[-/]\d{2,4})?`), readFiscal},
}

func zh(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }
func en(pattern string) *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:` + pattern + `)\b`) }

// months are the English months by their first three letters.
const months = "janfebmaraprmayjunjulaugsepoctnovdec"

func monthOf(name string) int { return strings.Index(months, strings.ToLower(name)[:3])/3 + 1 }

func atoi(text string) int {
	if n, is := fromHan(text); is {
		return n
	}
	n, _ := strconv.Atoi(text)
	return n
}

// yearOf returns the year that a phrase names, in digits or by a word; 0 for none.
func (r *whenReader) yearOf(digits, word string) int {
	first, _, _ := r.span.Start.Date()
	switch n := atoi(digits); {
	case n >= 1000:
		return n
	case n > 0:
		return 2000 + n
	case word == "":
		return 0
	case strings.HasPrefix(word, "明"), strings.HasPrefix(word, "次"), strings.HasPrefix(word, "来"):
		return first + 1
	}
	return first
}

// within returns the year of a month that is named without one: that of the time named before it, or the only one of the plan that has
// that month.
func (r *whenReader) within(named, month int, out *mention) (int, bool) {
	if named != 0 {
		return named, true
	}
	first, _, _ := r.span.Start.Date()
	last, _, _ := r.span.End.Date()
	if r.year != 0 && r.column && first != last {
		return r.year, true
	}
	var fit []int
	for y := first; y <= last && len(fit) < 3; y++ {
		if begin, ok := day.New(y, month, 1); ok && begin <= r.span.End && begin.Month().Last() >= r.span.Start {
			fit = append(fit, y)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], true
	case len(fit) > 1:
		if r.year != 0 {
			return r.year, true
		}
		out.doubt = "time-year"
		return 0, true
	}
	return first, first > 0
}

func monthOfYear(year, month int) (day.Month, bool) {
	d, ok := day.New(year, month, 1)
	return d.Month(), ok
}

// set gives a mention the days of months of a year. Without a year, which was doubtful, there are none.
func (out *mention) set(year, from, to int) bool {
	if year == 0 {
		return from >= 1 && from <= 12 && to >= 1 && to <= 12
	}
	first, ok := monthOfYear(year, from)
	last, also := monthOfYear(year, to)
	if !ok || !also || first > last {
		return false
	}
	out.start, out.due = first.First(), last.Last()
	return true
}

// until drops the first day: what is due by a time can begin whenever.
func (out *mention) until() bool { out.start = 0; return true }

func readDay(r *whenReader, m []string, out *mention) bool {
	year, ok := r.within(r.yearOf(m[2], m[3]), atoi(m[4]), out)
	out.strong = m[1] != "" || m[6] != ""
	if year == 0 {
		return ok
	}
	out.due, ok = day.New(year, atoi(m[4]), atoi(m[5]))
	return ok
}

func readNumericDay(_ *whenReader, m []string, out *mention) (ok bool) {
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
