package publish

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// What we keep beside the output. Nothing in it says more than the output itself.
const (
	stateDir   = ".gongshi"
	lockPath   = stateDir + "/lock"       // empty; locked while a Folder is open
	ledgerPath = stateDir + "/paths"      // the ledger: every path that is or may be ours, sorted, one a line
	markPath   = stateDir + "/unfinished" // empty; there while a publishing is under way
)

// load reads what is ours. The ledger is what was last intended; the manifest is what was last completed, and is all there is
// where a folder was copied without its dot files. Both may have been edited by someone, so a path that we
// could not have written is passed over.
func (f *Folder) load() error {
	there, err := f.disk.look(ledgerPath)
	if err != nil {
		return err
	}
	if there.kind != isNothing && there.kind != isFile { // a pipe would be waited for, and a device may have no end
		return f.refuse(ledgerPath, ErrForeign)
	}
	ledger, err := os.ReadFile(f.disk.place(ledgerPath))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure(ledgerPath, "read", err)
	}
	f.owned = owned(nil).with(ours(strings.Split(string(ledger), "\n")), false)
	intended := len(f.owned)
	m, err := readManifest(f.disk.root)
	f.complete = err == nil
	if f.complete {
		paths := []string{manifestPath}
		for i := range m.Files {
			paths = append(paths, m.Files[i].Path)
		}
		f.owned = f.owned.with(ours(paths), true)
	}
	f.stale = intended != len(f.owned)
	mark, err := f.disk.look(markPath)
	f.unfinished = mark.kind != isNothing
	return err
}

// ours leaves out paths that we could not have written.
func ours(paths []string) []string {
	return slices.DeleteFunc(paths, func(p string) bool { return p != manifestPath && faultOf(p) != "" })
}

// announce puts on disk that a publishing begins, and which paths it may write. The ledger outlasts a power failure, so no
// file of ours is ever taken for somebody else's.
func (r *run) announce() error {
	r.begun, r.before = true, slices.Clone(r.owned)
	if err := r.disk.touch(markPath); err != nil {
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

// writeLedger writes paths that are, or will be, ours.
func (f *Folder) writeLedger(paths owned) error {
	d, err := f.disk.draft(ledgerPath, func(to handle) error {
		_, err := to.Write(paths.ledger())
		return err
	})
	if err != nil {
		return err
	}
	if err := f.disk.finish(ledgerPath, &d, true); err != nil {
		return err
	}
	if err := f.disk.rename(d.temp, ledgerPath); err != nil {
		f.disk.remove(d.temp) // best effort
		return err
	}
	f.stale = false
	return nil
}
