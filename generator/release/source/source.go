// Package source takes the sources of a release from a commit, never from the folder in which somebody works: so what is not committed cannot get into
// it, and the same commit gives the same release.
package source

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/release/archive"
)

// A Commit is what a release is made of.
type Commit struct {
	ID   string
	Tag  string // v1.2.3, if it has one; of several, the latest
	Time time.Time
}

// Head returns the commit that is checked out.
func Head(repository string) (Commit, error) {
	said, err := git(repository, "log", "-1", "--format=%H %ct")
	if err != nil {
		return Commit{}, fmt.Errorf("a release is made of a commit, in a clone: %w", err)
	}
	id, seconds, _ := strings.Cut(strings.TrimSpace(string(said)), " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return Commit{}, err
	}
	tags, err := git(repository, "for-each-ref", "--points-at=HEAD", "--format=%(refname:strip=2)", "refs/tags")
	if err != nil {
		return Commit{}, err
	}
	return Commit{ID: id, Tag: latest(strings.Fields(string(tags))), Time: time.Unix(at, 0).UTC()}, nil
}

// Differs reports whether the folder holds what is not committed.
func Differs(repository string) (bool, error) {
	said, err := git(repository, "status", "--porcelain")
	return len(said) > 0, err
}

// Version returns the version of a release of a commit: its tag, or else that of the program with the time and the name of the commit. Of two commits,
// the later one has the later version.
func (c Commit) Version(base string) string {
	if c.Tag != "" {
		return strings.TrimPrefix(c.Tag, "v")
	}
	return fmt.Sprintf("%s+%s.%.7s", base, c.Time.UTC().Format("20060102.150405"), c.ID)
}

var versionInProgram = regexp.MustCompile(`(?m)^var version = "([0-9.]+)"$`)

// Base returns the version that stands in the program's own source.
func Base(files []archive.File) (string, error) {
	for _, f := range files {
		if f.Name != "generator/command/version.go" {
			continue
		}
		if m := versionInProgram.FindSubmatch(f.Data); m != nil {
			return string(m[1]), nil
		}
	}
	return "", errors.New("generator/command/version.go says no version")
}

// Files returns the files of the commit that is checked out.
func Files(repository string) ([]archive.File, error) {
	packed, err := git(repository, "archive", "--format=tar", "HEAD")
	if err != nil {
		return nil, err
	}
	var files []archive.File
	for r := tar.NewReader(bytes.NewReader(packed)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		switch h.Typeflag {
		case tar.TypeReg:
			data, err := io.ReadAll(r)
			if err != nil {
				return nil, err
			}
			files = append(files, archive.File{Name: h.Name, Executable: h.Mode&0o100 != 0, Data: data})
		case tar.TypeDir, tar.TypeXGlobalHeader:
		default:
			return nil, fmt.Errorf("%s is neither a file nor a folder", h.Name)
		}
	}
}

// Write writes files below a folder.
func Write(folder string, files []archive.File) error {
	for _, f := range files {
		place := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(place, f.Data, f.Mode()); err != nil {
			return err
		}
	}
	return nil
}

// Read returns the files below a folder, with names that begin with another.
func Read(folder, name string) ([]archive.File, error) {
	var files []archive.File
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(place string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, place)
		files = append(files, archive.File{Name: name + "/" + place, Data: data})
		return err
	})
	return files, err
}

// git returns what Git says of a repository.
func git(repository string, args ...string) ([]byte, error) {
	command := exec.Command("git", append([]string{"-C", repository, "-c", "core.autocrlf=false"}, args...)...)
	said, err := command.Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(failed.Stderr))
	}
	return said, err
}
