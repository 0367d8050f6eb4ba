package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// measureFloor measures what any generator has to do at least: read the sources, and write the files of the site, here with
// their bytes ready in memory. The site is what our watch left.
func (m *measured) measureFloor(work string) error {
	ours, out := m.of[0], filepath.Join(work, "floor-out")
	folders, files, err := walk(ours.out)
	if err != nil {
		return err
	}
	contents := make([][]byte, len(files))
	if err := readAll(ours.out, files, contents); err != nil {
		return err
	}
	for range m.runs + 1 {
		if err := os.RemoveAll(out); err != nil {
			return err
		}
		began := time.Now()
		err := errors.Join(readSources(ours.tasks), writeAll(out, folders, files, contents))
		if err != nil {
			return err
		}
		m.floor = append(m.floor, time.Since(began))
	}
	m.floor = m.floor[1:]
	return nil
}

// walk returns the folders and the files below a folder, the outer folders first.
func walk(root string) (folders, files []string, err error) {
	err = fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			folders = append(folders, path)
		} else if err == nil {
			files = append(files, path)
		}
		return err
	})
	return folders, files, err
}

func readSources(root string) error {
	_, files, err := walk(root)
	if err != nil {
		return err
	}
	return readAll(root, files, make([][]byte, len(files)))
}

func readAll(root string, files []string, into [][]byte) error {
	return onAll(len(files), func(i int) (err error) {
		into[i], err = os.ReadFile(filepath.Join(root, files[i]))
		return err
	})
}

func writeAll(root string, folders, files []string, contents [][]byte) error {
	for _, folder := range folders {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o777); err != nil {
			return err
		}
	}
	return onAll(len(files), func(i int) error { return os.WriteFile(filepath.Join(root, files[i]), contents[i], 0o666) })
}

// onAll does something for each number from 0 to n-1, with one goroutine a processor.
func onAll(n int, do func(i int) error) error {
	workers := runtime.GOMAXPROCS(0)
	failed := make([]error, workers)
	var next atomic.Int64
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for failed[w] == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				failed[w] = do(i)
			}
		})
	}
	all.Wait()
	return errors.Join(failed...)
}
