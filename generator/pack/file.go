package pack

import (
	"archive/zip"
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"gongshi/generator/disk"
	"gongshi/generator/publish"
)

// WriteFile writes the zip into a file, whole or not at all: beside its place, then renamed.
func (p *Pack) WriteFile(ctx context.Context, name string, notes Notes, done func()) error {
	folder, err := disk.Resolve(filepath.Dir(name))
	if err != nil {
		return err
	}
	root := &disk.Root{Path: folder}
	if err := root.Open(); err != nil {
		return err
	}
	defer root.Close()
	base := filepath.Base(name)
	temp, err := root.Create(base, p.writing(ctx, notes, done))
	if err == nil {
		err = root.Finish(base, &temp, true)
	}
	if err == nil {
		if err = root.Rename(&temp, base); err != nil {
			root.Discard(&temp)
		}
	}
	return err
}

// IsPack reports whether a file is an earlier pack, which the next one may replace. What is no regular file is none.
func IsPack(name string) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	earlier, err := zip.OpenReader(name)
	if err != nil {
		return false
	}
	defer earlier.Close()
	_, err = ReadSince(earlier)
	_, unlisted := fs.Stat(earlier, Sums)
	return err == nil && unlisted == nil
}

// PublishedAround returns the published folder in which a file would lie, or "".
func PublishedAround(name string) string {
	folder, err := disk.Resolve(filepath.Dir(name))
	if err != nil {
		return "" // so nothing can be written there either
	}
	for {
		text, err := os.ReadFile(filepath.Join(folder, publish.Manifest))
		if err == nil {
			if _, err := publish.ReadManifest(text); err == nil {
				return folder
			}
		}
		above := filepath.Dir(folder)
		if above == folder {
			return ""
		}
		folder = above
	}
}
