package pages

import (
	"cmp"
	"slices"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// News stand by the day on which they became known: what is reported late comes on top when it is, and old months stay as they are.

// ownNews returns the news of the plan itself, by the day on which they became known. Those of incidents, bulletins and the assessment go by
// the day of the site. What says the same as the last time is the same pointer.
func (p *plan) ownNews() []*view.UpdateRow {
	all := changeNotices(p.Changes, p.clock.Day, p.URL())
	for _, row := range all {
		row.Task = p.Title
	}
	all = append(append(all, p.bulletinNews()...), p.assessmentNews()...)
	all = byDay(append(all, p.incidentNews()...), newsInTime.day)
	internEach(p.maker.Memory, p.last.notices, all)
	return all
}

// withNotices returns the news of tasks with those of the plan itself among them, which stand first on their day. Both are in the order of days.
func (p *plan) withNotices(news []*view.UpdateRow) []*view.UpdateRow {
	own := p.notices
	if len(own) == 0 {
		return news
	}
	all := make([]*view.UpdateRow, 0, len(own)+len(news))
	for _, row := range own {
		n, _ := slices.BinarySearchFunc(news, row.Known(), func(of *view.UpdateRow, on day.Day) int { return cmp.Compare(of.Known(), on) })
		all, news = append(append(all, news[:n]...), row), news[n:]
	}
	return append(all, news...)
}

// bulletinNews returns the bulletins that were issued by the day, and their corrections.
func (p *plan) bulletinNews() []*view.UpdateRow {
	var all []*view.UpdateRow
	for _, s := range p.pasts {
		b := p.bulletinOf(s.period)
		if b == nil || b.Draft {
			continue
		}
		row := func(anchor string, on day.Day, says ...view.Phrase) *view.UpdateRow {
			return &view.UpdateRow{URL: p.bulletinURL(s.period) + anchor, Day: on, Says: says, Task: cmp.Or(b.Name, p.Title), Sample: b.Sample, GoesOn: on > p.Closes()}
		}
		issued := row("", b.Issued, view.Phrase{Label: "updates.issued", Period: s.period})
		if b.Issue != "" {
			issued.Says = append(issued.Says, view.Phrase{Label: "updates.issue", Text: b.Issue})
		}
		all = append(all, issued)
		for i := range b.Corrections {
			if c := &b.Corrections[i]; c.Date != 0 && c.Date <= p.maker.Today {
				corrected := row("#"+correctionAnchor(i), c.Date, correctionSays(s.period, c)...)
				corrected.Excerpt = c.Reason
				all = append(all, corrected)
			}
		}
	}
	return all
}

// correctionAnchor names the i-th correction of a bulletin.
func correctionAnchor(i int) string { return "correction-" + strconv.Itoa(i+1) }

// correctionSays says which figure of a bulletin was corrected, and from what to what.
func correctionSays(of day.Period, c *site.Correction) []view.Phrase {
	says := []view.Phrase{{Label: "updates.corrected", Period: of}, label("figure." + c.What)}
	if c.What == site.TextCorrection {
		return says
	}
	return append(says, label("text.colon"), view.Phrase{Label: "bulletin.correction", N: float64(c.Was), Total: float64(c.Now)})
}

// assessmentNews returns that the outcome of the assessment was approved, once it is.
func (p *plan) assessmentNews() []*view.UpdateRow {
	a, today := p.Assessment, p.maker.Today
	if a == nil || !a.IsApproved(today) {
		return nil
	}
	on := a.Approved.Date
	says := view.Phrase{Label: "updates.assessed", Text: a.Approved.By}
	return []*view.UpdateRow{{URL: p.sectionURL(assessmentSection), Day: on, Says: []view.Phrase{says}, Task: a.Title, Sample: a.Sample, GoesOn: on > p.Closes()}}
}

// noticeDays returns the days on which something of the plan itself became known.
func (p *plan) noticeDays() []day.Day {
	var all []day.Day
	for _, row := range p.notices {
		all = append(all, row.Known())
	}
	return all
}

// countNews tells updates from all that is news beside them.
func countNews(rows []*view.UpdateRow) (updates, notices int) {
	for _, row := range rows {
		if row.Says != nil {
			notices++
		}
	}
	return len(rows) - notices, notices
}

// newsTotal says how many updates there are, and apart how much else; nothing without any.
func newsTotal(rows []*view.UpdateRow) view.Phrase {
	if len(rows) == 0 {
		return view.Phrase{}
	}
	updates, notices := countNews(rows)
	total := view.Phrase{Label: "updates.total", N: float64(updates), Total: float64(notices)}
	switch {
	case slices.ContainsFunc(rows, func(row *view.UpdateRow) bool { return row.GoesOn }):
		total.Label = "updates.total-goes-on"
	case notices > 0:
		total.Label = "updates.total-more"
	}
	return total
}
