// Package contents says which files stand beside the program: its licence and those of others, the guides, and the examples for servers. The guides come from the
// repository, and lead only to what is there.
package contents

import (
	"path"
	"regexp"
	"strings"

	"gongshi/generator/release/archive"
)

const docs = "generator/docs/"

// Place returns where a file of the repository stands beside the program: the guides below docs/, README and licence at the top, others nowhere.
func Place(name string) (place string, ok bool) {
	if rest, ok := strings.CutPrefix(name, docs); ok {
		return "docs/" + rest, true
	}
	return name, name == "LICENSE" || name == "README.md" || name == "README.zh-CN.md"
}

// Guides returns the files that stand beside the program.
func Guides(repository []archive.File) []archive.File {
	known := map[string]bool{}
	for _, f := range repository {
		for at := f.Name; at != "."; at = path.Dir(at) {
			known[at] = true
		}
	}
	var guides []archive.File
	for _, f := range repository {
		place, ok := Place(f.Name)
		if !ok {
			continue
		}
		if path.Ext(place) == ".md" {
			f.Data = []byte(inPlace(string(f.Data), f.Name, known))
		}
		f.Name = place
		guides = append(guides, f)
	}
	return guides
}

// A fence begins or ends code, in which nothing is a link.
var (
	fence = regexp.MustCompile("^\\s*(```|~~~)")
	code  = regexp.MustCompile("`[^`]*`")
	link  = regexp.MustCompile(`!?\[([^\[\]]*)\]\(([^()\s]+)\)`)
)

// inPlace returns a guide with its links leading to where files stand beside the program. Of a link to what is only in the repository, its text is
// left.
func inPlace(text, name string, known map[string]bool) string {
	return changeLinks(text, func(found, shown, target string) string {
		file, part, _ := strings.Cut(target, "#")
		to := path.Join(path.Dir(name), file)
		if file == "" || !known[to] {
			return found
		}
		there, ok := moved(name, to)
		if !ok {
			return shown
		}
		if part != "" {
			there += "#" + part
		}
		return strings.TrimSuffix(found, target+")") + there + ")"
	})
}

// changeLinks puts something in the place of each link of a guide.
func changeLinks(text string, change func(found, shown, target string) string) string {
	lines, inCode := strings.Split(text, "\n"), false
	for i, line := range lines {
		if fence.MatchString(line) {
			inCode = !inCode
		}
		if !inCode {
			lines[i] = outsideCode(line, func(part string) string {
				return link.ReplaceAllStringFunc(part, func(found string) string {
					m := link.FindStringSubmatch(found)
					return change(found, m[1], m[2])
				})
			})
		}
	}
	return strings.Join(lines, "\n")
}

// outsideCode changes what stands between pieces of code of a line. A link whose text is code is changed as a whole.
func outsideCode(line string, change func(string) string) string {
	var b strings.Builder
	rest := line
	for {
		span, at := code.FindStringIndex(rest), link.FindStringIndex(rest)
		switch {
		case span == nil:
			return b.String() + change(rest)
		case at != nil && at[0] < span[0]:
			b.WriteString(change(rest[:at[1]]))
			rest = rest[at[1]:]
		default:
			b.WriteString(rest[:span[1]])
			rest = rest[span[1]:]
		}
	}
}

// moved returns the link from one file of the repository to another, or to a folder, as both stand beside the program.
func moved(from, to string) (string, bool) {
	here, _ := Place(from)
	there, ok := Place(to + "/")
	if ok {
		there = path.Clean(there)
	} else if there, ok = Place(to); !ok {
		return "", false
	}
	for dir := path.Dir(here); dir != "."; dir = path.Dir(dir) {
		if rest, ok := strings.CutPrefix(there, dir+"/"); ok {
			return strings.Repeat("../", depth(here)-depth(dir+"/")) + rest, true
		}
	}
	return strings.Repeat("../", depth(here)) + there, true
}

// depth returns how many folders stand around a file.
func depth(name string) int { return strings.Count(name, "/") }
