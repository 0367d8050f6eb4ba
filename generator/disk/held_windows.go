package disk

import (
	"errors"
	"slices"

	"golang.org/x/sys/windows"
)

// isHeld reports whether an act failed since another program has one of the files open. Windows says so in several ways, and of a file
// that would be replaced says only that access is denied: then it is asked whether the file could be removed.
func isHeld(err error, names ...string) bool {
	var code windows.Errno
	if !errors.As(err, &code) {
		return false
	}
	switch code {
	case windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE:
		return true
	case windows.ERROR_ACCESS_DENIED:
		return slices.ContainsFunc(names, cannotBeShared)
	}
	return false
}

// cannotBeShared reports whether a file may not be opened to be removed while another program has it open.
func cannotBeShared(name string) bool {
	path, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return false
	}
	const all = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(path, windows.DELETE, all, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS|windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	if err == nil {
		windows.CloseHandle(h)
	}
	return err == windows.ERROR_SHARING_VIOLATION
}
