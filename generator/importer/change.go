package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"gongshi/generator/disk"
)

// ErrChanged says that a file is no longer what it was when it was read: somebody else writes it.
var ErrChanged = errors.New("the file was changed meanwhile")

// ErrLinked says that a file, or a folder on the way to it, leads elsewhere.
var ErrLinked = errors.New("it is a link, and what it leads to is not written; put the file or folder itself there")

// Diff returns the change as a unified diff.
func (c Change) Diff() []byte {
	old := c.Path
	if c.Old == "" {
		old = os.DevNull
	}
	return diff.Diff(old, []byte(c.Old), c.Path, []byte(c.New))
}

// Write carries the change out in the folder of the site. The file is written beside its place and renamed: it is the old one or the
// new one at any moment.
func (c Change) Write(folder string) error {
	return WriteAll(context.Background(), folder, []Change{c})
}

// WriteAll carries changes out in the folder of the site, all or none. All texts are written beside their places first; only when that
// has succeeded are they given the names, and if one cannot be, those before it are put back. Nothing is written through a link:
// it may lead out of the site. Whoever ends the context before that ends without any change. Should putting back fail too, the error says which files are the new ones.
func WriteAll(ctx context.Context, folder string, changes []Change) error {
	var ready []*prepared
	defer func() {
		for _, p := range ready {
			p.discard()
		}
	}()
	for _, c := range changes {
		p, err := c.prepare(folder)
		if err == nil {
			ready = append(ready, p)
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("write %s: %w; nothing was written", c.Path, err)
		}
	}
	for k, p := range ready {
		err := p.unchanged()
		if err == nil {
			err = p.put(p.fresh)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w; %s", p.Path, err, putBack(ready[:k]))
		}
	}
	return nil
}

// putBack takes changes back, and says what came of it.
func putBack(done []*prepared) string {
	var stay []string
	for _, p := range done {
		if err := p.back(); err != nil {
			stay = append(stay, p.Path)
		}
	}
	if len(stay) > 0 {
		return "these files were written and could not be put back, all others are as they were: " + strings.Join(stay, ", ")
	}
	return "nothing was written"
}

// A prepared change has its text, and the one before, in hidden files beside its place, which nobody takes for sources.
type prepared struct {
	Change
	name       string // of the file
	fresh, old string // of the hidden files; old is empty if there was no such file
	folder     string // that was made for it, as that of updates in files of their own; or none
}

// prepare looks whether the file is what it was, and writes the hidden files.
func (c Change) prepare(folder string) (*prepared, error) {
	p := &prepared{Change: c, name: filepath.Join(folder, filepath.FromSlash(c.Path))}
	mode := fs.FileMode(0o644)
	if err := cmp.Or(linked(folder, c.Path), p.unchanged()); err != nil {
		return nil, err
	}
	if info, err := os.Stat(p.name); err == nil {
		mode = info.Mode().Perm()
		if p.old, err = hidden(p.name, c.Old, mode); err != nil {
			return nil, err
		}
	}
	err := p.makeFolder()
	if err != nil {
		return nil, err
	}
	if p.fresh, err = hidden(p.name, c.New, mode); err != nil {
		p.discard()
		return nil, err
	}
	return p, nil
}

// linked reports a link on the way from the folder of the site to a file, or in its place.
func linked(folder, file string) error {
	at := folder
	for name := range strings.SplitSeq(file, "/") {
		at = filepath.Join(at, name)
		switch info, err := os.Lstat(at); {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return fmt.Errorf("%s: %w", name, ErrLinked)
		}
	}
	return nil
}

// makeFolder makes the folder of a file that is not there yet.
func (p *prepared) makeFolder() error {
	folder := filepath.Dir(p.name)
	err := os.Mkdir(folder, 0o755)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err == nil:
		p.folder = folder
	}
	return err
}

// hidden writes a hidden file beside another, and returns its name.
func hidden(beside, text string, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(beside), ".import-*")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// unchanged looks whether the file still is what it was.
func (p *prepared) unchanged() error {
	text, err := os.ReadFile(p.name)
	switch {
	case p.Old == "" && errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil && string(text) != p.Old:
		return ErrChanged
	}
	return err
}

func (p *prepared) put(text string) error { return disk.Rename(text, p.name) }

// back puts the text before in place of the new one.
func (p *prepared) back() error {
	if p.old == "" {
		return disk.Remove(p.name)
	}
	return p.put(p.old)
}

// discard removes the hidden files that were given no name, and the folder if nothing came to stand in it.
func (p *prepared) discard() {
	for _, name := range []string{p.fresh, p.old} {
		if name != "" {
			_ = disk.Remove(name)
		}
	}
	if p.folder != "" {
		_ = os.Remove(p.folder)
	}
}
