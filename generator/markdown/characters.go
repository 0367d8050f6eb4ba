package markdown

import (
	"bytes"
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
	list, marks := problem.UnfinishedMerge(string(r.source), r.places.first)
	for _, p := range list {
		if r.isTold(p.Line) {
			r.doc.Problems = append(r.doc.Problems, p)
		}
	}
	for _, m := range marks {
		r.blank(m.From, m.To)
	}
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
