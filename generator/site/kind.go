package site

import (
	"path"
	"slices"
	"strings"

	"gongshi/generator/problem"
)

// kind is what a source file is, by its path.
type kind uint8

const (
	unknownKind kind = iota
	configKind
	planKind
	taskKind
	articleKind
	attachmentKind
)

func kindOf(file string) kind {
	if file == ConfigFile {
		return configKind
	}
	parts := strings.Split(strings.TrimPrefix(file, ContentDir+"/"), "/")
	switch markdownFile := path.Ext(file) == ".md"; {
	case len(parts) == 1 && markdownFile:
		return articleKind
	case len(parts) == 2 && parts[1] == "index.md":
		return planKind
	case len(parts) == 2 && markdownFile:
		return taskKind
	case len(parts) > 2 && parts[1] == "files":
		return attachmentKind
	default:
		return unknownKind
	}
}

// unknownFile says of a file that fits nowhere where it probably belongs.
func unknownFile(file string) problem.Problem {
	parts := strings.Split(file, "/")
	ext := path.Ext(file)
	switch plan := strings.Join(parts[:min(2, len(parts)-1)], "/"); {
	case ext != ".md" && strings.EqualFold(ext, ".md"):
		return problem.New(0, 0, "extension-case", "value", ext)
	case len(parts) > 2 && slices.Contains(laterFolders, parts[2]) && len(parts) > 3:
		return problem.New(0, 0, "later-folder", "value", parts[2]+"/")
	case len(parts) > 3 && ext == ".md":
		return problem.New(0, 0, "task-misplaced", "expected", plan+"/"+path.Base(file))
	case len(parts) > 2:
		return problem.New(0, 0, "attachment-misplaced", "expected", plan+"/files/"+path.Base(file))
	default:
		return problem.New(0, 0, "unknown-file")
	}
}

// laterFolders are those of a plan that mean something in a later version.
var laterFolders = []string{"updates", "incidents", "bulletins"}
