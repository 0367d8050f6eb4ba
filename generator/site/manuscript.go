package site

import (
	"strings"

	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// A manuscript is a source file on its way to be read. From its front matter is taken what no reader sees, and of a merge that was
// left unfinished one of the two texts: each is reported once, and what stands around it is read all the same.
type manuscript struct {
	source
	problems problem.List
	removed  map[int][]int // columns of the characters that were taken out, by line
	touched  bool          // the body may be another than the end of the file
}

// newManuscript takes a text apart. All of a plain TOML file is front matter.
func newManuscript(text string, plainTOML bool) *manuscript {
	m := &manuscript{}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.Contains(text, "\r") && !strings.Contains(text, "\n") {
		m.source, m.problems = source{bodyLine: 1}, problem.List{problem.New(1, 1, "line-ends")}
		return m
	}
	if needsClearing(text, plainTOML) {
		text, m.touched = m.cleared(text, plainTOML), true
	}
	if plainTOML {
		m.source = source{front: text, frontLine: 1}
		return m
	}
	s, found := split(text)
	m.source, m.problems = s, append(m.problems, m.inFile(found)...)
	return m
}

// needsClearing reports whether cleared may find something. In few files it does.
func needsClearing(text string, plainTOML bool) bool {
	head := text
	if !plainTOML {
		s, problems := split(text)
		if len(problems) > 0 {
			return true
		}
		head = text[:len(text)-len(s.body)]
	}
	strayCR := strings.Count(head, "\r") != strings.Count(head, "\r\n")
	return strayCR || strings.ContainsFunc(head, isSuspicious) || hasMergeMark(head)
}

// cleared returns a text whose lines stay where they are, and notes what was taken out of them.
func (m *manuscript) cleared(text string, plainTOML bool) string {
	lines, fences, reading, begun := strings.Split(text, "\n"), 0, tomlLine{}, false
	for i := 0; i < len(lines) && (plainTOML || fences < 2); i++ {
		if words.MergeMark(lines[i]) != 0 {
			m.problems = append(m.problems, problem.New(i+1, 1, "merge-unfinished"))
			unmerge(lines, i)
			begun = begun || i == 0
			continue
		}
		lines[i] = m.visible(lines[i], i+1, &reading)
		if isFence(lines[i]) {
			if fences++; fences == 1 && begun {
				lines[0], lines[i] = fence, "" // only marks stood before it
			}
		} else if !plainTOML && fences == 0 && (!begun || strings.TrimSpace(lines[i]) != "") {
			break // no front matter
		}
	}
	return strings.Join(lines, "\n")
}

// inFile returns problems in the places that they have in the file.
func (m *manuscript) inFile(list problem.List) problem.List {
	for i, p := range list {
		list[i].Column = m.place(place{p.Line, p.Column}).column
	}
	return list
}

// place returns where in the file a character of the cleared text stands.
func (m *manuscript) place(at place) place {
	for _, column := range m.removed[at.line] {
		if column <= at.column {
			at.column++
		}
	}
	return at
}

// places returns where the fields stand in the file.
func (m *manuscript) places() map[string]keyPlace {
	if _, found := tooMuch(m.front, m.frontLine); found {
		return nil
	}
	found := places(repaired(m.front, m.frontLine).text(), m.frontLine)
	if len(m.removed) > 0 {
		for path, at := range found {
			found[path] = keyPlace{m.place(at.key), m.place(at.value)}
		}
	}
	return found
}
