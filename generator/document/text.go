package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/phrase"
)

// joined puts the lines of a cell together that are one sentence: a line goes on in the next unless it ends a sentence, or the next
// begins with a number.
func joined(text string) string {
	var all []string
	for _, line := range strings.Split(text, "\n") {
		if line = closed(line); line == "" {
			continue
		}
		if last := len(all) - 1; last >= 0 && !endsSentence(all[last]) && !beginsItem(line) {
			all[last] += gap(all[last], line) + line
			continue
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n\n")
}

// closed returns a line without blanks around it, or beside Chinese characters, and with one where there are several.
func closed(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 {
		return ""
	}
	all := words[0]
	for _, word := range words[1:] {
		all += gap(all, word) + word
	}
	return all
}

func endsSentence(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune("。；：！？.;:!?”）)】", r)
}

func beginsItem(line string) bool {
	_, _, is := phrase.CutNumber(line)
	return is
}

// gap is what stands between two lines that become one.
func gap(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if wide(last) || wide(first) {
		return ""
	}
	return " "
}

func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：、（）《》“”【】！？", r)
}

// longestTitle is how many characters a title has that was taken from a text.
const longestTitle = 60

// grounds is a clause before what is to be done, that says by what or why.
var grounds = regexp.MustCompile(`^(?:按照|根据|依据|依照|遵照|围绕|结合|为了?|针对)[^，。；]{2,60}，|^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份|[上中下]旬)?[底末]?(?:之?前|以前)?，`)

// firstClause returns the beginning of a text that can be its title.
func firstClause(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if rest := grounds.ReplaceAllString(text, ""); utf8.RuneCountInString(rest) > 4 {
		text = rest
	}
	for _, signs := range []string{"。；！？", "：，", "、"} {
		clause := text
		if at := strings.IndexAny(text, signs); at > 0 {
			clause = text[:at]
		}
		if phrase.Latin(text) {
			if at := strings.Index(clause, ". "); at > 0 {
				clause = clause[:at]
			}
		}
		if n := utf8.RuneCountInString(clause); n <= longestTitle && (n > 1 || clause == text) || phrase.Latin(text) && n <= 3*longestTitle {
			return strings.Trim(clause, " 。，；：、.")
		}
	}
	return string([]rune(text)[:min(longestTitle-1, utf8.RuneCountInString(text))]) + "…"
}

// settleTitle gives an item a title from its text where no cell has one, and keeps no text that only repeats it.
func (it *Item) settleTitle() {
	if it.Title == "" {
		it.Title = firstClause(it.Text)
	}
	if runes := []rune(it.Title); len(runes) > 3*longestTitle {
		if it.Text == "" {
			it.Text = it.Title
		}
		it.Title = string(runes[:3*longestTitle]) + "…"
	}
	first, rest, _ := strings.Cut(it.Text, "\n\n")
	if strings.Trim(first, "。.； ") == it.Title {
		it.Text = rest
	}
}
