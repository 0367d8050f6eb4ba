package publish

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"gongshi/generator/disk"
)

// Manifest is the path of the manifest. It lies at the root, where everyone can read which files this copy has. It lists every
// file but itself and its signature, and is how a folder is known to be ours.
const Manifest = "manifest.json"

// Signature is the path of a signature of the manifest, which a publisher may make. It may be one of the files, or lie in the folder as
// somebody else's. It cannot be in the manifest that it signs.
const Signature = Manifest + ".sig"

const generator = "gongshi"

// appendManifest appends the manifest of the paths, of which the i-th one holds this. A file has a line, so that two manifests can
// be compared by eye.
func (f *Folder) appendManifest(b []byte, o Origin, holds func(i int32) disk.Content) []byte {
	b = slices.Grow(b, 256+len(f.paths)*144)
	b = fmt.Appendf(b, "{\n  \"generator\": %s,\n  \"version\": %s,\n  \"day\": %s,\n  \"files\": [",
		quoted(generator), quoted(o.Version), quoted(o.Day))
	comma := false
	for _, i := range f.order {
		if f.paths[i] == Signature {
			continue
		}
		if comma {
			b = append(b, ',')
		}
		b, comma = appendLine(b, f.paths[i], holds(i)), true
	}
	return append(b, "\n  ]\n}\n"...)
}

func appendLine(b []byte, p string, c disk.Content) []byte {
	b = append(b, "\n    {\"path\": "...)
	b = appendQuoted(b, p)
	b = append(b, ", \"size\": "...)
	b = strconv.AppendInt(b, c.Size, 10)
	b = append(b, ", \"sha256\": \""...)
	b = hex.AppendEncode(b, c.Sum[:])
	return append(b, "\"}"...)
}

// appendQuoted spares what needs no escape, as nearly all paths, the work of finding that out.
func appendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return append(b, quoted(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func quoted(s string) []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be marshalled
	}
	return b
}

type manifestFile struct {
	Generator string `json:"generator"`
	Version   string `json:"version"`
	Day       string `json:"day"` // YYYY-MM-DD
	Files     []struct {
		Path string `json:"path"`
		Size int64  `json:"size"`
		Sum  string `json:"sha256"` // in hexadecimal
	} `json:"files"` // sorted by path
}

// OriginOf returns what the manifest of a copy says of where its output came from. Without a manifest the error is an
// fs.ErrNotExist, with one that is not ours ErrForeign.
func OriginOf(c Copy) (Origin, error) {
	text, err := c.Read(Manifest)
	if errors.Is(err, ErrNoFile) {
		err = ErrForeign
	}
	if err != nil {
		return Origin{}, err
	}
	return ReadOrigin(text)
}

// ReadOrigin returns what a manifest says of where its output came from. The error is ErrForeign for anything but a manifest of ours.
func ReadOrigin(manifest []byte) (Origin, error) {
	m, err := parseManifest(manifest)
	return Origin{Day: m.Day, Version: m.Version}, err
}

// readManifest returns the manifest of a folder. The error is ErrForeign for anything but a manifest of ours.
func readManifest(dir string) (manifestFile, error) {
	name := filepath.Join(dir, Manifest)
	if info, err := os.Lstat(name); err != nil {
		return manifestFile{}, err
	} else if !info.Mode().IsRegular() {
		return manifestFile{}, ErrForeign
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return manifestFile{}, err
	}
	return parseManifest(b)
}

func parseManifest(b []byte) (manifestFile, error) {
	var m manifestFile
	if json.Unmarshal(b, &m) != nil || m.Generator != generator {
		return manifestFile{}, ErrForeign
	}
	return m, nil
}
