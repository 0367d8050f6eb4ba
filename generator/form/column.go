package form

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"gongshi/generator/site"
)

// A column of a form. Those that are filled in are open, the others locked.
type column struct {
	name  string
	wide  float64
	open  bool // on the row of a task
	below bool // on the row of a milestone
}

// columns are those of a form, in their order. What there is nothing to fill in for is left out.
func (f *Form) columns() []column {
	all := []column{{name: "key", wide: 4}, {name: "number", wide: 6}, {name: "task", wide: 32}, {name: "due", wide: 13}, {name: "last", wide: 22},
		{name: "progress", wide: 40, open: true}, {name: "nothing", wide: 12, open: true}, {name: "amount", wide: 14, below: true}, {name: "unit", wide: 6},
		{name: "day", wide: 12, open: true, below: true}, {name: site.AskProblems, wide: 22, open: true}, {name: site.AskNext, wide: 22, open: true}}
	counts := slices.ContainsFunc(f.Tasks, func(o Owed) bool {
		return slices.ContainsFunc(o.Milestones, func(i int) bool { return isCounted(&o.Task.Milestones[i], o.Task) })
	})
	asks := f.Plan.Reporting.Asks()
	return slices.DeleteFunc(all, func(c column) bool {
		switch c.name {
		case "amount", "unit":
			return !counts
		case site.AskProblems, site.AskNext:
			return !slices.Contains(asks, c.name)
		}
		return false
	})
}

// isCounted reports whether a milestone has an amount; of any other, only the day is asked.
func isCounted(m *site.Milestone, t *site.Task) bool { return m.In(t) != 1 || m.ByAmount() }

// otherHeadings are what columns may be called as well, by people who made the form look nicer.
var otherHeadings = map[string][]string{
	"number":         {"编号", "任务编号", "no", "number"},
	"task":           {"任务名称", "工作任务", "重点任务"},
	"due":            {"时限", "完成期限", "due day"},
	"progress":       {"进展", "进展情况", "工作进展", "本期进展情况", "progress"},
	"nothing":        {"无新进展", "是否暂无新进展", "no news"},
	"amount":         {"数量", "完成数量", "累计数量", "累计完成", "amount"},
	"unit":           {"计量单位"},
	"day":            {"完成时间", "办结日期", "办结时间", "完成日", "completed", "completed on"},
	site.AskProblems: {"存在问题", "问题", "困难和问题", "problem"},
	site.AskNext:     {"下一步", "下步打算", "下一步工作", "下一步安排", "下一步工作打算", "下一步措施", "next steps", "next"},
}

// names are the columns by their other headings.
var names = func() map[string]string {
	all := map[string]string{}
	for name, others := range otherHeadings {
		for _, other := range others {
			all[plainHeading(other)] = name
		}
	}
	return all
}()

// columnOf returns the column of a heading; nothing if there is none.
func columnOf(heading string) string {
	heading = plainHeading(heading)
	if heading == "" {
		return ""
	}
	for _, language := range languages {
		v := voiceIn(language)
		for _, key := range v.Keys() {
			if name, is := strings.CutPrefix(key, "heading."); is && plainHeading(v.say(key)) == heading {
				return name
			}
		}
	}
	return names[heading]
}

// plainHeading returns a heading without blanks, signs and what stands in brackets.
func plainHeading(text string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		}
		return -1
	}, width.Fold.String(text))
}
