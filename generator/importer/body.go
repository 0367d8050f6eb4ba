package importer

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
)

// A section is a part of a body: the description, or an update from its heading to the next.
type section struct {
	text   string
	origin origin // of what was imported
	day    day.Day
	place  int              // among those of its day
	was    *markdown.Update // what it was; nil if it is the description, or new
	now    *update          // the row that it comes from; nil if it is none
}

// body lays a task's description and updates over those there are. What no row names stays as it is.
func (i *importing) body(t *task, sections []section) []section {
	if t.row != nil {
		if text := trimmed(t.row.whole("description")); text != "" && (t.was == nil || !isWritten(text, t.was.Body.Source, i.fileOf(t))) {
			sections[0].text, sections[0].origin = "\n"+text+"\n\n", t.row.at("description")
		}
	}
	m := marksIn(i.site.Language)
	var fresh []*update
	for _, u := range t.updates {
		if k := slices.IndexFunc(sections, func(s section) bool { return s.was != nil && s.day == u.day && s.place == u.place }); k >= 0 {
			sections[k].now = u
		} else {
			fresh = append(fresh, u)
		}
	}
	for _, u := range fresh {
		sections = placed(sections, u)
	}
	for k := range sections {
		if sections[k].now != nil {
			i.writeUpdate(&sections[k], m, i.fileOf(t))
		}
	}
	return sections
}

// fileOf returns the name of a task's file.
func (i *importing) fileOf(t *task) string {
	if t.was == nil {
		return ""
	}
	return path.Base(t.was.Body.File)
}

// placed gives a row that has no update at its place one: that of its day with the same title, since a table may leave out some of
// a day; else a new one, after all that are not later.
func placed(sections []section, u *update) []section {
	after, count := 0, 0
	for k, s := range sections {
		if k > 0 && s.day == u.day {
			count++
			if s.now == nil && s.was != nil && s.was.Title == u.whole("title") {
				sections[k].now = u
				return sections
			}
		}
		if k > 0 && s.day <= u.day {
			after = k
		}
	}
	return slices.Insert(sections, after+1, section{day: u.day, place: count + 1, now: u})
}

// writeUpdate writes an update, unless it says the same already.
func (i *importing) writeUpdate(s *section, m marks, file string) {
	u := s.now
	title, pending := u.whole("title"), false
	if s.was != nil {
		title, pending = cmp.Or(title, s.was.Title), s.was.Pending
	}
	if cell := u.cell("pending"); cell != "" {
		v, _ := i.value(u.row, "pending")
		pending = v.is
	}
	below, changed := i.below(s, m, file)
	if s.was != nil && !changed && title == s.was.Title && pending == s.was.Pending {
		return
	}
	heading := m.heading(u.day, title, pending)
	if heading == "" {
		i.report(u.wrong("title", "import-title", "value", title))
		return
	}
	s.text, s.origin = heading+"\n", u.at("text")
	if below != "" {
		s.text += "\n" + below + "\n"
	}
	s.text += "\n"
}

// below returns what stands below an update's heading, and whether that is another text than it was. What was withdrawn stays so,
// and is not touched: no table has its text.
func (i *importing) below(s *section, m marks, file string) (text string, changed bool) {
	u := s.now
	text, reason := trimmed(u.whole("text")), u.cell("withdrawn")
	switch was := s.was; {
	case was != nil && was.Withdrawn:
		if reason != "" && reason != was.Reason {
			i.report(u.wrong("withdrawn", "import-withdrawn", "value", was.Reason))
		}
		return belowHeading(s.text), false
	case was != nil:
		if text == "" || isWritten(text, was.Source, file) {
			text = was.Source
		}
		changed = text != was.Source || reason != ""
	}
	if reason == "" {
		return text, changed
	}
	quote := m.withdrawal(reason)
	if quote == "" {
		i.report(u.wrong("withdrawn", "import-title", "value", reason))
	}
	return strings.TrimSuffix(quote+"\n\n"+text, "\n\n"), changed
}

// underline is the line under a heading that is written in two.
var underline = regexp.MustCompile(`^ {0,3}-+[ \t]*\n`)

// belowHeading returns a section without its heading.
func belowHeading(text string) string {
	_, rest, _ := strings.Cut(text, "\n")
	return trimmed(strings.TrimPrefix(rest, underline.FindString(rest)))
}

// sectionsOf cuts an existing body at its updates. The first section is the description.
func sectionsOf(body string, firstLine int, updates []markdown.Update) []section {
	byLine := slices.SortedFunc(slices.Values(pointers(updates)), func(a, b *markdown.Update) int { return cmp.Compare(a.Line, b.Line) })
	lines := strings.SplitAfter(body, "\n")
	sections := []section{{}}
	from := 0
	for _, u := range byLine {
		to := u.Line - firstLine
		sections[len(sections)-1].text = strings.Join(lines[from:to], "")
		sections = append(sections, section{day: u.Day, place: placeOf(u.Anchor), was: u})
		from = to
	}
	sections[len(sections)-1].text = strings.Join(lines[from:], "")
	return sections
}

func pointers[T any](list []T) []*T {
	all := make([]*T, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}

// placeOf returns which update of its day an anchor is that of.
func placeOf(anchor string) int {
	if n, err := strconv.Atoi(anchor[min(len(anchor), len("2022-06-28-")):]); err == nil {
		return n
	}
	return 1
}
