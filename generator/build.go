package main

import (
	"context"
	"fmt"

	"gongshi/generator/build"
	"gongshi/generator/publish"
)

// runBuild writes the site into a folder.
func runBuild(_ context.Context, c *call) error {
	out := c.flags.String("out", "public", "the folder to write the site into")
	s, err := c.parse()
	if err != nil {
		return err
	}
	built, err := s.buildOnce(c.stderr)
	if err != nil {
		return err
	}
	folder, err := publish.Open(*out)
	if err != nil {
		return err
	}
	defer folder.Close()
	result, err := folder.Publish(published(built))
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "%s: %d files written, %d removed, %d unchanged\n", *out, len(result.Written), len(result.Removed), result.Unchanged)
	return nil
}

// published returns what publish needs to know of an output.
func published(o *build.Output) ([]publish.File, publish.Origin) {
	files := make([]publish.File, len(o.Files))
	for i, f := range o.Files {
		files[i] = publish.File{Path: f.Path, Rank: publish.Rank(f.Stage), Bytes: f.Bytes, Open: f.Open, Token: f.Token}
	}
	return files, publish.Origin{Day: o.Day.String(), Version: o.Version}
}
