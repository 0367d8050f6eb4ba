package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"path"

	"gongshi/generator/output"
)

// A Listing is a list of files that may lie in one place together. It serves who publishes to something else than a folder, by the same
// rules, and with the same manifest and history.
type Listing struct{ of Folder }

// List checks files that are to be published to a place, as the operator calls it. The error is a *Refusal.
func List(place string, files []output.File) (*Listing, error) {
	l := &Listing{Folder{name: place}}
	return l, l.of.check(files)
}

// Manifest returns the manifest of the files, of which the i-th one holds this.
func (l *Listing) Manifest(o Origin, holds func(i int) Content) []byte {
	return l.of.appendManifest(nil, o, func(i int32) Content { return holds(int(i)) })
}

// ReadManifest returns the files that a manifest lists. Someone may have edited it: a path that we could not have written is left out.
// The error is ErrForeign for anything but a manifest of ours.
func ReadManifest(text []byte) (map[string]Content, error) {
	m, err := parseManifest(text)
	if err != nil {
		return nil, err
	}
	files := make(map[string]Content, len(m.Files))
	for _, f := range m.Files {
		c := Content{Size: f.Size}
		if sum, err := hex.DecodeString(f.Sum); err == nil && len(sum) == len(c.Sum) {
			copy(c.Sum[:], sum)
		}
		if faultOf(f.Path) == "" {
			files[f.Path] = c
		}
	}
	return files, nil
}

// Continue returns a history with the line of a publishing that leaves this manifest. Without a history, one begins.
func Continue(history []byte, day string, manifest []byte) []byte {
	return appendPublishing(history, day, sha256.Sum256(manifest))
}

// InTheWay returns those of the obsolete paths that are folders of what is wanted, or lie in files that are. In a
// folder, both cannot be there at once.
func InTheWay(obsolete []string, wanted map[string]bool) (paths []string) {
	if len(obsolete) == 0 {
		return nil
	}
	folders := map[string]bool{}
	for p := range wanted {
		for dir := path.Dir(p); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, p := range obsolete {
		within := folders[p]
		for dir := path.Dir(p); dir != "." && !within; dir = path.Dir(dir) {
			within = wanted[dir]
		}
		if within {
			paths = append(paths, p)
		}
	}
	return paths
}
