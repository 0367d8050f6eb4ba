package command

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed/atom"
)

// Feeds are read by a parser that is not ours, and hold what RFC 4287 requires.
func TestFeedsAreWhatReadersNeed(t *testing.T) {
	t.Parallel()
	entries := 0
	for _, asOf := range days {
		ids := map[string]string{}
		for file, text := range ownSite(t, asOf) {
			if path.Base(file) != "feed.xml" {
				continue
			}
			feed := parsedFeed(t, text)
			for _, fault := range feedFaults(feed, file) {
				t.Errorf("%s as of %s %s", file, asOf, fault)
			}
			if other := ids[feed.ID]; other != "" {
				t.Errorf("%s and %s as of %s have the same id", file, other, asOf)
			}
			ids[feed.ID] = file
			entries += len(feed.Entries)
		}
		for _, want := range []string{"feed.xml", "2022/feed.xml", "2022/offices/hazchem/feed.xml"} {
			if ids[baseURL+want] != want {
				t.Errorf("%s as of %s: not there, or its id is not its address", want, asOf)
			}
		}
	}
	if entries == 0 {
		t.Error("no feed has an entry")
	}
}

func parsedFeed(t *testing.T, text []byte) *atom.Feed {
	t.Helper()
	feed, err := new(atom.Parser).Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return feed
}

// feedFaults returns what is wrong with the feed in a file of the demonstration.
func feedFaults(feed *atom.Feed, file string) []string {
	all := missingParts("the feed", feed.ID, feed.Title, feed.Updated, feed.Links)
	if len(feed.Authors) != 1 || feed.Authors[0].Name == "" {
		all = append(all, "has no author")
	}
	if feed.Language != "zh-CN" {
		all = append(all, "does not say its language")
	}
	if self := linkOf(feed.Links, "self"); self != baseURL+file {
		all = append(all, "says that it lives at "+self)
	}
	ids := map[string]bool{}
	for _, e := range feed.Entries {
		all = append(all, missingParts("entry "+e.ID, e.ID, e.Title, e.Updated, e.Links)...)
		if e.Content == nil || e.Content.Value == "" {
			all = append(all, "entry "+e.ID+" has no content")
		}
		if ids[e.ID] {
			all = append(all, "has "+e.ID+" twice")
		}
		ids[e.ID] = true
	}
	if !slices.IsSortedFunc(feed.Entries, func(a, b *atom.Entry) int { return instantOf(b.Updated).Compare(instantOf(a.Updated)) }) {
		all = append(all, "has not the newest first")
	}
	if len(feed.Entries) > 0 && feed.Updated != feed.Entries[0].Updated {
		all = append(all, "is not updated when its newest entry is")
	}
	return all
}

// missingParts returns what a feed or an entry lacks of what both must have.
func missingParts(name, id, title, updated string, links []*atom.Link) []string {
	var all []string
	if !strings.HasPrefix(id, baseURL) {
		all = append(all, fmt.Sprintf("%s: the id %q is no address of the site", name, id))
	}
	if strings.TrimSpace(title) == "" {
		all = append(all, name+" has no title")
	}
	if instantOf(updated).IsZero() {
		all = append(all, fmt.Sprintf("%s: %q is not a date of RFC 3339", name, updated))
	}
	if to := linkOf(links, "alternate"); !strings.HasPrefix(to, baseURL) {
		all = append(all, fmt.Sprintf("%s leads to %q", name, to))
	}
	return all
}

// instantOf returns the zero time if the text is none of RFC 3339.
func instantOf(text string) time.Time {
	instant, _ := time.Parse(time.RFC3339, text)
	return instant
}

// linkOf returns where the one link of a relation leads.
func linkOf(links []*atom.Link, rel string) string {
	var all []string
	for _, l := range links {
		if l.Rel == rel {
			all = append(all, l.Href)
		}
	}
	return strings.Join(all, " and ")
}

// A feed goes on to have its 50 newest entries, however long the record is.
func TestFeedsKeepTheNewestFifty(t *testing.T) {
	t.Parallel()
	site, out := smallSite(t), t.TempDir()
	file := filepath.Join(site, "content/2022/01-lights.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	record := string(text)
	for d := range 60 {
		record += fmt.Sprintf("\n## %s Lamp %d\n\nIt shines.\n", time.Date(2022, 4, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), d+1)
	}
	if err := os.WriteFile(file, []byte(record), 0o644); err != nil {
		t.Fatal(err)
	}
	mustRun(t, site, nil, "build", "--as-of", "2022-06-30", "--out", out)
	for name, text := range filesBelow(t, out) {
		if path.Base(name) != "feed.xml" {
			continue
		}
		feed := parsedFeed(t, []byte(text))
		if n := len(feed.Entries); n > 50 {
			t.Errorf("%s has %d entries", name, n)
		}
		if name == "2022/feed.xml" && (len(feed.Entries) != 50 || feed.Entries[0].Title != "Task 1: Repair the quay lights: Lamp 60") {
			t.Errorf("%s has %d entries, and first %s", name, len(feed.Entries), feed.Entries[0].Title)
		}
	}
}
