package pack

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gongshi/generator/disk"
	"gongshi/generator/publish"
)

// WriteFile writes the zip into a file, whole or not at all: beside its place, then renamed. What a killed run left there is removed.
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
	removeLeft(root, base)
	lock := &disk.Root{Path: folder}
	temp := takeTemp(lock, base)
	err = fill(root, temp, base, p.writing(ctx, notes, done))
	lock.Close()
	if err == nil {
		err = root.Rename(&disk.Temp{Path: temp}, base)
	}
	if err != nil {
		root.Remove(temp)
	}
	return err
}

// tempPrefix begins the names of files that are to become one of this name.
func tempPrefix(base string) string {
	sum := sha256.Sum256([]byte(base))
	return disk.TempPrefix + "pack-" + hex.EncodeToString(sum[:4]) + "-"
}

// takeTemp returns a name beside a file that no other run writes to, and takes the lock on it. Where a system has no locks, the next run
// leaves there what a killed one wrote.
func takeTemp(lock *disk.Root, base string) string {
	for n := 1; ; n++ {
		temp := tempPrefix(base) + strconv.Itoa(n)
		if taken, err := lock.Lock(temp); taken || err != nil {
			return temp
		}
	}
}

// removeLeft removes what killed runs left of a file, as well as it can. A run that still writes has the lock on what it writes.
func removeLeft(root *disk.Root, base string) {
	entries, _ := root.ReadDir(".")
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), tempPrefix(base)) || !entry.Type().IsRegular() {
			continue
		}
		lock := &disk.Root{Path: root.Path}
		taken, _ := lock.Lock(entry.Name())
		lock.Close()
		if taken {
			root.Remove(entry.Name())
		}
	}
}

// fill writes a temporary file, so that its bytes survive a power failure.
func fill(root *disk.Root, temp, base string, write func(io.Writer) error) error {
	to, err := os.OpenFile(root.Abs(temp), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return disk.Failure(base, "create", err)
	}
	defer to.Close()
	if err := write(to); err != nil {
		return disk.Failure(base, "write", err)
	}
	if err := to.Sync(); err != nil {
		return disk.Failure(base, "sync", err)
	}
	return disk.Failure(base, "close", to.Close())
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
