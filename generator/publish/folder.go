package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
)

// A Folder is an output folder that this process alone publishes into. Its methods may be called from several goroutines;
// they wait for one another.
type Folder struct {
	mu   sync.Mutex
	name string // as the operator calls it
	disk disk
	lock *os.File

	owned      owned
	stale      bool // the ledger on disk does not say the same as owned
	complete   bool // there was a complete publishing
	unfinished bool // a publishing has begun and not ended

	checked  []string // the last list of paths that was found to be in order,
	order    []int32  // its indexes in the order of paths,
	listed   bool     // whether owned are these and the manifest, all listed,
	known    []entry  // and what this Folder published there or compared
	manifest entry    // the same of the manifest, whose sum is that of text
	text     manifestText
}

// Open prepares to publish into the folder, which it makes if there is none. A symbolic link is resolved once, now. It
// refuses a folder that holds anything but dot files, unless this generator wrote it (ErrForeign), and one that another
// Folder, here or in another process, has open (ErrLocked).
//
// All that it leaves in the folder before something is published is an empty lock in ".gongshi/".
func Open(dir string) (*Folder, error) {
	f := &Folder{name: dir}
	root, err := resolve(dir)
	if err == nil {
		f.disk.root, err = root, os.MkdirAll(root, 0o755)
	}
	if err != nil {
		return nil, fmt.Errorf("publish into %s: %w", f.name, err)
	}
	if err := f.enter(); err != nil {
		return nil, err
	}
	return f, nil
}

// Close lets others publish into the folder.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.leave()
}

// enter looks whose folder it is, takes the lock, and reads what is ours in it.
func (f *Folder) enter() error {
	if _, err := f.standing(); err != nil {
		return err
	}
	if err := f.disk.enter(); err != nil {
		return err
	}
	for _, step := range []func() error{f.survey, f.takeLock, f.load} {
		if err := step(); err != nil {
			f.leave()
			return err
		}
	}
	return nil
}

func (f *Folder) leave() error {
	err := f.disk.leave()
	if f.lock == nil {
		return err
	}
	err = errors.Join(err, failure(lockPath, "close", f.lock.Close()))
	f.lock = nil
	return err
}

// hold makes sure that the lock is still the one in the folder: whoever removes all of the folder under a running watcher
// removes that, too, and gets the site anew.
func (f *Folder) hold() error {
	if f.lock == nil {
		return fmt.Errorf("publish into %s: %w", f.name, fs.ErrClosed)
	}
	standing, err := f.standing()
	if err != nil {
		return err
	}
	if held, err := f.holds(standing); held || err != nil {
		return err
	}
	return f.enterAnew()
}

// holds tells whether what stands there is the folder that was entered, and the lock in it the one that was taken.
func (f *Folder) holds(standing fs.FileInfo) (bool, error) {
	if standing == nil || !os.SameFile(standing, f.disk.self) {
		return false, nil
	}
	ours, err := f.lock.Stat()
	if err != nil {
		return false, failure(lockPath, "look", err)
	}
	there, err := os.Lstat(f.disk.place(lockPath))
	if err != nil || !os.SameFile(ours, there) {
		return false, nil
	}
	ledger, err := f.disk.look(ledgerPath)
	f.stale = f.stale || ledger.kind == isNothing
	return true, err
}

func (f *Folder) enterAnew() error {
	fresh := &Folder{name: f.name, disk: disk{root: f.disk.root, before: f.disk.before}}
	if err := os.MkdirAll(fresh.disk.root, 0o755); err != nil {
		return fmt.Errorf("publish into %s: mkdir: %w", f.name, cause(err))
	}
	if err := fresh.enter(); err != nil {
		return err
	}
	f.leave()
	f.disk.base, f.disk.self = fresh.disk.base, fresh.disk.self
	f.lock, f.owned, f.stale, f.complete, f.unfinished = fresh.lock, fresh.owned, fresh.stale, fresh.complete, fresh.unfinished
	f.forget()
	return nil
}

// standing returns the folder, or nil if there is none. It refuses a file or a symbolic link that someone put in its place.
func (f *Folder) standing() (fs.FileInfo, error) {
	info, err := os.Lstat(f.disk.root)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("publish into %s: look: %w", f.name, cause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, f.refuse("", ErrLink)
	case !info.IsDir():
		return nil, f.refuse("", ErrFile)
	}
	return info, nil
}

// survey refuses a folder in which anyone but us keeps files. The files' paths are compared later, one by one.
func (f *Folder) survey() error {
	entries, err := os.ReadDir(f.disk.root)
	if err != nil {
		return failure(".", "look", err)
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
	if ledger, err := f.disk.look(ledgerPath); err != nil || ledger.kind == isFile {
		return err
	}
	if _, err := readManifest(f.disk.root); err == nil {
		return nil
	}
	return f.refuse(visible, ErrForeign)
}

func (f *Folder) takeLock() error {
	if err := f.disk.mkdir(stateDir); err != nil {
		return err
	}
	for _, p := range []string{stateDir, lockPath} {
		is, err := f.disk.look(p)
		if err != nil {
			return err
		}
		if is.kind == isLink || is.kind == isOther || is.kind != isNothing && (is.kind == isFolder) != (p == stateDir) {
			return f.refuse(p, ErrForeign)
		}
	}
	lock, err := os.OpenFile(f.disk.place(lockPath), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return failure(lockPath, "open", err)
	}
	taken, err := tryLock(lock)
	if taken {
		f.lock = lock
		return nil
	}
	lock.Close()
	if err != nil {
		return failure(lockPath, "lock", err)
	}
	return f.refuse("", ErrLocked)
}

func (f *Folder) refuse(p string, reason error) error {
	return &Refusal{Dir: f.name, Path: p, Reason: reason}
}
