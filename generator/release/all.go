package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"gongshi/generator/release/archive"
	"gongshi/generator/release/contents"
	"gongshi/generator/release/inventory"
	"gongshi/generator/release/packages"
)

const sumsFile = "SHA256SUMS"

type writer func(w io.Writer, folder string, files []archive.File, when time.Time) error

// all returns the files that are handed out, the sums first: once they are there, it can be told which files are of the release.
func (r *release) all(ctx context.Context) (made []archive.File, err error) {
	beside := append(contents.Guides(r.sources), archive.File{Name: "THIRD-PARTY.txt", Data: inventory.Notices(r.modules)})
	for _, t := range targets {
		tell("what is handed out for %s", t.name())
		some, err := r.of(t, beside)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		made = append(made, some...)
	}
	tell("the archive of all sources, and the sums")
	sources, err := r.archived("-source", ".tar.gz", archive.TarGz, r.sources)
	if err != nil {
		return nil, err
	}
	var sbom bytes.Buffer
	if err := inventory.WriteSBOM(&sbom, r.version, r.when, r.modules); err != nil {
		return nil, err
	}
	made = append(made, sources, archive.File{Name: "gongshi-" + r.version + ".cdx.json", Data: sbom.Bytes()})
	return append([]archive.File{sums(made)}, made...), ctx.Err()
}

// of returns what is handed out for one system: an archive, and on Linux packages.
func (r *release) of(t target, beside []archive.File) ([]archive.File, error) {
	program, err := os.ReadFile(r.program(t))
	if err != nil {
		return nil, err
	}
	write, ending := writer(archive.TarGz), ".tar.gz"
	files := beside
	if t.os == "windows" {
		write, ending = archive.Zip, ".zip"
		if files, err = contents.ForWindows(beside, r.version); err != nil {
			return nil, err
		}
	}
	files = append(slices.Clone(files), archive.File{Name: t.program(), Executable: true, Data: program})
	packed, err := r.archived("-"+t.name(), ending, write, files)
	if err != nil || t.os != "linux" {
		return []archive.File{packed}, err
	}
	p := packages.Package{Version: r.version, Maintainer: r.maintainer, Arch: t.arch, Program: program, Beside: beside, Time: r.when}
	deb, err := packages.Deb(p)
	if err != nil {
		return nil, err
	}
	rpm, err := packages.RPM(p)
	return []archive.File{packed, deb, rpm}, err
}

// sums returns the sums of files, as sha256sum -c reads them.
func sums(made []archive.File) archive.File {
	var lines []string
	for _, f := range made {
		lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(f.Data), f.Name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
	return archive.File{Name: sumsFile, Data: []byte(strings.Join(lines, ""))}
}
