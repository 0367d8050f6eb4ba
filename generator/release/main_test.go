package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gongshi/generator/release/source"
)

// A release that is told to end leaves nothing of its own, and an earlier one as it was.
func TestAReleaseThatIsToldToEndLeavesNothingBehind(t *testing.T) {
	if _, err := source.Head("../.."); err != nil {
		t.Skip("these sources are no clone: ", err)
	}
	work, out := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", work)
	if err := os.WriteFile(filepath.Join(out, sumsFile), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := run(ctx, "../..", out, "A <a@example.org>"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if count(t, work) != 0 || count(t, out) != 1 {
		t.Errorf("%d files are left, and %d of the earlier release", count(t, work), count(t, out))
	}
}
