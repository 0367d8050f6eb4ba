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
		if err := r.writeLedger(nil); err != nil {
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
	for _, p := range r.checked {
		r.owned[p] = true
	}
	r.owned[manifestPath] = true
	if len(r.owned) == len(r.checked)+1 {
		return nil
	}
	wanted := map[string]bool{manifestPath: true}
	for _, p := range r.checked {
		wanted[p] = true
	}
	var gone []string
	for p := range r.owned {
		if !wanted[p] {
			gone = append(gone, p)
			r.owned[p] = false
		}
	}
	slices.Sort(gone)
	return gone
}

// sweep removes temporary files from all folders that we may have written to.
func (r *run) sweep() error {
	seen := map[string]bool{}
	dirs := []string{stateDir}
	for p := range r.owned {
		if dir := path.Dir(p); !seen[dir] {
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

// removeAll removes the files, and the folders that this leaves empty, and what we know of them.
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
	for _, p := range gone {
		delete(r.owned, p)
		delete(r.known, p)
	}
	r.stale = true
	return nil
}

// removeOne removes the file, unless it is gone, or a folder is in its place, or a link leads there: those are not ours.
func (r *run) removeOne(p string, ground *ground) error {
	firm, err := ground.holds(path.Dir(p), passOver)
	if err != nil || !firm {
		return err
	}
	info, err := r.disk.look(p)
	if err != nil || info == nil || info.IsDir() {
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
		for dir := path.Dir(p); !seen[dir]; dir = path.Dir(dir) {
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

func passOver(string, bool) error { return nil }
