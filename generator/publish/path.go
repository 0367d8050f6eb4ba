package publish

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
)

// wellKnown is the one folder with a dot that may be published: RFC 8615.
const wellKnown = ".well-known"

// check refuses files that cannot lie in one folder together. The same list of paths is checked only once.
func (f *Folder) check(files []File) error {
	for i := range files {
		if (files[i].Bytes == nil) == (files[i].Open == nil) {
			return f.refuse(files[i].Path, fmt.Errorf("%w: it needs either Bytes or Open", ErrPath))
		}
	}
	if slices.EqualFunc(files, f.checked, func(a File, b string) bool { return a.Path == b }) {
		return nil
	}
	paths := make([]string, len(files))
	for i := range files {
		paths[i] = files[i].Path
	}
	if err := f.checkPaths(paths); err != nil {
		return err
	}
	f.checked, f.order = paths, byPath(paths)
	return nil
}

func (f *Folder) checkPaths(paths []string) error {
	seen, folders := make(map[string]bool, len(paths)), map[string]bool{".": true}
	for _, p := range paths {
		if fault := faultOf(p); fault != "" {
			return f.refuse(p, fmt.Errorf("%w: %s", ErrPath, fault))
		}
		if seen[p] {
			return f.refuse(p, fmt.Errorf("%w: it is there twice", ErrPath))
		}
		seen[p] = true
		for dir := path.Dir(p); !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, p := range paths {
		if folders[p] {
			return f.refuse(p, fmt.Errorf("%w: it is a folder, too", ErrPath))
		}
	}
	return nil
}

// faultOf says what is wrong with a path, which may come from a manifest or a ledger that someone edited. It is what keeps
// this package inside its folder and away from dot files.
func faultOf(p string) string {
	switch {
	case p == manifestPath:
		return "the manifest is not one of the files"
	case p == "." || !fs.ValidPath(p):
		return "it is not clean and relative"
	case strings.ContainsFunc(p, func(c rune) bool { return c == '\\' || unicode.IsControl(c) }):
		return "it has a backslash or a control character"
	}
	visible := strings.TrimPrefix(p, wellKnown+"/")
	if visible[0] == '.' || strings.Contains(visible, "/.") {
		return "a name begins with a dot"
	}
	return ""
}

// byPath returns the indexes of the paths in the order of the paths.
func byPath(paths []string) []int {
	order := make([]int, len(paths))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(paths[a], paths[b]) })
	return order
}
