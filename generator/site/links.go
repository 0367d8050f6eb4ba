package site

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"gongshi/generator/markdown"
	"gongshi/generator/problem"
)

// resolveLinks finds where every relative link leads, and which lead nowhere.
func (j *joiner) resolveLinks() {
	for _, p := range sortedTexts(j.texts) {
		p.Targets = make([]Target, len(p.Links))
		for i, link := range p.Links {
			p.Targets[i] = j.target(p, link)
		}
	}
}

func sortedTexts(texts map[string]*Text) []*Text {
	all := make([]*Text, 0, len(texts))
	for _, t := range texts {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b *Text) int { return strings.Compare(a.File, b.File) })
	return all
}

func (j *joiner) target(from *Text, link markdown.Link) Target {
	name, anchor, _ := strings.Cut(link.Target, "#")
	file := from.File
	if name != "" {
		name = strings.ReplaceAll(name, "%23", "#")
		file = path.Join(path.Dir(from.File), name)
	}
	bad := func(code string, data ...string) Target {
		j.problems = append(j.problems, problem.New(link.Line, link.Column, code, data...).In(from.File))
		return Target{}
	}
	if strings.Contains(name, `\`) {
		return bad("link-backslash", "value", link.Target, "expected", strings.ReplaceAll(name, `\`, "/"))
	}
	o, isPage := j.owners[file]
	switch {
	case j.faults[file].all():
		return Target{}
	case isPage && o.draft:
		return bad("link-to-draft", "value", link.Target)
	case isPage && anchor != "" && !slices.Contains(j.texts[file].Anchors, anchor):
		return bad("dead-anchor", suggested(anchor, j.texts[file].Anchors, "value", path.Base(file), "key", anchor)...)
	case isPage:
		return Target{o.url, anchor, o.task}
	case kindOf(file) == attachmentKind && j.tree.File(file) != nil && strings.HasPrefix(file, ContentDir+"/"):
		escaped := url.URL{Path: strings.TrimPrefix(file, ContentDir+"/")}
		return Target{URL: escaped.EscapedPath(), Anchor: anchor}
	case file != ContentDir && !strings.HasPrefix(file, ContentDir+"/"):
		return bad("link-outside", "value", link.Target)
	case j.isFolder(file):
		return bad("link-to-folder", "value", link.Target)
	default:
		return bad("dead-link", j.suggestedFile(from.File, name)...)
	}
}

func (j *joiner) isFolder(place string) bool {
	return place == ContentDir || len(j.tree.Under(place)) > 0
}

// suggestedFile names the file that a dead link probably means, as it would be written there.
func (j *joiner) suggestedFile(from, name string) []string {
	var names []string
	folder := path.Dir(from) + "/"
	for _, f := range j.tree.Under(ContentDir) {
		if relative, ok := strings.CutPrefix(f.Path, folder); ok {
			names = append(names, relative)
		} else if path.Dir(f.Path) == ContentDir {
			names = append(names, "../"+path.Base(f.Path))
		}
	}
	return suggested(name, names, "value", name)
}
