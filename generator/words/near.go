package words

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Near returns the name that s was probably meant to be: the closest, if it differs in few characters. Of equals, the first.
// Whoever mistypes two characters of a short name has the first one right: person is no reason.
func Near(s string, names []string) (string, bool) {
	length := utf8.RuneCountInString(s)
	best, distance := "", tolerance(length)+1
	for _, name := range names {
		if apart := utf8.RuneCountInString(name) - length; max(apart, -apart) >= distance {
			continue
		}
		if d := levenshtein.ComputeDistance(s, name); d < distance && (d < 2 || length > 8 || first(s) == first(name)) {
			best, distance = name, d
		}
	}
	return best, best != ""
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// tolerance is how many characters of a name of n may differ. Two letters that changed places count as two.
func tolerance(n int) int {
	if n < 4 {
		return 1
	}
	return max(2, n/3)
}
