package phrase

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Number is how a source numbers something.
type Number struct {
	Label string // as it stands there, without what encloses it: "3.10"
	Whole int    // its value; 0 if it is no whole number
	Han   bool   // in Chinese numerals, as categories are
}

// digitsHan are the Chinese numerals up to ten, and what they are worth.
var digitsHan = map[rune]int{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10}

// fromHan returns the value of a Chinese number below a hundred.
func fromHan(text string) (int, bool) {
	total, last := 0, 0
	for _, r := range text {
		n, is := digitsHan[r]
		switch {
		case !is:
			return 0, false
		case r == '十':
			total, last = total+10*max(last, 1), 0
		default:
			last = n
		}
	}
	return total + last, text != ""
}

// enclosed are numbers that are one character.
var enclosed = []struct {
	from, to rune
	first    int
}{{'①', '⑳', 1}, {'㉑', '㉟', 21}, {'㊱', '㊿', 36}, {'⑴', '⒇', 1}, {'⒈', '⒛', 1}, {'❶', '❿', 1}, {'➀', '➉', 1}, {'㈠', '㈩', 1}, {'⓪', '⓪', 0}}

func inCircle(r rune) (n int, han, is bool) {
	for _, e := range enclosed {
		if r >= e.from && r <= e.to {
			return e.first + int(r-e.from), e.from == '㈠', true
		}
	}
	return 0, false, false
}

// The ways in which a number stands before a text. What follows "2." must not be a digit: 2.5 is an amount.
var (
	arabicBefore = []*regexp.Regexp{
		regexp.MustCompile(`^(\d{1,3})[.．]((?:1[0-2]|[1-9])月|(?:19|20)\d{2}年)`), // 1.6月底前
		regexp.MustCompile(`^[（(【\[]\s*(\d{1,4})\s*[）)】\]]\s*[、.．:：]?`),
		regexp.MustCompile(`^第\s*(\d{1,4})\s*[条项]\s*[、.．:：]?`),
		regexp.MustCompile(`^(?i:no\.?|item|action|task|项目|任务)\s*(\d{1,4})\s*[、.．:：]\s*`),
		regexp.MustCompile(`^(\d{1,3}(?:[.．]\d{1,3}){1,3})(?:\s*[、）):：]|\s*[.．](?:\s|$)|\s+|$)`),
		regexp.MustCompile(`^(\d{1,3}(?:[.．]\d{1,3}){1,3})[.．]?([\p{Han}“《])`),
		regexp.MustCompile(`^(\d{1,4})\s*(?:[、）)：]|[.．](?:\D|$))`),
		regexp.MustCompile(`^(\d{1,3})\s+(\D)`),
	}
	hanBefore = []*regexp.Regexp{
		regexp.MustCompile(`^[（(]\s*([一二三四五六七八九十]{1,4})\s*[）)]\s*[、.．:：]?`),
		regexp.MustCompile(`^第([一二三四五六七八九十]{1,4})(?:[章节部分类项条]+\s*[、.．:：]?|[、.．:：])\s*`),
		regexp.MustCompile(`^([一二三四五六七八九十]{1,4})\s*[、.．:：]\s*`),
	}
)

// units are what a number is counted in when a character follows it without a dot: then it is no row's number.
const units = "年月日个项次家万亿元名人户件所条处座台套米公平吨度时天周%％"

// CutNumber cuts a number from the beginning of a text.
func CutNumber(text string) (n Number, rest string, found bool) {
	trimmed := strings.TrimSpace(text)
	if r, size := utf8.DecodeRuneInString(trimmed); size > 0 {
		if k, han, is := inCircle(r); is {
			return Number{Label: string(r), Whole: k, Han: han}, strings.TrimLeft(trimmed[size:], " 、.．　"), true
		}
	}
	flat := widened(trimmed)
	for k, form := range arabicBefore {
		m := form.FindStringSubmatchIndex(flat)
		if m == nil {
			continue
		}
		label, end := flat[m[2]:m[3]], m[1]
		if k == len(arabicBefore)-2 && end > m[3] {
			end = m[3] + len(firstSign(flat[m[3]:]))
		}
		if len(m) > 4 { // the character after it belongs to the text
			if strings.ContainsRune(units, []rune(flat[m[4]:])[0]) {
				continue
			}
			end = m[4]
		}
		label = strings.ReplaceAll(label, "．", ".")
		whole, _ := strconv.Atoi(label)
		return Number{Label: label, Whole: whole}, strings.TrimLeft(flat[end:], " 、.．\n"), true
	}
	if n, rest, found := CutHan(trimmed); found {
		return n, rest, true
	}
	return Number{}, trimmed, false
}

// firstSign returns blanks and the sign after them.
func firstSign(text string) string {
	at := strings.IndexAny(text, "、）)：.．")
	for _, r := range text[at:] {
		return text[:at] + string(r)
	}
	return text
}

// CutHan cuts a Chinese number from the beginning of a text, as the headings of parts have one.
func CutHan(text string) (n Number, rest string, found bool) {
	text = strings.TrimSpace(text)
	for _, form := range hanBefore {
		if m := form.FindStringSubmatchIndex(text); m != nil {
			label := text[m[2]:m[3]]
			whole, _ := fromHan(label)
			return Number{Label: label, Whole: whole, Han: true}, strings.TrimSpace(text[m[1]:]), true
		}
	}
	return Number{}, text, false
}

// ReadNumber reads a cell that holds a number and nothing else.
func ReadNumber(cell string) (Number, bool) {
	cell = strings.TrimSpace(widened(cell))
	bare := strings.Trim(cell, "（）()【】[]、.．:： \n")
	if k, err := strconv.Atoi(bare); err == nil && len(bare) <= 5 && k >= 0 {
		return Number{Label: strconv.Itoa(k), Whole: k}, true
	}
	if k, is := fromHan(bare); is && k > 0 {
		return Number{Label: bare, Whole: k, Han: true}, true
	}
	if dotted.MatchString(bare) {
		return Number{Label: strings.ReplaceAll(bare, "．", ".")}, true
	}
	if n, rest, found := CutNumber(cell); found && rest == "" {
		return n, true
	}
	return Number{}, false
}

// dotted matches numbers with parts, and those with letters: 3.10, A-2, 2-1.
var dotted = regexp.MustCompile(`^(?:[A-Za-z]{1,4}[-.]?)?\d{1,3}(?:[.．\-]\d{1,3}){0,3}[A-Za-z]?$`)

// widened returns a text with digits of one width.
func widened(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return '0' + r - '０'
		}
		return r
	}, text)
}
