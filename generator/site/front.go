package site

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

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
		return source{body: text, bodyLine: 1}, problem.List{problem.New(1, 1, "front-matter-missing")}
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
	return source{body: "", bodyLine: 1}, problem.List{problem.New(1, 1, "front-matter-unclosed")}
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r") == fence }

// readFront reads TOML by a table of fields into a value, and returns what is wrong with it, and which fields could not be
// read; text begins on the given line.
func readFront[T any](text string, firstLine int, into *T, fields []field[T], check func(*T, *findings)) (problem.List, faults) {
	var decoded map[string]any
	if _, err := toml.Decode(text, &decoded); err != nil {
		return problem.List{syntaxProblem(text, firstLine, err)}, unreadable
	}
	var f findings
	readTable(&f, "", decoded, into, fields)
	f.read()
	check(into, &f)
	if len(f.all) == 0 {
		return nil, nil
	}
	return f.problems(places(text, firstLine), firstLine), f.faults
}

// unreadable are the faults of front matter of which no field could be read.
var unreadable = faults{""}

// syntaxProblem turns the library's error into a problem. The commonest is a sign of a Chinese input method.
func syntaxProblem(text string, firstLine int, err error) problem.Problem {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return problem.New(firstLine, 1, "toml-syntax", "detail", err.Error())
	}
	line := max(parse.Position.Line, 1)
	if sign, ascii, column, ok := fullWidth(lineOf(text, line)); ok {
		return problem.New(firstLine+line-1, column, "toml-full-width", "value", sign, "expected", ascii)
	}
	column := columnOf(text, parse.Position.Start)
	if value, ok := strings.CutPrefix(parse.Message, "invalid datetime: "); ok {
		return problem.New(firstLine+line-1, column, "no-such-day", "key", parse.LastKey, "value", strings.Trim(value, `"`))
	}
	return problem.New(firstLine+line-1, column, "toml-syntax", "detail", parse.Message)
}

// columnOf returns the column, in characters, of the byte at an offset.
func columnOf(text string, offset int) int {
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	return utf8.RuneCountInString(text[start:offset]) + 1
}

func lineOf(text string, line int) string {
	for ; line > 1; line-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	text, _, _ = strings.Cut(text, "\n")
	return text
}

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
