package command

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/live"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
	"gongshi/layouts"
	"gongshi/static"
)

// sources are the flags that every command has: which site, on which day.
type sources struct {
	call    *call
	dir     string
	asOf    day.Day
	drafts  bool
	out     string // the folder that is published into; empty where none is
	lang    string // of messages; empty means the site's
	last    string // the language of the site when it was last built well
	version string // that pages and manifest name
}

// parse reads a command's flags; those of the sources are added to its own.
func (c *call) parse() (*sources, error) {
	s := &sources{call: c, version: version}
	c.flags.StringVar(&s.dir, "source", ".", "the folder of the site")
	c.flags.BoolVar(&s.drafts, "drafts", c.drafts, "show drafts and updates that wait for approval")
	languages := strings.Join(words.Languages(), " or ")
	c.flags.Func("lang", "`language` of messages: "+languages+" (default the site's)", func(v string) error {
		s.lang = v
		if !slices.Contains(words.Languages(), v) {
			return fmt.Errorf("messages are in %s", languages)
		}
		return nil
	})
	if c.flags.Lookup("as-of") == nil { // else the command has another use for it
		c.flags.Func("as-of", "the `day` to show, such as 2022-07-15 (default today in the site's zone)", s.readDay)
	}
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

func (s *sources) readDay(v string) (err error) {
	s.asOf, err = readDay(v)
	return err
}

// readDay reads the day that a flag names.
func readDay(v string) (day.Day, error) {
	d, ok := day.Parse(v)
	if !ok {
		return 0, fmt.Errorf("there is no day %q; write it as 2022-07-15", v)
	}
	return d, nil
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

func (s *sources) options(now time.Time) pipeline.Options {
	return pipeline.Options{Now: now, AsOf: s.asOf, Drafts: s.drafts}
}

// keepCurrent begins to watch the folder of the site. lines is asked what an error says.
func (s *sources) keepCurrent(poll bool, lines func(error) []string) (*live.Site, error) {
	b, err := newBuilder()
	if err != nil {
		return nil, err
	}
	return live.Start(live.Options{
		Folder: s.dir, Builder: b, Poll: poll, Build: s.options, Language: s.languageOr,
		Lines: lines, Notice: s.notice, Progress: func(began time.Time) live.Progress { return s.call.progress(began) }, Stderr: s.call.stderr,
	})
}

// lines returns what an error says, in the language of messages.
func (s *sources) lines(err error) (all []string) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range joined.Unwrap() {
			all = append(all, s.lines(one)...)
		}
		return all
	}
	return messages(s.inLanguage(err))
}

// newBuilder returns a builder with the layouts and static files that are compiled into the binary.
func newBuilder() (*pipeline.Builder, error) { return builderOf(version) }

// builtInLayouts returns the layouts that are compiled into the binary.
func builtInLayouts() (*tree.Tree, error) { return tree.FromFS("layouts", layouts.Files) }

// builderOf returns one whose output says that a version of the generator made it.
func builderOf(version string) (*pipeline.Builder, error) {
	ownLayouts, err := builtInLayouts()
	if err != nil {
		return nil, err
	}
	ownStatic, err := tree.FromFS("static", static.Files)
	if err != nil {
		return nil, err
	}
	return pipeline.New(version, ownLayouts.Over(ownStatic)), nil
}

// buildOnce builds the site and reports its problems.
func (s *sources) buildOnce(ctx context.Context, stderr io.Writer) (*pipeline.Output, error) {
	b, err := builderOf(s.version)
	if err != nil {
		return nil, err
	}
	b.Once()
	out, problems, err := s.buildWith(ctx, b)
	if err != nil {
		return nil, err
	}
	return out, report(stderr, problems, problem.Formats()[0], s.language(b))
}

// buildWith builds the site, unless the context ends before.
func (s *sources) buildWith(ctx context.Context, b *pipeline.Builder) (out *pipeline.Output, problems problem.List, err error) {
	var made struct {
		out      *pipeline.Output
		problems problem.List
	}
	err = s.call.unless(ctx, func() (err error) {
		made.out, made.problems, err = s.buildSteady(b)
		return err
	})
	if errors.Is(err, errInterrupted) {
		return nil, nil, err
	}
	return made.out, made.problems, s.inLanguage(err)
}

// buildSteady builds the site. A file that vanishes while it is read means that somebody is saving: then the folder is looked at
// again.
func (s *sources) buildSteady(b *pipeline.Builder) (*pipeline.Output, problem.List, error) {
	const tries = 3
	for try := 1; ; try++ {
		out, problems, err := s.attempt(b)
		if !errors.Is(err, site.ErrVanished) || try == tries {
			return out, problems, err
		}
	}
}

func (s *sources) attempt(b *pipeline.Builder) (out *pipeline.Output, problems problem.List, err error) {
	p, now := s.call.progress(s.call.began), time.Now()
	defer p.End()
	p.Looking()
	var snapshot *tree.Tree
	err = s.call.stats.measure("scan", func() (err error) {
		snapshot, err = tree.Scan(s.dir, nil, pipeline.Names()...)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	p.Reading(len(snapshot.Files()))
	s.call.stats.found(len(snapshot.Files()))
	err = s.call.stats.measure("build", func() (err error) {
		out, problems, err = b.Build(snapshot, s.options(now))
		return err
	})
	return out, problems, err
}

// scanned returns the site's sources as they are, with the languages that there are labels for.
func (s *sources) scanned() (*tree.Tree, []string, error) {
	builtIn, err := builtInLayouts()
	if err != nil {
		return nil, nil, err
	}
	t, err := tree.Scan(s.dir, nil, pipeline.Names()...)
	if err != nil {
		return nil, nil, err
	}
	return t, pipeline.Languages(t.Over(builtIn)), nil
}

// report says all problems in a format and a language, and returns errProblems if any of them stops publishing.
func report(w io.Writer, problems problem.List, format, language string) error {
	if err := problems.Write(w, format, language); err != nil {
		return err
	}
	if len(problems.Errors()) > 0 {
		return errProblems
	}
	return nil
}

// language returns the language of messages: the one asked for, or that of the site last built.
func (s *sources) language(b *pipeline.Builder) string { return s.languageOr(b.Language()) }

func (s *sources) languageOr(language string) string { return cmp.Or(s.lang, language, s.last) }
