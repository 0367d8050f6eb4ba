package site

import (
	"regexp"
	"strings"

	"gongshi/generator/problem"
)

// fence is the line before and after front matter.
const fence = "+++"

// A source is a Markdown file taken apart: its front matter and its body, each with the line on which it begins.
type source struct {
	front, body         string
	frontLine, bodyLine int
}

// split takes a file apart. A byte order mark and CRLF line ends are tolerated.
func split(text string) (source, problem.List) {
	text = strings.TrimPrefix(text, "\ufeff")
	first, rest, more := strings.Cut(text, "\n")
	if !isFence(first) {
		return source{body: text, bodyLine: 1}, problem.List{noFront(text)}
	}
	front := rest
	for line := 2; more; line++ {
		var current string
		at := len(front) - len(rest)
		current, rest, more = strings.Cut(rest, "\n")
		if isFence(current) {
			return source{front: front[:at], body: rest, frontLine: 2, bodyLine: line + 1}, nil
		}
	}
	return source{body: "", bodyLine: 1}, problem.List{unclosed(text)}
}

// noFront says how a file begins instead of with front matter.
func noFront(text string) problem.Problem {
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimSpace(first)
	switch {
	case strings.TrimSpace(text) == "":
		return problem.New(1, 1, "file-empty")
	case first == "---":
		return problem.New(1, 1, "front-matter-yaml")
	case likeFence.MatchString(first):
		return problem.New(1, 1, "fence-written-otherwise", "value", shortened(first))
	case first == "" && isFence(strings.TrimLeft(strings.SplitN(strings.TrimLeft(rest, " \t\r\n"), "\n", 2)[0], " \t")):
		return problem.New(1, 1, "front-matter-late")
	default:
		return problem.New(1, 1, "front-matter-missing")
	}
}

// likeFence is a line that was meant to be a fence.
var likeFence = regexp.MustCompile(`^([+＋]{2,}|---)$`)

// unclosed finds the line that was meant to end front matter.
func unclosed(text string) problem.Problem {
	for i, line := range strings.Split(text, "\n") {
		if line := strings.TrimSpace(line); i > 0 && likeFence.MatchString(line) {
			return problem.New(i+1, 1, "fence-written-otherwise", "value", shortened(line))
		}
	}
	return problem.New(1, 1, "front-matter-unclosed")
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r") == fence }

// readFront reads TOML by a table of fields into a value, and returns what is wrong with it, and which fields could not be
// read; text begins on the given line.
func readFront[T any](text string, firstLine int, into *T, fields []field[T], check func(*T, *findings)) (problem.List, faults) {
	if q, found := tooMuch(text, firstLine); found {
		return problem.List{q}, unreadable
	}
	r := repaired(text, firstLine)
	found, unread := r.problems()
	if r.lost {
		return found, unreadable
	}
	f := findings{rooms: func() []room { return roomsOf(into) }, faults: unread}
	readTable(&f, "", r.decoded, into, fields)
	f.read()
	check(into, &f)
	if len(f.all) == 0 && len(found) == 0 {
		return nil, nil
	}
	return append(found, f.problems(places(r.text(), firstLine), firstLine)...), f.faults
}

// unreadable are the faults of front matter of which no field could be read.
var unreadable = faults{""}

var halfWidth = map[rune]string{
	'“': `"`, '”': `"`, '‘': `'`, '’': `'`, '＂': `"`, '＝': "=", '［': "[", '］': "]", '【': "[", '】': "]",
	'｛': "{", '｝': "}", '，': ",", '、': ",", '：': "=", '　': " ",
}

// fullWidth finds, outside quoted text and comments, the first sign of a line that an input method has put in place of an
// ASCII one. In a text that does not end it is the last curly quote, which was to end it.
func fullWidth(line string) (sign, ascii string, column int, ok bool) {
	var quote rune // that is open
	escaped, at := false, 0
	for _, r := range line {
		at++
		half := halfWidth[r]
		switch {
		case quote == 0 && half != "":
			return string(r), half, at, true
		case quote == 0 && r == '#':
			return "", "", 0, false
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		case r == quote && !escaped:
			quote, ok = 0, false
		case half == string(quote):
			sign, ascii, column, ok = string(r), half, at, true
		}
		escaped = r == '\\' && quote == '"' && !escaped
	}
	return sign, ascii, column, ok
}

// halved returns a line with an ASCII sign in place of each full-width one, as far as it is short enough to be shown.
func halved(line string) string {
	const most = 40 // signs
	for range most {
		_, ascii, column, ok := fullWidth(line)
		if !ok {
			break
		}
		runes := []rune(line)
		line = string(runes[:column-1]) + ascii + string(runes[column:])
	}
	return line
}
