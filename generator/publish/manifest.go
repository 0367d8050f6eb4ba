package publish

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// The manifest lies at the root, where everyone can read which files this copy has. It lists every file but itself, and is
// how a folder is known to be ours.
const (
	manifestPath = Manifest
	generator    = "gongshi"
)

// Manifest is the path of the manifest.
const Manifest = "manifest.json"

type manifest struct {
	Generator string `json:"generator"`
	Version   string `json:"version"`
	Day       string `json:"day"` // YYYY-MM-DD
	Files     []struct {
		Path string `json:"path"`
	} `json:"files"` // sorted by path; each also has its size in bytes and, in hexadecimal, its SHA-256
}

// ReadOrigin returns what the manifest in the folder says of where its output came from. Without a manifest the error is an
// fs.ErrNotExist, with one that is not ours ErrForeign.
func ReadOrigin(dir string) (Origin, error) {
	m, err := readManifest(dir)
	if errors.Is(err, ErrForeign) {
		return Origin{}, &Refusal{Dir: dir, Path: manifestPath, Reason: err}
	}
	return Origin{Day: m.Day, Version: m.Version}, err
}

// readManifest returns the manifest of a folder. The error is ErrForeign for anything but a manifest of ours.
func readManifest(dir string) (manifest, error) {
	place := filepath.Join(dir, manifestPath)
	if info, err := os.Lstat(place); err != nil {
		return manifest{}, err
	} else if !info.Mode().IsRegular() {
		return manifest{}, ErrForeign
	}
	b, err := os.ReadFile(place)
	if err != nil {
		return manifest{}, err
	}
	var m manifest
	if json.Unmarshal(b, &m) != nil || m.Generator != generator {
		return manifest{}, ErrForeign
	}
	return m, nil
}

// manifestOf writes the manifest of files, of which it is given the paths, their order, and what the i-th one holds. A file
// has a line, so that two manifests can be compared by eye.
func manifestOf(o Origin, paths []string, order []int, holds func(i int) content) []byte {
	b := make([]byte, 0, 256+len(paths)*144)
	b = fmt.Appendf(b, "{\n  \"generator\": %s,\n  \"version\": %s,\n  \"day\": %s,\n  \"files\": [",
		quoted(generator), quoted(o.Version), quoted(o.Day))
	for n, i := range order {
		if n > 0 {
			b = append(b, ',')
		}
		c := holds(i)
		b = append(b, "\n    {\"path\": "...)
		b = append(b, quoted(paths[i])...)
		b = append(b, ", \"size\": "...)
		b = strconv.AppendInt(b, c.size, 10)
		b = append(b, ", \"sha256\": \""...)
		b = hex.AppendEncode(b, c.sum[:])
		b = append(b, "\"}"...)
	}
	return append(b, "\n  ]\n}\n"...)
}

func quoted(s string) []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be marshalled
	}
	return b
}

// manifest writes the manifest of what the run has published.
func (r *run) manifest(o Origin) []byte {
	return manifestOf(o, r.checked, r.order, func(i int) content { return r.known[r.checked[i]].content })
}
