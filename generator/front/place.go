package front

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Place is where something stands in a text: line and column from 1, the column in characters.
type Place struct{ Line, Column int }

// A FieldPlace is where a field stands: its name, and its value.
type FieldPlace struct{ Name, Value Place }

// places returns where each field of a valid TOML text stands, by its path: "title", "schedule.due", "lead[1]",
// "milestones[0].done[2]". A table's path has the place of its header. The TOML library tells no places of its own.
// The text begins on the given line of its file, and places are in the file.
func places(text string, firstLine int) map[string]FieldPlace { return scanned(text, firstLine).found }

// scanned walks over a valid TOML text.
func scanned(text string, firstLine int) *placeScanner {
	s := &placeScanner{text: text, at: Place{firstLine, 1}, found: map[string]FieldPlace{}, counts: map[string]int{}, spans: map[string]fieldSpan{}}
	table := ""
	for s.skip(" \t\r\n") {
		switch {
		case s.peek() == '#':
			s.comment()
		case s.peek() == '[':
			table = s.header()
		default:
			s.keyValue(table)
			s.statements = append(s.statements, s.last)
		}
	}
	return s
}

// A placeScanner walks over TOML that the library has already found valid; on anything else it stops early, no more.
type placeScanner struct {
	text   string
	offset int
	at     Place
	found  map[string]FieldPlace
	counts map[string]int // elements so far of each array of tables

	spans      map[string]fieldSpan // of fields and of elements of lists: where in the text they stand
	sections   []section            // the tables that have a header, in the order of the text
	statements []string             // the paths of the fields that begin a line, in the order of the text
	last       string               // the path of the field last read
}

// A fieldSpan is where in a text a field stands: [from, to) from its name to the end of its value, which begins at value.
type fieldSpan struct {
	from, value, to int
	table           string // whose header it stands below
}

// A section is a table that has a header of its own: [from, to).
type section struct {
	path     string
	from, to int
}

func (s *placeScanner) peek() byte {
	if s.offset < len(s.text) {
		return s.text[s.offset]
	}
	return 0
}

func (s *placeScanner) next() {
	r, size := utf8.DecodeRuneInString(s.text[s.offset:])
	s.offset += size
	if r == '\n' {
		s.at = Place{s.at.Line + 1, 1}
	} else if size > 0 {
		s.at.Column++
	}
}

func (s *placeScanner) advance(n int) {
	for end := s.offset + n; s.offset < end && s.offset < len(s.text); {
		s.next()
	}
}

// skip passes over the given characters and reports whether any text is left.
func (s *placeScanner) skip(set string) bool {
	for s.offset < len(s.text) && strings.IndexByte(set, s.text[s.offset]) >= 0 {
		s.next()
	}
	return s.offset < len(s.text)
}

func (s *placeScanner) comment() {
	for s.offset < len(s.text) && s.peek() != '\n' {
		s.next()
	}
}

// header reads [table] or [[table]] and returns the path of what follows.
func (s *placeScanner) header() string {
	start, from := s.at, s.offset
	array := strings.HasPrefix(s.text[s.offset:], "[[")
	s.skip("[ \t")
	path := s.resolve(s.key())
	if array {
		n := s.counts[path]
		s.counts[path] = n + 1
		if n == 0 {
			s.found[path] = FieldPlace{start, start}
		}
		path += "[" + strconv.Itoa(n) + "]"
	}
	s.skip("] \t")
	s.found[path] = FieldPlace{start, start}
	s.sections = append(s.sections, section{path, from, s.offset})
	return path
}

// resolve joins keys to a path in which each array of tables stands for its newest element, save the last key.
func (s *placeScanner) resolve(keys []string) string {
	path := ""
	for i, key := range keys {
		path = child(path, key)
		if n := s.counts[path]; n > 0 && i < len(keys)-1 {
			path += "[" + strconv.Itoa(n-1) + "]"
		}
	}
	return path
}

func child(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// key reads a dotted key.
func (s *placeScanner) key() []string {
	var keys []string
	for s.skip(" \t") {
		start := s.offset
		if q := s.peek(); q == '"' || q == '\'' {
			s.quoted()
			keys = append(keys, unquoted(s.text[start:s.offset]))
		} else {
			for s.offset < len(s.text) && strings.IndexByte(" \t.=]\r\n", s.peek()) < 0 {
				s.next()
			}
			keys = append(keys, s.text[start:s.offset])
		}
		s.skip(" \t")
		if s.peek() != '.' {
			break
		}
		s.next()
	}
	return keys
}

func unquoted(key string) string {
	if key[0] == '"' {
		if plain, err := strconv.Unquote(key); err == nil {
			return plain
		}
	}
	return strings.Trim(key, `"'`)
}

func (s *placeScanner) keyValue(table string) {
	start, from := s.at, s.offset
	path := table
	for _, key := range s.key() {
		path = child(path, key)
	}
	s.skip(" \t=")
	s.found[path] = FieldPlace{start, s.at}
	value := s.offset
	s.value(path)
	if s.offset == from {
		s.next() // never stand still
	}
	s.spans[path] = fieldSpan{from, value, value + len(strings.TrimRight(s.text[value:max(value, s.offset)], " \t")), table}
	s.last = path
}

func (s *placeScanner) value(path string) {
	switch s.peek() {
	case '"', '\'':
		s.quoted()
	case '[':
		s.array(path)
	case '{':
		s.inlineTable(path)
	default:
		for s.offset < len(s.text) && strings.IndexByte(",]}#\r\n", s.peek()) < 0 {
			s.next()
		}
	}
}

func (s *placeScanner) array(path string) {
	s.next()
	for i := 0; s.skip(" \t\r\n,"); {
		switch s.peek() {
		case ']':
			s.next()
			return
		case '#':
			s.comment()
		default:
			element, from := path+"["+strconv.Itoa(i)+"]", s.offset
			s.found[element] = FieldPlace{s.at, s.at}
			s.value(element)
			s.spans[element] = fieldSpan{from: from, value: from, to: from + len(strings.TrimRight(s.text[from:s.offset], " \t"))}
			i++
			if s.offset == from {
				return
			}
		}
	}
}

func (s *placeScanner) inlineTable(path string) {
	s.next()
	for s.skip(" \t\r\n,") {
		switch s.peek() {
		case '}':
			s.next()
			return
		case '#':
			s.comment()
		default:
			s.keyValue(path)
		}
	}
}

// quoted passes over a string of any of TOML's four kinds.
func (s *placeScanner) quoted() {
	quote := s.text[s.offset : s.offset+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s.text[s.offset:], triple) {
		quote = triple
	}
	s.advance(len(quote))
	for s.offset < len(s.text) {
		switch {
		case s.peek() == '\\' && quote[0] == '"':
			s.next()
			s.next()
		case strings.HasPrefix(s.text[s.offset:], quote):
			s.advance(len(quote))
			for len(quote) == 3 && s.peek() == quote[0] {
				s.next() // up to two quotes may stand before the end
			}
			return
		default:
			s.next()
		}
	}
}

func Element(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
