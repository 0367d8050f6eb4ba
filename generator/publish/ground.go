package publish

import "sync"

// ground remembers for one publishing which folders are there, so that each is looked at once and made once. Its paths have
// slashes and are relative to the root, which is ".".
type ground struct {
	disk *disk
	mu   sync.Mutex
	firm map[string]bool // true: a folder; false: nothing, or nothing that one can stand on

	made   []string         // folders that were not there, as they were made
	narrow map[string]state // folders that were there, and that not everyone can read
}

func newGround(d *disk) *ground {
	return &ground{disk: d, firm: map[string]bool{".": true}, narrow: map[string]state{}}
}

// holds tells whether the path is a folder that is reached without following a symbolic link. What is there instead, if
// anything, is handed to other, once.
func (g *ground) holds(dir string, other func(dir string, is kind) error) (bool, error) {
	if firm, ok := g.firm[dir]; ok {
		return firm, nil
	}
	firm, err := g.holds(parent(dir), other)
	if err != nil {
		return false, err
	}
	if firm {
		is, err := g.disk.look(dir)
		if err != nil {
			return false, err
		}
		if firm = is.kind == isFolder; firm && is.narrow() {
			g.narrow[dir] = is
		}
		if firm && keepsModes && is.mode&mayEnter != mayEnter { // else nothing in it can be looked at
			if err := g.disk.widen(dir, &is); err != nil {
				return false, err
			}
		}
		if is.kind != isNothing && !firm {
			if err := other(dir, is.kind); err != nil {
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
	if err := g.make(parent(dir)); err != nil {
		return err
	}
	if err := g.disk.mkdir(dir); err != nil {
		return err
	}
	g.mu.Lock()
	g.firm[dir] = true
	g.made = append(g.made, dir)
	g.mu.Unlock()
	return nil
}
