package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// A layout is what the columns of a table hold.
type layout struct {
	holds    []column
	timed    []bool // contents of which the heading says that they name times, too
	headings []string
	rows     [][]string // the texts of the rows of headings
	first    int        // the row after them
}

// mostAbove is how many rows may stand above the headings.
const mostAbove = 20

// layoutOf finds the headings of a table; nil if it has none.
func (r *reader) layoutOf(t *sheet.Table) *layout {
	for i := range min(len(t.Rows), mostAbove) {
		if l := r.layoutAt(t, i); l != nil {
			return l
		}
	}
	return nil
}

// layoutAt returns the layout whose headings begin with a row; nil if they do not.
func (r *reader) layoutAt(t *sheet.Table, at int) *layout {
	l := &layout{first: at + 1}
	if distinct(&t.Rows[at]) < 2 || hasNumber(&t.Rows[at]) {
		return nil
	}
	l.add(&t.Rows[at])
	for l.first < len(t.Rows) && l.first < at+4 && r.goesOn(t, l, l.first) {
		l.add(&t.Rows[l.first])
		l.first++
	}
	l.holds = make([]column, len(l.headings))
	for k := range l.headings {
		for row := len(l.rows) - 1; row >= 0 && l.holds[k] == unknown; row-- {
			if k < len(l.rows[row]) && l.rows[row][k] != "" {
				l.headings[k] = l.rows[row][k]
				l.holds[k] = r.columnOf(l.rows[row][k])
			}
		}
		if l.holds[k] == unknown {
			l.headings[k] = l.lowest(k)
		}
		if l.timed = append(l.timed, l.holds[k] == timed); l.holds[k] == timed {
			l.holds[k] = content
		}
	}
	guessNumbers(t, l)
	r.unheaded(t, l)
	l.settle()
	l.lowestCategory()
	r.guessTask(t, l)
	if !l.isPlan() {
		return nil
	}
	return l
}

func (l *layout) lowest(k int) string {
	for row := len(l.rows) - 1; row >= 0; row-- {
		if k < len(l.rows[row]) && l.rows[row][k] != "" {
			return l.rows[row][k]
		}
	}
	return ""
}

// add takes a row of headings up.
func (l *layout) add(row *sheet.Row) {
	texts := make([]string, len(row.Cells))
	for k := range row.Cells {
		texts[k] = strings.TrimSpace(row.Cells[k].Text)
	}
	l.rows = append(l.rows, texts)
	for len(l.headings) < len(texts) {
		l.headings = append(l.headings, "")
	}
}

// goesOn reports whether a row goes on with the headings: it has cells that are merged with them, or it fills gaps between them, and what
// it adds are headings.
func (r *reader) goesOn(t *sheet.Table, l *layout, at int) bool {
	row, head := &t.Rows[at], &t.Rows[at-1]
	own, known, hangs := 0, 0, false
	for k := range row.Cells {
		c, text := &row.Cells[k], row.At(k)
		above := head.At(k)
		switch {
		case c.Above:
			hangs = true
		case text == "" || c.Left:
			hangs = hangs || text == "" && above != ""
		case utf8.RuneCountInString(text) > longestHeading:
			return false
		default:
			own++
			if is := r.columnOf(text); is != unknown {
				known++
			}
			if above != "" && !(k < len(head.Cells) && head.Cells[k].Left) && !spans(head, k) && !gapAfter(head, k) {
				return false // two headings of their own, one above the other
			}
		}
	}
	return hangs && own > 0 && known*2 >= own && !isNumber(row.At(0))
}

// spans reports whether a cell begins one that spans several columns.
func spans(row *sheet.Row, k int) bool { return k+1 < len(row.Cells) && row.Cells[k+1].Left }

// gapAfter reports whether an empty cell stands after one: a merge that a format could not keep.
func gapAfter(row *sheet.Row, k int) bool { return k+1 < len(row.Cells) && row.At(k+1) == "" }

// hasNumber reports whether a cell of a row is a number: then it is none of headings.
func hasNumber(row *sheet.Row) bool {
	for k := range row.Cells {
		if text := row.At(k); isNumber(text) && !strings.ContainsAny(text, "年月季Qq") {
			return true
		}
	}
	return false
}

func isNumber(text string) bool {
	n, is := phrase.ReadNumber(text)
	return is && !n.Han
}

// distinct counts the texts of a row that are not merged into others.
func distinct(row *sheet.Row) int {
	n := 0
	for k := range row.Cells {
		if c := &row.Cells[k]; !c.Left && strings.TrimSpace(c.Text) != "" {
			n++
		}
	}
	return n
}

// has reports whether some column holds one of a few.
func (l *layout) has(any ...column) bool {
	return slices.ContainsFunc(l.holds, func(c column) bool { return slices.Contains(any, c) })
}

// isPlan reports whether the columns are those of a plan: what is to be done, and who is responsible or when.
func (l *layout) isPlan() bool {
	return l.has(task, content) && (l.has(responsible, lead, joint, when, period) || slices.Contains(l.timed, true)) && l.distinctHeadings()
}

// distinctHeadings reports whether the columns differ: a table of figures repeats the same few headings.
func (l *layout) distinctHeadings() bool {
	count := map[string]int{}
	for k, h := range l.headings {
		if l.holds[k] != unknown {
			if count[h]++; count[h] > 2 && l.holds[k] != period {
				return false
			}
		}
	}
	return true
}

// unheaded looks at columns without headings that have texts: one right of the tasks has their contents, where a merged heading was lost;
// others are left out, and that is said.
func (r *reader) unheaded(t *sheet.Table, l *layout) {
	for k := range l.holds {
		if l.headings[k] != "" || l.holds[k] != unknown {
			continue
		}
		said := 0
		for i := l.first; i < len(t.Rows); i++ {
			if k < len(t.Rows[i].Cells) && !t.Rows[i].Cells[k].Left && t.Rows[i].At(k) != "" {
				said++
			}
		}
		switch {
		case said < 2:
		case k > 0 && l.holds[k-1] == task && !l.has(content):
			l.holds[k], l.headings[k] = task, l.headings[k-1]
			r.note("column-guessed", l.headings[k-1])
		default:
			l.headings[k] = "#" + strconv.Itoa(k+1)
		}
	}
}

// yearTarget is the heading of what is promised for a year.
var yearTarget = regexp.MustCompile(`^(?:19|20)\d{2}年?度?(?:年度)?(?:目标|任务|计划|工作|重点|安排|指标)*$`)

// wholeYear is the heading of what is promised for all of the year, beside columns of its parts.
var wholeYear = regexp.MustCompile(`^(?:全年|年度|年底|年末)(?:目标|任务|计划|工作|重点|安排|指标)*$`)

// settle tells columns of one kind apart: of several with tasks the later ones have their contents, years are periods where there are
// several, and so is the whole of one where its parts are.
func (l *layout) settle() {
	first, years := -1, 0
	for k, is := range l.holds {
		if is == task && first < 0 {
			first = k
		} else if is == task && !l.has(content) || is == task && k > 0 && l.headings[k] == l.headings[first] {
			l.holds[k] = content
		}
		if yearTarget.MatchString(plainHeading(l.headings[k])) {
			years++
		}
	}
	parts := l.has(period)
	for k := range l.holds {
		if plain := plainHeading(l.headings[k]); years > 1 && yearTarget.MatchString(plain) || parts && wholeYear.MatchString(plain) {
			l.holds[k] = period
		}
	}
}

// guessNumbers takes a column without a heading for that of the numbers if it has nothing but numbers.
func guessNumbers(t *sheet.Table, l *layout) {
	for k := range l.holds {
		if l.headings[k] != "" || l.has(numbers) {
			continue
		}
		are, others := 0, 0
		for i := l.first; i < len(t.Rows); i++ {
			switch text := t.Rows[i].At(k); {
			case text == "" || k < len(t.Rows[i].Cells) && t.Rows[i].Cells[k].Left:
			case isNumber(text):
				are++
			default:
				others++
			}
		}
		if are > 1 && are > 4*others {
			l.holds[k] = numbers
		}
	}
}

// actions are headings of categories that may also be those of tasks.
var actions = regexp.MustCompile(`行动|重点$`)

// lowestCategory takes a column of actions for that of the tasks where no other has any.
func (l *layout) lowestCategory() {
	if l.has(task, content, measure) || !l.has(responsible, lead) {
		return
	}
	for k := len(l.holds) - 1; k >= 0; k-- {
		if l.holds[k] == category && actions.MatchString(l.headings[k]) {
			l.holds[k] = task
			return
		}
	}
}

// reached is the heading of how a person is reached: a list of those is no plan.
var reached = regexp.MustCompile(`电话|手机|邮箱|(?i:phone|e-?mail)`)

// guessTask takes the column with the longest texts for that of the tasks where no heading says which it is.
func (r *reader) guessTask(t *sheet.Table, l *layout) {
	if l.has(task, content) || !l.has(responsible, lead) || !l.has(when, period, numbers) {
		return
	}
	if !l.has(when, period) && slices.ContainsFunc(l.headings, reached.MatchString) {
		return
	}
	best, most := -1, 0
	for k, is := range l.holds {
		length := 0
		for i := l.first; i < len(t.Rows) && i < l.first+50; i++ {
			length += len(t.Rows[i].At(k))
		}
		if is == unknown && length > most {
			best, most = k, length
		}
	}
	if best >= 0 {
		l.holds[best] = content
		r.note("column-guessed", l.headings[best])
	}
}

// repeats reports whether a row is one of the headings again.
func (l *layout) repeats(row *sheet.Row) bool {
	return slices.ContainsFunc(l.rows, func(head []string) bool {
		same := 0
		for k, text := range head {
			if row.At(k) != text {
				return false
			}
			if text != "" {
				same++
			}
		}
		return same > 1
	})
}
