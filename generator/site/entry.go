package site

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// An entry is what a reader knows of a source file, from the read that first meets it to the one that misses it. What a file
// becomes in a site is a pure function of its basis and of where its links lead: it is made anew when one of these is another
// than in the last read, and is the same pointer otherwise.
type entry struct {
	path   string
	folder string // the plan's to which it belongs, if there is that plan
	kind   kind
	file   *tree.File
	parsed *parsed

	terms *Terms // of a plan, in its index.md
	basis basis
	fresh bool  // the basis is another than in the last read
	face  *face // nil: nothing that a link can lead to
	links *resolved
	uses  []use // the attachments to which it links

	task     *Task // what became of it
	article  *Article
	notice   *Text
	problems problem.List // found when that was made
}

// A basis is what a file's part in a site follows from, beside the other files to which it links.
type basis struct {
	parsed *parsed
	terms  *Terms // of its plan; nil outside of one
	config *Config
	drafts bool
}

// A face is what a link to a file depends on.
type face struct {
	url    string
	lost   bool               // its front matter can't be read: what follows from that is no further mistake
	draft  bool               // it is not published
	body   *markdown.Document // nil of an attachment
	closes day.Day            // of a task's plan
	drafts bool               // pending updates are shown
	detail detail             // of an attachment

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
		e.face = &face{url: address.EscapedPath()}
	}
	return e
}

// lays returns what the plan lays down whose index.md this is; nil if it is none.
func (e *entry) lays() *Terms {
	if e.kind != planKind {
		return nil
	}
	front := e.parsed.front.(*PlanFront)
	if e.terms == nil || e.terms.PlanFront != front {
		e.terms = &Terms{PlanFront: front, Key: path.Base(e.folder), unread: e.parsed.faults}
	}
	return e.terms
}

// stand puts an entry on a basis, and gives it the face that follows.
func (e *entry) stand(b basis) {
	if e.fresh = e.basis != b; !e.fresh {
		return
	}
	e.basis = b
	if e.kind == attachmentKind {
		if e.face != nil && e.face.detail != e.parsed.detail {
			e.face = &face{url: e.face.url, detail: e.parsed.detail}
		}
		return
	}
	f := &face{lost: e.parsed.faults.All(), body: e.parsed.body, drafts: b.drafts}
	switch front := e.parsed.front.(type) {
	case *PlanFront:
		f.url = b.terms.URL()
	case *ArticleFront:
		f.url, f.draft = articleKey(e.path)+"/", front.Draft && !b.drafts
	case *Front:
		if b.terms != nil {
			f.url, f.draft, f.closes = taskURL(b.terms, front.Number), front.Draft && !b.drafts, b.terms.Closes()
		}
	}
	if e.face = f; f.url == "" && !f.lost {
		e.face = nil
	}
}

// anchored returns the anchors of a text, each with the day from which it is shown, as a Target has it.
func (f *face) anchored() map[string]day.Day {
	if f.anchors != nil {
		return f.anchors
	}
	f.anchors = make(map[string]day.Day, len(f.body.Anchors))
	for _, anchor := range f.body.Anchors {
		f.anchors[anchor] = 0
	}
	for i := len(f.body.Updates) - 1; i >= 0; i-- {
		u := &f.body.Updates[i]
		from := u.Day
		if u.Day > f.closes || u.Pending && !f.drafts {
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
func (f *face) place(anchor string, from day.Day) {
	if _, known := f.anchors[anchor]; known {
		f.anchors[anchor] = from
	}
}

var hasID = regexp.MustCompile(` id="([^"]*)"`)
