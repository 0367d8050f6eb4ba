package site

import (
	"io"
	"path"
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
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
	case parts[len(parts)-1] != "index.md" && strings.EqualFold(parts[len(parts)-1], "index.md") && len(parts) == 2:
		return unknownKind // whoever reads on Windows takes it for index.md
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
func unknownFile(f *tree.File) problem.Problem {
	file := f.Path
	parts := strings.Split(file, "/")
	switch plan := strings.Join(parts[:min(2, len(parts)-1)], "/"); {
	case renamed(f) != "":
		return problem.New(0, 0, "extension-case", "value", path.Base(file), "expected", renamed(f))
	case len(parts) > 2 && slices.Contains(laterFolders, parts[2]) && len(parts) > 3:
		return problem.New(0, 0, "later-folder", "value", parts[2]+"/")
	case len(parts) > 3 && path.Ext(file) == ".md":
		return problem.New(0, 0, "task-misplaced", "expected", plan+"/"+path.Base(file))
	case len(parts) > 2:
		return problem.New(0, 0, "attachment-misplaced", "expected", plan+"/files/"+path.Base(file))
	default:
		return problem.New(0, 0, "unknown-file")
	}
}

// renamed returns the name that a file of Markdown should have: editors and desktops put .txt behind it, or write it otherwise.
func renamed(f *tree.File) string {
	name := path.Base(f.Path)
	for {
		ext := strings.ToLower(path.Ext(name))
		switch {
		case ext == ".md", ext == ".markdown", ext == ".mdown", ext == ".mkd", ext == ".mdx":
			name = strings.TrimRight(name[:len(name)-len(ext)], ". ")
			if strings.EqualFold(name, "index") {
				name = "index"
			}
			if name += ".md"; name == path.Base(f.Path) {
				return "" // it is called so
			}
			return name
		case ext == ".txt" && strings.ToLower(path.Ext(name[:len(name)-len(ext)])) == "" && beginsLikeFront(f):
			return name[:len(name)-len(ext)] + ".md"
		case ext != ".txt" && ext != ".bak" && ext != ".text":
			return ""
		}
		name = name[:len(name)-len(ext)]
	}
}

// beginsLikeFront reports whether a file begins as those do that have fields.
func beginsLikeFront(f *tree.File) bool {
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	begin := make([]byte, len("\ufeff"+front.Fence))
	n, _ := io.ReadFull(r, begin)
	return strings.HasPrefix(strings.TrimPrefix(string(begin[:n]), "\ufeff"), front.Fence)
}

// laterFolders are those of a plan that mean something in a later version.
var laterFolders = []string{"updates", "incidents", "bulletins"}
