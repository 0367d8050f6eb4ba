package command

import (
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"gongshi/generator/disk"
	"gongshi/generator/words"
)

// A file that is open elsewhere is no matter of rights, though the system says so.
func TestAHeldFileIsToldAsOne(t *testing.T) {
	err := &disk.Failed{Path: "index.html", Act: "rename", Err: fmt.Errorf("%w: %w", fs.ErrPermission, disk.ErrHeld)}
	for _, language := range words.Languages() {
		lines := machineSays(language, "public", err)
		if len(lines) != 2 || strings.Contains(lines[1], "chown") || strings.Contains(lines[0], fs.ErrPermission.Error()) {
			t.Errorf("%s: %q", language, lines)
		}
	}
}

func TestFullIsADiskOrAQuota(t *testing.T) {
	for err, want := range map[error]bool{syscall.ENOSPC: true, syscall.EDQUOT: true, syscall.EIO: false, fs.ErrPermission: false} {
		if isFull(fmt.Errorf("write: %w", err)) != want {
			t.Errorf("%v is full: %v", err, !want)
		}
	}
}

func TestWhatIsSaidHasItsSlotsFilled(t *testing.T) {
	if said := sayIn("en", "pack-done", "value", "a.zip", "n", "1", "other", "2", "now", "3"); said != "a.zip: 1 files to upload, 2 to delete, 3 unchanged" {
		t.Error(said)
	}
	for _, language := range words.Languages() {
		if sayIn(language, "pack-packing") == "" {
			t.Errorf("%s has no word for packing", language)
		}
	}
}
