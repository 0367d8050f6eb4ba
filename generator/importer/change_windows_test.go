package importer_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongshi/generator/disk"
	"gongshi/generator/importer"
)

// An editor, a viewer or a scanner may have a source open: package os opens files as most programs do, so that nobody can replace them.
func TestASourceThatIsOpenElsewhere(t *testing.T) {
	changes := []importer.Change{{Path: "1.md", Old: "eins", New: "one"}, {Path: "2.md", Old: "zwei", New: "two"}}
	dir := folder(t, map[string]string{"1.md": "eins", "2.md": "zwei"})
	f, err := os.Open(filepath.Join(dir, "2.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = importer.WriteAll(t.Context(), dir, changes)
	if !errors.Is(err, disk.ErrHeld) || !strings.Contains(err.Error(), "write 2.md: ") || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("got %v", err)
	}
	holds(t, dir, map[string]string{"1.md": "eins", "2.md": "zwei"})
	time.AfterFunc(50*time.Millisecond, func() { f.Close() })
	if err := importer.WriteAll(t.Context(), dir, changes); err != nil {
		t.Error(err)
	}
	holds(t, dir, map[string]string{"1.md": "one", "2.md": "two"})
}
