package publish

import (
	"io/fs"
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
			return f.refusePath(files[i].Path, faultNoBytes)
		}
	}
	if slices.EqualFunc(files, f.checked, func(a File, b string) bool { return a.Path == b }) {
		return nil
	}
	paths := make([]string, len(files))
	for i := range files {
		paths[i] = files[i].Path
	}
	order := byPath(paths)
	if err := f.checkPaths(paths, order); err != nil {
		return err
	}
	f.expect(paths, order)
	return nil
}

// checkPaths walks the paths in their order, in which all that begin with a path come right after it.
func (f *Folder) checkPaths(paths []string, order []int32) error {
	for n, i := range order {
		p := paths[i]
		if fault := faultOf(p); fault != "" {
			return f.refusePath(p, fault)
		}
		for _, next := range order[n+1:] {
			rest, begins := strings.CutPrefix(paths[next], p)
			switch {
			case !begins:
			case rest == "":
				return f.refusePath(p, faultTwice)
			case rest[0] == '/':
				return f.refusePath(p, faultFolder)
			default:
				continue
			}
			break
		}
	}
	return nil
}

func (f *Folder) refusePath(p, fault string) error {
	return &Refusal{Dir: f.name, Path: p, Reason: ErrPath, Fault: fault}
}

// faultOf says what is wrong with a path, which may come from a manifest or a ledger that someone edited. It is what keeps
// this package inside its folder and away from dot files.
func faultOf(p string) string {
	switch {
	case p == manifestPath:
		return faultManifest
	case p == "." || !fs.ValidPath(p):
		return faultUnclean
	case strings.ContainsFunc(p, func(c rune) bool { return c == '\\' || unicode.IsControl(c) }):
		return faultSign
	}
	visible := strings.TrimPrefix(p, wellKnown+"/")
	if visible[0] == '.' || strings.Contains(visible, "/.") {
		return faultDot
	}
	return ""
}

// byPath returns the indexes of the paths in the order of the paths.
func byPath(paths []string) []int32 {
	order := make([]int32, len(paths))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(paths[a], paths[b]) })
	return order
}
