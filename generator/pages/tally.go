package pages

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// shareKinds are what tasks are counted as, in the order of a bar: what was kept, what runs, what is late, what rests, what is not
// known. They are the states, but those that ended without any record are apart from those without a conclusion.
var shareKinds = [mostKinds]string{string(site.Done), string(site.InProgress), string(site.DueSoon), string(site.Behind),
	string(site.Overdue), string(site.Unfinished), string(site.Unreported), emptyKind, string(site.Paused), string(site.Cancelled),
	string(site.NoRecord)}

// concernKinds are the places of shareKinds, first what a reader wants to see first.
var concernKinds = [mostKinds]int{4, 3, 5, 6, 7, 2, 10, 1, 8, 9, 0}

const (
	barWidth  = 1000
	mostKinds = 11

	emptyKind = "unreported-empty"
)

// fewest is how many tasks make a whole of which a share in per cent says something.
const fewest = 10

// kind returns what a task is counted as: a place of shareKinds.
func (t *task) kind() int {
	if variant(t.Task, t.status, t.clock) == emptyKind {
		return slices.Index(shareKinds[:], emptyKind)
	}
	return slices.Index(shareKinds[:], string(t.status.State))
}

// tally counts distinct tasks by state. at says where those that are so are listed.
func tally(tasks []*task, at func(kind string) string) view.Tally {
	var counts [mostKinds]int
	silent := 0
	for _, task := range tasks {
		counts[task.order]++
		if task.status.Silent {
			silent++
		}
	}
	return tallyOf(counts, silent, at)
}

// tallyOf returns the tally of so many tasks of each kind.
func tallyOf(counts [mostKinds]int, silent int, at func(kind string) string) view.Tally {
	t := view.Tally{Silent: silent}
	for _, n := range counts {
		t.Total += n
	}
	t.Percents = t.Total >= fewest
	sum := 0
	for i, kind := range shareKinds {
		n := counts[i]
		if n == 0 {
			continue
		}
		x := sum * barWidth / t.Total
		sum += n
		t.Shares = append(t.Shares, view.Share{
			State: kind, Word: label("state." + kind), URL: at(kind), Count: n, Percent: rounded(n, t.Total), X: x, Width: sum*barWidth/t.Total - x,
		})
	}
	if silent > 0 {
		t.SilentURL = at(silentKind)
	}
	return t
}

// rounded returns a share in per cent, a half rounded up. Each is rounded by itself: equal counts have equal shares, and all of them
// need not make 100.
func rounded(n, total int) int { return (200*n + total) / (2 * total) }

// group returns a category's or an office's figures. at says where their tasks of a kind are listed, in the order of concernKinds.
func group(url, name string, tasks []*task, at map[string]string, clock site.Clock) view.Group {
	g := view.Group{URL: url, Name: name, Tally: tally(tasks, func(kind string) string { return at[kind] })}
	g.Done = countOfStates(g.Tally, site.Done)
	g.Late = under(lateAnchor, countOfStates(g.Tally, site.Overdue, site.Behind, site.Unfinished))
	if clock.Closed {
		g.Open = under(openAnchor, countOfStates(g.Tally, site.Unreported, emptyKind))
	}
	g.Rest.N = g.Tally.Total - g.Done.N - g.Late.N - g.Open.N
	g.Silent = view.Count{N: g.Tally.Silent, URL: g.Tally.SilentURL}
	return g
}

// countOfStates adds up the shares of some states. It leads to the first of them that has tasks.
func countOfStates(t view.Tally, states ...site.State) view.Count {
	var c view.Count
	for _, state := range states {
		for _, s := range t.Shares {
			if s.State == string(state) {
				c.N += s.Count
				c.URL = cmp.Or(c.URL, s.URL)
			}
		}
	}
	return c
}

// under leads a count of several kinds to the heading over them.
func under(anchor string, c view.Count) view.Count {
	if page, _, any := strings.Cut(c.URL, "#"); any {
		c.URL = page + "#" + anchor
	}
	return c
}

// periodPhrase returns a phrase that names a period, with its year where the plan has more than one.
func periodPhrase(key string, p day.Period, of *site.Terms) view.Phrase {
	if of.Start.Month()/12 != of.End.Month()/12 {
		key += "-year"
	}
	return view.Phrase{Label: key, Period: p}
}
