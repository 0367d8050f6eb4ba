package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// lay writes the task of an item: anew, or over the one there is.
func (l *laying) lay(it *item) {
	e := it.entry()
	known := slices.Clone(e.Doubts) // of which task it is
	now := l.promised(it)
	e.Number, e.Label, e.Title = it.number, it.label, it.Title
	l.out.Report.add(e)
	e.promise(l, it, now)
	if it.was == nil {
		l.write(it, now)
		return
	}
	e.Title = it.was.front.Title
	r := &relaying{laying: l, item: it, known: known, now: now, was: it.was.front, front: *it.was.front}
	r.front.Milestones = slices.Clone(r.front.Milestones)
	r.lay()
	r.write()
}

// write writes a new task.
func (l *laying) write(it *item, f *site.Front) {
	file := path.Join(site.ContentDir, l.Plan, fmt.Sprintf("%02d.md", it.number))
	e := it.entry()
	if l.Tree.File(file) != nil {
		file = path.Join(site.ContentDir, l.Plan, fmt.Sprintf("%02d-task.md", it.number))
	}
	e.Path, e.New = file, true
	text := front.Written(f.Print(), strings.TrimSuffix(described(it, l.site.Language), "\n"))
	l.out.Changes = append(l.out.Changes, Change{file, "", text})
}

// A relaying lays an item over the task that it is. What the document says as it said before is left as people made it of it.
type relaying struct {
	*laying
	*item
	known   []Told      // what is doubtful whatever the document's words are
	now     *site.Front // what the document says
	was     *site.Front
	front   site.Front
	changes []string // entries of changes, as text
	body    string   // the new description; none if it stays
}

func (r *relaying) lay() {
	old := r.was.Source
	adopted := old == site.Source{}
	r.front.Source = r.now.Source
	e := r.entry()
	e.Path = r.item.was.Body.File
	if !adopted && old == r.now.Source {
		e.Doubts = r.known // somebody may have settled the others
		if r.now.Category != "" && r.parts.keyOf(r.was.Category) != r.parts.keyOf(r.now.Category) {
			e.doubt("category-left", r.now.Category)
		}
		return
	}
	timesSaid := old.Schedule != r.now.Source.Schedule || old.Text != r.now.Source.Text && r.FromText
	if adopted || old.Responsible != r.now.Source.Responsible {
		r.roles()
	}
	if adopted || timesSaid {
		r.schedule()
	}
	if !adopted && old.Text != r.now.Source.Text {
		r.text(old.Text)
	}
	r.category()
}

// roles lays those who are responsible over those there are.
func (r *relaying) roles() {
	for _, role := range []struct {
		field         string
		into, is, was *[]string
	}{
		{site.LeadField, &r.front.Lead, &r.now.Lead, &r.was.Lead}, {site.JointField, &r.front.Joint, &r.now.Joint, &r.was.Joint},
		{site.SupportField, &r.front.Support, &r.now.Support, &r.was.Support},
	} {
		if r.sameOffices(*role.is, *role.was) {
			continue
		}
		if r.older(role.field, "", func(v front.Value) bool { texts, is := v.Texts(); return is && r.sameOffices(texts, *role.is) }) {
			continue
		}
		*role.into = *role.is
		r.changed(role.field, "", front.ListValue(orNone(*role.was)), front.ListValue(orNone(*role.is)))
	}
	r.front.Unassigned = len(r.front.Lead)+len(r.front.Joint) == 0
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (r *relaying) sameOffices(a, b []string) bool {
	keys := func(names []string) []string {
		var all []string
		for _, name := range names {
			all = append(all, r.offices.keyOf(name))
		}
		slices.Sort(all)
		return all
	}
	return slices.Equal(keys(a), keys(b))
}

// older reports whether the document says what was so before a change that is on record, and tells that it takes nothing back.
func (r *relaying) older(field, milestone string, says func(front.Value) bool) bool {
	for _, c := range r.was.Changes {
		if c.Field == field && c.Milestone == milestone && says(c.Was) {
			r.entry().doubt("older", field)
			return true
		}
	}
	return false
}

// schedule lays the times over those there are.
func (r *relaying) schedule() {
	s, now := &r.front.Schedule, r.now.Schedule
	r.day(site.DueField, "", &s.Due, now.Due)
	if now.Start != 0 {
		r.day(site.StartField, "", &s.Start, now.Start)
	}
	e := r.entry()
	if s.YearRound != now.YearRound && (now.Due != 0 || now.YearRound || now.Directed != "") {
		e.change("year_round", fmt.Sprint(s.YearRound), fmt.Sprint(now.YearRound))
		s.YearRound = now.YearRound
	}
	if now.Directed != "" && !isWithin(now.Directed, s.Directed) {
		e.change("directed", s.Directed, now.Directed)
		s.Directed = now.Directed
	} else if now.Directed == "" && s.Directed != "" && (now.Due != 0 || now.YearRound) {
		e.change("directed", s.Directed, "")
		s.Directed = ""
	}
	if s.Unscheduled = s.Due == 0 && !s.YearRound && s.Directed == ""; s.Unscheduled && s.Due == 0 {
		e.doubt("time-missing", "")
	}
	for _, p := range r.now.Milestones {
		r.milestone(p)
	}
}

// day lays a day over another. One that the document no longer has stays: nothing on record is taken away.
func (r *relaying) day(field, milestone string, into *day.Day, now day.Day) {
	switch {
	case *into == now:
	case now == 0:
		r.entry().doubt("day-left", field+" "+into.String())
	case r.older(field, milestone, func(v front.Value) bool { d, is := v.Day(); return is && d == now }):
	default:
		was := front.DayValue(*into)
		if *into == 0 {
			was = front.Value{}
		}
		*into = now
		r.changed(field, milestone, was, front.DayValue(now))
	}
}

// milestone lays a day on the way over the one of its title, or adds it.
func (r *relaying) milestone(p site.Milestone) {
	for k := range r.front.Milestones {
		if m := &r.front.Milestones[k]; m.Due == p.Due && m.Due != 0 || r.wasDue(m.Title, p.Due) {
			return
		}
	}
	for k := range r.front.Milestones {
		if m := &r.front.Milestones[k]; m.Title == p.Title {
			r.day(site.DueField, m.Title, &m.Due, p.Due)
			return
		}
	}
	r.front.Milestones = append(r.front.Milestones, p)
	r.entry().change("milestone", "", p.Due.String()+" "+p.Title)
}

func (r *relaying) wasDue(title string, due day.Day) bool {
	return slices.ContainsFunc(r.was.Changes, func(c site.Change) bool {
		d, is := c.Was.Day()
		return c.Field == site.DueField && c.Milestone == title && is && d == due
	})
}

// text lays title and description over those that were made of the words before. What people wrote instead stays.
func (r *relaying) text(old string) {
	e := r.entry()
	if within(r.was.Title, old) {
		if r.was.Title != r.now.Title {
			r.front.Title = r.now.Title
			r.changed(site.TitleField, "", front.TextValue(r.was.Title), front.TextValue(r.now.Title))
		}
	} else {
		e.doubt("title-left", r.was.Title)
	}
	switch body := r.item.was.Body.Source; {
	case body == "" || within(body, old):
		r.body = described(r.item, r.site.Language)
	default:
		e.doubt("text-left", "")
	}
	e.change("text", old, r.now.Source.Text)
}

// within reports whether a text has only words of another.
func within(text, of string) bool {
	return strings.Contains(bareWords(of), bareWords(text))
}

func (r *relaying) category() {
	if r.now.Category == "" || r.parts.keyOf(r.was.Category) == r.parts.keyOf(r.now.Category) {
		return
	}
	r.front.Category = r.now.Category
	r.changed(site.CategoryField, "", front.TextValue(r.was.Category), front.TextValue(r.now.Category))
}

// changed tells of a field that changed. Of a plan that was issued the change gets an entry, whose reason is to be filled in.
func (r *relaying) changed(field, milestone string, was, now front.Value) {
	r.entry().change(strings.TrimSpace(field+" "+milestone), was.String(), now.String())
	if !r.issued || field == site.CategoryField && r.was.Category == "" {
		return
	}
	lines := []string{"\n[[changes]]", "field = " + quotedText(field)}
	if milestone != "" {
		lines = append(lines, "milestone = "+quotedText(milestone))
	}
	if !was.IsNone() {
		lines = append(lines, "was = "+inline(was))
	}
	lines = append(lines, "now = "+inline(now), `reason = ""`)
	r.changes = append(r.changes, strings.Join(lines, "\n")+"\n")
}

// inline writes a value as TOML; nobody is an empty list.
func inline(v front.Value) string { return cmp.Or(v.Inline(), "[]") }

// write writes the task's file, if anything in it changed.
func (r *relaying) write() {
	file, text := r.item.was.Body.File, strings.ReplaceAll(r.item.was.text, "\r\n", "\n")
	source, _ := front.Cut(text)
	changed := source.Front
	if !alike(r.front.Print(), r.was.Print()) {
		changed = r.patched(source.Front)
	}
	if len(r.changes) > 0 {
		changed = strings.TrimRight(changed, "\n") + "\n" + strings.Join(r.changes, "")
		r.out.Report.ask(file)
	}
	now := strings.Replace(text, source.Front, changed, 1)
	if r.body != "" {
		now = r.withBody(now)
	}
	if now == text {
		return
	}
	if strings.Contains(r.item.was.text, "\r\n") {
		now = strings.ReplaceAll(now, "\n", "\r\n")
	}
	r.entry().Changed = true
	r.out.Changes = append(r.out.Changes, Change{file, r.item.was.text, now})
}

// withBody puts the new description in place of the one there was. The record below it stays as it is.
func (r *relaying) withBody(text string) string {
	source, _ := front.Cut(text)
	sections := sectionsOf(source.Body, source.BodyLine, r.item.was.Body.Document.Updates)
	record := source.Body[min(len(sections[0].text), len(source.Body)):]
	body := "\n" + r.body
	if record != "" {
		body += "\n"
	}
	return strings.TrimSuffix(text, source.Body) + body + record
}
