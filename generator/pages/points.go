package pages

import (
	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Main points are sentences made from figures. They stand at the head of a page, and in what is said of the page elsewhere.

// namedShares are the shares that main points name: what was kept, and what a reader should know of the rest.
var namedShares = map[string]bool{
	string(site.Done): true, string(site.Overdue): true, string(site.Behind): true, string(site.Unfinished): true,
	string(site.Unreported): true, emptyKind: true, string(site.NoRecord): true,
}

// mainPoints returns the plan's main points.
func (p *plan) mainPoints() []view.Point {
	points := append(taskPoints(p.tally), p.ledgerPoints()...)
	if p.moved > 0 {
		points = append(points, view.Point{Figures: []view.Figure{figure("points.moved", p.moved, p.changesURL())}})
	}
	points = append(points, silentPoints(p.tasks, p.tally.SilentURL)...)
	if len(p.tasks) == 0 {
		return nil
	}
	return append(points, reportPoints(p.tasks)...)
}

func (p *plan) ledgerPoints() []view.Point {
	return duePoints(p.sum, p.dues, p.clock.Day, p.outcomeURL)
}

// mainPoints returns the main points of an office or a category.
func (p *taskGroup) mainPoints() []view.Point {
	points := append(taskPoints(p.group.Tally), p.duePoints...)
	points = append(points, silentPoints(p.tasks, p.group.Tally.SilentURL)...)
	return append(points, reportPoints(p.tasks)...)
}

// taskPoints says how far some tasks are.
func taskPoints(t view.Tally) []view.Point {
	if t.Total == 0 {
		return nil
	}
	p, rest := view.Point{Lead: view.Phrase{Label: "points.tasks", N: float64(t.Total)}}, t.Total
	for _, s := range t.Shares {
		if namedShares[s.State] {
			p.Figures, rest = append(p.Figures, figure("points."+s.State, s.Count, s.URL)), rest-s.Count
		}
	}
	switch {
	case len(p.Figures) == 0:
		p.Figures = noneDone(t)
	case rest > 0:
		p.Figures = append(p.Figures, figure("points.rest", rest, ""))
	}
	return []view.Point{p}
}

// noneDone says of tasks of which none is done or late how many run, rest or were given up.
func noneDone(t view.Tally) []view.Figure {
	var all []view.Figure
	rest := t.Total
	for _, s := range t.Shares {
		if s.State == string(site.Paused) || s.State == string(site.Cancelled) {
			all, rest = append(all, figure("points."+s.State, s.Count, s.URL)), rest-s.Count
		}
	}
	if rest > 0 {
		all = append(all, figure("points.none-done", 0, ""))
	}
	return all
}

// silentPoints says how many of some tasks owe an update.
func silentPoints(tasks []*task, url string) []view.Point {
	n, owed := 0, day.Period{}
	for _, t := range tasks {
		if !t.status.Silent {
			continue
		}
		if n++; n == 1 {
			owed = t.status.Owed
		} else if owed != t.status.Owed {
			owed = day.Period{}
		}
	}
	if n == 0 {
		return nil
	}
	p := view.Point{Figures: []view.Figure{figure("points.silent", n, url)}}
	if owed != (day.Period{}) {
		key := "points.silent-in"
		if tasks[0].Plan.Reporting.By > 0 {
			key = "points.silent-by"
		}
		p.Figures[0].Text = periodPhrase(key, owed, tasks[0].Plan)
		p.Figures[0].Text.N = float64(n)
	}
	return []view.Point{p}
}

// reportPoints says by when the next update is owed, and for how many of some tasks, where a rule says so.
func reportPoints(tasks []*task) []view.Point {
	next, n := day.Day(0), 0
	for _, t := range tasks {
		switch {
		case t.nextReport.Due == 0 || next != 0 && t.nextReport.Due > next:
		case t.nextReport.Due == next:
			n++
		default:
			next, n = t.nextReport.Due, 1
		}
	}
	if n == 0 {
		return nil
	}
	return []view.Point{{Lead: view.Phrase{Label: "points.next-report", Day: next, N: float64(n)}}}
}

func (p *taskGroup) ledgerPoints(clock site.Clock) []view.Point {
	at := headingURLs(p.url+ledgerName, p.outcomes)
	points := duePoints(p.sum, p.dues, clock.Day, func(o site.Outcome) string { return at[string(o)] })
	return append(points, movedPoints(p.sum, at[string(site.Moved)])...)
}

// movedPoints says how many promises were moved to another day.
func movedPoints(s view.LedgerSum, at string) []view.Point {
	if s.Moved == 0 {
		return nil
	}
	return []view.Point{{Figures: []view.Figure{figure("points.moved-promises", s.Moved, at)}}}
}

// duePoints says what came of promises for a day, of which s is the sum; at returns where those of an outcome are listed.
func duePoints(s view.LedgerSum, rows []*view.DueRow, on day.Day, at func(site.Outcome) string) []view.Point {
	came := s.OnTime + s.Late + s.NotMet
	if came+s.Open == 0 {
		return nil
	}
	p := view.Point{Lead: view.Phrase{Label: "points.due", N: float64(came)}}
	if came == 0 {
		return []view.Point{{Figures: []view.Figure{figure("points.all-open", s.Open, at(site.Ahead))}}}
	}
	if early(rows, on) {
		p.Lead.Label = "points.due-or-done"
	}
	for _, f := range []struct {
		of site.Outcome
		n  int
	}{{site.OnTime, s.OnTime}, {site.Late, s.Late}, {site.NotMet, s.NotMet}} {
		if f.n > 0 {
			p.Figures = append(p.Figures, figure("points."+string(f.of), f.n, at(f.of)))
		}
	}
	points := []view.Point{p}
	if s.Open > 0 {
		points = append(points, view.Point{Figures: []view.Figure{figure("points.open", s.Open, at(site.Ahead))}})
	}
	return points
}

// early reports whether something came of some promise before its day has passed. The rows are in the order of days.
func early(rows []*view.DueRow, on day.Day) bool {
	for _, row := range rows[duesInTime.search(rows, on, 0):] {
		if row.Outcome == string(site.OnTime) || row.Outcome == string(site.NotMet) {
			return true
		}
	}
	return false
}

func (p *plan) proof() []view.Point { return proofOf(p.tasks) }

// proofOf says who vouches for those of some tasks that are done: someone else, a document or picture, or only the office itself.
func proofOf(tasks []*task) []view.Point {
	done, verified, documented := 0, 0, 0
	for _, t := range tasks {
		switch {
		case t.status.State != site.Done:
			continue
		case t.isVouched():
			verified++
		case t.documented:
			documented++
		}
		done++
	}
	if done == 0 {
		return nil
	}
	return []view.Point{{Lead: view.Phrase{Label: "points.proof", N: float64(done)}, Figures: []view.Figure{
		figure("points.verified", verified, ""), figure("points.documented", documented, ""), figure("points.own", done-verified-documented, ""),
	}}}
}

// isVouched reports whether someone else checked the completion.
func (t *task) isVouched() bool {
	_, when := vouched(t.Task, t.clock.Day)
	return when != 0
}

func figure(key string, n int, url string) view.Figure {
	return view.Figure{Text: view.Phrase{Label: key, N: float64(n)}, URL: url}
}

// points returns the fact that the task's state follows from, as a sentence.
func (t *task) points() []view.Point {
	if t.row.Why.Label == "" {
		return nil
	}
	return []view.Point{{Lead: t.row.Why}}
}
