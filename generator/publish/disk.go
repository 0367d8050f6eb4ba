package publish

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

// A disk is the folder as the operating system has it. Every act that changes the folder stands here, so that a test can
// stop the world before each.
type disk struct {
	root    string                       // absolute, without symbolic links
	base    base                         // the folder that the root was when it was entered
	self    fs.FileInfo                  // of the base; nil before
	before  func(act, path string) error // nil but in tests: an error stops the act
	temps   atomic.Uint64                // names of temporary files so far
	buffers sync.Pool                    // of *[bufferSize]byte
}

// enter holds on to the folder that is at the root now.
func (d *disk) enter() (err error) {
	if d.base, err = openBase(d.root); err != nil {
		return failure(".", "open", cause(err))
	}
	d.self, err = d.base.info()
	return failure(".", "look", err)
}

func (d *disk) leave() error {
	if d.self == nil {
		return nil
	}
	d.self = nil
	return failure(".", "close", d.base.close())
}

func (d *disk) place(p string) string {
	return d.root + string(filepath.Separator) + filepath.FromSlash(p)
}

// path is the inverse of place.
func (d *disk) path(place string) string {
	return filepath.ToSlash(strings.TrimPrefix(place, d.root+string(filepath.Separator)))
}

// failure says on what and at which act the machine failed us: `publish 2022/index.html: rename: no space left on device`.
func failure(p, act string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("publish %s: %s: %w", p, act, cause(err))
}

// cause strips what package os says of paths and acts, which we say ourselves.
func cause(err error) error {
	switch e := err.(type) {
	case *fs.PathError:
		return e.Err
	case *os.LinkError:
		return e.Err
	}
	return err
}

// step comes before every act.
func (d *disk) step(act, p string) error {
	if d.before == nil {
		return nil
	}
	return failure(p, act, d.before(act, p))
}

// inPlace fails if something else lies where the root was. A root that is gone shows at the next act.
func (d *disk) inPlace() error {
	if info, err := os.Lstat(d.root); err == nil && !os.SameFile(info, d.self) {
		return failure(".", "look", errMoved)
	}
	return nil
}

// look returns what lies at the path, which may be nothing or a symbolic link.
func (d *disk) look(p string) (state, error) {
	s, err := d.base.look(p)
	return s, failure(p, "look", err)
}

func (d *disk) mkdir(p string) error {
	if err := d.step("mkdir", p); err != nil {
		return err
	}
	err := d.base.mkdir(p)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return failure(p, "mkdir", err)
	}
	is, err := d.look(p)
	if err != nil {
		return err
	}
	return d.widen(p, &is)
}

// rename puts a temporary file in its place. A symbolic link there is replaced, not followed.
func (d *disk) rename(temp, p string) error {
	if err := d.step("rename", p); err != nil {
		return err
	}
	return failure(p, "rename", d.base.rename(temp, p))
}

// remove removes a file, a symbolic link itself, or an empty folder. It is no error if it is gone.
func (d *disk) remove(p string) error {
	if err := d.step("remove", p); err != nil {
		return err
	}
	if err := d.base.remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure(p, "remove", err)
	}
	return nil
}

// rmdir removes a folder if it is empty.
func (d *disk) rmdir(p string) error {
	err := d.remove(p)
	if errors.Is(err, fs.ErrExist) { // "directory not empty"
		return nil
	}
	return err
}

// touch makes an empty file, if nothing is there.
func (d *disk) touch(p string) error {
	if err := d.step("touch", p); err != nil {
		return err
	}
	to, err := d.base.create(p)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return failure(p, "touch", err)
	}
	return failure(p, "touch", to.Close())
}

// parent returns the folder of a clean path; "." is the root.
func parent(p string) string {
	if slash := strings.LastIndexByte(p, '/'); slash >= 0 {
		return p[:slash]
	}
	return "."
}
