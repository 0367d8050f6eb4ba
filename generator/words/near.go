package words

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Near returns the name that s was probably meant to be: the closest, if it differs in few characters. Of equals, the first.
func Near(s string, names []string) (string, bool) {
	best, distance := "", tolerance(utf8.RuneCountInString(s))+1
	for _, name := range names {
		if d := levenshtein.ComputeDistance(s, name); d < distance {
			best, distance = name, d
		}
	}
	return best, best != ""
}

// tolerance is how many characters of a name of n may differ. Two letters that changed places count as two.
func tolerance(n int) int {
	if n < 4 {
		return 1
	}
	return max(2, n/3)
}
