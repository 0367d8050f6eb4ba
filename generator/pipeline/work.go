package pipeline

import (
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/layout"
	"gongshi/generator/pages"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// A work is one build under way, with all that is wrong so far.
type work struct {
	builder  *Builder
	sources  *tree.Tree   // of the site alone
	all      *tree.Tree   // with what it lacks
	static   []*tree.File // that are copied
	set      *layout.Set  // nil if it has faults
	today    day.Day
	problems problem.List
}

// fail ends a build without an output.
func (w *work) fail() (*Output, problem.List, error) {
	w.problems.Sort()
	return nil, w.problems, nil
}

// make makes the output of a site, and notes what comes to light by that. unsure is the collector's.
func (w *work) make(s *site.Site, m *memory, unsure func(string) bool) *Output {
	b := w.builder
	made := pages.Make(pages.Input{Site: s, Today: w.today, Version: b.version, Memory: m.pages, Dataset: dataset})
	out := &Output{Day: w.today, Version: b.version, Site: s, Days: made.Days, static: w.static, set: w.set}
	c := newCollector(w.set, m, &b.reader)
	c.unsure = unsure
	c.collect(out, w.static, s, made)
	w.problems = append(w.problems, c.problems...)
	w.problems = append(w.problems, b.tryLayouts(w.sources, made.Pages, w.set)...)
	return out
}

// lookFurther finds what else is wrong with a site that has mistakes, by making what of it is sound; nothing of that is kept. It
// is spared where there is nothing of the site's own to look at.
func (w *work) lookFurther(s *site.Site) {
	ownStatic := slices.ContainsFunc(w.sources.Under(staticDir), func(f *tree.File) bool { return w.builder.builtIn.File(f.Path) == nil })
	if len(s.Redirects) == 0 && !ownStatic && (w.set == nil || !w.builder.hasOwnLayouts(w.sources)) {
		return
	}
	if sound, unsure := w.builder.reader.Sound(s, w.problems); sound != nil {
		w.make(sound, newMemory(newSameness()), unsure)
	}
}

// folderMistakes finds a file or a link in the place of a folder of the site: nothing in it would be found.
func folderMistakes(sources *tree.Tree) (problems problem.List) {
	for _, name := range []string{site.ContentDir, layoutsDir, staticDir} {
		switch f := sources.File(name); {
		case f == nil:
		case f.Regular:
			problems = append(problems, problem.New(0, 0, "folder-file").In(name))
		default:
			problems = append(problems, problem.New(0, 0, "folder-link").In(name))
		}
	}
	return problems
}

// settings returns those by which layouts are loaded, also of a site whose own cannot be read.
func settings(s *site.Site, languages []string) *site.Config {
	var c site.Config
	if s != nil {
		c = *s.Config
	}
	if !slices.Contains(languages, c.Language) {
		c.Language = defaultLanguage
	}
	return &c
}

// defaultLanguage is that of layouts that are looked at for a site which does not say its own.
const defaultLanguage = "zh-CN"

// wellKnown is the one folder with a dot that is published (RFC 8615).
const wellKnown = ".well-known/"

// hasDot reports whether a name within a path begins with a dot, as those of files that servers should not send do.
func hasDot(file string) bool {
	return strings.Contains("/"+strings.TrimPrefix(file, wellKnown), "/.")
}

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
