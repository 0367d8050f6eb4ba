package form

import (
	"regexp"
	"strings"
	"unicode"

	"gongshi/generator/markdown"
)

// What an office writes is data: it becomes a title and paragraphs that read as they were typed.

// mostTitle is how wide a title may be, in Latin letters: forty characters of Chinese.
const mostTitle = 80

// entitled takes a text apart: its first sentence is the title, and the rest the text. If that is too long, its beginning is, up to the end
// of a clause, and the text says all. Signs that end a sentence which is not there are left out.
func entitled(text string) (title, rest string) {
	text = strings.TrimLeft(strings.TrimSpace(text), "”’」』）)")
	end, behind := sentence(text)
	first := strings.TrimSpace(text[:end])
	if !hasWord(first) && behind < len(text) {
		return entitled(text[behind:])
	}
	if bare := isNumbered.ReplaceAllString(first, ""); bare != first && bare != "" {
		first, behind = bare, 0 // the first of a list: the text has all of it
	}
	if widthOf(first) > mostTitle {
		return clause(first), text
	}
	return first, strings.TrimSpace(text[behind:])
}

// hasWord reports whether a text has anything that can be read out: a letter, a character or a number.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// isNumbered matches the number with which an entry of a list begins.
var isNumbered = regexp.MustCompile(`^(?:\d{1,2}\s*[、.．)）]|[（(]\d{1,2}[)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])\s*`)

// sentence returns where the first sentence of a text ends, and where what is behind it begins.
func sentence(text string) (end, behind int) {
	for i, r := range text {
		size := len(string(r))
		next := strings.TrimLeft(text[i+size:], "”’」』)）\"'")
		switch r {
		case '\n':
			return i, i + 1
		case '。', '！', '？', '；', '!', '?', ';':
			closes := i + size + len(text[i+size:]) - len(next)
			end = i
			if closes > i+size { // the sentence ends within quotation marks
				end = closes
			}
			return end, closes
		case '.':
			if next == "" || next[0] == ' ' || next[0] == '\n' {
				if !isAbbreviated(text[:i]) {
					return i, i + 1
				}
			}
		}
	}
	return len(text), len(text)
}

// isAbbreviated reports whether a point behind a text ends no sentence: that of a number in a list, of a single letter, or of “No.”.
func isAbbreviated(before string) bool {
	word := before[strings.LastIndexAny(before, " \n")+1:]
	return len(word) < 2 || strings.Trim(word, "0123456789") == "" || word == "No"
}

// clause returns the beginning of a sentence that is too long for a title: up to the last end of a clause that fits, or else as much as fits.
func clause(text string) string {
	wide, fits, last := 0, len(text), 0
	for i, r := range text {
		if wide += widthOfRune(r); wide > mostTitle-2 {
			fits = i
			break
		}
		if strings.ContainsRune("，,：:、", r) && wide > mostTitle/4 && r != '、' {
			last = i
		}
	}
	if last > 0 {
		return strings.TrimSpace(text[:last])
	}
	cut := text[:fits]
	if blank := strings.LastIndexByte(cut, ' '); blank > len(cut)/2 {
		cut = cut[:blank]
	}
	return strings.TrimSpace(cut) + "…"
}

var isAddress = regexp.MustCompile("https?://[^\\s<>（）。，；、“”*~\\\\|\\[\\]`]+")

// asTyped returns a text as Markdown that reads as it was typed: a paragraph for each line.
func asTyped(text string) string {
	var all []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimFunc(line, unicode.IsSpace); line != "" {
			all = append(all, literal(line))
		}
	}
	return strings.Join(all, "\n\n")
}

var beginsList = regexp.MustCompile(`^(\d{1,9})([.)])`)

// signs are those by which Markdown marks something within a line.
const signs = "\\`*_[]<>&~|"

// literal returns a line as Markdown that reads as it stands. Addresses stay links.
func literal(line string) string {
	var b strings.Builder
	from := 0
	for _, at := range isAddress.FindAllStringIndex(line, -1) {
		b.WriteString(markdown.Literal(line[from:at[0]], signs) + line[at[0]:at[1]])
		from = at[1]
	}
	b.WriteString(markdown.Literal(line[from:], signs))
	text := beginsList.ReplaceAllString(b.String(), `$1\$2`)
	if strings.ContainsAny(text[:1], `-+=#>:|`) {
		text = `\` + text
	}
	return text
}
