package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gongshi/generator/inode"
)

// poll is the lookout that compares two looks. It needs no goroutine: nothing is lost while nobody looks, since the next look
// is compared with the last.
type poll struct {
	ground
	ticker *time.Ticker
	seen   look
}

// A look is what there is, by path.
type look map[string]fs.FileInfo

func newPoll(g ground, every time.Duration) *poll {
	p := &poll{ground: g, ticker: time.NewTicker(every)}
	p.seen, _ = g.look(context.Background())
	return p
}

func (p *poll) wake() <-chan time.Time { return p.ticker.C }

func (p *poll) close() { p.ticker.Stop() }

func (p *poll) settle(context.Context) {} // collecting looks

func (p *poll) collect(ctx context.Context, into *gathered) error {
	seen, err := p.look(ctx)
	if err != nil {
		return err
	}
	now := time.Now()
	for path, info := range seen {
		switch before := p.seen[path]; {
		case before == nil:
			into.add(path, came, now)
		case !same(before, info):
			into.add(path, wrote, now)
		}
	}
	for path := range p.seen {
		if seen[path] == nil {
			into.add(path, gone, now)
		}
	}
	p.seen = seen
	return nil
}

// same tells whether a file seems to be what it was. Its mode and owner do not matter: if these changed, that may be all that did.
func same(a, b fs.FileInfo) bool {
	if a.Size() != b.Size() || !a.ModTime().Equal(b.ModTime()) || a.Mode().Type() != b.Mode().Type() || !os.SameFile(a, b) {
		return false
	}
	was, is := inode.Of(a), inode.Of(b)
	return was.Changed == is.Changed || a.Mode() != b.Mode() || was.Owner != is.Owner || was.Group != is.Group
}

// look looks at everything. What cannot be read counts as absent: the caller, who reads it, will say why. Its only error is the
// context's.
func (g ground) look(ctx context.Context) (look, error) {
	seen := look{}
	for _, name := range g.names {
		top := g.place(name)
		err := filepath.WalkDir(top, func(place string, entry fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return nil
			case place != top && g.ignored(entry.Name()):
				if entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			case entry.IsDir():
				return nil
			}
			if info, err := entry.Info(); err == nil {
				seen[g.path(place)] = info
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return seen, nil
}
