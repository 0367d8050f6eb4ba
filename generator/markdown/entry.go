package markdown

import (
	"strings"
	"unicode"

	"gongshi/generator/day"
)

// ParseUpdate reads the body of a file that is one update, as Parse reads one that stands below a heading with that day and title: so marks in
// the title count, and in the body stands what may stand in an update. The anchor is that of the update, and what the ids of its headings
// begin with: so they never meet those of other files on the same page.
func ParseUpdate(body []byte, firstLine int, on day.Day, title, anchor string) *Document {
	heading := "## " + on.String() + " " + literal(title) + "\n\n"
	return parse(append([]byte(heading), body...), firstLine-strings.Count(heading, "\n"), Task, anchor)
}

// literal returns a text as Markdown that reads as it stands.
func literal(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\r':
			r = ' '
		case r < unicode.MaxASCII && (unicode.IsPunct(r) || unicode.IsSymbol(r)):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
