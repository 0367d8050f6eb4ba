package search

import (
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// static/search.js folds texts and makes pairs in the same way, unit by unit of UTF-16, so that a place in the folded text is
// the same place in the text.

// fold makes units equal that differ only in width or case: Ａ, A and a.
func fold(u uint16) uint16 {
	if u >= 0xFF01 && u <= 0xFF5E {
		u -= 0xFEE0
	}
	switch {
	case u >= 'A' && u <= 'Z':
		return u + 'a' - 'A'
	case u >= 0xC0 && u < 0x530 && u != 0x130: // the lower case of İ is two units
		return uint16(unicode.ToLower(rune(u)))
	case u == 0x3000 || u == 0xA0 || u < ' ' && u != '\n':
		return ' '
	}
	return u
}

// A class is what a folded unit is to a pair.
type class uint8

const (
	apart  class = iota // spaces: no pair has one
	letter              // Latin, Greek and Cyrillic letters, and digits: they make words
	other               // what can be found in the middle: Chinese, punctuation, signs
)

func classOf(u uint16) class {
	switch {
	case u >= 0x4E00 && u < 0xE000:
		return other
	case u >= 'a' && u <= 'z', u >= '0' && u <= '9', u >= 0xC0 && u < 0x250 && u != 0xD7 && u != 0xF7, u >= 0x370 && u < 0x530:
		return letter
	case u == ' ', u == '\n', u == 0x1680, u >= 0x2000 && u <= 0x200A, u == 0x2028, u == 0x2029, u == 0x202F, u == 0x205F, u == 0xFEFF:
		return apart
	case u >= begins && u < 0xF900:
		return apart // they have another use here
	}
	return other
}

// A pair is two folded units: the first is the higher half. What UTF-8 cannot hold, and a letter with which a word begins, have
// units from the private area.
type pair uint32

const (
	begins    = 0xE000 // added to a letter with which a word begins
	surrogate = 0x1800 // added to one half of a character beyond 16 bits
	facet     = 0xE800 // the first unit of what stands for a category, an office or an area
)

func pairOf(before class, a, b uint16) pair {
	switch {
	case classOf(a) == letter && before != letter:
		a += begins
	case utf16.IsSurrogate(rune(a)):
		a += surrogate
	}
	if utf16.IsSurrogate(rune(b)) {
		b += surrogate
	}
	return pair(a)<<16 | pair(b)
}

// eachPair calls add with the pairs of a text, in order and as often as they occur.
func eachPair(text []byte, add func(pair)) {
	var before, last class // of the units before b
	var a uint16
	step := func(b uint16, is class) {
		if is != apart && last != apart {
			add(pairOf(before, a, b))
		}
		before, last, a = last, is, b
	}
	folded := func(b uint16) {
		b = fold(b)
		step(b, classOf(b))
	}
	for len(text) > 0 {
		if c := text[0]; c > 0xE4 && c <= 0xE9 && len(text) >= 3 { // most are Chinese, which needs no folding
			step(uint16(c)<<12|uint16(text[1]&0x3F)<<6|uint16(text[2]&0x3F), other)
			text = text[3:]
			continue
		}
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r < 0x10000 {
			folded(uint16(r))
			continue
		}
		high, low := utf16.EncodeRune(r)
		folded(uint16(high))
		folded(uint16(low))
	}
}

// facetOf returns what stands for a category, an office or an area in place of a pair. Two may share one: it finds candidates only.
func facetOf(kind byte, value string) pair {
	h := uint32(2166136261)
	for _, c := range []byte(string(kind) + value) {
		h = (h ^ uint32(c)) * 16777619
	}
	return pair(facet+h>>12&0x7FF)<<16 | pair(0x4E00+h&0xFFF)
}

// shard returns which of 1<<bits shards has a pair.
func (p pair) shard(bits int) int {
	h := uint32(p>>16)*0x9E3779B1 + uint32(p&0xFFFF)*0x85EBCA6B
	h ^= h >> 16
	h *= 0x7FEB352D
	return int(h >> (32 - bits))
}
