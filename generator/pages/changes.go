package pages

import (
	"cmp"
	"slices"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Changes of promises are told in full on the page of what was changed, each with an anchor that never moves, and in short beside the field
// that was changed. What one says is a row of words said one after the other, since names and days stand between them.

// changesOn returns the changes of a task or a plan that exist on a day, in the order of the file. at is the page that tells of them.
func changesOn(changes []site.Change, on day.Day, of *site.Terms, at string, row *view.TaskRow) []*view.Change {
	var all []*view.Change
	for i := range changes {
		c := &changes[i]
		stage := c.Stage(on)
		if stage == site.NotAsked {
			continue
		}
		anchor := changeAnchor(i)
		v := &view.Change{
			URL: at + "#" + anchor, Anchor: anchor, Day: c.Day(on), Stage: string(stage), Word: label("change." + string(stage)),
			Says: listedSays(c, stage), Facts: changeFacts(c, stage), Asked: c.Asked, File: c.FileURL(of), Task: row,
		}
		all = append(all, v)
	}
	return all
}

// changeAnchor names the i-th change of a file, whatever becomes of it and of others.
func changeAnchor(i int) string { return "change-" + strconv.Itoa(i+1) }

// listedSays says a change where it is listed. What was not granted is said as something that was asked for.
func listedSays(c *site.Change, stage site.ChangeStage) []view.Phrase {
	if stage != site.Granted {
		return pending(c, stage, false)
	}
	return changeSays(c, stage)
}

// changeSays says what a change is from and to.
func changeSays(c *site.Change, stage site.ChangeStage) []view.Phrase {
	switch c.Field {
	case site.WithdrawnField:
		return []view.Phrase{label("change.withdrawn")}
	case site.MergedField, site.SplitField:
		return []view.Phrase{{Label: "change." + c.Field, Text: c.Now.String()}}
	}
	was, now := valuesOf(c)
	if c.Field == site.LeadField && stage == site.Granted && len(was) > 0 && len(now) > 0 {
		return slices.Concat([]view.Phrase{label("change.lead-from")}, was, []view.Phrase{{Label: "change.lead-then", Day: c.Decided}}, now,
			[]view.Phrase{label("change.lead-end")})
	}
	var all []view.Phrase
	if c.Milestone != "" {
		all = append(all, view.Phrase{Label: "change.milestone", Text: c.Milestone})
	}
	all = append(all, label("change.of-"+c.Field))
	if len(was) > 0 {
		all = append(append(all, label("change.from")), was...)
	}
	if len(now) == 0 {
		now = []view.Phrase{label("change.none")}
	}
	return append(append(all, label(toward(c))), now...)
}

// toward returns the label of the word between what was and what is: whether a day was put off or brought forward, or that something was set.
func toward(c *site.Change) string {
	was, had := c.Was.Day()
	now, has := c.Now.Day()
	switch isDue := c.Field == site.DueField && has; {
	case c.Was.IsNone() || c.Was.String() == "":
		return "change.set"
	case isDue && had && now > was:
		return "change.later"
	case isDue && had && now < was:
		return "change.earlier"
	}
	return "change.to"
}

// valuesOf returns what a change is from and to, as words. There are none for nothing.
func valuesOf(c *site.Change) (was, now []view.Phrase) {
	wasNames, nowNames := c.Names()
	return valueOf(c.Field, c.Was, wasNames), valueOf(c.Field, c.Now, nowNames)
}

func valueOf(field string, v front.Value, names []string) []view.Phrase {
	text, _ := v.Text()
	switch field {
	case site.TitleField, site.CategoryField:
		if text != "" {
			return []view.Phrase{{Label: "change.quoted", Text: names[0]}}
		}
	case site.EveryField, site.ReportingField:
		if text != "" {
			return []view.Phrase{label("reporting." + text)}
		}
	case site.LeadField, site.JointField, site.SupportField:
		return listed(names)
	default:
		if d, is := v.Day(); is {
			return []view.Phrase{{Label: "text.day", Day: d}}
		}
		if !v.IsNone() {
			return []view.Phrase{{Text: v.String()}}
		}
	}
	return nil
}

// listed returns names as words, with the language's comma between them.
func listed(names []string) []view.Phrase {
	var all []view.Phrase
	for i, name := range names {
		if i > 0 {
			all = append(all, label("text.comma"))
		}
		all = append(all, view.Phrase{Text: name})
	}
	return all
}

// changeFacts says whether a change came when the day had passed, who decided on it, on what ground and why.
func changeFacts(c *site.Change, stage site.ChangeStage) []view.Phrase {
	var all []view.Phrase
	if p := askedLate(c); p.Label != "" {
		all = append(all, p)
	}
	if n := c.DaysOverdue(); n > 0 && stage == site.Granted {
		all = append(all, view.Phrase{Label: "change.days-overdue", N: float64(n)})
	}
	for _, fact := range []view.Phrase{{Label: "change.by-" + string(stage), Text: c.By}, {Label: "change.document", Text: c.Document}, {Label: "task.reason", Text: c.Reason}} {
		if fact.Text != "" && fact.Label != "change.by-asked" {
			all = append(all, fact)
		}
	}
	return all
}

// askedLate says that a change of a due day was asked for, or where that is not known decided, when the day had passed, and which day that
// was; nothing else.
func askedLate(c *site.Change) view.Phrase {
	if !c.AskedLate() {
		return view.Phrase{}
	}
	was, _ := c.Was.Day()
	if c.Asked == 0 {
		return view.Phrase{Label: "change.decided-late", Day: was}
	}
	return view.Phrase{Label: "change.asked-late", Day: was}
}

// notes returns what is said beside a field of the promise of the task itself, or of the milestone of a title.
func (t *task) notes(milestone string, fields ...string) []view.Note {
	var all []view.Note
	on := t.clock.Day
	for i := range t.Changes {
		c := &t.Changes[i]
		if c.Milestone == milestone && slices.Contains(fields, c.Field) && c.Stage(on) != site.NotAsked {
			isFirst := !slices.ContainsFunc(t.Changes[:i], func(b site.Change) bool {
				return b.Field == c.Field && b.Milestone == milestone && b.Stage(on) == site.Granted
			})
			all = append(all, view.Note{Anchor: changeAnchor(i), Says: noteOf(c, c.Stage(on), isFirst)})
		}
	}
	return all
}

// notesOf returns what is said beside a milestone.
func (t *task) notesOf(m *site.Milestone) []view.Note {
	if len(t.Changes) == 0 {
		return nil
	}
	return t.notes(m.Title, site.DueField, site.TotalField, site.EveryField)
}

// noteOf says a change beside the field: of a due day also what was promised first, and that it was late to ask.
func noteOf(c *site.Change, stage site.ChangeStage, isFirst bool) []view.Phrase {
	if stage != site.Granted {
		return append(pending(c, stage, true), label("change."+string(stage)+"-yet"))
	}
	was, had := c.Was.Day()
	if c.Field != site.DueField || !had {
		if c.Field == site.LeadField {
			return changeSays(c, stage) // it names the day
		}
		return append([]view.Phrase{decision(c)}, append([]view.Phrase{label("text.colon")}, bare(c, stage)...)...)
	}
	var all []view.Phrase
	if isFirst {
		all = append(all, view.Phrase{Label: "change.first", Day: was})
	}
	now, _ := c.Now.Day()
	all = append(all, decision(c), label(toward(c)), view.Phrase{Label: "text.day", Day: now})
	if c.Document != "" {
		all = append(all, view.Phrase{Label: "change.ground", Text: c.Document})
	}
	if late := askedLate(c); late.Label != "" {
		all = append(all, label("text.pause"), late)
	}
	return all
}

// decision says on which day, and by whom, a change was granted.
func decision(c *site.Change) view.Phrase {
	p := view.Phrase{Label: "change.granted-on", Day: c.Decided, Text: c.By}
	if c.By != "" {
		p.Label = "change.granted-on-by"
	}
	return p
}

// bare says a change without the milestone: it stands beside it.
func bare(c *site.Change, stage site.ChangeStage) []view.Phrase {
	of := *c
	of.Milestone = ""
	return changeSays(&of, stage)
}

// pending says that a change was asked for, with the day where that is known and wanted.
func pending(c *site.Change, stage site.ChangeStage, besideField bool) []view.Phrase {
	asked := label("change.ask")
	says := changeSays
	if besideField {
		says = bare
		if c.Asked != 0 {
			asked = view.Phrase{Label: "change.asked-on", Day: c.Asked}
		}
	}
	all := append([]view.Phrase{asked}, says(c, stage)...)
	if late := askedLate(c); besideField && late.Label != "" {
		all = append(all, label("text.pause"), late)
	}
	return all
}

// leaveOutNumbers takes the numbers of other tasks out of what is said of changes, where the task is not numbered by its own: what its source
// calls the others is told where the page leads to them.
func (t *task) leaveOutNumbers() {
	if t.row.Called == strconv.Itoa(t.Number) {
		return
	}
	leave := func(says []view.Phrase) {
		for i := range says {
			if key := says[i].Label; key == "change."+site.MergedField || key == "change."+site.SplitField {
				says[i] = label(key + "-unnumbered")
			}
		}
	}
	for _, c := range t.changed {
		leave(c.Says)
	}
	for _, row := range t.notices {
		leave(row.Says)
	}
}

// newNotes returns what is said beside the fields of the promise.
func (t *task) newNotes() view.Notes {
	if len(t.Changes) == 0 {
		return view.Notes{}
	}
	return view.Notes{
		Lead: t.notes("", site.LeadField), Joint: t.notes("", site.JointField), Support: t.notes("", site.SupportField),
		When: t.notes("", site.DueField, site.StartField), Category: t.notes("", site.CategoryField), Reporting: t.notes("", site.ReportingField),
	}
}

// changesName is the last part of the path of a plan's changes.
const changesName = "changes/"

func (p *plan) changesURL() string { return p.URL() + changesName }

// byStage returns changes with the newest first; of one day the plan's own, and then in the order of tasks and of the file.
func byStage(all []*view.Change) []*view.Change {
	number := func(c *view.Change) int {
		if c.Task == nil {
			return 0
		}
		return c.Task.Number
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *view.Change) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(number(a), number(b)))
	})
	return sorted
}

// collectChanges takes the changes of the plan and of all its tasks.
func (p *plan) collectChanges() {
	p.own = changesOn(p.Changes, p.clock.Day, p.Terms, p.URL(), nil)
	internEach(p.maker.Memory, p.last.own, p.own)
	all := p.own
	for _, t := range p.tasks {
		all = append(all, t.changed...)
		if t.isMoved() {
			p.moved++
		}
	}
	p.changed = byStage(all)
}

// isMoved reports whether a day that the task promised was moved.
func (t *task) isMoved() bool {
	return slices.ContainsFunc(t.pledges, func(p site.Pledge) bool { return p.Outcome == site.Moved })
}

// addChanges adds the changes of the plan and its tasks, the newest first.
func (p *plan) addChanges() {
	h := p.listHeader(timelineSection, "changes", label("changes.title"))
	paginate(p, p.changesURL(), "page/", h, p.changed, changesPage, func(first *view.Page) {
		first.Content.(*view.Changes).Total = len(p.changed)
	})
}

// changesPage returns a page of changes under headings of months.
func changesPage(h listHeader, rows []*view.Change, c pageRange) *view.Page {
	page := h.page(c)
	v := &view.Changes{Plan: h.plan, Pager: c.pager}
	for _, row := range rows {
		m := row.Day.Month()
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Month != m {
			v.Groups = append(v.Groups, view.ChangeGroup{Month: m})
		}
		in := &v.Groups[len(v.Groups)-1]
		in.Changes = append(in.Changes, row)
	}
	page.Content = v
	return page
}
