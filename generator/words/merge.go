package words

import "strings"

// MergeMark returns the sign of which a line is a mark that Git leaves where it could not merge two texts, or 0: <<<<<<< stands
// before the first, ======= between the two, >>>>>>> after the second; where Git is told so, ||||||| before what both come from.
func MergeMark(line string) byte {
	if len(line) < 7 || !strings.ContainsRune("<=>|", rune(line[0])) {
		return 0
	}
	rest := strings.TrimLeft(line, line[:1])
	if len(line)-len(rest) < 7 || line[0] == '=' && strings.TrimSpace(rest) != "" || rest != "" && !strings.ContainsRune(" \t\r", rune(rest[0])) {
		return 0
	}
	return line[0]
}

// Merges returns the lines, from 1, on which a merge that was left unfinished begins; a mark that stands alone is one.
func Merges(text string) []int {
	var all []int
	within, number := false, 0
	for line := range strings.Lines(text) {
		number++
		switch mark := MergeMark(strings.TrimRight(line, "\n")); {
		case mark == '<', mark != 0 && !within:
			all = append(all, number)
			within = mark == '<'
		case mark == '>':
			within = false
		}
	}
	return all
}
