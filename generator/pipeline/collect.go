package pipeline

import (
	"bytes"
	"cmp"
	"io"
	"strings"

	"gongshi/generator/card"
	"gongshi/generator/export"
	"gongshi/generator/layout"
	"gongshi/generator/output"
	"gongshi/generator/pages"
	"gongshi/generator/problem"
	"gongshi/generator/search"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// A collector gathers the files of a site, and finds two that would have the same place.
type collector struct {
	set      *layout.Set
	memory   *memory
	reader   *site.Reader // nil for another day
	files    []output.File
	origins  []string // what each file is made from, for problems
	problems problem.List
	clashes  bool                    // some places differ in capitals only
	anchors  map[string]anchored     // of pages within which a redirect leads, by path
	unsure   func(place string) bool // whether a place may only be missing because of mistakes elsewhere; nil if there are none
}

// newCollector returns a collector of so much as the last output had.
func newCollector(set *layout.Set, m *memory, reader *site.Reader) *collector {
	n := len(m.files)
	return &collector{set: set, memory: m, reader: reader, files: make([]output.File, 0, n), origins: make([]string, 0, n)}
}

// collect fills an output.
func (c *collector) collect(out *Output, static []*tree.File, s *site.Site, made *pages.Made) {
	var redirects []*view.Page
	datasets := map[string]*view.Page{}
	for _, p := range made.Pages {
		if p.Layout == "redirect" {
			redirects = append(redirects, p)
			continue
		}
		if _, is := p.Content.(*view.Dataset); is {
			datasets[p.Path] = p
			continue
		}
		c.addPage(p, cmp.Or(p.Source, pageOrigin))
	}
	for _, p := range s.Plans {
		for _, a := range p.Files {
			if a.From <= out.Day {
				c.addCopy(a.File, strings.TrimPrefix(a.Path, site.ContentDir+"/"))
			}
		}
	}
	for _, d := range made.Data {
		first := len(c.files)
		c.addData(d)
		c.addDataset(datasets[dataFolder(d)], d, c.files[first:])
	}
	for _, f := range made.Feeds {
		c.addWorded(output.List, f.Path, f, func(say export.Say) ([]byte, error) { return export.Atom(f, say) })
	}
	events := c.memory.in(c.set).events
	events.Keep(made.Calendars)
	for _, v := range made.Calendars {
		c.addWorded(output.Bulk, v.Path, v, func(say export.Say) ([]byte, error) { return export.Calendar(v, events, say) })
	}
	for _, v := range made.Indexes {
		pieces := c.memory.wordedPieces(v.Path, c.set)
		c.addWorded(output.List, v.Path, v, func(say export.Say) ([]byte, error) { return export.Index(v, pieces, say) })
	}
	for _, v := range made.Bulletins {
		c.addWorded(output.Bulk, v.File, v, func(say export.Say) ([]byte, error) { return export.Docx(v, say) })
	}
	for _, v := range made.Cards {
		c.addMade(output.Bulk, v.Path, v, func() ([]byte, error) { return card.Draw(v) })
	}
	c.addSearch(made.Search)
	c.addSitemaps(made.Sitemap)
	for _, f := range static {
		c.addCopy(f, strings.TrimPrefix(f.Path, staticDir+"/"))
		if own := out.builtIn.File(f.Path); own != nil {
			c.makeSmaller(f, own)
		}
	}
	if len(redirects) > 0 {
		c.addRedirects(redirects, s)
	}
	out.byPath = c.index()
	out.bulletins = made.Bulletins
	out.collected, out.Files = c.files, inStages(c.files)
	out.clashes, out.anchors = c.clashes, c.anchors
}

// inStages returns files in the order of their stages; within a stage they stay in theirs.
func inStages(files []output.File) []output.File {
	var next [output.Sum + 2]int // where the next one of a stage goes
	for i := range files {
		next[files[i].Stage+1]++
	}
	for s := output.Asset; s < output.Sum; s++ {
		next[s+1] += next[s]
	}
	sorted := make([]output.File, len(files))
	for i := range files {
		at := &next[files[i].Stage]
		sorted[*at] = files[i]
		*at++
	}
	return sorted
}

// index returns where each path is among the files, and finds those that two files would have.
func (c *collector) index() map[string]int {
	if c.memory.hasPathsOf(c.files) && !c.memory.clashes {
		return c.memory.byPath // no two of them had the same place
	}
	byPath := make(map[string]int, len(c.files))
	for i, f := range c.files {
		if first, there := byPath[f.Path]; there {
			c.taken(i, f.Path, c.origins[first])
			continue
		}
		byPath[f.Path] = i
	}
	said := map[string]bool{}
	for i, f := range c.files {
		if isPublishers(f.Path) {
			c.taken(i, f.Path, f.Path)
		}
		for folder := around(f.Path); folder != ""; folder = around(folder) {
			if isPublishers(folder) {
				c.taken(i, folder, folder)
			}
			if file, is := byPath[folder]; is && !said[folder] {
				said[folder] = true
				c.taken(file, folder, c.origins[i])
			}
		}
	}
	c.likenesses()
	return byPath
}

// likenesses finds files whose places differ in capitals only. Of two in content that was told as they were read, and of a
// redirect where it stands.
func (c *collector) likenesses() {
	first := make(map[string]int, len(c.files))
	for i, f := range c.files {
		small := strings.ToLower(f.Path)
		other, there := first[small]
		if !there {
			first[small] = i
			continue
		}
		if c.files[other].Path == f.Path || f.Attachment && c.files[other].Attachment || c.origins[i] == site.ConfigFile {
			continue
		}
		c.clashes = true
		c.problems = append(c.problems, problem.New(0, 0, "case-clash", "other", c.origins[other]).In(c.origins[i]))
	}
}

// Where publishing puts files of its own.
const (
	manifestPath = "manifest.json"
	historyPath  = "about/this-copy/history.txt"
)

func isPublishers(place string) bool { return place == manifestPath || place == historyPath }

// taken notes that the place of the i-th file is another's.
func (c *collector) taken(i int, place, other string) {
	c.problems = append(c.problems, problem.New(0, 0, "url-taken", "value", place, "other", other).In(c.origins[i]))
}

// pageOrigin names what the generator makes of the sources as a whole.
const pageOrigin = "content/"

func (c *collector) add(f output.File, origin string) {
	c.files = append(c.files, f)
	c.origins = append(c.origins, origin)
}

// made returns what stands for the next file.
func (c *collector) made(path string, view any, set *layout.Set) *made {
	return c.memory.file(len(c.files), path, view, set)
}

func (c *collector) addPage(p *view.Page, origin string) {
	stage := output.Page
	if p.Path == "" {
		stage = output.Home
	}
	if last, ok := c.memory.page(len(c.files), p, c.set); ok {
		c.add(last, origin)
		return
	}
	path, set := file(p.Path), c.set // a file that is kept must not hold the collector, which has all others
	token := c.made(path, p, set)
	c.add(output.File{Path: path, Stage: stage, Token: token, Bytes: safely(path, func(scratch []byte) ([]byte, error) { return set.Append(scratch, p) })}, origin)
}

// addData adds a plan's open data; tasks.json comes first, since others wait for it.
func (c *collector) addData(d *view.Data) {
	folder := dataFolder(d)
	path := folder + "tasks.json"
	json := c.memory.exportPieces(path)
	c.addMade(output.List, path, d, func() ([]byte, error) { return export.TasksJSON(d, json) })
	for _, t := range export.TablesOf(d) {
		c.addTable(d, t, folder)
	}
	if len(d.Incidents.Rows) > 0 {
		c.addMade(output.List, folder+"incidents.json", d, func() ([]byte, error) { return export.IncidentsJSON(d) })
	}
	if d.Assessment != nil {
		c.addMade(output.List, folder+"assessment.json", d, func() ([]byte, error) { return export.AssessmentJSON(d) })
	}
	c.addWorded(output.Bulk, folder+"datapackage.json", d, func(say export.Say) ([]byte, error) { return export.DataPackage(d, say) })
	path = folder + "plan.xlsx"
	stretches := c.memory.wordedStretches(path, c.set)
	c.addWorded(output.Bulk, path, d, func(say export.Say) ([]byte, error) { return export.Workbook(d, stretches, say) })
}

// addTable adds a table for programs, and the same for people.
func (c *collector) addTable(d *view.Data, t *export.Table, folder string) {
	path := folder + t.File()
	pieces := c.memory.exportPieces(path)
	c.addMade(output.Bulk, path, d, func() ([]byte, error) { return export.CSV(d, t, pieces) })
	path = folder + t.Readable()
	worded := c.memory.wordedPieces(path, c.set)
	c.addWorded(output.Bulk, path, d, func(say export.Say) ([]byte, error) { return export.ReadableCSV(d, t, worded, say) })
}

func (c *collector) addSearch(s *view.Search) {
	for _, f := range search.Files(s, c.memory.in(c.set).search, c.set.Say) {
		c.add(output.File{Path: f.Path, Stage: output.Bulk, Token: f.Token, Bytes: safely(f.Path, f.Bytes)}, pageOrigin)
	}
	c.addWorded(output.Bulk, s.Answers.Path, s.Answers, func(say export.Say) ([]byte, error) { return search.Answers(s.Answers, search.Say(say)), nil })
}

// addSitemaps adds the sitemap, or several and their index, and the file that leads search engines there.
func (c *collector) addSitemaps(s *view.Sitemap) {
	paths, parts := export.Sitemaps(s)
	for i, part := range parts {
		c.addMade(output.List, paths[i], part, func() ([]byte, error) { return export.Sitemap(part) })
	}
	if len(parts) > 1 {
		index := &view.Sitemap{BaseURL: s.BaseURL, Paths: paths}
		c.addMade(output.List, "sitemap.xml", index, func() ([]byte, error) { return export.SitemapIndex(index) })
	}
	base := &view.Sitemap{BaseURL: s.BaseURL}
	c.addMade(output.List, "robots.txt", base, func() ([]byte, error) { return export.Robots(base), nil })
}

// addWorded adds a list that is made of a view and the words of the interface.
func (c *collector) addWorded(stage output.Stage, path string, view any, bytes func(export.Say) ([]byte, error)) {
	set := c.set
	token := c.made(path, view, set)
	c.add(output.File{Path: path, Stage: stage, Token: token, Bytes: safely(path, token.sized(func() ([]byte, error) { return bytes(set.Say) }))}, pageOrigin)
}

// addMade adds a list that is made of a view without layouts.
func (c *collector) addMade(stage output.Stage, path string, view any, bytes func() ([]byte, error)) {
	token := c.made(path, view, nil)
	c.add(output.File{Path: path, Stage: stage, Token: token, Bytes: safely(path, token.sized(bytes))}, pageOrigin)
}

// file returns the file that a web server sends for a place.
func file(place string) string {
	if place == "" || strings.HasSuffix(place, "/") {
		return place + "index.html"
	}
	return place
}

// makeSmaller has the file that was added last published without comments and needless spaces, if it is the generator's own. One that a site
// has in its place is published as it is.
func (c *collector) makeSmaller(f, own *tree.File) {
	last := &c.files[len(c.files)-1]
	if last.Token != any(f) {
		return
	}
	last.Open = func() (io.ReadCloser, error) {
		text, err := f.Read()
		if err != nil {
			return nil, err
		}
		if known, err := own.Read(); err == nil && bytes.Equal(text, known) {
			text = layout.Smaller(f.Path, text)
		}
		return io.NopCloser(bytes.NewReader(text)), nil
	}
}

func (c *collector) addCopy(f *tree.File, to string) {
	attachment := strings.HasPrefix(f.Path, site.ContentDir+"/")
	if !attachment && c.memory.last(len(c.files), to) != any(f) && f.IsForbidden() { // of attachments the reader tells
		c.problems = append(c.problems, problem.New(0, 0, "not-readable").In(f.Path))
		return
	}
	c.add(output.File{Path: to, Stage: output.Asset, Open: f.Open, Token: f, Attachment: attachment}, f.Path)
}
