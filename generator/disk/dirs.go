package disk

import (
	"slices"
	"sync"
)

// A DirCache remembers for one publishing which folders exist, so that each is looked at once and made once.
type DirCache struct {
	root   *Root
	mu     sync.Mutex
	exists map[string]bool // false: nothing is there, or something that is no folder

	made       []string        // folders that were not there, as they were made
	restricted map[string]Info // folders that were there, and that not everyone can read
}

// Dirs returns a cache that knows only the root.
func (r *Root) Dirs() *DirCache {
	return &DirCache{root: r, exists: map[string]bool{".": true}, restricted: map[string]Info{}}
}

// Has reports whether the path is a folder that is reached without following a symbolic link. What is there instead, if
// anything, is handed to other, once.
func (c *DirCache) Has(dir string, other func(p string, is Kind) error) (bool, error) {
	if exists, ok := c.exists[dir]; ok {
		return exists, nil
	}
	exists, err := c.Has(Parent(dir), other)
	if err == nil && exists {
		exists, err = c.look(dir, other)
	}
	if err != nil {
		return false, err
	}
	c.exists[dir] = exists
	return exists, nil
}

// look looks at a path whose parent is a folder.
func (c *DirCache) look(dir string, other func(p string, is Kind) error) (bool, error) {
	info, err := c.root.Look(dir)
	if err != nil || info.Kind == Absent {
		return false, err
	}
	if info.Kind != Directory {
		return false, other(dir, info.Kind)
	}
	if info.restricted() {
		c.restricted[dir] = info
	}
	if info.closed() { // else nothing in it can be looked at
		return true, c.root.MakeReadable(dir, &info)
	}
	return true, nil
}

// Make makes the folder and those above it, where they are not there. It may be called from several goroutines.
func (c *DirCache) Make(dir string) error {
	c.mu.Lock()
	exists := c.exists[dir]
	c.mu.Unlock()
	if exists {
		return nil
	}
	if err := c.Make(Parent(dir)); err != nil {
		return err
	}
	if err := c.root.Mkdir(dir); err != nil {
		return err
	}
	c.mu.Lock()
	c.exists[dir] = true
	c.made = append(c.made, dir)
	c.mu.Unlock()
	return nil
}

// RemoveMade removes the folders that were made, as far as they are empty.
func (c *DirCache) RemoveMade() error {
	made := slices.Compact(slices.Sorted(slices.Values(c.made)))
	for _, dir := range slices.Backward(made) {
		if err := c.root.RemoveIfEmpty(dir); err != nil {
			return err
		}
	}
	return nil
}

// MakeReadable lets everyone read the root and the folders that were found so far.
func (c *DirCache) MakeReadable() error {
	root, err := c.root.Look(".")
	if err != nil {
		return err
	}
	if err := c.root.MakeReadable(".", &root); err != nil {
		return err
	}
	for dir, info := range c.restricted {
		if err := c.root.MakeReadable(dir, &info); err != nil {
			return err
		}
	}
	clear(c.restricted)
	return nil
}
