package publish

import (
	"path"
	"sync"
)

// ground remembers for one publishing which folders are there, so that each is looked at once and made once. Its paths have
// slashes and are relative to the root, which is ".".
type ground struct {
	disk *disk
	mu   sync.Mutex
	firm map[string]bool // true: a folder; false: nothing, or nothing that one can stand on
}

func newGround(d *disk) *ground {
	return &ground{disk: d, firm: map[string]bool{".": true}}
}

// holds tells whether the path is a folder that is reached without following a symbolic link. What is there instead, if
// anything, is handed to other, once.
func (g *ground) holds(dir string, other func(dir string, isLink bool) error) (bool, error) {
	if firm, ok := g.firm[dir]; ok {
		return firm, nil
	}
	firm, err := g.holds(path.Dir(dir), other)
	if err != nil {
		return false, err
	}
	if firm {
		info, err := g.disk.look(dir)
		if err != nil {
			return false, err
		}
		firm = info != nil && info.IsDir()
		if info != nil && !firm {
			if err := other(dir, isLink(info)); err != nil {
				return false, err
			}
		}
	}
	g.firm[dir] = firm
	return firm, nil
}

// make makes the folder and those above it, where they are not there. It may be called from several goroutines.
func (g *ground) make(dir string) error {
	g.mu.Lock()
	firm := g.firm[dir]
	g.mu.Unlock()
	if firm {
		return nil
	}
	if err := g.make(path.Dir(dir)); err != nil {
		return err
	}
	if err := g.disk.mkdir(dir); err != nil {
		return err
	}
	g.mu.Lock()
	g.firm[dir] = true
	g.mu.Unlock()
	return nil
}
