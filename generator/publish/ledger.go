package publish

import (
	"io"
	"slices"
	"strings"

	"gongshi/generator/disk"
)

// What we keep beside the output. Nothing in it says more than the output itself.
const (
	stateDir   = ".gongshi"
	lockPath   = stateDir + "/lock"       // empty; locked while a Folder is open
	ledgerPath = stateDir + "/paths"      // the ledger: every path that is or may be ours, sorted, one a line
	markPath   = stateDir + "/unfinished" // empty; there while a publishing is under way
)

// loadOwned reads what is ours. The ledger is what was last intended; the manifest is what was last completed, and is all there is
// where a folder was copied without its dot files. Both may have been edited by someone, so a path that we
// could not have written is passed over.
func (f *Folder) loadOwned() error {
	found, err := f.root.Look(ledgerPath)
	if err != nil {
		return err
	}
	if found.Kind != disk.Absent && found.Kind != disk.Regular { // a pipe would be waited for, and a device may have no end
		return f.refuse(ledgerPath, ErrForeign)
	}
	ledger, err := f.root.ReadFile(ledgerPath)
	if err != nil {
		return err
	}
	f.owned = owned(nil).with(Publishable(strings.Split(string(ledger), "\n")), false)
	intended := len(f.owned)
	m, err := readManifest(f.root.Path)
	f.complete = err == nil
	if f.complete {
		paths := []string{Manifest}
		for i := range m.Files {
			paths = append(paths, m.Files[i].Path)
		}
		f.owned = f.owned.with(Publishable(paths), true)
		if found.Kind == disk.Absent {
			copies, err := f.findCopies(paths)
			if err != nil {
				return err
			}
			f.owned = f.owned.with(copies, false)
		}
	}
	kept, err := f.hasHistory()
	if err != nil {
		return err
	}
	if kept { // known by its first line where the ledger is gone
		f.owned = f.owned.with([]string{History}, f.complete)
	}
	f.stale = intended != len(f.owned)
	mark, err := f.root.Look(markPath)
	f.unfinished = mark.Kind != disk.Absent
	return err
}

// Publishable leaves out paths that we could not have written.
func Publishable(paths []string) []string {
	return slices.DeleteFunc(paths, func(p string) bool { return !isLast(p) && faultOf(p) != "" })
}

// announceOnce puts on disk that a publishing begins, and which paths it may write. The ledger outlasts a power failure, so no
// file of ours is ever taken for somebody else's. It is called through announce.
func (r *run) announceOnce() error {
	r.announced, r.ownedBefore = true, slices.Clone(r.owned)
	if err := r.root.Touch(markPath); err != nil {
		return err
	}
	r.unfinished = true
	if len(r.claims) == 0 && !r.stale {
		return nil
	}
	intended := slices.Clone(r.owned).with(r.claims, false)
	if err := r.writeLedger(intended); err != nil {
		return err
	}
	r.owned = intended
	return nil
}

// withdrawClaims gives up all that was not ours when the publishing began.
func (r *run) withdrawClaims() error {
	r.owned = r.ownedBefore
	if len(r.owned) > 0 {
		return r.writeLedger(r.owned)
	}
	r.stale = false
	return r.root.Remove(ledgerPath)
}

// removeMark says that no publishing is under way.
func (r *run) removeMark() error {
	if err := r.root.Remove(markPath); err != nil {
		return err
	}
	r.unfinished = false
	return nil
}

// writeLedger writes paths that are, or will be, ours.
func (f *Folder) writeLedger(paths owned) error {
	temp, err := f.root.Create(ledgerPath, func(to io.Writer) error {
		_, err := to.Write(paths.ledger())
		return err
	})
	if err != nil {
		return err
	}
	if err := f.root.Finish(ledgerPath, &temp, true); err != nil {
		return err
	}
	if err := f.root.Rename(&temp, ledgerPath); err != nil {
		f.root.Discard(&temp)
		return err
	}
	f.stale = false
	return nil
}

// An ownPath is a path that is ours, whether something is there or not.
type ownPath struct {
	path   string
	listed bool // in the last complete publishing
}

// owned are all paths that are ours, sorted: they are compared with lists as long, and written down in this order.
type owned []ownPath

func (o owned) find(p string) (isListed, isOurs bool) {
	i, isOurs := slices.BinarySearchFunc(o, p, func(own ownPath, p string) int { return strings.Compare(own.path, p) })
	return isOurs && o[i].listed, isOurs
}

// with adds paths, listed or not. One that is ours already becomes listed if it is now.
func (o owned) with(paths []string, listed bool) owned {
	if len(paths) == 0 {
		return o
	}
	all := slices.Grow(o, len(paths))
	for _, p := range paths {
		all = append(all, ownPath{p, listed})
	}
	slices.SortFunc(all, func(a, b ownPath) int {
		if a.path == b.path && a.listed && !b.listed { // CompactFunc leaves the first
			return -1
		}
		return strings.Compare(a.path, b.path)
	})
	return slices.CompactFunc(all, func(a, b ownPath) bool { return a.path == b.path })
}

// list makes exactly these paths the listed ones, and returns the others. The paths are sorted.
func (o owned) list(paths []string) (others []string) {
	for i := range o {
		for len(paths) > 0 && paths[0] < o[i].path {
			paths = paths[1:]
		}
		if o[i].listed = len(paths) > 0 && paths[0] == o[i].path; !o[i].listed {
			others = append(others, o[i].path)
		}
	}
	return others
}

// listedOnly forgets the others.
func (o owned) listedOnly() owned {
	return slices.DeleteFunc(o, func(own ownPath) bool { return !own.listed })
}

// ledger writes them down, one a line.
func (o owned) ledger() []byte {
	var text []byte
	for i := range o {
		text = append(append(text, o[i].path...), '\n')
	}
	return text
}
