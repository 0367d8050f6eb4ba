package markdown

import (
	"bytes"
	"unicode/utf8"
)

// clean returns text that the rest of the package can trust: valid UTF-8, no control characters but tab and \n, so no \r at
// the ends of lines. What cannot be shown becomes U+FFFD. Lines and columns stay what they are in the file.
//
// The result may share the body's memory, but has no room to grow into: goldmark appends to slices of its source.
func clean(body []byte) []byte {
	if utf8.Valid(body) && bytes.IndexFunc(body, isUnprintable) < 0 {
		return body[:len(body):len(body)]
	}
	cleaned := make([]byte, 0, len(body))
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		switch {
		case r == '\r' && i+1 < len(body) && body[i+1] == '\n':
		case r == '\r', r == '\v', r == '\f':
			cleaned = append(cleaned, ' ')
		default:
			cleaned = utf8.AppendRune(cleaned, printable(r))
		}
		i += size
	}
	return cleaned
}

// printable returns r, or U+FFFD for what it cannot be.
func printable(r rune) rune {
	if isUnprintable(r) {
		return utf8.RuneError
	}
	return r
}

// isUnprintable reports whether neither HTML nor XML should contain r.
func isUnprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r&0xFFFE == 0xFFFE
}
