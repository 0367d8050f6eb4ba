package pack

import (
	"errors"
	"io/fs"
	"path"

	"gongshi/generator/publish"
)

// ReadSince reads an older copy's manifest, and its history, if that is at hand: from a copy, from what was unpacked of a pack, from an earlier
// pack, or from a folder in which someone kept the two. The error is publish.ErrForeign if there is no manifest.
func ReadSince(from fs.FS) (Since, error) {
	for _, folder := range []string{".", Folder[:len(Folder)-1]} {
		manifest, err := fs.ReadFile(from, path.Join(folder, publish.Manifest))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			_, err = publish.ReadManifest(manifest)
		}
		if err != nil {
			return Since{}, err
		}
		return Since{Manifest: manifest, History: historyIn(from, folder)}, nil
	}
	return Since{}, publish.ErrForeign
}

// historyIn returns the history beside a manifest, or nil.
func historyIn(from fs.FS, folder string) []byte {
	for _, p := range []string{publish.History, path.Base(publish.History)} {
		if text, err := fs.ReadFile(from, path.Join(folder, p)); err == nil && publish.IsHistory(text) {
			return text
		}
	}
	return nil
}
