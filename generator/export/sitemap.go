package export

import (
	"bytes"
	"encoding/xml"
	"strconv"

	"gongshi/generator/view"
)

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []mapURL `xml:"url"`
}

type mapURL struct {
	Location string `xml:"loc"`
}

type mapIndex struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []mapURL `xml:"sitemap"`
}

// sitemapPath is where the sitemap is, or the index of those that it is made of.
const sitemapPath = "sitemap.xml"

// The protocol bounds one sitemap (sitemaps.org, protocol 0.9). Beside the address, an entry has less than mostAround bytes.
const (
	mostURLs   = 50_000
	mostLength = 50 << 20 // bytes
	mostAround = 40
)

// Sitemaps returns the sitemaps that a site needs, by path: one, unless it has more pages than one may list.
func Sitemaps(s *view.Sitemap) (paths []string, parts []*view.Sitemap) {
	rest := s.Paths
	for {
		n, length := 0, 0
		for n < min(len(rest), mostURLs) && length < mostLength-4096 {
			length += mostAround + escapedLength(s.BaseURL) + escapedLength(rest[n])
			n++
		}
		parts = append(parts, &view.Sitemap{BaseURL: s.BaseURL, Paths: rest[:n:n]})
		if rest = rest[n:]; len(rest) == 0 {
			break
		}
	}
	if len(parts) == 1 {
		return []string{sitemapPath}, parts
	}
	for i := range parts {
		paths = append(paths, "sitemap-"+strconv.Itoa(i+1)+".xml")
	}
	return paths, parts
}

// escapedLength returns how long a text is in XML.
func escapedLength(s string) int {
	length := len(s)
	for i := range len(s) {
		if c := s[i]; c == '&' || c == '\'' || c == '"' || c == '<' || c == '>' {
			length += len("&#34;") - 1
		}
	}
	return length
}

// Sitemap returns one sitemap. It gives no dates of change: the pages carry their own.
func Sitemap(s *view.Sitemap) ([]byte, error) { return mapXML(urlSet{URLs: locations(s)}) }

// SitemapIndex returns the sitemap that leads to others: the Paths are theirs. Its own is sitemap.xml.
func SitemapIndex(s *view.Sitemap) ([]byte, error) { return mapXML(mapIndex{Maps: locations(s)}) }

func locations(s *view.Sitemap) []mapURL {
	return mapped(s.Paths, func(path string) mapURL { return mapURL{s.BaseURL + path} })
}

func mapXML(of any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(of); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Robots returns robots.txt: everything may be read, and where the sitemap is.
func Robots(s *view.Sitemap) []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + s.BaseURL + sitemapPath + "\n")
}
