package pipeline

import (
	"bytes"
	"errors"
	"slices"

	"gongshi/generator/layout"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

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
