package pipeline

import (
	"fmt"

	"gongshi/generator/problem"
)

// A mistake of the generator in one place must not take down whoever keeps a site current: the rest is shown as it was, and what is
// known of the place is told.

// guarded does something, and returns a panic in it as an error.
func guarded(do func()) (err error) {
	defer func() {
		switch p := recover(); {
		case p == nil:
		case problem.Caught("", p).File != "":
			err = fmt.Errorf("a mistake of the generator in %s: %w", problem.Caught("", p).File, problem.Caught("", p))
		default:
			err = fmt.Errorf("a mistake of the generator: %w", problem.Caught("", p))
		}
	}()
	do()
	return nil
}

// safely returns a way to a file's bytes in which a panic is an error that names the file.
func safely(path string, bytes func([]byte) ([]byte, error)) func([]byte) ([]byte, error) {
	return func(scratch []byte) (b []byte, err error) {
		if failed := guarded(func() { b, err = bytes(scratch) }); failed != nil {
			return nil, fmt.Errorf("make %s: %w", path, failed)
		}
		return b, err
	}
}
