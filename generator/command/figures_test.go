package command

import (
	"path/filepath"
	"strings"
	"testing"
)

// A photograph in an update is a figure that takes its room at once, on the task's page and wherever a feed is read; a table
// to fetch says how large it is.
func TestFiguresAndFilesShowOnPagesAndInFeeds(t *testing.T) {
	t.Parallel()
	site, out := smallSite(t), t.TempDir()
	task := filepath.Join(site, "content/2022/01-lights.md")
	write(t, task, textOf(t, task)+"\n## 2022-07-01 Photographs\n\n![The quay by night](files/quay.gif \"All lamps, 1 July\")\n\nSee [the list](files/list.csv).\n")
	write(t, filepath.Join(site, "content/2022/files/quay.gif"), "GIF89a\x06\x00\x04\x00\x00\x00\x00,")
	write(t, filepath.Join(site, "content/2022/files/list.csv"), strings.Repeat("lamp\n", 300))
	mustRun(t, site, nil, "build", "--as-of", "2022-07-15", "--out", out)

	const (
		figure = "<figure>\n<img src=\"{}2022/files/quay.gif\" alt=\"The quay by night\" loading=\"lazy\" width=\"6\" height=\"4\">\n<figcaption>All lamps, 1 July</figcaption>\n</figure>"
		file   = "<a href=\"{}2022/files/list.csv\">the list</a> <span class=\"file\">(CSV 1.5\u00A0KB)</span>."
	)
	page := textOf(t, filepath.Join(out, "2022/tasks/1/index.html"))
	entry := ""
	for _, e := range parsedFeed(t, []byte(textOf(t, filepath.Join(out, "2022/feed.xml")))).Entries {
		entry += e.Content.Value
	}
	for _, want := range []string{figure, file} {
		if on := strings.ReplaceAll(want, "{}", "../../../"); !strings.Contains(page, on) {
			t.Errorf("the page lacks\n%s", on)
		}
		if in := strings.ReplaceAll(want, "{}", "https://www.example.org/harbour/"); !strings.Contains(entry, in) {
			t.Errorf("the feed lacks\n%s\n%s", in, entry)
		}
	}
}
