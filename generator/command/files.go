package command

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// expanded returns the files that arguments name, and refuses what is not there. Where a shell hands patterns on as they are, as those of Windows
// do, they are expanded here; a file that is really called so is meant first.
func (s *sources) expanded(names []string, language string) (files []string, err error) {
	for _, name := range names {
		switch _, err := os.Stat(name); {
		case err == nil:
			files = append(files, name)
		case strings.ContainsAny(name, "*?["):
			found := matching(name)
			if len(found) == 0 {
				return nil, s.wrongIn(language, "no-file-like", "value", name)
			}
			files = append(files, found...)
		case errors.Is(err, fs.ErrNotExist) && filepath.Ext(name) != "":
			return nil, s.wrongIn(language, "no-file", "value", name)
		default:
			files = append(files, name) // what is wrong with a folder is said elsewhere
		}
	}
	return files, nil
}

// matching returns the files that a pattern matches, without those that shells leave out, and those that office programs hold a file with.
func matching(pattern string) []string {
	found, _ := filepath.Glob(pattern) // what is no pattern matches nothing
	return slices.DeleteFunc(found, func(name string) bool {
		base := filepath.Base(name)
		return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$")
	})
}
