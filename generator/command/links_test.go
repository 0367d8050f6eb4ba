package command

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"gongshi/generator/publish"
)

// The address and its path that site.toml gives the demonstration.
const (
	baseURL  = "https://gongshi.example.org/"
	basePath = "/"
)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, asOf := range days {
		t.Run(asOf, func(t *testing.T) {
			t.Parallel()
			s := readOwnSite(t, asOf)
			for place, p := range s.pages {
				for _, l := range p.links {
					if why := s.wrong(place, l); why != "" {
						t.Errorf("/%s: <%s> to %q %s", place, l.element, l.to, why)
					}
				}
			}
		})
	}
}

// A readSite is a built site with its pages parsed.
type readSite struct {
	files builtSite
	pages map[string]*page // by place
}

func readOwnSite(t *testing.T, asOf string) *readSite {
	t.Helper()
	s := &readSite{ownSite(t, asOf), map[string]*page{}}
	for place, text := range s.files.pages() {
		p, err := readPage(text)
		if err != nil {
			t.Fatalf("/%s: %v", place, err)
		}
		s.pages[place] = p
	}
	return s
}

// wrong says what is wrong with a link, if anything is.
func (s *readSite) wrong(place string, l link) string {
	u, err := url.Parse(l.to)
	switch {
	case err != nil:
		return err.Error()
	case l.rel == "canonical":
		if l.to != baseURL+place {
			return "is not where this page lives"
		}
		return ""
	case strings.HasPrefix(l.to, baseURL):
		return "is absolute, though it stays in the site"
	case u.Scheme != "" && (u.Host != "" || u.Opaque != ""):
		return "" // another site, or mailto:
	case u.Scheme != "" || u.Host != "":
		return "has an odd address"
	case place == "404.html":
		return s.wrongFromAnywhere(l)
	case strings.HasPrefix(l.to, "/"):
		return "is absolute, and fails in a sub-folder"
	}
	return s.missing(resolved(place, u.Path+"#"+u.Fragment))
}

// wrongFromAnywhere is for 404.html, which is shown at any depth: its links have the whole path.
func (s *readSite) wrongFromAnywhere(l link) string {
	if strings.HasPrefix(l.to, "#") {
		return s.missing(resolved("404.html", l.to))
	}
	inside, ok := strings.CutPrefix(l.to, basePath)
	if !ok {
		return "is relative, and fails at another depth"
	}
	return s.missing(resolved("", inside))
}

func (s *readSite) missing(file, anchor string) string {
	p := s.pages[file]
	switch {
	case file == publish.Manifest || file == publish.History: // the publisher makes them
		return ""
	case p == nil && s.files[file] == nil:
		return "leads nowhere"
	case anchor != "" && (p == nil || p.ids[anchor] == 0):
		return "names a place that is not there"
	}
	return ""
}

// The picture of a shared page has a whole address. It is that of the page's plan, and a task's is that of its state.
func TestEveryPageThatCanBeSharedHasAPictureThatIsThere(t *testing.T) {
	t.Parallel()
	for _, asOf := range days {
		s := readOwnSite(t, asOf)
		states := map[string]string{}
		for _, task := range s.files.tasks(t) {
			states[task.URL] = task.State
		}
		for place, p := range s.pages {
			to, isOurs := strings.CutPrefix(p.card, baseURL)
			if place == "404.html" && p.card == "" {
				continue
			}
			if !isOurs || s.files[to] == nil {
				t.Errorf("as of %s /%s has the picture %q, which is not there", asOf, place, p.card)
			}
			want := "share.png"
			if state, isTask := states[place]; isTask {
				want = "2022/share/" + state + ".png"
				if state == "unreported" && strings.Contains(string(s.files[place+"index.html"]), `og:image:alt" content="`+chineseLabels(t).Say("state.unreported-empty", 0, nil)+`"`) {
					want = "2022/share/unreported-empty.png"
				}
			} else if place == "" || strings.HasPrefix(place, "2022/") {
				want = "2022/share.png"
			}
			if to != want {
				t.Errorf("as of %s /%s has the picture %s, want %s", asOf, place, to, want)
			}
		}
	}
}

// Feeds, calendars and the sitemap have whole addresses.
func TestEveryAddressInDataLeadsSomewhere(t *testing.T) {
	t.Parallel()
	ours := regexp.MustCompile(regexp.QuoteMeta(baseURL) + "[^\"'<> \\r\\n\\\\]*")
	for _, asOf := range days {
		s := readOwnSite(t, asOf)
		for file, text := range s.files {
			if _, isPage := placeOf(file); isPage {
				continue
			}
			for _, address := range ours.FindAllString(plain(file, text), -1) {
				to, anchor, _ := strings.Cut(strings.TrimPrefix(address, baseURL), "#")
				if why := s.missing(to, anchor); why != "" {
					t.Errorf("%s as of %s: %s %s", file, asOf, address, why)
				}
			}
		}
	}
}

// plain returns the text of a file without the escapes of its format: XML's, and the breaks at 75 bytes of a calendar.
func plain(file string, text []byte) string {
	if path.Ext(file) == ".xml" {
		return html.UnescapeString(string(text))
	}
	return strings.ReplaceAll(string(text), "\r\n ", "")
}

func TestEveryTaskInTheDataHasItsPageAndUpdates(t *testing.T) {
	t.Parallel()
	for _, asOf := range days {
		s := readOwnSite(t, asOf)
		for _, task := range s.files.tasks(t) {
			if s.pages[task.URL] == nil {
				t.Errorf("as of %s task %d is said to be at %s", asOf, task.Number, task.URL)
			}
			for _, u := range task.Updates {
				if why := s.missing(cut(u.URL)); why != "" {
					t.Errorf("as of %s task %d: %s %s", asOf, task.Number, u.URL, why)
				}
			}
		}
	}
}

func cut(address string) (place, anchor string) {
	place, anchor, _ = strings.Cut(address, "#")
	return place, anchor
}

func TestTheSitemapHasEveryPageButErrorsAndEmptyLists(t *testing.T) {
	t.Parallel()
	s := readOwnSite(t, "2022-07-15")
	labels, listed, without := chineseLabels(t), string(s.files["sitemap.xml"]), 0
	emptyState, _, _ := strings.Cut(labels.Say("tasks.empty-state", 0, func(string) string { return "{" }), "{")
	for place := range s.pages {
		page := string(s.files[place+"index.html"])
		isEmpty := strings.Contains(page, "<p>"+emptyState) || strings.Contains(page, "<p>"+labels.Say("ledger.empty", 0, nil)) ||
			strings.Contains(page, "<p>"+labels.Say("tasks.none", 0, nil)) || strings.Contains(page, "<p>"+labels.Say("changes.empty", 0, nil)) ||
			strings.Contains(page, labels.Say("timeline.none-due", 0, nil)) && !strings.Contains(page, `id="events"`)
		if isEmpty || place == "404.html" {
			without++
		}
		if in := strings.Contains(listed, "<loc>"+baseURL+place+"</loc>"); in == (isEmpty || place == "404.html") {
			t.Errorf("/%s is in the sitemap: %v", place, in)
		}
	}
	if n := strings.Count(listed, "<loc>"); n != len(s.pages)-without {
		t.Errorf("the sitemap lists %d pages, the site has %d and %d that it should not know", n, len(s.pages), without)
	}
}
