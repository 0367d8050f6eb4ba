package words

import (
	"slices"
	"strings"
)

// hintsInCell returns the hints for a problem whose value came from a table's cell: who filled it in does not write front matter. Of a
// kind that has no hint for cells, those that speak of how a field is written are left out.
func (m *messages) hintsInCell(w Words) []string {
	if w.Cell != "" {
		return []string{w.Cell}
	}
	var apt []string
	for _, hint := range w.Hints {
		if !m.speaksOfFields(hint) {
			apt = append(apt, hint)
		}
	}
	if len(apt) == 0 && len(w.Hints) > 0 {
		return []string{m.Cell}
	}
	return apt
}

// fieldSigns are those of TOML, which no cell has.
var fieldSigns = []string{" = ", "[[", "[{", "[\"", "[schedule]", "+++"}

// speaksOfFields reports whether a hint tells how front matter is written.
func (m *messages) speaksOfFields(hint string) bool {
	within := func(sign string) bool { return strings.Contains(hint, sign) }
	return slices.ContainsFunc(fieldSigns, within) || slices.ContainsFunc(m.FieldWords, within)
}

// HintInForm returns the hint for a problem in a form, where nobody writes front matter: those that speak of how a field is written are left
// out. It may be empty.
func HintInForm(language, code string, data map[string]string) string {
	m := messagesIn(language)
	var apt []string
	for _, hint := range m.Problems[code].Hints {
		if s, whole := filled(hint, data); whole && !m.speaksOfFields(hint) {
			apt = append(apt, s)
		}
	}
	return strings.Join(apt, m.Gap)
}
