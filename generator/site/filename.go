package site

import (
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/front"
	"gongshi/generator/problem"
)

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
	if isDevice(name) {
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
		case front.IsHidden(r):
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

func isDevice(name string) bool {
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
