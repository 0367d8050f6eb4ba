package publish

import (
	"errors"
	"io/fs"
	"maps"
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
	f.owned, f.known = map[string]bool{}, map[string]entry{}
	ledger, err := os.ReadFile(f.disk.place(ledgerPath))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure(ledgerPath, "read", err)
	}
	for p := range strings.Lines(string(ledger)) {
		p = strings.TrimSuffix(p, "\n")
		if p == manifestPath || faultOf(p) == "" {
			f.owned[p] = false
		}
	}
	intended := len(f.owned)
	m, err := readManifest(f.disk.root)
	f.complete = err == nil
	if f.complete {
		f.owned[manifestPath] = true
	}
	for _, file := range m.Files {
		if faultOf(file.Path) == "" {
			f.owned[file.Path] = true
		}
	}
	f.stale = intended != len(f.owned)
	mark, err := f.disk.look(markPath)
	f.unfinished = mark != nil
	return err
}

// announce puts on disk that a publishing begins, and which paths it may write. The ledger outlasts a power failure, so no
// file of ours is ever taken for somebody else's.
func (r *run) announce() error {
	if err := r.disk.touch(markPath); err != nil {
		return err
	}
	r.unfinished = true
	if len(r.claims) == 0 && !r.stale {
		return nil
	}
	if err := r.writeLedger(r.claims); err != nil {
		return err
	}
	for _, p := range r.claims {
		r.owned[p] = false
	}
	return nil
}

// writeLedger writes the paths that are ours and the claims.
func (f *Folder) writeLedger(claims []string) error {
	paths := slices.AppendSeq(slices.Clone(claims), maps.Keys(f.owned))
	slices.Sort(paths)
	var text strings.Builder
	for _, p := range paths {
		text.WriteString(p)
		text.WriteByte('\n')
	}
	temp, _, err := f.disk.write(ledgerPath, true, func(to *os.File) error {
		_, err := to.WriteString(text.String())
		return err
	})
	if err != nil {
		return err
	}
	if err := f.disk.rename(temp, ledgerPath); err != nil {
		f.disk.remove(temp) // best effort
		return err
	}
	f.stale = false
	return nil
}
