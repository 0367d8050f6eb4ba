package publish

import (
	"os"
	"path/filepath"
	"strings"
)

// Apart refuses a folder that lies in the sources of the site, or around them: what is published would become a source of the
// next publishing, and that of the one after, without end. names are the files and folders that a site is made of, below the
// folder source. It writes nothing.
func Apart(out, source string, names []string) error {
	place, err := resolve(out)
	if err != nil {
		return nil // so it cannot be opened either
	}
	root, err := resolve(source)
	if err != nil {
		return nil
	}
	same := sameness(root, names)
	for _, name := range names {
		of, err := resolve(filepath.Join(root, name))
		switch {
		case err != nil: // a link that leads nowhere
		case within(place, of, same):
			return &Refusal{Dir: out, Path: name, Reason: ErrWithin}
		case within(of, place, same) && exists(of):
			return &Refusal{Dir: out, Reason: ErrAround}
		}
	}
	if within(root, place, same) {
		return &Refusal{Dir: out, Reason: ErrAround}
	}
	return nil
}

func exists(place string) bool {
	_, err := os.Lstat(place)
	return err == nil
}

// within reports whether a place is a folder, or lies below it at any depth.
func within(place, folder string, same func(a, b string) bool) bool {
	for at := place; ; at = filepath.Dir(at) {
		if same(at, folder) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// sameness returns how to tell whether two places are one. The system knows, however they are spelt; of what is not there yet the
// spelling decides, as it counts where the sources lie.
func sameness(root string, names []string) func(a, b string) bool {
	folds := foldsCase(root, names)
	return func(a, b string) bool {
		if a == b || folds && strings.EqualFold(a, b) {
			return true
		}
		first, err := os.Stat(a)
		if err != nil {
			return false
		}
		second, err := os.Stat(b)
		return err == nil && os.SameFile(first, second)
	}
}

// foldsCase reports whether capitals make no difference in a folder, as far as the names in it tell.
func foldsCase(root string, names []string) bool {
	for _, name := range names {
		small, err := os.Lstat(filepath.Join(root, name))
		if err != nil {
			continue
		}
		large, err := os.Lstat(filepath.Join(root, strings.ToUpper(name)))
		return err == nil && os.SameFile(small, large)
	}
	return false
}
