package site

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/problem"
)

// What is published stays published: people's own numbers should not be, unless that is meant.

var (
	phoneNumber    = regexp.MustCompile(`1[3-9]\d([ -]?)\d{4}([ -]?)\d{4}`)
	identityNumber = regexp.MustCompile(`[1-9]\d{16}[\dXx]`)
)

// privateNumbers finds mobile phone and identity-card numbers in a file's text, front matter included. firstLine is the line
// on which the text begins.
func privateNumbers(text string, firstLine int) problem.List {
	if !hasLongNumber(text) {
		return nil
	}
	var list problem.List
	for line := range strings.Lines(text) {
		list = append(list, privateIn(strings.TrimRight(line, "\r\n"), firstLine)...)
		firstLine++
	}
	return list
}

// hasLongNumber reports whether a text has a number that is as long as the shortest of those that are looked for. Few have.
func hasLongNumber(text string) bool {
	digits := 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			if digits++; digits == len("13800000000") {
				return true
			}
		case c != ' ' && c != '-':
			digits = 0
		}
	}
	return false
}

func privateIn(line string, number int) problem.List {
	var list problem.List
	find := func(pattern *regexp.Regexp, code string, valid func(string) bool) {
		for _, at := range pattern.FindAllStringIndex(line, -1) {
			if found := line[at[0]:at[1]]; alone(line, at[0], at[1]) && valid(found) {
				list = append(list, problem.New(number, utf8.RuneCountInString(line[:at[0]])+1, code, "value", masked(found)))
			}
		}
	}
	find(phoneNumber, "phone-number", func(string) bool { return true })
	find(identityNumber, "identity-number", isIdentity)
	return list
}

// alone reports whether what stands between two offsets is no part of a longer number, a word or an address.
func alone(line string, from, to int) bool {
	before, after := line[:from], line[to:]
	if from > 0 && isWordByte(before[from-1]) || after != "" && isWordByte(after[0]) {
		return false
	}
	word := before[strings.LastIndexAny(before, " \t\"'（，。；：")+1:]
	return !strings.Contains(word, "://") && !strings.Contains(word, "](")
}

func isWordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '/' || c == '=' || c == '-'
}

// masked shows enough of a number to find it, and does not spread it.
func masked(number string) string { return number[:3] + "…" + number[len(number)-2:] }

// isIdentity checks the birthday and the check digit of an identity number (GB 11643).
func isIdentity(number string) bool {
	if d, ok := day.Parse(number[6:10] + "-" + number[10:12] + "-" + number[12:14]); !ok || d.String() < "1900" {
		return false
	}
	sum, weight := 0, []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	for i, w := range weight {
		sum += w * int(number[i]-'0')
	}
	return "10X98765432"[sum%11] == strings.ToUpper(number)[17]
}

// withoutContact blanks the lines of the table [contact] in site.toml: those numbers are meant to be called.
func withoutContact(text string) string {
	lines, inContact := strings.Split(text, "\n"), false
	for i, line := range lines {
		if beginsHeader.MatchString(line) {
			inContact = strings.HasPrefix(strings.TrimSpace(line), "[contact]")
		}
		if inContact || strings.HasPrefix(strings.TrimSpace(line), "contact") {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
