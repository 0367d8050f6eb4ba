package disk

import (
	"errors"
	"io/fs"
)

// An Info is what the system says of a path. The zero one says that nothing is there.
type Info struct {
	Kind Kind
	Size int64

	mode uint16 // who may read it; 0 where the system does not keep that
	time int64  // of the last change, in nanoseconds since 1970
	id   identity
}

// A Kind of what is at a path.
type Kind uint8

// The kinds.
const (
	Absent Kind = iota
	Regular
	Directory
	Symlink
	Irregular // a pipe, a device
)

// Unmodified reports whether a file is the one that was left there. A change in place, to the same size and within the tick of the
// file system's clock in which it was left, goes unseen.
func Unmodified(left, found Info) bool {
	return left.Kind == Regular && found.Kind == Regular && left.mode == found.mode && left.Size == found.Size && left.time == found.time &&
		sameIdentity(left.id, found.id)
}

// Who may read what is published: everyone, whatever the umask of the process. A web server runs as somebody else. Folders may
// allow more, and keep what they hand on to files in them; files are exactly so.
const (
	fileMode   = 0o644
	folderMode = 0o755
	canEnter   = 0o500 // of a folder: we ourselves can list it and reach what is in it
)

// restricted reports whether something cannot be read by everyone as it should be.
func (i *Info) restricted() bool {
	switch {
	case !keepsModes:
		return false
	case i.Kind == Directory:
		return i.mode&folderMode != folderMode
	}
	return i.Kind == Regular && i.mode != fileMode
}

// closed reports whether a folder cannot be entered even by us.
func (i *Info) closed() bool { return keepsModes && i.mode&canEnter != canEnter }

// readableMode is the mode that it should have.
func (i *Info) readableMode() uint16 {
	if i.Kind == Directory {
		return i.mode | folderMode
	}
	return fileMode
}

// MakeReadable lets everyone read what is at a path. What belongs to another user of the machine stays as that user made it.
func (r *Root) MakeReadable(p string, info *Info) error {
	if !info.restricted() {
		return nil
	}
	if err := r.step("chmod", p); err != nil {
		return err
	}
	err := r.base.chmod(p, info.readableMode())
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		info.mode = info.readableMode()
	}
	return Failure(p, "chmod", err)
}
