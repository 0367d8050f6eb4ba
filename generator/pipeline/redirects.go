package pipeline

import (
	"html"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/view"
	"gongshi/generator/words"
)

// places are what is known of where the files of a site lie: on a server that tells capitals apart, and on a machine that does not.
type places struct {
	at      map[string]int    // the number of the file at a path
	small   map[string]string // its path, by the path in small letters
	folders map[string]string // a file in a folder, by the folder's path in small letters
}

func newPlaces(n int) *places {
	return &places{at: make(map[string]int, n), small: make(map[string]string, n), folders: map[string]string{}}
}

func (p *places) add(file string, i int) {
	p.at[file] = i
	small := strings.ToLower(file)
	p.small[small] = file
	for folder := around(small); folder != ""; folder = around(folder) {
		if p.folders[folder] != "" {
			break // and so are those around it
		}
		p.folders[folder] = file
	}
}

// around returns the folder in which a path lies; "" at the top.
func around(place string) string { return place[:max(strings.LastIndexByte(place, '/'), 0)] }

// addRedirects adds the pages that lead on from where a page once was, once all places are known.
func (c *collector) addRedirects(all []*view.Page, s *site.Site) {
	known := newPlaces(len(c.files))
	for i, f := range c.files {
		known.add(f.Path, i)
	}
	known.add(manifestPath, ofManifest)
	known.add(historyPath, ofHistory)
	var wrong []site.FieldProblem
	moved := newPlaces(len(all))
	for _, p := range all {
		from := "/" + p.Path
		if site.OldAddress(from) == from { // another was told of as the settings were read
			code, data := c.faultOfOld(from, known, moved)
			if code != "" {
				wrong = append(wrong, site.FieldProblem{Field: "redirects." + from, AtValue: code == "redirect-from-taken", Code: code, Data: data})
			}
			if code == "" || words.IsWarning(code) {
				moved.add(file(p.Path), len(c.files))
				c.addPage(p, site.ConfigFile)
			}
		}
		if c.reader == nil { // where it leads is judged on the day of the build, and told then
			continue
		}
		if code, data := c.faultOfNew(from, s.Redirects[from], known, s); code != "" {
			wrong = append(wrong, site.FieldProblem{Field: "redirects." + from, AtValue: true, Code: code, Data: data})
		}
	}
	if len(wrong) > 0 && c.reader != nil {
		c.problems = append(c.problems, c.reader.Located(site.ConfigFile, wrong)...)
	}
}

// faultOfOld says what is wrong with leading from an address, given the places of the site and the redirects before.
func (c *collector) faultOfOld(from string, known, moved *places) (code string, data []string) {
	at := file(strings.TrimPrefix(from, "/"))
	for _, p := range []*places{known, moved} {
		if i, ok := p.at[at]; ok {
			return "redirect-from-taken", []string{"value", strings.TrimPrefix(from, "/"), "other", c.originOf(i)}
		}
		small := strings.ToLower(at)
		for folder := around(small); folder != ""; folder = around(folder) {
			if taken, ok := p.small[folder]; ok {
				return "redirect-from-taken", []string{"value", taken, "other", c.originOf(p.at[taken])}
			}
		}
		if inside, ok := p.folders[small]; ok {
			return "redirect-from-taken", []string{"value", inside, "other", c.originOf(p.at[inside])}
		}
		if taken, ok := p.small[small]; ok {
			return "case-clash", []string{"other", "/" + strings.TrimSuffix(taken, "index.html")}
		}
	}
	return "", nil
}

// What the publisher makes is none of the files, and stands for itself.
const (
	ofManifest = -1 - iota
	ofHistory
)

// originOf returns what a file is made from; the manifest and the history are made as the site is published.
func (c *collector) originOf(i int) string {
	switch i {
	case ofManifest:
		return manifestPath
	case ofHistory:
		return historyPath
	}
	return c.origins[i]
}

// faultOfNew says what is wrong with where the redirect from an address leads.
func (c *collector) faultOfNew(from, to string, known *places, s *site.Site) (code string, data []string) {
	place, anchor, _ := strings.Cut(to, "#")
	at := strings.TrimPrefix(place, "/")
	i, there := known.at[file(at)]
	switch {
	case !strings.HasPrefix(to, "/") || strings.ContainsAny(place, `?\`) || c.unsure != nil && c.unsure(at):
		return "", nil // it was told as the settings were read, or nothing can be told
	case !there:
		data = []string{"value", place}
		if near := nearPlace(place, known, s); near != "" {
			data = append(data, "near", near)
		} else {
			data = append(data, "key", from)
		}
		return "redirect-to-missing", data
	case anchor == "" || i < 0 || !strings.HasSuffix(file(at), ".html") || c.set == nil:
		return "", nil
	}
	if anchors := c.anchorsOf(i); !anchors[anchor] && !c.reader.Anchored(c.origins[i], anchor) {
		data = []string{"value", place, "key", anchor}
		if near, ok := words.Near(anchor, slices.Sorted(maps.Keys(anchors))); ok {
			data = append(data, "near", near)
		} else {
			data = append(data, "expected", "#"+anchor)
		}
		return "dead-anchor", data
	}
	return "", nil
}

// nearPlace returns what an address that leads nowhere probably means, if it is only written in another way.
func nearPlace(place string, known *places, s *site.Site) string {
	if to, _, _ := strings.Cut(s.Redirects[place], "#"); to != "" && to != place {
		if _, there := known.at[file(strings.TrimPrefix(to, "/"))]; there {
			return to
		}
	}
	decoded, err := url.PathUnescape(place)
	if err != nil {
		decoded = place
	}
	for _, try := range []string{place + "/", decoded, decoded + "/", strings.TrimSuffix(decoded, "/")} {
		try = file(strings.TrimPrefix(path.Clean(try)+strings.Repeat("/", trailing(try)), "/"))
		if found, ok := known.small[strings.ToLower(try)]; ok {
			return "/" + strings.TrimSuffix(found, "index.html")
		}
	}
	return ""
}

// trailing is 1 if an address ends in a slash that is not all of it, which cleaning takes away.
func trailing(address string) int {
	if len(address) > 1 && strings.HasSuffix(address, "/") {
		return 1
	}
	return 0
}

// anchored are the places that a page can be led to within.
type anchored struct {
	token any // of the file that has them
	ids   map[string]bool
}

var id = regexp.MustCompile(`(?i)\sid=("[^"]*"|'[^']*'|[^\s>"']+)`)

// anchorsOf returns the ids in a page. They are remembered as long as the page says the same.
func (c *collector) anchorsOf(i int) map[string]bool {
	f := c.files[i]
	known, ok := c.anchors[f.Path]
	if !ok {
		known, ok = c.memory.anchors[f.Path]
	}
	if !ok || known.token != f.Token {
		text, err := f.Read()
		if err != nil {
			return nil // that shows as the page is published
		}
		known = anchored{f.Token, idsIn(string(text))}
	}
	if c.anchors == nil {
		c.anchors = map[string]anchored{}
	}
	c.anchors[f.Path] = known
	return known.ids
}

func idsIn(page string) map[string]bool {
	ids := map[string]bool{}
	for _, found := range id.FindAllStringSubmatch(page, -1) {
		ids[html.UnescapeString(strings.Trim(found[1], `"'`))] = true
	}
	return ids
}
