package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/gathered"
	"gongshi/generator/layout"
	"gongshi/generator/pages"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// A work is one build under way, with all that is wrong so far.
type work struct {
	builder  *Builder
	sources  *tree.Tree   // of the site alone
	all      *tree.Tree   // with what it lacks
	static   []*tree.File // that are copied
	set      *layout.Set  // nil if it has faults
	today    day.Day
	others   []*gathered.Source // other offices' sites
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
	made := pages.Make(pages.Input{Site: s, Today: w.today, Version: b.version, Preview: b.preview, Memory: m.pages, Dataset: dataset, Sources: w.others})
	out := &Output{Day: w.today, Version: b.version, Site: s, Days: made.Days, static: w.static, builtIn: b.builtIn, set: w.set, others: w.others}
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
	for _, name := range []string{site.ContentDir, layoutsDir, staticDir, gathered.Folder} {
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

// triedPages is how many pages of each kind are rendered to try layouts that are a site's own.
const triedPages = 20

// tryLayouts renders some pages of each kind with layouts that a site has changed, before anything is published: only then
// does it show that a layout asks for a field that its view does not have.
func (b *Builder) tryLayouts(sources *tree.Tree, pages []*view.Page, set *layout.Set) problem.List {
	if set == nil || set == b.memory.tried || !b.hasOwnLayouts(sources) {
		return nil
	}
	var problems problem.List
	tries, found := map[string]int{}, map[layout.Fault]bool{}
	for _, p := range pages {
		if tries[p.Layout]++; tries[p.Layout] > triedPages {
			continue
		}
		_, err := set.Render(p)
		if failure := (*layout.Failure)(nil); errors.As(err, &failure) && !found[failure.Fault] {
			found[failure.Fault] = true
			problems = append(problems, FailureProblem(failure))
		}
	}
	return problems
}

// hasOwnLayouts reports whether a site has a layout that is not as the built-in one.
func (b *Builder) hasOwnLayouts(sources *tree.Tree) bool {
	return slices.ContainsFunc(sources.Under(layoutsDir), func(own *tree.File) bool {
		builtIn := b.builtIn.File(own.Path)
		if builtIn == nil || builtIn.Size != own.Size {
			return !tree.IsGo(own.Path)
		}
		text, err := own.Read()
		same, failed := builtIn.Read()
		return err != nil || failed != nil || !bytes.Equal(text, same)
	})
}

// FailureProblem returns the problem that a layout failed on a page.
func FailureProblem(f *layout.Failure) problem.Problem {
	return problem.New(f.Fault.Line, f.Fault.Column, f.Fault.Code, "value", f.Page, "detail", f.Fault.Detail).In(f.Fault.File)
}

// A mistake of the generator in one place must not take down whoever keeps a site current: the rest is shown as it was, and what is
// known of the place is told.

// guarded does something, and returns a panic in it as an error.
func guarded(do func()) (err error) {
	defer func() {
		switch p := recover(); {
		case p == nil:
		case problem.Caught("", p).File != "":
			err = fmt.Errorf("a mistake of the generator in %s: %w", problem.Caught("", p).File, problem.Caught("", p))
		default:
			err = fmt.Errorf("a mistake of the generator: %w", problem.Caught("", p))
		}
	}()
	do()
	return nil
}

// safely returns a way to a file's bytes in which a panic is an error that names the file.
func safely(path string, bytes func([]byte) ([]byte, error)) func([]byte) ([]byte, error) {
	return func(scratch []byte) (b []byte, err error) {
		if failed := guarded(func() { b, err = bytes(scratch) }); failed != nil {
			return nil, fmt.Errorf("make %s: %w", path, failed)
		}
		return b, err
	}
}
