package export

import (
	"bytes"
	"encoding/xml"

	"gongshi/generator/view"
)

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []mapURL `xml:"url"`
}

type mapURL struct {
	Location string `xml:"loc"`
}

// Sitemap returns sitemap.xml (sitemaps.org, protocol 0.9). It gives no dates of change: the pages carry their own.
func Sitemap(s *view.Sitemap) ([]byte, error) {
	set := urlSet{URLs: mapped(s.Paths, func(path string) mapURL { return mapURL{s.BaseURL + path} })}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(set); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Robots returns robots.txt: everything may be read, and where the sitemap is.
func Robots(s *view.Sitemap) []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + s.BaseURL + "sitemap.xml\n")
}
