package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/release/archive"
	"gongshi/generator/release/source"
)

// Each name is that of a file of a release, as the sums list it.
var released = []string{
	"gongshi-1.2.0-rc1-linux-amd64.tar.gz", "gongshi-0.1.0+20261129.170509.0123456-windows-amd64.zip", "gongshi-1.2.0-source.tar.gz", "gongshi-1.2.0.cdx.json",
	"gongshi_1.2.0~rc1-1_amd64.deb", "gongshi-0.1.0~20261129.170509.0123456-1.x86_64.rpm",
}

func TestOnlyAnEarlierReleaseIsRemoved(t *testing.T) {
	for _, c := range []struct {
		what       string
		there      []string
		listed     []string
		wrong      string // what the error names; "" where there is none
		folder     string
		noSumsFile bool
	}{
		{what: "an empty folder", noSumsFile: true},
		{what: "an earlier release", there: released, listed: released},
		{what: "one that was stopped", there: released[:2], listed: released},
		{what: "one that was stopped at once", listed: released},
		{what: "another file", there: append([]string{"notes.txt"}, released...), listed: released, wrong: "notes.txt"},
		{what: "a file called as ours, which is not listed", there: released, listed: released[1:], wrong: released[0]},
		{what: "images that were downloaded", there: []string{"debian-13.iso"}, listed: []string{"debian-13.iso"}, wrong: "debian-13.iso"},
		{what: "sums of other files, which are gone", listed: []string{"debian-13.iso"}, wrong: "debian-13.iso"},
		{what: "sums that lead out of it", listed: []string{"../gongshi-1.2.0-source.tar.gz"}, wrong: "../gongshi"},
		{what: "no sums", there: released, noSumsFile: true, wrong: "gongshi"},
		{what: "a folder called as ours", there: released[:2], listed: released, folder: released[2], wrong: released[2]},
		{what: "sums that are a folder", folder: sumsFile, noSumsFile: true, wrong: sumsFile},
	} {
		out := t.TempDir()
		for _, name := range c.there {
			write(t, filepath.Join(out, name))
		}
		if c.folder != "" {
			if err := os.Mkdir(filepath.Join(out, c.folder), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if !c.noSumsFile {
			var files []archive.File
			for _, name := range c.listed {
				files = append(files, archive.File{Name: name})
			}
			if err := source.Write(out, []archive.File{sums(files)}); err != nil {
				t.Fatal(err)
			}
		}
		before := count(t, out)
		err := removeEarlier(out)
		switch {
		case c.wrong == "" && (err != nil || count(t, out) != 0):
			t.Errorf("%s: %v; %d are left", c.what, err, count(t, out))
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong) || count(t, out) != before):
			t.Errorf("%s: %v; %d of %d are left", c.what, err, count(t, out), before)
		}
	}
}

func TestAFolderThatIsNotThereHoldsNothing(t *testing.T) {
	if err := removeEarlier(filepath.Join(t.TempDir(), "new")); err != nil {
		t.Error(err)
	}
}

func write(t *testing.T, place string) {
	t.Helper()
	if err := os.WriteFile(place, []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, folder string) int {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
