package importer

import (
	"cmp"
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
		if text := trimmed(t.row.whole("description")); text != "" && (t.was == nil || !i.homeOf(t).isWritten(text, t.was.Body.Source)) {
			sections[0].text, sections[0].origin = "\n"+text+"\n\n", t.row.at("description")
		}
	}
	m := marksIn(i.site.Language)
	fresh := i.matchUpdates(t, sections)
	i.missedUpdates(t, sections)
	sections = placed(sections, fresh)
	for k := range sections {
		if sections[k].now != nil {
			i.writeUpdate(&sections[k], m, i.homeOf(t))
		}
	}
	return sections
}

// placed puts new updates, which are in the order of days, after all that are not later.
func placed(sections []section, fresh []*update) []section {
	if len(fresh) == 0 {
		return sections
	}
	last := lastByDay(sections)
	follow := make([][]*update, len(sections))
	for _, u := range fresh {
		after := 0
		if k, found := slices.BinarySearchFunc(last, u.day, func(l lastOfDay, d day.Day) int { return cmp.Compare(l.day, d) }); found {
			after = last[k].at
		} else if k > 0 {
			after = last[k-1].at
		}
		follow[after] = append(follow[after], u)
	}
	var all []section
	for k, s := range sections {
		all = append(all, s)
		for _, u := range follow[k] {
			all = append(all, section{day: u.day, now: u})
		}
	}
	return all
}

// A lastOfDay is where the last update that is not later than a day stands.
type lastOfDay struct {
	day day.Day
	at  int
}

// lastByDay returns that for each day on which there are updates, in the order of days.
func lastByDay(sections []section) []lastOfDay {
	var all []lastOfDay
	for k, s := range sections[1:] {
		all = append(all, lastOfDay{s.day, k + 1})
	}
	slices.SortStableFunc(all, func(a, b lastOfDay) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(b.at, a.at)) })
	furthest := 0
	for k := range all {
		furthest = max(furthest, all[k].at)
		all[k].at = furthest
	}
	return slices.CompactFunc(all, func(a, b lastOfDay) bool { return a.day == b.day })
}

// writeUpdate writes an update, unless it says the same already.
func (i *importing) writeUpdate(s *section, m marks, at home) {
	u := s.now
	title, pending, reported := u.line("title"), false, day.Day(0)
	if s.was != nil {
		title, pending, reported = cmp.Or(title, s.was.Title), s.was.Pending, s.was.Reported
	}
	if cell := u.cell("pending"); cell != "" {
		v, _ := i.value(u.row, "pending")
		pending = v.is
	}
	if on, ok := i.reported(u); ok {
		reported = on
	}
	below, changed := i.below(s, m, at)
	if s.was != nil && !changed && alike(title, s.was.Title) && pending == s.was.Pending && reported == s.was.Reported {
		return
	}
	heading := m.heading(u.day, title, reported, pending)
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

// reported returns the day on which an update was put on record, and whether the row says one that is later than that of the update.
func (i *importing) reported(u *update) (on day.Day, ok bool) {
	if u.cell("reported") == "" {
		return 0, false
	}
	v, ok := i.value(u.row, "reported")
	if ok && v.day < u.day {
		i.report(u.wrong("reported", "reported-before", "value", v.day.String(), "other", u.day.String()))
	}
	return v.day, ok && v.day > u.day
}

// below returns what stands below an update's heading, and whether that is another text than it was. What was withdrawn stays so,
// and is not touched: no table has its text.
func (i *importing) below(s *section, m marks, at home) (text string, changed bool) {
	u := s.now
	text, reason := trimmed(u.whole("text")), u.line("withdrawn")
	switch was := s.was; {
	case was != nil && was.Withdrawn:
		if reason != "" && reason != was.Reason {
			i.report(u.wrong("withdrawn", "import-withdrawn", "value", was.Reason))
		}
		return belowHeading(s.text), false
	case was != nil:
		if text == "" || alike(text, was.Source) || at.isWritten(text, was.Source) {
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
