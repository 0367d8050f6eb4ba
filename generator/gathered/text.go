package gathered

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// prose reads words of any length that others wrote for their own pages, or null: made one line of what is seen in them, and shortened. So no
// site is refused for them.
func (r *reader) prose(into *string) func() {
	return func() {
		switch {
		case r.word("null"):
		case r.next() != '"':
			r.other()
		default:
			*into = summarized(r.quotedUpTo(len(r.text)))
		}
	}
}

// words reads a line that need not be there, and is none if it is blank.
func (r *reader) words(into *string) func() {
	return func() {
		if r.line(into)(); isBlank(*into) {
			*into = ""
		}
	}
}

// upTo reads a line as read does, which may have so many characters.
func (r *reader) upTo(most int, read func(*string) func(), into *string) func() {
	return func() {
		at := r.start()
		read(into)()
		if n := utf8.RuneCountInString(*into); n > most {
			r.fail(at, "source-large", "key", r.field(), "value", strconv.Itoa(n), "expected", strconv.Itoa(most))
		}
	}
}

// summarized returns of a text one line of mostText bytes at most, in which everything is seen.
func summarized(s string) string {
	begin := cut(s, 4*mostText) // much may be unseen, but nobody has to look through megabytes
	line := onlySeen(aLine.Replace(begin))
	if isBlank(line) {
		return ""
	}
	if len(begin) < len(s) || len(line) > mostText {
		line = cut(line, mostText-len(more)) + more
	}
	return line
}

const more = "…"

// aLine makes one line of several: what ends a line, or is a tab, is a blank there.
var aLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\u2028", " ", "\u2029", " ")

// cut returns the beginning of a text: so many bytes at most, and only whole characters.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// onlySeen returns a line without what nobody sees in it.
func onlySeen(s string) string {
	var b strings.Builder
	last := 0
	for _, u := range problem.UnseenCharacters(s, 1) {
		b.WriteString(s[last:u.Offset])
		last = u.Offset + utf8.RuneLen(u.Rune)
	}
	return b.String() + s[last:]
}

// unseenIn returns the first character of a line that nobody sees, the end of the line and a tab among them. What a site of ours would publish
// in a title is none: joiners where its script needs them, and the letters of a flag.
func unseenIn(s string) (sign string, is bool) {
	if sign, is = front.HiddenIn(strings.NewReplacer("\t", "\r", "\n", "\r").Replace(s)); is {
		return sign, true
	}
	for _, u := range problem.UnseenCharacters(s, 1) {
		if !problem.IsHidden(u.Rune) {
			return u.Name(), true
		}
	}
	return "", false
}

// isBlank reports whether nothing is seen of a text.
func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsSpace(r) && !front.IsOddBlank(r) && !problem.IsUnseen(r) && !unicode.Is(unicode.Variation_Selector, r)
	}) < 0
}
