package watch

import (
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkOneEdit is how long it takes from before a file is written until the caller knows. 2 ms of it are the wait whether
// there is more.
func BenchmarkOneEdit(b *testing.B) {
	root := newSite(b)
	c := newCaller(b, root, Options{}, newNotifier)
	n := 0
	for b.Loop() {
		n++
		write(b, root, "content/a.md", fmt.Sprint(n))
		for c.files["content/a.md"] != text(filepath.Join(root, "content/a.md")) {
			c.next()
		}
	}
}

// BenchmarkManyFolders is how long it takes to begin, where there are a thousand folders.
func BenchmarkManyFolders(b *testing.B) {
	root := newSite(b)
	for i := range 1000 {
		write(b, root, fmt.Sprintf("content/%d/a.md", i), "a")
	}
	for b.Loop() {
		w, err := Start(root, names, ignored, Options{})
		must(b, err)
		w.Close()
	}
}
