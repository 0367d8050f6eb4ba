// Package pipeline leads from a snapshot of the sources and a day to the files of the site.
//
// A Builder remembers what it parsed, so the next build parses only what changed. Its output is a list of files; none is
// made before someone asks for its bytes: publishing asks for all, the preview for what a browser asks for.
//
// A build is a value: the same sources, day and generator give the same bytes, on any machine. Nothing below this package
// knows a clock, and this one gets the day from its caller.
package pipeline

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/gathered"
	"gongshi/generator/layout"
	"gongshi/generator/output"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// The folders of a site beside its content.
const (
	layoutsDir = "layouts"
	labelsDir  = "layouts/labels"
	staticDir  = "static"
)

// Names returns the files and folders that a site is made of.
func Names() []string {
	return []string{site.ConfigFile, site.ContentDir, layoutsDir, staticDir, gathered.Folder}
}

// A Builder builds the same site again and again. It may not be used by two goroutines at once.
type Builder struct {
	version string
	builtIn *tree.Tree // the built-in layouts and static files
	reader  site.Reader
	others  gathered.Reader
	memory  *memory
	preview bool

	language string // of the site last read
}

// New returns a builder. builtIn holds the layouts, labels and static files that a site may lack.
func New(version string, builtIn *tree.Tree) *Builder {
	return &Builder{version: version, builtIn: builtIn, memory: newMemory(newSameness())}
}

// Once says that the next build is the only one, so that what would only make another quicker is not remembered.
func (b *Builder) Once() { b.memory.once = true }

// Preview says that what is built is only looked at, and never published.
func (b *Builder) Preview() { b.preview = true }

// Options are what a build depends on beside the sources.
type Options struct {
	Now    time.Time // the day in the site's zone is the day of the build
	AsOf   day.Day   // if not none, the day of the build instead
	Drafts bool      // drafts and pending updates are shown
}

// Today returns the day of a build in a zone.
func (o Options) Today(zone *time.Location) day.Day {
	if o.AsOf != 0 {
		return o.AsOf
	}
	return day.Of(o.Now.In(zone))
}

// An Output is a built site: its files in the order in which they should be published.
type Output struct {
	Day     day.Day
	Version string
	Site    *site.Site       // what it was made from
	Days    func() []day.Day // on which something is promised or on record, in order
	Files   []output.File

	collected []output.File       // the same, in the order in which they were found
	byPath    map[string]int      // where in collected each is
	clashes   bool                // some differ in capitals only
	anchors   map[string]anchored // of pages within which a redirect leads, by path
	static    []*tree.File        // that are copied
	builtIn   *tree.Tree          // those of the generator are made smaller
	set       *layout.Set
	bulletins []*view.Bulletin // summaries and bulletins
	others    []*gathered.Source
}

// File returns the file at a path.
func (o *Output) File(path string) (output.File, bool) {
	i, ok := o.byPath[path]
	if !ok {
		return output.File{}, false
	}
	return o.collected[i], true
}

// Build returns the site in a tree, and all that is wrong with it. With errors among the problems there is no output.
// The error is the machine's.
func (b *Builder) Build(t *tree.Tree, o Options) (*Output, problem.List, error) {
	out, problems, err := b.buildSafely(t, o)
	problems = problems.Bounded()
	problems.Quote(func(file string) (string, bool) { return textOf(t, file) })
	return out, problems, err
}

// buildSafely builds. After a mistake of the generator nothing is known of what was remembered, so it is forgotten.
func (b *Builder) buildSafely(t *tree.Tree, o Options) (out *Output, problems problem.List, err error) {
	var caught *problem.Panic
	if failed := guarded(func() { out, problems, err = b.build(t, o) }); errors.As(failed, &caught) {
		once := b.memory.once
		b.reader, b.others, b.memory = site.Reader{}, gathered.Reader{}, newMemory(b.memory.same)
		b.memory.once = once
		return nil, problem.List{problem.New(0, 0, "generator-mistake", "detail", caught.Error()).In(cmp.Or(caught.File, pageOrigin))}, nil
	}
	return out, problems, err
}

// textOf returns the text of a source, and whether it could be read.
func textOf(t *tree.Tree, file string) (string, bool) {
	f := t.File(file)
	if f == nil || !f.Regular {
		return "", false
	}
	if _, is := site.TooLarge(f); is {
		return "", false
	}
	text, err := f.Read()
	return string(text), err == nil
}

func (b *Builder) build(t *tree.Tree, o Options) (*Output, problem.List, error) {
	all := t.Over(b.builtIn)
	b.language = site.LanguageIn(t)
	s, problems, err := b.reader.Read(all, site.Options{Languages: Languages(all), Drafts: o.Drafts})
	if s != nil && s.Language != "" {
		b.language = s.Language
	}
	if err != nil {
		return nil, problems, err
	}
	set, faults, err := b.layouts(all, settings(s, Languages(all)))
	if err != nil {
		return nil, problems, err
	}
	w := &work{builder: b, sources: t, all: all, set: set}
	static, misplaced := staticFiles(t, all)
	w.static, w.problems = static, slices.Concat(problems, faults, misplaced, staticNames(t), folderMistakes(t))
	if s == nil {
		return w.fail()
	}
	var damaged problem.List
	if w.others, damaged, err = b.others.Read(t, s.Sources); err != nil {
		return nil, problems, err
	}
	w.problems = append(w.problems, damaged...)
	w.today = o.Today(s.Zone())
	w.problems = append(w.problems, b.reader.Dated(s, w.today, o.AsOf != 0)...)
	if len(w.problems.Errors()) > 0 {
		w.lookFurther(s)
		return w.fail()
	}
	out := w.make(s, b.memory, nil)
	if len(w.problems.Errors()) > 0 {
		return w.fail()
	}
	b.memory.tried = set
	b.memory.commit(out)
	w.problems.Sort()
	return out, w.problems, nil
}

// Language returns the language of the site last built, well or not; empty if it says none.
func (b *Builder) Language() string { return b.language }

// Languages returns those for which there is a label file.
func Languages(t *tree.Tree) []string {
	var all []string
	for _, f := range t.Under(labelsDir) {
		if language, ok := strings.CutSuffix(strings.TrimPrefix(f.Path, labelsDir+"/"), ".toml"); ok {
			all = append(all, language)
		}
	}
	return all
}

// layouts loads the layouts of a site.
func (b *Builder) layouts(t *tree.Tree, s *site.Config) (*layout.Set, problem.List, error) {
	files := t.Under(layoutsDir)
	if set := b.memory.layouts(files, s.Language, s.BasePath()); set != nil {
		return set, nil, nil
	}
	sources := map[string][]byte{}
	var failed error
	var problems problem.List
	for _, f := range files {
		if !f.Regular {
			problems = append(problems, problem.New(0, 0, "not-regular").In(f.Path))
			continue
		}
		if p, is := site.TooLarge(f); is {
			problems = append(problems, p)
			continue
		}
		text, err := f.Read()
		if errors.Is(err, fs.ErrPermission) {
			problems = append(problems, problem.New(0, 0, "not-readable").In(f.Path))
			continue
		}
		sources[f.Path], failed = text, errors.Join(failed, err)
	}
	if failed != nil || len(problems) > 0 {
		return nil, problems, failed
	}
	labels, err := b.labelsUnder(t, s.Language)
	if err != nil {
		return nil, nil, err
	}
	set, faults := layout.Load(sources, labels, s.Language, s.BasePath(), export.Labels()...)
	for _, f := range faults {
		problems = append(problems, faultProblem(f))
	}
	if len(problems) == 0 {
		b.memory.keepLayouts(set, files, s.Language, s.BasePath())
	}
	return set, problems, nil
}

// labelsUnder returns the built-in labels that stay where a site's own label file does not have them; nil if the site has none
// of its own, or none are built in.
func (b *Builder) labelsUnder(t *tree.Tree, language string) ([]byte, error) {
	path := layout.LabelFile(language)
	builtIn := b.builtIn.File(path)
	if builtIn == nil || builtIn == t.File(path) {
		return nil, nil
	}
	return builtIn.Read()
}

func faultProblem(f layout.Fault) problem.Problem {
	column := f.Column
	if f.Line > 0 {
		column = max(column, 1) // the library tells some lines only
	}
	p := problem.New(f.Line, column, f.Code, "detail", f.Detail, "key", f.Detail)
	if f.Near != "" {
		p.Data["near"] = f.Near
	}
	if f.Slot != "" {
		p.Data["value"] = "{" + f.Slot + "}"
	}
	return p.In(f.File)
}
