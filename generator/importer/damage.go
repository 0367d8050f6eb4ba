package importer

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"gongshi/generator/problem"
)

// damaged is what spreadsheet programs write in place of what a cell held: an error of theirs, in whichever language, or nothing
// but # where a column is too narrow. No cell of a plan is that and nothing else.
var damaged = regexp.MustCompile(`^(#{2,}|(?i)#N/A( N/A)?|#N/D|#NV|#GETTING_DATA|Err:\s?\d{3}|#(REF|DIV/0|NULL|VALUE|NAME|NUM|SPILL|CALC)[!?])$|` +
	`^#\p{Lu}[\p{Lu}\d/_.]*[!?]$|^#(名称|名字|值|数值|数字|引用|空|空值|除零|被零除)[!?]$`)

// damageIn returns the error of a spreadsheet program that a cell consists of, or that one of the entries of its list does.
func damageIn(cell string, list bool) (string, bool) {
	entries := []string{cell}
	if list {
		entries = strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '；' })
	}
	for _, entry := range entries {
		const longest = 60
		if entry = strings.TrimSpace(entry); len(entry) <= longest && damaged.MatchString(width.Narrow.String(entry)) || hashes(entry) {
			return entry, true
		}
	}
	return "", false
}

// hashes reports whether there is nothing but #, however wide.
func hashes(text string) bool { return len(text) > 1 && strings.Trim(text, "#") == "" }

// cut is how much of a text the best-known spreadsheet program keeps in a cell: the rest it throws away without a word.
const cut = 32_767

// isCut reports whether a text ends where that program ends one.
func isCut(cell string) bool {
	if len(cell) < cut {
		return false
	}
	units := 0
	for _, r := range cell {
		if units++; r > 0xffff {
			units++
		}
	}
	return units == cut
}

// isHidden reports whether a character takes no room, in any script.
func isHidden(r rune) bool {
	return problem.IsHidden(r) || unicode.Is(unicode.Cf, r)
}

// hiddenIn returns the first character of a text that nobody sees, as standards name it: U+200E.
func hiddenIn(text string) (string, bool) {
	at := strings.IndexFunc(text, isHidden)
	if at < 0 {
		return "", false
	}
	for _, r := range text[at:] {
		return problem.CodePoint(r), true
	}
	return "", false
}

// visible returns a text without what nobody sees.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if isHidden(r) {
			return -1
		}
		return r
	}, text)
}
