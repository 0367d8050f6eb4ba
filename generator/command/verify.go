package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
	"gongshi/generator/remote"
)

// runVerify compares a copy of the site with what its sources give on its day. It writes nothing.
func runVerify(ctx context.Context, c *call) error {
	out := c.flags.String("out", "public", "the copy to verify: a folder, or an address that begins with https://")
	c.flags.Func("as-of", "not here: the `day` is the one in the copy's manifest", func(string) error {
		return errors.New("the day is the one in the copy's manifest")
	})
	var earlier []string
	c.flags.Func("kept", "a `file or folder` of an earlier copy, kept elsewhere: its manifest or history must be part of the history; may be given again", func(name string) error {
		earlier = append(earlier, name)
		return nil
	})
	s, err := c.parse()
	if err != nil {
		return err
	}
	if err := named(*out); err != nil {
		return err
	}
	kept, err := readAllKept(earlier)
	if err != nil {
		return err
	}
	copied, err := openCopy(ctx, *out)
	if err != nil {
		return err
	}
	defer copied.Close()
	origin, unreadable, err := originOf(copied)
	if err != nil {
		return err
	}
	if unreadable != nil {
		fmt.Fprintf(c.stderr, "%s: nothing says for which day this copy was made, so no other file was compared\n", *out)
		return c.differ([]publish.Difference{*unreadable})
	}
	return s.verify(ctx, c, copied, origin, kept)
}

// openCopy opens a folder, or what is at an address.
func openCopy(ctx context.Context, out string) (interface {
	publish.Copy
	io.Closer
}, error) {
	if remote.IsAddress(out) {
		copied, err := remote.Open(ctx, out, version)
		if err != nil {
			return nil, fmt.Errorf("%w: --out %w", errUsage, err)
		}
		return copied, nil
	}
	if info, err := os.Stat(out); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%w: --out %s is no folder", errUsage, out)
	}
	return publish.OpenCopy(out)
}

// originOf returns what a copy says of itself, or how its manifest differs from one that says it.
func originOf(c publish.Copy) (publish.Origin, *publish.Difference, error) {
	origin, err := publish.OriginOf(c)
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
func (s *sources) verify(ctx context.Context, c *call, of publish.Copy, origin publish.Origin, kept []keptFile) error {
	if origin.Version != version {
		fmt.Fprintf(c.stderr, "%s was made by version %q of the generator, and is compared with what %s makes\n", of, origin.Version, version)
	}
	s.asOf, _ = day.Parse(origin.Day)
	s.version = origin.Version
	built, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	var differences []publish.Difference
	err = c.unless(ctx, func() (err error) {
		if differences, err = c.compare(of, built); err == nil {
			differences, err = verifyHistory(c.stderr, of, kept, differences)
		}
		return err
	})
	told := c.differ(differences) // also those that were found before something failed
	if err != nil {
		return s.inLanguage(err)
	}
	return told
}

// compare returns how a copy differs from what was built.
func (c *call) compare(of publish.Copy, built *pipeline.Output) ([]publish.Difference, error) {
	p := c.progress(c.began)
	defer p.End()
	p.at("comparing", len(built.Files))
	files := built.Files
	if p != nil {
		files = counted(files, func() { p.count("comparing with " + of.String()) })
		of = &countedCopy{Copy: of, progress: p, files: len(files) + 1}
	}
	return publish.VerifyCopy(of, files, originFor(built))
}

// A countedCopy counts the files that are compared, which takes long over a slow line.
type countedCopy struct {
	publish.Copy
	progress *progress
	files    int
	begun    sync.Once
}

// Content says what a file holds.
func (c *countedCopy) Content(p string, most int64) (publish.Content, error) {
	c.begun.Do(func() { c.progress.at("comparing with "+c.String(), c.files) })
	defer c.progress.count("comparing with " + c.String())
	return c.Copy.Content(p, most)
}

// differ prints differences, and returns errDifferent if there are any.
func (c *call) differ(differences []publish.Difference) error {
	for _, d := range differences {
		if d.Why != "" {
			fmt.Fprintln(c.stderr, problem.Visible(d.Why))
		}
		if _, err := fmt.Fprintln(c.stdout, d.Kind, problem.Visible(d.Path)); err != nil {
			return err
		}
	}
	if len(differences) > 0 {
		return errDifferent
	}
	return nil
}
