package site

import "strings"

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
