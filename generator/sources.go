package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"gongshi/generator/build"
	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
	"gongshi/layouts"
	"gongshi/static"
)

// sources are the flags that every command has: which site, on which day.
type sources struct {
	dir    string
	asOf   day.Day
	drafts bool
	lang   string // of messages; empty means the site's
}

// parse reads a command's flags; those of the sources are added to its own.
func (c *call) parse() (*sources, error) {
	s := &sources{}
	c.flags.StringVar(&s.dir, "source", ".", "the folder of the site")
	c.flags.BoolVar(&s.drafts, "drafts", c.drafts, "show drafts and updates that wait for approval")
	languages := strings.Join(words.Languages, " or ")
	c.flags.Func("lang", "`language` of messages: "+languages+" (default the site's)", func(v string) error {
		s.lang = v
		if !slices.Contains(words.Languages, v) {
			return fmt.Errorf("messages are in %s", languages)
		}
		return nil
	})
	c.flags.Func("as-of", "the `day` to show, such as 2022-07-15 (default today in the site's zone)", func(v string) error {
		d, ok := day.Parse(v)
		if !ok {
			return fmt.Errorf("there is no day %q; write it as 2022-07-15", v)
		}
		s.asOf = d
		return nil
	})
	if err := c.parseFlags(); err != nil {
		return nil, err
	}
	if c.flags.NArg() > 0 {
		return nil, fmt.Errorf("%w: %s takes no argument %q", errUsage, c.flags.Name(), c.flags.Arg(0))
	}
	if info, err := os.Stat(s.dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%w: --source %s is no folder", errUsage, s.dir)
	}
	return s, nil
}

// parseFlags reads the flags. Only who asks for help gets the whole list; a mistake is told in one line.
func (c *call) parseFlags() error {
	c.flags.SetOutput(io.Discard)
	err := c.flags.Parse(c.args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.flags.SetOutput(c.stdout)
		c.flags.Usage()
		return err
	case err != nil:
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return nil
}

func (s *sources) options(now time.Time) build.Options {
	return build.Options{Now: now, AsOf: s.asOf, Drafts: s.drafts}
}

// newBuilder returns a builder with the layouts and static files that are compiled into the binary.
func newBuilder() (*build.Builder, error) {
	builtInLayouts, err := tree.FromFS("layouts", layouts.Files)
	if err != nil {
		return nil, err
	}
	builtInStatic, err := tree.FromFS("static", static.Files)
	if err != nil {
		return nil, err
	}
	return build.New(version, builtInLayouts.Over(builtInStatic)), nil
}

// buildOnce builds the site and reports its problems. A file that vanishes while it is read means that somebody is saving:
// then the folder is looked at again.
func (s *sources) buildOnce(stderr io.Writer) (*build.Output, error) {
	b, err := newBuilder()
	if err != nil {
		return nil, err
	}
	const tries = 3
	for try := 1; ; try++ {
		out, problems, err := s.attempt(b)
		if errors.Is(err, site.ErrVanished) && try < tries {
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := s.report(stderr, problems, s.language(b)); err != nil {
			return nil, err
		}
		return out, nil
	}
}

func (s *sources) attempt(b *build.Builder) (*build.Output, problem.List, error) {
	snapshot, err := tree.Scan(s.dir, nil, build.Names...)
	if err != nil {
		return nil, nil, err
	}
	return b.Build(snapshot, s.options(time.Now()))
}

// report says all problems in a language, and returns errProblems if any of them stops publishing.
func (s *sources) report(w io.Writer, problems problem.List, language string) error {
	if err := problems.WriteText(w, language); err != nil {
		return err
	}
	if len(problems.Errors()) > 0 {
		return errProblems
	}
	return nil
}

// language returns the language of messages: the one asked for, or that of the site last built.
func (s *sources) language(b *build.Builder) string {
	if s.lang != "" {
		return s.lang
	}
	return b.Language()
}
