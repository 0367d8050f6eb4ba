package problem

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"gongshi/generator/words"
)

// Quote gives each problem of l the line at its place, but for those of what is missing. read returns the text of a file, and whether it could be read; it is
// asked once a file.
func (l List) Quote(read func(file string) (string, bool)) {
	lines := map[string][]string{}
	for i := range l {
		p := &l[i]
		if p.Line == 0 || words.IsAbsence(p.Code) {
			continue
		}
		of, known := lines[p.File]
		if !known {
			if text, ok := read(p.File); ok {
				of = strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
			}
			lines[p.File] = of
		}
		if p.Line <= len(of) {
			p.Source = printable(strings.TrimSuffix(of[p.Line-1], "\r"))
		}
	}
}

// printable returns a line with a sign in place of each character that would not show, or do something to a terminal.
func printable(line string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control)) {
			return utf8.RuneError
		}
		return r
	}, line)
}

// The width of what is shown of a line, in columns of a terminal: in all, and before the place.
const (
	widthInAll  = 100
	widthBefore = 60
)

// Excerpt returns the line of p, cut around its place with … if it is long, and the line below it that has a caret under
// the place; both are empty without a line. In a terminal the caret stands right under wide characters and tabs too.
func (p Problem) Excerpt() (line, caret string) {
	if strings.TrimSpace(p.Source) == "" {
		return "", ""
	}
	all := []rune(p.Source)
	at := min(max(p.Column-1, 0), len(all))
	from, to := at, at
	shown := 0
	for ; from > 0 && shown+columns(all[from-1]) <= widthBefore; from-- {
		shown += columns(all[from-1])
	}
	for ; to < len(all) && shown+columns(all[to]) <= widthInAll; to++ {
		shown += columns(all[to])
	}
	before := string(all[from:at])
	if from > 0 {
		before = "…" + before
	}
	behind := string(all[at:to])
	if to < len(all) {
		behind += "…"
	}
	return strings.TrimRight(before+behind, " \t"), under(before) + "^"
}

// under returns the blank that is as wide as a text: a tab under a tab, two spaces under a wide character.
func under(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString("  "[:columns(r)])
	}
	return b.String()
}

// columns returns how wide a character is in a terminal. The signs that Chinese typography widens, such as “ and …, are narrow
// in the terminals that we know.
func columns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
