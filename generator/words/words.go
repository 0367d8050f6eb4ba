// Package words holds what the generator says: the labels of the interface, read from a file for each language, and the
// words of problems, in a table here.
//
// It knows nothing of sites and pages. Whoever has something to say names a key and fills the slots.
package words

import (
	"maps"
	"slices"
	"strings"
)

// A Kind of problem: whether it stops publishing, and its words in each language.
type Kind struct {
	Warning bool // published all the same
	Absence bool // something is missing: at its place stands what has nothing to do with it
	English Words
	Chinese Words
}

// Words say what is wrong, and what to do. {slots} are filled with the problem's data. A hint is made of sentences; one
// that has a slot without data is left out.
type Words struct {
	Says  string
	Hints []string
}

// Languages are those in which problems can be said, the first by default.
var Languages = []string{"en", "zh-CN"}

// Problem returns what to say of a problem of a kind in a language, and the hint, which may be empty. A language that
// begins with "zh" is Chinese, every other English. With a slot called cell the problem is that of a table's cell: the hint says
// what to write there.
func Problem(language, code string, data map[string]string) (says, hint string) {
	kind := kinds[code]
	w := kind.English
	gap, chinese := " ", strings.HasPrefix(language, "zh")
	if chinese {
		w, gap = kind.Chinese, ""
	}
	if data["cell"] != "" {
		w.Hints = hintsInCell(code, chinese, w.Hints)
	}
	says, _ = filled(w.Says, data)
	var sentences []string
	for _, h := range w.Hints {
		if s, whole := filled(h, data); whole {
			sentences = append(sentences, s)
		}
	}
	return says, strings.Join(sentences, gap)
}

// Kinds returns all kinds of problems, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// IsWarning reports whether problems of a kind leave the site fit to be published.
func IsWarning(code string) bool { return kinds[code].Warning }

// IsAbsence reports whether problems of a kind say that something is missing.
func IsAbsence(code string) bool { return kinds[code].Absence }

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
func WarningMark(language string) string {
	if strings.HasPrefix(language, "zh") {
		return "提醒："
	}
	return "warning: "
}
