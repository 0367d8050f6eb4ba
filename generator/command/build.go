package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"gongshi/generator/output"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
)

// runBuild writes the site into a folder.
func runBuild(ctx context.Context, c *call) error {
	out := c.flags.String("out", "public", "the folder to write the site into")
	c.flags.BoolVar(&c.quiet, "quiet", false, "say nothing if all goes well")
	compress := compressing(c.flags)
	measured := c.flags.Bool("stats", false, "tell what each stage took, on standard error")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if err := s.mayWrite(*out); err != nil {
		return err
	}
	if *measured {
		c.stats = &stats{}
	}
	built, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	spareMemory()
	result, err := c.publishOnce(ctx, *out, *compress, built)
	if err != nil {
		return asInterrupted(s.inLanguage(err))
	}
	if !c.quiet {
		fmt.Fprintln(c.stdout, problem.Visible(sayIn(s.languageOr(built.Site.Language), "build-published", "place", *out,
			"written", strconv.Itoa(len(result.Written)), "removed", strconv.Itoa(len(result.Removed)), "n", strconv.Itoa(result.Unchanged))))
	}
	return c.stats.write(c.stderr, built, len(result.Written))
}

// compressing adds the flag that has compressed copies written.
func compressing(flags *flag.FlagSet) *bool {
	return flags.Bool("compress", false, "write .gz and .br copies beside files where that pays, for servers that send them as they are")
}

// publishOnce opens the folder, publishes into it, and lets go of it. If the context ends before anything in reach has changed, the
// folder is as it was.
func (c *call) publishOnce(ctx context.Context, out string, compress bool, built *pipeline.Output) (result publish.Result, err error) {
	err = c.stats.measure("publish", func() error {
		folder, err := publish.Open(out)
		if err != nil {
			return err
		}
		defer folder.Close()
		folder.Compress = compress
		whole := func(files []output.File, o publish.Origin) (publish.Result, error) {
			return folder.PublishContext(ctx, files, o)
		}
		result, err = c.publish(whole, built, c.began)
		return err
	})
	return result, err
}

// A publishing brings an output to a folder.
type publishing func([]output.File, publish.Origin) (publish.Result, error)

// publish publishes what began to be built then.
func (c *call) publish(to publishing, built *pipeline.Output, since time.Time) (publish.Result, error) {
	p := c.progress(since)
	defer p.End()
	p.at("making files", len(built.Files))
	files := built.Files
	if p != nil {
		files = counted(files, func() { p.count("writing") })
	}
	return to(files, originFor(built))
}

// originFor returns what the manifest of an output tells besides its files.
func originFor(o *pipeline.Output) publish.Origin {
	return publish.Origin{Day: o.Day.String(), Version: o.Version}
}

// counted returns files that call done whenever another one is made or copied.
func counted(files []output.File, done func()) []output.File {
	files = slices.Clone(files)
	for i := range files {
		if render := files[i].Bytes; render != nil {
			files[i].Bytes = func(scratch []byte) ([]byte, error) { defer done(); return render(scratch) }
		} else {
			open := files[i].Open
			files[i].Open = func() (io.ReadCloser, error) { defer done(); return open() }
		}
	}
	return files
}
