package site

import (
	"strings"

	"gongshi/generator/words"
)

func hasMergeMark(text string) bool {
	for line := range strings.Lines(text) {
		if words.MergeMark(strings.TrimRight(line, "\n")) != 0 {
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
		switch words.MergeMark(lines[i]) {
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
