package publish

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
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
		return Origin{}, &Refusal{Dir: dir, Path: manifestPath, Reason: ErrForeign}
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
