package command

import (
	"context"
	"fmt"
	"net/url"
	"sync"
	"sync/atomic"

	"gongshi/generator/day"
	"gongshi/generator/desk"
	"gongshi/generator/live"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/serve"
)

// usualAddress is where the site is shown.
const usualAddress = "127.0.0.1:8080"

// runServe shows the site in the browser while its sources are written: from memory, current at every change.
func runServe(ctx context.Context, c *call) error {
	addr := c.flags.String("addr", usualAddress, "the address to serve on; the next free port if it is taken")
	open := c.flags.Bool("open", false, "open the browser")
	edit := c.flags.Bool("edit", false, "add forms with which tasks, updates and bulletins are written, on this machine only")
	poll := c.flags.Bool("poll", false, "look for changes every second, where the file system tells of none")
	c.drafts = true
	s, err := c.parse()
	if err != nil {
		return err
	}
	if *edit && !serve.IsLoopback(*addr) {
		return fmt.Errorf("%w: --edit writes files, so it serves on this machine only, and --addr %s is another", errUsage, *addr)
	}
	listener, err := serve.Listen(*addr)
	if err != nil {
		return err
	}
	l, err := s.keepCurrent(*poll, s.lines)
	if err != nil {
		listener.Close()
		return err
	}
	l.Builder.Preview()
	server := serve.New(*addr)
	p := &preview{live: l, server: server, days: l.Builder.NewDays(), ready: func() {
		fmt.Fprintln(c.stdout, serve.URL(listener))
		if *open {
			if err := serve.OpenBrowser(serve.URL(listener)); err != nil {
				fmt.Fprintln(c.stderr, err)
			} else if *edit {
				fmt.Fprintln(c.stderr, desk.InWindow(l.Speaks()))
			}
		}
	}}
	if *edit {
		p.desk = s.newDesk(p)
		server.Mount(serve.Forms{Root: desk.Root, Handler: p.desk, Links: p.formsOf})
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() {
		ended <- l.Run(ctx, p.show, p.fail)
		stop()
	}()
	err = server.Run(ctx, listener)
	stop()
	if watchErr := <-ended; err == nil {
		err = watchErr
	}
	return err
}

// preview shows each build in the browser.
type preview struct {
	live   *live.Site
	server *serve.Server
	days   *pipeline.Days
	once   sync.Once
	ready  func()     // called once there is something to see
	desk   *desk.Desk // nil: nothing is written

	last atomic.Pointer[pipeline.Output] // what is shown
}

func (p *preview) show(r *live.Rebuild) error {
	base, err := url.PathUnescape(r.Output.Site.BasePath())
	if err != nil {
		return err
	}
	p.server.Show(serve.Site{
		Source: r.Output, Day: r.Output.Day, Days: r.Output.Days(), Language: p.live.Speaks(), Base: base,
		On: func(d day.Day) (serve.Source, error) {
			return p.days.On(r.Output, d)
		},
	}, shown(r.Problems, p.live.Speaks()))
	p.last.Store(r.Output)
	p.look(r)
	p.once.Do(p.ready)
	return nil
}

func (p *preview) fail(r *live.Rebuild) error {
	p.server.Fail(shown(r.Problems, p.live.Speaks()), p.live.Speaks())
	p.look(r)
	p.once.Do(p.ready)
	return nil
}

// shown returns problems as the preview shows them.
func shown(list problem.List, language string) []serve.Shown {
	all := make([]serve.Shown, len(list))
	for i, p := range list {
		says, hint := p.Words(language)
		all[i] = serve.Shown{Place: p.Place(), Words: says, Hint: hint, Source: p.Source, Caret: p.Caret(), Warning: p.Warning()}
	}
	return all
}
