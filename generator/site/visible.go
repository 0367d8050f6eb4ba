package site

import (
	"strings"
	"unicode"

	"gongshi/generator/problem"
)

// Characters that nobody sees come with what is pasted from web pages, chats and documents. In front matter they make another name
// of a name and no day of a day.

// isHidden reports whether a character takes no room: controls, marks of direction, joiners and the like.
func isHidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case unicode.IsControl(r), r == 0xad, r == 0x34f, r == 0x61c, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5:
		return true
	case r == 0x180e, 0x200b <= r && r <= 0x200f, 0x2028 <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f:
		return true
	}
	return r == 0x3164 || r == 0xfeff || r == 0xffa0 || 0xfff9 <= r && r <= 0xfffb
}

// isOddBlank reports whether a character looks like a space and is none to a program, the full-width one among them.
func isOddBlank(r rune) bool { return r != ' ' && unicode.Is(unicode.Zs, r) || r == 0x2800 }

func isSuspicious(r rune) bool {
	return r != '\r' && isHidden(r) || isOddBlank(r)
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

// prose are the fields that are read by people alone: an odd blank is part of how they are set.
var prose = map[string]bool{
	"title": true, "summary": true, "notice": true, "reason": true, "by": true, "directed": true, "document": true, "issuer": true, "subject": true,
	"validity": true, "publisher": true, "phone": true, "column": true, "icp": true, "police": true, "licence": true, "index_number": true, "unit": true,
}

// visible returns a line without what must not stand there, and reports each.
func (m *manuscript) visible(line string, number int, at *tomlLine) string {
	if at.next(); !strings.ContainsFunc(line, isSuspicious) && !strings.ContainsAny(strings.TrimSuffix(line, "\r"), "\r") {
		at.pass(line)
		return line
	}
	var clear strings.Builder
	runes := []rune(strings.TrimSuffix(line, "\r"))
	for i, r := range runes {
		before, after := runeAt(runes, i-1), runeAt(runes, i+1)
		at.step(runes, i)
		if at.forbids(before, r, after) {
			m.remove(number, i+1, r)
			continue
		}
		clear.WriteRune(r)
	}
	return clear.String()
}

// forbids reports whether a character may not stand where the reading stands.
func (t *tomlLine) forbids(before, r, after rune) bool {
	switch {
	case t.comment:
		return breaksComment(r)
	case isHidden(r):
		return !isJoiner(before, r, after)
	default:
		return isOddBlank(r) && !(t.quote != "" && prose[t.key])
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

func (m *manuscript) remove(line, column int, r rune) {
	if m.removed == nil {
		m.removed = map[int][]int{}
	}
	if cols := m.removed[line]; len(cols) == 0 || cols[len(cols)-1] != column-1 {
		m.problems = append(m.problems, problem.New(line, column, "invisible-character", "value", problem.CodePoint(r)))
	}
	m.removed[line] = append(m.removed[line], column)
}

// hiddenIn returns the first character of a value that nobody sees, however it is written.
func hiddenIn(s string) (string, bool) {
	if !strings.ContainsFunc(s, isHidden) {
		return "", false
	}
	runes := []rune(s)
	for i, r := range runes {
		if isHidden(r) && !isJoiner(runeAt(runes, i-1), r, runeAt(runes, i+1)) {
			return problem.CodePoint(r), true
		}
	}
	return "", false
}
