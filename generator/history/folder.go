package history

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"

	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// A State is what the sources of a site once were.
type State struct {
	Name  string // what it was asked for by
	Tree  *tree.Tree
	holds func(now *tree.File) (bool, error) // whether a present attachment has the bytes that it had at its path
}

// IsFolder reports whether a site lies at a place on disk.
func IsFolder(place string) bool {
	if place == "" {
		return false
	}
	info, err := os.Stat(filepath.Join(place, site.ConfigFile))
	return err == nil && info.Mode().IsRegular()
}

// Folder returns the state in a folder with an older copy of the sources.
func Folder(place string) (*State, error) {
	t, err := tree.Scan(place, nil, site.ConfigFile, site.ContentDir)
	if err != nil {
		return nil, err
	}
	return &State{Name: place, Tree: t, holds: func(now *tree.File) (bool, error) { return sameBytes(t.File(now.Path), now) }}, nil
}

// sameBytes reports whether two files are equal.
func sameBytes(a, b *tree.File) (bool, error) {
	if a.Size != b.Size {
		return false, nil
	}
	one, err := a.Open()
	if err != nil {
		return false, err
	}
	defer one.Close()
	other, err := b.Open()
	if err != nil {
		return false, err
	}
	defer other.Close()
	return sameText(bufio.NewReader(one), bufio.NewReader(other))
}

func sameText(a, b *bufio.Reader) (bool, error) {
	for {
		x, errA := a.ReadByte()
		y, errB := b.ReadByte()
		switch {
		case errors.Is(errA, io.EOF) && errors.Is(errB, io.EOF):
			return true, nil
		case errors.Is(errA, io.EOF), errors.Is(errB, io.EOF), errA == nil && errB == nil && x != y:
			return false, nil
		case errA != nil, errB != nil:
			return false, errors.Join(errA, errB)
		}
	}
}
