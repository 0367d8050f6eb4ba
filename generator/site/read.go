package site

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// The folder and the file that a site is made of.
const (
	ConfigFile = "site.toml"
	ContentDir = "content"
)

// A Reader reads sites. It remembers what it read: a file whose bytes have not changed is not parsed again, and what it became
// is the same pointer in the next site, unless something else that can be reached from there has changed. It may not be used
// by two goroutines at once.
type Reader struct {
	list    []*entry // of the last read, in the order of paths
	byPath  map[string]*entry
	byForm  map[string]*entry // those whose names are not in the usual form of Unicode, by that form
	clashes problem.List      // of their paths
}

// Options are what a reader needs to know beside the files.
type Options struct {
	Languages []string // those that there are labels for
	Drafts    bool     // drafts and pending updates count as published
}

// Read returns the site in a tree, and all that is wrong with it. With errors among the problems the site may lack parts,
// and must not be published; it is nil without a site.toml that can be read. The error is the machine's: a file that cannot be read.
func (r *Reader) Read(t *tree.Tree, o Options) (*Site, problem.List, error) {
	if err := r.look(sourcesIn(t)); err != nil {
		return nil, nil, err
	}
	j := newJoiner(r, t, o)
	for _, e := range r.list {
		j.problems = append(j.problems, e.parsed.problems...)
	}
	s := j.join()
	j.problems.Sort()
	return s, j.problems, nil
}

// sourcesIn returns the source files, in the order of paths: the settings come after all content.
func sourcesIn(t *tree.Tree) []*tree.File {
	files := t.Under(ContentDir)
	if f := t.File(ConfigFile); f != nil {
		files = append(files[:len(files):len(files)], f)
	}
	return files
}

// look brings what is known up to the files. If it fails, nothing changes.
func (r *Reader) look(files []*tree.File) error {
	next := make([]*entry, len(files))
	var gone []*entry
	var fresh []int
	rest := r.list
	for i, f := range files {
		for len(rest) > 0 && rest[0].file != f && rest[0].path < f.Path {
			gone, rest = append(gone, rest[0]), rest[1:]
		}
		if len(rest) > 0 && (rest[0].file == f || rest[0].path == f.Path) {
			next[i], rest = rest[0], rest[1:]
		} else {
			next[i] = newEntry(f.Path)
		}
		if next[i].file != f {
			fresh = append(fresh, i)
		}
	}
	parses := make([]*parsed, len(fresh))
	failed := make([]error, len(fresh))
	each(len(fresh), func(n int) {
		e := next[fresh[n]]
		parses[n], failed[n] = parseSafely(files[fresh[n]], e.kind, e.parsed)
	})
	if err := errors.Join(failed...); err != nil {
		return err
	}
	for n, i := range fresh {
		next[i].file, next[i].parsed = files[i], parses[n]
	}
	r.keep(next, append(gone, rest...))
	return nil
}

// keep makes entries those of the last read, in place of the ones before.
func (r *Reader) keep(list, gone []*entry) {
	for _, e := range gone {
		delete(r.byPath, e.path)
		e.face = nil // links to it are looked at again
	}
	moved := len(gone) > 0 || len(list) != len(r.list)
	if r.list = list; !moved {
		return
	}
	if r.byPath == nil {
		r.byPath = make(map[string]*entry, len(list))
	}
	r.byForm = map[string]*entry{}
	for _, e := range list {
		if r.byPath[e.path] = e; !norm.NFC.IsNormalString(e.path) {
			r.byForm[norm.NFC.String(e.path)] = e
		}
	}
	r.clashes = clashes(list)
}

// found returns the file at a path, whichever form of Unicode either is in.
func (r *Reader) found(file string) *entry {
	if e := r.byPath[file]; e != nil {
		return e
	}
	form := norm.NFC.String(file)
	if e := r.byPath[form]; e != nil {
		return e
	}
	return r.byForm[form]
}

// each calls do for 0 to n-1, on all processors if that is worth it.
func each(n int, do func(i int)) {
	const worth = 8
	if n < worth {
		for i := range n {
			do(i)
		}
		return
	}
	var wait sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wait.Wait()
}
