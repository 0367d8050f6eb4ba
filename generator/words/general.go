package words

import "strings"

// General returns what is said of problems of a kind, whatever they are about: "…" stands in place of what each has found.
func General(language, code string) string { return general(messagesIn(language).Problems[code].Says) }

// GeneralHint returns what to do about problems of a kind in the same way; nothing if there is no hint.
func GeneralHint(language, code string) string {
	m := messagesIn(language)
	var sentences []string
	for _, hint := range m.Problems[code].Hints {
		sentences = append(sentences, general(hint))
	}
	return strings.Join(sentences, m.Gap)
}

func general(s string) string {
	var b strings.Builder
	for _, p := range pieces(s) {
		if p.slot {
			b.WriteString("…")
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}
