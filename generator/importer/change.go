package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
)

// ErrChanged says that a file is no longer what it was when it was read: somebody else writes it.
var ErrChanged = errors.New("the file was changed meanwhile")

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
	name := filepath.Join(folder, filepath.FromSlash(c.Path))
	mode := fs.FileMode(0o644)
	switch text, err := os.ReadFile(name); {
	case c.Old == "" && errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("import %s: %w", c.Path, err)
	case string(text) != c.Old:
		return fmt.Errorf("import %s: %w", c.Path, ErrChanged)
	default:
		info, err := os.Stat(name)
		if err != nil {
			return fmt.Errorf("import %s: %w", c.Path, err)
		}
		mode = info.Mode().Perm()
	}
	if err := c.replace(name, mode); err != nil {
		return fmt.Errorf("import %s: %w", c.Path, err)
	}
	return nil
}

// replace writes a hidden file, which nobody takes for a source, and gives it the name.
func (c Change) replace(name string, mode fs.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".import-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(c.New)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
