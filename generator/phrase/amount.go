package phrase

import (
	"regexp"
	"strconv"
	"strings"

	"gongshi/generator/day"
)

// An Amount is a number with what it counts. Nobody can tell from it alone whether it is promised: it is proposed, never set.
type Amount struct {
	Total float64
	Unit  string
	Words string    // as it stands there
	Every day.Every // it is promised again in each; or never
}

// counted are the units of what plans promise; longer ones first.
const counted = `个百分点|个工作日|立方米|平方米|平方公里|万平方米|公里|千米|万元|亿元|万吨|亩|次|项|个|所|户|条|座|件|家|人|人次|名|场|期|批|台|套|份|处|吨|米|辆|张|幢|栋|间|轮|篇|部|册|支|只|盏|类|种|对|片|口|眼|株|棵|%|元`

var amounts = []*regexp.Regexp{
	regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)\s*(万|亿|千|百)?(?:余|多)?(` + counted + `)`),
	regexp.MustCompile(`([一二两三四五六七八九十]{1,3})()(次|场|轮|批|项|个|家|所|座|条|类|件|处|支)`),
	regexp.MustCompile(`(?i)\b(\d[\d,]*(?:\.\d+)?)()\s*(%|percent\b|[a-z]{2,20}\b(?:[ -][a-z]{2,20}\b){0,3})`),
}

// rhythms are how often something is promised again: 每季度召开1次.
var rhythms = regexp.MustCompile(`每(?:个)?(月|季|半年|年)度?[^，。；、\d一二两三四五六七八九十]{0,10}([\d一二两三四五六七八九十]{1,3})(次|场|期|轮|批)`)

var periods = map[string]day.Every{"月": day.EveryMonth, "季": day.EveryQuarter, "半年": day.EveryHalfYear, "年": day.EveryYear}

// notUnits are words after a number in English that count nothing.
var notUnits = map[string]bool{"by": true, "and": true, "to": true, "of": true, "or": true, "the": true, "in": true, "for": true, "at": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true,
	"october": true, "november": true, "december": true, "on": true, "across": true, "through": true, "over": true, "per": true, "is": true, "are": true, "that": true, "with": true, "from": true, "a": true, "an": true, "st": true, "nd": true, "rd": true, "th": true}

// mostAmounts bounds what is proposed of one text.
const mostAmounts = 20

// titled is what stands in a document's title or in quotes: its numbers belong to a name.
var titled = regexp.MustCompile(`《[^》]*》|“[^”]*”`)

// Amounts finds the amounts in a text.
func Amounts(text string) []Amount {
	plain := titled.ReplaceAllString(Plain(text), "")
	all, plain := again(plain)
	seen := map[string]bool{}
	for k, form := range amounts {
		if k == 2 && !isLatin(plain) {
			continue
		}
		for _, m := range form.FindAllStringSubmatch(plain, mostAmounts) {
			n, ok := worth(m[1])
			unit := m[3]
			if k == 2 {
				unit = countedIn(unit)
			}
			if !ok || n <= 0 || unit == "" || seen[m[0]] || len(all) >= mostAmounts {
				continue
			}
			said := m[3]
			if k == 2 {
				said = m[3][:strings.Index(m[3], unit)+len(unit)]
			}
			seen[m[0]] = true
			words, _, _ := strings.Cut(m[0], m[3])
			if m[2] != "" {
				unit = m[2] + unit
			}
			all = append(all, Amount{Total: n, Unit: unit, Words: words + said})
		}
	}
	return all
}

// again takes what is promised again and again out of a text: it is no total.
func again(text string) (all []Amount, rest string) {
	for _, m := range rhythms.FindAllStringSubmatch(text, mostAmounts) {
		if n, ok := worth(m[2]); ok && n > 0 {
			all = append(all, Amount{n, m[3], m[0], periods[m[1]]})
		}
	}
	return all, rhythms.ReplaceAllString(text, "")
}

// countedIn returns what words after a number in English count: 12 street lights are lights. None if that is not said.
func countedIn(words string) string {
	var all []string
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '-' }) {
		lower := strings.ToLower(word)
		switch {
		case notUnits[lower], strings.HasSuffix(lower, "ly"):
			return lastOf(all)
		case strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss"):
			return word
		case !described[lower] && !strings.HasSuffix(lower, "ed"):
			all = append(all, word)
		}
	}
	return lastOf(all)
}

func lastOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// described are words that say which of what is counted.
var described = map[string]bool{"new": true, "more": true, "additional": true, "existing": true, "other": true, "further": true, "extra": true}

// worth returns the value of a number in digits, or in Chinese.
func worth(text string) (float64, bool) {
	if n, is := fromHan(text); is {
		return float64(n), true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	return n, err == nil && n < 1e15
}
