package markdown

import (
	"bytes"

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
