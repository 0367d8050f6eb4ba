package publish

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// Why a publishing was refused.
var (
	ErrForeign = errors.New("was not written by this generator, and is left alone")
	ErrFile    = errors.New("is a file in the place of a folder, was not written by this generator, and is left alone")
	ErrLink    = errors.New("is a symbolic link in the place of a folder, and is not followed")
	ErrLocked  = errors.New("another process is publishing into this folder")
	ErrPath    = errors.New("cannot be published under this path")
	ErrWithin  = errors.New("belongs to the sources, and what is published there would become one: choose a folder beside them")
	ErrAround  = errors.New("the sources of the site lie in this folder: choose one of its own")
)

// What is wrong with a path.
const (
	faultNoBytes  = "it needs either Bytes or Open"
	faultTwice    = "it is there twice"
	faultFolder   = "it is a folder, too"
	faultManifest = "the manifest is not one of the files"
	faultHistory  = "the history is not one of the files"
	faultUnclean  = "it is not clean and relative"
	faultSign     = "it has a backslash or a control character"
	faultDot      = "a name begins with a dot"
)

// act is what a Refusal refuses.
const act = "publish into"

// Phrases returns all that a Refusal can say, beside names.
func Phrases() []string {
	all := []string{act, faultNoBytes, faultTwice, faultFolder, faultManifest, faultHistory, faultUnclean, faultSign, faultDot}
	for _, err := range []error{ErrForeign, ErrFile, ErrLink, ErrLocked, ErrPath, ErrWithin, ErrAround} {
		all = append(all, err.Error())
	}
	return all
}

// Failed says on what and at which act the machine failed.
type Failed = disk.Failed

// A Refusal names what stood against publishing into a folder. What it named is as it was.
type Refusal struct {
	Dir    string // the folder
	Path   string // a file in it, or one of the sources; empty when it is about the folder itself
	Reason error  // one of the errors above
	Fault  string // with ErrPath: what is wrong with the path
}

func (r *Refusal) Error() string { return r.Say(func(phrase string) string { return phrase }) }

// Say says the refusal with phrases put into another language.
func (r *Refusal) Say(in func(phrase string) string) string {
	says := in(act) + " " + r.Dir + ": "
	if r.Path != "" {
		says += r.Path + " "
	}
	says += in(r.Reason.Error())
	if r.Fault != "" {
		says += ": " + in(r.Fault)
	}
	return says
}

// Unwrap makes errors.Is(err, ErrForeign) work.
func (r *Refusal) Unwrap() error { return r.Reason }

func (f *Folder) refuse(p string, reason error) error {
	return &Refusal{Dir: f.name, Path: p, Reason: reason}
}

func (f *Folder) refusePath(p, fault string) error {
	return &Refusal{Dir: f.name, Path: p, Reason: ErrPath, Fault: fault}
}

// Apart refuses a folder that lies in the sources of the site, or around them: what is published would become a source of the
// next publishing, and that of the one after, without end. names are the files and folders that a site is made of, below the
// folder source. It writes nothing.
func Apart(out, source string, names []string) error {
	folder, err := disk.Resolve(out)
	if err != nil {
		return nil // so it cannot be opened either
	}
	root, err := disk.Resolve(source)
	if err != nil {
		return nil
	}
	within := disk.Within(root, names)
	for _, name := range names {
		of, err := disk.Resolve(filepath.Join(root, name))
		switch {
		case err != nil: // a link that leads nowhere
		case within(folder, of):
			return &Refusal{Dir: out, Path: name, Reason: ErrWithin}
		case within(of, folder) && disk.Exists(of):
			return &Refusal{Dir: out, Reason: ErrAround}
		}
	}
	if within(root, folder) {
		return &Refusal{Dir: out, Reason: ErrAround}
	}
	return nil
}

// check refuses files that cannot lie in one folder together. The same list of paths is checked only once.
func (f *Folder) check(files []output.File) error {
	for i := range files {
		if (files[i].Bytes == nil) == (files[i].Open == nil) {
			return f.refusePath(files[i].Path, faultNoBytes)
		}
	}
	if slices.EqualFunc(files, f.paths, func(a output.File, b string) bool { return a.Path == b }) {
		return nil
	}
	paths := make([]string, len(files))
	for i := range files {
		paths[i] = files[i].Path
	}
	order := byPath(paths)
	if err := f.checkPaths(paths, order); err != nil {
		return err
	}
	f.setPaths(paths, order)
	return nil
}

// byPath returns the indexes of the paths in the order of the paths.
func byPath(paths []string) []int32 {
	order := make([]int32, len(paths))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(paths[a], paths[b]) })
	return order
}

// checkPaths walks the paths in their order, in which all that begin with a path come right after it.
func (f *Folder) checkPaths(paths []string, order []int32) error {
	for n, i := range order {
		p := paths[i]
		if fault := faultOf(p); fault != "" {
			return f.refusePath(p, fault)
		}
		for _, next := range order[n+1:] {
			rest, begins := strings.CutPrefix(paths[next], p)
			switch {
			case !begins:
			case rest == "":
				return f.refusePath(p, faultTwice)
			case rest[0] == '/':
				return f.refusePath(p, faultFolder)
			default:
				continue
			}
			break
		}
	}
	return nil
}

// wellKnown is the one folder with a dot that may be published: RFC 8615.
const wellKnown = ".well-known"

// faultOf says what is wrong with a path, which may come from a manifest or a ledger that someone edited. It is what keeps
// this package inside its folder and away from dot files.
func faultOf(p string) string {
	switch {
	case p == Manifest:
		return faultManifest
	case isOfHistory(p):
		return faultHistory
	case p == "." || !fs.ValidPath(p):
		return faultUnclean
	case strings.ContainsFunc(p, func(c rune) bool { return c == '\\' || unicode.IsControl(c) }):
		return faultSign
	}
	visible := strings.TrimPrefix(p, wellKnown+"/")
	if visible[0] == '.' || strings.Contains(visible, "/.") {
		return faultDot
	}
	return ""
}
