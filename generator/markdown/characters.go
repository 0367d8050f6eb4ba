package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gongshi/generator/problem"
)

// checkCharacters reports what nobody sees. clean has already taken from the source what a page cannot show, so the body itself is
// looked at.
func (r *reading) checkCharacters(body []byte) {
	if !hasUnseen(body) {
		return
	}
	for _, u := range problem.UnseenCharacters(string(body), r.places.first) {
		if r.isTold(u.Line) {
			r.doc.Problems = append(r.doc.Problems, problem.New(u.Line, u.Column, "invisible-character", "value", u.Name()))
		}
	}
}

// hasUnseen reports whether a body may have such a character. Few do.
func hasUnseen(body []byte) bool {
	for at := 0; at < len(body); {
		if c := body[at]; c >= ' ' && c < 0x7F || c == '\n' || c == '\t' {
			at++
			continue
		}
		c, size := utf8.DecodeRune(body[at:])
		if problem.IsUnseen(c) {
			return true
		}
		at += size
	}
	return false
}

// checkMerge reports what a merge left behind, and blanks its marks: what is wrong of the two texts beside shows too.
func (r *reading) checkMerge() {
	if !bytes.Contains(r.source, []byte("<<<<<<<")) && !bytes.Contains(r.source, []byte(">>>>>>>")) {
		return
	}
	list, marks := problem.UnfinishedMerge(withoutCode(string(r.source)), r.places.first)
	for _, p := range list {
		if r.isTold(p.Line) {
			r.doc.Problems = append(r.doc.Problems, p)
		}
	}
	for _, m := range marks {
		r.blank(m.From, m.To)
	}
}

// withoutCode returns a text with blanks for what stands in blocks of code between fences: there, marks are what is written about.
func withoutCode(text string) string {
	lines := strings.SplitAfter(text, "\n")
	opened, sign := -1, ""
	for i, line := range lines {
		mark := fenceOf(line)
		switch {
		case opened < 0 && mark != "":
			opened, sign = i, mark
		case opened >= 0 && strings.HasPrefix(mark, sign) && strings.TrimSpace(line) == mark:
			for k := opened + 1; k < i; k++ {
				lines[k] = strings.Repeat(" ", len(strings.TrimRight(lines[k], "\n"))) + "\n"
			}
			opened = -1
		}
	}
	return strings.Join(lines, "")
}

// fenceOf returns the three or more signs that begin or end a block of code on a line; of another line, nothing.
func fenceOf(line string) string {
	line = strings.TrimLeft(line, " ")
	for _, sign := range [...]string{"`", "~"} {
		if rest := strings.TrimLeft(line, sign); len(line)-len(rest) >= 3 {
			return line[:len(line)-len(rest)]
		}
	}
	return ""
}

// isTold reports whether there is room for one more problem.
func (r *reading) isTold(line int) bool {
	if len(r.doc.Problems) < mostProblems {
		return true
	}
	if r.more == 0 || line < r.more {
		r.more = line
	}
	return false
}
