package pipeline

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// staticFiles returns the files of static/ that are copied, and what is wrong with the others.
func staticFiles(sources, all *tree.Tree) (files []*tree.File, problems problem.List) {
	for _, f := range all.Under(staticDir) {
		switch {
		case tree.IsGo(f.Path): // it embeds the folder into the binary
		case hasDot(strings.TrimPrefix(f.Path, staticDir+"/")):
			problems = append(problems, problem.New(0, 0, "static-hidden").In(f.Path))
		case !f.Regular: // what a link leads to is not the site's, and a pipe is never at its end
			problems = append(problems, problem.New(0, 0, "not-regular").In(f.Path))
		default:
			files = append(files, f)
		}
	}
	return files, problems
}

// hasDot reports whether a name within a path begins with a dot, as those of files that servers should not send do.
func hasDot(file string) bool {
	return strings.Contains("/"+strings.TrimPrefix(file, site.WellKnown+"/"), "/.")
}

// staticNames finds files in static/ whose names cannot be published, or not copied to every system: they would be refused when
// half of the site is made, or be lost on the way to the server.
func staticNames(t *tree.Tree) problem.List {
	var list problem.List
	told := map[string]bool{}
	for _, f := range t.Under(staticDir) {
		for at := f.Path; at != staticDir; at = path.Dir(at) {
			name := path.Base(at)
			fit := fitName(name)
			if fit == name || told[at] {
				continue
			}
			told[at] = true
			list = append(list, problem.New(0, 0, "static-name", "value", name, "expected", fit).In(at))
		}
	}
	return list
}

// fitName returns the name itself if it can be published, else the nearest that can. Windows has no names with one of some signs, none
// that end in a dot or a space, and none of its devices; a browser turns a backslash into a slash.
func fitName(name string) string {
	fit := strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, strings.ContainsRune(`\:*?"<>|`, r):
			return '-'
		case unicode.IsControl(r), unicode.In(r, unicode.Bidi_Control), r == '\u2028', r == '\u2029':
			return -1
		}
		return r
	}, name)
	fit = strings.TrimRight(fit, ". ")
	if fit == "" {
		return "file"
	}
	if site.IsDevice(fit) {
		first, rest, _ := strings.Cut(fit, ".")
		fit = strings.TrimSuffix(first+"-file."+rest, ".")
	}
	return fit
}
