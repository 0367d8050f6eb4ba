package markdown

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

func (r *reading) writeLink(n ast.Node, entering bool) ast.WalkStatus {
	r.inLink = entering
	if !entering {
		r.put("</a>")
		r.writeDetail(n)
		return ast.WalkContinue
	}
	link := n.(*ast.Link)
	if link.Reference != nil && !r.refers(n.Pos(), len(link.Destination)+len(link.Title)) {
		r.put("<a>")
		return ast.WalkContinue
	}
	address := resolve(link.Destination)
	if r.writeAddress(n, `<a href="`, address, linkSchemes) {
		r.writeTitle(link.Title)
	} else {
		r.put("<a")
	}
	r.put(">")
	if !n.HasChildren() {
		r.putEscaped(address)
	}
	return ast.WalkContinue
}

// writeDetail leaves a place open for what is said of the file to which a link leads.
func (r *reading) writeDetail(n ast.Node) {
	if number, ok := r.links[n]; ok && mayBeFile(r.doc.Links[number].Target) {
		r.leaveOpen(number, true)
	}
}

// mayBeFile reports whether a relative link leads to something else than a document.
func mayBeFile(target string) bool {
	name, _, _ := strings.Cut(target, "#")
	return name != "" && !strings.HasSuffix(name, ".md")
}

// writeAutoLink writes an address that is a link by itself.
func (r *reading) writeAutoLink(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	link := n.(*ast.AutoLink)
	label := link.Label(r.source)
	address := string(link.URL(r.source))
	if link.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	linked := !r.inLink && r.writeAddress(n, `<a href="`, address, linkSchemes)
	if linked {
		r.put(">")
	}
	r.putEscaped(string(label))
	if linked {
		r.put("</a>")
	}
	return ast.WalkContinue
}

// The schemes that an address may have.
var (
	linkSchemes  = []string{"http", "https", "mailto", "tel"}
	imageSchemes = []string{"http", "https"}
)

// writeAddress writes the beginning of an element and the attribute with its address: a finished one, or an open place. An
// address that a page may not have is reported instead, and nothing is written.
func (r *reading) writeAddress(n ast.Node, element, address string, schemes []string) bool {
	scheme := schemeOf(address)
	switch {
	case address == "":
		r.report(n.Pos(), "link-without-address", "value", "["+shorten(plain(r.source, n), 20)+"]()")
	case strings.HasPrefix(address, "//"), scheme != "" && !slices.Contains(schemes, scheme):
		r.report(n.Pos(), "unsafe-url", "value", shorten(address, 60))
	case address[0] == '/':
		r.report(n.Pos(), "absolute-link", "value", shorten(address, 60))
	case scheme != "":
		r.put(element)
		r.putEscaped(escapedAddress(address))
		r.put(`"`)
		return true
	default:
		r.put(element)
		r.leaveOpen(r.linkOf(n, address), false)
		r.put(`"`)
		return true
	}
	return false
}

// escapedAddress returns an address in which forbidden characters are escaped. The brackets around a host of the sixth version of the
// Internet Protocol, as in http://[::1]/, are a part of it.
func escapedAddress(address string) string {
	end := 0
	if scheme, rest, ok := strings.Cut(address, "://["); ok && !strings.ContainsAny(scheme, "/?#") {
		if n := strings.IndexByte(rest, ']'); n > 0 && strings.Trim(rest[:n], "0123456789abcdefABCDEF:.%") == "" {
			end = len(scheme) + len("://[") + n + 1
		}
	}
	return address[:end] + string(util.URLEscape([]byte(address[end:]), false))
}

// linkOf returns the number of the Link that a node is.
func (r *reading) linkOf(n ast.Node, address string) int {
	if number, ok := r.links[n]; ok {
		return number
	}
	if r.links == nil {
		r.links = map[ast.Node]int{}
	}
	number := r.addLink(n.Pos(), decoded(address), n.Kind() == ast.KindImage)
	r.links[n], r.nodes[number] = number, n
	return number
}

func (r *reading) addLink(offset int, target string, image bool) int {
	line, column := r.places.of(offset)
	r.doc.Links = append(r.doc.Links, Link{Target: target, Line: line, Column: column, Image: image})
	r.nodes = append(r.nodes, nil)
	return len(r.doc.Links) - 1
}

func (r *reading) writeTitle(title []byte) {
	if len(title) > 0 {
		r.put(` title="`)
		html.DefaultWriter.Write(r, title)
		r.put(`"`)
	}
}

func (r *reading) putEscaped(s string) { html.DefaultWriter.RawWrite(r, []byte(s)) }

// resolve returns an address as it was meant: without backslashes before punctuation and with entities resolved.
func resolve(destination []byte) string {
	b := util.UnescapePunctuations(destination)
	b = util.ResolveEntityNames(util.ResolveNumericReferences(b))
	return strings.TrimSpace(string(b))
}

// isRelative reports whether an address leads from one file to another, or within a file.
func isRelative(address string) bool {
	return address != "" && address[0] != '/' && schemeOf(address) == ""
}

// schemeOf returns the scheme of an address in small letters (RFC 3986, section 3.1), or nothing if it is relative.
func schemeOf(address string) string {
	for i := range len(address) {
		c := address[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(address[:i])
		default:
			return ""
		}
	}
	return ""
}

// decoded returns a relative address percent-decoded. %23 stays, so that the first # begins the anchor; what would not be
// text stays too.
func decoded(address string) string {
	pieces := strings.Split(address, "%23")
	for i, piece := range pieces {
		d, err := url.PathUnescape(piece)
		if err != nil || !utf8.ValidString(d) || strings.ContainsFunc(d, isUnprintable) {
			return address
		}
		pieces[i] = d
	}
	return strings.Join(pieces, "%23")
}

// The level at which a section's highest headings are shown: below the page's own title, below the heading that a task's
// page puts over the description, and below an update's own.
const (
	topOfPage        = 2
	topOfDescription = 3
	topOfUpdate      = 4
	lowestLevel      = 6
)

func (r *reading) writeHeading(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		r.put("</h", strconv.Itoa(r.level), ">\n")
		return ast.WalkContinue
	}
	r.level = r.outline.shown(n.(*ast.Heading).Level)
	r.put("<h", strconv.Itoa(r.level))
	if id := r.idOf(n); id != "" && !r.inNote {
		r.put(` id="`, id, `"`)
		r.doc.Anchors = append(r.doc.Anchors, id)
	}
	r.put(">")
	return ast.WalkContinue
}

// idOf returns the id of a heading; none, if its text makes none.
func (r *reading) idOf(n ast.Node) string {
	own := slug(plain(r.source, n))
	if own != "" && r.anchor != "" {
		own = r.anchor + "-" + own
	}
	return r.ids.give(own)
}

// An outline shows headings one level below the heading that they belong to, whatever levels were skipped in the source.
type outline struct {
	top  int
	open []int // the levels, as written, of the headings that the next could belong to
}

// shown returns the level at which a heading is shown that was written at a level.
func (o *outline) shown(level int) int {
	for len(o.open) > 0 && o.open[len(o.open)-1] >= level {
		o.open = o.open[:len(o.open)-1]
	}
	o.open = append(o.open, level)
	return min(o.top+len(o.open)-1, lowestLevel)
}

// slug makes an id of a heading's text: letters and digits as they are but small, hyphens for spaces and the like, nothing
// else. A heading without letters or digits has none.
func slug(heading string) string {
	var b strings.Builder
	gap := false
	for _, c := range heading {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c) && b.Len() > 0:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(c))
		case unicode.IsSpace(c), c == '-', c == '_', c == '/':
			gap = true
		}
	}
	return b.String()
}

// ids are those taken so far, each with the number that its last double has.
type ids map[string]int

func (s *ids) take(id string) {
	if *s == nil {
		*s = ids{}
	}
	(*s)[id] = 1
}

// give returns an id that nothing else has: the one asked for, or with a number after it. An empty one stays empty.
func (s *ids) give(id string) string {
	if id == "" {
		return ""
	}
	given := id
	for (*s)[given] > 0 {
		(*s)[id]++
		given = id + "-" + strconv.Itoa((*s)[id])
	}
	s.take(given)
	return given
}
