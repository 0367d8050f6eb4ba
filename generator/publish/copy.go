package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"gongshi/generator/disk"
)

// A FolderCopy is a copy in a folder. It sees what is there when it is opened.
type FolderCopy struct {
	name  string
	root  disk.Root
	types map[string]fs.FileMode
}

// OpenCopy opens a folder to look at.
func OpenCopy(dir string) (*FolderCopy, error) {
	c := &FolderCopy{name: dir}
	path, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", dir, err)
	}
	c.root.Path = path
	if err := c.root.Open(); err != nil {
		return nil, err
	}
	if c.types, err = c.look(); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// Close ends the looking.
func (c *FolderCopy) Close() error { return c.root.Close() }

func (c *FolderCopy) String() string { return c.name }

// AtOnce is the number of processors: reading is from memory, mostly.
func (c *FolderCopy) AtOnce() int { return runtime.GOMAXPROCS(0) }

// Read returns what a file holds.
func (c *FolderCopy) Read(p string) ([]byte, error) {
	if mode, ok := c.types[p]; !ok {
		return nil, fs.ErrNotExist
	} else if !mode.IsRegular() {
		return nil, ErrNoFile
	}
	return os.ReadFile(c.root.Abs(p))
}

// Content says what a file holds.
func (c *FolderCopy) Content(p string, _ int64) (disk.Content, error) {
	if mode, ok := c.types[p]; !ok {
		return disk.Content{}, fs.ErrNotExist
	} else if !mode.IsRegular() {
		return disk.Content{}, ErrNoFile
	}
	return c.root.ContentAt(p)
}

// Others returns what should not be there. What servers keep in ".well-known" beside ours is none of it.
func (c *FolderCopy) Others(paths []string) ([]string, error) {
	known := make(map[string]bool, len(paths))
	for _, p := range paths {
		known[p] = true
	}
	var others []string
	for p, mode := range c.types {
		if !known[p] && !mode.IsDir() && !strings.HasPrefix(p, wellKnown+"/") {
			others = append(others, p)
		}
	}
	return others, nil
}

// look returns the type of all in the folder, and follows no link. It skips dot files but those that may be published.
func (c *FolderCopy) look() (map[string]fs.FileMode, error) {
	types := map[string]fs.FileMode{}
	err := filepath.WalkDir(c.root.Path, func(name string, entry fs.DirEntry, err error) error {
		p := c.root.Rel(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && name != c.root.Path: // it went while we looked
		case err != nil:
			return fmt.Errorf("verify %s: look: %w", p, disk.Cause(err))
		case name == c.root.Path:
		case entry.Name()[0] == '.' && p != wellKnown:
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			types[p] = fs.ModeDir
		default:
			types[p] = entry.Type()
		}
		return nil
	})
	return types, err
}
