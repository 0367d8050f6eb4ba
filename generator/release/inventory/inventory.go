// Package inventory tells what the program is made of: the modules that are linked into it, with their sums and licences, as a bill of materials for
// programs (CycloneDX) and as texts for people.
package inventory

import (
	"bytes"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/google/licensecheck"

	"gongshi/generator/release/archive"
)

// A Module is what is linked into the program.
type Module struct {
	Path, Version string
	Sum           string   // SHA-256 of its files, as go.sum counts it, in hexadecimal; "" for Go itself
	Licence       string   // as SPDX calls it
	Texts         []string // of its licences and notices
}

// standard is Go itself and its library, of which every program has a part. Its licence is that of all modules by the same authors.
const (
	standard = "std"
	likeGo   = "golang.org/x/sys"
	enough   = 75.0 // percent of a text that has to be words of a known licence
	vendor   = "vendor/"
)

// Of returns the modules in some programs, by path. The sources have a folder vendor/ with the files of each, and go.sum.
func Of(programs []string, sources []archive.File) ([]Module, error) {
	var all []*debug.BuildInfo
	for _, program := range programs {
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			return nil, err
		}
		all = append(all, info)
	}
	return of(all, sources)
}

func of(programs []*debug.BuildInfo, sources []archive.File) ([]Module, error) {
	versions := map[string]string{}
	for _, info := range programs {
		versions[standard] = strings.TrimPrefix(info.GoVersion, "go")
		for _, m := range info.Deps {
			versions[m.Path] = m.Version
		}
	}
	sums, err := sumsIn(sources)
	if err != nil {
		return nil, err
	}
	var modules []Module
	for _, at := range sortedKeys(versions) {
		m := Module{Path: at, Version: versions[at], Sum: sums[at+" "+versions[at]]}
		if m.Sum == "" && at != standard {
			return nil, fmt.Errorf("go.sum has no sum of %s %s", at, m.Version)
		}
		if m.Texts, m.Licence, err = licences(at, sources, versions); err != nil {
			return nil, err
		}
		modules = append(modules, m)
	}
	return modules, nil
}

// sumsIn returns the sums in go.sum by path and version.
func sumsIn(sources []archive.File) (map[string]string, error) {
	sums := map[string]string{}
	for _, f := range sources {
		if f.Name != "go.sum" {
			continue
		}
		for line := range strings.Lines(string(f.Data)) {
			fields := strings.Fields(line)
			if len(fields) != 3 || strings.HasSuffix(fields[1], "/go.mod") {
				continue
			}
			sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(fields[2], "h1:"))
			if err != nil {
				return nil, fmt.Errorf("go.sum: %s: %w", fields[0], err)
			}
			sums[fields[0]+" "+fields[1]] = hex.EncodeToString(sum)
		}
	}
	return sums, nil
}

var legal = regexp.MustCompile(`(?i)^(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|PATENTS)([.-].*)?$`)

// licences returns the texts that a module wants to be handed on, and the names of the licences among them. One that is not recognised is an error: somebody
// has to look at it before others get it.
func licences(module string, sources []archive.File, modules map[string]string) (texts []string, names string, err error) {
	from := module
	if module == standard {
		from, modules = likeGo, map[string]string{likeGo: ""}
	}
	var found []string
	for _, f := range sources {
		if !legal.MatchString(path.Base(f.Name)) || owner(f.Name, modules) != from {
			continue
		}
		if text := string(bytes.TrimSpace(f.Data)); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		if upper := strings.ToUpper(path.Base(f.Name)); strings.HasPrefix(upper, "NOTICE") || strings.HasPrefix(upper, "PATENTS") {
			continue
		}
		scan := licensecheck.Scan(f.Data)
		if scan.Percent < enough {
			return nil, "", fmt.Errorf("%s: the licence is not recognised; only %.0f %% of it is known", f.Name, scan.Percent)
		}
		for _, m := range scan.Match {
			if !slices.Contains(found, m.ID) {
				found = append(found, m.ID)
			}
		}
	}
	if len(found) == 0 {
		return nil, "", fmt.Errorf("%s: there is no licence", module)
	}
	slices.Sort(found)
	return texts, strings.Join(found, " AND "), nil
}

// owner returns the module that a file below vendor/ is of.
func owner(name string, modules map[string]string) string {
	at, ok := strings.CutPrefix(name, vendor)
	for ; ok && at != "."; at = path.Dir(at) {
		if _, ok := modules[at]; ok {
			return at
		}
	}
	return ""
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Notices returns the licences of all modules for people, one after the other.
func Notices(modules []Module) []byte {
	var b bytes.Buffer
	b.WriteString("gongshi is under the MIT licence, see LICENSE. Linked into it are the following, with their licences.\n")
	for _, m := range modules {
		fmt.Fprintf(&b, "\n%s\n\n%s, %s\n\n%s\n", strings.Repeat("=", 78), called(m), m.Licence, strings.Join(m.Texts, "\n\n"))
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("\r\n"), []byte("\n"))
}

// called returns what people call a module.
func called(m Module) string {
	if m.Path == standard {
		return "Go and its standard library " + m.Version
	}
	return m.Path + " " + m.Version
}
