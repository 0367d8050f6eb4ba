package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// ours matches the names of the files of a release, of whichever version.
var ours = regexp.MustCompile(`^gongshi[-_][0-9][-+~._0-9A-Za-z]*\.(tar\.gz|zip|deb|rpm|cdx\.json)$`)

// earlier returns the names of the files of an earlier release in a folder, that of the sums last. Nothing else may be in the folder: a file is of a release if the sums
// there list it and it is called as ours are. Not all that is listed needs to be there, as a release may have been stopped while it was written.
func earlier(out string) ([]string, error) {
	entries, err := os.ReadDir(out)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile(filepath.Join(out, sumsFile))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	listed := listedIn(string(sums))
	var names []string
	for _, e := range entries {
		if e.Name() == sumsFile && e.Type().IsRegular() {
			continue
		}
		if !e.Type().IsRegular() || !ours.MatchString(e.Name()) || !slices.Contains(listed, e.Name()) {
			return nil, fmt.Errorf("%s holds %s, which is of no earlier release, and is left as it is: name another folder with -out", out, e.Name())
		}
		names = append(names, e.Name())
	}
	for _, name := range listed {
		if !ours.MatchString(name) {
			return nil, fmt.Errorf("%s lists %s, which is of no release, and is left as it is: name another folder than %s with -out", filepath.Join(out, sumsFile), name, out)
		}
	}
	return append(names, sumsFile), nil
}

// listedIn returns the names that sums list, as sha256sum writes them.
func listedIn(sums string) []string {
	var names []string
	for line := range strings.Lines(sums) {
		_, name, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		names = append(names, name)
	}
	return names
}

// removeEarlier removes an earlier release from a folder.
func removeEarlier(out string) error {
	names, err := earlier(out)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := os.Remove(filepath.Join(out, name)); err != nil {
			return err
		}
	}
	return nil
}
