package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A turn is a day on which a task was put into another state by its record: completed, cancelled, paused or resumed. Turns are news like
// changes and reviews. What is said of one is what was known when it became known, so that a list of old news stays as it is.
type turn struct {
	day, known day.Day
	kind       string // of the event
	word       view.Phrase
	reason     string
}

// anchor names the turn on the page of its task.
func (n *turn) anchor() string { return n.kind + "-" + n.day.String() }

// newTurns returns the turns of the task by the day, in the order of its front matter. A completion that a review returned is one, too.
func (t *task) newTurns() []turn {
	var all []turn
	for i := range t.Pauses {
		all = append(all, t.pauseTurns(&t.Pauses[i])...)
	}
	for i := range t.Reviews {
		if r := &t.Reviews[i]; r.Result == site.Returned && r.Date <= t.clock.Day && t.ClaimOf(r) != t.Completed {
			all = t.addEndTurn(all, t.ClaimOf(r), completedEvent)
		}
	}
	all = t.addEndTurn(all, t.Completed, completedEvent)
	return t.addEndTurn(all, t.Cancelled, cancelledEvent)
}

// addEndTurn adds the completion or the cancellation of a day, as it stood when that was reported.
func (t *task) addEndTurn(all []turn, on day.Day, kind string) []turn {
	isTold := func(n turn) bool { return n.day == on && n.kind == kind }
	if on == 0 || on > t.clock.Day || slices.ContainsFunc(all, isTold) {
		return all
	}
	n := turn{day: on, known: max(on, t.ReportOf(on)), kind: kind, word: label("event." + kind)}
	switch then := t.Then(n.known); {
	case kind == completedEvent && then.Completed == on:
		n.word, n.reason = completionWord(then), then.Reason
	case kind == cancelledEvent:
		n.reason = then.Reason
	}
	return append(all, n)
}

// pauseTurns returns the beginning of a pause and its end, unless another follows at once or the task was over by then.
func (t *task) pauseTurns(p *site.Pause) []turn {
	if p.From == 0 || p.From > t.clock.Day {
		return nil
	}
	all := []turn{{day: p.From, known: p.From, kind: pausedEvent, word: label("event.paused"), reason: p.Reason}}
	if resumed := p.Until.Add(1); p.Until != 0 && resumed <= t.clock.Day && !t.isPaused(resumed) && !isOver(t.Then(resumed), resumed) {
		all = append(all, turn{day: resumed, known: resumed, kind: resumedEvent, word: label("event.resumed")})
	}
	return all
}

// isOver reports whether a task was completed or cancelled by a day.
func isOver(t *site.Task, by day.Day) bool {
	return t.Completed != 0 && t.Completed <= by || t.Cancelled != 0 && t.Cancelled <= by
}

// turnNotices returns the turns as rows of the list of updates. One of which an update of the same day tells stands in its row instead; so
// does every one that was reported late, since that is told by an update.
func (t *task) turnNotices() []*view.UpdateRow {
	var all []*view.UpdateRow
	for _, n := range t.newTurns() {
		if row := t.tells(&n); row != nil {
			row.Turns = append(row.Turns, n.word)
			continue
		}
		all = append(all, &view.UpdateRow{URL: t.row.URL + "#" + n.anchor(), Day: n.day, Says: []view.Phrase{n.word}, Excerpt: n.reason})
	}
	return all
}

// tells returns the row of the first update of a turn's day that was reported with it; nil without any.
func (t *task) tells(n *turn) *view.UpdateRow {
	for i := range slices.Backward(t.updates) {
		if u := &t.updates[i]; u.Day == n.day && u.row.Known() == n.known && !u.Withdrawn {
			return u.row
		}
	}
	return nil
}

// turnAnchor returns the anchor of a turn that is news by itself: it stands where the page of the task tells of it. Of another it is empty.
func (t *task) turnAnchor(on day.Day, kind string) string {
	n := turn{day: on, kind: kind}
	at := t.row.URL + "#" + n.anchor()
	if slices.ContainsFunc(t.notices, func(row *view.UpdateRow) bool { return row.URL == at }) {
		return n.anchor()
	}
	return ""
}
