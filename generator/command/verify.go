package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
)

// runVerify compares a copy of the site with what its sources give on its day. It writes nothing.
func runVerify(ctx context.Context, c *call) error {
	out := c.flags.String("out", "public", "the copy to verify")
	c.flags.Func("as-of", "not here: the `day` is the one in the copy's manifest", func(string) error {
		return errors.New("the day is the one in the copy's manifest")
	})
	s, err := c.parse()
	if err != nil {
		return err
	}
	if err := named(*out); err != nil {
		return err
	}
	if info, err := os.Stat(*out); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return fmt.Errorf("%w: --out %s is no folder", errUsage, *out)
	}
	origin, unreadable, err := originOf(*out)
	if err != nil {
		return err
	}
	if unreadable != nil {
		fmt.Fprintf(c.stderr, "%s: nothing says for which day this copy was made, so no other file was compared\n", *out)
		return differ(c.stdout, []publish.Difference{*unreadable})
	}
	return s.verify(ctx, c, *out, origin)
}

// originOf returns what a copy says of itself, or how its manifest differs from one that says it.
func originOf(out string) (publish.Origin, *publish.Difference, error) {
	origin, err := publish.ReadOrigin(out)
	switch _, ok := day.Parse(origin.Day); {
	case errors.Is(err, fs.ErrNotExist):
		return origin, &publish.Difference{Path: publish.Manifest, Kind: publish.Missing}, nil
	case errors.Is(err, publish.ErrForeign), err == nil && !ok:
		return origin, &publish.Difference{Path: publish.Manifest, Kind: publish.Changed}, nil
	}
	return origin, nil, err
}

// verify builds the site as the copy says that it was built: for its day, and with the version that its pages name. So only
// what a generator of another version really makes differently shows.
func (s *sources) verify(ctx context.Context, c *call, out string, origin publish.Origin) error {
	if origin.Version != version {
		fmt.Fprintf(c.stderr, "%s was made by version %q of the generator, and is compared with what %s makes\n", out, origin.Version, version)
	}
	s.asOf, _ = day.Parse(origin.Day)
	s.version = origin.Version
	built, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	var differences []publish.Difference
	err = c.unless(ctx, func() (err error) {
		differences, err = c.compare(out, built)
		return err
	})
	if err != nil {
		return s.inLanguage(err)
	}
	return differ(c.stdout, differences)
}

// compare returns how a copy differs from what was built.
func (c *call) compare(out string, built *pipeline.Output) ([]publish.Difference, error) {
	p := c.progress(c.began)
	defer p.End()
	p.at("comparing", len(built.Files))
	files := built.Files
	if p != nil {
		files = counted(files, func() { p.count("comparing with " + out) })
	}
	return publish.Verify(out, files, originFor(built))
}

// differ prints differences, and returns errDifferent if there are any.
func differ(w io.Writer, differences []publish.Difference) error {
	for _, d := range differences {
		if _, err := fmt.Fprintln(w, d.Kind, problem.Visible(d.Path)); err != nil {
			return err
		}
	}
	if len(differences) > 0 {
		return errDifferent
	}
	return nil
}
