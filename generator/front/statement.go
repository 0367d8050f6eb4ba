package front

import (
	"regexp"
	"strings"
)

// A statement is a field or a table's header: the lines [from, to). What belongs together is found by brackets and quotes,
// in text that need not be valid.
type statement struct {
	from, to int
	header   bool
}

var (
	beginsHeader = regexp.MustCompile(`^\s*[\[【［]`)
	beginsField  = regexp.MustCompile(`^\s*("[^"]*"|'[^']*'|[^\s#=＝,"'\[\]{}]+)\s*[=＝]`)
)

// IsHeader reports whether a line begins a table.
func IsHeader(line string) bool { return beginsHeader.MatchString(line) }

// statements cuts lines into statements, the empty ones and comments among them.
func statements(lines []string) []statement {
	var all []statement
	for from := 0; from < len(lines); {
		to := endOfStatement(lines, from)
		all = append(all, statement{from, to, beginsHeader.MatchString(lines[from])})
		from = to
	}
	return all
}

// endOfStatement returns the line after a statement. One that is left open ends where another begins.
func endOfStatement(lines []string, from int) int {
	var o opened
	for i := from; i < len(lines); i++ {
		if i > from && o.text == "" && (beginsField.MatchString(lines[i]) || beginsHeader.MatchString(lines[i])) {
			return i
		}
		if o.read(lines[i]); o.text == "" && o.brackets <= 0 {
			return i + 1
		}
	}
	if o.text != "" {
		return from + 1 // a long text that never ends: at least what follows can be read
	}
	return len(lines)
}

// opened is what is open at the end of a line: brackets, and a text of several lines.
type opened struct {
	brackets int
	text     string // the three quotes that end it
}

func (o *opened) read(line string) {
	for line != "" {
		if o.text != "" {
			_, after, ended := strings.Cut(line, o.text)
			if !ended {
				return
			}
			o.text, line = "", after
			continue
		}
		switch c := line[0]; c {
		case '#':
			return
		case '"', '\'':
			if triple := strings.Repeat(string(c), 3); strings.HasPrefix(line, triple) {
				o.text, line = triple, line[3:]
				continue
			}
			line = line[min(lengthOfQuoted(line), len(line)):]
			continue
		case '[', '{':
			o.brackets++
		case ']', '}':
			o.brackets--
		}
		line = line[1:]
	}
}

// lengthOfQuoted returns how long the quoted text is with which a line begins; longer than the line if it does not end.
func lengthOfQuoted(line string) int {
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && line[0] == '"':
			i++
		case line[i] == line[0]:
			return i + 1
		}
	}
	return len(line) + 1
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// withoutComment returns a line without the comment at its end, and blanks.
func withoutComment(line string) string {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '#':
			return strings.TrimSpace(line[:i])
		case '"', '\'':
			i += min(lengthOfQuoted(line[i:]), len(line)-i) - 1
		}
	}
	return strings.TrimSpace(line)
}

var isBareKey = regexp.MustCompile(`^\s*[A-Za-z0-9_-]+\s*`)

// bareKey returns the key with which a line begins, with the blanks around it.
func bareKey(line string) (string, bool) {
	key := isBareKey.FindString(line)
	return key, key != ""
}
