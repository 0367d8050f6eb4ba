package publish

import (
	"slices"
	"strings"
)

// An ownPath is a path that is ours, whether something is there or not.
type ownPath struct {
	path   string
	listed bool // in the last complete publishing
}

// owned are all paths that are ours, sorted: they are compared with lists as long, and written down in this order.
type owned []ownPath

func (o owned) find(p string) (isListed, isOurs bool) {
	i, isOurs := slices.BinarySearchFunc(o, p, func(own ownPath, p string) int { return strings.Compare(own.path, p) })
	return isOurs && o[i].listed, isOurs
}

// with adds paths, listed or not. One that is ours already becomes listed if it is now.
func (o owned) with(paths []string, listed bool) owned {
	if len(paths) == 0 {
		return o
	}
	all := slices.Grow(o, len(paths))
	for _, p := range paths {
		all = append(all, ownPath{p, listed})
	}
	slices.SortFunc(all, func(a, b ownPath) int { return strings.Compare(a.path, b.path) })
	merged := all[:1]
	for _, own := range all[1:] {
		if last := &merged[len(merged)-1]; last.path == own.path {
			last.listed = last.listed || own.listed
			continue
		}
		merged = append(merged, own)
	}
	return merged
}

// list makes exactly these paths the listed ones, and returns the others. The paths are sorted.
func (o owned) list(paths []string) (others []string) {
	for i := range o {
		for len(paths) > 0 && paths[0] < o[i].path {
			paths = paths[1:]
		}
		if o[i].listed = len(paths) > 0 && paths[0] == o[i].path; !o[i].listed {
			others = append(others, o[i].path)
		}
	}
	return others
}

// listedOnly forgets the others.
func (o owned) listedOnly() owned {
	return slices.DeleteFunc(o, func(own ownPath) bool { return !own.listed })
}

// ledger writes them down, one a line.
func (o owned) ledger() []byte {
	var text []byte
	for i := range o {
		text = append(append(text, o[i].path...), '\n')
	}
	return text
}
