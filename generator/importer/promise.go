package importer

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// Changes and reviews are found again by what they say, those that say the same by their places, and those that were corrected by
// their places too. What the table lacks stays in the file, and that is told.

// A laidChange is a change over which a row is laid. What it was and became are texts until the field is known.
type laidChange struct {
	site.Change
	was, now string
}

var intoChange = map[string]func(*laidChange, value){
	"field":     func(c *laidChange, v value) { c.Field = v.text },
	"milestone": func(c *laidChange, v value) { c.Milestone = v.text },
	"was":       func(c *laidChange, v value) { c.was = v.text },
	"now":       func(c *laidChange, v value) { c.now = v.text },
	"asked":     func(c *laidChange, v value) { c.Asked = v.day },
	"decided":   func(c *laidChange, v value) { c.Decided = v.day },
	"refused":   func(c *laidChange, v value) { c.Refused = v.day },
	"by":        func(c *laidChange, v value) { c.By = v.text },
	"document":  func(c *laidChange, v value) { c.Document = v.text },
	"reason":    func(c *laidChange, v value) { c.Reason = v.text },
	"file":      func(c *laidChange, v value) { c.File = v.text },
}

var intoReview = map[string]func(*site.Review, value){
	"date":    func(r *site.Review, v value) { r.Date = v.day },
	"by":      func(r *site.Review, v value) { r.By = v.text },
	"result":  func(r *site.Review, v value) { r.Result = v.text },
	"claimed": func(r *site.Review, v value) { r.Claimed = v.day },
	"reason":  func(r *site.Review, v value) { r.Reason = v.text },
}

// addChanges lays rows over the changes in a task's front matter, or adds them after the others.
func (i *importing) addChanges(t *task, f *site.Front) {
	t.changeRow = map[int]*row{}
	there := len(f.Changes)
	for k, at := range i.matchChanges(t, f.Changes) {
		known := at >= 0
		if !known {
			at = len(f.Changes)
			f.Changes = append(f.Changes, site.Change{})
		}
		i.addChange(t.changes[k].row, &f.Changes[at], known)
		t.changeRow[at] = t.changes[k].row
	}
	t.missedRows(&i.changed, t.changes, t.changeRow, there, func(k int) string { return itoa(k+1) + " " + f.Changes[k].Field })
}

func (i *importing) addChange(r *row, c *site.Change, known bool) {
	laid := laidChange{*c, i.inCell(c.Field, c.Was), i.inCell(c.Field, c.Now)}
	fill(i, r, &laid, intoChange, known)
	was, now := c.Was, c.Now
	*c = laid.Change
	c.Was, c.Now = i.changedTo(r, c.Field, "was", laid.was, was), i.changedTo(r, c.Field, "now", laid.now, now)
}

// changedTo returns the value that a cell says; what there is, if that says the same.
func (i *importing) changedTo(r *row, field, column, cell string, there front.Value) front.Value {
	if field == "" || !r.of.has(column) {
		return there
	}
	v, expected := i.changedValue(r, field, cell)
	if !i.readable(r, column, cell, expected) || !there.IsNone() && i.inCell(field, v) == i.inCell(field, there) {
		return there
	}
	return v
}

// changedValue reads what a field was or became, and returns how it should have been written if it cannot be read.
func (i *importing) changedValue(r *row, field, cell string) (v front.Value, expected string) {
	switch field {
	case site.LeadField, site.JointField, site.SupportField:
		list := export.Split(cell)
		if r.of.people && len(list) == 1 && i.officeOf[list[0]] == "" {
			list = apart(list[0], r.of.lists)
		}
		return front.ListValue(list), ""
	case site.DueField, site.StartField, site.EndField, site.SettleField:
		d, ok := dayIn(strings.TrimSpace(cell))
		return front.DayValue(d), unless(ok || cell == "", "2022-06-30")
	case site.EveryField, site.ReportingField:
		return textOrNone(i.rhythmIn(r, cell)), ""
	case site.TotalField:
		n, ok := numberIn(strings.TrimSpace(cell))
		return front.NumberValue(n), unless(ok, "12.5")
	case site.SplitField, site.MergedField:
		if numbers := numbersIn(r, cell); numbers != nil && (len(numbers) > 1 || field == site.SplitField) {
			return front.NumbersValue(numbers), ""
		} else if numbers != nil {
			return front.NumberValue(float64(numbers[0])), ""
		}
		return textOrNone(cell), unless(cell == "" || field == site.MergedField, "44;45")
	}
	return textOrNone(cell), ""
}

func unless(ok bool, expected string) string {
	if ok {
		return ""
	}
	return expected
}

func textOrNone(s string) front.Value {
	if s == "" {
		return front.Value{}
	}
	return front.TextValue(s)
}

// numbersIn returns the whole numbers of a list; nil if it has other entries, or none.
func numbersIn(r *row, cell string) []int {
	list := export.Split(cell)
	if r.of.people && len(list) == 1 {
		list = apart(list[0], r.of.lists)
	}
	var all []int
	for _, entry := range list {
		n, ok := numberIn(entry)
		if !ok || n != float64(int(n)) {
			return nil
		}
		all = append(all, int(n))
	}
	return all
}

// rhythmIn returns how often, which people read in words.
func (i *importing) rhythmIn(r *row, cell string) string {
	column := export.Tables()[0].Column("reporting")
	if !r.of.people {
		return cell
	}
	if meant := i.meant(column, cell); meant != cell {
		return meant
	}
	return i.meant(export.Tables()[1].Column("every"), cell)
}

// inCell returns a value in the one form in which cells have it: offices and a category by their keys.
func (i *importing) inCell(field string, v front.Value) string {
	texts, isTexts := v.Texts()
	numbers, isNumbers := v.Numbers()
	switch {
	case v.IsNone():
		return ""
	case field == site.LeadField || field == site.JointField || field == site.SupportField:
		return export.Join(keys(i.officeOf, texts))
	case field == site.CategoryField && isTexts && len(texts) == 1:
		for _, c := range i.plan.Categories {
			if c.Name == texts[0] {
				return c.Key
			}
		}
	case isNumbers && len(numbers) > 1:
		all := make([]string, len(numbers))
		for k, n := range numbers {
			all[k] = itoa(n)
		}
		return export.Join(all)
	}
	return v.String()
}

// matchChanges finds the change of each row, -1 for a new one.
func (i *importing) matchChanges(t *task, there []site.Change) []int {
	m := newMatching(len(t.changes), len(there))
	row := func(k int) *numbered { return t.changes[k] }
	field := func(k int) string {
		v, _ := i.read(row(k).row, row(k).row.of.Column("field"), row(k).row.cell("field"))
		return v.text
	}
	said := func(k int, column string) string {
		v, _ := i.changedValue(row(k).row, field(k), row(k).row.whole(column))
		return i.inCell(field(k), v)
	}
	rowSays := func(k int) string {
		return by(field(k), row(k).row.whole("milestone"), said(k, "was"), said(k, "now"))
	}
	fileSays := func(k int) string {
		c := &there[k]
		return by(c.Field, c.Milestone, i.inCell(c.Field, c.Was), i.inCell(c.Field, c.Now))
	}
	m.pair(func(k int) string { return by(rowSays(k), itoa(row(k).place)) }, func(k int) string { return by(fileSays(k), itoa(k+1)) })
	m.pair(rowSays, fileSays)
	m.pair(func(k int) string { return by(field(k), row(k).row.whole("milestone"), itoa(row(k).place)) },
		func(k int) string { return by(there[k].Field, there[k].Milestone, itoa(k+1)) })
	m.pair(func(k int) string {
		if row(k).place == 0 || row(k).row.cell("field") != "" {
			return ""
		}
		return itoa(row(k).place)
	}, func(k int) string { return itoa(k + 1) })
	return m.of
}

// addReviews lays rows over the reviews in a task's front matter, or adds them after the others.
func (i *importing) addReviews(t *task, f *site.Front) {
	t.reviewRow = map[int]*row{}
	there := len(f.Reviews)
	for k, at := range i.matchReviews(t, f.Reviews) {
		known := at >= 0
		if !known {
			at = len(f.Reviews)
			f.Reviews = append(f.Reviews, site.Review{})
		}
		r := &f.Reviews[at]
		was := *r
		fill(i, t.reviews[k].row, r, intoReview, known)
		if known && was.Claimed == 0 && r.Claimed == t.was.ClaimOf(&was) {
			r.Claimed = 0 // it follows from the completion
		}
		t.reviewRow[at] = t.reviews[k].row
	}
	t.missedRows(&i.reviews, t.reviews, t.reviewRow, there, func(k int) string { return f.Reviews[k].Date.String() + " " + f.Reviews[k].By })
}

// matchReviews finds the review of each row, -1 for a new one.
func (i *importing) matchReviews(t *task, there []site.Review) []int {
	m := newMatching(len(t.reviews), len(there))
	row := func(k int) *numbered { return t.reviews[k] }
	date := func(k int) string {
		d, _ := dayIn(row(k).row.cell("date"))
		return d.String()
	}
	who := func(k int) string { return row(k).row.whole("by") }
	m.pair(func(k int) string { return by(date(k), who(k), itoa(row(k).place)) }, func(k int) string { return by(there[k].Date.String(), there[k].By, itoa(k+1)) })
	m.pair(func(k int) string { return by(date(k), who(k)) }, func(k int) string { return by(there[k].Date.String(), there[k].By) })
	m.pair(func(k int) string { return by(date(k), itoa(row(k).place)) }, func(k int) string { return by(there[k].Date.String(), itoa(k+1)) })
	m.pair(func(k int) string { return by(who(k), itoa(row(k).place)) }, func(k int) string { return by(there[k].By, itoa(k+1)) })
	m.pair(func(k int) string {
		if row(k).place == 0 || date(k) != "" || who(k) != "" {
			return ""
		}
		return itoa(row(k).place)
	}, func(k int) string { return itoa(k + 1) })
	return m.of
}

// keepLater puts back what a table says that is older than the file: a value as it was before a change, and a completion that was
// returned since.
func (i *importing) keepLater(t *task, f *site.Front) {
	was := t.written()
	for k := range f.Changes {
		last := &f.Changes[k]
		if last.Decided == 0 || isChangedAgain(f.Changes, k) {
			continue
		}
		says, set := presentOf(f, last)
		if set == nil || i.inCell(last.Field, says) == i.inCell(last.Field, last.Now) || !i.wasBefore(f.Changes, last, says) {
			continue
		}
		if before, known := presentOf(was, last); known != nil && i.inCell(last.Field, before) == i.inCell(last.Field, last.Now) {
			set(before) // as it is spelt there
			keepTotal(f, was, last.Milestone)
		} else {
			set(last.Now)
		}
	}
	for k := range f.Reviews {
		r := &f.Reviews[k]
		if r.Result == site.Returned && f.Completed != 0 && r.Claimed == f.Completed && f.Completed != was.Completed {
			f.Completed, f.Outcome, f.Reason = was.Completed, was.Outcome, was.Reason
		}
	}
}

// keepTotal leaves out the total of a milestone that its file leaves out, since it is 1.
func keepTotal(f, was *site.Front, milestone string) {
	for k := range was.Milestones {
		if was.Milestones[k].Title == milestone && was.Milestones[k].Total == 0 && f.Milestones[k].Total == 1 {
			f.Milestones[k].Total = 0
		}
	}
}

// isChangedAgain reports whether a later change of the same field was granted.
func isChangedAgain(all []site.Change, k int) bool {
	return slices.ContainsFunc(all[k+1:], func(c site.Change) bool { return c.Decided != 0 && isOfSame(&c, &all[k]) })
}

// wasBefore reports whether a field had a value before the last of its changes.
func (i *importing) wasBefore(all []site.Change, last *site.Change, v front.Value) bool {
	return slices.ContainsFunc(all, func(c site.Change) bool {
		return c.Decided != 0 && isOfSame(&c, last) && i.inCell(c.Field, c.Was) == i.inCell(c.Field, v)
	})
}

func isOfSame(a, b *site.Change) bool { return a.Field == b.Field && a.Milestone == b.Milestone }

// presentOf returns what front matter says in place of a change, and how to say something else; nothing if it has no such field.
func presentOf(f *site.Front, c *site.Change) (says front.Value, set func(front.Value)) {
	list := func(names *[]string) (front.Value, func(front.Value)) {
		return front.ListValue(*names), func(v front.Value) { *names, _ = v.Texts() }
	}
	text := func(s *string) (front.Value, func(front.Value)) {
		return textOrNone(*s), func(v front.Value) { *s, _ = v.Text() }
	}
	on := func(d *day.Day) (front.Value, func(front.Value)) {
		return front.DayValue(*d), func(v front.Value) { *d, _ = v.Day() }
	}
	if c.Milestone != "" {
		at := slices.IndexFunc(f.Milestones, func(m site.Milestone) bool { return m.Title == c.Milestone })
		if at < 0 {
			return front.Value{}, nil
		}
		switch m := &f.Milestones[at]; c.Field {
		case site.DueField:
			return on(&m.Due)
		case site.EveryField:
			return textOrNone(m.Every.String()), func(v front.Value) { says, _ := v.Text(); m.Every, _ = day.ParseEvery(says) }
		case site.TotalField:
			return front.NumberValue(cmp.Or(m.Total, 1)), func(v front.Value) { m.Total, _ = v.Number() }
		}
		return front.Value{}, nil
	}
	switch c.Field {
	case site.DueField:
		return on(&f.Schedule.Due)
	case site.StartField:
		return on(&f.Schedule.Start)
	case site.LeadField:
		return list(&f.Lead)
	case site.JointField:
		return list(&f.Joint)
	case site.SupportField:
		return list(&f.Support)
	case site.TitleField:
		return text(&f.Title)
	case site.CategoryField:
		return text(&f.Category)
	case site.ReportingField:
		return text(&f.Reporting)
	}
	return front.Value{}, nil
}
