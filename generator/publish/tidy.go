package publish

import (
	"os"
	"path"
	"slices"
)

// tidy ends a publishing whose manifest is written: what is no longer wanted goes, and so do traces of killed runs.
func (r *run) tidy() error {
	r.complete = true
	gone := r.gone()
	if err := r.leaveNothing(gone); err != nil {
		return err
	}
	r.listed = true
	return nil
}

func (r *run) leaveNothing(gone []string) error {
	if len(gone) == 0 && !r.stale && !r.unfinished {
		return nil
	}
	if err := r.begin(); err != nil {
		return err
	}
	if r.recovering {
		if err := r.sweep(); err != nil {
			return err
		}
	}
	if err := r.removeAll(gone); err != nil {
		return err
	}
	if r.stale {
		if err := r.writeLedger(r.owned); err != nil {
			return err
		}
	}
	if err := r.disk.remove(markPath); err != nil {
		return err
	}
	r.unfinished = false
	return nil
}

// gone notes that what was published is now listed, and returns the paths of ours that are not, sorted.
func (r *run) gone() []string {
	if r.listed {
		return nil
	}
	wanted := make([]string, 0, len(r.order)+1)
	for _, i := range r.order {
		wanted = append(wanted, r.checked[i])
	}
	at, _ := slices.BinarySearch(wanted, manifestPath)
	return r.owned.list(slices.Insert(wanted, at, manifestPath))
}

// sweep removes temporary files from all folders that we may have written to.
func (r *run) sweep() error {
	seen := map[string]bool{}
	dirs := []string{stateDir}
	for _, own := range r.owned {
		if dir := parent(own.path); !seen[dir] {
			seen[dir] = true
			dirs = append(dirs, dir)
		}
	}
	ground := newGround(&r.disk)
	for _, dir := range dirs {
		if firm, err := ground.holds(dir, passOver); err != nil {
			return err
		} else if !firm {
			continue
		}
		entries, err := os.ReadDir(r.disk.place(dir))
		if err != nil {
			return failure(dir, "look", err)
		}
		for _, entry := range entries {
			if isTemp(entry.Name()) && entry.Type().IsRegular() {
				if err := r.disk.remove(path.Join(dir, entry.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// removeAll removes the files, and the folders that this leaves empty.
func (r *run) removeAll(gone []string) error {
	if len(gone) == 0 {
		return nil
	}
	r.loose = r.loose || r.renamed
	if err := r.settle(); err != nil {
		return err
	}
	ground := newGround(&r.disk)
	for _, p := range gone {
		if err := r.removeOne(p, ground); err != nil {
			return err
		}
	}
	if err := r.removeEmpty(gone, ground); err != nil {
		return err
	}
	r.owned, r.stale = r.owned.listedOnly(), true
	return nil
}

// removeOne removes the file, unless it is gone, or a folder is in its place, or a link leads there: those are not ours.
func (r *run) removeOne(p string, ground *ground) error {
	firm, err := ground.holds(parent(p), passOver)
	if err != nil || !firm {
		return err
	}
	is, err := r.disk.look(p)
	if err != nil || is.kind == isNothing || is.kind == isFolder {
		return err
	}
	if err := r.disk.remove(p); err != nil {
		return err
	}
	r.result.Removed = append(r.result.Removed, p)
	return nil
}

// removeEmpty removes the folders of the files that are empty now, from the innermost out.
func (r *run) removeEmpty(files []string, ground *ground) error {
	seen := map[string]bool{".": true}
	var dirs []string
	for _, p := range files {
		for dir := parent(p); !seen[dir]; dir = parent(dir) {
			seen[dir] = true
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	for _, dir := range slices.Backward(dirs) {
		firm, err := ground.holds(dir, passOver)
		if err != nil {
			return err
		}
		if !firm {
			continue
		}
		if err := r.disk.rmdir(dir); err != nil {
			return err
		}
	}
	return nil
}

func passOver(string, kind) error { return nil }
