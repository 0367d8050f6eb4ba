// Package words holds what the generator says: the labels of the interface, and the words of problems. Both are read from a file
// for each language: labels from one of the caller, messages from the folder messages/ here. kinds.go lists the kinds of problems.
//
// It knows nothing of sites and pages. Whoever has something to say names a key and fills the slots.
package words

import "strings"

// Problem returns what to say of a problem of a kind in a language, and the hint, which may be empty. A language without messages is
// said in one that begins alike, or else in English. With a slot called cell the problem is that of a table's cell: the hint says what
// to write there.
func Problem(language, code string, data map[string]string) (says, hint string) {
	m := messagesIn(language)
	w := m.Problems[code]
	hints := w.Hints
	if data["cell"] != "" {
		hints = m.hintsInCell(w)
	}
	says, _ = filled(w.Says, data)
	var sentences []string
	for _, h := range hints {
		if s, whole := filled(h, data); whole {
			sentences = append(sentences, s)
		}
	}
	return says, strings.Join(sentences, m.Gap)
}

// filled returns s with its slots filled, and whether there was data for each.
func filled(s string, data map[string]string) (string, bool) {
	whole := true
	var b strings.Builder
	for _, p := range pieces(s) {
		if !p.slot {
			b.WriteString(p.text)
			continue
		}
		value, ok := data[p.text]
		whole = whole && ok
		b.WriteString(value)
	}
	return b.String(), whole
}

// WarningMark is what stands before the words of a warning.
func WarningMark(language string) string { return messagesIn(language).Warning }

// Refusal returns a phrase of package publish in a language. One that nobody has put into that language stays English.
func Refusal(language, phrase string) string {
	if said, ok := messagesIn(language).Refusals[phrase]; ok {
		return said
	}
	return phrase
}
