package site

import (
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/media"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// checkAttachment finds what is wrong with a file that is copied. It depends on the file alone.
func checkAttachment(f *tree.File) problem.List {
	var list problem.List
	if f.Size > media.MostBytes {
		list = append(list, problem.New(0, 0, "attachment-large", "value", itoa(int((f.Size+1<<20-1)>>20)), "expected", itoa(media.MostBytes>>20)))
	}
	if where, ok := media.Position(f); ok {
		list = append(list, problem.New(0, 0, "attachment-position", "value", where))
	}
	return append(list, personal(f)...)
}

// legible are the attachments that are read as text, by extension.
var legible = map[string]bool{".csv": true, ".tsv": true, ".txt": true, ".md": true, ".json": true, ".xml": true, ".html": true, ".htm": true, ".svg": true, ".ics": true, ".vcf": true}

// personal finds people's own numbers in an attachment. A text in another encoding has its digits where UTF-8 has them.
func personal(f *tree.File) problem.List {
	if !legible[strings.ToLower(path.Ext(f.Path))] || f.Size > media.MostBytes {
		return nil
	}
	text, err := f.Read()
	if err != nil {
		return nil // whoever copies it will say so
	}
	return privateNumbers(strings.TrimPrefix(string(text), "\ufeff"), 1)
}

// detailOf returns what is said of an attachment. It depends on the file alone, and is found out when that is parsed.
func detailOf(f *tree.File) detail {
	file := markdown.File{Name: f.Path, Size: f.Size}
	file.Width, file.Height = media.Size(f)
	return detail{shown: file.Detail(true), linked: file.Detail(false)}
}

// What is held back is held back as a whole: an attachment is published with the first text that links to it, and not before.

// An Attachment is a file of a plan, and the day from which a text that is published links to it: none if one always does, later
// than any day if none ever does.
type Attachment struct {
	*tree.File
	From day.Day
}

// A use is that a text links to a file, from the day on which it is shown, as an Attachment has it.
type use struct {
	file string
	from day.Day
}

// usesOf returns the files to which a text links where its reader sees it, whether they are there or not.
func (e *entry) usesOf(text Text) []use {
	if e.destination == nil || len(text.Links) == 0 {
		return nil
	}
	var all []use
	in := func(shown markdown.Text, from day.Day) {
		if e.destination.draft {
			from = endOfTime
		}
		for _, part := range shown {
			if part.Link >= 0 {
				all = append(all, use{linkedFile(text.File, text.Links[part.Link].Target), from})
			}
		}
	}
	in(text.Description, e.shownFrom())
	for i := range text.Document.Updates {
		u := &text.Document.Updates[i]
		from := max(u.Day, u.Reported)
		if u.Pending && !e.destination.drafts {
			from = endOfTime
		}
		in(u.Body, from)
	}
	return slices.DeleteFunc(all, func(u use) bool { return !strings.Contains(u.file, "/files/") })
}

// shownFrom returns the day from which the text of a file is shown: none of one that always is.
func (e *entry) shownFrom() day.Day {
	switch front := e.parsed.front.(type) {
	case *IncidentFront:
		return front.Date
	case *BulletinFront:
		return front.Issued
	}
	return 0
}

// linkedFile returns the path of the file to which a relative link leads.
func linkedFile(from, target string) string {
	name, _, _ := strings.Cut(target, "#")
	if name == "" {
		return from
	}
	return path.Join(path.Dir(from), strings.ReplaceAll(name, "%23", "#"))
}

// dateAttachments says of each attachment from when on it is published, and finds those that never are, and those that run.
func (j *joiner) dateAttachments() {
	shown := map[string]day.Day{}
	note := func(file string, from day.Day) {
		if e := j.reader.found(file); e != nil {
			file = e.path // its name may be written in another form of Unicode
		}
		if first, known := shown[file]; !known || from < first {
			shown[file] = from
		}
	}
	for _, e := range j.reader.list {
		for _, u := range e.uses {
			note(u.file, u.from)
		}
	}
	meant := j.possiblyMeant()
	for _, plan := range j.site.Plans {
		if plan.Original != "" && !isAddress(plan.Original) {
			note(path.Join(ContentDir, plan.Key, plan.Original), 0)
		}
		plan.noteChangeFiles(note)
		plan.noteIncidentFiles(note)
		for i := range plan.Files {
			a := &plan.Files[i]
			from, linked := shown[a.Path]
			if a.From = from; !linked {
				a.From = endOfTime
			}
			if code := j.faultOf(a, linked, meant); code != "" {
				j.problems = append(j.problems, problem.New(0, 0, code).In(a.Path))
			}
		}
	}
}

// faultOf says what is wrong with an attachment: it runs, or it is not published, and that is no consequence of another mistake.
func (j *joiner) faultOf(a *Attachment, linked bool, meant map[string]bool) (code string) {
	e := j.reader.byPath[a.Path]
	switch {
	case linked && e.parsed.active && !j.site.Attachments.Active:
		return "attachment-active"
	case a.From < endOfTime, len(e.parsed.problems) > 0, meant[a.Path]:
		return ""
	case linked:
		return "attachment-held-back"
	case meant[path.Dir(a.Path)], meant[e.folder]:
		return ""
	}
	return "attachment-unlinked"
}

// possiblyMeant returns the files, and the folders of files, to which a text may be meant to link: those that a dead link probably
// means, and those of a plan of which a text could not be read. A file whose name is nearly that of another has to be renamed first.
func (j *joiner) possiblyMeant() map[string]bool {
	all := map[string]bool{}
	for _, p := range j.strayed {
		if near, ok := p.Data["near"]; ok {
			all[linkedFile(p.File, near)] = true
		} else if p.Code == "link-to-folder" {
			all[linkedFile(p.File, p.Data["value"])] = true
		}
	}
	for _, p := range j.reader.clashes {
		all[p.File], all[p.Data["other"]], all[path.Join(path.Dir(p.File), path.Base(p.Data["other"]))] = true, true, true
	}
	for _, e := range j.reader.list {
		if e.parsed.unread && e.kind != articleKind {
			all[e.folder] = true
		}
	}
	return all
}
