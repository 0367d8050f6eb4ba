// Package packages makes packages for Linux systems, as .deb and .rpm: the program, its units for systemd, the guides and the licences. A package makes the user
// gongshi, restarts what runs when it is upgraded, and never removes what an office wrote.
package packages

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/goreleaser/nfpm/v2"
	"github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	"github.com/goreleaser/nfpm/v2/rpm"

	"gongshi/generator/release/archive"
)

//go:embed scripts
var scripts embed.FS

// A Package is what a package is made of.
type Package struct {
	Version, Maintainer string
	Arch                string // as Go calls it
	Program             []byte
	Beside              []archive.File // guides and licences, as contents.Guides gives them, and THIRD-PARTY.txt
	Time                time.Time
}

const (
	docFolder     = "usr/share/doc/gongshi/"
	licenceFolder = "usr/share/licenses/gongshi/"
	unitFolder    = "usr/lib/systemd/system/"
	unitsIn       = "docs/deploy/systemd/"
	about         = `makes a public report of an office's plan
Gongshi turns an office's plan, kept as one Markdown file a task, into a static
site that shows what was promised, who owes it by when, and what is on record
of it. 公示：把任务表变成公开的网站。`
)

// A kind is a kind of package.
type kind struct {
	packager nfpm.Packager
	arch     map[string]string
	depends  []string
	licences string // the folder for licences; "" where one file holds them all
	summary  bool   // the first line of what is said of the program stands by itself
}

var (
	debian = kind{deb.Default, map[string]string{"amd64": "amd64", "arm64": "arm64", "loong64": "loong64"}, []string{"passwd"}, "", false}
	redHat = kind{rpm.DefaultRPM, map[string]string{"amd64": "x86_64", "arm64": "aarch64", "loong64": "loongarch64"}, []string{"/usr/sbin/useradd"}, licenceFolder, true}
)

// Deb returns a package for Debian and what comes of it, with its name.
func Deb(p Package) (archive.File, error) { return debian.pack(p) }

// RPM returns a package for systems that have rpm, with its name.
func RPM(p Package) (archive.File, error) { return redHat.pack(p) }

func (k kind) pack(p Package) (archive.File, error) {
	stage, err := os.MkdirTemp("", "gongshi-package-")
	if err != nil {
		return archive.File{}, err
	}
	defer os.RemoveAll(stage)
	info, err := k.info(p, stage)
	if err != nil {
		return archive.File{}, err
	}
	var b bytes.Buffer
	name := k.packager.ConventionalFileName(info)
	if err := k.packager.Package(info, &b); err != nil {
		return archive.File{}, fmt.Errorf("%s: %w", name, err)
	}
	return archive.File{Name: name, Data: b.Bytes()}, nil
}

// info returns what nfpm has to know, after the files were put onto a stage.
func (k kind) info(p Package, stage string) (*nfpm.Info, error) {
	info := &nfpm.Info{
		Name: "gongshi", Arch: k.arch[p.Arch], Platform: "linux", Version: comparable(p.Version), VersionSchema: "none", Release: "1", Section: "web",
		Priority: "optional", Maintainer: p.Maintainer, Description: about, License: "MIT", MTime: p.Time.UTC(), DisableGlobbing: true,
	}
	info.Deb.Compression, info.RPM.Compression = "gzip", "gzip"
	if k.summary {
		info.RPM.Summary, info.Description, _ = strings.Cut(about, "\n")
	}
	info.RPM.BuildHost, info.RPM.Group = "localhost", "Applications/Publishing"
	info.Depends, info.Recommends, info.Suggests = k.depends, []string{"ca-certificates"}, []string{"git", "nginx"}
	for _, f := range k.files(p) {
		place := filepath.Join(stage, "files", filepath.FromSlash(f.Name))
		if err := put(place, f.Data); err != nil {
			return nil, err
		}
		info.Contents = append(info.Contents, &files.Content{Source: place, Destination: "/" + f.Name, FileInfo: owned(f.Mode(), p.Time)})
	}
	info.Contents = append(info.Contents, &files.Content{Destination: "/etc/gongshi", Type: files.TypeDir, FileInfo: owned(0o755, p.Time)})
	for name, at := range map[string]*string{
		"postinstall.sh": &info.Scripts.PostInstall, "preremove.sh": &info.Scripts.PreRemove, "postremove.sh": &info.Scripts.PostRemove,
	} {
		text, err := scripts.ReadFile("scripts/" + name)
		if err != nil {
			return nil, err
		}
		*at = filepath.Join(stage, name)
		if err := put(*at, text); err != nil {
			return nil, err
		}
	}
	return info, nil
}

// comparable returns a version as package managers compare it: what comes before a release is older than it, as are 1.2.0-rc1 and a snapshot, which the program calls
// 1.2.0+DATE.COMMIT, as long as the program's source says 1.2.0 already.
func comparable(version string) string {
	return strings.NewReplacer("-", "~", "+", "~").Replace(version)
}

// files returns the files of a package, with their places on the system.
func (k kind) files(p Package) []archive.File {
	all := []archive.File{{Name: "usr/bin/gongshi", Executable: true, Data: p.Program}}
	for _, f := range p.Beside {
		if unit, ok := strings.CutPrefix(f.Name, unitsIn); ok && (path.Ext(unit) == ".service" || path.Ext(unit) == ".timer") {
			f.Name = unitFolder + unit
		} else if isLicence := f.Name == "LICENSE" || f.Name == "THIRD-PARTY.txt"; isLicence && k.licences != "" {
			f.Name = k.licences + f.Name
		} else if isLicence {
			continue
		} else {
			f.Name = docFolder + f.Name
		}
		all = append(all, f)
	}
	if k.licences == "" {
		all = append(all, archive.File{Name: docFolder + "copyright", Data: copyright(p.Beside)})
	}
	return all
}

// copyright returns all licences as one file, which Debian looks for. It is the only one beside the guides that slim systems, as those in containers, do not leave out.
func copyright(beside []archive.File) []byte {
	var own, others []byte
	for _, f := range beside {
		switch f.Name {
		case "LICENSE":
			own = f.Data
		case "THIRD-PARTY.txt":
			others = f.Data
		}
	}
	return slices.Concat(own, []byte("\n"), others)
}

func owned(mode os.FileMode, when time.Time) *files.ContentFileInfo {
	return &files.ContentFileInfo{Owner: "root", Group: "root", Mode: mode, MTime: when.UTC()}
}

func put(place string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	return os.WriteFile(place, data, 0o644)
}
