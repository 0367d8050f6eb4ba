package site

import "strings"

// Git leaves marks where it could not merge two texts: <<<<<<< before the first, ======= between the two, >>>>>>> after the second;
// where it is told to, also ||||||| before what both come from.

// mergeMark returns the sign of which a line is a mark, or 0.
func mergeMark(line string) byte {
	if len(line) < 7 || !strings.ContainsRune("<=>|", rune(line[0])) {
		return 0
	}
	rest := strings.TrimLeft(line, line[:1])
	if len(line)-len(rest) < 7 || line[0] == '=' && strings.TrimSpace(rest) != "" || rest != "" && !strings.ContainsRune(" \t\r", rune(rest[0])) {
		return 0
	}
	return line[0]
}

func hasMergeMark(text string) bool {
	for line := range strings.Lines(text) {
		if mergeMark(strings.TrimRight(line, "\n")) != 0 {
			return true
		}
	}
	return false
}

// unmerge empties a line that is a mark. If it begins a merge, the second text goes with the other marks, and the first stays.
func unmerge(lines []string, at int) {
	begins := lines[at][0] == '<'
	lines[at] = ""
	if !begins {
		return
	}
	second := 0
	for i := at + 1; i < len(lines); i++ {
		switch mergeMark(lines[i]) {
		case '<':
			return // each is one of its own
		case '|', '=':
			if second == 0 {
				second = i
			}
		case '>':
			if second > 0 {
				clear(lines[second : i+1])
			} else {
				lines[i] = ""
			}
			return
		}
	}
}
