package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// A Folder is an output folder that this process alone publishes into. Its methods may be called from several goroutines;
// they wait for one another.
type Folder struct {
	// Compress has compressed copies written beside files where that pays (copies.go). Without it those that are there are removed. It
	// is set before the first publishing.
	Compress bool

	mu   sync.Mutex
	name string // as the operator calls it
	root *disk.Root

	owned      owned
	stale      bool // the ledger on disk does not say the same as owned
	complete   bool // there was a complete publishing
	unfinished bool // a publishing has begun and not ended

	paths         []string // the last list of paths that was found to be in order,
	order         []int32  // its indexes in the order of paths,
	ownedIsListed bool     // whether owned are these and the manifest, all listed,
	entries       []entry  // and what this Folder published there or compared
	manifestEntry entry    // the same of the manifest
	historyEntry  entry    // and of the history
}

// Open prepares to publish into the folder, which it makes if there is none. A symbolic link is resolved once, now. It
// refuses a folder that holds anything but dot files, unless this generator wrote it (ErrForeign), and one that another
// Folder, here or in another process, has open (ErrLocked).
//
// All that it leaves in the folder before something is published is an empty lock in ".gongshi/".
func Open(dir string) (*Folder, error) {
	path, err := disk.Resolve(dir)
	if err == nil {
		err = makeFolders(path)
	}
	if err != nil {
		return nil, &disk.Failed{Folder: dir, Act: "mkdir", Err: disk.Cause(err)}
	}
	f := &Folder{name: dir, root: &disk.Root{Path: path}}
	if err := f.open(); err != nil {
		return nil, err
	}
	return f, nil
}

// makeFolders makes a folder and those above it that are not there. Everyone may go into what it makes, whatever the umask.
func makeFolders(place string) error {
	if info, err := os.Stat(place); err == nil && info.IsDir() {
		return nil
	}
	if above := filepath.Dir(place); above != place {
		if err := makeFolders(above); err != nil {
			return err
		}
	}
	err := os.Mkdir(place, 0o755)
	if errors.Is(err, fs.ErrExist) { // somebody made it meanwhile, or it is no folder
		return os.MkdirAll(place, 0o755)
	}
	if err == nil {
		err = os.Chmod(place, 0o755)
	}
	return err
}

// Close lets others publish into the folder.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.root.Close()
}

// open looks whose folder it is, takes the lock, and reads what is ours in it.
func (f *Folder) open() error {
	if _, err := f.look(); err != nil {
		return err
	}
	if err := f.root.Open(); err != nil {
		return err
	}
	for _, step := range []func() error{f.refuseForeign, f.lock, f.loadOwned} {
		if err := step(); err != nil {
			f.root.Close()
			return err
		}
	}
	return nil
}

// ensureOpen makes sure that the lock is still the one in the folder: whoever removes all of the folder under a running watcher
// removes that, too, and gets the site anew.
func (f *Folder) ensureOpen() error {
	if !f.root.Locked() {
		return fmt.Errorf("publish into %s: %w", f.name, fs.ErrClosed)
	}
	there, err := f.look()
	if err != nil {
		return err
	}
	same, err := f.root.Is(there)
	if err != nil {
		return err
	}
	if !same {
		return f.reopen()
	}
	ledger, err := f.root.Look(ledgerPath)
	f.stale = f.stale || ledger.Kind == disk.Absent
	return err
}

// reopen opens what is now at the folder's path.
func (f *Folder) reopen() error {
	fresh := &Folder{name: f.name, root: &disk.Root{Path: f.root.Path, Before: f.root.Before}}
	if err := makeFolders(f.root.Path); err != nil {
		return &disk.Failed{Folder: f.name, Act: "mkdir", Err: disk.Cause(err)}
	}
	if err := fresh.open(); err != nil {
		return err
	}
	f.root.Close()
	f.root, f.owned, f.stale, f.complete, f.unfinished = fresh.root, fresh.owned, fresh.stale, fresh.complete, fresh.unfinished
	f.forget()
	return nil
}

// look returns the folder that is there, or nil if there is none. It refuses a file or a symbolic link that someone put in its place.
func (f *Folder) look() (fs.FileInfo, error) {
	info, err := os.Lstat(f.root.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &disk.Failed{Folder: f.name, Act: "look", Err: disk.Cause(err)}
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, f.refuse("", ErrLink)
	case !info.IsDir():
		return nil, f.refuse("", ErrFile)
	}
	return info, nil
}

// refuseForeign refuses a folder in which anyone but us keeps files. The files' paths are compared later, one by one.
func (f *Folder) refuseForeign() error {
	entries, err := f.root.ReadDir(".")
	if err != nil {
		return err
	}
	visible := ""
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			visible = entry.Name()
			break
		}
	}
	if visible == "" {
		return nil
	}
	if ledger, err := f.root.Look(ledgerPath); err != nil || ledger.Kind == disk.Regular {
		return err
	}
	if _, err := readManifest(f.root.Path); err == nil {
		return nil
	}
	return f.refuse(visible, ErrForeign)
}

func (f *Folder) lock() error {
	if err := f.root.Mkdir(stateDir); err != nil {
		return err
	}
	for _, own := range []struct {
		path string
		kind disk.Kind
	}{{stateDir, disk.Directory}, {lockPath, disk.Regular}} {
		found, err := f.root.Look(own.path)
		if err != nil {
			return err
		}
		if found.Kind != disk.Absent && found.Kind != own.kind {
			return f.refuse(own.path, ErrForeign)
		}
	}
	taken, err := f.root.Lock(lockPath)
	if err == nil && !taken {
		return f.refuse("", ErrLocked)
	}
	return err
}

// An entry is what a Folder knows of a file that it published or compared; the zero one says that it knows nothing. There are
// as many as there are files.
type entry struct {
	content disk.Content
	info    disk.Info // as the system told us when it was written or compared last
	token   any
	copies  *copyInfos // nil if nothing is known of its copies
}

// matches reports whether the file's token says that its bytes are the ones we know.
func (e *entry) matches(file *output.File) bool {
	return e.info.Kind != disk.Absent && file.Token != nil && file.Token == e.token
}

// setPaths makes a new list of paths the one that entries are for. Both lists are walked in the order of paths, so that a
// path finds what is known of it wherever it stood.
func (f *Folder) setPaths(paths []string, order []int32) {
	entries := make([]entry, len(paths))
	old := f.order
	for _, i := range order {
		for len(old) > 0 && f.paths[old[0]] < paths[i] {
			old = old[1:]
		}
		if len(old) > 0 && f.paths[old[0]] == paths[i] {
			entries[i] = f.entries[old[0]]
		}
	}
	f.paths, f.order, f.entries, f.ownedIsListed = paths, order, entries, false
}

// forget makes the Folder as if it had not published yet.
func (f *Folder) forget() {
	clear(f.entries)
	f.manifestEntry, f.historyEntry, f.ownedIsListed = entry{}, entry{}, false
}
