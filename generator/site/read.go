package site

import (
	"errors"
	"net/url"
	"path"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// The folder and the file that a site is made of.
const (
	ConfigFile = "site.toml"
	ContentDir = "content"
)

// A Reader reads sites. It remembers what it read: a file whose bytes have not changed is not parsed again, and what it became
// is the same pointer in the next site, unless something else that can be reached from there has changed. It may not be used
// by two goroutines at once.
type Reader struct {
	list    []*entry // of the last read, in the order of paths
	byPath  map[string]*entry
	byForm  map[string]*entry // those whose names are not in the usual form of Unicode, by that form
	clashes problem.List      // of their paths

	recounts map[string]*recount // of bulletins, by file
}

// Options are what a reader needs to know beside the files.
type Options struct {
	Languages []string // those that there are labels for
	Drafts    bool     // drafts and pending updates count as published
}

// Read returns the site in a tree, and all that is wrong with it. With errors among the problems the site may lack parts,
// and must not be published; it is nil without a site.toml that can be read. The error is the machine's: a file that cannot be read.
func (r *Reader) Read(t *tree.Tree, o Options) (*Site, problem.List, error) {
	if err := r.look(sourcesIn(t)); err != nil {
		return nil, nil, err
	}
	j := newJoiner(r, t, o)
	for _, e := range r.list {
		j.problems = append(j.problems, e.parsed.problems...)
	}
	s := j.join()
	r.recounts = j.recounts
	j.problems.Sort()
	return s, j.problems, nil
}

// sourcesIn returns the source files, in the order of paths: the settings come after all content.
func sourcesIn(t *tree.Tree) []*tree.File {
	files := t.Under(ContentDir)
	if f := t.File(ConfigFile); f != nil {
		files = append(files[:len(files):len(files)], f)
	}
	return files
}

// look brings what is known up to the files. If it fails, nothing changes.
func (r *Reader) look(files []*tree.File) error {
	next := make([]*entry, len(files))
	var gone []*entry
	var fresh []int
	rest := r.list
	for i, f := range files {
		for len(rest) > 0 && rest[0].file != f && rest[0].path < f.Path {
			gone, rest = append(gone, rest[0]), rest[1:]
		}
		if len(rest) > 0 && (rest[0].file == f || rest[0].path == f.Path) {
			next[i], rest = rest[0], rest[1:]
		} else {
			next[i] = newEntry(f.Path)
		}
		if next[i].file != f {
			fresh = append(fresh, i)
		}
	}
	parses := make([]*parsed, len(fresh))
	failed := make([]error, len(fresh))
	each(len(fresh), func(n int) {
		e := next[fresh[n]]
		parses[n], failed[n] = parseSafely(files[fresh[n]], e.kind, e.parsed)
	})
	if err := errors.Join(failed...); err != nil {
		return err
	}
	for n, i := range fresh {
		next[i].file, next[i].parsed = files[i], parses[n]
	}
	r.keep(next, append(gone, rest...))
	return nil
}

// keep makes entries those of the last read, in place of the ones before.
func (r *Reader) keep(list, gone []*entry) {
	for _, e := range gone {
		delete(r.byPath, e.path)
		e.destination = nil // links to it are looked at again
	}
	moved := len(gone) > 0 || len(list) != len(r.list)
	if r.list = list; !moved {
		return
	}
	if r.byPath == nil {
		r.byPath = make(map[string]*entry, len(list))
	}
	r.byForm = map[string]*entry{}
	for _, e := range list {
		if r.byPath[e.path] = e; !norm.NFC.IsNormalString(e.path) {
			r.byForm[norm.NFC.String(e.path)] = e
		}
	}
	r.clashes = clashes(list)
}

// found returns the file at a path, whichever form of Unicode either is in.
func (r *Reader) found(file string) *entry {
	if e := r.byPath[file]; e != nil {
		return e
	}
	form := norm.NFC.String(file)
	if e := r.byPath[form]; e != nil {
		return e
	}
	return r.byForm[form]
}

// An entry is what a reader knows of a source file, from the read that first meets it to the one that misses it. What a file
// becomes in a site is a pure function of its basis and of where its links lead: it is made again when one of these is another
// than in the last read, and is the same pointer otherwise.
type entry struct {
	path   string
	folder string // the plan's to which it belongs, if there is that plan
	kind   kind
	file   *tree.File
	parsed *parsed

	terms       *Terms // of a plan, in its index.md
	basis       basis
	fresh       bool         // the basis is another than in the last read
	destination *destination // nil: nothing that a link can lead to
	links       *resolved
	uses        []use // the attachments to which it links

	task       *Task // what became of it
	article    *Article
	update     *Update
	incident   *Incident
	bulletin   *Bulletin
	assessment *Assessment
	notice     *Text
	problems   problem.List // found when that was made
}

// A basis is what a file's part in a site follows from, beside the other files to which it links.
type basis struct {
	parsed *parsed
	terms  *Terms // of its plan; nil outside of one
	config *Config
	drafts bool
}

// A destination is what a link to a file depends on.
type destination struct {
	url    string
	lost   bool               // its front matter can't be read: what follows from that is no further mistake
	draft  bool               // it is not published
	body   *markdown.Document // nil of an attachment
	closes day.Day            // of a task's plan
	anchor string             // of an update in a file of its own: where it stands in its task
	drafts bool               // pending updates are shown
	detail detail             // of an attachment
	since  day.Day            // from which the page is there; none for always
	before string             // where a link to it leads until then

	anchors map[string]day.Day // of the body, once a link needs them
}

// A detail is what is said of an attachment: where it is shown as a picture, and where it is linked to.
type detail struct{ shown, linked string }

func (d detail) of(image bool) string {
	if image {
		return d.shown
	}
	return d.linked
}

func newEntry(file string) *entry {
	e := &entry{path: file, kind: kindOf(file)}
	if below, ok := strings.CutPrefix(file, ContentDir+"/"); ok {
		if name, _, nested := strings.Cut(below, "/"); nested {
			e.folder = file[:len(ContentDir)+1+len(name)]
		}
	}
	if e.kind == attachmentKind && strings.HasPrefix(file, ContentDir+"/") {
		address := url.URL{Path: strings.TrimPrefix(file, ContentDir+"/")}
		e.destination = &destination{url: address.EscapedPath()}
	}
	return e
}

// planTerms returns the terms of the plan whose index.md this is; nil if it is no index.md.
func (e *entry) planTerms() *Terms {
	if e.kind != planKind {
		return nil
	}
	front := e.parsed.front.(*PlanFront)
	if e.terms == nil || e.terms.PlanFront != front {
		e.terms = &Terms{PlanFront: front, Key: path.Base(e.folder), unread: e.parsed.faults}
		e.terms.addVersions()
	}
	return e.terms
}

// setBasis gives an entry its basis, and the destination that follows from it.
func (e *entry) setBasis(b basis) {
	if e.fresh = e.basis != b; !e.fresh {
		return
	}
	e.basis = b
	draft := b.terms != nil && b.terms.Draft && !b.drafts
	if e.kind == attachmentKind {
		if d := e.destination; d != nil && (d.detail != e.parsed.detail || d.draft != draft) {
			e.destination = &destination{url: d.url, detail: e.parsed.detail, draft: draft}
		}
		return
	}
	f := &destination{lost: e.parsed.faults.All(), body: e.parsed.body, drafts: b.drafts, draft: draft}
	switch front := e.parsed.front.(type) {
	case *PlanFront:
		f.url = b.terms.URL()
	case *UpdateFront:
		if b.terms != nil {
			f.url, f.draft, f.closes = taskURL(b.terms, front.Task), draft || front.Pending && !b.drafts, b.terms.Closes()
			f.anchor = updateAnchor(e.path)
		}
	case *IncidentFront:
		if b.terms != nil {
			f.url, f.since, f.before = incidentURL(b.terms, incidentKey(e.path)), front.Date, b.terms.URL()
		}
	case *AssessmentFront:
		if b.terms != nil {
			f.url = b.terms.URL() + "assessment/"
		}
	case *BulletinFront:
		if b.terms != nil {
			key := strings.TrimSuffix(path.Base(e.path), ".md")
			f.url, f.draft = bulletinURL(b.terms, key), draft || front.Draft && !b.drafts
			f.since, f.before = front.since(key, b.terms), b.terms.URL()
		}
	case *ArticleFront:
		f.url, f.draft = articleKey(e.path)+"/", front.Draft && !b.drafts
	case *Front:
		if b.terms != nil {
			f.url, f.draft, f.closes = taskURL(b.terms, front.Number), draft || front.Draft && !b.drafts, b.terms.Closes()
		}
	}
	if e.destination = f; f.url == "" && !f.lost {
		e.destination = nil
	}
}

// anchored returns the anchors of a text, each with the day from which it is shown, as a Target has it.
func (f *destination) anchored() map[string]day.Day {
	if f.anchors != nil {
		return f.anchors
	}
	f.anchors = make(map[string]day.Day, len(f.body.Anchors))
	for _, anchor := range f.body.Anchors {
		f.anchors[anchor] = 0
	}
	for i := len(f.body.Updates) - 1; i >= 0; i-- {
		u := &f.body.Updates[i]
		from := max(u.Day, u.Reported)
		if from > f.closes || u.Pending && !f.drafts {
			from = endOfTime
		}
		f.place(u.Anchor, from)
		for _, part := range u.Body {
			for _, id := range hasID.FindAllStringSubmatch(part.HTML, -1) {
				f.place(id[1], from)
			}
		}
	}
	return f.anchors
}

// place notes from when an anchor is shown, if it is one.
func (f *destination) place(anchor string, from day.Day) {
	if _, known := f.anchors[anchor]; known {
		f.anchors[anchor] = from
	}
}

var hasID = regexp.MustCompile(` id="([^"]*)"`)

// each calls do for 0 to n-1, on all processors if that is worth it.
func each(n int, do func(i int)) {
	const worth = 8
	if n < worth {
		for i := range n {
			do(i)
		}
		return
	}
	var wait sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wait.Wait()
}
