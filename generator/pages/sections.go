package pages

import (
	"cmp"
	"strconv"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// bulletinPoints says a period in two or three sentences made from its figures, each with the way to the part of the page that has it.
func (p *plan) bulletinPoints(s *past, n *site.Figures) []view.Point {
	total := n.Of("tasks")
	said := func(key, name, anchor string) view.Figure {
		return figure("bulletin."+key, n.Of(name), p.anchorIn(s, anchor))
	}
	done := shareFigure("bulletin.done-so-far", n.Of("done_so_far"), total)
	state := view.Point{Lead: view.Phrase{Label: "bulletin.as-of", Day: s.period.Last}, Figures: []view.Figure{said("tasks", "tasks", "states"), done}}
	for _, name := range []string{"overdue", "behind"} {
		if n.Of(name) > 0 {
			state.Figures = append(state.Figures, said(name, name, "late"))
		}
	}
	within := view.Point{Lead: label("bulletin.within")}
	for _, f := range []struct{ key, name, anchor string }{
		{"done", "done", "done"}, {"fell", "due", ""}, {"returned", "returned", "reviews"}, {"extended", "extended", "extended"}, {"updates", "updates", ""},
	} {
		if n.Of(f.name) == 0 {
			continue
		}
		figure := said(f.key, f.name, f.anchor)
		if f.name == "due" {
			figure.Text.Total = float64(n.Of("kept"))
		}
		within.Figures = append(within.Figures, figure)
	}
	if within.Figures == nil {
		within.Figures = []view.Figure{{Text: label("bulletin.nothing")}}
	}
	all := []view.Point{state, within}
	if owed := n.Of("reports_owed"); owed > 0 {
		all = append(all, view.Point{Lead: label("bulletin.reports"), Figures: []view.Figure{
			said("owed", "reports_owed", ""), shareFigure("bulletin.given", n.Of("reports_given"), owed), said("missing", "reports_missing", "reports"),
		}})
	}
	return all
}

// anchorIn returns where a part of the page of a period stands; nothing if the page has not that part.
func (p *plan) anchorIn(s *past, anchor string) string {
	is := anchor == "states"
	for _, part := range bulletinLists {
		is = is || part.anchor == anchor && s.sum.members[part.list] > 0
	}
	if !is {
		return ""
	}
	return p.bulletinURL(s.period) + "#" + anchor
}

// shareFigure is a count with its share of a whole, where that is large enough.
func shareFigure(key string, n, total int) view.Figure {
	f := figure(key, n, "")
	if share := shareOf(n, total); share.Text != "" {
		f.Text.Label, f.Text.Text = key+"-share", share.Text
	}
	return f
}

// bulletinLists are the lists of a bulletin in their order, by their anchors.
var bulletinLists = []struct {
	list   int
	anchor string
}{
	{doneList, "done"}, {reviewedList, "reviews"}, {lateList, "late"}, {formerList, "former"}, {movedList, "extended"}, {milestoneList, "milestones"}, {missedList, "reports"}, {nextList, "next"},
}

// bulletinSections returns the parts of a bulletin; those with nothing to say are left out.
func (p *plan) bulletinSections(s *past) []view.BulletinSection {
	all := []view.BulletinSection{{Anchor: "states", Title: label("bulletin.states"), Table: statesTable(s)}}
	more := map[int]string{movedList: p.changesURL(), milestoneList: p.ledgerURL(), nextList: p.ledgerURL()}
	for _, of := range bulletinLists {
		n := s.sum.members[of.list]
		if of.list == nextList {
			all = append(all, p.officesSection(s)...)
		}
		if n == 0 {
			continue
		}
		section := view.BulletinSection{Anchor: of.anchor, Title: view.Phrase{Label: "bulletin.list-" + of.anchor, N: float64(n)}, Items: p.shown(s, of.list)}
		if rest := n - len(section.Items); rest > 0 {
			section.More = figure("bulletin.more", rest, cmp.Or(more[of.list], p.sectionURL(tasksSection)))
		}
		all = append(all, section)
	}
	return all
}

// statesTable counts the tasks by their states at the end of the period.
func statesTable(s *past) view.BulletinTable {
	total := s.sum.figures.Of("tasks")
	t := view.BulletinTable{Head: []view.Phrase{label("column.state"), label("column.total")}}
	if total >= fewestForPercents {
		t.Head = append(t.Head, label("bulletin.share"))
	}
	for i, kind := range shareKinds {
		if n := s.sum.states[i]; n > 0 {
			figures := []view.Phrase{number(n), shareOf(n, total)}
			t.Rows = append(t.Rows, rowBelow(t.Head, label("state."+kind), figures[:len(t.Head)-1]))
		}
	}
	return t
}

// officesSection counts the tasks of each office by role, in the order of site.toml. Who supports a task is not late with it, and a phrase that
// names no one office is not among them.
func (p *plan) officesSection(s *past) []view.BulletinSection {
	t := view.BulletinTable{Head: []view.Phrase{
		label("column.office"), label("column.lead"), label("bulletin.lead-done"), label("bulletin.lead-late"), label("column.joint"), label("bulletin.joint-done"),
		label("bulletin.joint-late"), label("column.support"),
	}}
	for i := range p.maker.Site.Offices {
		o := &p.maker.Site.Offices[i]
		n, named := s.offices[o]
		if !named || n == (pastOffice{}) || o.Collective {
			continue
		}
		row := rowBelow(t.Head, text(p.OfficeName(o)), []view.Phrase{
			number(n.lead.tasks), number(n.lead.done), number(n.lead.late), number(n.joint.tasks), number(n.joint.done), number(n.joint.late), number(n.support),
		})
		row.URL = p.linkedOffice(o)
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []view.BulletinSection{{Anchor: "offices", Title: label("bulletin.list-offices"), Note: label("bulletin.offices-note"), Table: t}}
}

// linkedOffice returns the place of an office; nothing if the plan names it no longer.
func (p *plan) linkedOffice(o *site.Office) string {
	for _, named := range p.offices {
		if named.office == o {
			return named.url
		}
	}
	return ""
}

// rowBelow returns a row below the heads of a table, of which the first is that of names.
func rowBelow(heads []view.Phrase, name view.Phrase, figures []view.Phrase) view.BulletinRow {
	row := view.BulletinRow{Name: name}
	for i, figure := range figures {
		row.Cells = append(row.Cells, view.BulletinCell{Head: heads[i+1], Text: figure})
	}
	return row
}

func number(n int) view.Phrase { return text(strconv.Itoa(n)) }
