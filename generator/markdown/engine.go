package markdown

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// engine is goldmark as we use it: CommonMark with tables, task lists, strikethrough, footnotes and addresses that become
// links by themselves. Goroutines share it; what belongs to one document lives in its parser.Context and its reading.
//
// The numbers are goldmark's: of two parsers for a character the lower is asked first, and of two renderers for a kind of
// node the lower writes it.
var engine = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blocks()...),
		parser.WithParagraphTransformers(paragraphs()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	)),
	goldmark.WithExtensions(extension.TaskList),
	goldmark.WithParserOptions(
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithInlineParsers(
			util.Prioritized(noteCitations{}, 101),
			util.Prioritized(doubleTilde{extension.NewStrikethroughParser()}, 500),
			util.Prioritized(linkify, 999),
			util.Prioritized(linkifyAfterText{linkify}, 999),
		),
	),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(
		util.Prioritized(nodes{}, 100),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
	)),
)

var noteBlocks = extension.NewFootnoteBlockParser()

var linkify = extension.NewLinkifyParser(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))

// doubleTilde strikes out between ~~ only. GitHub also takes a single ~, but Chinese writes ranges with it: 5~10天，15~20天.
type doubleTilde struct{ parser.InlineParser }

func (p doubleTilde) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// linkifyAfterText links an address that directly follows Chinese, as in 见https://…: goldmark looks for one only after
// a space and a few other characters. Once its : is reached, the text before it ends in the scheme.
type linkifyAfterText struct{ parser.InlineParser }

// Trigger implements parser.InlineParser.
func (linkifyAfterText) Trigger() []byte { return []byte{':'} }

func (p linkifyAfterText) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before, ok := parent.LastChild().(*ast.Text)
	line, position := block.Position()
	if !ok || before.Segment.Stop != position.Start {
		return nil
	}
	scheme := schemeAfterText(before.Segment.Value(block.Source()))
	if scheme == 0 {
		return nil
	}
	position.Start -= scheme
	block.SetPosition(line, position)
	link := p.InlineParser.Parse(parent, block, pc)
	if link != nil {
		before.Segment.Stop -= scheme
	}
	return link
}

// schemeAfterText returns the length of the http or https at the end of s if a character that is not ASCII precedes it.
func schemeAfterText(s []byte) int {
	for _, scheme := range []string{"http", "https"} {
		if at := len(s) - len(scheme); at > 0 && s[at-1] >= 0x80 && string(s[at:]) == scheme {
			return len(scheme)
		}
	}
	return 0
}

// What a body may be. goldmark takes time that grows with the square of a paragraph and with the depth of its lists, and a few
// characters can stand for many. So each of these is bounded, far beyond what anybody writes, and a body that goes beyond is an
// error that says so.
const (
	mostBytes     = 1 << 20  // of a body
	mostNested    = 64       // blocks in one another; a list and its item are two
	mostParagraph = 32 << 10 // bytes of a paragraph, a heading or a cell
	mostSigns     = 2000     // of one, that may begin or end something
	mostHTML      = 32       // bytes of HTML for each byte of the body
	mostReferred  = 8        // bytes of addresses and titles that stand elsewhere, for each byte of the body
	free          = 64 << 10 // so many bytes of both in any case
	mostProblems  = 1000
)

// bounds is what went beyond them while goldmark read a body.
type bounds struct {
	deep int   // where blocks stand too deep in one another, or -1
	long []int // where paragraphs begin that are too long
}

var boundsKey = parser.NewContextKey()

// blocks returns the parsers of blocks. Containers open only in few others; an item of a list opens in its list.
func blocks() []util.PrioritizedValue {
	all := parser.DefaultBlockParsers()
	for i, p := range all {
		switch p.Value {
		case parser.NewListParser(), parser.NewBlockquoteParser():
			all[i].Value = depthLimited{p.Value.(parser.BlockParser)}
		}
	}
	return append(all, util.Prioritized(depthLimited{noteDefinitions{noteBlocks}}, 999))
}

// depthLimited opens a container only while few are open.
type depthLimited struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p depthLimited) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.Position()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil || len(pc.OpenedBlocks()) < mostNested {
		return node, state
	}
	if b := pc.Get(boundsKey).(*bounds); b.deep < 0 {
		b.deep = at.Start
	}
	reader.SetPosition(line, at)
	return nil, parser.NoChildren
}

// paragraphs returns what becomes of paragraphs. One that is too long is dropped: before definitions of links are looked for in
// it, which takes the square of their number, or else once it is clear that it is no table, whose cells are read each by itself.
func paragraphs() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(shortParagraphs{definitions: true}, 50),
		util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
		util.Prioritized(shortParagraphs{}, 300),
	}
}

type shortParagraphs struct{ definitions bool }

// Transform implements parser.ParagraphTransformer.
func (s shortParagraphs) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := p.Lines(), reader.Source()
	if lines.Len() == 0 || s.definitions && source[lines.At(0).Start] != '[' {
		return
	}
	length, signs := 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(source)
		length, signs = length+len(line), signs+countSigns(line)
	}
	if length > mostParagraph || signs > mostSigns {
		b := pc.Get(boundsKey).(*bounds)
		b.long = append(b.long, lines.At(0).Start)
		p.Parent().RemoveChild(p.Parent(), p)
	}
}

func countSigns(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case '*', '_', '~', '[', ']', '!', '`', '<', '&', '\\', ':':
			n++
		}
	}
	return n
}

// withoutLongLines blanks lines that are too long by themselves: a heading and a cell of a table have one.
func (r *reading) withoutLongLines() {
	for from := 0; from < len(r.source); {
		to := len(r.source)
		if length := bytes.IndexByte(r.source[from:], '\n'); length >= 0 {
			to = from + length
		}
		if line := r.source[from:to]; len(line) > mostSigns && (len(line) > mostParagraph || countSigns(line) > mostSigns) {
			r.bounds.long = append(r.bounds.long, from)
			r.blank(from, to)
		}
		from = to + 1
	}
}

// blank makes blanks of what stands between two offsets. The body itself stays as it is.
func (r *reading) blank(from, to int) {
	if !r.ownSource {
		r.source, r.ownSource = slices.Clip(slices.Clone(r.source)), true // without room to grow into, as clean leaves it
		r.places.source = r.source
	}
	for i := from; i < to; i++ {
		r.source[i] = ' '
	}
}

// reportBounds reports what went beyond them.
func (r *reading) reportBounds() {
	if r.bounds.deep >= 0 {
		r.report(r.bounds.deep, "nested-too-deep", "expected", strconv.Itoa(mostNested/2))
	}
	for _, at := range r.bounds.long {
		r.report(at, "paragraph-too-long", "expected", kilobytes(mostParagraph))
	}
}

func kilobytes(n int) string { return strconv.Itoa((n + 1023) >> 10) }

// refers reports whether so many bytes that stand elsewhere may be written here once more.
func (r *reading) refers(at, bytes int) bool {
	r.referred += bytes
	if r.referred <= mostReferred*len(r.source)+free {
		return true
	}
	r.reportSwollen(at)
	return false
}

// isFull reports whether there is as much HTML as there may be. Footnotes are written once for each section that cites them.
func (r *reading) isFull(at int) bool {
	if len(r.html) <= mostHTML*len(r.source)+free {
		return false
	}
	r.reportSwollen(at)
	return true
}

func (r *reading) reportSwollen(at int) {
	if !r.swollen {
		r.swollen = true
		r.report(at, "text-swells")
	}
}
