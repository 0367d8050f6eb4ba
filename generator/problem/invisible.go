package problem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Unseen is a character that nobody sees, and its place in a text.
type Unseen struct {
	Rune         rune
	Offset       int
	Line, Column int // from 1, in characters
}

// Name returns what the character is called, as CodePoint does.
func (u Unseen) Name() string { return CodePoint(u.Rune) }

// CodePoint names a character as standards do: U+200E.
func CodePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// UnseenCharacters finds the characters of a text that are not seen and mean nothing there: control characters, soft hyphens,
// marks of width zero and of direction. Joiners stay where an emoji or a script needs them, and so do marks of direction beside
// a script that is written from right to left. firstLine is the line of the file on which the text begins.
//
// A file's own mark at its beginning (U+FEFF) is the caller's to cut off, and special blanks are IsOddBlank.
func UnseenCharacters(text string, firstLine int) []Unseen {
	var all []Unseen
	line, before := firstLine, rune(0)
	counted, characters := 0, 0 // so many characters stand on the line before that offset
	for at := 0; at < len(text); {
		if c := text[at]; c >= ' ' && c < 0x7F {
			before, at = rune(c), at+1
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case r == '\n':
			line, counted, characters = line+1, at+size, 0
		case IsUnseen(r) && !isNeeded(r, before, text[at+size:]) && !turns(r, text, at) && !endsLine(r, text[at+size:]):
			characters += utf8.RuneCountInString(text[counted:at])
			counted = at
			all = append(all, Unseen{r, at, line, characters + 1})
		}
		before, at = r, at+size
	}
	return all
}

// endsLine reports whether r and what follows it are the end of a line as Windows writes it.
func endsLine(r rune, after string) bool { return r == '\r' && strings.HasPrefix(after, "\n") }

// IsHidden reports whether r takes no room: controls other than a tab and the end of a line, marks of direction, joiners and the like.
func IsHidden(r rune) bool {
	switch {
	case r < 0xAD:
		return r < ' ' && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0
	case r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	switch r {
	case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0:
		return true
	}
	return false
}

// IsUnseen reports whether r is hidden, or shows nothing in a text: tags, and what is no character.
func IsUnseen(r rune) bool {
	isTag := r >= 0xE0000 && r <= 0xE0FFF && !(r >= 0xE0100 && r <= 0xE01EF) // those are which of two shapes a Chinese character has
	return IsHidden(r) || isTag || r == 0xFFFC || r&0xFFFE == 0xFFFE
}

// IsOddBlank reports whether r looks like a blank and is none that a program takes for one: what macOS writes for Option and
// space, and blanks of special width.
func IsOddBlank(r rune) bool {
	return r == 0xA0 || r == 0x1680 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F
}

// isNeeded reports whether an unseen character does something where it stands.
func isNeeded(r, before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch {
	case r == 0x200D && isPicture(before):
		return unicode.In(after, unicode.So, unicode.Sm)
	case r == 0x200B, r == 0x200C, r == 0x200D:
		return joins(before) && r != 0x200B || joins(before) && joins(after)
	case r >= 0xE0020 && r <= 0xE007F: // the letters of a flag, such as Scotland's
		return before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007F
	}
	return false
}

// turns reports whether r is a mark of direction in a text that is written from right to left, at least in part.
func turns(r rune, text string, at int) bool {
	const near = 64 // bytes on both sides
	return (r == 0x200E || r == 0x200F || r == 0x061C) && strings.IndexFunc(text[max(0, at-near):min(len(text), at+near)], isRightToLeft) >= 0
}

// isPicture reports whether r may end an emoji: a sign, a colour of skin, or the choice of its coloured shape.
func isPicture(r rune) bool { return unicode.In(r, unicode.So, unicode.Sk, unicode.Sm) || r == 0xFE0F }

// joins reports whether r belongs to a script whose letters take other shapes beside each other, or that has no blanks between
// words: Arabic, those of India, Mongolian, Thai and their neighbours. Letters of most others stand as they are.
func joins(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Han, unicode.Greek, unicode.Cyrillic, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Bopomofo, unicode.Armenian, unicode.Georgian, unicode.Common, unicode.Hebrew) ||
		unicode.IsMark(r) && !unicode.In(r, unicode.Inherited)
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
