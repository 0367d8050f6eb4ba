package export

import (
	"slices"
	"strconv"
	"strings"
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

// No sitemap lists more than the protocol allows; together they list every page once, and the index leads to each.
func TestALargeSiteHasAnIndexOfSitemaps(t *testing.T) {
	const base = "https://www.example.org/zdgz/"
	long := strings.Repeat("a&", 1000)
	for _, c := range []struct {
		pages int
		name  string
		want  []int
	}{{0, "", []int{0}}, {1, "", []int{1}}, {50_000, "", []int{50_000}}, {50_001, "", []int{50_000, 1}}, {100_001, "", []int{50_000, 50_000, 1}}, {9_000, long, nil}} {
		all := &view.Sitemap{BaseURL: base}
		for i := range c.pages {
			all.Paths = append(all.Paths, c.name+strconv.Itoa(i)+"/")
		}
		paths, parts := Sitemaps(all)
		var sizes []int
		var joined []string
		for _, part := range parts {
			text, err := Sitemap(part)
			if err != nil || len(text) > 50<<20 {
				t.Errorf("%d pages: a sitemap of %d bytes, %v", c.pages, len(text), err)
			}
			sizes, joined = append(sizes, len(part.Paths)), append(joined, part.Paths...)
		}
		if len(paths) != len(parts) || (len(parts) == 1) != (paths[0] == "sitemap.xml") {
			t.Errorf("%d pages: they are at %q", c.pages, paths)
		}
		if c.name == "" && !slices.Equal(sizes, c.want) || c.name != "" && len(parts) < 2 || !slices.Equal(joined, all.Paths) {
			t.Errorf("%d pages: sitemaps of %d, want %d", c.pages, sizes, c.want)
		}
	}
	index, err := SitemapIndex(&view.Sitemap{BaseURL: base, Paths: []string{"sitemap-1.xml", "sitemap-2.xml"}})
	want := `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap>
  <loc>https://www.example.org/zdgz/sitemap-1.xml</loc>
 </sitemap>
 <sitemap>
  <loc>https://www.example.org/zdgz/sitemap-2.xml</loc>
 </sitemap>
</sitemapindex>
`
	if err != nil || string(index) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, index, want)
	}
}

func TestRobotsAreLedToTheSitemap(t *testing.T) {
	got := string(Robots(&view.Sitemap{BaseURL: "https://www.example.org/zdgz/"}))
	if want := "User-agent: *\nAllow: /\n\nSitemap: https://www.example.org/zdgz/sitemap.xml\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
