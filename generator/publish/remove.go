package publish

import (
	"cmp"
	"errors"
	"path"
	"slices"

	"gongshi/generator/disk"
)

// cleanUp ends a publishing whose manifest is written: what is no longer wanted goes, and so do traces of killed runs.
func (r *run) cleanUp() error {
	obsolete := r.obsolete()
	if len(obsolete) > 0 || r.stale || r.unfinished {
		if err := r.removeTraces(obsolete); err != nil {
			return err
		}
	}
	r.ownedIsListed = true
	return nil
}

// obsolete notes that what was published is now listed, and returns the paths of ours that are not, sorted.
func (r *run) obsolete() []string {
	if r.ownedIsListed {
		return nil
	}
	wanted := make([]string, 0, len(r.order)+2)
	for _, i := range r.order {
		wanted = append(wanted, r.paths[i])
	}
	for _, last := range []string{History, Manifest} {
		at, _ := slices.BinarySearch(wanted, last)
		wanted = slices.Insert(wanted, at, last)
	}
	if copies := r.copyPaths(); len(copies) > 0 {
		wanted = append(wanted, copies...)
		slices.Sort(wanted)
	}
	return r.owned.list(wanted)
}

func (r *run) removeTraces(obsolete []string) error {
	if err := r.announce(); err != nil {
		return err
	}
	if r.recovering {
		if err := r.removeTemps(); err != nil {
			return err
		}
	}
	if err := r.removeObsolete(obsolete); err != nil {
		return err
	}
	if r.stale {
		if err := r.writeLedger(r.owned); err != nil {
			return err
		}
	}
	return r.removeMark()
}

// removeTemps removes temporary files from all folders that we may have written to.
func (r *run) removeTemps() error {
	seen := map[string]bool{}
	dirs := []string{stateDir}
	for _, own := range r.owned {
		if dir := disk.Parent(own.path); !seen[dir] {
			seen[dir] = true
			dirs = append(dirs, dir)
		}
	}
	cache := r.root.Dirs()
	for _, dir := range dirs {
		if exists, err := cache.Has(dir, ignore); err != nil {
			return err
		} else if !exists {
			continue
		}
		entries, err := r.root.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if disk.IsTemp(entry.Name()) && entry.Type().IsRegular() {
				if err := r.root.Remove(path.Join(dir, entry.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// removeObsolete removes the files, and the folders that this leaves empty.
func (r *run) removeObsolete(files []string) error {
	if len(files) == 0 {
		return nil
	}
	r.unsynced = r.unsynced || r.replaced
	if err := r.makeDurable(); err != nil {
		return err
	}
	slices.SortStableFunc(files, func(a, b string) int { return cmp.Compare(r.rankOf(a), r.rankOf(b)) })
	dirs := r.root.Dirs()
	if err := r.removeFiles(files, dirs); err != nil {
		return err
	}
	if err := r.removeEmptyDirs(files, dirs); err != nil {
		return err
	}
	r.owned, r.stale = r.owned.listedOnly(), true
	return nil
}

// removeFiles removes files, but not what is no longer ours: a folder in the place of one, or what a link leads to.
func (r *run) removeFiles(files []string, dirs *disk.DirCache) error {
	for _, p := range files {
		exists, err := dirs.Has(disk.Parent(p), ignore)
		if err != nil {
			return err
		}
		if !exists {
			continue
		}
		found, err := r.root.Look(p)
		if err != nil {
			return err
		}
		if found.Kind == disk.Absent || found.Kind == disk.Directory {
			continue
		}
		if err := r.root.Remove(p); err != nil {
			return err
		}
		if !r.isOwnCopy(p) {
			r.result.Removed = append(r.result.Removed, p)
		}
	}
	return nil
}

// removeEmptyDirs removes the folders of the files that are empty now, from the innermost out.
func (r *run) removeEmptyDirs(files []string, cache *disk.DirCache) error {
	seen := map[string]bool{".": true}
	var dirs []string
	for _, p := range files {
		for dir := disk.Parent(p); !seen[dir]; dir = disk.Parent(dir) {
			seen[dir] = true
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	for _, dir := range slices.Backward(dirs) {
		exists, err := cache.Has(dir, ignore)
		if err != nil {
			return err
		}
		if !exists {
			continue
		}
		if err := r.root.RemoveIfEmpty(dir); err != nil {
			return err
		}
	}
	return nil
}

// ignore passes over what is not a folder.
func ignore(string, disk.Kind) error { return nil }

// mayGiveUp returns why to give up, if that is wished and still leaves the folder as it was: nothing leads to files that were absent.
func (r *run) mayGiveUp() error {
	if r.visible.Load() {
		return nil
	}
	return r.canceled()
}

// undo takes back what a publishing did that was given up for a reason, which it returns: files that were absent, the folders made
// for them, and the claim to them. If that fails, the folder is as a killed run leaves it, and the next one mends it.
func (r *run) undo(reason error) error {
	r.forget()
	if !r.announced {
		return reason
	}
	if err := r.takeBack(); err != nil {
		return errors.Join(reason, err)
	}
	return reason
}

func (r *run) takeBack() error {
	if err := r.removeFiles(append(r.copied, slices.Sorted(slices.Values(r.result.Written))...), r.root.Dirs()); err != nil {
		return err
	}
	if err := r.dirs.RemoveMade(); err != nil {
		return err
	}
	if err := r.withdrawClaims(); err != nil || r.recovering {
		return err
	}
	return r.removeMark()
}
