package gathered

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// A reader goes once through JSON that anybody may have written, and takes out of it what it is asked for. It stops at the first thing
// that is wrong; what nobody asks for is passed over, and must be JSON all the same.
type reader struct {
	text  []byte
	at    int
	depth int
	path  []string // the fields within which it is, for problems
	wrong *problem.Problem
}

// What no honest data come near.
const (
	mostDepth  = 12
	mostKeys   = 200   // of an object
	mostText   = 6000  // bytes of a text that is taken
	mostInList = 20000 // entries of a list that is taken
)

// whole reads all of a text with read: behind it nothing may follow.
func whole(text []byte, read func(*reader)) *problem.Problem {
	r := &reader{text: text}
	read(r)
	if r.blank(); r.wrong == nil && r.at < len(r.text) {
		r.noJSON()
	}
	return r.wrong
}

// fail notes what is wrong at an offset, if nothing was before.
func (r *reader) fail(at int, code string, data ...string) {
	if r.wrong != nil {
		return
	}
	at = min(at, len(r.text))
	before := r.text[:at]
	start := bytes.LastIndexByte(before, '\n') + 1
	r.wrong = wrongAt(1+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(before[start:]), code, data...)
}

// wrongAt returns what is wrong at a place, whose file is named later; a line of 0 stands for the whole file.
func wrongAt(line, column int, code string, data ...string) *problem.Problem {
	p := problem.New(line, column, code, data...)
	return &p
}

func (r *reader) noJSON() { r.fail(r.at, "source-json") }

// value says that the field at an offset has a value that it cannot have.
func (r *reader) value(at int, value string) {
	r.fail(at, "source-value", "key", r.field(), "value", front.Shortened(value))
}

// field returns what the field is called that is being read.
func (r *reader) field() string { return strings.Join(r.path, ".") }

func (r *reader) blank() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// next returns the character with which the next value begins; 0 at the end, and once something is wrong.
func (r *reader) next() byte {
	if r.blank(); r.wrong != nil || r.at >= len(r.text) {
		return 0
	}
	return r.text[r.at]
}

// take passes over a character if it is the next.
func (r *reader) take(c byte) bool {
	if r.next() != c {
		return false
	}
	r.at++
	return true
}

// word passes over null, true or false if it is the next.
func (r *reader) word(w string) bool {
	if r.next() != w[0] || !bytes.HasPrefix(r.text[r.at:], []byte(w)) {
		return false
	}
	r.at += len(w)
	return true
}

// enter goes into an object or a list, and reports whether it may.
func (r *reader) enter(open byte) bool {
	if !r.take(open) {
		r.other()
		return false
	}
	if r.depth++; r.depth > mostDepth {
		r.fail(r.at-1, "source-large", "key", r.field(), "value", strconv.Itoa(r.depth), "expected", strconv.Itoa(mostDepth))
	}
	return r.wrong == nil
}

// other says that another kind of value stands here than there should.
func (r *reader) other() {
	start := r.start()
	r.skip()
	r.value(start, string(r.text[start:min(r.at, start+60, len(r.text))]))
}

// entries goes through what stands in an object or a list: each reads an entry, without the comma before it.
func (r *reader) entries(open, end byte, each func(i int)) {
	if !r.enter(open) {
		return
	}
	for i := 0; !r.take(end) && r.wrong == nil; i++ {
		if i > 0 && !r.take(',') {
			r.noJSON()
			return
		}
		each(i)
	}
	r.depth--
}

// object reads an object. fields are what reads each field; others nobody needs. needed are the fields that must be there.
func (r *reader) object(fields map[string]func(), needed ...string) {
	start := r.start()
	var keys []string
	r.entries('{', '}', func(int) {
		at := r.start()
		key := r.quoted()
		if r.wrong != nil {
			return
		}
		if slices.ContainsFunc(keys, func(k string) bool { return k == key }) {
			r.fail(at, "source-twice", "key", key)
		}
		if keys = append(keys, key); len(keys) > mostKeys {
			r.fail(at, "source-large", "key", r.field(), "value", strconv.Itoa(len(keys)), "expected", strconv.Itoa(mostKeys))
		}
		if !r.take(':') {
			r.noJSON()
			return
		}
		r.path = append(r.path, key)
		if read := fields[key]; read != nil {
			read()
		} else {
			r.skip()
		}
		r.path = r.path[:len(r.path)-1]
	})
	for _, key := range needed {
		if !slices.Contains(keys, key) {
			r.fail(start, "source-without", "key", strings.Join(append(r.path, key), "."))
		}
	}
}

// list reads a list, an entry after the other.
func (r *reader) list(most int, each func(i int)) {
	last := len(r.path) - 1
	name := ""
	if last >= 0 {
		name = r.path[last]
	}
	r.entries('[', ']', func(i int) {
		if i >= most {
			r.fail(r.at, "source-large", "key", r.field(), "value", strconv.Itoa(i+1), "expected", strconv.Itoa(most))
			return
		}
		if last >= 0 {
			r.path[last] = name + "[" + strconv.Itoa(i) + "]"
		}
		each(i)
	})
	if last >= 0 {
		r.path[last] = name
	}
}

// skip passes over a value of any kind.
func (r *reader) skip() {
	switch c := r.next(); {
	case c == '{':
		r.entries('{', '}', func(int) {
			if r.skipText(); !r.take(':') {
				r.noJSON()
				return
			}
			r.skip()
		})
	case c == '[':
		r.entries('[', ']', func(int) { r.skip() })
	case c == '"':
		r.skipText()
	case c == '-' || c >= '0' && c <= '9':
		r.number()
	case r.word("null"), r.word("true"), r.word("false"):
	default:
		r.noJSON()
	}
}

// number passes over a number, and returns how it is written.
func (r *reader) number() string {
	start := r.at
	digits := func() bool {
		from := r.at
		for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' {
			r.at++
		}
		return r.at > from
	}
	has := func(signs string) bool {
		if r.at < len(r.text) && strings.IndexByte(signs, r.text[r.at]) >= 0 {
			r.at++
			return true
		}
		return false
	}
	has("-")
	leading := r.at
	ok := digits() && !(r.text[leading] == '0' && r.at > leading+1)
	if has(".") {
		ok = digits() && ok
	}
	if has("eE") {
		has("+-")
		ok = digits() && ok
	}
	if !ok {
		r.noJSON()
	}
	return string(r.text[start:r.at])
}

// skipText passes over a text, and returns where it begins and ends without its quotation marks.
func (r *reader) skipText() (from, to int) {
	if !r.take('"') {
		r.noJSON()
		return r.at, r.at
	}
	from = r.at
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return from, r.at - 1
		case c == '\\' && r.at+1 < len(r.text):
			r.at++
		case c < ' ':
			r.noJSON()
			return from, from
		}
	}
	r.noJSON()
	return from, from
}

// quoted reads a text, with its escapes resolved.
func (r *reader) quoted() string { return r.quotedUpTo(mostText) }

// quotedUpTo reads a text that may have so many bytes as it is written.
func (r *reader) quotedUpTo(most int) string {
	r.blank()
	start := r.at
	if r.next() != '"' {
		r.noJSON()
		return ""
	}
	from, to := r.skipText()
	if r.wrong != nil {
		return ""
	}
	if to-from > most {
		r.fail(start, "source-large", "key", r.field(), "value", strconv.Itoa(to-from), "expected", strconv.Itoa(most))
		return ""
	}
	s, ok := unescaped(r.text[from:to])
	if !ok {
		r.fail(start, "source-json")
	}
	return s
}

// unescaped returns what a text of JSON says; not ok is what is no UTF-8, or half of a character.
func unescaped(raw []byte) (s string, ok bool) {
	if !utf8.Valid(raw) {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			b.WriteByte(raw[i])
			continue
		}
		if i++; i >= len(raw) {
			return "", false
		}
		if at := strings.IndexByte(`"\/bfnrt`, raw[i]); at >= 0 {
			b.WriteByte("\"\\/\b\f\n\r\t"[at])
			continue
		}
		c, ok := codeUnit(raw[i:])
		if !ok {
			return "", false
		}
		if i += 4; utf16.IsSurrogate(c) {
			if i+2 >= len(raw) || raw[i+1] != '\\' {
				return "", false
			}
			second, ok := codeUnit(raw[i+2:])
			if c = utf16.DecodeRune(c, second); !ok || c == utf8.RuneError {
				return "", false
			}
			i += 6
		}
		b.WriteRune(c)
	}
	return b.String(), true
}

// codeUnit reads u and four hexadecimal digits.
func codeUnit(raw []byte) (rune, bool) {
	if len(raw) < 5 || raw[0] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(raw[1:5]), 16, 16)
	return rune(n), err == nil
}

// Readers of the kinds of fields. Each leaves alone what null stands for, if it may.

// needed reads a line of text that must be there, and be more than blanks.
func (r *reader) needed(into *string) func() {
	return func() {
		at := r.start()
		if r.line(into)(); r.wrong == nil && isBlank(*into) {
			r.value(at, strconv.Quote(*into))
		}
	}
}

// line reads a line of text in which no character is hidden, or null.
func (r *reader) line(into *string) func() {
	return func() {
		at := r.start()
		if r.word("null") {
			return
		}
		if r.next() != '"' {
			r.other()
			return
		}
		*into = r.quoted()
		if sign, is := unseenIn(*into); is && r.wrong == nil {
			r.fail(at, "source-invisible", "key", r.field(), "value", sign)
		}
	}
}

// start returns where the next value begins.
func (r *reader) start() int {
	r.blank()
	return r.at
}

// day reads a day of the time in which plans are made, or null.
func (r *reader) day(into *day.Day) func() {
	return func() {
		at, s := r.start(), ""
		if r.line(&s)(); r.wrong != nil || s == "" {
			return
		}
		d, ok := day.Parse(s)
		if year, _, _ := d.Date(); !ok || year < firstYear || year > lastYear {
			r.value(at, s)
			return
		}
		*into = d
	}
}

// The years in which anything can be that is shown.
const (
	firstYear = 1950
	lastYear  = 2150
)

// count reads a whole number from least to most, or null.
func (r *reader) count(into *int, least, most int) func() {
	return func() {
		at := r.start()
		if r.word("null") {
			return
		}
		if c := r.next(); c != '-' && (c < '0' || c > '9') {
			r.other()
			return
		}
		s := r.number()
		n, err := strconv.Atoi(s)
		if err != nil || n < least || n > most {
			r.value(at, s)
			return
		}
		*into = n
	}
}

// size reads a size in bytes.
func (r *reader) size(into *int64) func() {
	return func() {
		n := 0
		r.count(&n, 0, math.MaxInt)()
		*into = int64(n)
	}
}

// truth reads true or false.
func (r *reader) truth(into *bool) func() {
	return func() {
		switch {
		case r.word("true"):
			*into = true
		case r.word("false"):
		default:
			r.other()
		}
	}
}

// lines reads a list of lines.
func (r *reader) lines(into *[]string, most int) func() {
	return func() {
		r.list(most, func(int) {
			var s string
			r.needed(&s)()
			*into = append(*into, s)
		})
	}
}
