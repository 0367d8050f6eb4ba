package command

import (
	"sync"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/desk"
	"gongshi/generator/live"
	"gongshi/generator/pipeline"
	"gongshi/generator/serve"
	"gongshi/generator/tree"
)

// newDesk returns the forms of "serve --edit".
func (s *sources) newDesk(p *preview) *desk.Desk {
	builtIn, err := builtInLayouts()
	if err != nil {
		builtIn = tree.Of(nil) // then serving has failed before
	}
	return desk.New(desk.Options{
		Folder:    p.live.Folder,
		Languages: func(t *tree.Tree) []string { return pipeline.Languages(t.Over(builtIn)) },
		Today:     func(zone *time.Location) day.Day { return s.options(time.Now()).Today(zone) },
		Draft:     p.draft,
		Sketch:    s.sketcher(),
	})
}

// sketcher returns what makes a file of the site from sources that are not written. It has a builder of its own, so that what is shown
// otherwise is remembered as it is.
func (s *sources) sketcher() func(*tree.Tree, string) ([]byte, bool) {
	var mu sync.Mutex
	var b *pipeline.Builder
	return func(t *tree.Tree, file string) ([]byte, bool) {
		mu.Lock()
		defer mu.Unlock()
		if b == nil {
			made, err := newBuilder()
			if err != nil {
				return nil, false
			}
			b = made
			b.Preview()
		}
		out, _, err := b.Build(t, s.options(time.Now()))
		if err != nil || out == nil {
			return nil, false
		}
		f, is := out.File(file)
		if !is {
			return nil, false
		}
		text, err := f.Read()
		return text, err == nil
	}
}

// look tells the forms of the sources that are shown.
func (p *preview) look(r *live.Rebuild) {
	if p.desk != nil {
		p.desk.Look(r.Sources())
	}
}

// draft returns the first draft of a bulletin of a plan.
func (p *preview) draft(plan string, of day.Period) (string, bool) {
	out := p.last.Load()
	if out == nil {
		return "", false
	}
	if one := out.Site.PlanOf(plan); one != nil {
		return out.Draft(one, of, 0)
	}
	return "", false
}

// formsOf returns what a page of the site leads to.
func (p *preview) formsOf(file string) []serve.Link {
	var all []serve.Link
	for _, l := range p.desk.Links(file) {
		all = append(all, serve.Link(l))
	}
	return all
}
