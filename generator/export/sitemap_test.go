package export

import (
	"testing"

	"gongshi/generator/view"
)

func TestTheSitemapHasWholeAddresses(t *testing.T) {
	got, err := Sitemap(&view.Sitemap{BaseURL: "https://www.example.org/a&b/", Paths: []string{"", "2022/tasks/17/"}})
	want := `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <url>
  <loc>https://www.example.org/a&amp;b/</loc>
 </url>
 <url>
  <loc>https://www.example.org/a&amp;b/2022/tasks/17/</loc>
 </url>
</urlset>
`
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestRobotsAreLedToTheSitemap(t *testing.T) {
	got := string(Robots(&view.Sitemap{BaseURL: "https://www.example.org/zdgz/"}))
	if want := "User-agent: *\nAllow: /\n\nSitemap: https://www.example.org/zdgz/sitemap.xml\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
