package problem

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"gongshi/generator/words"
)

// Quote gives each problem of l the line at its place, but for those of what is missing. read returns the text of a file, and whether
// it could be read; it is asked once a file, if l is sorted.
func (l List) Quote(read func(file string) (string, bool)) {
	var q quoting
	for i := range l {
		p := &l[i]
		if p.Line == 0 || words.IsAbsence(p.Code) {
			continue
		}
		q.open(p.File, read)
		q.quote(p)
	}
}

// A quoting walks through the lines of a file, and on in each from a place to the next: there may be thousands in one long line.
type quoting struct {
	file  string
	lines []string
	known bool
	line  int // the last one quoted, from 1
	at    walk
}

func (q *quoting) open(file string, read func(file string) (string, bool)) {
	if q.known && q.file == file {
		return
	}
	*q = quoting{file: file, known: true}
	if text, ok := read(file); ok {
		q.lines = strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
	}
}

// mostOfLine bounds how much of a line is kept on either side of the place, in characters.
const mostOfLine = 200

func (q *quoting) quote(p *Problem) {
	if p.Line > len(q.lines) {
		return
	}
	line := strings.TrimSuffix(q.lines[p.Line-1], "\r")
	from := max(p.Column-1-mostOfLine, 0)
	if q.line != p.Line || q.at.characters > from {
		q.line, q.at = p.Line, walk{}
	}
	q.at.to(line, from)
	end := q.at
	end.to(line, from+2*mostOfLine)
	p.Source, p.before, p.cut = printable(line[q.at.bytes:end.bytes]), q.at.characters, end.bytes < len(line)
}

// A walk is how far in a line one has come.
type walk struct{ characters, bytes int }

// to goes on to the end of so many characters, or of the line.
func (w *walk) to(line string, characters int) {
	for w.characters < characters && w.bytes < len(line) {
		_, size := utf8.DecodeRuneInString(line[w.bytes:])
		w.characters++
		w.bytes += size
	}
}

// Caret returns where in Source the place is, in characters from 1; 0 is nowhere.
func (p Problem) Caret() int { return max(p.Column-p.before, 0) }

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
	at := min(max(p.Caret()-1, 0), len(all))
	from, to := at, at
	shown := 0
	for ; from > 0 && shown+columns(all[from-1]) <= widthBefore; from-- {
		shown += columns(all[from-1])
	}
	for ; to < len(all) && shown+columns(all[to]) <= widthInAll; to++ {
		shown += columns(all[to])
	}
	before := string(all[from:at])
	if from > 0 || p.before > 0 {
		before = "…" + before
	}
	behind := string(all[at:to])
	if to < len(all) || p.cut {
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
