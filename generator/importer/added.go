package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/front"
	"gongshi/generator/phrase"
	"gongshi/generator/site"
)

// addAll writes what is new beside the tasks: offices, categories, holes in the numbers, and the plan itself.
func (l *laying) addAll() error {
	if names := namesOf(l.offices.added); len(names) > 0 {
		l.out.Report.note("offices-new", strings.Join(withKeys(l.offices.added), "、"))
		l.similar()
	}
	if names := namesOf(l.parts.added); len(names) > 0 && l.plan != nil {
		l.out.Report.note("categories-new", strings.Join(names, "、"))
	}
	if !l.Add && len(l.offices.added) > 0 {
		l.problem(site.ConfigFile, "import-add", "value", some(namesOf(l.offices.added)))
	}
	if !l.Add && l.plan != nil && len(l.parts.added) > 0 {
		l.problem(l.index(), "import-add", "value", some(namesOf(l.parts.added)))
	}
	absent := l.absent()
	if l.plan == nil {
		l.addPlan(absent)
	} else if err := l.changePlan(absent); err != nil {
		return err
	}
	if len(l.offices.added) == 0 {
		return nil
	}
	text, err := l.Tree.File(site.ConfigFile).Read()
	if err != nil {
		return err
	}
	now := strings.TrimRight(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n") + "\n" + l.newOfficeTables()
	if strings.Contains(string(text), "\r\n") {
		now = strings.ReplaceAll(now, "\n", "\r\n")
	}
	l.out.Changes = append(l.out.Changes, Change{site.ConfigFile, string(text), now})
	return nil
}

func namesOf(all []listed) (names []string) {
	for _, is := range all {
		names = append(names, is.name)
	}
	return names
}

// withKeys returns names, each with its key: it stands in addresses, so somebody should look at it.
func withKeys(all []listed) (names []string) {
	for _, is := range all {
		names = append(names, is.name+" ("+is.key+")")
	}
	return names
}

func (l *laying) newOfficeTables() string {
	var b strings.Builder
	for _, is := range l.offices.added {
		fmt.Fprintf(&b, "\n[[offices]]\nkey  = %q\nname = %s\n", is.key, quotedText(is.name))
		if phrase.IsCollective(is.name) {
			b.WriteString("collective = true\n")
		}
	}
	return b.String()
}

// quotedText writes a text as TOML.
func quotedText(text string) string { return front.TextValue(text).Inline() }

func sortedByName(of map[string]listed) []listed {
	return slices.SortedFunc(maps.Values(of), func(a, b listed) int { return strings.Compare(a.name, b.name) })
}

// mostSimilar bounds how many pairs of names are told.
const mostSimilar = 20

// similar tells of names that may be short for others.
func (l *laying) similar() {
	told := 0
	alike := map[pair][]listed{} // names by their first and last characters
	for _, o := range sortedByName(l.offices.of) {
		alike[ends(o.name)] = append(alike[ends(o.name)], o)
	}
	for _, is := range l.offices.added {
		if told == mostSimilar {
			return
		}
		for _, o := range alike[ends(is.name)] {
			if o.name != is.name && len(o.name) > len(is.name) && isShortFor(is.name, o.name) && told < mostSimilar {
				told++
				l.out.Report.note("office-similar", is.name+" / "+o.name)
			}
		}
	}
}

// ends returns the first and the last character of a name.
func ends(name string) pair {
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	return pair{first, last}
}

// isShortFor reports whether all characters of a name are in a longer one, in their order, with the same at both ends.
func isShortFor(short, long string) bool {
	a, b := []rune(short), []rune(long)
	if len(a) < 3 || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	return isWithin(short, long)
}

// isWithin reports whether all characters of a text are in another, in their order.
func isWithin(short, long string) bool {
	rest := []rune(short)
	for _, r := range long {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
