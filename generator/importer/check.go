package importer

import (
	"slices"
	"strings"

	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// check reads the site as it will be, and leads what is wrong with it back to the tables. What a table said must also read back as
// the same: Markdown that does not end, or has a heading of an update in it, would swallow what follows.
func (i *importing) check() error {
	s, problems, err := i.reader.Read(i.files().Over(i.Tree), site.Options{Languages: i.Languages, Drafts: true})
	if err != nil {
		return err
	}
	broken := len(i.problems.Errors()) > 0
	drafts := map[string]*draft{}
	for _, d := range i.drafts {
		drafts[d.path] = d
	}
	for _, p := range problems {
		switch d := drafts[p.File]; {
		case broken && follows(p):
		case d != nil:
			i.report(d.place(p))
		case !p.Warning():
			i.report(p)
		}
	}
	if len(i.problems.Errors()) > 0 || s == nil {
		return nil
	}
	for _, p := range s.Plans {
		for _, t := range p.Tasks {
			if d := drafts[t.Body.File]; d != nil {
				for _, p := range d.differs(t) {
					i.report(p)
				}
			}
			for k := range t.Updates {
				u := &t.Updates[k]
				if d := drafts[u.In.File]; d != nil && d.own != nil && !d.own.saysThatOf(u) {
					i.report(d.own.row.wrong("text", "import-text"))
				}
			}
		}
	}
	return nil
}

// follows reports whether a problem may only follow from a cell that could not be read: something is missing.
func follows(p problem.Problem) bool {
	return words.IsAbsence(p.Code) || p.Code == "change-value-missing" || strings.Contains(p.Code, "-without-")
}

// differs finds what does not read back as it was said.
func (d *draft) differs(t *site.Task) problem.List {
	var list problem.List
	if text := trimmed(d.sections[0].text); d.sections[0].origin.row != nil && text != t.Body.Source {
		list = append(list, d.task.row.wrong("description", "import-text"))
	}
	at := map[string]*markdown.Update{}
	for k := range t.Body.Document.Updates {
		u := &t.Body.Document.Updates[k]
		at[u.Anchor] = u
	}
	count := map[string]int{}
	for _, s := range d.sections[1:] {
		day := s.day.String()
		count[day]++
		anchor := day
		if count[day] > 1 {
			anchor += "-" + itoa(count[day])
		}
		if u := at[anchor]; s.origin.row != nil && (u == nil || !s.saysThatOf(u)) {
			list = append(list, s.now.wrong("text", "import-text"))
		}
	}
	if len(list) == 0 && len(t.Body.Document.Updates) != len(d.sections)-1 {
		list = append(list, d.task.anyRow().wrong("text", "import-text"))
	}
	return list
}

// saysThatOf reports whether an update reads as its section was written.
func (s *section) saysThatOf(u *markdown.Update) bool {
	return u.Withdrawn || u.Source == belowHeading(s.text)
}

// anyRow returns a row that the task comes from.
func (t *task) anyRow() *row {
	switch {
	case t.row != nil:
		return t.row
	case len(t.updates)+len(t.filed) > 0:
		return slices.Concat(t.updates, t.filed)[0].row
	}
	return slices.Concat(t.milestones, t.changes, t.reviews)[0].row
}
