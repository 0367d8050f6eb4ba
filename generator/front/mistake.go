package front

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"gongshi/generator/day"
)

// A writing is a field that the TOML library cannot read. What it says of it is for programmers; the mistakes that people
// make are recognised from what they wrote.
type writing struct {
	vocabulary   *Vocabulary
	lines        []string
	line, column int // where the library stopped: the line from 0
	err          toml.ParseError
}

// mistake names the mistake, and says where it is: the line from 0.
func (w writing) mistake() (code string, at Place, data []string) {
	here := Place{w.line, w.column}
	key, value, at, found := w.parts()
	if found && value != "" {
		if code, data := w.vocabulary.writtenMistake(key, value); code != "" {
			return code, at, data
		}
	}
	if code, at, data := w.otherEquals(); !found && code != "" {
		return code, at, data
	}
	if sign, ascii, column, ok := fullWidth(w.lines[w.line]); ok && ascii == "," && found && value[0] == '"' {
		return w.afterText(key, value, Place{w.line, column})
	} else if ok {
		data := []string{"value", sign, "expected", ascii}
		if line := halved(w.lines[w.line]); strings.Count(w.lines[w.line], sign) != 1 || len(line)-len(w.lines[w.line]) != len(ascii)-len(sign) {
			data = append(data, "other", Shortened(line))
		}
		return "toml-full-width", Place{w.line, column}, data
	}
	if !found {
		return w.keyMistake(here)
	}
	if code, data := w.vocabulary.valueMistake(key, value); code != "" {
		return code, at, data
	}
	if code, at, data := w.within(); code != "" {
		return code, at, data
	}
	return w.stopped(key, value, at, here)
}

// stopped names a mistake by what the library says, where the value shows none. Its English words have to do here, as in mendClash: its
// place does not tell whether it stopped within a text that does not end, behind a value or in a list, and what it takes for a clash
// follows from tables that are only implied. To know these from the source would take a reader of TOML of our own. If the library
// changes its words, TestEveryKindOfProblemIsMadeAndMended fails.
func (w writing) stopped(key, value string, at, here Place) (string, Place, []string) {
	switch message := w.err.Message; {
	case value[0] == '[' && strings.HasPrefix(message, "unexpected EOF"),
		strings.HasPrefix(message, "expected a comma (',') or array terminator") && strings.HasSuffix(message, "end of file"):
		return "list-unclosed", at, []string{"key", key}
	case strings.HasPrefix(message, "expected a comma (',') or array terminator"):
		return "comma-missing", here, []string{"key", key}
	case strings.HasPrefix(message, "invalid escape"), strings.Contains(message, "hexadecimal digits after"):
		return "backslash", here, []string{"key", key}
	case strings.HasPrefix(message, "expected a top-level item to end") && strings.ContainsAny(value[:1], `"']}`):
		return "after-value", here, []string{"key", key, "value", Shortened(w.rest())}
	case strings.HasPrefix(message, "expected value but found"):
		return "text-unquoted", here, []string{"key", key, "value", Shortened(w.word())}
	default:
		return "toml-syntax", here, []string{"key", key}
	}
}

// afterText names the mistake that something is listed behind a text: where a list belongs it should be one.
func (w writing) afterText(key, value string, at Place) (string, Place, []string) {
	if sort, _ := w.vocabulary.expects(key); sort == aList {
		return "not-a-list", at, []string{"key", key, "value", Shortened(value), "expected", listOf(value)}
	}
	return "after-value", at, []string{"key", key, "value", Shortened(strings.TrimSpace(value[min(lengthOfQuoted(value), len(value)):]))}
}

var innerField = regexp.MustCompile(`([A-Za-z0-9_-]+)\s*=\s*([^,{}\[\]"'=]*)`)

// within names a mistake in a field of an inline table: that in which the library stopped, or behind which it did.
func (w writing) within() (code string, at Place, data []string) {
	line := w.lines[w.line]
	for _, m := range innerField.FindAllStringSubmatchIndex(line, -1) {
		column := utf8.RuneCountInString(line[:m[4]]) + 1
		value := strings.TrimSpace(line[m[4]:m[5]])
		if value == "" || w.column < column || w.column > column+utf8.RuneCountInString(line[m[4]:m[5]]) || !strings.Contains(line[:m[0]], "{") {
			continue
		}
		key := line[m[2]:m[3]]
		if code, data := w.vocabulary.writtenMistake(key, value); code != "" {
			return code, Place{w.line, column}, data
		}
		code, data := w.vocabulary.valueMistake(key, value)
		return code, Place{w.line, column}, data
	}
	return "", Place{}, nil
}

// parts returns the field's key, and what stands of its value on the first line.
func (w writing) parts() (key, value string, at Place, found bool) {
	line := withoutComment(w.lines[0])
	key, value, found = strings.Cut(line, "=")
	if key = strings.TrimSpace(key); !found || !isPlainKey.MatchString(key) {
		return "", "", Place{}, false
	}
	value = strings.TrimSpace(value)
	before := strings.IndexByte(w.lines[0], '=') + 1
	before += indent(w.lines[0][before:])
	return key, value, Place{0, utf8.RuneCountInString(w.lines[0][:before]) + 1}, true
}

var isPlainKey = regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)

// keyMistake names a mistake before the value: no equals sign, or a key in another script.
func (w writing) keyMistake(here Place) (string, Place, []string) {
	line := withoutComment(w.lines[0])
	begin := Place{0, 1 + indent(w.lines[0])}
	if key, _, ok := strings.Cut(line, "="); ok && strings.ContainsFunc(key, func(r rune) bool { return r >= 0x80 }) {
		key = strings.TrimSpace(key)
		if known, ok := w.vocabulary.Translated[key]; ok {
			return "key-in-chinese", begin, []string{"key", key, "near", known}
		}
		return "key-not-english", begin, []string{"key", Shortened(key)}
	}
	if !strings.Contains(line, "=") {
		return "equals-missing", here, []string{"value", Shortened(line)}
	}
	return "toml-syntax", here, nil
}

var otherEquals = regexp.MustCompile(`^\s*([A-Za-z0-9_.-]+)\s*([:：＝])\s*(.*)$`)

// otherEquals names another sign in the place of the equals sign, as YAML has it, or an input method.
func (w writing) otherEquals() (code string, at Place, data []string) {
	m := otherEquals.FindStringSubmatchIndex(w.lines[0])
	if m == nil {
		return "", Place{}, nil
	}
	key, sign := w.lines[0][m[2]:m[3]], w.lines[0][m[4]:m[5]]
	at = Place{0, utf8.RuneCountInString(w.lines[0][:m[4]]) + 1}
	written := strings.TrimSpace(key + " = " + w.vocabulary.spelt(key, withoutComment(halved(w.lines[0][m[6]:m[7]]))))
	switch {
	case sign != "＝":
		return "colon-for-equals", at, []string{"key", key, "expected", Shortened(written)}
	case written == key+" = "+strings.TrimSpace(w.lines[0][m[6]:m[7]]):
		return "toml-full-width", at, []string{"key", key, "value", sign, "expected", "="}
	}
	return "toml-full-width", at, []string{"key", key, "value", sign, "expected", "=", "other", Shortened(written)}
}

// writtenMistake names a mistake in a value without quotes that is not of the sort which its field expects.
func (v *Vocabulary) writtenMistake(key, value string) (string, []string) {
	sort, known := v.expects(key)
	isTruth := truths[strings.ToLower(value)] != ""
	switch {
	case !known, sort == aNumber && leadingZero.MatchString(value), sort == aTruth && isTruth:
		return "", nil // said by valueMistake
	case sort == aText && !strings.ContainsAny(value[:1], `"'[{`) && !strings.ContainsAny(value, "“”‘’"):
		return "text-unquoted", []string{"key", key, "value", Shortened(escaped.Replace(value))}
	}
	return v.mistaken(key, value)
}

// escaped writes what has a meaning in quotes.
var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// valueMistake names a mistake that the value itself shows.
func (v *Vocabulary) valueMistake(key, value string) (string, []string) {
	switch {
	case value == "" && v.requires(key):
		return "empty-value", []string{"key", key}
	case value == "":
		return "value-missing", []string{"key", key}
	case value[0] == '"' || value[0] == '\'':
		if lengthOfQuoted(value) > len(value) && !strings.HasPrefix(value, strings.Repeat(value[:1], 3)) {
			return "quote-unclosed", []string{"key", key, "expected", value[:1]}
		}
		return "", nil
	case leadingZero.MatchString(value):
		return "leading-zero", []string{"key", key, "value", value, "expected", strings.TrimLeft(value, "0")}
	}
	if truth, ok := truths[strings.ToLower(value)]; ok {
		return "true-or-false-spelt", []string{"key", key, "value", value, "expected", truth}
	}
	if d, ok := otherDay(value); ok {
		return "day-form", []string{"key", key, "value", value, "expected", d}
	}
	if !strings.ContainsAny(value[:1], `[{`) && strings.ContainsFunc(value, func(r rune) bool { return r >= 0x80 || r == '%' }) {
		return "text-unquoted", []string{"key", key, "value", Shortened(value)}
	}
	return "", nil
}

var leadingZero = regexp.MustCompile(`^0+[1-9][0-9]*$`)

var truths = map[string]string{"true": "true", "yes": "true", "是": "true", "false": "false", "no": "false", "否": "false"}

// otherDay reads a day that is written in one of the ways that are usual elsewhere: 2022年6月30日, 2022/6/30, 2022.6.30.
func otherDay(s string) (string, bool) {
	d, rest, _ := day.Cut(s)
	return d.String(), d != 0 && rest == ""
}

// rest returns what stands from where the library stopped to the end of the line.
func (w writing) rest() string {
	runes := []rune(w.lines[w.line])
	return strings.TrimSpace(string(runes[min(w.column-1, len(runes)):]))
}

// word returns the word at which the library stopped.
func (w writing) word() string {
	rest := withoutComment(w.rest())
	if end := strings.IndexAny(rest, ",]}"); end > 0 && w.lines[0] != "" && strings.ContainsAny(w.lines[0], "[{") {
		rest = strings.TrimSpace(rest[:end])
	}
	return rest
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
