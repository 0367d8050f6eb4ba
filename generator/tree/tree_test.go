package tree

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

func write(t *testing.T, root, name, text string) {
	t.Helper()
	place := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func paths(t *Tree) string {
	var all []string
	for _, f := range t.Files() {
		all = append(all, f.Path)
	}
	return strings.Join(all, " ")
}

func TestASnapshotLeavesOutWhatEditorsLeaveBehind(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"site.toml", "content/a.md", "content/.a.md.swp", "content/a.md~", "content/#a.md#", "content/4913",
		"content/~$b.docx", "content/.DS_Store", "content/Thumbs.db", "content/.git/config", "content/2022/files/c.pdf", "other/x.md"} {
		write(t, root, name, name)
	}
	snapshot, err := Scan(root, nil, "site.toml", "content", "layouts")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paths(snapshot), "content/2022/files/c.pdf content/a.md site.toml"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAFolderWithAHiddenNameCanItselfBeScanned(t *testing.T) {
	root := filepath.Join(t.TempDir(), ".hidden")
	write(t, root, "content/a.md", "a")
	snapshot, err := Scan(root, nil, "content")
	if err != nil || paths(snapshot) != "content/a.md" {
		t.Errorf("%s, %v", paths(snapshot), err)
	}
}

func TestUnchangedFilesKeepTheirPointer(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/a.md", "a")
	write(t, root, "content/b.md", "b")
	first, _ := Scan(root, nil, "content")
	write(t, root, "content/b.md", "longer")
	second, _ := Scan(root, first, "content")
	if first.File("content/a.md") != second.File("content/a.md") {
		t.Error("a.md did not change, but its pointer did")
	}
	if first.File("content/b.md") == second.File("content/b.md") {
		t.Error("b.md changed, but its pointer did not")
	}
}

func TestALinkIsNoRegularFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there that few users have")
	}
	root := t.TempDir()
	write(t, root, "secret", "secret")
	if err := os.MkdirAll(filepath.Join(root, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../secret", filepath.Join(root, "content/a.md")); err != nil {
		t.Skip(err)
	}
	snapshot, err := Scan(root, nil, "content")
	if err != nil || snapshot.File("content/a.md").Regular {
		t.Errorf("a link counts as a file: %v", err)
	}
}

func TestASiteTakesThePlaceOfTheBuiltIn(t *testing.T) {
	builtIn, err := FromFS("layouts", fstest.MapFS{"a.html": {Data: []byte("built-in a")}, "b.html": {Data: []byte("built-in b")}, "embed.go": {}})
	if err != nil {
		t.Fatal(err)
	}
	both := Of(map[string]string{"layouts/a.html": "own a", "content/x.md": ""}).Over(builtIn)
	if got, want := paths(both), "content/x.md layouts/a.html layouts/b.html"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if text, _ := both.File("layouts/a.html").Read(); string(text) != "own a" {
		t.Errorf("a.html is %s", text)
	}
	if got := len(both.Under("layouts")); got != 2 {
		t.Errorf("%d files under layouts", got)
	}
}

func TestDotFilesAreFoundOnlyWhereFilesAreCopied(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{
		"content/.hidden", "content/.well-known/a", "layouts/.htaccess", "content/.git/config", "content/a.md",
		"static/.well-known/security.txt", "static/.well-known/.x", "static/.nojekyll", "static/.htaccess", "static/.env", "static/.cache/a/b", "static/a/.well-known/c",
		"static/.DS_Store", "static/.gitkeep", "static/.a.css.swp", "static/._a.css", "static/.git/HEAD", "static/.#a", "static/a~", "static/.a.css.x7Yz3q", "static/.saving", "static/.tmp123", "static/.a.css.tmp", "static/.~lock.a.odt#", "static/a.css",
	} {
		write(t, root, name, "x")
	}
	snapshot, err := Scan(root, nil, "content", "layouts", "static")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range snapshot.Files() {
		got = append(got, f.Path)
	}
	want := "content/a.md static/.cache static/.env static/.htaccess static/.nojekyll static/.well-known/.x static/.well-known/security.txt static/a.css static/a/.well-known"
	if strings.Join(got, " ") != want {
		t.Errorf("there are\n%s, want\n%s", strings.Join(got, " "), want)
	}
}
