package importer

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/site"
)

// What a row is laid over is found again by what it is called, not by its place alone: since the table was made, somebody may have
// put another before it. A row that could be any of several is not guessed at.

// A matching gives rows what they are of, each one its own.
type matching struct {
	of    []int  // of each row: which of those that there are; -1 for none
	taken []bool // of those that there are
}

func newMatching(rows, there int) *matching {
	m := &matching{of: make([]int, rows), taken: make([]bool, there)}
	for k := range m.of {
		m.of[k] = -1
	}
	return m
}

// A key is by what something is found again; nothing if it has none.
type key func(k int) string

// pair gives each row without any the first of those left that has the row's key.
func (m *matching) pair(rows, there key) {
	free := m.free(there)
	for k := range m.of {
		if by := rows(k); m.of[k] < 0 && by != "" && len(free[by]) > 0 {
			m.take(k, free[by][0])
			free[by] = free[by][1:]
		}
	}
}

// even does the same in the order of both, but only where there are as many of a key on either side. Of what has a key that others
// have too, it returns the rows that are left.
func (m *matching) even(rows, there key) (doubtful []int) {
	free, asking := m.free(there), map[string]int{}
	for k := range m.of {
		if m.of[k] < 0 {
			asking[rows(k)]++
		}
	}
	even := map[string]bool{}
	for by, n := range asking {
		even[by] = len(free[by]) == n
	}
	for k := range m.of {
		switch by := rows(k); {
		case m.of[k] >= 0, by == "":
		case even[by]:
			m.take(k, free[by][0])
			free[by] = free[by][1:]
		case len(free[by]) > 0:
			doubtful = append(doubtful, k)
		}
	}
	return doubtful
}

func (m *matching) free(there key) map[string][]int {
	free := map[string][]int{}
	for k, taken := range m.taken {
		if by := there(k); !taken && by != "" {
			free[by] = append(free[by], k)
		}
	}
	return free
}

func (m *matching) take(row, k int) { m.of[row], m.taken[k] = k, true }

// by makes a key of parts; none if the first is missing.
func by(parts ...string) string {
	if parts[0] == "" {
		return ""
	}
	return strings.Join(parts, "\x00")
}

// alike reports whether two texts are the same to who reads them: an accent may be a character of its own.
func alike(a, b string) bool { return a == b || norm.NFC.String(a) == norm.NFC.String(b) }

// called returns a title as one finds it again.
func called(title string) string { return norm.NFC.String(strings.TrimSpace(title)) }

// matchMilestones finds the milestone of each row, -1 for a new one, and reports what it cannot find.
func (i *importing) matchMilestones(t *task, there []site.Milestone) []int {
	m := newMatching(len(t.milestones), len(there))
	place := func(k int) string { return itoa(k + 1) }
	title := func(k int) string { return called(there[k].Title) }
	due := func(k int) string { return there[k].Due.String() }
	row := func(k int) *numbered { return t.milestones[k] }
	said := func(k int) string { return called(row(k).row.cell("title")) }

	m.pair(func(k int) string { return by(said(k), row(k).due(), itoa(row(k).place)) }, func(k int) string { return by(title(k), due(k), place(k)) })
	m.pair(func(k int) string { return by(said(k), row(k).due()) }, func(k int) string { return by(title(k), due(k)) })
	m.pair(func(k int) string {
		if row(k).due() != "" {
			return ""
		}
		return by(said(k), itoa(row(k).place))
	}, func(k int) string { return by(title(k), place(k)) })
	doubtful := m.even(said, title)
	for _, k := range doubtful {
		i.report(row(k).row.wrong("title", "import-milestone-doubtful", "value", said(k)))
	}
	m.pair(func(k int) string {
		if said(k) != "" {
			return ""
		}
		return itoa(row(k).or(k + 1))
	}, place)
	for k, n := range t.milestones {
		if at := n.or(0) - 1; m.of[k] < 0 && len(doubtful) == 0 && at >= 0 && at < len(there) {
			i.reportOther(m, n, there, at)
		}
	}
	return m.of
}

// reportOther reports a row that names a place where another milestone is. If that one has a row of its own, the row is a new one
// that stands before it.
func (i *importing) reportOther(m *matching, n *numbered, there []site.Milestone, at int) {
	title := n.row.cell("title")
	switch {
	case title == "":
		i.report(n.row.wrong("milestone", "import-cell-empty", "key", "title"))
	case !m.taken[at]:
		i.report(n.row.wrong("milestone", "import-milestone-other", "value", there[at].Title, "other", title, "expected", itoa(len(there)+1)))
	}
}

// or returns the place that a row names, or another.
func (n *numbered) or(place int) int {
	if n.place != 0 {
		return n.place
	}
	return place
}

// due returns the day that a row gives its milestone, as the site writes it.
func (n *numbered) due() string {
	d, _ := dayIn(n.row.cell("due"))
	return d.String()
}
