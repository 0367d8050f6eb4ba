package tree

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// copied is the folder whose files go out as they are. A name that begins with a dot is passed over everywhere else; there it is
// found, so that whoever put it there hears that it is not published.
const copied = "static"

// wellKnown is the one folder with a dot that is looked into (RFC 8615).
const wellKnown = copied + "/.well-known"

// passedOver reports whether nothing is to be known of what is at a path.
func passedOver(file string) bool {
	name := path.Base(file)
	return Passing(name) || isHidden(name) && !strings.HasPrefix(file, copied+"/")
}

// isClosed reports whether a folder is only named, and nothing in it is looked at.
func isClosed(folder string) bool { return isHidden(path.Base(folder)) && folder != wellKnown }

func isHidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." }

// Passing reports whether a name is one that an editor, a desktop or a version control leaves, mostly for a while.
func Passing(name string) bool {
	switch {
	case slices.Contains(left, name), strings.HasPrefix(name, "~$"), strings.HasSuffix(name, "~"):
		return true
	case isHidden(name):
		ext := path.Ext(name)
		isSwap := strings.HasPrefix(ext, ".sw") && len(ext) <= len(".swpx") && len(name) > len(ext) || strings.HasSuffix(name, "-swp")
		return isSwap || slices.Contains(leftBehind, ext) || copiedByRsync.MatchString(name) || slices.ContainsFunc(leftBefore, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
	default:
		return len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
	}
}

// copiedByRsync is how rsync calls a file until it is whole.
var copiedByRsync = regexp.MustCompile(`^\..+\.[A-Za-z0-9]{6}$`)

// What is left for a while by name, and by how its name begins and ends.
var (
	left       = []string{"4913", "Thumbs.db", ".DS_Store", ".localized", ".directory", ".git", ".gitignore", ".gitattributes", ".gitkeep", ".keep", ".svn", ".hg"}
	leftBefore = []string{"._", ".#", ".~", ".nfs", ".fuse_hidden", ".goutputstream", ".tmp", ".sav", ".sb-", ".syncthing"}
	leftBehind = []string{".tmp", ".temp", ".part", ".partial", ".lock", ".bak"}
)
