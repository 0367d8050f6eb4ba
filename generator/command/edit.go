package command

import (
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
	})
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
	for _, one := range out.Site.Plans {
		if one.Key == plan {
			return out.Draft(one, of, 0)
		}
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
