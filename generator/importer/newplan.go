package importer

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/document"
	"gongshi/generator/front"
	"gongshi/generator/phrase"
	sheets "gongshi/generator/sheet"
	"gongshi/generator/site"
)

// newPlan takes the terms of a plan that is not there from its document, and reports whether they suffice.
func (l *laying) newPlan() bool {
	head := l.first(func(p *document.Plan) bool { return p.Title != "" && len(p.Items) > 0 })
	if head.Title == "" {
		head = l.first(func(p *document.Plan) bool { return p.Title != "" })
	}
	dated := l.first(func(p *document.Plan) bool { return p.Issued != 0 })
	l.terms = site.PlanFront{
		Title: cmp.Or(l.Title, head.Title), Document: l.first(func(p *document.Plan) bool { return p.Document != "" }).Document,
		Issuer: dated.Issuer, Issued: dated.Issued, Numbered: true,
	}
	span := l.first(func(p *document.Plan) bool { return p.Span.Start != 0 }).Span
	if year, ok := day.New(yearIn(l.Plan), 1, 1); ok && span.Start == 0 {
		span = phrase.Span{Start: year, End: year.AddMonths(12).Add(-1)}
	}
	if l.terms.Title == "" {
		name := path.Base(l.Files[0].Name)
		l.terms.Title = strings.TrimSuffix(name, path.Ext(name))
		l.out.Report.note("plan-titled-by-file", l.terms.Title)
	}
	if l.terms.Start, l.terms.End = span.Start, span.End; span.Start == 0 || l.terms.Title == "" {
		l.problem(l.index(), "import-no-terms", "value", l.Plan)
		return false
	}
	if l.terms.Issued != 0 && l.terms.Issued > l.terms.End {
		l.out.Report.note("issued-left", l.terms.Issued.String())
		l.terms.Issued = 0
	}
	l.out.Report.note("plan-new", fmt.Sprintf("%s, %s – %s", l.terms.Title, l.terms.Start, l.terms.End))
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
	l.out.Changes = append(l.out.Changes, Change{l.index(), "", front.Written(b.String(), "")})
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

// A Head is what documents say of themselves.
type Head struct {
	Title, Issuer string
	Start         day.Day // of the time that the title names; none if it names none
}

// HeadOf returns the head of the first of several files that has one. What cannot be read says nothing.
func HeadOf(files []PlanFile) (head Head) {
	for _, f := range files {
		doc, err := sheets.Read(f.Name, f.Text)
		if err != nil {
			continue
		}
		p := document.Read(doc, document.Options{})
		head.Title, head.Issuer, head.Start = cmp.Or(head.Title, p.Title), cmp.Or(head.Issuer, p.Issuer), cmp.Or(head.Start, p.Span.Start)
	}
	return head
}
