package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// A Difference is a file that is not as it should be.
type Difference struct {
	Path string
	Kind Kind
}

// A Kind of difference.
type Kind uint8

// The kinds of differences.
const (
	Changed Kind = iota // other bytes; or no file but a folder or a symbolic link
	Missing
	Extra
)

func (k Kind) String() string { return [...]string{"changed", "missing", "extra"}[k] }

// Verify compares the folder with these files and the manifest that they would have, and returns what differs, sorted by
// path. It reads all of the folder, whatever the manifest there says, writes nothing and takes no lock: while someone
// publishes into the folder, that shows as differences. Dot files count only if they should be there.
func Verify(dir string, files []output.File, o Origin) ([]Difference, error) {
	f := &Folder{name: dir, root: &disk.Root{}}
	if err := f.check(files); err != nil {
		return nil, err
	}
	path, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", dir, err)
	}
	f.root.Path = path
	if err := f.root.Open(); err != nil {
		return nil, err
	}
	defer f.root.Close()
	return f.verify(files, o)
}

func (f *Folder) verify(files []output.File, o Origin) ([]Difference, error) {
	want := make([]disk.Content, len(files))
	if err := parallel(len(files), func(i int) (err error) {
		want[i], err = f.expected(&files[i])
		return err
	}); err != nil {
		return nil, err
	}
	paths := append(slices.Clone(f.paths), Manifest)
	want = append(want, disk.ContentOf(f.appendManifest(nil, o, func(i int32) disk.Content { return want[i] })))

	types, err := f.types()
	if err != nil {
		return nil, err
	}
	verdicts := make([]*Difference, len(paths))
	if err := parallel(len(paths), func(i int) (err error) {
		verdicts[i], err = f.compare(paths[i], want[i], types)
		return err
	}); err != nil {
		return nil, err
	}
	differences := extra(types, paths)
	for _, v := range verdicts {
		if v != nil {
			differences = append(differences, *v)
		}
	}
	slices.SortFunc(differences, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return differences, nil
}

// expected returns what a file should hold.
func (f *Folder) expected(file *output.File) (c disk.Content, err error) {
	if file.Open != nil {
		c, err = f.root.Copy(io.Discard, file.Open)
	} else if b, made := file.Bytes(nil); made == nil {
		c = disk.ContentOf(b)
	} else {
		err = made
	}
	if err != nil {
		return c, fmt.Errorf("verify %s: make: %w", file.Path, err)
	}
	return c, nil
}

// types returns the type of all in the folder that is not a folder. It follows no link and skips dot files but those that may be
// published.
func (f *Folder) types() (map[string]fs.FileMode, error) {
	types := map[string]fs.FileMode{}
	err := filepath.WalkDir(f.root.Path, func(name string, entry fs.DirEntry, err error) error {
		p := f.root.Rel(name)
		switch {
		case err != nil:
			return fmt.Errorf("verify %s: look: %w", p, disk.Cause(err))
		case name == f.root.Path:
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

func (f *Folder) compare(p string, want disk.Content, types map[string]fs.FileMode) (*Difference, error) {
	mode, ok := types[p]
	if !ok {
		return &Difference{p, Missing}, nil
	}
	if !mode.IsRegular() {
		return &Difference{p, Changed}, nil
	}
	is, err := f.root.ContentAt(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Difference{p, Missing}, nil
	case err != nil:
		return nil, fmt.Errorf("verify %s: read: %w", p, disk.Cause(err))
	case is != want:
		return &Difference{p, Changed}, nil
	}
	return nil, nil
}

// extra returns the files that should not be there. What servers keep in ".well-known" beside ours is none of them.
func extra(types map[string]fs.FileMode, paths []string) []Difference {
	wanted := make(map[string]bool, len(paths))
	for _, p := range paths {
		wanted[p] = true
	}
	var differences []Difference
	for p, mode := range types {
		if !wanted[p] && !mode.IsDir() && !strings.HasPrefix(p, wellKnown+"/") {
			differences = append(differences, Difference{p, Extra})
		}
	}
	return differences
}
