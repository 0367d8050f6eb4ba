// Package markdown reads the body of a file: Markdown becomes finished HTML with open places for links, and a task's
// record becomes dated updates. It is the only room where goldmark is known.
//
// How a body is read:
//
//  1. source.go makes it text that every later step can trust: UTF-8 without control characters, lines that end in \n. It tells of what
//     is invisible in it, and of a merge that was left unfinished, and turns offsets into lines and columns.
//  2. goldmark parses it, once. engine.go says which extensions it has, where our Markdown differs from the usual, and how large, deep
//     and long what it reads may be, so that no body takes more than in proportion to its size.
//  3. checks.go looks at every block for what reads otherwise than it was meant: updates that are swallowed by the one above
//     (swallowed.go), tables that lose cells (tables.go), pasted text and fields (pasted.go).
//  4. updates.go cuts the top level of a task at its dated headings. What lies between two cuts is a section. marks.go reads what holds
//     an update back, withdrawals.go what withdraws it, and both report what is only like that; footnotes.go leads each
//     citation to the footnote of its own update.
//  5. Each section is written on its own: render.go lists who writes which kind of node. On the way links.go collects the
//     links and gives ids to headings, figures.go shows pictures, footnotes.go puts the notes that a section cites at its end,
//     and checks.go reports what would otherwise be lost in silence.
//
// What it is not: it opens no file and knows no other document. A relative link comes out as an open place, because only
// the caller knows where it leads and from where it is seen: the same update is shown on its page and in a feed. What a
// document says of the file itself, the room that a picture takes or the size of an attachment, comes from a File
// (figures.go).
//
// What always holds: Parse accepts every input. Each section is whole by itself: its elements are closed, its footnotes are
// in it. Raw HTML is never let through. What is left out is reported as a problem, except for what follows a
// withdrawal.
//
// Ids never meet: an update's is its day, a heading's is made of letters, digits and hyphens, a footnote's contains fn_ or
// fnref_. A layout is safe with ids that contain another underscore, such as site_menu.
package markdown

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gongshi/generator/day"
	"gongshi/generator/problem"
)

// Form is what a body's level-2 headings are.
type Form uint8

// The two forms of a body.
const (
	Page Form = iota // ordinary headings
	Task             // dated updates
)

// A Document is what a body says. It is never changed once it is parsed.
type Document struct {
	Description Text         // of a task all before the first update, of a page everything
	Source      string       // of a task: its description as written
	Summary     string       // the description's first paragraph as plain text, whole; "" if there is none
	Updates     []Update     // in the order of the file
	Anchors     []string     // every id that the document has when all of it is shown
	Links       []Link       // every relative link and image, which the caller resolves
	Problems    problem.List // in the order of places; the caller adds the file
}

// Text is HTML with open places for links. It is never changed. An empty text has no parts.
type Text []Part

// A Part is finished HTML, and where Link is not -1, after it, an open place for the document's Links[Link]: inside the quotes
// of href or src, for its address, escaped; or if Detail, for what a File says of itself there.
type Part struct {
	HTML   string
	Link   int32
	Detail bool
}

// A Link leads to something that the caller knows: a file beside this one, or a place in this or another document.
type Link struct {
	Target       string // percent-decoded, with its #anchor; a # that is part of a file's name stays %23
	Line, Column int    // of the link's beginning, from 1, in characters
	Image        bool
}

// An Update is one entry of a task's record.
type Update struct {
	Day       day.Day
	Reported  day.Day // on which it was put on record, if that was later
	Title     string  // plain text; empty only with a problem
	Anchor    string  // its day, and from the second of a day in the file on a number: 2022-06-28-2
	Pending   bool    // its heading says that it is not to be published yet
	Withdrawn bool    // then Body and Excerpt are empty: what was withdrawn is not published again
	Reason    string  // why withdrawn, as plain text
	Body      Text
	Excerpt   string // the beginning of the body as plain text, for lists
	Source    string // the body as written; empty if it is withdrawn
	Line      int    // of its heading
}

// Parse reads a file's body. firstLine is the line of the file on which the body begins, from 1, so that links and problems
// carry the file's lines. The body is neither changed nor kept.
func Parse(body []byte, firstLine int, form Form) *Document { return parse(body, firstLine, form, "") }

// parse reads a body; anchor is that of the only update, if there is one.
func parse(body []byte, firstLine int, form Form, anchor string) *Document {
	if len(body) > mostBytes {
		return tooLarge(len(body), firstLine)
	}
	r := newReading(clean(body), firstLine)
	r.form, r.anchor = form, anchor
	r.checkCharacters(body)
	r.checkMerge()
	r.withoutLongLines()
	root := r.parse()
	r.reportBounds()
	r.noteFences(root)
	r.inspect(root, nil)
	if form == Task {
		r.readTask(root)
	} else {
		r.notes.assign(nil)
		r.readDescription(root.FirstChild(), nil, topOfPage)
	}
	r.reportNotes()
	r.finish()
	r.doc.Problems = r.inOrder(r.doc.Problems)
	return r.doc
}

func tooLarge(size, firstLine int) *Document {
	return &Document{Problems: problem.List{problem.New(firstLine, 1, "text-too-large", "value", kilobytes(size), "expected", kilobytes(mostBytes))}}
}

func (r *reading) parse() ast.Node {
	context := parser.NewContext()
	context.Set(notesKey, &r.notes)
	context.Set(boundsKey, &r.bounds)
	return engine.Parser().Parse(text.NewReader(r.source), parser.WithContext(context))
}

// A reading is one call of Parse: the source, what is being written, and what was found so far.
type reading struct {
	output
	section
	source    []byte
	ownSource bool // source shares no memory with the body
	form      Form
	places    places
	notes     notes
	bounds    bounds
	referred  int  // bytes of addresses and titles that were written where they do not stand
	swollen   bool // too many of them were to be
	ids       ids
	anchor    string           // of a file that is one update
	links     map[ast.Node]int // which of Links a node is: a footnote may be written in several sections
	nodes     []ast.Node       // for each of Links the node, or nil
	starred   int              // the last line reported for a ** left in it
	fences    map[int]bool     // where code begins
	opened    []opening        // paragraphs that open with a day
	more      int              // the line of a problem that was one too many, or 0
	doc       *Document
}

// A section is what is written as a whole: a description or the body of an update.
type section struct {
	prefix  string      // what the ids of its footnotes begin with
	outline outline     // the headings open at this point
	level   int         // of the heading being written, as shown
	inCell  bool        // a cell of a table is being written
	inLink  bool        // a link is being written: another within it would not be HTML
	cited   []citation  // the footnotes cited so far; the nth is number n
	numbers map[int]int // of the footnotes cited so far
	uncited []int       // footnotes that stand here and are cited nowhere
	inNote  bool        // a footnote is being written
	note    int         // which one: a place in cited
	tail    ast.Node    // the paragraph at whose end the ways back from it stand
}

func newReading(source []byte, firstLine int) *reading {
	return &reading{
		output: output{html: make([]byte, 0, len(source)+len(source)/4)},
		source: source,
		places: places{source: source, first: firstLine},
		bounds: bounds{deep: -1},
		doc:    &Document{},
	}
}

// write writes the section from first up to, and without, end.
func (r *reading) write(first, end ast.Node, prefix string, top int) {
	r.section = section{prefix: prefix, outline: outline{top: top}}
	r.writeNodes(first, end)
	r.writeNotes()
}

func (r *reading) writeNodes(first, end ast.Node) {
	for n := first; n != end; n = n.NextSibling() {
		_ = engine.Renderer().Render(r, r.source, n) // output never fails
	}
}

// tryOut writes nodes that are shown as plain text, for the problems that come to light on the way.
func (r *reading) tryOut(first, end ast.Node) {
	anchors, links := len(r.doc.Anchors), len(r.doc.Links)
	r.write(first, end, "", topOfUpdate)
	r.drop()
	for _, n := range r.nodes[links:] {
		delete(r.links, n)
	}
	r.doc.Anchors, r.doc.Links, r.nodes = r.doc.Anchors[:anchors], r.doc.Links[:links], r.nodes[:links]
}

func (r *reading) report(offset int, code string, data ...string) {
	line, column := r.places.of(offset)
	if r.isTold(line) {
		r.doc.Problems = append(r.doc.Problems, problem.New(line, column, code, data...))
	}
}

// inOrder returns problems sorted by place, each once: a footnote written in two sections is found faulty twice. That there are
// more than are told is an error too.
func (r *reading) inOrder(l problem.List) problem.List {
	if r.more > 0 {
		l = append(l, problem.New(r.more, 1, "problems-many", "value", strconv.Itoa(mostProblems)))
	}
	l.Sort()
	return slices.CompactFunc(l, func(a, b problem.Problem) bool {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column) == 0 && a.Code == b.Code
	})
}
