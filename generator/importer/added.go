package importer

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/document"
	"gongshi/generator/front"
	"gongshi/generator/phrase"
	"gongshi/generator/site"
)

// A listed is an office or a category: one that is there, or one that would be added.
type listed struct{ key, name string }

// A listing finds them again by what they are called.
type listing struct {
	of    map[string]listed // by bare words of names, aliases and keys
	keys  map[string]bool
	kind  string // of a key that cannot be made of the name
	added []listed
}

func newListing(kind string) listing {
	return listing{of: map[string]listed{}, keys: map[string]bool{}, kind: kind}
}

func (l *listing) know(is listed, names ...string) {
	l.keys[is.key] = true
	for _, name := range names {
		if words := strings.ToLower(wordsOf(name)); words != "" {
			if _, there := l.of[words]; !there {
				l.of[words] = is
			}
		}
	}
}

// named returns how front matter names one, which is added if it is new.
func (l *listing) named(name string) string {
	if is, there := l.of[strings.ToLower(wordsOf(name))]; there {
		return is.name
	}
	is := listed{l.keyFor(name), name}
	l.know(is, name)
	l.added = append(l.added, is)
	return name
}

// keyOf returns the key of one by whatever it is called.
func (l *listing) keyOf(name string) string {
	if is, there := l.of[strings.ToLower(wordsOf(name))]; there {
		return is.key
	}
	return name
}

var notOfKeys = regexp.MustCompile(`[^a-z0-9]+`)

// keyFor makes a key: of a name in Latin letters, else a number.
func (l *listing) keyFor(name string) string {
	key := strings.Trim(notOfKeys.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if !phrase.Latin(name) || key == "" || len(key) > 40 {
		key = ""
	}
	for n := len(l.keys) + 1; key == "" || l.keys[key]; n++ {
		key = l.kind + "-" + strconv.Itoa(n)
	}
	return key
}

type officesOf struct{ listing }

func newOffices(l *laying) officesOf {
	o := officesOf{newListing("office")}
	for _, office := range l.site.Offices {
		is := listed{office.Key, office.Name}
		o.know(is, append([]string{office.Name, office.Key}, office.Aliases...)...)
		if l.plan != nil {
			o.know(is, l.plan.OfficeNames[office.Key])
		}
	}
	return o
}

type categoriesOf struct{ listing }

func newCategories(l *laying) categoriesOf {
	c := categoriesOf{newListing("category")}
	if l.plan != nil {
		for _, is := range l.plan.PlanFront.Categories {
			c.know(listed{is.Key, is.Name}, is.Name, is.Key)
		}
	}
	return c
}

// newPlan takes the terms of a plan that is not there from its document, and reports whether they suffice.
func (l *laying) newPlan() bool {
	head := l.first(func(p *document.Plan) bool { return p.Title != "" })
	dated := l.first(func(p *document.Plan) bool { return p.Issued != 0 })
	l.terms = site.PlanFront{
		Title: head.Title, Document: l.first(func(p *document.Plan) bool { return p.Document != "" }).Document,
		Issuer: dated.Issuer, Issued: dated.Issued, Numbered: true,
	}
	span := l.first(func(p *document.Plan) bool { return p.Span.Start != 0 }).Span
	if year, ok := day.New(yearIn(l.Plan), 1, 1); ok && span.Start == 0 {
		span = phrase.Span{Start: year, End: year.AddMonths(12).Add(-1)}
	}
	if l.terms.Title == "" {
		name := path.Base(l.Files[0].Name)
		l.terms.Title = strings.TrimSuffix(name, path.Ext(name))
	}
	if l.terms.Start, l.terms.End = span.Start, span.End; span.Start == 0 || l.terms.Title == "" {
		l.problem(l.index(), "import-no-terms", "value", l.Plan)
		return false
	}
	if l.terms.Issued != 0 && l.terms.Issued > l.terms.End {
		l.terms.Issued = 0
	}
	l.out.Report.note("plan-new", fmt.Sprintf("%s（%s – %s）", l.terms.Title, l.terms.Start, l.terms.End))
	return true
}

// yearIn returns the year that a plan's key begins with; 0 for none.
func yearIn(key string) int {
	if len(key) < 4 {
		return 0
	}
	year, _ := strconv.Atoi(key[:4])
	if year < 1900 || year > 2100 {
		return 0
	}
	return year
}

// addAll writes what is new beside the tasks: offices, categories, holes in the numbers, and the plan itself.
func (l *laying) addAll() error {
	if names := namesOf(l.offices.added); len(names) > 0 {
		l.out.Report.note("offices-new", strings.Join(names, "、"))
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
	all := sortedByName(l.offices.of)
	for _, is := range l.offices.added {
		for _, o := range all {
			if o.name != is.name && len(o.name) > len(is.name) && isShortFor(is.name, o.name) && told < mostSimilar {
				told++
				l.out.Report.note("office-similar", is.name+" / "+o.name)
			}
		}
	}
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

// absent returns the numbers between those of the document that it does not have.
func (l *laying) absent() (all []int) {
	there, first, last := map[int]bool{}, 0, 0
	for _, w := range l.was {
		there[w.Number] = true
	}
	for _, it := range l.items {
		there[it.number] = true
		if first == 0 || it.number < first {
			first = it.number
		}
		last = max(last, it.number)
	}
	if l.plan == nil || len(l.was) == 0 {
		first = 1
	}
	for _, n := range l.terms.Absent {
		there[n] = true
	}
	for n := first; n < last && len(all) < mostAbsent; n++ {
		if !there[n] {
			all = append(all, n)
		}
	}
	return all
}

// mostAbsent bounds how many holes there are: more are a mistake in the numbers.
const mostAbsent = 200

// addPlan writes the plan's own file.
func (l *laying) addPlan(absent []int) {
	l.terms.Absent, l.terms.Numbered = absent, true
	if len(absent) > 0 {
		l.out.Report.note("absent-added", numberWords(absent))
	}
	t := &l.terms
	var b strings.Builder
	line := func(name, value string) {
		if value != "" && value != `""` {
			b.WriteString(name + " = " + value + "\n")
		}
	}
	line("title", quotedText(t.Title))
	line("document", quotedText(t.Document))
	line("issuer", quotedText(t.Issuer))
	line("issued", t.Issued.String())
	line("start", t.Start.String())
	line("end", t.End.String())
	if len(absent) > 0 {
		line("absent", numberList(absent))
	}
	if !l.numbered {
		line("numbered", "false")
	}
	b.WriteString(categoryTables(l.parts.added))
	l.out.Changes = append(l.out.Changes, Change{l.index(), "", fence + b.String() + fence})
}

func numberWords(all []int) string { return strings.Trim(numberList(all), "[]") }

func numberList(all []int) string {
	var texts []string
	for _, n := range all {
		texts = append(texts, strconv.Itoa(n))
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

func categoryTables(all []listed) string {
	var b strings.Builder
	for _, is := range all {
		fmt.Fprintf(&b, "\n[[categories]]\nkey  = %q\nname = %s\n", is.key, quotedText(is.name))
	}
	return b.String()
}

// absentLine is the field of the holes.
var absentLine = regexp.MustCompile(`(?m)^absent\s*=\s*\[[^\]]*\].*\n`)

// changePlan adds categories and holes to the plan's file.
func (l *laying) changePlan(absent []int) error {
	if len(l.parts.added) == 0 && len(absent) == 0 {
		return nil
	}
	old, err := l.Tree.File(l.index()).Read()
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(string(old), "\r\n", "\n")
	source, _ := front.Cut(text)
	changed := source.Front
	if len(absent) > 0 {
		l.out.Report.note("absent-added", numberWords(absent))
		line := "absent = " + numberList(append(append([]int{}, l.terms.Absent...), absent...)) + "\n"
		if changed = absentLine.ReplaceAllString(changed, ""); !strings.HasSuffix(changed, "\n") {
			changed += "\n"
		}
		changed = beforeTables(changed, line)
	}
	changed = strings.TrimRight(changed, "\n") + "\n" + categoryTables(l.parts.added)
	now := strings.Replace(text, source.Front, changed, 1)
	if text != string(old) {
		now = strings.ReplaceAll(now, "\n", "\r\n")
	}
	l.out.Changes = append(l.out.Changes, Change{l.index(), string(old), now})
	return nil
}

// beforeTables puts a field before the first table.
func beforeTables(text, line string) string {
	lines := strings.SplitAfter(text, "\n")
	for k, is := range lines {
		if front.IsHeader(is) {
			at := k
			for at > 0 && strings.TrimSpace(lines[at-1]) == "" {
				at--
			}
			return strings.Join(lines[:at], "") + line + strings.Join(lines[at:], "")
		}
	}
	return text + line
}
