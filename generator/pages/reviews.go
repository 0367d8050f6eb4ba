package pages

import (
	"html"
	"slices"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// newReviews returns the reviews of the task by the day, in the order of the file.
func (t *task) newReviews() []view.Review {
	var all []view.Review
	for i := range t.Reviews {
		r := &t.Reviews[i]
		if r.Date == 0 || r.Date > t.clock.Day {
			continue
		}
		v := view.Review{Anchor: reviewAnchor(i), Day: r.Date, Result: r.Result, Says: reviewSays(t.Task, r)}
		if r.Result == site.Returned {
			if claimed := t.ClaimOf(r); claimed != t.Completed {
				v.Claimed = t.turnAnchor(claimed, completedEvent)
			}
			v.Facts = append(v.Facts, view.Phrase{Label: "review.since", Day: r.Date})
		}
		if r.Reason != "" {
			v.Facts = append(v.Facts, view.Phrase{Label: "task.reason", Text: r.Reason})
		}
		all = append(all, v)
	}
	return all
}

// reviewAnchor names the i-th review of a file.
func reviewAnchor(i int) string { return "review-" + strconv.Itoa(i+1) }

// reviewSays says what came of a review, and by whom.
func reviewSays(t *site.Task, r *site.Review) view.Phrase {
	p := view.Phrase{Label: "review." + r.Result, Text: r.By}
	if claimed := t.ClaimOf(r); r.Result == site.Returned && claimed != 0 {
		p.Label, p.Day = "review.returned-of", claimed
	}
	return p
}

// returned returns the review by which the task has no completion on a day; nil if it has one, or none was returned.
func returned(t *site.Task, s site.Status, on day.Day) *site.Review {
	var last *site.Review
	for i := range t.Reviews {
		if r := &t.Reviews[i]; r.Result == site.Returned && r.Date <= on && s.Completed == 0 && (last == nil || r.Date >= last.Date) {
			last = r
		}
	}
	return last
}

// vouched returns who checked the completion of a task by a day, and when; nothing if nobody did, or found it otherwise since.
func vouched(t *site.Task, on day.Day) (by string, when day.Day) {
	if v := t.Verified; v.Date != 0 && v.Date <= on {
		by, when = v.By, v.Date
	}
	switch r := t.Review(on); {
	case r == nil || r.Date < when || r.Date < t.Completed && t.Completed <= on:
		return by, when
	case r.Result == site.Confirmed:
		return r.By, r.Date
	}
	return "", 0
}

// Changes, reviews and turns are news beside updates. That a change was asked for stays news once it is decided on.

// newNotices returns the changes, reviews and turns of the task as rows of the list of updates, in the order of the file.
func (t *task) newNotices() []*view.UpdateRow {
	all := append(t.turnNotices(), changeNotices(t.Changes, t.clock.Day, t.row.URL)...)
	for i := range t.Reviews {
		if r := &t.Reviews[i]; r.Date != 0 && r.Date <= t.clock.Day {
			all = append(all, &view.UpdateRow{
				URL: t.row.URL + "#" + reviewAnchor(i), Day: r.Date, Says: []view.Phrase{reviewSays(t.Task, r)}, Excerpt: r.Reason,
			})
		}
	}
	for _, row := range all {
		row.Task, row.Number, row.Called, row.Sample = t.Title, t.Number, t.row.Called, t.Sample
		row.Offices = slices.Concat(t.row.Lead, t.row.Joint)
	}
	return all
}

// changeNotices returns what happened to changes by a day. at is the page that tells of them.
func changeNotices(changes []site.Change, by day.Day, at string) []*view.UpdateRow {
	var all []*view.UpdateRow
	add := func(anchor string, on day.Day, c *site.Change, says []view.Phrase) {
		all = append(all, &view.UpdateRow{URL: at + "#" + anchor, Day: on, Says: says, Excerpt: c.Reason})
	}
	for i := range changes {
		c, anchor := &changes[i], changeAnchor(i)
		stage := c.Stage(by)
		if c.Asked != 0 && c.Asked <= by && c.Asked != c.Day(by) || stage == site.Asked {
			add(anchor+askedSuffix, c.Asked, c, pending(c, site.Asked, false))
		}
		switch stage {
		case site.Granted:
			says := changeSays(c, stage)
			if c.By != "" {
				says = append([]view.Phrase{{Label: "change.granted-by", Text: c.By}}, says...)
			}
			add(anchor, c.Decided, c, says)
		case site.Refused:
			add(anchor, c.Refused, c, append(pending(c, stage, false), label("change.refused-yet")))
		}
	}
	return all
}

// askedSuffix ends the anchor of the day on which a change was asked for.
const askedSuffix = "-asked"

// noticeEntry returns as feeds have it what is no update.
func noticeEntry(row *view.UpdateRow, task view.Phrase, category string) *view.FeedEntry {
	e := &view.FeedEntry{URL: row.URL, Day: row.Day, Says: row.Says, Task: task, Category: category, Sample: row.Sample}
	if row.Excerpt != "" {
		e.Body = view.HTML{{HTML: "<p>" + html.EscapeString(row.Excerpt) + "</p>\n"}}
	}
	return e
}
