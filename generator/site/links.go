package site

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/markdown"
	"gongshi/generator/media"
	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// resolved is where the links of a text lead, and what of the other files that follows from.
type resolved struct {
	followed []followed
	targets  []Target
	problems problem.List
}

// A followed link is the file to which it leads, with the destination that this file was when the link was resolved.
type followed struct {
	entry       *entry
	destination *destination
}

// isCurrent reports whether all links still lead where they led. What a link that leads nowhere should have been may change at any time.
func (r *resolved) isCurrent() bool {
	return len(r.problems) == 0 && !slices.ContainsFunc(r.followed, func(s followed) bool { return s.entry.destination != s.destination })
}

// text returns a file's body with where its links lead, and reports whether it or its basis is another than in the
// last read. The links of a draft lead nowhere yet.
func (j *joiner) text(e *entry) (text Text, moved bool) {
	if !e.fresh && (e.links == nil || e.links.isCurrent()) {
		return Text{}, false
	}
	text = Text{Document: e.parsed.body, File: e.path}
	before := e.links
	e.uses = e.usesOf(text)
	if e.links = nil; len(text.Links) > 0 && !e.destination.draft {
		e.links = j.resolve(text)
		text.Targets = e.links.targets
		j.strayed = append(j.strayed, e.links.problems...)
	}
	return text, e.fresh || !slices.Equal(text.Targets, before.targets)
}

// resolve finds where every relative link leads, and which lead nowhere.
func (j *joiner) resolve(text Text) *resolved {
	r := &resolved{targets: make([]Target, len(text.Links))}
	for i, link := range text.Links {
		r.targets[i] = j.target(r, text.File, link)
	}
	return r
}

func (j *joiner) target(r *resolved, from string, link markdown.Link) Target {
	name, anchor, _ := strings.Cut(link.Target, "#")
	name, file := strings.ReplaceAll(name, "%23", "#"), linkedFile(from, link.Target)
	bad := func(code string, data ...string) Target {
		r.problems = append(r.problems, problem.New(link.Line, link.Column, code, data...).In(from))
		return Target{}
	}
	if strings.Contains(name, `\`) {
		return bad("link-backslash", "value", link.Target, "expected", strings.ReplaceAll(name, `\`, "/"))
	}
	var f *destination
	if e := j.reader.found(file); e != nil {
		f = e.destination
		r.followed = append(r.followed, followed{e, f})
	}
	switch {
	case f != nil && f.lost:
		return Target{}
	case f != nil && f.draft:
		return bad("link-to-draft", "value", link.Target)
	case f != nil && link.Image && !media.IsShown(file):
		return bad("image-unshown", "value", link.Target, "key", path.Ext(file))
	case f != nil && f.anchor != "" && anchor == "":
		return j.anchored(f, f.anchor, file, bad)
	case f != nil && f.body != nil && anchor != "":
		return j.anchored(f, anchor, file, bad)
	case f != nil:
		return Target{URL: f.url, Anchor: anchor, Since: f.since, Before: f.before, Detail: f.detail.of(link.Image)}
	case file != ContentDir && !strings.HasPrefix(file, ContentDir+"/"):
		return bad("link-outside", "value", link.Target)
	case j.isFolder(file):
		return bad("link-to-folder", "value", link.Target)
	default:
		return bad("dead-link", j.suggestedFile(from, name)...)
	}
}

func (j *joiner) isFolder(place string) bool {
	return place == ContentDir || len(j.tree.Under(place)) > 0
}

// anchored returns the target that is a place in a text.
func (j *joiner) anchored(f *destination, anchor, file string, bad func(code string, data ...string) Target) Target {
	known := f.anchored()
	for _, name := range []string{anchor, norm.NFC.String(anchor), norm.NFD.String(anchor)} {
		if from, ok := known[name]; ok {
			return Target{URL: f.url, Anchor: name, From: from, Since: f.since, Before: f.before}
		}
	}
	return bad("dead-anchor", j.suggestedOr("#"+anchor, anchor, f.body.Anchors, "value", path.Base(file), "key", anchor)...)
}

// suggestedFile names the file that a dead link probably means, as it would be written there.
func (j *joiner) suggestedFile(from, name string) []string {
	return j.suggestedOr(path.Join(path.Dir(from), name), name, j.linkable(path.Dir(from)+"/"), "value", name)
}

// linkable returns what may be linked to from a folder, as it is written there.
func (j *joiner) linkable(folder string) []string {
	names, known := j.beside[folder]
	if known || j.compared > mostComparisons {
		return names
	}
	j.compared += len(j.tree.Under(ContentDir))
	for _, f := range j.tree.Under(ContentDir) {
		if relative, ok := strings.CutPrefix(f.Path, folder); ok {
			names = append(names, relative)
		} else if path.Dir(f.Path) == ContentDir {
			names = append(names, "../"+path.Base(f.Path))
		}
	}
	j.beside[folder] = names
	return names
}

// mostComparisons bounds how many names are compared for what one file says, and for all dead links of a site together: a source
// with thousands of mistakes needs no suggestion for each.
const mostComparisons = 200_000

// suggested adds the near name as long as there is time for it.
func (j *joiner) suggested(s string, names []string, data ...string) []string {
	if j.compared += len(names) + 1; j.compared > mostComparisons || len(s) > mostName {
		return data
	}
	if name, ok := words.Near(s, names); ok {
		return append(data, "near", name)
	}
	return data
}

// suggestedOr says what else to do where no name is near.
func (j *joiner) suggestedOr(otherwise, s string, names []string, data ...string) []string {
	with := j.suggested(s, names, data...)
	if len(with) == len(data) {
		return append(with, "expected", otherwise)
	}
	return with
}

// mostName is how long a name may be, in bytes, to be compared with others.
const mostName = 500
