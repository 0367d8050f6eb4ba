package importer_test

import (
	"testing"

	"gongshi/generator/test/demonstration"
	"gongshi/generator/tree"
)

func ownSources(t testing.TB) *tree.Tree {
	t.Helper()
	sources, err := tree.Scan(demonstration.Folder(t), nil, "site.toml", "content")
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

// The repository's own site links between its tasks, and has pictures and tables beside them.
func TestTheRepositorysOwnTasksComeBackTheSame(t *testing.T) {
	sources := ownSources(t)
	for _, day := range []string{"2022-01-15", "2022-06-05", "2022-12-10", "2026-11-24"} {
		want := exported(t, sources, on(t, day), false)
		back := after(emptied(t, sources), imported(t, emptied(t, sources), want))
		sameTables(t, exported(t, back, on(t, day), false), want)
		if changes := imported(t, back, want); len(changes) > 0 {
			t.Errorf("%s: imported again, it changes\n%s", day, changes[0].Diff())
		}
	}
}

func TestImportingWhatWasExportedChangesNothing(t *testing.T) {
	sources := ownSources(t)
	for _, day := range []string{"2022-06-05", "2026-11-24"} {
		if changes := imported(t, sources, exported(t, sources, on(t, day), false)); len(changes) > 0 {
			t.Errorf("%s: %d files change, the first\n%s", day, len(changes), changes[0].Diff())
		}
	}
}
