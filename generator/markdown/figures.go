package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
)

// isFigures reports whether a paragraph holds nothing but pictures that a page can show, mostly one: those stand by
// themselves, each with its caption. The paragraph at whose end a footnote leads back stays one.
func (r *reading) isFigures(paragraph ast.Node) bool {
	if paragraph == r.tail || !paragraph.HasChildren() {
		return false
	}
	for c := paragraph.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			if !isRelative(resolve(c.Destination[:min(len(c.Destination), mostOfLine)])) {
				return false
			}
		case *ast.Text:
			if len(bytes.TrimSpace(c.Value(r.source))) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (r *reading) writeFigures(paragraph ast.Node) {
	for c := paragraph.FirstChild(); c != nil; c = c.NextSibling() {
		if image, ok := c.(*ast.Image); ok {
			r.writeFigure(image)
		}
	}
}

// writeFigure writes a picture with its caption: its title, or else the words for those who cannot see it, which tell others,
// too, what they look at. alt stays in either case, as the picture would have no name without it (WCAG 1.1.1). So a caption of
// the same words is kept from screen readers, which would say them twice; a title says something else, and is read.
func (r *reading) writeFigure(image *ast.Image) {
	alternative := plain(r.source, image)
	if !r.mayRefer(image) {
		r.put("<p>")
		r.putEscaped(alternative)
		r.put("</p>\n")
		return
	}
	title := escapedTitle(image.Title)
	r.put("<figure>\n")
	r.putImage(image, alternative, nil)
	switch escaped := escaped(alternative); {
	case title != "" && title != escaped:
		r.put("\n<figcaption>", title, "</figcaption>")
	case escaped != "":
		r.put("\n", `<figcaption aria-hidden="true">`, escaped, "</figcaption>")
	}
	r.put("\n</figure>\n")
}

func escaped(s string) string {
	var o output
	html.DefaultWriter.RawWrite(&o, []byte(s))
	return string(o.html)
}

// escapedTitle returns the title of a link or a picture as HTML.
func escapedTitle(title []byte) string {
	var o output
	html.DefaultWriter.Write(&o, title)
	return strings.TrimSpace(string(o.html))
}

func (r *reading) writeImage(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	image := n.(*ast.Image)
	if alternative := plain(r.source, n); r.mayRefer(image) {
		r.putImage(image, alternative, image.Title)
	} else {
		r.putEscaped(alternative)
	}
	return ast.WalkSkipChildren
}

// mayRefer reports whether the address and the title of a picture may be written here, if they stand elsewhere.
func (r *reading) mayRefer(image *ast.Image) bool {
	return image.Reference == nil || r.refers(image.Pos(), len(image.Destination)+len(image.Title))
}

// putImage writes a picture, which is fetched once it comes near. One of another site becomes a link to it: pages ask nobody
// else for anything.
func (r *reading) putImage(image *ast.Image, alternative string, title []byte) {
	address := resolve(image.Destination)
	if alternative == "" {
		r.report(image.Pos(), "image-undescribed", "value", shorten(string(image.Destination), 60))
	}
	switch {
	case isRelative(address):
		r.writeAddress(image, `<img src="`, address, nil)
		r.put(` alt="`)
		r.putEscaped(alternative)
		r.put(`" loading="lazy"`)
		r.writeTitle(title)
		r.leaveOpen(r.linkOf(image, address), true)
		r.put(">")
	case r.inLink && slices.Contains(imageSchemes, schemeOf(address)):
		r.putEscaped(cmp.Or(alternative, address))
	case r.writeAddress(image, `<a href="`, address, imageSchemes):
		r.writeTitle(title)
		r.put(">")
		r.putEscaped(cmp.Or(alternative, address))
		r.put("</a>")
	default:
		r.putEscaped(alternative)
	}
}
