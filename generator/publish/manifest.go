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
	"gongshi/generator/output"
)

// Manifest is the path of the manifest. It lies at the root, where everyone can read which files this copy has. It lists every
// file but itself, and is how a folder is known to be ours.
const Manifest = "manifest.json"

const generator = "gongshi"

// manifest is the file that lists what this Folder knows of all its files.
func (f *Folder) manifest(o Origin) *output.File {
	return &output.File{Path: Manifest, Stage: output.Home, Bytes: func(scratch []byte) ([]byte, error) {
		return f.appendManifest(scratch, o, func(i int32) disk.Content { return f.entries[i].content }), nil
	}}
}

// appendManifest appends the manifest of the paths, of which the i-th one holds this. A file has a line, so that two manifests can
// be compared by eye.
func (f *Folder) appendManifest(b []byte, o Origin, holds func(i int32) disk.Content) []byte {
	b = slices.Grow(b, 256+len(f.paths)*144)
	b = fmt.Appendf(b, "{\n  \"generator\": %s,\n  \"version\": %s,\n  \"day\": %s,\n  \"files\": [",
		quoted(generator), quoted(o.Version), quoted(o.Day))
	for n, i := range f.order {
		if n > 0 {
			b = append(b, ',')
		}
		b = appendLine(b, f.paths[i], holds(i))
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
	} `json:"files"` // sorted by path; each also has its size in bytes and, in hexadecimal, its SHA-256
}

// ReadOrigin returns what the manifest in the folder says of where its output came from. Without a manifest the error is an
// fs.ErrNotExist, with one that is not ours ErrForeign.
func ReadOrigin(dir string) (Origin, error) {
	m, err := readManifest(dir)
	if errors.Is(err, ErrForeign) {
		return Origin{}, &Refusal{Dir: dir, Path: Manifest, Reason: ErrForeign}
	}
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
	var m manifestFile
	if json.Unmarshal(b, &m) != nil || m.Generator != generator {
		return manifestFile{}, ErrForeign
	}
	return m, nil
}
