package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gongshi/generator/words"
)

// What word processors write and Markdown reads otherwise: text behind blanks or a tab, which becomes code; lines with numbers of
// their own, which run together; stars that mean times, or stand for a character that is not told.

// checkIndentedText reports a block of code that is ordinary text: it begins like a sentence and ends like one.
func (r *reading) checkIndentedText(lines []line) {
	for _, l := range lines {
		if len(l.text) > 0 && isSentence(string(beginningOf(l.text)), l.text) {
			r.report(l.at, "text-as-code", "value", shorten(string(l.text), snippetLength))
			return
		}
	}
}

// codeSigns are seldom in text and frequent in programs, tables of figures and logs.
const codeSigns = "{}[]<>=;_|\\`$#@^~\t"

var latinSentence = regexp.MustCompile(`^[A-Z][A-Za-z,;:'’()\- ]*(?: [A-Za-z0-9,;:'’()%.\-]+){6,}[.!?]$`)

// isSentence reports whether a line is text: mostly Chinese that begins with a word and has a full stop or a comma, or English of
// some words with a full stop.
func isSentence(text string, all []byte) bool {
	if strings.ContainsAny(text, codeSigns) {
		return false
	}
	if latinSentence.MatchString(text) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.Is(unicode.Han, first) && !strings.ContainsRune("“《（【①②③④⑤⑥⑦⑧⑨", first) && !numbered.MatchString(text) {
		return false
	}
	last, _ := utf8.DecodeLastRune(all)
	han, others := 0, 0
	for _, c := range text {
		if isWide(c) || isShared(c) {
			han++
		} else if c != ' ' {
			others++
		}
	}
	return han > 2*others && han >= 8 && (strings.ContainsRune("。；！？”）：", last) || strings.ContainsAny(text, "，。"))
}

// numbered begins with a number that is no Markdown: the kind of what begins it is the group that matches.
var numbered = regexp.MustCompile(`^(?:(\d{1,3}、)|(\d{1,3}[．.)）]\D)|([①-⑳⑴-⒛❶-❿㈠-㈩])|([一二三四五六七八九十]{1,3}、)|([（(]\d{1,3}[）)])|([（(][一二三四五六七八九十]{1,3}[）)])|([•●○■□◆◇▪►▶★☆※·✓√\x{F06C}\x{F0B7}\x{F0D8}\x{F0FC}])|([\-–—－+]\p{Han})|(第[一二三四五六七八九十]{1,3}[，、：]))`)

// checkRunTogether reports lines of a paragraph that begin with numbers or signs of the same kind: a page shows them as one.
func (r *reading) checkRunTogether(lines []line) {
	last := -1
	for i, l := range lines {
		if i > 0 && r.breaksHard(lines[i-1]) {
			last = -1
		}
		kind := kindOfNumber(l)
		if kind >= 0 && kind == last {
			r.report(l.at, "lines-run-together", "value", shorten(string(l.text), snippetLength))
			return
		}
		if kind >= 0 {
			last = kind
		}
	}
}

// kindOfNumber returns with which kind of number a line begins, or -1.
func kindOfNumber(l line) int {
	groups := numbered.FindSubmatchIndex(l.text[:min(len(l.text), 32)])
	for i := 2; i < len(groups); i += 2 {
		if groups[i] >= 0 {
			return i / 2
		}
	}
	return -1
}

// breaksHard reports whether a line ends in a break that a page shows: a backslash, or two blanks.
func (r *reading) breaksHard(l line) bool {
	end := l.at + len(l.text)
	return bytes.HasSuffix(l.text, []byte(`\`)) || bytes.HasPrefix(r.source[end:], []byte("  "))
}

// checkStars reports stars that Markdown took for emphasis by mistake: they stand between figures, as in 5*10*20, or hide a part of a name.
func (r *reading) checkStars(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() != ast.TypeInline {
			return
		}
		if e, ok := c.(*ast.Emphasis); ok && r.isTimes(e) {
			return
		}
		r.checkStars(c)
	}
}

// isTimes reports emphasis whose stars were meant as they stand, and whether it is such.
func (r *reading) isTimes(e *ast.Emphasis) bool {
	from := e.Pos()
	if from <= 0 || from >= len(r.source) || r.source[from] != '*' {
		return false
	}
	to := r.endOfEmphasis(e)
	before, _ := utf8.DecodeLastRune(r.source[:from])
	after, _ := utf8.DecodeRune(bytes.TrimLeft(r.source[from:r.places.lineEnd(from)], "*"))
	behind, _ := utf8.DecodeRune(r.source[to:])
	inside := bytes.Trim(r.source[from:to], "*")
	switch {
	case isFigure(before) && isFigure(after), isFigure(before) && isFigure(behind) && len(inside) > 0 && hidden.Match(inside):
	case unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, behind) && maskedNames.Match(inside):
	default:
		return false
	}
	start := from
	for start > 0 && isFigure(rune(r.source[start-1])) {
		start--
	}
	snippet := string(wholeRunes(r.source[start:min(to+8, r.places.lineEnd(from))]))
	r.report(from, "stars-as-emphasis", "value", shorten(snippet, snippetLength), "expected", shorten(strings.ReplaceAll(snippet, "*", `\*`), snippetLength))
	return true
}

func isFigure(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == ')'
}

var (
	maskedNames = regexp.MustCompile(`^\p{Han}{0,2}(?:[、，,；; ]|和|与|及)+\p{Han}{1,3}$`)
	hidden      = regexp.MustCompile(`[、，,；; ]`)
)

// endOfEmphasis returns where the text behind emphasis begins.
func (r *reading) endOfEmphasis(e ast.Node) int {
	end := e.Pos()
	for c := e.LastChild(); c != nil; c = c.LastChild() {
		if t, ok := c.(*ast.Text); ok {
			end = t.Segment.Stop
		}
	}
	for end < len(r.source) && r.source[end] == '*' {
		end++
	}
	return end
}

// fields are the names of the fields that a file may have between its two lines +++. A line with one of them in the body is
// ordinary text: what it says does not count.
var fields = []string{
	"number", "title", "summary", "category", "lead", "joint", "support", "partners", "completed", "cancelled", "outcome", "reason",
	"verified", "date", "by", "draft", "sample", "reporting", "schedule", "due", "year_round", "directed", "pauses", "from", "until",
	"milestones", "every", "total", "unit", "done", "values", "document", "issuer", "issued", "index_number", "subject", "validity",
	"original", "start", "end", "settle", "absent", "categories", "menu", "unscheduled", "goal", "wording", "pace", "steps", "no_progress",
	"changes", "was", "now", "asked", "decided", "refused", "reviews", "result", "claimed",
	"label", "unassigned", "areas", "continues", "merged_into", "split_from", "added", "previous", "numbered", "office_names",
	"severity", "area", "deaths", "injured", "attributed", "responsible", "report", "evaluation", "approved", "published",
	"issue", "method", "objections", "figures", "corrections", "scale", "subjects", "severities", "criteria", "bonus",
	"grades", "scores", "points", "deduct", "veto", "award", "lower", "criterion",
}

// tables are those of them that have fields of their own.
var tables = []string{
	"schedule", "milestones", "pauses", "reporting", "categories", "verified", "changes", "reviews", "attributed", "report", "evaluation", "approved",
	"objections", "figures", "corrections", "subjects", "severities", "criteria", "bonus", "grades", "scores", "office_names",
}

// fieldLine is a name, a sign, and a value such as fields have: text in quotes, a day, true or false, a list or a table.
var fieldLine = regexp.MustCompile(`^([A-Za-z_]+(?:\.[a-z_]+)?)\s*([=＝:：])\s*(?:["“”'‘].*|\d{4}[-/.年]\d{1,2}.*|true|false|\[.*|\{.*)\s*(?:#.*)?$`)

// numberLine is a field whose value is a number, of those that nobody else writes so.
var numberLine = regexp.MustCompile(`^(?:was|now|deaths|injured|points|deduct|scale|lower)\s*[=＝]\s*-?\d+(?:\.\d+)?\s*(?:#.*)?$`)

// dayField is a field whose value is a day.
var dayField = regexp.MustCompile(`[=＝]\s*["“'‘]?\d{4}[-/.年]`)

// spelt are the fields that are also told of when they are written as other formats have them, with a colon.
var spelt = []string{"completed", "cancelled", "outcome", "verified", "draft", "year_round"}

// chineseField is a day that is said to be that of the end of a task, in the form of a field.
var chineseField = regexp.MustCompile(`^(?:办结|完成|取消|核查|验收)(?:日期|时间|日)?\s*[=＝]\s*["“]?\d{4}[-/.年]\d{1,2}`)

// headerLine begins a group of fields.
var headerLine = regexp.MustCompile(`^\[\[?\s*([a-z_]+)\s*\]\]?$`)

// checkFieldLines reports lines of the body that are fields.
func (r *reading) checkFieldLines(lines []line) {
	if r.places.first == 1 {
		return // the file has no fields that were read, which is told of already
	}
	for _, l := range lines {
		text := string(l.text[:min(len(l.text), mostOfLine)])
		if isField(text) {
			r.report(l.at, "field-in-body", "value", shorten(text, snippetLength))
		}
	}
}

// IsField reports whether a file may have a field of a name.
func IsField(name string) bool { return slices.Contains(fields, name) }

func isField(text string) bool {
	if m := headerLine.FindStringSubmatch(text); m != nil {
		return slices.Contains(tables, m[1])
	}
	m := fieldLine.FindStringSubmatch(text)
	if m == nil {
		return chineseField.MatchString(text) || numberLine.MatchString(text)
	}
	name := strings.ToLower(m[1])
	if _, last, dotted := strings.Cut(name, "."); dotted {
		name = last
	}
	known := IsField(name)
	if isEqual := m[2] == "=" || m[2] == "＝"; !isEqual {
		return slices.Contains(spelt, m[1])
	}
	if !known && dayField.MatchString(text) {
		_, known = words.Near(name, fields)
	}
	return known
}
