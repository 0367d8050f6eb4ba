package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
)

// tempPrefix begins the name of every file that is not in its place yet. Nobody else's file in our folders may begin so.
const tempPrefix = ".gongshi-"

// A disk is the folder as the operating system has it. Every act that changes the folder stands here, so that a test can
// stop the world before each.
type disk struct {
	root   string                       // absolute, without symbolic links
	self   fs.FileInfo                  // of the root, when it was entered
	before func(act, path string) error // nil but in tests: an error stops the act
	temps  atomic.Uint64                // names of temporary files so far
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

// step comes before every act. What someone puts in the place of the root while we publish is not ours to change, and a link
// there is not followed; that is seen unless it happens between this look and the act.
func (d *disk) step(act, p string) error {
	if d.before != nil {
		if err := d.before(act, p); err != nil {
			return failure(p, act, err)
		}
	}
	if info, err := os.Lstat(d.root); err == nil && d.self != nil && !os.SameFile(info, d.self) {
		return failure(p, act, errMoved)
	}
	return nil
}

// look returns what lies at the path, which may be a symbolic link, or nil if nothing does.
func (d *disk) look(p string) (fs.FileInfo, error) {
	info, err := os.Lstat(d.place(p))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, nil
	}
	return info, failure(p, "look", err)
}

func (d *disk) mkdir(p string) error {
	if err := d.step("mkdir", p); err != nil {
		return err
	}
	if err := os.Mkdir(d.place(p), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return failure(p, "mkdir", err)
	}
	return nil
}

// write makes a temporary file beside the path, has it filled, and returns its path and what the system says of it. With
// durable, its bytes survive a power failure. After an error there is no such file.
func (d *disk) write(p string, durable bool, fill func(*os.File) error) (temp string, info fs.FileInfo, err error) {
	temp, file, err := d.create(p)
	if err != nil {
		return "", nil, err
	}
	info, err = d.fill(file, p, durable, fill)
	if closing := file.Close(); err == nil {
		err = failure(p, "close", closing)
	}
	if err != nil {
		d.remove(temp) // best effort: the next run sweeps
		return "", nil, err
	}
	return temp, info, nil
}

// create makes an empty file beside the path. A name that is taken, by a killed run or by a link that leads elsewhere, is not ours.
func (d *disk) create(p string) (temp string, file *os.File, err error) {
	if err := d.step("create", p); err != nil {
		return "", nil, err
	}
	for {
		temp = path.Join(path.Dir(p), tempPrefix+strconv.FormatUint(d.temps.Add(1), 10))
		file, err = os.OpenFile(d.place(temp), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			return temp, file, failure(p, "create", err)
		}
	}
}

func (d *disk) fill(file *os.File, p string, durable bool, fill func(*os.File) error) (fs.FileInfo, error) {
	if err := d.step("write", p); err != nil {
		return nil, err
	}
	if err := fill(file); err != nil {
		return nil, failure(p, "write", err)
	}
	if durable {
		if err := file.Sync(); err != nil {
			return nil, failure(p, "sync", err)
		}
	}
	info, err := file.Stat()
	return info, failure(p, "look", err)
}

// rename puts a temporary file in its place. A symbolic link there is replaced, not followed.
func (d *disk) rename(temp, p string) error {
	if err := d.step("rename", p); err != nil {
		return err
	}
	return failure(p, "rename", os.Rename(d.place(temp), d.place(p)))
}

// remove removes a file, a symbolic link itself, or an empty folder. It is no error if it is gone.
func (d *disk) remove(p string) error {
	if err := d.step("remove", p); err != nil {
		return err
	}
	if err := os.Remove(d.place(p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
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
	file, err := os.OpenFile(d.place(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return failure(p, "touch", err)
	}
	return failure(p, "touch", file.Close())
}

// isTemp tells whether a name is one of a file that did not get to its place.
func isTemp(name string) bool { return strings.HasPrefix(name, tempPrefix) }
