package phrase

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

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
	to     = `\s*(?:-+|起?至|起?到)\s*`
	anMon  = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	an4    = `(20\d{2}|19\d{2})`
	times  = `(?:(?:不少于|至少)?[\d一二两三四五六七八九十]{1,2}次)?`
)

// forms are all of them, made when the first is looked for: most runs of the program read no plan. Which comes first does not matter: the one
// that matches most counts.
var forms = sync.OnceValue(func() []form {
	return []form{
		{zh(`(?:到|截至)?` + aYear + number + `月` + number + `[日号]?` + to + aYear + `(?:` + number + `月)?` + number + `[日号]` + before), readDayRange},
		{zh(`(?:到|截至)?` + aYear + number + `月?份?` + to + aYear + number + `月份?(底|末)?` + before), readMonthRange},
		{zh(`(到|截至|至)?` + aYear + number + `月` + number + `[日号]` + before), readDay},
		{zh(`(到|截至|至|by |before )?` + an4 + `[-./](\d{1,2})[-./](\d{1,2})日?` + before), readNumericDay},
		{zh(`(到|截至|至)?` + an4 + `[-./](\d{1,2})月?(?:底|末)?` + before), readNumericMonth},
		{zh(`(?:自|从)?` + aYear + number + `月份?(?:` + number + `[日号])?(?:初)?(?:起|开始)`), readBegin},
		{zh(`(到|截至|至)?` + aYear + number + `月(份)?(底|末|上旬|中旬|下旬|初|中)?` + before), readMonth},
		{zh(aYear + `(?:第)?([一二三四1-4])(?:季度?)?(?:-|至|到|、|和)第?([一二三四1-4])季度(?:末|底|内)?` + before), readQuarters},
		{zh(`(到|截至|至)?` + aYear + `(前|第)?([一二三四1-4])(?:个)?季度(末|底|初|内)?` + before), readQuarter},
		{zh(aYear + number + `月([上中下])旬` + to + aYear + `(?:` + number + `月)?([上中下])旬` + before), readTenDays},
		{zh(`^(\d{1,2})\.(\d{1,2})` + to + `(\d{1,2})\.(\d{1,2})$`), readBareDays},
		{zh(`(到|截至|至)?` + aYear + `(上|下)半年(?:末|底|内)?` + before), readHalf},
		{zh(`(到|截至|至)?` + an4 + `[-./](\d{1,2})[-./](\d{1,2})日?` + to + `(?:` + an4 + `[-./])?(\d{1,2})[-./](\d{1,2})日?` + before), readNumericDays},
		{zh(an4 + `[-./](\d{1,2})月?` + to + `(?:` + an4 + `[-./])?(\d{1,2})月?(?:底|末)?` + before), readNumericMonths},
		{zh(an4 + `年?度?` + to + `(20\d{2}|\d{2})年度?(?:期间)?`), readYears},
		{zh(`(到|截至|至)?(?:(\d{4})年?|(今|本|当|明|次|来)年?)?年(?:底|末|终|内|度内|以内)` + before), readYearEnd},
		{zh(an4 + `年(之前|以前|前)`), readBeforeYear},
		{zh(`(到|截至|至|力争)?` + an4 + `年度?`), readYear},
		{zh(`(到|截至|至)?(今年|本年度|当年|明年)`), readThisYear},
		{zh(aYear + `年中`), readMidYear},
		{zh(`“?十([三四五六])五”?(?:规划)?(末|期末|期间|时期|$)`), readFiveYears},

		{zh(`每个?月(?:[初中末底]|上旬|下旬|\d{1,2}[日号])?(?:之?前)?` + times + `|按月|逐月|月度`), every(day.EveryMonth)},
		{zh(`每个?季度?(?:末月|首月|第?[一二三]个?月|末|初)?(?:\d{1,2}[日号])?(?:之?前)?` + times + `|按季度?|逐季`), every(day.EveryQuarter)},
		{zh(`每半年(?:末|底)?(?:之?前)?` + times), every(day.EveryHalfYear)},
		{zh(`^季度末(?:之?前)?`), every(day.EveryQuarter)},
		{zh(`每年(?:度)?(?:` + number + `月(?:` + number + `日|底|末|份)?(?:之?前)?|年?底前?)?(?:[、和]` + number + `月(?:份|底)?)*(?:之?前)?` + times + `|逐年`), every(day.EveryYear)},
		{zh(`每周|每日|每天|每旬|每两个?月`), always},
		{zh(`(?:(?:19|20)\d{2}年)?全年度?|常年|长年|长期|持续|常态化?|经常性?|贯穿始终|日常|随时|始终|不间断|年度(?:全程|持续)`), always},
		{zh(`适时|择机|视情况?|另行通知|另行确定|待定|尽快|尽早|近期|条件(?:成熟|具备)(?:时|后)?|根据(?:实际|需要)|按需|未定|不限`), none},
		{zh(`立行立[改查]|即[知查]即改|立[知查]立改|立整立改|边[查整]边改|(?:立即|即时)(?:整改|办理|落实|执行|完成)`), atOnce},
		{zh(`(?:按照|按|根据|依据|依照|遵照|视)([^，。；]{1,24}?)(?:的)?(?:统一|具体|有关|相关|工作|时间|总体)*(?:部署|安排|要求|进度|时限|时间节点|通知|计划|规定)(?:时间|的?时限|时间节点|进度)?`), readDirected},

		{en(`(by |before |until |no later than )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + anMon + `(?:,? ?` + an4 + `)?`), readEnglishDay},
		{en(`(by |before |until |no later than )?` + anMon + ` (\d{1,2})(?:st|nd|rd|th)?(?:,? ` + an4 + `)?`), readEnglishDayUS},
		{en(`(\d{1,2})/(\d{1,2})/` + an4), readSlashes},
		{en(`q([1-4])(?: ?-+ ?| to | and )q([1-4]),? ` + an4), readEnglishQuarters},
		{en(`q([1-4])[ ,]*` + an4 + `(?: ?-+ ?| to | through )q([1-4])[ ,]*` + an4), readQuartersOfYears},
		{en(`(by |before |until )?(?:the )?(end of |mid[- ]|early |late )?` + anMon + `(?:,? ` + an4 + `)?`), readEnglishMonth},
		{en(anMon + `(?: ` + an4 + `)?(?: ?- ?| to | through )` + anMon + ` ` + an4), readEnglishMonths},
		{en(`(by |before )?(?:the )?(?:end of |in )?q([1-4])(?:,? ?(?:of )?` + an4 + `)?`), readEnglishQuarter},
		{en(an4 + `,?[ -]?q([1-4])`), readEnglishQuarterYear},
		{en(`(by |before )?(?:the )?(?:end of |in )?(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) (quarter|half)(?: of)?(?: the year)?(?:,? ` + an4 + `)?`), readEnglishPart},
		{en(`h([12])[ ,]*` + an4), readEnglishHalf},
		{en(an4 + `(?: ?-+ ?| to | through | and )(20\d{2}|\d{2})`), readYears},
		{en(`(by |before |until |through )?(?:the )?(end of |end |late |mid[- ]|early )?(?:the )?(?:year |calendar year )?` + an4), readEnglishYear},
		{en(`(?:by |before )?(?:the )?(?:end of (?:the |this )?year|year[- ]end)`), readEnglishYearEnd},
		{en(`monthly|(?:every|each|per|once a) month`), every(day.EveryMonth)},
		{en(`quarterly|(?:every|each|per|once a) quarter`), every(day.EveryQuarter)},
		{en(`semi-?annual(?:ly)?|biannual(?:ly)?|twice (?:a|per) year|every six months`), every(day.EveryHalfYear)},
		{en(`annual(?:ly)?|yearly|(?:every|each|per|once a) year`), every(day.EveryYear)},
		{en(`on-?going|continuous(?:ly)?|continual(?:ly)?|year[- ]round|throughout(?: the year)?|weekly|daily|permanent(?:ly)?|recurring|biennial(?:ly)?`), always},
		{en(`tbd|tbc|immediate(?:ly)?|asap|as soon as possible|to be (?:determined|decided|confirmed)|as needed|as required|when funding[a-z ]*|subject to funding|n/a`), none},
		{en(`fy ?'?\d{2,4}(?:[-/]\d{2,4})?`), readFiscal},
	}
})

func zh(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }
func en(pattern string) *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:` + pattern + `)\b`) }

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
