package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// A statement is a field of front matter or a table's header, with the lines that follow it and are neither.
type statement struct {
	section, key string // the table that it is in, "milestones#1"; no key is a header
	text         string
}

var (
	headerLine = regexp.MustCompile(`^\s*\[\[?\s*([A-Za-z_.]+)\s*\]\]?\s*(#.*)?$`)
	fieldLine  = regexp.MustCompile(`^\s*([A-Za-z_]+)\s*=\s*`)
	restLine   = regexp.MustCompile(`^\s*(#.*)?$`)
)

// statements cuts front matter into statements. It does not know TOML: whoever changes some of them looks whether it went well.
func statements(front string) []statement {
	var all []statement
	section, counts := "", map[string]int{}
	for _, line := range strings.SplitAfter(front, "\n") {
		header, field := headerLine.FindStringSubmatch(line), fieldLine.FindStringSubmatch(line)
		switch {
		case header != nil:
			section = header[1] + "#" + strconv.Itoa(counts[header[1]])
			counts[header[1]]++
			all = append(all, statement{section: section, text: line})
		case field != nil || len(all) == 0:
			s := statement{section: section, text: line}
			if field != nil {
				s.key = field[1]
			}
			all = append(all, s)
		default:
			all[len(all)-1].text += line
		}
	}
	return all
}

// is reports whether two statements are of the same field.
func (s statement) is(other statement) bool { return s.section == other.section && s.key == other.key }

// cut separates a statement from the empty lines and comments after it.
func (s statement) cut() (text, rest string) {
	lines := strings.SplitAfter(s.text, "\n")
	n := len(lines)
	for n > 1 && restLine.MatchString(strings.TrimSuffix(lines[n-1], "\n")) {
		n--
	}
	return strings.Join(lines[:n], ""), strings.Join(lines[n:], "")
}

// patched returns the statements of a task's front matter such that it says what f does: only those are written anew that say
// something else. If that is not possible, all are.
func (i *importing) patched(t *task, front string, f *site.Front) []statement {
	was, now, all := statements(t.was.Print()), statements(f.Print()), statements(front)
	find := func(in []statement, s statement) int { return slices.IndexFunc(in, s.is) }
	for _, s := range was {
		if k := find(all, s); find(now, s) < 0 && k >= 0 {
			_, rest := all[k].cut()
			all[k].text = rest
		}
	}
	last := -1
	for _, s := range now {
		text, _ := s.cut()
		k, before := find(all, s), find(was, s)
		same := false
		if before >= 0 {
			old, _ := was[before].cut()
			same = old == text
		}
		switch {
		case same && k >= 0:
		case same: // it stands in other words
			continue
		case k >= 0:
			_, rest := all[k].cut()
			all[k].text = fieldLine.FindString(all[k].text) + strings.TrimPrefix(text, fieldLine.FindString(text)) + rest
		default:
			k = last + 1
			if s.key == "" {
				k, text = len(all), "\n"+text
			} else if last >= 0 {
				var kept, rest = all[last].cut()
				all[last].text, text = kept, text+rest
			}
			all = slices.Insert(all, k, statement{s.section, s.key, text})
		}
		last = k
	}
	if i.says(t, all, f) {
		return all
	}
	return append([]statement{{text: comments(front)}}, now...)
}

// says reports whether front matter says what f does.
func (i *importing) says(t *task, front []statement, f *site.Front) bool {
	text := fence
	for _, s := range front {
		text += s.text
	}
	only := map[string]string{t.was.Body.File: text + fence}
	for _, name := range []string{site.ConfigFile, t.was.Body.File[:strings.LastIndexByte(t.was.Body.File, '/')] + "/index.md"} {
		b, err := i.Tree.File(name).Read()
		if err != nil {
			return false
		}
		only[name] = string(b)
	}
	s, _, err := (&site.Reader{}).Read(tree.Of(only), site.Options{Languages: i.Languages, Drafts: true})
	return err == nil && s != nil && len(s.Plans) == 1 && len(s.Plans[0].Tasks) == 1 && s.Plans[0].Tasks[0].Front.Print() == f.Print()
}
