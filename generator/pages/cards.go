package pages

import (
	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addCards adds the pictures that stand for the plan's pages: one for its own and its lists, and one for the tasks in each
// state. A picture for each task would take longer than all else; and a task that changes its state gets one with another
// address, so that nobody shows the old one from memory.
func (p *plan) addCards() {
	own := &view.Card{Path: cardURL(p.Terms), Total: p.tally.Total, Shares: p.tally.Shares, Day: p.since()}
	p.maker.made.Cards = append(p.maker.made.Cards, own)
	for _, s := range p.tally.Shares {
		p.maker.made.Cards = append(p.maker.made.Cards, &view.Card{Path: stateCardURL(p.Terms, s.State), State: s.State})
	}
}

func cardURL(of *site.Terms) string { return of.URL() + "share.png" }

func stateCardURL(of *site.Terms, state string) string { return of.URL() + "share/" + state + ".png" }

// picture returns the plan's card. It has no figures in its words, so that a page stays when they change.
func (p *plan) picture() view.Picture {
	return view.Picture{URL: cardURL(p.Terms), Alt: view.Phrase{Label: "card.plan", Text: p.Title}, Width: view.CardWidth, Height: view.CardHeight}
}

// picture returns the card of the task's state.
func (t *task) picture() view.Picture {
	return view.Picture{URL: stateCardURL(t.Plan, shareKinds[t.order]), Alt: t.row.Badge.Word, Width: view.CardWidth, Height: view.CardHeight}
}

// since returns a day as of which all tasks are in the state that they are in: the last on which something was put on record,
// or on which a day that was promised drew near or passed. It is not the clock's, lest the card change every night; a plan that
// is closed has the one as of which it is shown.
func (p *plan) since() day.Day {
	if p.clock.Closed {
		return p.clock.Day
	}
	since := day.Day(0)
	if p.Start <= p.clock.Day {
		since = p.Start
	}
	for _, t := range p.tasks {
		since = max(since, t.since)
	}
	return since
}

// inStateSince returns the last day by the clock's on which the task's state may have changed.
func (t *task) inStateSince() day.Day {
	since := t.latest
	turns := func(days ...day.Day) {
		for _, d := range days {
			if d <= t.clock.Day {
				since = max(since, d)
			}
		}
	}
	promised := func(due day.Day) {
		if due != 0 {
			turns(due.Add(-t.clock.DueSoon), due+1)
		}
	}
	promised(t.Schedule.Due)
	for i := range t.Milestones {
		promised(t.Milestones[i].Due)
	}
	for _, pause := range t.Pauses {
		if pause.Until != 0 {
			turns(pause.Until + 1)
		}
	}
	return since
}
