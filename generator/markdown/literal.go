package markdown

import "strings"

// Literal returns a text in which some signs are read as nothing but themselves.
func Literal(text, signs string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(signs, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
