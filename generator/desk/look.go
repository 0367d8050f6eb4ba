package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// looks are the sources as the preview last looked at them.
type looks struct {
	mu     sync.Mutex
	now    *look
	next   chan struct{} // closed once there is another look
	reader site.Reader   // used by whoever holds mu
}

// A look is the sources at one moment, read and joined. It does not change.
type look struct {
	tree     *tree.Tree
	site     *site.Site // nil if there is no site.toml that can be read
	problems problem.List
	today    day.Day
	failed   error // the machine's
}

// Look takes the sources that the preview shows from now on.
func (d *Desk) Look(t *tree.Tree) {
	d.looks.mu.Lock()
	defer d.looks.mu.Unlock()
	before := d.looks.now
	if before != nil && before.tree == t {
		return
	}
	l := d.read(t)
	if before != nil && l.failed != nil {
		return // somebody is writing: there will be another look
	}
	if before != nil && l.site == nil {
		l.site = before.site // site.toml cannot be read: what the offices were called is known from before
	}
	d.looks.now = l
	close(d.looks.next)
	d.looks.next = make(chan struct{})
}

// read reads the sources in a tree. The caller holds looks.mu.
func (d *Desk) read(t *tree.Tree) *look {
	l := &look{tree: t, today: d.Today(time.UTC)}
	l.site, l.problems, l.failed = d.looks.reader.Read(t, site.Options{Languages: d.Languages(t), Drafts: true})
	if l.site != nil {
		l.today = d.Today(l.site.Zone())
	}
	return l
}

// current returns the last look; nil if there is none yet.
func (d *Desk) current() *look {
	d.looks.mu.Lock()
	defer d.looks.mu.Unlock()
	return d.looks.now
}

// errMoving says that sources are being written by somebody else right now.
var errMoving = errors.New("sources are being written right now")

// with returns what is wrong with the sources as they are, and as they would be after changes; of what depends on the day, only that of the
// tasks that are changed.
func (d *Desk) with(changes []importer.Change) (before, after problem.List, err error) {
	texts, files := map[string]string{}, map[string]bool{}
	for _, c := range changes {
		texts[c.Path], files[c.Path] = c.New, true
	}
	for try := 0; ; try++ {
		d.looks.mu.Lock()
		now, next := d.looks.now, d.looks.next
		l := d.read(tree.Of(texts).Over(now.tree))
		before, after = slices.Clone(now.problems), l.problems
		ofTasks := tasksOf(files, now.site, l.site)
		for _, s := range []struct {
			site *site.Site
			to   *problem.List
		}{{now.site, &before}, {l.site, &after}} {
			if s.site != nil && l.failed == nil {
				*s.to = append(*s.to, d.looks.reader.DatedIn(s.site, l.today, ofTasks)...)
			}
		}
		d.looks.mu.Unlock()
		if l.failed == nil {
			return before, after, nil
		}
		if try == 5 {
			return nil, nil, errors.Join(errMoving, l.failed)
		}
		select {
		case <-next:
		case <-time.After(300 * time.Millisecond):
		}
	}
}

// tasksOf returns the files of the tasks that files are about, in any of several sites.
func tasksOf(files map[string]bool, sites ...*site.Site) map[string]bool {
	all := map[string]bool{}
	for _, s := range sites {
		if s == nil {
			continue
		}
		for _, p := range s.Plans {
			for _, t := range p.Tasks {
				if files[t.Body.File] || slices.ContainsFunc(t.Updates, func(u site.Update) bool { return files[u.In.File] }) {
					all[t.Body.File] = true
				}
			}
		}
	}
	return all
}

// found returns what is wrong because of changes: all errors in their files, and those elsewhere that were not there before; and warnings
// that were not there before.
func (d *Desk) found(changes []importer.Change) (problem.List, error) {
	before, after, err := d.with(changes)
	if err != nil {
		return nil, err
	}
	changed := map[string]bool{}
	for _, c := range changes {
		changed[c.Path] = true
	}
	known := map[identity]bool{}
	for _, p := range before {
		known[identify(p, changed[p.File])] = true
	}
	var list problem.List
	for _, p := range after {
		if !known[identify(p, changed[p.File])] || changed[p.File] && !p.Warning() {
			list = append(list, p)
		}
	}
	return list, nil
}

// An identity tells problems apart.
type identity struct {
	file, code, says string
	line, column     int
}

// identify returns the identity of a problem. In a file that is changed, lines move: there it is told by what it says.
func identify(p problem.Problem, changed bool) identity {
	if !changed {
		return identity{file: p.File, code: p.Code, line: p.Line, column: p.Column}
	}
	says, _ := p.Words("en")
	return identity{file: p.File, code: p.Code, says: p.Field + " " + says}
}

// await waits until the preview shows what was written, but not for long.
func (d *Desk) await(ctx context.Context, changes []importer.Change) {
	limit := time.After(10 * time.Second)
	for {
		d.looks.mu.Lock()
		now, next := d.looks.now, d.looks.next
		d.looks.mu.Unlock()
		if !slices.ContainsFunc(changes, func(c importer.Change) bool { return !has(now.tree, c) }) {
			return
		}
		select {
		case <-next:
		case <-limit:
			return
		case <-ctx.Done():
			return
		}
	}
}

// has reports whether a change has come into a tree.
func has(t *tree.Tree, c importer.Change) bool {
	f := t.File(c.Path)
	if f == nil || f.Size != int64(len(c.New)) {
		return false
	}
	if filepath.Ext(c.Path) != ".md" {
		return true
	}
	text, err := f.Read()
	return err == nil && string(text) == c.New
}

// onDisk returns what a source says now, and whether it is there. The path is that of a file in the tree, or one that was made here.
func (d *Desk) onDisk(file string) (string, bool) {
	text, err := os.ReadFile(filepath.Join(d.Folder, filepath.FromSlash(file)))
	return string(text), err == nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
