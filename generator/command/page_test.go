package command

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A page is what the tests see of an HTML page.
type page struct {
	ids        map[string]int // how often each stands
	links      []link
	references []string // ids that other elements refer to: what a field is called, or described by
	headings   []string // "h1", "h2", … in order
	language   string
	title      string
	card       string   // the address of the picture that stands for it where it is shared
	inline     []string // styles and scripts within the page, which a strict content security policy forbids
	words      string   // all text and all attributes that are read out
}

// A link leads from an element to an address.
type link struct{ element, rel, to string }

// addresses are the attributes that hold one.
var addresses = []string{"href", "src", "action", "poster", "data", "cite", "formaction"}

// refers are the attributes that name ids of the same page.
var refers = []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"}

// said are the attributes whose text reaches people.
var said = []string{"alt", "title", "content", "aria-label", "placeholder", "value"}

func readPage(text []byte) (*page, error) {
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	p := &page{ids: map[string]int{}}
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			p.words += n.Data + "\n"
		case html.ElementNode:
			p.addElement(n)
		}
	}
	return p, nil
}

func (p *page) addElement(n *html.Node) {
	switch n.Data {
	case "html":
		p.language = attribute(n, "lang")
	case "title":
		if n.FirstChild != nil && n.Parent.Data == "head" {
			p.title = n.FirstChild.Data
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.headings = append(p.headings, n.Data)
	case "style":
		p.inline = append(p.inline, "<style>")
	case "script":
		if attribute(n, "src") == "" && attribute(n, "type") != "application/ld+json" {
			p.inline = append(p.inline, "<script>")
		}
	case "meta":
		if _, to, ok := strings.Cut(attribute(n, "content"), "url="); ok && attribute(n, "http-equiv") == "refresh" {
			p.links = append(p.links, link{n.Data, "", to})
		}
		if attribute(n, "property") == "og:image" {
			p.card = attribute(n, "content")
		}
	}
	for _, a := range n.Attr {
		p.addAttribute(n, a)
	}
}

func (p *page) addAttribute(n *html.Node, a html.Attribute) {
	switch {
	case a.Key == "id":
		p.ids[a.Val]++
	case a.Key == "style", strings.HasPrefix(a.Key, "on"):
		p.inline = append(p.inline, n.Data+" "+a.Key)
	case slices.Contains(addresses, a.Key):
		p.links = append(p.links, link{n.Data, attribute(n, "rel"), a.Val})
	case a.Key == "srcset":
		for _, candidate := range strings.Split(a.Val, ",") {
			p.links = append(p.links, link{n.Data, "", strings.Fields(candidate)[0]})
		}
	case slices.Contains(refers, a.Key):
		p.references = append(p.references, strings.Fields(a.Val)...)
	case slices.Contains(said, a.Key):
		p.words += a.Val + "\n"
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// resolved returns the path and the anchor that a relative link leads to from a place of the site.
func resolved(from, to string) (file, anchor string) {
	to, anchor, _ = strings.Cut(to, "#")
	if to == "" {
		return from, anchor
	}
	file = strings.TrimPrefix(path.Join("/", path.Dir("/"+from+"x"), to), "/")
	if strings.HasSuffix(to, "/") || strings.HasSuffix(to, "..") || to == "." {
		file = strings.TrimPrefix(file+"/", "/")
	}
	return file, anchor
}
