//go:build unix && !solaris

package tree

import (
	"syscall"
	"testing"
)

func makePipe(t *testing.T, place string) {
	t.Helper()
	if err := syscall.Mkfifo(place, 0o644); err != nil {
		t.Skip(err)
	}
}
