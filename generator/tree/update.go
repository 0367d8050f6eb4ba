package tree

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Update takes a snapshot like Scan, but looks only at some paths: files and folders, with all that is below them, whether
// they are there or not. Everything else is taken from last. A path outside of the names, or one that Scan ignores, is
// passed over. A file that is itself among the paths, or below one, counts as changed even if nothing shows it: two writes of as
// many bytes may lie closer together than the file system's clock ticks.
func Update(last *Tree, root string, paths []string, names ...string) (*Tree, error) {
	s := newScan(root, last)
	s.files = nil
	var looked []string
	for _, path := range paths {
		if !concerns(path, names) {
			continue
		}
		path, err := s.changedPath(path)
		if err != nil {
			return nil, err
		}
		looked = append(looked, path)
	}
	looked = withoutNested(looked)
	s.changed = looked
	for _, path := range looked {
		if err := s.look(path); err != nil {
			return nil, err
		}
	}
	return newTree(merged(newTree(s.files).files, s.last.without(looked))), nil
}

// concerns reports whether Scan would come to a path.
func concerns(path string, names []string) bool {
	name, _, _ := strings.Cut(path, "/")
	if !fs.ValidPath(path) || !slices.Contains(names, name) {
		return false
	}
	for i := range path {
		if path[i] == '/' && (passedOver(path[:i]) || isNamedOnly(path[:i])) {
			return !passedOver(path[:i])
		}
	}
	return !passedOver(path)
}

// changedPath returns the path, or the highest one above it that is or was something else than a folder which is looked into, such as
// a link to one: then that is what changed.
func (s *scan) changedPath(path string) (string, error) {
	for i := range path {
		if path[i] != '/' {
			continue
		}
		info, err := os.Lstat(s.place(path[:i]))
		if err != nil && !isGone(err) {
			return "", fmt.Errorf("look at %s: %w", s.place(path[:i]), err)
		}
		if err != nil || !info.IsDir() || s.last.File(path[:i]) != nil || isNamedOnly(path[:i]) {
			return path[:i], nil
		}
	}
	return path, nil
}

// withoutNested returns paths in their order, each once, without those that lie below another.
func withoutNested(paths []string) []string {
	paths = slices.Compact(slices.Sorted(slices.Values(paths)))
	all := slices.Clone(paths)
	return slices.DeleteFunc(paths, func(path string) bool { return isBelow(path, all) })
}

// without returns the files that are neither at any of the paths nor below one. No path lies below another.
func (t *Tree) without(paths []string) []*File {
	var gone []span
	for _, path := range paths {
		if at, found := t.find(path); found {
			gone = append(gone, span{at, at + 1})
		}
		if from, to := t.under(path); from < to {
			gone = append(gone, span{from, to})
		}
	}
	slices.SortFunc(gone, func(a, b span) int { return a.from - b.from })
	kept, from := make([]*File, 0, len(t.files)), 0
	for _, g := range gone {
		kept, from = append(kept, t.files[from:g.from]...), g.to
	}
	return append(kept, t.files[from:]...)
}

// A span is a part of a list: [from, to).
type span struct{ from, to int }
