package problem

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns a text as one line that does nothing but show: what a terminal would obey stands there by its name, such as
// <U+001B>, and so do breaks of lines, and bytes that are no UTF-8. Sources are not trusted to clear the screen, to turn the
// reading direction, or to write lines of their own among ours.
func Visible(text string) string { return named(text, isObeyed) }

// VisibleLines is Visible for a text of several lines, whose breaks stay.
func VisibleLines(text string) string {
	return named(text, func(r rune, rest string) bool {
		return r != '\n' && !(r == '\r' && strings.HasPrefix(rest, "\n")) && isObeyed(r, rest)
	})
}

// named returns a text with the names of those characters that are meant; rest is what follows one.
func named(text string, meant func(r rune, rest string) bool) string {
	var b strings.Builder
	done := 0
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "%s<%02X>", text[done:i], text[i])
		case meant(r, text[i+size:]):
			fmt.Fprintf(&b, "%s<%U>", text[done:i], r)
		default:
			continue
		}
		done = i + size
	}
	if done == 0 {
		return text
	}
	return b.String() + text[done:]
}

// isObeyed reports whether a character does something to a terminal, to a log or to the order of what stands around it.
func isObeyed(r rune, _ string) bool {
	return r != '\t' && unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.In(r, unicode.Bidi_Control)
}

// printable returns a line with a sign in place of each character that would not show, so that columns stay what they are.
func printable(line string) string {
	return strings.Map(func(r rune) rune {
		if isObeyed(r, "") {
			return utf8.RuneError
		}
		return r
	}, line)
}

// order matches what services that run commands take for a command of theirs when it is printed: at the beginning of a line
// ::error::, and anywhere ##[error], ##vso[…] and ##teamcity[…].
var order = regexp.MustCompile(`^\s*::[a-zA-Z]|##(\[[a-zA-Z-]+[\] ]|[a-z]+\[)`)

// tame returns a line that is no command to anyone: a sign stands for its first character.
func tame(line string) string {
	return order.ReplaceAllStringFunc(line, func(found string) string {
		at := strings.IndexAny(found, ":#")
		return found[:at] + string(utf8.RuneError) + found[at+1:]
	})
}
