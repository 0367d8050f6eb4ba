// Package disk is the folder that a publishing writes to, as the operating system has it: an open folder (Root), files written
// beside their place (Temp), and which folders exist (DirCache). It knows no rules of publishing.
//
// Paths have slashes and are relative to the root, which is ".". Every act that changes the folder goes through a method of Root,
// so that a test can stop the world before each. Errors name the path and the act:
// `publish 2022/index.html: rename: no space left on device`.
//
// What systems do differently is in unix.go, other.go and files named for a system.
package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
)

// A Root is a folder that is open between Open and Close.
type Root struct {
	Path   string                       // absolute, without symbolic links
	Before func(act, path string) error // nil but in tests: called before each act that changes something, which an error stops

	base     base        // the folder that was at Path when it was opened
	self     fs.FileInfo // of the base; nil while it is closed
	lock     *os.File    // nil while it is not locked
	lockPath string
	temps    atomic.Uint64 // names of temporary files so far
	buffers  sync.Pool     // of *[bufferSize]byte
}

var errMoved = errors.New("something else was put in the place of the folder meanwhile")

// Open opens the folder that is at the path now.
func (r *Root) Open() (err error) {
	if r.base, err = openBase(r.Path); err != nil {
		return Failure(".", "open", err)
	}
	r.self, err = r.base.info()
	return Failure(".", "look", err)
}

// Close closes the folder and gives its lock back.
func (r *Root) Close() error {
	var err error
	if r.self != nil {
		r.self = nil
		err = Failure(".", "close", r.base.close())
	}
	if r.lock != nil {
		err = errors.Join(err, Failure(r.lockPath, "close", r.lock.Close()))
		r.lock = nil
	}
	return err
}

// Lock takes the lock on the file at the path, which it makes if there is none, or reports that another has it. The system gives
// it back when the process ends, so no lock is ever left behind.
func (r *Root) Lock(p string) (taken bool, err error) {
	lock, err := os.OpenFile(r.Abs(p), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return false, Failure(p, "open", err)
	}
	if taken, err = tryLock(lock); taken {
		r.lock, r.lockPath = lock, p
		return true, nil
	}
	lock.Close()
	return false, Failure(p, "lock", err)
}

// Locked reports whether this Root has a lock.
func (r *Root) Locked() bool { return r.lock != nil }

// Is reports whether the folder is the one that was opened, and the lock in it the one that was taken.
func (r *Root) Is(folder fs.FileInfo) (bool, error) {
	if folder == nil || !os.SameFile(folder, r.self) {
		return false, nil
	}
	ours, err := r.lock.Stat()
	if err != nil {
		return false, Failure(r.lockPath, "look", err)
	}
	there, err := os.Lstat(r.Abs(r.lockPath))
	return err == nil && os.SameFile(ours, there), nil
}

// CheckInPlace fails if something else is where the folder was. A folder that is gone shows at the next act.
func (r *Root) CheckInPlace() error {
	if info, err := os.Lstat(r.Path); err == nil && !os.SameFile(info, r.self) {
		return Failure(".", "look", errMoved)
	}
	return nil
}

// Look returns what is at the path, which may be nothing or a symbolic link.
func (r *Root) Look(p string) (Info, error) {
	info, err := r.base.look(p)
	return info, Failure(p, "look", err)
}

// ReadDir lists a folder.
func (r *Root) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(r.Abs(dir))
	return entries, Failure(dir, "look", err)
}

// Mkdir makes a folder that everyone can read, unless there is one.
func (r *Root) Mkdir(p string) error {
	if err := r.step("mkdir", p); err != nil {
		return err
	}
	err := r.base.mkdir(p)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return Failure(p, "mkdir", err)
	}
	info, err := r.Look(p)
	if err != nil {
		return err
	}
	return r.MakeReadable(p, &info)
}

// Touch makes an empty file, if nothing is there.
func (r *Root) Touch(p string) error {
	if err := r.step("touch", p); err != nil {
		return err
	}
	to, err := r.base.create(p)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return Failure(p, "touch", err)
	}
	return Failure(p, "touch", to.Close())
}

// Remove removes a file, a symbolic link itself, or an empty folder. It is no error if it is gone.
func (r *Root) Remove(p string) error {
	if err := r.step("remove", p); err != nil {
		return err
	}
	if err := r.base.remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Failure(p, "remove", err)
	}
	return nil
}

// RemoveIfEmpty removes a folder, unless something is in it.
func (r *Root) RemoveIfEmpty(dir string) error {
	err := r.Remove(dir)
	if errors.Is(err, fs.ErrExist) { // "directory not empty"
		return nil
	}
	return err
}

// Sync makes everything durable that was written so far to the file system that the lock is on. Where CanSync is false, it
// does nothing.
func (r *Root) Sync() error {
	if err := r.step("sync", "."); err != nil {
		return err
	}
	return Failure(".", "sync", syncFileSystem(r.lock))
}

// step comes before every act.
func (r *Root) step(act, p string) error {
	if r.Before == nil {
		return nil
	}
	return Failure(p, act, r.Before(act, p))
}

// Failure says on what and at which act the machine failed. It is nil if err is.
func Failure(p, act string, err error) error {
	if err == nil {
		return nil
	}
	return &Failed{Path: p, Act: act, Err: Cause(err)}
}

// A Failed says on what and at which act the machine failed.
type Failed struct {
	Folder string // that is published into, as the operator calls it; empty when it is about a file in it
	Path   string
	Act    string // "write"
	Err    error  // of the system
}

func (f *Failed) Error() string {
	if f.Folder != "" {
		return fmt.Sprintf("publish into %s: %s: %v", f.Folder, f.Act, f.Err)
	}
	return fmt.Sprintf("publish %s: %s: %v", f.Path, f.Act, f.Err)
}

// Unwrap makes errors.Is find what the system says.
func (f *Failed) Unwrap() error { return f.Err }

// Cause strips what package os says of paths and acts, which we say ourselves.
func Cause(err error) error {
	switch e := err.(type) {
	case *fs.PathError:
		return e.Err
	case *os.LinkError:
		return e.Err
	}
	return err
}

// Abs returns the absolute name of a path.
func (r *Root) Abs(p string) string {
	return r.Path + string(filepath.Separator) + filepath.FromSlash(p)
}

// Rel is the inverse of Abs.
func (r *Root) Rel(name string) string {
	return filepath.ToSlash(strings.TrimPrefix(name, r.Path+string(filepath.Separator)))
}

// Parent returns the folder of a clean path.
func Parent(p string) string {
	if slash := strings.LastIndexByte(p, '/'); slash >= 0 {
		return p[:slash]
	}
	return "."
}
