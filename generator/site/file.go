package site

import (
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
	updateKind
	incidentKind
	bulletinKind
	assessmentKind
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
	case len(parts) == 2 && parts[1] == assessmentFile:
		return assessmentKind
	case len(parts) == 2 && markdownFile:
		return taskKind
	case len(parts) == 3 && parts[1] == UpdatesDir && markdownFile:
		return updateKind
	case len(parts) == 3 && parts[1] == incidentsFolder && markdownFile:
		return incidentKind
	case len(parts) == 3 && parts[1] == bulletinsFolder && markdownFile:
		return bulletinKind
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
	case len(parts) > 4 && parts[2] == UpdatesDir && path.Ext(file) == ".md":
		return problem.New(0, 0, "update-misplaced", "expected", plan+"/"+UpdatesDir+"/"+path.Base(file))
	case len(parts) > 4 && slices.Contains(folders, parts[2]) && path.Ext(file) == ".md":
		return problem.New(0, 0, "file-misplaced", "expected", plan+"/"+parts[2]+"/"+path.Base(file))
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

// assessmentFile is what counts at the end of a plan.
const assessmentFile = "assessment.md"

// Further folders of a plan in which each file is one thing: an incident, a bulletin.
const (
	incidentsFolder = "incidents"
	bulletinsFolder = "bulletins"
)

var folders = []string{incidentsFolder, bulletinsFolder}

// checkName finds what keeps the name of a source file, or of a folder that it is in, from being an address or a name elsewhere.
// That of a plan's folder is looked at with its index.md alone.
func checkName(file string) problem.List {
	below := strings.TrimPrefix(file, ContentDir+"/")
	if plan, name, nested := strings.Cut(below, "/"); nested && name != "index.md" {
		below = name
	} else if nested {
		below = plan
	}
	for part := range strings.SplitSeq(below, "/") {
		if code, data := unfitPart(part); code != "" {
			return problem.List{problem.New(0, 0, code, data...)}
		}
	}
	return nil
}

// unfitPart says what is wrong with a name; no code if nothing is.
func unfitPart(name string) (code string, data []string) {
	if !utf8.ValidString(name) {
		return "name-not-utf8", []string{"value", strings.ToValidUTF8(name, string(unicode.ReplacementChar))}
	}
	if sign, ok := unseenIn(name); ok {
		return "name-invisible", []string{"value", sign, "expected", seen(name)}
	}
	if part, ok := unfitName(name); ok {
		return "attachment-name", []string{"value", part}
	}
	if IsDevice(name) {
		return "name-of-device", []string{"value", name}
	}
	return "", nil
}

// unseenIn returns the first character of a name that nobody sees, or takes for a space.
func unseenIn(name string) (string, bool) {
	if sign, ok := front.HiddenIn(strings.NewReplacer("\t", "\r", "\n", "\r").Replace(name)); ok {
		return sign, ok
	}
	if i := strings.IndexFunc(name, isOtherBlank); i >= 0 {
		r, _ := utf8.DecodeRuneInString(name[i:])
		return problem.CodePoint(r), true
	}
	return "", false
}

// isOtherBlank leaves out the full-width space, which is seen for what it is.
func isOtherBlank(r rune) bool { return r != 0x3000 && front.IsOddBlank(r) }

// seen returns what is seen of a name.
func seen(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isOtherBlank(r), r == '\t', r == '\n':
			return ' '
		case problem.IsHidden(r):
			return -1
		}
		return r
	}, name)
}

// unfitName returns the part of a path that cannot be an address everywhere: a browser turns a backslash into a slash, and Windows
// has none of : * ? " < > | in a name, and drops a dot or a space at the end.
func unfitName(file string) (string, bool) {
	for part := range strings.SplitSeq(file, "/") {
		if strings.ContainsFunc(part, isForbidden) || strings.TrimRight(part, ". ") != part || strings.HasPrefix(part, " ") {
			return strings.Map(func(r rune) rune {
				if unicode.IsControl(r) {
					return unicode.ReplacementChar
				}
				return r
			}, part), true
		}
	}
	return "", false
}

func isForbidden(r rune) bool { return strings.ContainsRune(`\:*?"<>|`, r) || unicode.IsControl(r) }

// devices are names that Windows keeps for itself, whatever follows behind a dot.
var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$`)

// IsDevice reports whether Windows takes the name of a file for a device.
func IsDevice(name string) bool {
	name, _, _ = strings.Cut(name, ".")
	return devices.MatchString(strings.TrimRight(name, " "))
}

// clashes finds files whose paths differ only in capitals, which Windows and macOS take for one, or only in the form in which
// Unicode stores the same characters, which nobody can tell apart.
func clashes(files []*entry) problem.List {
	var list problem.List
	first, small := make(map[string]string, len(files)), make(map[string]string, len(files))
	for _, e := range files {
		form := norm.NFC.String(e.path)
		folded := strings.ToLower(strings.ToUpper(form))
		if other, ok := first[form]; ok {
			list = append(list, problem.New(0, 0, "form-clash", "other", path.Base(other)).In(e.path))
		} else if other, ok := small[folded]; ok {
			list = append(list, problem.New(0, 0, "case-clash", "other", other).In(e.path))
		} else {
			small[folded] = e.path
		}
		first[form] = e.path
	}
	return list
}
