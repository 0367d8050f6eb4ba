package markdown

import (
	"sort"
	"strconv"
)

// Each update has footnotes of its own: most number them from 1. A label means the footnote of the update in which it is cited, or
// else the only one of the document.

// settle leads every citation to its footnote, once it is known where the updates begin.
func (s *notes) settle(starts []int) {
	s.starts = starts
	own := s.own()
	for _, m := range s.marks {
		first := m.link.Index
		note, found := own[inSection{first, s.section(m.link.Pos())}]
		if !found {
			note = first
			for other := s.next[first]; other >= 0; other = s.next[other] {
				s.collide(first, other)
			}
		}
		m.link.Index = note
		s.cited[note] = true
	}
}

// inSection is a label, by the first footnote that has it, in an update.
type inSection struct{ first, section int }

// own returns the footnotes of labels that stand several times, by the update in which they stand. Two in one clash.
func (s *notes) own() map[inSection]int {
	own := map[inSection]int{}
	for i, note := range s.all {
		key := inSection{s.byLabel[string(note.Ref)], s.section(note.Pos())}
		if other, taken := own[key]; taken {
			s.collide(other, i)
		} else {
			own[key] = i
		}
	}
	return own
}

// collide notes that two footnotes cannot be told apart.
func (s *notes) collide(first, other int) {
	if s.twice[other] < 0 && first != other {
		s.twice[other] = first
	}
}

// section returns the number of updates that begin before an offset.
func (s *notes) section(offset int) int { return sort.SearchInts(s.starts, offset+1) }

// reportNotes reports labels that mean nothing certain, and footnotes that a text would publish although the update in which
// they stand is not published.
func (r *reading) reportNotes() {
	for i, other := range r.notes.twice {
		if other >= 0 {
			r.report(r.notes.all[i].Pos(), "footnote-twice", "value", label(r.notes.all[i].Ref), "other", strconv.Itoa(r.places.line(r.notes.all[other].Pos())))
		}
	}
	for _, m := range r.notes.marks {
		note := r.notes.all[m.link.Index]
		in, from := r.notes.section(note.Pos()), r.notes.section(m.link.Pos())
		if in != from && r.isHeldBack(in) && !r.isHeldBack(from) {
			r.report(m.link.Pos(), "footnote-held-back", "value", label(note.Ref), "other", r.doc.Updates[in-1].Day.String())
		}
	}
}

// isHeldBack reports whether a section is an update that is pending or withdrawn.
func (r *reading) isHeldBack(section int) bool {
	return section > 0 && section <= len(r.doc.Updates) && (r.doc.Updates[section-1].Pending || r.doc.Updates[section-1].Withdrawn)
}

func label(ref []byte) string { return "[^" + shorten(string(ref), 20) + "]" }
