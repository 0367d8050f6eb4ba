package site

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// What is published stays published: people's own numbers should not be, unless that is meant.

var (
	phoneNumber    = regexp.MustCompile(`(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}`)
	identityNumber = regexp.MustCompile(`[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx]`)
	cardNumber     = regexp.MustCompile(`(?:62\d{2}|4\d{3}|5[1-5]\d{2})[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?`)
	mailAddress    = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@(?i:(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|gmail|foxmail|hotmail|outlook|live|icloud|yahoo|yeah|aliyun|tom|21cn|wo)\.(?:com|cn|net|com\.cn))`)
)

// privateNumbers finds what is people's own in a file's text, front matter included: mobile phones, identity cards, bank cards, and
// addresses at the houses where people have theirs. firstLine is the line on which the text begins.
func privateNumbers(text string, firstLine int) problem.List {
	text = halfWidthDigits(text)
	if !hasLongNumber(text) && !strings.Contains(text, "@") {
		return nil
	}
	var list problem.List
	for line := range strings.Lines(text) {
		list = append(list, privateIn(strings.TrimRight(line, "\r\n"), firstLine)...)
		if firstLine++; len(list) >= mostPersonal {
			break
		}
	}
	return list
}

// WithoutPrivate returns a text in which something else stands in place of the numbers and addresses that are people's own, and these, masked.
func WithoutPrivate(text, instead string) (clean string, found []string) {
	patterns := []struct {
		of    *regexp.Regexp
		valid func(string) bool
	}{{identityNumber, isIdentity}, {cardNumber, isCard}, {phoneNumber, isAny}, {mailAddress, isAny}}
	for _, p := range patterns {
		plain := halfWidthDigits(text)
		var b strings.Builder
		from := 0 // the digits of an input method take other room: what is found is taken out of a text with those in ASCII
		for _, at := range p.of.FindAllStringIndex(plain, -1) {
			if s := plain[at[0]:at[1]]; alone(plain, at[0], at[1]) && p.valid(strings.NewReplacer(" ", "", "-", "").Replace(s)) {
				b.WriteString(plain[from:at[0]] + instead)
				from, found = at[1], append(found, masked(s))
			}
		}
		if from > 0 {
			text = b.String() + plain[from:]
		}
	}
	return text, found
}

func isAny(string) bool { return true }

// mostPersonal bounds what is said of one file: a list of a thousand people is one mistake.
const mostPersonal = 100

// halfWidthDigits returns a text with the digits of an input method in ASCII; all stays in its column.
func halfWidthDigits(text string) string {
	isFull := func(r rune) bool { return '０' <= r && r <= '９' || r == '＠' }
	if !strings.ContainsFunc(text, isFull) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isFull(r) {
			return r - '０' + '0'
		}
		return r
	}, text)
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
	if strings.Contains(line, "@") {
		return append(numbersIn(line, number), found(line, number, mailAddress, "private-mail", isAny)...)
	}
	return numbersIn(line, number)
}

func numbersIn(line string, number int) problem.List {
	if !hasLongNumber(line) {
		return nil
	}
	return slices.Concat(
		found(line, number, phoneNumber, "phone-number", isAny),
		found(line, number, identityNumber, "identity-number", isIdentity),
		found(line, number, cardNumber, "card-number", isCard))
}

// found returns a problem for each place at which a pattern stands alone and is valid.
func found(line string, number int, pattern *regexp.Regexp, code string, valid func(string) bool) problem.List {
	var list problem.List
	column, counted := 1, 0
	for _, at := range pattern.FindAllStringIndex(line, -1) {
		if len(list) == mostPersonal {
			break
		}
		if s := line[at[0]:at[1]]; alone(line, at[0], at[1]) && valid(strings.NewReplacer(" ", "", "-", "").Replace(s)) {
			column, counted = column+utf8.RuneCountInString(line[counted:at[0]]), at[0]
			list = append(list, problem.New(number, column, code, "value", masked(s)))
		}
	}
	return list
}

// isCard checks the last digit of a bank card's number (ISO/IEC 7812, by Luhn).
func isCard(number string) bool {
	sum := 0
	for i := range len(number) {
		digit := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0 && len(number) >= 16 && !(len(number) == 18 && isIdentity(number))
}

// alone reports whether what stands between two offsets is no part of a longer number, a word or an address.
func alone(line string, from, to int) bool {
	before, after := line[max(0, from-mostWord):from], line[to:]
	if from > 0 && isWordByte(line[from-1]) || after != "" && isWordByte(after[0]) {
		return false
	}
	word := before[strings.LastIndexAny(before, " \t\"'（，。；：")+1:]
	return !strings.Contains(word, "://") && !strings.Contains(word, "](")
}

// mostWord is how far, in bytes, before a number the address may begin whose part it is.
const mostWord = 2000

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
		if front.IsHeader(line) {
			inContact = strings.HasPrefix(strings.TrimSpace(line), "[contact]")
		}
		if inContact || strings.HasPrefix(strings.TrimSpace(line), "contact") {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
