package form

import (
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// write makes the changes of the tasks' files.
func (b *back) write() error {
	b.count()
	byFile := map[string][]front.Edit{}
	var files []string
	for _, f := range b.edits {
		if !slices.Contains(files, f.file) {
			files = append(files, f.file)
		}
		byFile[f.file] = append(byFile[f.file], f.edit)
	}
	for _, file := range files {
		text, err := b.Tree.File(file).Read()
		if err != nil {
			return err
		}
		changed, ok := edited(string(text), byFile[file])
		if !ok {
			b.out.Problems = append(b.out.Problems, problem.New(0, 0, "import-form-edit").In(file))
			continue
		}
		b.out.Changes = append(b.out.Changes, importer.Change{Path: file, Old: string(text), New: changed})
	}
	return nil
}

// edited returns a file of a task whose front matter is edited. All else keeps its bytes.
func edited(text string, edits []front.Edit) (string, bool) {
	s, problems := front.Cut(text)
	if len(problems) > 0 {
		return "", false
	}
	from := strings.IndexByte(text, '\n') + 1
	changed, ok := front.Edited(s.Front, site.TaskShapes(), edits...)
	return text[:from] + changed + text[from+len(s.Front):], ok
}

// check reads the site as it would be, and finds what would be wrong only then.
func (b *back) check() error {
	texts := map[string]string{}
	for _, c := range b.out.Changes {
		texts[c.Path] = c.New
	}
	after := tree.Of(texts).Over(b.Tree)
	if err := b.checkApplied(after, texts); err != nil || b.stopped() {
		return err
	}
	now, err := b.errorsIn(after, true)
	b.out.Problems = append(b.out.Problems, fresh(now, b.before)...)
	return err
}

// checkApplied finds what days and amounts that are written into tasks make wrong in other files of the public site, such as a bulletin.
func (b *back) checkApplied(after *tree.Tree, changed map[string]string) error {
	if len(b.edits) == 0 {
		return nil
	}
	before, err := b.errorsIn(b.Tree, false)
	if err != nil {
		return err
	}
	now, err := b.errorsIn(after, false)
	if err != nil {
		return err
	}
	for _, p := range fresh(now, before) {
		if _, is := changed[p.File]; !is { // all have the same cause
			b.out.Problems = append(b.out.Problems, problem.New(0, 0, "import-form-apply", "value", p.File).In(b.edits[0].file))
			break
		}
	}
	return nil
}

func (b *back) errorsIn(t *tree.Tree, drafts bool) (problem.List, error) {
	_, problems, err := new(site.Reader).Read(t, site.Options{Languages: b.Languages, Drafts: drafts})
	return problems.Errors(), err
}

// fresh returns the problems that were not there before.
func fresh(now, before problem.List) problem.List {
	return slices.DeleteFunc(slices.Clone(now), func(p problem.Problem) bool {
		return slices.ContainsFunc(before, func(was problem.Problem) bool {
			return was.File == p.File && was.Code == p.Code && was.Field == p.Field
		})
	})
}
