package search

import (
	"bytes"
	"unicode/utf8"
)

// A shard is a line for each of its pairs, in their order:
//
//	PAIR LIST              the documents that have the pair (no spaces between these)
//	PAIR LIST TAB LIST     and those that have it in the title, too
//
// A list is the numbers of documents, in order. Each is written as one character, which says how far it is from the one before, the
// first from -1: the character step+1 is one further. Of a distance of more than far, far is said with the character leap, as often
// as it takes. So a frequent pair costs a byte for each document, which compresses to a few bits. Where it is
// shorter, a list is the character dots, and a character for every six documents from the first on: the character zero and more, the
// lowest bit for the lowest number.
const (
	step = 0x23
	far  = 50_000
	leap = '"'
	dots = '!'
	zero = 0x30
)

// appendList appends a list.
func appendList(b []byte, docs []uint32) []byte {
	if len(docs) == 0 {
		return b
	}
	start, last := len(b), int(docs[len(docs)-1])
	before := -1
	for _, d := range docs {
		b = appendStep(b, int(d)-before)
		before = int(d)
	}
	if size := 2 + last/6; size < len(b)-start {
		b = appendDots(b[:start], docs, last/6+1)
	}
	return b
}

func appendStep(b []byte, by int) []byte {
	for ; by > far; by -= far {
		b = append(b, leap)
	}
	return utf8.AppendRune(b, rune(step+by))
}

func appendDots(b []byte, docs []uint32, size int) []byte {
	b = append(b, dots)
	start := len(b)
	for range size {
		b = append(b, zero)
	}
	for _, d := range docs {
		b[start+int(d)/6] += 1 << (d % 6)
	}
	return b
}

// readList appends the numbers of a list to docs.
func readList(docs []uint32, list []byte) []uint32 {
	if len(list) > 0 && list[0] == dots {
		for i, c := range list[1:] {
			for bit := range 6 {
				if (c-zero)>>bit&1 == 1 {
					docs = append(docs, uint32(6*i+bit))
				}
			}
		}
		return docs
	}
	at := -1
	for len(list) > 0 {
		c, size := rune(list[0]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(list)
		}
		list = list[size:]
		if c == leap {
			at += far
			continue
		}
		at += int(c) - step
		docs = append(docs, uint32(at))
	}
	return docs
}

// A line is what a shard says of a pair.
type line struct {
	of          pair
	all, titled []byte // lists
	whole       []byte // with its end
}

func appendPair(b []byte, p pair) []byte {
	return utf8.AppendRune(utf8.AppendRune(b, rune(p>>16)), rune(p&0xFFFF))
}

// appendLineOf appends a line; of a pair that no document has, nothing.
func appendLineOf(b []byte, p pair, all, titled []uint32) []byte {
	if len(all) == 0 {
		return b
	}
	b = appendList(appendPair(b, p), all)
	if len(titled) > 0 {
		b = appendList(append(b, '\t'), titled)
	}
	return append(b, '\n')
}

// cutLine returns the first line of a shard and what follows it.
func cutLine(shard []byte) (line, []byte) {
	end := bytes.IndexByte(shard, '\n') + 1
	l := line{whole: shard[:end]}
	a, n := utf8.DecodeRune(shard)
	c, m := utf8.DecodeRune(shard[n:])
	l.of = pair(a)<<16 | pair(c)
	l.all, l.titled, _ = bytes.Cut(shard[n+m:end-1], []byte{'\t'})
	return l, shard[end:]
}
