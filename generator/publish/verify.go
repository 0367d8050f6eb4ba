package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"gongshi/generator/compress"
	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// A Difference is a file that is not as it should be.
type Difference struct {
	Path string
	Kind Kind
	Why  string // the server's own words, where it refused to give the file
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

// A Copy is a copy of a site that is looked at: a folder, or what a web server sends (package remote).
type Copy interface {
	String() string // as the operator calls it

	// Read returns what a file of our own holds: the manifest, or the history. The error is fs.ErrNotExist if there is none.
	Read(p string) ([]byte, error)

	// Content says what a file holds. Of one with more bytes than these it may say something else that is as long. The error is
	// fs.ErrNotExist if there is none, and ErrNoFile if something else is there.
	Content(p string, most int64) (Content, error)

	// Others returns what is there beside these paths, as far as one can tell.
	Others(paths []string) ([]string, error)

	AtOnce() int // how many files may be asked for at the same time
}

// Content is what can be said of a file in short: its size and its SHA-256.
type Content = disk.Content

// ErrNoFile says that there is a folder or a link where a file should be.
var ErrNoFile = errors.New("is no file")

// Verify compares the folder with these files and the manifest that they would have, and returns what differs, sorted by
// path. It reads all of the folder, whatever the manifest there says, writes nothing and takes no lock: while someone
// publishes into the folder, that shows as differences. Dot files count only if they should be there.
func Verify(dir string, files []output.File, o Origin) ([]Difference, error) {
	c, err := OpenCopy(dir)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return VerifyCopy(c, files, o)
}

// VerifyCopy does it with any copy. The history does not follow from the files, and is checked by itself: see Chain.
func VerifyCopy(c Copy, files []output.File, o Origin) ([]Difference, error) {
	f := &Folder{name: c.String(), root: &disk.Root{}}
	if err := f.check(files); err != nil {
		return nil, err
	}
	want := make([]disk.Content, len(files))
	if err := parallel(len(files), func(i int) (err error) {
		want[i], err = f.expected(&files[i])
		return err
	}); err != nil {
		return nil, err
	}
	paths := append(slices.Clone(f.paths), Manifest)
	want = append(want, disk.ContentOf(f.appendManifest(nil, o, func(i int32) disk.Content { return want[i] })))
	return compareAll(c, paths, want)
}

func compareAll(c Copy, paths []string, want []disk.Content) ([]Difference, error) {
	verdicts := make([]*Difference, len(paths))
	if err := parallelOn(c.AtOnce(), len(paths), func(i int) (err error) {
		verdicts[i], err = compare(c, paths[i], want[i])
		return err
	}); err != nil {
		return nil, err
	}
	others, err := c.Others(append(slices.Clone(paths), History, Signature))
	if err != nil {
		return nil, err
	}
	more, err := judgeOthers(c, others, paths, want)
	if err != nil {
		return nil, err
	}
	var differences []Difference
	for _, v := range append(verdicts, more...) {
		if v != nil {
			differences = append(differences, *v)
		}
	}
	slices.SortFunc(differences, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return differences, nil
}

// judgeOthers says what is wrong with files that are none of the paths: nothing, if they are compressed copies and hold the same.
func judgeOthers(c Copy, others, paths []string, want []disk.Content) ([]*Difference, error) {
	wanted := make(map[string]disk.Content, len(paths))
	for i, p := range paths {
		wanted[p] = want[i]
	}
	verdicts := make([]*Difference, len(others))
	err := parallelOn(c.AtOnce(), len(others), func(i int) error {
		file, e := compress.Of(others[i])
		of, known := wanted[file]
		if e == nil || !known {
			verdicts[i] = &Difference{Path: others[i], Kind: Extra}
		} else if copyDiffers(c, others[i], e, of) {
			verdicts[i] = &Difference{Path: others[i], Kind: Changed}
		}
		return nil
	})
	return verdicts, err
}

func compare(c Copy, p string, want disk.Content) (*Difference, error) {
	is, err := c.Content(p, want.Size)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Difference{Path: p, Kind: Missing}, nil
	case err != nil && !errors.Is(err, ErrNoFile):
		return nil, fmt.Errorf("verify %s: read: %w", p, disk.Cause(err))
	case err != nil && err != ErrNoFile:
		return &Difference{Path: p, Kind: Changed, Why: err.Error()}, nil
	case err != nil || is != want:
		return &Difference{Path: p, Kind: Changed}, nil
	}
	return nil, nil
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
