package markdown

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strconv"
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

// A File is what the caller knows of a file to which a document links. It says so in the words of no language: the names of
// formats and of units are the same in all.
type File struct {
	Name          string
	Size          int64 // bytes
	Width, Height int   // of a picture, as it is shown; 0 if that is not known
}

// Detail returns what stands in the open place of a link or an image that leads to the file.
func (f File) Detail(image bool) string {
	switch {
	case image:
		return f.dimensions()
	case slices.Contains(pictures, f.extension()):
		return "" // a browser shows it in a moment
	}
	return f.note()
}

// pictures are the formats that browsers show.
var pictures = []string{"JPG", "JPEG", "PNG", "GIF", "WEBP", "AVIF", "SVG", "BMP"}

// dimensions are attributes by which a browser keeps the room for a picture, so that nothing jumps when it comes.
func (f File) dimensions() string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	return ` width="` + strconv.Itoa(f.Width) + `" height="` + strconv.Itoa(f.Height) + `"`
}

// note says of what type a file is, and how large, before anybody fetches it.
func (f File) note() string {
	said := size(f.Size)
	if format := f.extension(); format != "" {
		said = format + " " + said
	}
	return ` <span class="file">(` + said + `)</span>`
}

// extension returns the ending of the file's name in capitals, if it is one that names a format.
func (f File) extension() string {
	const longest = 6
	ending := strings.ToUpper(strings.TrimPrefix(path.Ext(f.Name), "."))
	if len(ending) > longest || strings.ContainsFunc(ending, func(c rune) bool { return (c < 'A' || c > 'Z') && (c < '0' || c > '9') }) {
		return ""
	}
	return ending
}

// size says a number of bytes in the unit that fits, as desktops do: a KB is 1024 bytes. No line ends before the unit.
func size(bytes int64) string {
	units := []string{"B", "KB", "MB", "GB", "TB"}
	n, unit := float64(bytes), 0
	for n >= 1023.5 && unit < len(units)-1 {
		n, unit = n/1024, unit+1
	}
	decimals := 0
	if unit > 0 && n < 9.95 {
		decimals = 1
	}
	return strings.TrimSuffix(strconv.FormatFloat(n, 'f', decimals, 64), ".0") + "\u00A0" + units[unit]
}
