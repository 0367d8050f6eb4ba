package publish

import (
	"errors"
	"io/fs"
)

// Who may read what is published: everyone, whatever the umask of the process. A web server runs as somebody else. Folders may
// allow more, and keep what they hand on to files in them; files are exactly so.
const (
	fileMode   = 0o644
	folderMode = 0o755
	mayEnter   = 0o500 // of a folder: we ourselves may
)

// narrow reports whether something of ours cannot be read by everyone as it should be.
func (s *state) narrow() bool {
	switch {
	case !keepsModes:
		return false
	case s.kind == isFolder:
		return s.mode&folderMode != folderMode
	}
	return s.kind == isFile && s.mode != fileMode
}

// widened is the mode that it should have.
func (s *state) widened() uint16 {
	if s.kind == isFolder {
		return s.mode | folderMode
	}
	return fileMode
}

// widen lets everyone read what lies at a path and is ours. What belongs to another user of the machine stays as that user made it.
func (d *disk) widen(p string, is *state) error {
	if !is.narrow() {
		return nil
	}
	if err := d.step("chmod", p); err != nil {
		return err
	}
	err := d.base.chmod(p, is.widened())
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		is.mode = is.widened()
	}
	return failure(p, "chmod", err)
}

// widenFolders does so for the folder itself and those on the way to our files.
func (r *run) widenFolders() error {
	root, err := r.disk.look(".")
	if err != nil {
		return err
	}
	if err := r.disk.widen(".", &root); err != nil {
		return err
	}
	for dir, is := range r.ground.narrow {
		if err := r.disk.widen(dir, &is); err != nil {
			return err
		}
	}
	clear(r.ground.narrow)
	return nil
}
