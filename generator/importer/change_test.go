package importer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gongshi/generator/importer"
)

// folder writes files, and returns theirs.
func folder(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// holds reports what is not as it should be in a folder.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
		if text, _ := os.ReadFile(filepath.Join(dir, e.Name())); string(text) != want[e.Name()] {
			t.Errorf("%s has %q", e.Name(), text)
		}
	}
	if len(names) != len(want) {
		t.Errorf("there are %v", names)
	}
}

var threeChanges = []importer.Change{{Path: "1.md", Old: "eins", New: "one"}, {Path: "2.md", New: "two"}, {Path: "3.md", Old: "drei", New: "three"}}

func TestAllChangesAreWritten(t *testing.T) {
	dir := folder(t, map[string]string{"1.md": "eins", "3.md": "drei"})
	if err := importer.WriteAll(context.Background(), dir, threeChanges); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, map[string]string{"1.md": "one", "2.md": "two", "3.md": "three"})
	if info, err := os.Stat(filepath.Join(dir, "1.md")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
}

func TestIfOneFileIsNotWhatItWasNoneIsWritten(t *testing.T) {
	for name, texts := range map[string]map[string]string{
		"changed": {"1.md": "eins", "3.md": "DREI"}, "gone": {"1.md": "eins"}, "there already": {"1.md": "eins", "2.md": "zwei", "3.md": "drei"},
	} {
		dir := folder(t, texts)
		if err := importer.WriteAll(context.Background(), dir, threeChanges); err == nil || !strings.Contains(err.Error(), "nothing was written") {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, dir, texts)
	}
}

// A folder or a file may be a link that leads out of the site.
func TestNothingIsWrittenThroughALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there that few users have")
	}
	for _, path := range []string{"linked/1.md", "linked/new/1.md", "1.md", "linked"} {
		dir, elsewhere := t.TempDir(), folder(t, map[string]string{"1.md": "eins"})
		for name, target := range map[string]string{"linked": elsewhere, "1.md": filepath.Join(elsewhere, "1.md")} {
			if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
				t.Skip(err)
			}
		}
		err := importer.WriteAll(context.Background(), dir, []importer.Change{{Path: "0.md", New: "null"}, {Path: path, Old: "eins", New: "one"}})
		if !errors.Is(err, importer.ErrLinked) || !strings.Contains(err.Error(), "write "+path+": ") {
			t.Errorf("%s: %v", path, err)
		}
		holds(t, elsewhere, map[string]string{"1.md": "eins"})
		if _, err := os.Stat(filepath.Join(dir, "0.md")); err == nil {
			t.Errorf("%s: another file was written", path)
		}
	}
}

func TestAnImportThatIsEndedWritesNothing(t *testing.T) {
	ctx, end := context.WithCancel(context.Background())
	end()
	texts := map[string]string{"1.md": "eins", "3.md": "drei"}
	dir := folder(t, texts)
	if err := importer.WriteAll(ctx, dir, threeChanges); !errors.Is(err, context.Canceled) {
		t.Errorf("it says %v", err)
	}
	holds(t, dir, texts)
}

// A saboteur changes a file when all are ready to be given their names.
type saboteur struct {
	context.Context
	asked int
	act   func()
}

func (s *saboteur) Err() error {
	if s.asked++; s.asked == len(threeChanges) {
		s.act()
	}
	return nil
}

func TestFilesThatWereWrittenArePutBackIfAnotherCannotBe(t *testing.T) {
	texts := map[string]string{"1.md": "eins", "3.md": "drei"}
	dir := folder(t, texts)
	last := filepath.Join(dir, "3.md")
	ctx := &saboteur{Context: context.Background(), act: func() {
		if err := os.WriteFile(last, []byte("vier"), 0o640); err != nil {
			t.Error(err)
		}
	}}
	err := importer.WriteAll(ctx, dir, threeChanges)
	if !errors.Is(err, importer.ErrChanged) || !strings.Contains(err.Error(), "3.md") || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("it says %v", err)
	}
	holds(t, dir, map[string]string{"1.md": "eins", "3.md": "vier"})
}
