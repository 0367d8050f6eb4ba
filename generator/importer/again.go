package importer

import (
	"gongshi/generator/day"
)

// matchUpdates gives each row the section of its update; the rows that are left are new.
func (i *importing) matchUpdates(t *task, sections []section) (fresh []*update) {
	p := pairing{sections: sections, updates: t.updates, at: i.homeOf(t)}
	m, doubtful := p.match()
	for _, k := range doubtful {
		i.report(t.updates[k].wrong("title", "import-update-doubtful", "value", t.updates[k].cell("title")))
		m.take(k, 0)
	}
	at := map[string]int{}
	for k := range sections {
		at[p.were(p.place)(k)] = k
	}
	for k, u := range t.updates {
		if at := m.of[k]; at >= 0 {
			if at > 0 { // else it was reported
				sections[at].now = u
			}
			continue
		}
		if other, is := at[by(u.day.String(), itoa(u.place))]; is && !m.taken[other] {
			i.report(u.wrong("place", "import-update-other", "value", sections[other].was.Title, "other", u.line("title")))
		}
		fresh = append(fresh, u)
	}
	return fresh
}

// A pairing finds the updates of a task again, each among those of its day.
type pairing struct {
	sections []section
	updates  []*update
	at       home
}

// match finds those with the same text and title first, then those with the same title. The same text at the same place is that of an
// update whose title was corrected.
func (p pairing) match() (m *matching, doubtful []int) {
	m = newMatching(len(p.updates), len(p.sections))
	m.pair(p.are(func(u *update) string { return by(p.newText(u), p.newTitle(u), itoa(u.place)) }),
		p.were(func(s *section) string { return by(p.text(s), p.title(s), p.place(s)) }))
	m.pair(p.are(func(u *update) string { return by(p.newText(u), p.newTitle(u)) }),
		p.were(func(s *section) string { return by(p.text(s), p.title(s)) }))
	m.pair(p.are(p.withoutText), p.were(func(s *section) string { return by(p.title(s), p.place(s)) }))
	doubtful = m.even(p.are(p.newTitle), p.were(p.title))
	m.pair(p.are(p.untitled()), p.were(p.place))
	m.pair(p.are(func(u *update) string { return by(p.newText(u), itoa(u.place)) }),
		p.were(func(s *section) string { return by(p.text(s), p.place(s)) }))
	return m, doubtful
}

// were makes a key of an update that there is.
func (p pairing) were(key func(s *section) string) key {
	return func(k int) string {
		s := &p.sections[k]
		if s.was == nil {
			return ""
		}
		if has := key(s); has != "" {
			return by(s.day.String(), has)
		}
		return ""
	}
}

// are makes a key of a row.
func (p pairing) are(key func(u *update) string) key {
	return func(k int) string {
		if has := key(p.updates[k]); has != "" {
			return by(p.updates[k].day.String(), has)
		}
		return ""
	}
}

func (p pairing) title(s *section) string   { return called(s.was.Title) }
func (p pairing) text(s *section) string    { return p.at.plain(s.was.Source) }
func (p pairing) place(s *section) string   { return itoa(s.place) }
func (p pairing) newTitle(u *update) string { return called(u.cell("title")) }
func (p pairing) newText(u *update) string  { return p.at.plain(trimmed(u.whole("text"))) }

// withoutText is the key of an update of which the table has no text, as of those that are withdrawn.
func (p pairing) withoutText(u *update) string {
	if u.place == 0 || u.cell("text") != "" {
		return ""
	}
	return by(p.newTitle(u), itoa(u.place))
}

// untitled is the key of an update of which the table has no title: the place that it names, or which row of its day it is.
func (p pairing) untitled() func(u *update) string {
	nth, count := map[*update]int{}, map[day.Day]int{}
	for _, u := range p.updates {
		count[u.day]++
		nth[u] = count[u.day]
	}
	return func(u *update) string {
		switch {
		case p.newTitle(u) != "":
			return ""
		case u.place != 0:
			return itoa(u.place)
		}
		return itoa(nth[u])
	}
}
