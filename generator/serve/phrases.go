package serve

import (
	"strconv"
	"strings"
)

// Phrases are the preview's own words in one language. Those that end in N count: {n} is the number, and of the two forms
// the first is for one.
type phrases struct {
	Preview string // what the preview adds to a page, as a whole

	Error, Warning   string
	ErrorN, WarningN [2]string
	MoreN            [2]string
	Comma            string
	Fold             string
	Mended           string

	NotYet, Wait, Continues string // there has never been a good output
	NoSuchDay, WriteDay     string
	NoSuchPage              string
	Broken                  string

	Days, AnotherDay, AsOf             string
	MonthBack, DayBack, DayOn, MonthOn string
	Previous, Next, Today, Day, Show   string
}

var english = phrases{
	Preview: "Preview",

	Error: "Problem", Warning: "Warning",
	ErrorN:   [2]string{"{n} problem", "{n} problems"},
	WarningN: [2]string{"{n} warning", "{n} warnings"},
	MoreN:    [2]string{"and {n} more", "and {n} more"},
	Comma:    ", ",
	Fold:     "Fold (Esc)",
	Mended:   "No problems any more",

	NotYet:     "The site can’t be shown yet",
	Wait:       "It is being built.",
	Continues:  "Once these problems are mended, this page goes on by itself.",
	NoSuchDay:  "There is no such day",
	WriteDay:   "A day is written like 2022-07-15.",
	NoSuchPage: "There is no such page",
	Broken:     "This page could not be made",

	Days: "The site on another day", AnotherDay: "Another day", AsOf: "As of",
	MonthBack: "−1 month", DayBack: "−1 day", DayOn: "+1 day", MonthOn: "+1 month",
	Previous: "Previous milestone", Next: "Next milestone", Today: "Today", Day: "Day", Show: "Show",
}

var chinese = phrases{
	Preview: "预览",

	Error: "问题", Warning: "提醒",
	ErrorN:   [2]string{"{n} 个问题", "{n} 个问题"},
	WarningN: [2]string{"{n} 条提醒", "{n} 条提醒"},
	MoreN:    [2]string{"还有 {n} 条", "还有 {n} 条"},
	Comma:    "，",
	Fold:     "收起（Esc）",
	Mended:   "问题已全部解决",

	NotYet:     "网站还不能显示",
	Wait:       "正在生成。",
	Continues:  "解决下列问题后，本页会自动继续。",
	NoSuchDay:  "没有这一天",
	WriteDay:   "日期的写法如 2022-07-15。",
	NoSuchPage: "没有这个页面",
	Broken:     "这个页面没能生成",

	Days: "按日期查看网站", AnotherDay: "换一天看", AsOf: "截至",
	MonthBack: "前一月", DayBack: "前一天", DayOn: "后一天", MonthOn: "后一月",
	Previous: "上一节点", Next: "下一节点", Today: "今天", Day: "日期", Show: "查看",
}

// phrasesIn returns the words of a language, by the rule of package words: what begins with "zh" is Chinese, all else English.
func phrasesIn(language string) *phrases {
	if strings.HasPrefix(language, "zh") {
		return &chinese
	}
	return &english
}

func count(forms [2]string, n int) string {
	form := forms[1]
	if n == 1 {
		form = forms[0]
	}
	return strings.ReplaceAll(form, "{n}", strconv.Itoa(n))
}
