package problem

import (
	"strconv"
	"strings"

	"gongshi/generator/words"
)

// A Mark is a line that a merge left behind: its number, from 1, and the bytes that it takes, without its end.
type Mark struct{ Line, From, To int }

// UnfinishedMerge finds what a merge left behind in a text of any kind: one problem for each place where two versions meet,
// at its first mark, and the lines that are marks. firstLine is the line of the file on which the text begins.
//
// A row of ======= or ||||||| counts only between the others: it may also underline a heading or belong to a table.
func UnfinishedMerge(text string, firstLine int) (List, []Mark) {
	if !strings.Contains(text, "<<<<<<<") && !strings.Contains(text, ">>>>>>>") {
		return nil, nil
	}
	m := merge{text: text}
	number, at := firstLine, 0
	for line := range strings.Lines(text) {
		m.read(strings.TrimRight(line, "\r\n"), Mark{number, at, at + len(strings.TrimRight(line, "\r\n"))})
		number, at = number+1, at+len(line)
	}
	if m.open {
		m.end()
	}
	return m.list, m.all
}

// merge is a text being searched: the marks of the place in hand, and what was found before.
type merge struct {
	text  string
	open  bool   // a <<<<<<< was read and no >>>>>>> yet
	marks []Mark // of the place in hand
	list  List
	all   []Mark
}

func (m *merge) read(line string, mark Mark) {
	switch sign := words.MergeMark(line); {
	case sign == '<':
		if m.open {
			m.end()
		}
		m.open, m.marks = true, []Mark{mark}
	case sign == '>':
		m.marks = append(m.marks, mark)
		m.end()
	case sign == '|' && m.open:
		m.marks = append(m.marks, mark)
	case sign == '=':
		if !m.open {
			m.marks = nil // the last before a >>>>>>> belongs to it
		}
		m.marks = append(m.marks, mark)
	}
}

// end reports the place in hand.
func (m *merge) end() {
	const mostNamed = 10
	first := m.marks[0]
	var lines []string
	for _, mark := range m.marks[:min(len(m.marks), mostNamed)] {
		lines = append(lines, strconv.Itoa(mark.Line))
	}
	value := strings.Clone(m.text[first.From : first.From+len("<<<<<<<")])
	m.list = append(m.list, New(first.Line, 1, "merge-unfinished", "value", value, "other", strings.Join(lines, ", ")))
	m.all = append(m.all, m.marks...)
	m.open, m.marks = false, nil
}
