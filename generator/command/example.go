package command

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator/day"
	"gongshi/generator/history"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// exampleFiles are the sites of mistakes, and the small site in which each mistake of the second is made.
//
//go:embed testdata/mistakes.txtar testdata/mistakes-alone.txtar testdata/mistakes-later.txtar testdata/site/en
var exampleFiles embed.FS

// exampleDay is the day on which the mistakes are looked at.
const exampleDay = "2022-07-15"

// An example is a mistake of a kind: what a check tells of it, and how it is right.
type example struct {
	found problem.Problem
	right string // lines; empty of a whole file, and where what is wrong is taken out in the example: the hint says the way out

	mistake   *mistake
	crowded   bool // another mistake is made in the same line
	published bool // right is what was published
}

// examples finds one for each kind of problem that the sites of mistakes have.
type examples struct {
	builder *pipeline.Builder
	all     []*flawed            // the site with many mistakes
	alone   map[string][]*flawed // sites with one, by its kind
	found   problem.List         // in the site with many; nil before it was looked at
	later   []*flawed            // the site in which what was published is no longer what it was
	changed problem.List         // in that
}

func newExamples() (*examples, error) {
	b, err := newBuilder()
	if err != nil {
		return nil, err
	}
	e := &examples{builder: b, alone: map[string][]*flawed{}}
	for _, f := range archiveOf("testdata/mistakes.txtar") {
		page, _ := flawedFile(f.Name, string(f.Data))
		e.all = append(e.all, page)
	}
	for _, f := range archiveOf("testdata/mistakes-alone.txtar") {
		kind, name, _ := strings.Cut(f.Name, "/")
		page, _ := flawedFile(name, string(f.Data))
		e.alone[kind] = append(e.alone[kind], page)
	}
	for _, f := range archiveOf("testdata/mistakes-later.txtar") {
		page, _ := flawedFile(f.Name, string(f.Data))
		e.later = append(e.later, page)
	}
	return e, nil
}

func archiveOf(name string) []txtar.File {
	text, err := exampleFiles.ReadFile(name)
	if err != nil {
		panic(err) // it is compiled in
	}
	return txtar.Parse(text).Files
}

// of returns an example of a kind, and whether there is one.
func (e *examples) of(kind string) (example, bool, error) {
	if alone := e.alone[kind]; alone != nil {
		alone = completed(alone)
		found, err := e.look(alone)
		if err != nil {
			return example{}, false, err
		}
		one, is := exampleIn(alone, found, kind)
		return one, is, nil
	}
	if e.found == nil {
		var err error
		if e.found, err = e.look(e.all); err != nil {
			return example{}, false, err
		}
	}
	one, is := exampleIn(e.all, e.found, kind)
	if !is {
		return e.ofLater(kind)
	}
	if !one.crowded {
		return one, true, nil
	}
	only := onlyWith(e.all, one.mistake)
	found, err := e.look(only)
	if err != nil {
		return example{}, false, err
	}
	if clear, there := exampleIn(only, found, kind); there {
		return clear, true, nil
	}
	return one, is, nil
}

// ofLater returns an example of what is no longer what was published.
func (e *examples) ofLater(kind string) (example, bool, error) {
	if e.changed == nil {
		now, _ := written(e.later)
		was, _ := written(onlyWith(e.later, nil))
		on, _ := day.Parse(exampleDay)
		var err error
		e.changed, err = history.Compare(&history.State{Tree: tree.Of(was)}, tree.Of(now), history.Options{Languages: words.Languages(), Today: func(*site.Site) day.Day { return on }})
		if err != nil {
			return example{}, false, err
		}
	}
	for _, page := range e.later {
		for i, m := range page.inside {
			at := slices.IndexFunc(e.changed, func(p problem.Problem) bool { return p.Code == kind && p.File == page.name })
			if m.kind == kind && at >= 0 {
				return example{found: e.changed[at], right: page.rightAt(i), mistake: m, published: true}, true, nil
			}
		}
	}
	return example{}, false, nil
}

// onlyWith returns a site in which all mistakes but one are mended.
func onlyWith(site []*flawed, but *mistake) []*flawed {
	var all []*flawed
	for _, page := range site {
		one := &flawed{name: page.name, texts: page.texts}
		for _, m := range page.inside {
			copied := *m
			copied.mended = m != but
			one.inside = append(one.inside, &copied)
		}
		if page.whole == nil {
			all = append(all, one)
		}
	}
	return all
}

// completed returns a site together with the files of the small one that it does not have.
func completed(site []*flawed) []*flawed {
	small, err := fs.Sub(exampleFiles, "testdata/site/en")
	if err != nil {
		panic(err)
	}
	site = slices.Clone(site)
	err = fs.WalkDir(small, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || slices.ContainsFunc(site, func(f *flawed) bool { return f.name == name }) {
			return err
		}
		text, err := fs.ReadFile(small, name)
		site = append(site, &flawed{name: name, texts: []string{string(text)}})
		return err
	})
	if err != nil {
		panic(err) // it is compiled in
	}
	return site
}

// look returns what a check finds in a site.
func (e *examples) look(site []*flawed) (problem.List, error) {
	files, _ := written(site)
	on, _ := day.Parse(exampleDay)
	_, found, err := e.builder.Build(tree.Of(files), pipeline.Options{Now: time.Unix(0, 0), AsOf: on})
	return found, err
}

// exampleIn returns a mistake of a kind: one that has its line for itself, if there is one, and one in a text rather than a whole file, of
// which nothing could be shown.
func exampleIn(site []*flawed, found problem.List, kind string) (one example, is bool) {
	for _, page := range site {
		for i, m := range page.inside {
			p, there := foundAt(found, m)
			if m.kind != kind || !there || is && (!one.crowded || page.isCrowded(i)) {
				continue
			}
			one, is = example{found: p, right: page.rightAt(i), mistake: m, crowded: page.isCrowded(i)}, true
		}
	}
	for _, page := range site {
		if m := page.whole; m != nil && m.kind == kind && !is {
			p, there := foundAt(found, m)
			return example{found: p}, there
		}
	}
	return one, is
}

// isCrowded reports whether the line of a mistake has another one that is not mended.
func (f *flawed) isCrowded(i int) bool {
	m := f.inside[i]
	before := i > 0 && !f.inside[i-1].mended && !strings.Contains(f.texts[i], "\n") && !strings.HasSuffix(f.inside[i-1].wrong, "\n")
	after := i+1 < len(f.inside) && !f.inside[i+1].mended && !strings.Contains(f.texts[i+1], "\n") && !strings.HasSuffix(m.wrong, "\n")
	return before || after
}

// foundAt returns the problem that a mistake made.
func foundAt(found problem.List, m *mistake) (problem.Problem, bool) {
	i := slices.IndexFunc(found, func(p problem.Problem) bool { return p.Code == m.kind && p.Place() == m.where })
	if i < 0 {
		return problem.Problem{}, false
	}
	return found[i], true
}

// rightAt returns the lines in which a mistake stood, with what is right in its place.
func (f *flawed) rightAt(i int) string {
	before, after := f.texts[0], ""
	for k, m := range f.inside[:i] {
		before += m.right + f.texts[k+1]
	}
	for k := i; k < len(f.inside); k++ {
		if k > i {
			after += f.inside[k].right
		}
		after += f.texts[k+1]
	}
	right := f.inside[i].right
	begin, end := before[strings.LastIndexByte(before, '\n')+1:], ""
	if !strings.HasSuffix(right, "\n") && (right != "" || begin != "") {
		end, _, _ = strings.Cut(after, "\n")
	}
	return strings.Trim(begin+right+end, "\n")
}
