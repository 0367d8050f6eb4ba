package markdown

import (
	"bytes"
	"sort"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// goldmark's extension gathers all footnotes at the end of the document. Here each section shows those that it cites, so
// only the extension's reading of a definition is used: the definition stays where it stands in the tree, and is written
// at the end of every section that cites it. One that is cited nowhere is written at the end of its own.

var (
	kindNote     = extast.KindFootnote
	kindCitation = extast.KindFootnoteLink
)

// notes are the footnotes of a document in the order in which they end, and where each is cited.
type notes struct {
	all       []*extast.Footnote // Index is the place in this list
	cited     []bool
	twice     []int                  // for a label that another has too, that one's place in all; else -1
	byLabel   map[string]int         // the first of a label
	next      []int                  // the next of the same label, or -1
	citations []*extast.FootnoteLink // each cites a footnote, by the first of its label until assign
	starts    []int                  // where the updates begin
}

var notesKey = parser.NewContextKey()

// noteDefinitions reads definitions: [^1]: text.
type noteDefinitions struct{ parser.BlockParser }

// Close implements parser.BlockParser.
func (noteDefinitions) Close(n ast.Node, _ text.Reader, pc parser.Context) {
	s := pc.Get(notesKey).(*notes)
	note := n.(*extast.Footnote)
	note.Index = len(s.all)
	s.all = append(s.all, note)
	s.cited = append(s.cited, false)
	s.twice = append(s.twice, -1)
	s.next = append(s.next, -1)
	if s.byLabel == nil {
		s.byLabel = map[string]int{}
	}
	label := string(note.Ref)
	if first, taken := s.byLabel[label]; taken {
		s.next[note.Index], s.next[first] = s.next[first], note.Index // right behind the first: their order says nothing
		return
	}
	s.byLabel[label] = note.Index
}

// noteCitations reads citations: [^1].
type noteCitations struct{}

// Trigger implements parser.InlineParser. With ! it comes before images: 注意![^1] has none.
func (noteCitations) Trigger() []byte { return []byte{'[', '!'} }

func (noteCitations) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	const longest = 999 // bytes of a label, as in a definition
	s := pc.Get(notesKey).(*notes)
	line, segment := block.PeekLine()
	rest, exclaims := bytes.CutPrefix(line, []byte("!"))
	rest, ok := bytes.CutPrefix(rest, []byte("[^"))
	end := bytes.IndexByte(rest[:min(len(rest), longest)], ']')
	if !ok || end < 0 {
		return nil
	}
	note, ok := s.byLabel[string(rest[:end])]
	if !ok {
		return nil
	}
	if exclaims {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
	}
	block.Advance(len(line) - len(rest) + end + 1)
	link := extast.NewFootnoteLink(note)
	link.SetPos(segment.Start + len(line) - len(rest) - len("[^"))
	s.citations = append(s.citations, link)
	return link
}

// A citation is a footnote of a section, and how often the section cites it.
type citation struct{ note, times int }

// cite counts a citation, and returns the footnote's number in the section and how many times it was cited.
func (s *section) cite(note int) (number, times int) {
	if number := s.numbers[note]; number > 0 {
		s.cited[number-1].times++
		return number, s.cited[number-1].times
	}
	if s.numbers == nil {
		s.numbers = map[int]int{}
	}
	s.cited = append(s.cited, citation{note, 1})
	s.numbers[note] = len(s.cited)
	return len(s.cited), 1
}

func (s *section) noteID(number int) string { return s.prefix + "fn_" + strconv.Itoa(number) }

func (s *section) citationID(number, times int) string {
	id := s.prefix + "fnref_" + strconv.Itoa(number)
	if times > 1 {
		id += "_" + strconv.Itoa(times)
	}
	return id
}

func (r *reading) writeCitation(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	number, times := r.cite(n.(*extast.FootnoteLink).Index)
	r.put("<sup")
	r.putID(r.citationID(number, times))
	r.put(">")
	label := "[" + strconv.Itoa(number) + "]"
	if r.inLink {
		r.put(label)
	} else {
		r.putAnchorLink("footnote-ref", r.noteID(number), n.Pos(), label)
	}
	r.put("</sup>")
	return ast.WalkContinue
}

// passNote passes by a definition where it stands.
func (r *reading) passNote(n ast.Node, entering bool) ast.WalkStatus {
	if note := n.(*extast.Footnote); entering && !r.notes.cited[note.Index] {
		r.uncited = append(r.uncited, note.Index)
		if r.notes.twice[note.Index] >= 0 {
			return ast.WalkSkipChildren
		}
		r.report(n.Pos(), "footnote-uncited", "value", "[^"+shorten(string(note.Ref), 20)+"]")
	}
	return ast.WalkSkipChildren
}

// writeNotes writes the footnotes of the section. A footnote may cite others: the list grows while it is written.
func (r *reading) writeNotes() {
	if len(r.cited)+len(r.uncited) == 0 {
		return
	}
	r.inNote = true
	r.put(`<div class="footnotes">`, "\n<ol>\n")
	for i := 0; i < len(r.cited)+len(r.uncited); i++ {
		if i == len(r.cited) {
			r.cited = append(r.cited, citation{note: r.uncited[0]})
			r.uncited = r.uncited[1:]
		}
		if r.isFull(r.notes.all[r.cited[i].note].Pos()) {
			break
		}
		r.writeNote(i)
	}
	r.put("</ol>\n</div>\n")
}

func (r *reading) writeNote(i int) {
	note := r.notes.all[r.cited[i].note]
	r.note, r.tail = i, lastParagraph(note)
	r.put("<li")
	r.putID(r.noteID(i + 1))
	r.put(">\n")
	r.writeNodes(note.FirstChild(), nil)
	if r.tail == nil && r.cited[i].times > 0 {
		r.put("<p>")
		r.writeWaysBack()
		r.put("</p>\n")
	}
	r.put("</li>\n")
}

// lastParagraph returns the paragraph with which a footnote ends, or nil.
func lastParagraph(note ast.Node) ast.Node {
	last := note.LastChild()
	for last != nil && !isShown(last) {
		last = last.PreviousSibling()
	}
	if last == nil || !ast.IsParagraph(last) {
		return nil
	}
	return last
}

// isShown reports whether a block shows where it stands: definitions of footnotes and links do not.
func isShown(block ast.Node) bool {
	return block.Kind() != kindNote && block.Kind() != ast.KindLinkReferenceDefinition
}

// writeWaysBack writes links from the footnote being written to where it is cited. Arrows and numbers are read in every
// language.
func (r *reading) writeWaysBack() {
	cited := r.cited[r.note]
	for times := 1; times <= cited.times; times++ {
		label := "↩\uFE0E"
		if cited.times > 1 {
			label += strconv.Itoa(times)
		}
		r.put("\u00A0")
		r.putAnchorLink("footnote-back", r.citationID(r.note+1, times), r.notes.all[cited.note].Pos(), label)
	}
}

func (r *reading) putID(id string) {
	r.put(` id="`, id, `"`)
	r.doc.Anchors = append(r.doc.Anchors, id)
}

// putAnchorLink writes a link within the section. Its address is open like any other: in a feed it is another one.
func (r *reading) putAnchorLink(class, id string, offset int, label string) {
	r.put(`<a class="`, class, `" href="`)
	r.leaveOpen(r.addLink(offset, "#"+id, false), false)
	r.put(`">`, label, "</a>")
}

// Each update has footnotes of its own: most number them from 1. A label means the footnote of the update in which it is cited, or
// else the only one of the document.

// assign leads every citation to its footnote, once it is known where the updates begin.
func (s *notes) assign(starts []int) {
	s.starts = starts
	own := s.own()
	for _, link := range s.citations {
		first := link.Index
		note, found := own[inSection{first, s.section(link.Pos())}]
		if !found {
			note = first
			for other := s.next[first]; other >= 0; other = s.next[other] {
				s.collide(first, other)
			}
		}
		link.Index = note
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
func (s *notes) section(offset int) int { return sectionAt(s.starts, offset) }

// sectionAt returns how many of the updates that begin at these offsets begin before another.
func sectionAt(starts []int, offset int) int { return sort.SearchInts(starts, offset+1) }

// reportNotes reports labels that several footnotes have, and footnotes that a text would publish although the update in which
// they stand is not published.
func (r *reading) reportNotes() {
	for i, other := range r.notes.twice {
		if other >= 0 {
			r.report(r.notes.all[i].Pos(), "footnote-twice", "value", label(r.notes.all[i].Ref), "other", strconv.Itoa(r.places.line(r.notes.all[other].Pos())))
		}
	}
	for _, link := range r.notes.citations {
		note := r.notes.all[link.Index]
		in, from := r.notes.section(note.Pos()), r.notes.section(link.Pos())
		if in != from && r.isHeldBack(in) && !r.isHeldBack(from) {
			r.report(link.Pos(), "footnote-held-back", "value", label(note.Ref), "other", r.doc.Updates[in-1].Day.String())
		}
	}
}

// isHeldBack reports whether a section is an update that is pending or withdrawn.
func (r *reading) isHeldBack(section int) bool {
	return section > 0 && section <= len(r.doc.Updates) && (r.doc.Updates[section-1].Pending || r.doc.Updates[section-1].Withdrawn)
}

func label(ref []byte) string { return "[^" + shorten(string(ref), 20) + "]" }
