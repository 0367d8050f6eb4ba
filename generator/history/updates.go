package history

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// compareUpdates finds updates that were published and are gone or read otherwise, and returns those that were added. The mark that an
// update was reported later is a part of it: neither is it added to one that was published without, nor changed or taken away.
func (p *pair) compareUpdates(old, now *site.Task) (fresh []*site.Update) {
	before := slices.DeleteFunc(pointers(old.Updates), func(u *site.Update) bool { return u.Pending })
	after := pointers(now.Updates)
	for _, is := range likenesses {
		before, after = match(before, after, is, p.compareUpdate)
	}
	for _, was := range before {
		file := now.Body.File
		if was.In.File != old.Body.File {
			file = was.In.File // it had a file of its own
		}
		if !p.isLost(file, now) {
			p.add(problem.New(0, 0, "published-update-gone", "value", front.Shortened(was.Day.String()+" "+was.Title)).In(file))
		}
	}
	return after
}

// isLost reports whether a present file has a mistake for which an update in it can't be read.
func (p *pair) isLost(file string, now *site.Task) bool {
	if slices.ContainsFunc(p.now.mistakes[file], func(q problem.Problem) bool { return strings.HasPrefix(q.Code, "heading-") }) {
		return true
	}
	if file != now.Body.File {
		return len(p.now.mistakes[file]) > 0
	}
	return !p.isRead(now) && len(now.Updates) == 0
}

// likenesses are the ways to find an update again, the surest first.
var likenesses = []func(old, now *site.Update) bool{
	func(old, now *site.Update) bool { return isFiled(old) && isFiled(now) && old.Anchor == now.Anchor },
	func(old, now *site.Update) bool { return isSame(old, now) && !now.Pending },
	func(old, now *site.Update) bool {
		return old.Day == now.Day && old.Title == now.Title && !now.Pending
	},
	func(old, now *site.Update) bool {
		return old.Day == now.Day && saysTheSame(old, now) && !now.Pending
	},
	func(old, now *site.Update) bool {
		return old.Title == now.Title && saysTheSame(old, now) && !now.Pending
	},
	func(old, now *site.Update) bool { return old.Day == now.Day && now.Withdrawn && !now.Pending },
	func(old, now *site.Update) bool {
		return now.Pending && old.Day == now.Day && (old.Title == now.Title || saysTheSame(old, now))
	},
	func(old, now *site.Update) bool { return old.Anchor == now.Anchor && !now.Pending },
}

// isFiled reports whether an update has a file of its own.
func isFiled(u *site.Update) bool {
	parts := strings.Split(u.In.File, "/")
	return len(parts) == 4 && parts[2] == site.UpdatesDir
}

func isSame(a, b *site.Update) bool {
	return a.Day == b.Day && a.Title == b.Title && a.Reported == b.Reported && a.Withdrawn == b.Withdrawn && a.Reason == b.Reason && a.Source == b.Source
}

func saysTheSame(a, b *site.Update) bool { return a.Source != "" && a.Source == b.Source }

// match calls do with each update and the first one that it is like, and returns the others.
func match(before, after []*site.Update, is func(old, now *site.Update) bool, do func(old, now *site.Update)) (unmatched, left []*site.Update) {
	left = append(left, after...)
	for _, old := range before {
		at := -1
		for i, now := range left {
			if is(old, now) {
				at = i
				break
			}
		}
		if at < 0 {
			unmatched = append(unmatched, old)
			continue
		}
		do(old, left[at])
		left = append(left[:at], left[at+1:]...)
	}
	return unmatched, left
}

// compareUpdate finds what is otherwise in an update. It may have been withdrawn, and then needs its attachments no more.
func (p *pair) compareUpdate(old, now *site.Update) {
	file, heading := now.In.File, front.Shortened(now.Day.String()+" "+now.Title)
	if now.Pending {
		p.addUpdate(now, "pending", "published-update-pending", "value", heading)
		return
	}
	if old.Anchor != now.Anchor && (isFiled(old) || isFiled(now)) {
		p.addUpdate(now, "", "published-update-moved", "key", heading, "other", old.Anchor, "value", now.Anchor, "expected", standsIn(old))
	}
	switch {
	case now.Withdrawn && !old.Withdrawn:
		return
	case old.Withdrawn && !now.Withdrawn:
		p.addUpdate(now, "", "published-update-restored", "value", heading, "other", front.Shortened(old.Reason))
		return
	}
	if old.Day != now.Day {
		p.addUpdate(now, "date", "published-update-day", "other", old.Day.String(), "value", now.Day.String())
	}
	if old.Title != now.Title {
		p.addUpdate(now, "title", "published-update-title", "other", front.Shortened(old.Title), "value", front.Shortened(now.Title))
	}
	if old.Reported != now.Reported {
		p.addUpdate(now, "reported", "published-update-reported", "key", heading, "other", shown(old.Reported.String()), "value", shown(now.Reported.String()))
	}
	if old.Reason != now.Reason {
		p.addUpdate(now, "", "published-update-body", "key", heading, "other", front.Shortened(old.Reason), "value", front.Shortened(now.Reason))
	}
	p.compareReport(old, now, heading)
	p.compareBody(file, old, now, heading)
	p.compareFiles(old)
}

// compareReport finds that another office reported an update in a file of its own, or that it says otherwise that there is nothing new.
func (p *pair) compareReport(old, now *site.Update, heading string) {
	if !isFiled(old) || !isFiled(now) {
		return // it was moved, which is told of
	}
	for _, f := range []struct{ field, was, is string }{
		{"by", p.officeOf(old, true), p.officeOf(now, false)},
		{"no_progress", strconv.FormatBool(old.NoProgress), strconv.FormatBool(now.NoProgress)},
	} {
		if f.was != f.is {
			p.addUpdate(now, f.field, "published-update-field", "value", heading, "key", f.field, "other", shown(f.was), "expected", shown(f.is))
		}
	}
}

// officeOf returns the present key of the office that reported an update; nothing if none is said.
func (p *pair) officeOf(u *site.Update, then bool) string {
	if u.By == nil {
		return ""
	}
	return p.names.of(u.By.Key, then)
}

// standsIn names where an update stood: a file of its own, or a task's.
func standsIn(u *site.Update) string {
	parts := strings.SplitN(u.In.File, "/", 3)
	return parts[len(parts)-1]
}

// addUpdate adds a problem at an update: at its heading, or in a file of its own at a field.
func (p *pair) addUpdate(u *site.Update, field, code string, data ...string) {
	if isFiled(u) {
		p.addAt(u.In.File, cmp.Or(field, "title"), code, data...)
		return
	}
	p.addLine(u.In.File, u.Line, 1, code, data...)
}

// compareBody finds the first line in which a body reads otherwise.
func (p *pair) compareBody(file string, old, now *site.Update, heading string) {
	if old.Source == now.Source {
		return
	}
	before, after := strings.Split(old.Source, "\n"), strings.Split(now.Source, "\n")
	i := 0
	for i < len(before) && i < len(after) && before[i] == after[i] {
		i++
	}
	was, is := lineAt(before, i), lineAt(after, i)
	same := 0
	for _, r := range was {
		if !strings.HasPrefix(is[same:], string(r)) {
			break
		}
		same += utf8.RuneLen(r)
	}
	line, column := p.lineOf(file, now, after, i), utf8.RuneCountInString(is[:same])+1
	p.addLine(file, line, column, "published-update-body", "key", heading, "other", shown(front.Shortened(was)), "value", shown(front.Shortened(is)))
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// lineOf returns the line of a file on which a line of an update's body stands: above it there may be a heading, and empty ones.
func (p *pair) lineOf(file string, u *site.Update, body []string, i int) int {
	text, _ := p.now.text(file)
	lines := strings.Split(text, "\n")
	for at := max(u.Line-1, 0); at < len(lines); at++ {
		if strings.TrimRight(lines[at], " \t\r") == strings.TrimRight(body[0], " \t") {
			return min(at+1+min(i, len(body)-1), len(lines))
		}
	}
	return u.Line
}
