package front

import (
	"regexp"
	"strings"

	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// A Manuscript is a source file on its way to be read. From its front matter is taken what no reader sees, and of a merge that was
// left unfinished one of the two texts: each is reported once, and what stands around it is read all the same.
type Manuscript struct {
	Source
	vocabulary *Vocabulary
	Problems   problem.List
	removed    map[int][]int // columns of the characters that were taken out, by line
	Touched    bool          // the body may be another than the end of the file
}

// NewManuscript takes a text apart. All of a plain TOML file is front matter.
func NewManuscript(v *Vocabulary, text string, plainTOML bool) *Manuscript {
	m := &Manuscript{vocabulary: v}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.Contains(text, "\r") && !strings.Contains(text, "\n") {
		m.Source, m.Problems = Source{BodyLine: 1}, problem.List{problem.New(1, 1, "line-ends")}
		return m
	}
	if needsClearing(text, plainTOML) {
		text, m.Touched = m.cleared(text, plainTOML), true
	}
	if plainTOML {
		m.Source = Source{Front: text, FrontLine: 1}
		return m
	}
	s, found := Cut(text)
	m.Source, m.Problems = s, append(m.Problems, m.InFile(found)...)
	return m
}

// needsClearing reports whether cleared may find something. In few files it does.
func needsClearing(text string, plainTOML bool) bool {
	head := text
	if !plainTOML {
		s, problems := Cut(text)
		if len(problems) > 0 {
			return true
		}
		head = text[:len(text)-len(s.Body)]
	}
	strayCR := strings.Count(head, "\r") != strings.Count(head, "\r\n")
	return strayCR || strings.ContainsFunc(head, isSuspicious) || hasMergeMark(head)
}

// cleared returns a text whose lines stay where they are, and notes what was taken out of them.
func (m *Manuscript) cleared(text string, plainTOML bool) string {
	lines, fences, reading, begun := strings.Split(text, "\n"), 0, tomlLine{}, false
	for i := 0; i < len(lines) && (plainTOML || fences < 2); i++ {
		if words.MergeMark(lines[i]) != 0 {
			m.Problems = append(m.Problems, problem.New(i+1, 1, "merge-unfinished"))
			unmerge(lines, i)
			begun = begun || i == 0
			continue
		}
		lines[i] = m.visible(lines[i], i+1, &reading)
		if isFence(lines[i]) {
			if fences++; fences == 1 && begun {
				lines[0], lines[i] = Fence, "" // only marks stood before it
			}
		} else if !plainTOML && fences == 0 && (!begun || strings.TrimSpace(lines[i]) != "") {
			break // no front matter
		}
	}
	return strings.Join(lines, "\n")
}

// InFile returns problems in the places that they have in the file.
func (m *Manuscript) InFile(list problem.List) problem.List {
	for i, p := range list {
		list[i].Column = m.place(Place{p.Line, p.Column}).Column
	}
	return list
}

// place returns where in the file a character of the cleared text stands.
func (m *Manuscript) place(at Place) Place {
	for _, column := range m.removed[at.Line] {
		if column <= at.Column {
			at.Column++
		}
	}
	return at
}

// Places returns where the fields stand in the file.
func (m *Manuscript) Places() map[string]FieldPlace {
	if _, found := tooMuch(m.Front, m.FrontLine); found {
		return nil
	}
	found := places(repaired(m.vocabulary, m.Front, m.FrontLine).text(), m.FrontLine)
	if len(m.removed) > 0 {
		for path, at := range found {
			found[path] = FieldPlace{m.place(at.Name), m.place(at.Value)}
		}
	}
	return found
}

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

// Fence is the line before and after front matter.
const Fence = "+++"

// A Source is a Markdown file taken apart: its front matter and its body, each with the line on which it begins.
type Source struct {
	Front, Body         string
	FrontLine, BodyLine int
}

// Written returns a file: front matter between its fences and, after an empty line, the body, if there is one.
func Written(front, body string) string {
	text := Fence + "\n" + front + Fence + "\n"
	if body != "" {
		text += "\n" + body + "\n"
	}
	return text
}

// Cut takes a file apart. A byte order mark and CRLF line ends are tolerated.
func Cut(text string) (Source, problem.List) {
	text = strings.TrimPrefix(text, "\ufeff")
	first, rest, more := strings.Cut(text, "\n")
	if !isFence(first) {
		return Source{Body: text, BodyLine: 1}, problem.List{noFront(text)}
	}
	front := rest
	for line := 2; more; line++ {
		var current string
		at := len(front) - len(rest)
		current, rest, more = strings.Cut(rest, "\n")
		if isFence(current) {
			return Source{Front: front[:at], Body: rest, FrontLine: 2, BodyLine: line + 1}, nil
		}
	}
	return Source{Body: "", BodyLine: 1}, problem.List{unclosed(text)}
}

// noFront says how a file begins instead of with front matter.
func noFront(text string) problem.Problem {
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimSpace(first)
	switch {
	case strings.TrimSpace(text) == "":
		return problem.New(1, 1, "file-empty")
	case first == "---":
		return problem.New(1, 1, "front-matter-yaml")
	case likeFence.MatchString(first):
		return problem.New(1, 1, "fence-written-otherwise", "value", Shortened(first))
	case first == "" && isFence(strings.TrimLeft(strings.SplitN(strings.TrimLeft(rest, " \t\r\n"), "\n", 2)[0], " \t")):
		return problem.New(1, 1, "front-matter-late")
	default:
		return problem.New(1, 1, "front-matter-missing")
	}
}

// likeFence is a line that was meant to be a fence.
var likeFence = regexp.MustCompile(`^([+＋]{2,}|---)$`)

// unclosed finds the line that was meant to end front matter.
func unclosed(text string) problem.Problem {
	for i, line := range strings.Split(text, "\n") {
		if line := strings.TrimSpace(line); i > 0 && likeFence.MatchString(line) {
			return problem.New(i+1, 1, "fence-written-otherwise", "value", Shortened(line))
		}
	}
	return problem.New(1, 1, "front-matter-unclosed")
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r") == Fence }
