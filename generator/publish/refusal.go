package publish

import (
	"errors"
	"fmt"
)

// Why a publishing was refused.
var (
	ErrForeign = errors.New("was not written by this generator, and is left alone")
	ErrFile    = errors.New("is a file in the place of a folder, was not written by this generator, and is left alone")
	ErrLink    = errors.New("is a symbolic link in the place of a folder, and is not followed")
	errMoved   = errors.New("something else was put in the place of the folder meanwhile")
	ErrLocked  = errors.New("another process is publishing into this folder")
	ErrPath    = errors.New("cannot be published under this path")
)

// A Refusal names what stood against publishing into a folder. What it named is as it was.
type Refusal struct {
	Dir    string // the folder
	Path   string // a file in it; empty when it is about the folder itself
	Reason error  // wraps one of the errors above
}

func (r *Refusal) Error() string {
	if r.Path == "" {
		return fmt.Sprintf("publish into %s: %v", r.Dir, r.Reason)
	}
	return fmt.Sprintf("publish into %s: %s %v", r.Dir, r.Path, r.Reason)
}

// Unwrap makes errors.Is(err, ErrForeign) work.
func (r *Refusal) Unwrap() error { return r.Reason }
