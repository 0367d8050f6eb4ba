package history

import (
	"cmp"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// An entry of [[changes]], [[reviews]] or [[pauses]] that was there stays there as it was, but for what can still come of it.

// sameEntry is how two entries are compared.
type sameEntry[T any] struct {
	table   string
	equal   func(old, now *T) bool
	becomes func(old, now *T) bool // the one may have become the other
	like    func(old, now *T) bool // probably the same, and changed
	shown   func(*T) string
}

// compareEntries finds entries that are gone or changed.
func compareEntries[T any](p *pair, file string, before, after []T, by sameEntry[T]) {
	taken := make([]bool, len(after))
	take := func(old *T, is func(old, now *T) bool) int {
		for i := range after {
			if !taken[i] && is(old, &after[i]) {
				taken[i] = true
				return i
			}
		}
		return -1
	}
	var left []*T
	for i := range before {
		if take(&before[i], by.equal) < 0 {
			left = append(left, &before[i])
		}
	}
	for _, old := range left {
		if take(old, by.becomes) >= 0 {
			continue
		}
		if i := take(old, by.like); i >= 0 {
			p.addAt(file, front.Element(by.table, i), "published-entry-changed", "key", "[["+by.table+"]]", "other", by.shown(old), "value", by.shown(&after[i]))
		} else {
			p.addAt(file, by.table, "published-entry-gone", "key", "[["+by.table+"]]", "value", by.shown(old))
		}
	}
}

// compareChanges finds changes that are gone or read otherwise. One that was asked for may be decided or refused since.
func (p *pair) compareChanges(file string, before, after []site.Change) {
	promised := func(a, b *site.Change) bool {
		return a.Field == b.Field && a.Milestone == b.Milestone && a.Was.Equal(b.Was) && a.Now.Equal(b.Now) && a.Asked == b.Asked
	}
	compareEntries(p, file, before, after, sameEntry[site.Change]{
		table: "changes",
		equal: func(a, b *site.Change) bool {
			return promised(a, b) && a.Decided == b.Decided && a.Refused == b.Refused && a.By == b.By && a.Document == b.Document && a.Reason == b.Reason && a.File == b.File
		},
		becomes: func(a, b *site.Change) bool {
			open, ended := a.Decided == 0 && a.Refused == 0, b.Decided != 0 || b.Refused != 0
			return promised(a, b) && open && ended
		},
		like: func(a, b *site.Change) bool {
			return a.Field == b.Field && a.Milestone == b.Milestone && (a.Was.Equal(b.Was) || a.Now.Equal(b.Now) || a.Asked == b.Asked && a.Decided == b.Decided)
		},
		shown: func(c *site.Change) string {
			days := []string{}
			for _, d := range []struct {
				name string
				day  string
			}{{"asked", c.Asked.String()}, {"decided", c.Decided.String()}, {"refused", c.Refused.String()}} {
				if d.day != "" {
					days = append(days, d.name+" "+d.day)
				}
			}
			return front.Shortened(c.Field + " " + shown(c.Was.String()) + " → " + shown(c.Now.String()) + " (" + strings.Join(append(days, c.Reason), ", ") + ")")
		},
	})
}

// compareReviews finds reviews that are gone or read otherwise.
func (p *pair) compareReviews(file string, before, after []site.Review) {
	equal := func(a, b *site.Review) bool { return *a == *b }
	compareEntries(p, file, before, after, sameEntry[site.Review]{
		table:   "reviews",
		equal:   equal,
		becomes: equal,
		like:    func(a, b *site.Review) bool { return a.Date == b.Date || a.By == b.By && a.Result == b.Result },
		shown: func(r *site.Review) string {
			return front.Shortened(strings.Join([]string{r.Date.String(), r.By, r.Result, r.Claimed.String(), r.Reason}, " "))
		},
	})
}

// comparePauses finds pauses that are gone or read otherwise. One that lasts may have ended since.
func (p *pair) comparePauses(file string, before, after []site.Pause) {
	compareEntries(p, file, before, after, sameEntry[site.Pause]{
		table:   "pauses",
		equal:   func(a, b *site.Pause) bool { return *a == *b },
		becomes: func(a, b *site.Pause) bool { return a.From == b.From && a.Reason == b.Reason && a.Until == 0 },
		like:    func(a, b *site.Pause) bool { return a.From == b.From || a.Reason == b.Reason },
		shown: func(q *site.Pause) string {
			return front.Shortened(q.From.String() + "/" + cmp.Or(q.Until.String(), "…") + " " + q.Reason)
		},
	})
}
