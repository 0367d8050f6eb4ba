package main

import (
	"context"
	"fmt"

	"gongshi/generator/build"
	"gongshi/generator/day"
	"gongshi/generator/serve"
)

// runServe shows the site in the browser, from memory.
func runServe(ctx context.Context, c *call) error {
	addr := c.flags.String("addr", "127.0.0.1:8080", "the address to serve on; the next free port if it is taken")
	s, err := c.parse()
	if err != nil {
		return err
	}
	built, err := s.buildOnce(c.stderr)
	if err != nil {
		return err
	}
	listener, err := serve.Listen(*addr)
	if err != nil {
		return err
	}
	server := serve.New(*addr)
	server.Show(serve.Site{Source: preview{built}, Day: built.Day, Language: built.Language, On: func(d day.Day) (serve.Source, error) {
		other := *s
		other.asOf = d
		out, err := other.buildOnce(c.stderr)
		return preview{out}, err
	}}, nil)
	fmt.Fprintln(c.stdout, serve.URL(listener))
	return server.Run(ctx, listener)
}

// preview is the output as the preview's server sees it.
type preview struct{ *build.Output }

func (p preview) File(path string) (serve.File, bool) {
	f, ok := p.Output.File(path)
	return serve.File{Bytes: f.Bytes, Open: f.Open}, ok
}
