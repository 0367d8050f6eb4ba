package command

import (
	"context"

	"gongshi/generator/day"
	"gongshi/generator/history"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// compareWith returns what was published in another state of the sources, a folder or a revision of Git, and does not stand in them
// as it was.
func (s *sources) compareWith(ctx context.Context, against string) (problems problem.List, err error) {
	old, err := s.state(ctx, against)
	if err != nil {
		return nil, asInterrupted(err)
	}
	err = s.call.unless(ctx, func() error {
		problems, err = s.compare(old)
		return err
	})
	return problems, err
}

func (s *sources) state(ctx context.Context, against string) (*history.State, error) {
	if history.IsFolder(against) {
		return history.Folder(against)
	}
	return history.Revision(ctx, s.dir, against)
}

func (s *sources) compare(old *history.State) (problem.List, error) {
	now, err := tree.Scan(s.dir, nil, pipeline.Names()...)
	if err != nil {
		return nil, err
	}
	layouts, err := builtInLayouts()
	if err != nil {
		return nil, err
	}
	return history.Compare(old, now, history.Options{
		Languages: pipeline.Languages(now.Over(layouts)),
		Today:     func(present *site.Site) day.Day { return s.options(s.call.began).Today(present.Zone()) },
	})
}
