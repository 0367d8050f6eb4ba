package command

import (
	"fmt"
	"syscall"
	"testing"
)

func TestWindowsSaysInItsOwnWayThatADiskIsFull(t *testing.T) {
	for _, code := range []syscall.Errno{112, 39} {
		if err := fmt.Errorf("write: %w", code); !isFull(err) || faultOf(err) != "full" {
			t.Errorf("%v is taken for %q", err, faultOf(err))
		}
	}
}
