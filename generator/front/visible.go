package front

import (
	"strings"
	"unicode"

	"gongshi/generator/problem"
)

// Characters that nobody sees come with what is pasted from web pages, chats and documents. In front matter they make another name
// of a name and no day of a day.

// IsOddBlank reports whether a character looks like a space and is none to a program, the full-width one among them.
func IsOddBlank(r rune) bool { return problem.IsOddBlank(r) || r == 0x3000 || r == 0x2800 }

func isSuspicious(r rune) bool {
	return r != '\r' && problem.IsHidden(r) || IsOddBlank(r)
}

// isJoiner reports whether a character joins or parts two others, as scripts from Arabic to Khmer and some pictures need it.
func isJoiner(before, r, after rune) bool {
	if r != 0x200c && r != 0x200d {
		return false
	}
	joins := func(r rune) bool {
		return 0x600 <= r && r < 0x1cff || r == 0xfe0f || r > 0x2100 && unicode.In(r, unicode.So, unicode.Sk)
	}
	return joins(before) && joins(after)
}

// visible returns a line without what must not stand there, and reports each.
func (m *Manuscript) visible(line string, number int, at *tomlLine) string {
	if at.next(); !strings.ContainsFunc(line, isSuspicious) && !strings.ContainsAny(strings.TrimSuffix(line, "\r"), "\r") {
		at.pass(line)
		return line
	}
	var clear strings.Builder
	runes := []rune(strings.TrimSuffix(line, "\r"))
	for i, r := range runes {
		before, after := runeAt(runes, i-1), runeAt(runes, i+1)
		at.step(runes, i)
		if at.forbids(m.vocabulary.Prose, before, r, after) {
			m.remove(number, i+1, r)
			continue
		}
		clear.WriteRune(r)
	}
	return clear.String()
}

// forbids reports whether a character may not stand where the reading stands.
func (t *tomlLine) forbids(prose map[string]bool, before, r, after rune) bool {
	switch {
	case t.comment:
		return breaksComment(r)
	case problem.IsHidden(r):
		return !isJoiner(before, r, after)
	default:
		return IsOddBlank(r) && !(t.quote != "" && prose[t.key])
	}
}

// breaksComment reports whether a character may not even stand in a comment: a control, or what turns the direction of reading.
func breaksComment(r rune) bool {
	return unicode.IsControl(r) && r != '\t' || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

func runeAt(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

func (m *Manuscript) remove(line, column int, r rune) {
	if m.removed == nil {
		m.removed = map[int][]int{}
	}
	if cols := m.removed[line]; len(cols) == 0 || cols[len(cols)-1] != column-1 {
		m.Problems = append(m.Problems, problem.New(line, column, "invisible-character", "value", problem.CodePoint(r)))
	}
	m.removed[line] = append(m.removed[line], column)
}

// HiddenIn returns the first character of a value that nobody sees, however it is written.
func HiddenIn(s string) (string, bool) {
	if !strings.ContainsFunc(s, problem.IsHidden) {
		return "", false
	}
	runes := []rune(s)
	for i, r := range runes {
		if problem.IsHidden(r) && !isJoiner(runeAt(runes, i-1), r, runeAt(runes, i+1)) {
			return problem.CodePoint(r), true
		}
	}
	return "", false
}

// A tomlLine is where the reading of TOML stands within a line, which need not be valid: in which field, and in which kind of text.
type tomlLine struct {
	key      string
	quote    string // that ends the text in which it stands; empty outside of one
	from, to int    // of the word that was read last outside of texts
	comment  bool
	skip     int // characters that belong to the sign before
}

// next begins another line: only a text in three quotes goes on.
func (t *tomlLine) next() {
	if len(t.quote) < 3 {
		t.quote = ""
	}
	t.from, t.to, t.comment, t.skip = 0, 0, false, 0
}

// pass reads a whole line.
func (t *tomlLine) pass(line string) {
	if t.quote == "" && !strings.ContainsAny(line, `="'#`) {
		return
	}
	runes := []rune(line)
	for i := range runes {
		t.step(runes, i)
	}
}

// step reads one character.
func (t *tomlLine) step(line []rune, i int) {
	r := line[i]
	switch {
	case t.comment:
	case t.skip > 0:
		t.skip--
	case t.quote != "":
		t.inText(line, i)
	case r == '"' || r == '\'':
		t.quote = string(r)
		if hasThree(line, i) {
			t.quote, t.skip = strings.Repeat(t.quote, 3), 2
		}
	case r == '#':
		t.comment = true
	case r == '=':
		t.key, t.to = string(line[t.from:t.to]), t.from
	case isKeyRune(r) && t.to < i && !isSuspicious(line[i-1]):
		t.from, t.to = i, i+1
	case isKeyRune(r):
		t.to = i + 1
	}
}

func (t *tomlLine) inText(line []rune, i int) {
	r, quote := line[i], rune(t.quote[0])
	switch {
	case r == '\\' && quote == '"':
		t.skip = 1
	case r == quote && len(t.quote) == 1:
		t.quote = ""
	case r == quote && hasThree(line, i):
		t.quote, t.skip = "", 2
	}
}

func hasThree(line []rune, i int) bool {
	return i+2 < len(line) && line[i] == line[i+1] && line[i] == line[i+2]
}

func isKeyRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '-'
}
